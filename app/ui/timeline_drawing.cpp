// SPDX-License-Identifier: MIT
#include "app/ui/timeline_drawing.hpp"

#include "app/ui/timeline_colors.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using std::chrono::days;

constexpr double glide_seconds = 0.15;

double number(model::Day day) {
    return static_cast<double>(model::day_number(day));
}

} // namespace

TimelinePlaces TimelineDrawing::place(const Context& context, const Rect& area,
                                      const TimelineView& view) {
    return place_timeline(context, area, view, marks_.of(context));
}

void TimelineDrawing::draw(Context& context, const TimelinePlaces& at,
                           const TimelineGesture& gesture, TimelineView& view) {
    move_band(context, at, gesture);
    name_parts(context, at);
    numbers_.update(context, at, gesture);
    head_.draw(context, at, numbers_, gesture, view);
    draw_axis(context, at, gesture);
    draw_gaps(context, at);
    draw_unit_lines(context, at, gesture);
    draw_bars(context, at);
    draw_pinned_window(context, at);
    draw_band(context, at, gesture);
    draw_lines(context, at, bars_area(context, at)); // nothing fades them
    draw_outliers(context, at, gesture, bars_area(context, at));
    draw_preview(context, at, gesture);
    if (!gesture.is_fixed) {
        draw_handles(context, at, gesture);
        draw_cursor(context, at, gesture);
    }
    draw_lane(context, at, gesture);
    draw_overview(context, at, gesture);
    tip_.draw(context, at, gesture, numbers_);
}

/// The band glides where a click, a key or playing moves the window; it stays at the pointer while
/// it is dragged.
void TimelineDrawing::move_band(const Context& context, const TimelinePlaces& at,
                                const TimelineGesture& gesture) {
    const double first = number(at.window.first);
    const double end = number(at.window.last) + 1;
    const bool jumps = !has_band_ || gesture.held != TimelinePart::none || gesture.is_in_passing ||
                       !context.document.has_motion();
    if (first != glide_.first || end != glide_.end) {
        glide_ = {band_first_, band_end_, first, end, glide_seconds};
    }
    glide_.seconds_left =
        jumps ? 0
              : std::max(0.0, glide_.seconds_left - static_cast<double>(ImGui::GetIO().DeltaTime));
    const double left = glide_.seconds_left / glide_seconds;
    const double away = left * left * left; // fast at first, then gently there
    band_first_ = first + (glide_.from_first - first) * away;
    band_end_ = end + (glide_.from_end - end) * away;
    has_band_ = true;
    band_x0_ = std::max(at.scale.x0, at.scale.x_of(band_first_));
    band_x1_ = std::min(at.scale.x1, at.scale.x_of(band_end_));
}

std::optional<model::Span> TimelineDrawing::bar_at(base::Vec2 at) const {
    for (const HistogramBars::Place& bar : bar_places_) {
        const float slack = 4; // pixels above it
        if (at.x >= bar.rect.min.x && at.x < bar.rect.max.x && at.y >= bar.rect.min.y - slack &&
            at.y < bar.rect.max.y) {
            return bar.span;
        }
    }
    return std::nullopt;
}

void TimelineDrawing::name_parts(Context& context, const TimelinePlaces& at) const {
    name_area(context, "timeline.track", at.bars);
    const auto is_seen = [&](const Rect& rect) {
        const float middle = rect.center().x;
        return rect.width() > 0 && middle >= at.bars.min.x - at.handle_reach &&
               middle <= at.bars.max.x + at.handle_reach;
    };
    if (is_seen(at.body)) {
        name_area(context, "timeline.body", at.body);
    }
    if (is_seen(at.left)) {
        name_area(context, "timeline.handle.left", at.left);
    }
    if (is_seen(at.right)) {
        name_area(context, "timeline.handle.right", at.right);
    }
    const auto name_row = [&](const std::vector<AxisPeriod>& row, const Rect& where) {
        for (const AxisPeriod& period : row) {
            if (period.x1 - period.x0 >= context.px(3)) {
                name_area(context, "timeline.period." + period.name,
                          {{period.x0, where.min.y}, {period.x1, where.max.y}});
            }
        }
    };
    if (at.top_row.height() > 0) {
        name_row(at.axis.top, at.top_row);
    }
    if (at.coarse_row.height() > 0) {
        name_row(at.axis.coarse, at.coarse_row);
    }
    name_row(at.axis.fine, at.fine_row);
}

