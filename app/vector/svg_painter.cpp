// SPDX-License-Identifier: MIT
#include "app/vector/svg_painter.hpp"

#include "app/vector/colors.hpp"
#include "app/vector/node_outline.hpp"
#include "app/vector/svg_head.hpp"
#include "app/vector/svg_text.hpp"
#include "app/vector/tie_outline.hpp"
#include "app/vector/xml_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace entente::vector {
namespace {

bool is_within_reach(base::Vec2 p) {
    return std::abs(p.x) < 1e7F && std::abs(p.y) < 1e7F; // false for what is not a number
}

ElementName name_of(const std::function<ElementName(std::uint32_t)>& names, std::uint32_t index) {
    ElementName name = names ? names(index) : ElementName{};
    if (name.id.empty()) {
        name.id = std::to_string(index);
    }
    return name;
}

class SvgPainter {
  public:
    SvgPainter(const scene::Marks& marks, const Page& page, const Names& names,
               text::FontSet& fonts)
        : marks_(marks), page_(page), names_(names), outliner_(page.width_px, page.height_px),
          texts_(xml_, fonts) {}

    std::string paint(const Texts& texts) {
        xml_.reserve(4096 + texts.recipe.size() + marks_.ties.size() * 210 +
                     marks_.nodes.size() * 240 + marks_.labels.size() * 360);
        begin_svg(xml_, ids_, page_, texts);
        background();
        layer("areas", "Areas", [this] { areas(); });
        layer("ties", "Ties", [this] { ties(marks_.ties, true); });
        layer("nodes", "Nodes", [this] { nodes(marks_.nodes, true); });
        layer("labels", "Labels", [this] { labels(); });
        layer("overlay", "Legend, caption and notes", [this] { overlay(); });
        xml_.close();
        std::string file = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        file += xml_.take();
        file += '\n';
        return file;
    }

  private:
    template <class Content>
    void layer(std::string_view id, std::string_view words, const Content& content) {
        xml_.open("g");
        xml_.attribute("id", ids_.take("", id));
        xml_.attribute("inkscape:groupmode", "layer");
        xml_.attribute("inkscape:label", words);
        content();
        xml_.close();
    }

    void background() {
        if (page_.is_transparent || !is_seen(marks_.background)) {
            return;
        }
        layer("background", "Background", [this] {
            xml_.open("rect");
            xml_.number("width", page_.width_px);
            xml_.number("height", page_.height_px);
            xml_.color("fill", marks_.background);
            xml_.close();
        });
    }

    void title(const std::string& words) {
        if (!words.empty()) {
            xml_.text_element("title", words);
        }
    }

    void stroke(const base::Color& color, double width) {
        xml_.color("stroke", color);
        xml_.number("stroke-width", width);
    }

    void areas() {
        for (const scene::AreaMark& area : marks_.areas) {
            if (area.corners.size() < 3 ||
                !std::all_of(area.corners.begin(), area.corners.end(), is_within_reach)) {
                continue;
            }
            path_.clear();
            path_.move_to(to_point(area.corners.front()));
            for (std::size_t i = 1; i < area.corners.size(); ++i) {
                path_.line_to(to_point(area.corners[i]));
            }
            path_.close();
            xml_.open("path");
            xml_.attribute("id", ids_.take("area-", std::to_string(area.hull + 1)));
            xml_.attribute("class", "area");
            xml_.path(path_);
            fill(area.fill);
            if (area.outline_width > 0 && is_seen(area.outline)) {
                stroke(area.outline, static_cast<double>(area.outline_width));
            }
            xml_.close();
        }
    }

    void fill(const base::Color& color) {
        if (is_seen(color)) {
            xml_.color("fill", color);
        } else {
            xml_.attribute("fill", "none");
        }
    }

    /// @param named  as what they stand for; else they are samples of a legend, leaders of notes.
    void ties(const std::vector<scene::TieMark>& ties, bool named) {
        for (const scene::TieMark& tie : ties) {
            const TieOutline* outline = outliner_.find(tie);
            if (outline == nullptr) {
                continue;
            }
            const bool is_group = !outline->line.is_empty() && !outline->solid.is_empty();
            xml_.open(is_group ? "g" : "path");
            ElementName name;
            if (named) {
                name = name_of(names_.tie, tie.tie);
                xml_.attribute("id", ids_.take("tie-", name.id));
                xml_.attribute("class", "tie");
            }
            if (is_group) {
                title(name.words);
                xml_.open("path");
                tie_line(tie, *outline);
                xml_.close();
                xml_.open("path");
                tie_solid(tie, *outline);
                xml_.close();
            } else {
                if (outline->solid.is_empty()) {
                    tie_line(tie, *outline);
                } else {
                    tie_solid(tie, *outline);
                }
                title(name.words);
            }
            xml_.close();
        }
    }

