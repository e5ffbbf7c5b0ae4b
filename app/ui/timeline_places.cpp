// SPDX-License-Identifier: MIT
#include "app/ui/timeline_places.hpp"

#include "app/ui/widgets.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using base::Vec2;
using document::TimeMode;
using model::Day;
using model::Span;
using std::chrono::days;

constexpr double margin_of_domain = 0.02;
constexpr float side_margin = 22;     ///< units; room for the handles' grips at the ends
constexpr float axis_row_height = 16; ///< of one row of the axis
constexpr float head_height = 19;
constexpr float mark_row = 15;        ///< of the lane: symbols and names
constexpr float mark_track = 5;       ///< of the lane: one row of bars
constexpr float overview_height = 15; ///< of the strip that shows all time while zoomed
constexpr float least_bars = 22;
constexpr float handle_reach = 15; ///< of a handle's grip out of the band
constexpr float handle_inside = 4; ///< and into it, where there is room
constexpr float least_body = 4;    ///< half of what is left to the body of the narrowest band

double place_of(model::Day day) {
    return static_cast<double>(model::day_number(day));
}

} // namespace

// ---- view ---------------------------------------------------------------------------------------

void TimelineView::keep_within(const Span& domain) {
    const double domain_first = place_of(domain.first);
    const double domain_end = place_of(domain.last) + 1;
    if (!is_part || width() >= domain_end - domain_first) {
        *this = {false, domain_first, domain_end};
        return;
    }
    const double kept = width();
    const double margin = margin_of_domain * (domain_end - domain_first);
    first = std::clamp(first, domain_first - margin, domain_end + margin - kept);
    end = first + kept;
}

void TimelineView::zoom_around(double day, double width_then, const Span& domain) {
    const double at = std::clamp(day, first, end);
    const double share = (at - first) / width();
    first = at - share * width_then;
    end = first + width_then;
    is_part = true;
    keep_within(domain);
}

void TimelineView::show(const Span& span, const Span& domain) {
    *this = {true, place_of(span.first), place_of(span.last) + 1};
    keep_within(domain);
}

// ---- places -------------------------------------------------------------------------------------

namespace {

/// Heights from top to bottom. Where there is little room the histogram stays, and what is least
/// needed goes first.
void stack_up(const Context& context, const Rect& area, TimelinePlaces& at) {
    const float x0 = std::floor(area.min.x + context.px(side_margin));
    const float x1 = std::max(x0 + 1, std::floor(area.max.x - context.px(side_margin)));
    const float row = std::floor(context.px(axis_row_height));
    const bool has_top = !at.axis.top.empty();
    float head = std::floor(context.px(head_height));
    float names =
        at.marks->empty() ? 0 : std::floor(context.px(at.marks_lane.has_names ? mark_row : 8));
    float bars_of_lane =
        std::floor(context.px(mark_track * static_cast<float>(at.marks_lane.tracks)));
    float second = row;
    float third = has_top ? row : 0;
    float strip = at.view.is_part ? std::floor(context.px(overview_height)) : 0;
    const auto room = [&] {
        return area.height() - head - names - bars_of_lane - row - second - third - strip;
    };
    const float least = context.px(least_bars);
    for (float* part : {&third, &bars_of_lane, &names, &strip, &head, &second}) {
        if (room() < least) {
            *part = 0;
        }
    }
    if (bars_of_lane <= 0) { // without their bars the names of periods would lie over others
        std::erase_if(at.marks_lane.marks, [&](const PlacedMark& placed) {
            return (*at.marks)[placed.index].is_period;
        });
    }
    float y = std::floor(area.min.y);
    const auto below = [&](float height) {
        const Rect rect{{x0, y}, {x1, y + height}};
        y += height;
        return rect;
    };
    at.head = below(head);
    at.bars = below(std::max(std::floor(room()), context.px(8)));
    at.lane = below(names + bars_of_lane);
    at.fine_row = below(row);
    at.coarse_row = below(second);
    at.top_row = below(third);
    if (strip > 0) {
        at.overview = below(strip);
        at.overview.min.y += context.px(3);
    }
    at.touched = {{area.min.x, at.bars.min.y}, {area.max.x, std::max(y, area.max.y)}};
}

/// Of the window, what grips it.
void place_handles(const Context& context, TimelinePlaces& at) {
    const document::Document& document = context.document;
    const Span& domain = document.domain();
    const TimeMode mode = document.time_mode();
    at.window = document.view().window.span;
    at.handles = document::handles_of(mode);
    at.is_whole = mode == TimeMode::window && at.window.days() >= domain.days();
    if (mode == TimeMode::memory) {
        at.window.first = std::min(domain.first, at.window.last);
    }
    const float x0 = at.bars.min.x;
    const float x1 = at.bars.max.x;
    const float a = at.scale.x_of(at.window.first);
    const float b = at.scale.x_of(at.window.last + days{1});
    // The grips lie outside of a narrow band, so that its body can always be had.
    const float middle = (a + b) / 2;
    const float inside = std::min(context.px(handle_inside), (b - a) / 4);
    const float half = std::max((b - a) / 2 - inside, context.px(least_body));
    const float y0 = at.bars.min.y;
    const float y1 = at.bars.max.y;
    const float body_x0 = at.handles.start || mode == TimeMode::instant ? middle - half : a;
    const float body_x1 = at.handles.end || mode == TimeMode::instant ? middle + half : b;
    at.body = {{std::max(x0, body_x0), y0}, {std::min(x1, body_x1), y1}};
    if (at.handles.start) {
        at.left = {{std::min(a - at.handle_reach, middle - half - at.handle_reach), y0},
                   {middle - half, y1}};
    }
    if (at.handles.end) {
        at.right = {{middle + half, y0},
                    {std::max(b + at.handle_reach, middle + half + at.handle_reach), y1}};
    }
}

/// A rectangle of the overview, wide enough to be taken hold of.
Rect in_overview(const Rect& overview, float x0, float x1, float least) {
    const float middle = (x0 + x1) / 2;
    const float half = std::max((x1 - x0) / 2, least / 2);
    return {{middle - half, overview.min.y}, {middle + half, overview.max.y}};
}

} // namespace