void TimelineDrawing::draw_axis(Context& context, const TimelinePlaces& at,
                                const TimelineGesture& gesture) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float line = std::max(1.0F, std::floor(context.px(1)));
    const AxisPeriod* hovered =
        gesture.hovered == TimelinePart::axis ? at.period_at(gesture.pointer) : nullptr;
    ImGui::PushFont(theme.small);
    const auto draw_row = [&](const std::vector<AxisPeriod>& row, const Rect& where,
                              bool is_coarse) {
        const float y = std::floor(where.center().y - ImGui::GetFontSize() / 2);
        for (const AxisPeriod& period : row) {
            const bool is_start = at.scale.x_of(period.span.first) >= at.scale.x0 - 0.5F;
            const float x = std::floor(period.x0);
            if (&period == hovered) {
                list.AddRectFilled({period.x0 + line, where.min.y + line}, {period.x1, where.max.y},
                                   theme.hover, context.px(4));
            }
            if (is_start) {
                const float bottom =
                    is_coarse ? where.max.y - context.px(3) : where.min.y + context.px(4);
                list.AddRectFilled({x, where.min.y}, {x + line, bottom}, theme.line);
            }
            if (period.text.empty()) {
                continue;
            }
            const bool is_lit = at.window.meets(period.span);
            const ImU32 color = &period == hovered ? theme.accent
                                : !is_lit          ? with_alpha(theme.muted, 0.75F)
                                                   : theme.text;
            list.AddText({std::floor(period.text_x), y}, color, period.text.c_str());
        }
    };
    list.AddRectFilled({at.bars.min.x, at.bars.max.y}, {at.bars.max.x, at.bars.max.y + line},
                       theme.line);
    for (const AxisPeriod& period : at.axis.coarse) { // lines behind the bars
        const float x = std::floor(at.scale.x_of(period.span.first));
        if (x > at.bars.min.x) {
            list.AddRectFilled({x, at.bars.min.y}, {x + line, at.coarse_row.min.y},
                               with_alpha(theme.line, 0.8F));
        }
    }
    draw_row(at.axis.fine, at.fine_row, false);
    if (at.coarse_row.height() > 0) {
        draw_row(at.axis.coarse, at.coarse_row, at.top_row.height() <= 0);
    }
    if (at.top_row.height() > 0) {
        draw_row(at.axis.top, at.top_row, true);
    }
    ImGui::PopFont();
}

// ---- histogram ----------------------------------------------------------------------------------

/// Below the band's head, so that the highest bar stays apart from it.
Rect TimelineDrawing::bars_area(const Context& context, const TimelinePlaces& at) const {
    return {{at.bars.min.x, std::min(at.bars.min.y + context.px(band_head + 2), at.bars.max.y - 4)},
            at.bars.max};
}

/// No data is no zero: hatched, and told where there is room.
void TimelineDrawing::draw_gaps(Context& context, const TimelinePlaces& at) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float step = std::max(4.0F, context.px(6));
    const float stroke = std::max(1.0F, context.px(1));
    const ImU32 color = with_alpha(theme.faint, theme.is_dark ? 0.5F : 0.42F);
    std::size_t number = 0;
    for (const model::Span& gap : numbers_.gaps()) {
        const float x0 = std::max(at.bars.min.x, at.scale.x_of(gap.first));
        const float x1 = std::min(at.bars.max.x, at.scale.x_of(gap.last + days{1}));
        const std::string name = "timeline.gap." + std::to_string(number++);
        if (x1 <= x0) {
            continue;
        }
        name_area(context, name, {{x0, at.bars.min.y}, {x1, at.bars.max.y}});
        list.PushClipRect({x0, at.bars.min.y}, {std::max(x1, x0 + 1), at.bars.max.y}, true);
        const float height = at.bars.height();
        // From a multiple of the step, so that the hatch does not swim while the view is moved.
        for (float x = std::floor((x0 - height) / step) * step; x < x1; x += step) {
            list.AddLine({x, at.bars.max.y}, {x + height, at.bars.min.y}, color, stroke);
        }
        list.PopClipRect();
        ImGui::PushFont(theme.small);
        const char* text = "no data";
        const float width = ImGui::CalcTextSize(text).x;
        if (x1 - x0 > width + context.px(16) && height > context.px(26)) {
            const float x = std::floor((x0 + x1 - width) / 2);
            const float y = std::floor(at.bars.max.y - height * 0.42F - ImGui::GetFontSize() / 2);
            list.AddRectFilled(
                {x - context.px(6), y - context.px(2)},
                {x + width + context.px(6), y + ImGui::GetFontSize() + context.px(2)},
                with_alpha(theme.panel, 0.92F), context.px(4));
            list.AddText({x, y}, theme.muted, text);
        }
        ImGui::PopFont();
    }
}