    void tie_line(const scene::TieMark& tie, const TieOutline& outline) {
        xml_.path(outline.line);
        xml_.attribute("fill", "none");
        stroke(tie.color, outline.width);
        if (outline.dash > 0) {
            xml_.number("stroke-dasharray", outline.dash, 3);
            if (outline.dash_offset > 0) {
                xml_.number("stroke-dashoffset", outline.dash_offset);
            }
        }
    }

    void tie_solid(const scene::TieMark& tie, const TieOutline& outline) {
        xml_.path(outline.solid);
        xml_.color("fill", tie.color, outline.solid_share);
    }

    void nodes(const std::vector<scene::NodeMark>& nodes, bool named) {
        for (const scene::NodeMark& node : nodes) {
            if (!(node.radius > 0) || !is_within_reach(node.center) || !is_on_page(node)) {
                continue;
            }
            if (named) {
                xml_.open("g");
                if (node.is_decoration) {
                    xml_.attribute("class", "decoration");
                } else {
                    const ElementName name = name_of(names_.node, node.node);
                    xml_.attribute("id", ids_.take("node-", name.id));
                    xml_.attribute("class", "node");
                    title(name.words);
                }
                shapes(node);
                xml_.close();
            } else {
                shapes(node);
            }
        }
    }

    /// Length of a dash, and of a gap, around a disc.
    static double dash_of(const scene::NodeMark& node) {
        constexpr double pi = std::numbers::pi;
        return pi * static_cast<double>(node.radius) / static_cast<double>(node.dashes);
    }

    [[nodiscard]] bool is_on_page(const scene::NodeMark& node) const {
        const float reach = 1.6F * node.radius + node.outline_width + 2;
        return node.center.x > -reach && node.center.y > -reach &&
               node.center.x < static_cast<float>(page_.width_px) + reach &&
               node.center.y < static_cast<float>(page_.height_px) + reach;
    }

    /// One shape for fill and outline; two where the fill would shine through the outline.
    void shapes(const scene::NodeMark& node) {
        const auto width = static_cast<double>(std::max(node.outline_width, 0.0F));
        const bool has_outline = width > 0 && is_seen(node.outline);
        const bool is_one = width <= 0 || node.outline.a >= 1 || !is_seen(node.fill);
        if (!is_one && shape(node, width / 2)) {
            fill(node.fill);
            xml_.close();
        }
        if ((is_one ? has_outline || is_seen(node.fill) : has_outline) && shape(node, 0)) {
            fill(is_one ? node.fill : base::Color{0, 0, 0, 0});
            if (has_outline) {
                stroke(node.outline, width);
                if (node.dashes > 0) {
                    xml_.number("stroke-dasharray", dash_of(node), 3);
                }
            }
            xml_.close();
        }
    }

    /// Opens the element; false where nothing is left of it.
    bool shape(const scene::NodeMark& node, double inset) {
        const Point center = to_point(node.center);
        const auto radius = static_cast<double>(node.radius);
        if (node.shape == scene::Shape::disc) {
            if (!(radius > inset)) {
                return false;
            }
            xml_.open("circle");
            xml_.number("cx", center.x);
            xml_.number("cy", center.y);
            xml_.number("r", radius - inset);
            return true;
        }
        path_.clear();
        append_outline(path_, node.shape, center, radius, inset);
        if (path_.is_empty()) {
            return false;
        }
        xml_.open("path");
        xml_.path(path_);
        if (node.shape == scene::Shape::ring) {
            xml_.attribute("fill-rule", "evenodd");
        }
        return true;
    }