namespace {

/// Some room around a stretch, so that its first and last bars stand free, and its years are named.
Span with_room(const Span& span) {
    const days room{std::max<std::int64_t>(span.days() / 12, 400)};
    return {span.first - room, span.last + room};
}

/// Where a few dates lie far from all others, and the axis shows the ones or the others.
void place_arrows(const Context& context, TimelinePlaces& at) {
    const document::Document& document = context.document;
    const auto& bulk = document.bulk_of_time();
    if (!bulk) {
        return;
    }
    const Span& domain = document.domain();
    const graph::EventDays& event_days = document.event_days();
    const std::size_t outside = std::size_t{bulk->before} + bulk->after;
    const std::size_t dated = std::size_t{event_days.event_count()};
    const EdgeArrow many{{}, bulk->span, dated > outside ? dated - outside : 0, false};
    const Day last_early = event_days.last_begin_before(bulk->span.first).value_or(domain.first);
    const Day first_late = event_days.next_end_after(bulk->span.last).value_or(domain.last);
    const EdgeArrow early{{}, with_room({domain.first, last_early}), bulk->before, true};
    const EdgeArrow late{{}, with_room({first_late, domain.last}), bulk->after, true};
    // From the edge the nearest that is out of sight.
    if (at.view.first > place_of(bulk->span.last)) {
        at.before = many;
    } else if (bulk->before > 0 && at.view.first > place_of(last_early)) {
        at.before = early;
    }
    if (at.view.end <= place_of(bulk->span.first)) {
        at.after = many;
    } else if (bulk->after > 0 && at.view.end <= place_of(first_late)) {
        at.after = late;
    }
    const float width = context.px(side_margin - 2);
    const float height = std::min(at.bars.height(), context.px(34));
    if (at.before.events > 0) {
        at.before.rect = {{at.bars.min.x - width, at.bars.max.y - height},
                          {at.bars.min.x, at.bars.max.y}};
    }
    if (at.after.events > 0) {
        at.after.rect = {{at.bars.max.x, at.bars.max.y - height},
                         {at.bars.max.x + width, at.bars.max.y}};
    }
}

} // namespace

TimelinePlaces place_timeline(const Context& context, const Rect& area, const TimelineView& view,
                              std::shared_ptr<const std::vector<document::TimeMark>> marks) {
    TimelinePlaces at;
    at.view = view;
    at.unit_px = context.theme.scale;
    at.handle_reach = context.px(handle_reach);
    at.marks = std::move(marks);
    const float x0 = std::floor(area.min.x + context.px(side_margin));
    const float x1 = std::max(x0 + 1, std::floor(area.max.x - context.px(side_margin)));
    at.scale = {view.first, view.end, x0, x1};

    ImGui::PushFont(context.theme.small);
    const MeasureText measure = [](std::string_view text) {
        return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
    };
    at.axis = make_axis(at.scale, context.document.view().calendar, measure, measure, context.px(7),
                        context.px(40));
    MarksMeasures measures;
    measures.symbol = context.px(5);
    measures.gap = context.px(6);
    measures.least_text = context.px(40);
    measures.most_text = context.px(190);
    measures.width = [](std::string_view text) {
        const std::string shown = shown_text(text);
        return ImGui::CalcTextSize(shown.data(), shown.data() + shown.size()).x;
    };
    measures.shorten = [](std::string_view text, float width) { return shortened(text, width); };
    at.marks_lane = place_marks(*at.marks, at.scale, measures);
    ImGui::PopFont();

    stack_up(context, area, at);
    if (!at.axis.top.empty() && at.top_row.height() <= 0) { // the months tell the year then
        ImGui::PushFont(context.theme.small);
        at.axis =
            make_axis(at.scale, context.document.view().calendar, measure, measure, context.px(7));
        ImGui::PopFont();
    }
    place_handles(context, at);
    place_arrows(context, at);
    if (at.overview.height() > 0) {
        const TimeScale all = at.overview_scale(context.document.domain());
        at.overview_view =
            in_overview(at.overview, all.x_of(view.first), all.x_of(view.end), context.px(12));
        at.overview_band = in_overview(at.overview, all.x_of(at.window.first),
                                       all.x_of(at.window.last + days{1}), context.px(8));
    }
    return at;
}

