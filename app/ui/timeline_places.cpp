// SPDX-License-Identifier: MIT
#include "app/ui/timeline_places.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using base::Vec2;
using document::TimeMode;
using model::Span;
using std::chrono::days;

constexpr float side_margin = 22;    ///< units; room for the handles' grips at the ends
constexpr float row_height = 16;     ///< of one row of the axis
constexpr float overview_height = 7; ///< of the strip that shows all time while zoomed
constexpr float handle_reach = 15;   ///< of a handle's grip out of the band
constexpr float handle_inside = 4;   ///< and into it, where there is room
constexpr float least_body = 4;      ///< half of what is left to the body of the narrowest band

double number(model::Day day) {
    return static_cast<double>(model::day_number(day));
}

} // namespace

// ---- view ---------------------------------------------------------------------------------------

void TimelineView::keep_within(const Span& domain) {
    const double domain_first = number(domain.first);
    const double domain_end = number(domain.last) + 1;
    if (!is_part || width() >= domain_end - domain_first) {
        *this = {false, domain_first, domain_end};
        return;
    }
    const double kept = width();
    first = std::clamp(first, domain_first, domain_end - kept);
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
    *this = {true, number(span.first), number(span.last) + 1};
    keep_within(domain);
}

// ---- places -------------------------------------------------------------------------------------

TimelinePlaces place_timeline(const Context& context, const Rect& area, const TimelineView& view) {
    TimelinePlaces at;
    at.view = view;
    at.handle_reach = context.px(handle_reach);
    const float row = std::floor(context.px(row_height));
    const float strip = view.is_part ? context.px(overview_height) : 0;
    const float x0 = std::floor(area.min.x + context.px(side_margin));
    const float x1 = std::floor(area.max.x - context.px(side_margin));
    const float axis_top = std::floor(std::max(area.min.y + 8, area.max.y - 2 * row - strip));
    at.bars = {{x0, std::floor(area.min.y)}, {std::max(x1, x0 + 1), axis_top}};
    at.fine_row = {{x0, axis_top}, {x1, axis_top + row}};
    at.coarse_row = {{x0, axis_top + row}, {x1, axis_top + 2 * row}};
    if (view.is_part) {
        const float top = at.coarse_row.max.y + context.px(1);
        at.overview = {{x0, top}, {at.bars.max.x, top + context.px(overview_height - 3)}};
    }
    at.scale = {view.first, view.end, at.bars.min.x, at.bars.max.x};

    ImGui::PushFont(context.theme.small);
    const MeasureText measure = [](std::string_view text) {
        return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
    };
    at.axis = make_axis(at.scale, measure, measure, context.px(7));
    ImGui::PopFont();

    const document::Document& document = context.document;
    const Span& domain = document.domain();
    const TimeMode mode = document.time_mode();
    at.window = document.view().window.span;
    at.handles = document::handles_of(mode);
    at.is_whole = mode == TimeMode::window && at.window.days() >= domain.days();
    if (mode == TimeMode::memory) {
        at.window.first = std::min(domain.first, at.window.last);
    }
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
    return at;
}

TimelinePart TimelinePlaces::part_at(Vec2 at) const {
    if (at.y >= fine_row.min.y) {
        return TimelinePart::axis;
    }
    if (body.contains(at)) {
        // A window that cannot move leaves its place to the drawing of a new one.
        return is_whole ? TimelinePart::empty : TimelinePart::body;
    }
    return left.contains(at)    ? TimelinePart::left
           : right.contains(at) ? TimelinePart::right
                                : TimelinePart::empty;
}

const AxisPeriod* TimelinePlaces::period_at(Vec2 at) const {
    const auto& row = at.y < coarse_row.min.y ? axis.fine : axis.coarse;
    for (const AxisPeriod& period : row) {
        if (at.x >= period.x0 && at.x < period.x1) {
            return &period;
        }
    }
    return nullptr;
}

AxisLevel TimelinePlaces::level_at(float y) const {
    return y < coarse_row.min.y ? axis.fine_level : axis.coarse_level;
}

TimeScale TimelinePlaces::overview_scale(const Span& domain) const {
    return {number(domain.first), number(domain.last) + 1, scale.x0, scale.x1};
}

} // namespace entente::ui