void TimelineDrawing::draw_bars(Context& context, const TimelinePlaces& at) {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const graph::StackedBins& bins = numbers_.bins();
    const Rect area = bars_area(context, at);
    const HistogramBars bars(bins.bins, at.scale, area, context.px(1), numbers_.bar_scale(),
                             numbers_.eased_top());
    bar_places_ = bars.places();
    // A class that is pointed at in the key stands out.
    std::vector<ImU32> classes = numbers_.class_colors();
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (head_.hovered_class() && *head_.hovered_class() != i) {
            classes[i] = theme.bar_pale;
        }
    }
    std::vector<ImU32> dimmed = classes;
    for (ImU32& color : dimmed) {
        color = mixed(color, theme.panel, theme.is_dark ? 0.5F : 0.58F);
    }
    // The band is behind the bars, its bars are painted once more over the dimmed ones.
    const bool has_band = band_x1_ > band_x0_;
    if (has_band) {
        list.AddRectFilled({band_x0_, at.bars.min.y}, {band_x1_, at.bars.max.y},
                           with_alpha(theme.accent, theme.is_dark ? 0.17F : 0.09F));
    }
    list.PushClipRect({at.bars.min.x, at.bars.min.y}, {at.bars.max.x, at.bars.max.y}, true);
    BarColors outside;
    outside.pale = with_alpha(theme.bar_pale, theme.is_dark ? 0.9F : 0.7F);
    outside.solid = with_alpha(theme.bar, theme.is_dark ? 0.55F : 0.6F);
    outside.uncertain = classes.empty() ? with_alpha(theme.bar, theme.is_dark ? 0.3F : 0.32F)
                                        : with_alpha(theme.panel, 0.5F);
    outside.classes = dimmed;
    bars.draw(list, outside);
    list.PopClipRect();
    if (has_band) {
        list.PushClipRect({band_x0_, at.bars.min.y}, {band_x1_, at.bars.max.y}, true);
        BarColors inside;
        inside.pale = mixed(theme.accent, theme.panel, theme.is_dark ? 0.68F : 0.76F);
        inside.solid = theme.accent;
        inside.uncertain = classes.empty() ? mixed(theme.accent, theme.panel, 0.5F)
                                           : with_alpha(theme.panel, 0.42F);
        inside.classes = classes;
        if (!classes.empty()) {
            // The dimmed colours shine through what is laid over uncertain parts.
            list.AddRectFilled({band_x0_, at.bars.min.y}, {band_x1_, at.bars.max.y}, theme.panel);
            list.AddRectFilled({band_x0_, at.bars.min.y}, {band_x1_, at.bars.max.y},
                               with_alpha(theme.accent, theme.is_dark ? 0.17F : 0.09F));
        }
        bars.draw(list, inside);
        list.PopClipRect();
    }
    list.PushClipRect({at.bars.min.x, at.bars.min.y}, {at.bars.max.x, at.bars.max.y}, true);
    bars.draw_selected(list, theme.text);
    list.PopClipRect();
    draw_nothing(context, at);
}

void TimelineDrawing::draw_lines(Context& context, const TimelinePlaces& at,
                                 const Rect& area) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const graph::StackedBins& bins = numbers_.bins();
    list.PushClipRect({at.bars.min.x, at.bars.min.y},
                      {at.bars.max.x, at.bars.max.y + context.px(1)}, true);
    const auto draw = [&](std::size_t line) {
        const bool is_back = head_.hovered_line() && *head_.hovered_line() != line;
        const ImU32 color =
            is_back ? with_alpha(numbers_.line_colors()[line], 0.3F) : numbers_.line_colors()[line];
        for (const std::vector<ImVec2>& points :
             line_over_bins(bins.bins, bins.lines[line], at.scale, area, numbers_.bar_scale(),
                            numbers_.eased_line_top())) {
            const auto count = static_cast<int>(points.size());
            if (!is_back) { // a rim keeps it apart from the bars behind it
                list.AddPolyline(points.data(), count, with_alpha(theme.panel, 0.85F), 0,
                                 context.px(4));
            }
            list.AddPolyline(points.data(), count, color, 0, context.px(1.8F));
            const bool has_room = count > 1 && points[1].x - points[0].x > context.px(14);
            for (const ImVec2& point : points) {
                if (count == 1 || (has_room && !is_back)) {
                    list.AddCircleFilled(point, context.px(2.6F), color, 12);
                }
            }
        }
    };
    for (std::size_t line = 0; line < bins.lines.size(); ++line) {
        if (head_.hovered_line() != line) {
            draw(line);
        }
    }
    if (head_.hovered_line() && *head_.hovered_line() < bins.lines.size()) {
        draw(*head_.hovered_line());
    }
    list.PopClipRect();
}