TimelinePart TimelinePlaces::part_at(Vec2 at) const {
    if (at.y < bars.min.y || at.y >= touched.max.y) {
        return TimelinePart::none;
    }
    if (overview.height() > 0 && at.y >= overview.min.y) {
        const bool in_view = overview_view.contains(at);
        const bool in_band = overview_band.contains(at);
        if (in_view && in_band) { // the narrower of the two cannot be had elsewhere
            return overview_band.width() <= overview_view.width() ? TimelinePart::overview_band
                                                                  : TimelinePart::overview_view;
        }
        return in_view   ? TimelinePart::overview_view
               : in_band ? TimelinePart::overview_band
                         : TimelinePart::overview;
    }
    if (at.y >= fine_row.min.y) {
        return TimelinePart::axis;
    }
    if (at.y >= bars.max.y) {
        return mark_at(at) != nullptr ? TimelinePart::mark : TimelinePart::empty;
    }
    if (before.rect.contains(at)) {
        return TimelinePart::arrow_before;
    }
    if (after.rect.contains(at)) {
        return TimelinePart::arrow_after;
    }
    if (body.contains(at)) {
        // A window that cannot move leaves its place to the drawing of a new one.
        return is_whole ? TimelinePart::empty : TimelinePart::body;
    }
    return left.contains(at)    ? TimelinePart::left
           : right.contains(at) ? TimelinePart::right
                                : TimelinePart::empty;
}

const EdgeArrow* TimelinePlaces::arrow(TimelinePart part) const {
    const EdgeArrow* found = part == TimelinePart::arrow_before  ? &before
                             : part == TimelinePart::arrow_after ? &after
                                                                 : nullptr;
    return found != nullptr && found->rect.width() > 0 ? found : nullptr;
}

Rect TimelinePlaces::symbol_rect(const PlacedMark& placed) const {
    if (!(*marks)[placed.index].is_period) {
        const float reach = 7 * unit_px;
        return {{placed.x0 - reach, lane.min.y},
                {placed.x1 + reach, lane.min.y + std::min(mark_row * unit_px, lane.height())}};
    }
    const float tracks = static_cast<float>(marks_lane.tracks) * mark_track * unit_px;
    const float top = std::max(lane.min.y, lane.max.y - tracks) +
                      static_cast<float>(placed.track) * mark_track * unit_px;
    const float middle = (placed.x0 + placed.x1) / 2;
    const float half = std::max((placed.x1 - placed.x0) / 2, 3 * unit_px);
    return {{middle - half, top},
            {middle + half, std::min(top + mark_track * unit_px, lane.max.y)}};
}

Rect TimelinePlaces::text_rect(const PlacedMark& placed) const {
    if (placed.text.empty()) {
        return {};
    }
    return {{placed.text_x, lane.min.y},
            {placed.text_x + placed.text_width,
             lane.min.y + std::min(mark_row * unit_px, lane.height())}};
}

const document::TimeMark* TimelinePlaces::mark_at(Vec2 at) const {
    if (!lane.contains(at)) {
        return nullptr;
    }
    // The nearest symbol; among equals days before periods; then names.
    const PlacedMark* found = nullptr;
    float least = 1e9F;
    for (const PlacedMark& placed : marks_lane.marks) {
        if (!symbol_rect(placed).contains(at)) {
            continue;
        }
        const bool is_period = (*marks)[placed.index].is_period;
        const float away = is_period ? placed.x1 - placed.x0 : std::abs(at.x - placed.x0) - 1e6F;
        if (away < least) {
            least = away;
            found = &placed;
        }
    }
    for (const PlacedMark& placed : marks_lane.marks) {
        if (found == nullptr && text_rect(placed).contains(at)) {
            found = &placed;
        }
    }
    return found != nullptr ? &(*marks)[found->index] : nullptr;
}

const AxisPeriod* TimelinePlaces::period_at(Vec2 at) const {
    const auto& row = at.y < coarse_row.min.y                         ? axis.fine
                      : top_row.height() > 0 && at.y >= top_row.min.y ? axis.top
                                                                      : axis.coarse;
    for (const AxisPeriod& period : row) {
        if (at.x >= period.x0 && at.x < period.x1) {
            return &period;
        }
    }
    return nullptr;
}

AxisLevel TimelinePlaces::level_at(float y) const {
    return y < coarse_row.min.y                         ? axis.fine_level
           : top_row.height() > 0 && y >= top_row.min.y ? axis.top_level
                                                        : axis.coarse_level;
}

TimeScale TimelinePlaces::overview_scale(const Span& domain) const {
    return {place_of(domain.first), place_of(domain.last) + 1, scale.x0, scale.x1};
}

} // namespace entente::ui
