// SPDX-License-Identifier: MIT
#include "app/vector/pdf_painter.hpp"

#include "app/base/utf8.hpp"
#include "app/vector/colors.hpp"
#include "app/vector/node_outline.hpp"
#include "app/vector/pdf_color.hpp"
#include "app/vector/pdf_file.hpp"
#include "app/vector/pdf_text.hpp"
#include "app/vector/tie_outline.hpp"

#include <cairo-pdf.h>
#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <numbers>
#include <utility>

namespace entente::vector {
namespace {

struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_pattern_t* pattern) const { cairo_pattern_destroy(pattern); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;
using Context = std::unique_ptr<cairo_t, Destroy>;
using Pattern = std::unique_ptr<cairo_pattern_t, Destroy>;

cairo_status_t append(void* file, const unsigned char* data, unsigned int length) {
    try {
        static_cast<std::string*>(file)->append(reinterpret_cast<const char*>(data), length);
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
    return CAIRO_STATUS_SUCCESS;
}

bool is_sound(base::Vec2 p) {
    return std::abs(p.x) < 1e5F && std::abs(p.y) < 1e5F; // false for what is not a number
}

/// Hands the steps of a path to Cairo.
class CairoPen {
  public:
    explicit CairoPen(cairo_t* context) : context_(context) {}
    void move_to(Point p) {
        cairo_move_to(context_, p.x, p.y);
        at_ = p;
    }
    void line_to(Point p) {
        cairo_line_to(context_, p.x, p.y);
        at_ = p;
    }
    void quadratic_to(Point control, Point p) {
        cubic_to(at_ + (control - at_) * (2.0 / 3), p + (control - p) * (2.0 / 3), p);
    }
    void cubic_to(Point first, Point second, Point p) {
        cairo_curve_to(context_, first.x, first.y, second.x, second.y, p.x, p.y);
        at_ = p;
    }
    void close() { cairo_close_path(context_); }

  private:
    cairo_t* context_;
    Point at_;
};

class PdfPainter {
  public:
    PdfPainter(cairo_t* context, const scene::Marks& marks, const Page& page,
               const text::FontSet& fonts)
        : context_(context), marks_(marks), page_(page), outliner_(page.width_px, page.height_px),
          texts_(context, fonts) {}

    base::Result<void> paint() {
        if (!page_.is_transparent && is_seen(marks_.background)) {
            cairo_rectangle(context_, 0, 0, page_.width_px, page_.height_px);
            fill(marks_.background);
        }
        for (const scene::AreaMark& area : marks_.areas) {
            paint_area(area);
        }
        paint_ties(marks_.ties);
        paint_nodes(marks_.nodes);
        if (auto painted = paint_texts(marks_.labels); !painted) {
            return painted;
        }
        for (const scene::BoxMark& box : marks_.boxes) {
            if (box.rect.width() > 0 && box.rect.height() > 0 && is_sound(box.rect.min) &&
                is_sound(box.rect.max)) {
                paint_box(box);
            }
        }
        paint_ties(marks_.overlay_ties);
        paint_nodes(marks_.overlay_nodes);
        return paint_texts(marks_.overlay_texts);
    }

  private:
    void fill(const base::Color& color, double share = 1) {
        set_color(context_, color, share);
        cairo_fill(context_);
    }

    void stroke(const base::Color& color, double width) {
        set_color(context_, color);
        cairo_set_line_width(context_, width);
        cairo_stroke(context_);
    }

    void add(const Path& path) {
        CairoPen pen(context_);
        trace(path, pen);
    }

    void paint_area(const scene::AreaMark& area) {
        if (area.corners.size() < 3 ||
            !std::all_of(area.corners.begin(), area.corners.end(), is_sound)) {
            return;
        }
        CairoPen pen(context_);
        pen.move_to(to_point(area.corners.front()));
        for (std::size_t i = 1; i < area.corners.size(); ++i) {
            pen.line_to(to_point(area.corners[i]));
        }
        pen.close();
        const bool has_outline = area.outline_width > 0 && is_seen(area.outline);
        paint_path(area.fill, has_outline ? area.outline : base::Color{0, 0, 0, 0},
                   static_cast<double>(area.outline_width));
    }

    /// Fills the path that is set, then strokes it.
    void paint_path(const base::Color& inside, const base::Color& outline, double width) {
        if (is_seen(inside)) {
            set_color(context_, inside);
            cairo_fill_preserve(context_);
        }
        if (is_seen(outline) && width > 0) {
            set_color(context_, outline);
            cairo_set_line_width(context_, width);
            cairo_stroke_preserve(context_);
        }
        cairo_new_path(context_);
    }

    void paint_ties(const std::vector<scene::TieMark>& ties) {
        for (const scene::TieMark& tie : ties) {
            const TieOutline* outline = outliner_.find(tie);
            if (outline == nullptr) {
                continue;
            }
            if (!outline->line.is_empty()) {
                add(outline->line);
                if (outline->dash > 0) {
                    cairo_set_dash(context_, &outline->dash, 1, outline->dash_offset);
                }
                stroke(tie.color, outline->width);
                if (outline->dash > 0) {
                    cairo_set_dash(context_, nullptr, 0, 0);
                }
            }
            if (!outline->solid.is_empty()) {
                add(outline->solid);
                fill(tie.color, outline->solid_share);
            }
        }
    }

    void paint_nodes(const std::vector<scene::NodeMark>& nodes) {
        cairo_set_fill_rule(context_, CAIRO_FILL_RULE_EVEN_ODD); // for the hole of a ring
        for (const scene::NodeMark& node : nodes) {
            if (node.radius > 0 && node.radius < 1e5F && is_sound(node.center)) {
                paint_node(node);
            }
        }
        cairo_set_fill_rule(context_, CAIRO_FILL_RULE_WINDING);
    }

    void paint_node(const scene::NodeMark& node) {
        const Point center = to_point(node.center);
        const auto radius = static_cast<double>(node.radius);
        const auto width = static_cast<double>(std::max(node.outline_width, 0.0F));
        const auto set = [&](double inset) {
            path_.clear();
            append_outline(path_, node.shape, center, radius, inset);
            add(path_);
        };
        if (width <= 0 || node.outline.a >= 1 || !is_seen(node.fill)) {
            set(0);
            if (node.dashes > 0) {
                constexpr double pi = std::numbers::pi;
                const double dash = pi * radius / static_cast<double>(node.dashes);
                cairo_set_dash(context_, &dash, 1, 0);
            }
            paint_path(node.fill, node.outline, width);
            if (node.dashes > 0) {
                cairo_set_dash(context_, nullptr, 0, 0);
            }
            return;
        }
        // The fill must not shine through the outline.
        set(width / 2);
        fill(node.fill);
        if (is_seen(node.outline)) {
            set(0);
            stroke(node.outline, width);
        }
    }

    base::Result<void> paint_texts(const std::vector<scene::TextMark>& texts) {
        for (const scene::TextMark& text : texts) {
            if (auto painted = texts_.paint(text); !painted) {
                return painted;
            }
        }
        return {};
    }

    /// A box's outline lies within its rectangle.
    void paint_box(const scene::BoxMark& box) {
        const auto width = static_cast<double>(std::max(box.outline_width, 0.0F));
        const bool has_outline = width > 0 && is_seen(box.outline);
        const bool is_opaque = has_outline && box.outline.a >= 1;
        if (rectangle(box, is_opaque ? width / 2 : width)) {
            if (box.is_gradient) {
                set_gradient(box);
            } else {
                set_color(context_, box.fill);
            }
            cairo_fill(context_);
        }
        if (has_outline && rectangle(box, width / 2)) {
            stroke(box.outline, width);
        }
    }

    void set_gradient(const scene::BoxMark& box) {
        const Pattern pattern(cairo_pattern_create_linear(static_cast<double>(box.rect.min.x), 0,
                                                          static_cast<double>(box.rect.max.x), 0));
        const auto add_stop = [&](double offset, const base::Color& color) {
            const auto [r, g, b] = to_srgb(color);
            cairo_pattern_add_color_stop_rgba(pattern.get(), offset, r, g, b, opacity_of(color));
        };
        add_stop(0, box.fill);
        add_stop(1, box.fill_right);
        cairo_set_source(context_, pattern.get());
    }

    bool rectangle(const scene::BoxMark& box, double inset) {
        const double left = static_cast<double>(box.rect.min.x) + inset;
        const double top = static_cast<double>(box.rect.min.y) + inset;
        const double right = static_cast<double>(box.rect.max.x) - inset;
        const double bottom = static_cast<double>(box.rect.max.y) - inset;
        if (!(right > left) || !(bottom > top)) {
            return false;
        }
        const double corner = std::min({static_cast<double>(box.corner_radius),
                                        static_cast<double>(box.rect.width()) / 2,
                                        static_cast<double>(box.rect.height()) / 2}) -
                              inset;
        if (!(corner > 0)) {
            cairo_rectangle(context_, left, top, right - left, bottom - top);
            return true;
        }
        constexpr double quarter = std::numbers::pi / 2;
        cairo_new_sub_path(context_);
        cairo_arc(context_, right - corner, top + corner, corner, -quarter, 0);
        cairo_arc(context_, right - corner, bottom - corner, corner, 0, quarter);
        cairo_arc(context_, left + corner, bottom - corner, corner, quarter, 2 * quarter);
        cairo_arc(context_, left + corner, top + corner, corner, 2 * quarter, 3 * quarter);
        cairo_close_path(context_);
        return true;
    }

    cairo_t* context_;
    const scene::Marks& marks_;
    const Page& page_;
    TieOutliner outliner_;
    PdfTexts texts_;
    Path path_; ///< kept, so that it need not be allocated again
};

base::Error refusal(cairo_status_t status) {
    return {base::ErrorKind::unreadable,
            std::string("Cairo cannot make the PDF: ") + cairo_status_to_string(status)};
}

/// What Cairo takes as text: well-formed, and no control characters but line breaks.
std::string clean_text(std::string_view utf8) {
    std::string text;
    while (!utf8.empty()) {
        const char32_t c = base::take_code_point(utf8);
        if (c >= 0x20 || c == U'\n') {
            base::append_utf8(text, c);
        }
    }
    return text;
}

void describe(cairo_surface_t* surface, const Texts& texts) {
    const auto set = [surface](cairo_pdf_metadata_t what, const std::string& words) {
        if (!words.empty()) {
            cairo_pdf_surface_set_metadata(surface, what, clean_text(words).c_str());
        }
    };
    set(CAIRO_PDF_METADATA_TITLE, texts.title);
    set(CAIRO_PDF_METADATA_SUBJECT, texts.description);
    set(CAIRO_PDF_METADATA_CREATOR, texts.software);
    // Else it is the time of day, and no two files are the same; finish_pdf removes it.
    set(CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
}

} // namespace

base::Result<std::string> paint_pdf(const scene::Marks& marks, const Page& page, const Texts& texts,
                                    text::FontSet& fonts) {
    constexpr double points_per_inch = 72;
    const double scale = points_per_inch / page.dots_per_inch;
    std::string file;
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &file, page.width_px * scale,
                                                              page.height_px * scale));
    // From 1.5 on a ligature can say which letters it stands for.
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    describe(surface.get(), texts);
    {
        const Context context(cairo_create(surface.get()));
        cairo_scale(context.get(), scale, scale);
        PdfPainter painter(context.get(), marks, page, fonts);
        if (auto painted = painter.paint(); !painted) {
            return base::fail(std::move(painted).error());
        }
        if (const cairo_status_t status = cairo_status(context.get());
            status != CAIRO_STATUS_SUCCESS) {
            return base::fail(refusal(status));
        }
        cairo_show_page(context.get());
    }
    cairo_surface_finish(surface.get());
    if (const cairo_status_t status = cairo_surface_status(surface.get());
        status != CAIRO_STATUS_SUCCESS) {
        return base::fail(refusal(status));
    }
    return finish_pdf(std::move(file), texts.recipe);
}

} // namespace entente::vector
