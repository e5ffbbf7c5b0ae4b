// SPDX-License-Identifier: MIT
#include "app/scene/figure_page.hpp"

#include "app/scene/cell_encoding.hpp"
#include "app/scene/marks_bounds.hpp"
#include "app/scene/network_fit.hpp"
#include "app/scene/overlay.hpp"
#include "app/scene/shown_network.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>

namespace entente::scene {
namespace {

/// The encoding at the figure's scale; on a small page type shrinks a little.
Encoding encoding_for(const Rect& picture, const Encoding& encoding, float scale) {
    Encoding result = encoding;
    result.pixel_scale = scale;
    result.label_px *= std::sqrt(page_factor(picture, scale));
    return result;
}

Rect moved(const Rect& rect, Vec2 by) {
    return {rect.min + by, rect.max + by};
}

/// How far a rectangle can slide along an axis, up to `limit` (signed), before it meets one of the
/// obstacles.
float slide(const Rect& rect, bool is_along_x, float limit, std::span<const Rect> obstacles) {
    float way = std::abs(limit);
    const bool is_forth = limit > 0;
    for (const Rect& other : obstacles) {
        const bool is_in_the_way = is_along_x
                                       ? other.min.y < rect.max.y && rect.min.y < other.max.y
                                       : other.min.x < rect.max.x && rect.min.x < other.max.x;
        if (!is_in_the_way) {
            continue;
        }
        const float room = is_along_x
                               ? (is_forth ? other.min.x - rect.max.x : rect.min.x - other.max.x)
                               : (is_forth ? other.min.y - rect.max.y : rect.min.y - other.max.y);
        const bool is_behind =
            is_along_x ? (is_forth ? other.max.x <= rect.min.x : other.min.x >= rect.max.x)
                       : (is_forth ? other.max.y <= rect.min.y : other.min.y >= rect.max.y);
        if (!is_behind) {
            way = std::min(way, std::max(room, 0.0F));
        }
    }
    return is_forth ? way : -way;
}

} // namespace

FigurePage::FigurePage(const SceneInput& input, const Caption& caption,
                       const FigureOptions& options, text::FontSet& fonts)
    : options_(options), picture_{{0, 0},
                                  {static_cast<float>(options.width_px),
                                   static_cast<float>(options.height_px)}} {
    encoding_ = encoding_for(picture_, input.encoding, options.scale);
    const float unit = options.scale * page_factor(picture_, options.scale);
    margin_ =
        std::round(std::min(30 * unit, 0.05F * std::min(picture_.width(), picture_.height())));
    gap_ = std::round(10 * unit);
    inside_ = frame_ = widened(picture_, -margin_);
    if (options.with_caption) {
        Marks head;
        if (const auto set = set_caption(caption, encoding_, frame_, fonts, head)) {
            head_ = PagePart{std::move(head), set->words};
            keep_clear_.push_back(set->taken);
        }
        Marks foot;
        if (const auto words = add_provenance(caption, encoding_, frame_, fonts, foot)) {
            foot_ = PagePart{std::move(foot), *words};
            keep_clear_.push_back(*words);
            frame_.max.y = std::max(words->min.y - gap_, frame_.min.y);
        }
        if (head_) {
            frame_.min.y = std::min(keep_clear_.front().max.y + gap_, frame_.max.y);
        }
    }
    words_ = frame_;
    // Nodes and ties shrink with the room that is left for them, whatever the type does.
    const Encoding fitting = encoding_for_room(frame_, encoding_, options.scale);
    encoding_.min_radius_px = fitting.min_radius_px;
    encoding_.max_radius_px = fitting.max_radius_px;
    encoding_.min_width_px = fitting.min_width_px;
    encoding_.max_width_px = fitting.max_width_px;
    if (options.with_legend) {
        const graph::TieGraph& explained =
            options.legend_graph != nullptr ? *options.legend_graph : input.graph;
        LegendInput explains{explained, input.store, encoding_, input.annotations,
                             options.is_fixed_to_all_time};
        explains.window = options.window;
        explains.compared_with = options.compared_with;
        explains.has_absent = options.has_absent;
        explains.scale_note = options.scale_note;
        explains.has_shares = options.has_shares;
        legends_ = set_legends(explains, legend_area(), fonts);
        group_end_.fill(legends_.size());
        auto compact = set_compact_legends(explains, legend_area(), fonts);
        for (std::size_t i = 0; i < compact.size(); ++i) {
            std::move(compact[i].begin(), compact[i].end(), std::back_inserter(legends_));
            group_end_[i + 1] = legends_.size();
        }
        if (options.is_transparent) {
            for (Legend& legend : legends_) {
                legend.marks.boxes.front().fill.a = 0;
                legend.marks.boxes.front().fill_right.a = 0;
            }
        }
    }
}

/// The words of the legend stand flush with those of the caption, so its panel begins outside.
Rect FigurePage::legend_area() const {
    const float padding = std::min(legend_padding_px(words_, encoding_), margin_);
    const float below = foot_ ? std::min(padding, gap_ * 0.5F) : padding;
    return {words_.min - Vec2{padding, 0}, words_.max + Vec2{padding, below}};
}

std::optional<Rect> FigurePage::legend() const {
    if (!seat_) {
        return std::nullopt;
    }
    return legend_rect(legends_[seat_->form].size, seat_->at, legend_area());
}

SceneInput FigurePage::on_page(const SceneInput& input, const Camera& camera) const {
    return seen_with(input, camera, encoding_, keep_clear_);
}

std::optional<LegendSeat> FigurePage::seat_for_fit(const SceneInput& input,
                                                   text::FontSet& fonts) const {
    if (legends_.empty()) {
        return std::nullopt;
    }
    // Of the network's size that is left by the usual legend, a compact one, the least one.
    constexpr std::array least_shares{0.5F, 0.42F, 0.3F};
    std::size_t first = 0;
    for (std::size_t group = 0; group < group_end_.size(); ++group) {
        std::vector<std::size_t> forms(group_end_[group] - first);
        std::iota(forms.begin(), forms.end(), first);
        first = group_end_[group];
        if (forms.empty()) {
            continue;
        }
        if (auto seat = seat_among(input, forms, least_shares[group], fonts)) {
            return seat;
        }
    }
    return std::nullopt;
}

std::optional<LegendSeat> FigurePage::seat_among(const SceneInput& input,
                                                 const std::vector<std::size_t>& among,
                                                 float least_share, text::FontSet& fonts) const {
    const Rect area = legend_area();
    std::vector<LegendSeat> seats;
    std::vector<Rect> places;
    std::vector<std::size_t> forms = among;
    if (frame_.height() > 1.1F * frame_.width()) {
        // On an upright page what is wide and low stands better below the network.
        std::stable_sort(forms.begin(), forms.end(), [&](std::size_t a, std::size_t b) {
            return legends_[a].size.x > legends_[b].size.x;
        });
    }
    for (const std::size_t form : forms) {
        const auto add = [&](Vec2 at) {
            seats.push_back({form, at});
            places.push_back(legend_rect(legends_[form].size, at, area));
        };
        if (options_.legend_at) {
            add(*options_.legend_at);
            continue;
        }
        for (const Vec2 at : legend_seats()) {
            add(at);
        }
    }
    const Room room = find_room(on_page(input, input.camera), frame_, places, fonts);
    return room.share < least_share ? std::nullopt : std::optional(seats[room.place]);
}

std::optional<LegendSeat> FigurePage::seat_for_camera(const SceneInput& input,
                                                      const Camera& camera) const {
    if (legends_.empty()) {
        return std::nullopt;
    }
    if (options_.legend_at) {
        return LegendSeat{0, *options_.legend_at};
    }
    const SceneInput seen = on_page(input, camera);
    std::vector<Rect> things;
    for (std::size_t i = 0; i < input.graph.nodes.size(); ++i) {
        if (const auto node = show_node(seen, i)) {
            const Vec2 extent = extent_of(*node, encoding_);
            things.push_back({node->center - extent, node->center + extent});
        }
    }
    return LegendSeat{0, calmest_seat(legends_.front().size, legend_area(), things, std::nullopt)};
}

void FigurePage::seat_legend(const std::optional<LegendSeat>& seat) {
    if (seat && !legends_.empty()) {
        seat_ = LegendSeat{std::min(seat->form, legends_.size() - 1), seat->at};
        const Rect rect = *legend();
        keep_clear_.push_back(rect);
        // Above or below one that is nearly as wide as the page the network is in the middle of
        // what is left.
        if (rect.width() > 0.6F * frame_.width()) {
            const float above = rect.min.y - frame_.min.y;
            const float below = frame_.max.y - rect.max.y;
            if (above > below) {
                frame_.max.y = std::max(rect.min.y - gap_ / 2, frame_.min.y);
            } else {
                frame_.min.y = std::min(rect.max.y + gap_ / 2, frame_.max.y);
            }
        }
    }
}

Rect FigurePage::finish(Marks& network) const {
    PagePart legend_part;
    if (seat_) {
        legend_part.rect = *legend();
        add_legend(legends_[seat_->form], legend_part.rect.min, legend_part.marks);
    }
    if (options_.is_trimmed) {
        return trim(network, std::move(legend_part));
    }
    append_overlay(legend_part.marks, {}, network);
    for (const auto* part : {&head_, &foot_}) {
        if (*part) {
            append_overlay((*part)->marks, {}, network);
        }
    }
    return picture_;
}

Rect FigurePage::trim(Marks& network, PagePart legend) const {
    Rect content = bounds_of(network).value_or(Rect{frame_.center(), frame_.center()});
    // What runs out of the picture is cut off by its edge, as it was.
    content = {{std::max(content.min.x, picture_.min.x), std::max(content.min.y, picture_.min.y)},
               {std::min(content.max.x, picture_.max.x), std::min(content.max.y, picture_.max.y)}};
    if (seat_ && !options_.legend_at) {
        std::vector<Rect> obstacles;
        for (const NodeMark& node : network.nodes) {
            obstacles.push_back(widened(bounds_of(node), gap_));
        }
        for (const auto* texts : {&network.labels, &network.overlay_texts}) {
            for (const TextMark& text : *texts) {
                obstacles.push_back(widened(bounds_of(text), gap_));
            }
        }
        for (const BoxMark& box : network.boxes) {
            obstacles.push_back(widened(box.rect, gap_));
        }
        // Into the corner that it has with the network, first to the side, then up or down.
        Rect rect = legend.rect;
        const Vec2 outside_before{content.min.x - rect.min.x, content.min.y - rect.min.y};
        const Vec2 outside_after{content.max.x - rect.max.x, content.max.y - rect.max.y};
        const float aside =
            outside_before.x > 0 ? outside_before.x : std::min(outside_after.x, 0.0F);
        rect = moved(rect, {std::trunc(slide(rect, true, aside, obstacles)), 0});
        const float along =
            outside_before.y > 0 ? outside_before.y : std::min(outside_after.y, 0.0F);
        rect = moved(rect, {0, std::trunc(slide(rect, false, along, obstacles))});
        shift(legend.marks, rect.min - legend.rect.min);
        legend.rect = rect;
    }
    if (seat_) {
        content = joined(content, legend.rect);
        append_overlay(legend.marks, {}, network);
    }
    Rect page = content;
    for (const auto* part : {&head_, &foot_}) {
        if (!*part) {
            continue;
        }
        const Rect& rect = (*part)->rect;
        const bool is_head = part == &head_;
        const bool is_flush_right = rect.max.x > frame_.max.x - 1 && rect.min.x > frame_.min.x + 1;
        const Vec2 by{
            std::round(is_flush_right ? content.max.x - rect.max.x : content.min.x - rect.min.x),
            std::round(is_head ? content.min.y - gap_ - rect.max.y
                               : content.max.y + gap_ - rect.min.y)};
        append_overlay((*part)->marks, by, network);
        page = joined(page, moved(rect, by));
    }
    page = {{std::floor(page.min.x - margin_), std::floor(page.min.y - margin_)},
            {std::ceil(page.max.x + margin_), std::ceil(page.max.y + margin_)}};
    // Whole pixels on both sides can be one more than there were.
    page.max = {std::min(page.max.x, page.min.x + picture_.width()),
                std::min(page.max.y, page.min.y + picture_.height())};
    shift(network, page.min * -1);
    return page;
}

} // namespace entente::scene