/// Where a few dates that lie far off are not in the view: an arrow with their number, and a bar
/// that collects them; from there an arrow back.
void TimelineDrawing::draw_outliers(Context& context, const TimelinePlaces& at,
                                    const TimelineGesture& gesture, const Rect& area) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const HistogramBars bars(numbers_.bins().bins, at.scale, area, context.px(1),
                             numbers_.bar_scale(), numbers_.eased_top());
    ImGui::PushFont(theme.small);
    const auto draw = [&](TimelinePart part, const char* name) {
        const EdgeArrow* arrow = at.arrow(part);
        if (arrow == nullptr) {
            return;
        }
        const bool is_left = part == TimelinePart::arrow_before;
        const bool is_lit = gesture.hovered == part;
        const float side = is_left ? -1.0F : 1.0F;
        const float x = is_left ? at.bars.min.x : at.bars.max.x;
        const ImU32 color = arrow->is_outliers ? theme.warning : theme.accent;
        if (is_lit) {
            list.AddRectFilled({arrow->rect.min.x, arrow->rect.min.y},
                               {arrow->rect.max.x, arrow->rect.max.y}, theme.hover, context.px(4));
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        if (arrow->is_outliers) {
            const float height = bars.height_of(static_cast<double>(arrow->events));
            const float x0 = x + side * context.px(2);
            const float x1 = x + side * context.px(7);
            list.AddRectFilled({std::min(x0, x1), at.bars.max.y - height},
                               {std::max(x0, x1), at.bars.max.y}, color, context.px(1));
        }
        const float grow = context.px(is_lit ? 1 : 0);
        const float tip_x = x + side * (context.px(16) + grow);
        const float back_x = x + side * (context.px(9) - grow / 2);
        const float y = at.bars.max.y - context.px(7);
        const float half = context.px(5) + grow;
        list.AddTriangleFilled({tip_x, y}, {back_x, y - half}, {back_x, y + half}, color);
        const std::string text = grouped(arrow->events);
        const float width = ImGui::CalcTextSize(text.c_str()).x;
        const float text_x =
            is_left ? at.touched.min.x + context.px(2) : at.touched.max.x - context.px(2) - width;
        list.AddText({std::floor(text_x), std::floor(y - half - ImGui::GetFontSize())}, color,
                     text.c_str());
        name_area(context, name, arrow->rect);
    };
    draw(TimelinePart::arrow_before, "timeline.outliers.before");
    draw(TimelinePart::arrow_after, "timeline.outliers.after");
    ImGui::PopFont();
}

/// Words where there would be an empty histogram.
void TimelineDrawing::draw_nothing(Context& context, const TimelinePlaces& at) const {
    double passing = 0;
    double total = 0;
    for (const graph::StackedBin& bin : numbers_.bins().bins) {
        passing += bin.passing.all;
        total += bin.total.all;
    }
    if (passing > 0 || total <= 0) {
        return;
    }
    ImGui::PushFont(context.theme.small);
    const char* text = "No event with a date passes the filters";
    const float width = ImGui::CalcTextSize(text).x;
    const Rect& bars = at.bars;
    const ImVec2 place{std::floor(bars.center().x - width / 2),
                       std::floor(bars.center().y - ImGui::GetFontSize() / 2)};
    const float pad = context.px(8);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({place.x - pad, place.y - pad / 2},
                       {place.x + width + pad, place.y + ImGui::GetFontSize() + pad / 2},
                       with_alpha(context.theme.panel, 0.9F), context.px(6));
    list.AddText(place, context.theme.muted, text);
    name_area(context, "timeline.nothing",
              {{place.x, place.y}, {place.x + width, place.y + ImGui::GetFontSize()}});
    ImGui::PopFont();
}

void draw_no_dates(Context& context, const Rect& area, const std::string& why) {
    const float side = context.px(22);
    const Rect place{{area.min.x + side, area.min.y + context.px(8)},
                     {area.max.x - side, area.max.y - context.px(8)}};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({place.min.x, place.min.y}, {place.max.x, place.max.y},
                       with_alpha(context.theme.panel_raised, 0.6F), context.px(6));
    const std::string text = shortened(why, place.width() - context.px(16));
    const float width = ImGui::CalcTextSize(text.c_str()).x;
    list.AddText({std::floor(place.center().x - width / 2),
                  std::floor(place.center().y - ImGui::GetFontSize() / 2)},
                 context.theme.muted, text.c_str());
    name_area(context, "timeline.no_dates", place);
}

} // namespace entente::ui