    void labels() {
        constexpr std::uint32_t none = 0xffff'ffff;
        for (std::size_t i = 0; i < marks_.labels.size();) {
            const std::uint32_t node = marks_.labels[i].node;
            if (node == none) {
                texts_.write(marks_.labels[i++]);
                continue;
            }
            const ElementName name = name_of(names_.node, node);
            xml_.open("g");
            xml_.attribute("id", ids_.take("label-", name.id));
            xml_.attribute("class", "label");
            title(name.words);
            for (; i < marks_.labels.size() && marks_.labels[i].node == node; ++i) {
                texts_.write(marks_.labels[i]);
            }
            xml_.close();
        }
    }

    void overlay() {
        for (const scene::BoxMark& box : marks_.boxes) {
            if (box.rect.width() > 0 && box.rect.height() > 0 && is_within_reach(box.rect.min) &&
                is_within_reach(box.rect.max)) {
                paint_box(box);
            }
        }
        ties(marks_.overlay_ties, false);
        nodes(marks_.overlay_nodes, false);
        for (const scene::TextMark& text : marks_.overlay_texts) {
            texts_.write(text);
        }
    }

    /// A box's outline lies within its rectangle.
    void paint_box(const scene::BoxMark& box) {
        const auto width = static_cast<double>(std::max(box.outline_width, 0.0F));
        const bool has_outline = width > 0 && is_seen(box.outline);
        const bool has_fill = is_seen(box.fill) || (box.is_gradient && is_seen(box.fill_right));
        std::string gradient;
        if (box.is_gradient && has_fill) {
            gradient = "url(#" + define_gradient(box) + ")";
        }
        const auto paint_fill = [&] {
            if (gradient.empty()) {
                fill(box.fill);
            } else {
                xml_.attribute("fill", gradient);
            }
        };
        if (has_outline && box.outline.a >= 1) {
            if (rectangle(box, width / 2)) {
                paint_fill();
                stroke(box.outline, width);
                xml_.close();
            }
            return;
        }
        if (has_fill && rectangle(box, width)) {
            paint_fill();
            xml_.close();
        }
        if (has_outline && rectangle(box, width / 2)) {
            xml_.attribute("fill", "none");
            stroke(box.outline, width);
            xml_.close();
        }
    }

    std::string define_gradient(const scene::BoxMark& box) {
        std::string id = ids_.take("gradient-", std::to_string(++gradients_));
        xml_.open("linearGradient");
        xml_.attribute("id", id);
        xml_.attribute("gradientUnits", "userSpaceOnUse");
        xml_.number("x1", static_cast<double>(box.rect.min.x));
        xml_.number("x2", static_cast<double>(box.rect.max.x));
        xml_.attribute("y1", "0");
        xml_.attribute("y2", "0");
        for (const auto& [offset, color] : {std::pair{0, box.fill}, std::pair{1, box.fill_right}}) {
            xml_.open("stop");
            xml_.number("offset", offset);
            xml_.attribute("stop-color", hex_of(color));
            if (opacity_of(color) < 1) {
                xml_.number("stop-opacity", opacity_of(color), 3);
            }
            xml_.close();
        }
        xml_.close();
        return id;
    }

    bool rectangle(const scene::BoxMark& box, double inset) {
        const double wide = static_cast<double>(box.rect.width()) - 2 * inset;
        const double high = static_cast<double>(box.rect.height()) - 2 * inset;
        if (!(wide > 0) || !(high > 0)) {
            return false;
        }
        const double corner = std::min({static_cast<double>(box.corner_radius),
                                        static_cast<double>(box.rect.width()) / 2,
                                        static_cast<double>(box.rect.height()) / 2});
        xml_.open("rect");
        xml_.number("x", static_cast<double>(box.rect.min.x) + inset);
        xml_.number("y", static_cast<double>(box.rect.min.y) + inset);
        xml_.number("width", wide);
        xml_.number("height", high);
        if (corner > inset) {
            xml_.number("rx", corner - inset);
        }
        return true;
    }

    const scene::Marks& marks_;
    const Page& page_;
    const Names& names_;
    TieOutliner outliner_;
    XmlWriter xml_;
    UniqueIds ids_;
    SvgTexts texts_;
    Path path_; ///< kept, so that it need not be allocated again
    int gradients_ = 0;
};

} // namespace

std::string paint_svg(const scene::Marks& marks, const Page& page, const Texts& texts,
                      const Names& names, text::FontSet& fonts) {
    return SvgPainter(marks, page, names, fonts).paint(texts);
}

} // namespace entente::vector
