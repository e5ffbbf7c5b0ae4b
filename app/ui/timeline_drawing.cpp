// SPDX-License-Identifier: MIT
#include "app/ui/timeline_drawing.hpp"

#include "app/ui/timeline_histogram.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using model::Window;
using model::WindowMode;
using std::chrono::days;

double number(model::Day day) {
    return static_cast<double>(model::day_number(day));
}

} // namespace

TimelinePlaces TimelineDrawing::place(const Context& context, const Rect& area,
                                      const TimelineView& view) {
    return place_timeline(context, area, view, marks_.of(context));
}

void TimelineDrawing::draw(Context& context, const TimelinePlaces& at,
                           const TimelineGesture& gesture, TimelineView& /*view*/) {
    move_band(context, at, gesture);
    name_parts(context, at);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_axis(context, at, gesture);
    draw_bars(context, at);
    draw_band(context, at, gesture);
    if (gesture.preview) {
        const float x0 = std::max(at.scale.x0, at.scale.x_of(gesture.preview->first));
        const float x1 = std::min(at.scale.x1, at.scale.x_of(gesture.preview->last + days{1}));
        list.AddRect({x0, at.bars.min.y}, {std::max(x1, x0 + 2), at.bars.max.y},
                     context.theme.accent, context.px(3), 0, context.px(1.5F));
    }
    if (!gesture.is_fixed) {
        draw_handles(context, at, gesture);
    }
    if (at.view.is_part) {
        draw_overview(context, at);
    }
    draw_hover(context, at, gesture);
}

/// The band glides where a click, a key or playing moves the window; it stays at the pointer while
/// it is dragged.
void TimelineDrawing::move_band(const Context& context, const TimelinePlaces& at,
                                const TimelineGesture& gesture) {
    const double first = number(at.window.first);
    const double end = number(at.window.last) + 1;
    const bool jumps = !has_band_ || gesture.held != TimelinePart::none || gesture.is_in_passing ||
                       context.document.is_settled() || !context.document.has_motion();
    const double share =
        jumps ? 1 : 1 - std::exp(-static_cast<double>(ImGui::GetIO().DeltaTime) * 16);
    band_first_ += (first - band_first_) * share;
    band_end_ += (end - band_end_) * share;
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
    name_row(at.axis.coarse, at.coarse_row);
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
    draw_row(at.axis.coarse, at.coarse_row, true);
    ImGui::PopFont();
}

void TimelineDrawing::draw_bars(Context& context, const TimelinePlaces& at) {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    bins_unit_ = bin_unit(context.document.playback().settings.unit, context.document.domain(),
                          at.scale, context.px(1.5F));
    // The band is behind the bars, its bars are painted once more over the dimmed ones.
    const float header = context.px(7);
    const Rect area{{at.bars.min.x, at.bars.min.y + header + context.px(2)}, at.bars.max};
    const HistogramBars bars(context.document.histogram(bins_unit_), at.scale, area, context.px(1));
    bar_places_ = bars.places();
    if (band_x1_ > band_x0_) {
        list.AddRectFilled({band_x0_, at.bars.min.y}, {band_x1_, at.bars.max.y},
                           with_alpha(theme.accent, theme.is_dark ? 0.17F : 0.09F));
    }
    list.PushClipRect({at.bars.min.x, at.bars.min.y}, {at.bars.max.x, at.bars.max.y}, true);
    const float dim = theme.is_dark ? 0.55F : 0.6F;
    bars.draw(list, with_alpha(theme.bar_pale, theme.is_dark ? 0.9F : 0.7F),
              with_alpha(theme.bar, dim));
    list.PopClipRect();
    if (band_x1_ <= band_x0_) {
        return;
    }
    list.PushClipRect({band_x0_, at.bars.min.y}, {band_x1_, at.bars.max.y}, true);
    bars.draw(list, with_alpha(theme.accent, theme.is_dark ? 0.32F : 0.22F), theme.accent);
    list.PopClipRect();
}

void TimelineDrawing::draw_band(Context& context, const TimelinePlaces& at,
                                const TimelineGesture& gesture) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Window& window = context.document.view().window;
    if (band_x1_ <= band_x0_) {
        return;
    }
    const bool is_held = gesture.held == TimelinePart::body || gesture.held == TimelinePart::left ||
                         gesture.held == TimelinePart::right;
    const bool is_lit = is_held || gesture.hovered == TimelinePart::body;
    const float header = context.px(7);
    const float y = at.bars.min.y;
    if (window.mode == WindowMode::decay) {
        // What fades in the network fades here: half as bright with each half-life.
        const float step = std::max(2.0F, context.px(3));
        for (float x = band_x1_; x > band_x0_; x -= step) {
            const float x0 = std::max(band_x0_, x - step);
            const double age = static_cast<double>(band_x1_ - x) * at.scale.days_per_px();
            const auto weight = static_cast<float>(std::exp2(-age / window.half_life_days));
            list.AddRectFilled({x0, y}, {x, y + header}, with_alpha(theme.accent, weight));
            list.AddRectFilled({x0, y + header}, {x, at.bars.max.y},
                               with_alpha(theme.panel, 0.62F * (1 - weight)));
        }
    } else {
        list.AddRectFilled({band_x0_, y}, {band_x1_, y + header},
                           with_alpha(theme.accent, is_lit ? 1.0F : 0.82F), context.px(2),
                           ImDrawFlags_RoundCornersTop);
    }
    // Dots to take it by.
    const float middle = std::floor((band_x0_ + band_x1_) / 2);
    if (band_x1_ - band_x0_ > context.px(34) && !at.is_whole && at.handles.body) {
        for (int i = -2; i <= 2; ++i) {
            list.AddCircleFilled({middle + static_cast<float>(i) * context.px(5), y + header / 2},
                                 context.px(1.2F), with_alpha(theme.on_accent, 0.9F), 10);
        }
    }
}

void TimelineDrawing::draw_handles(Context& context, const TimelinePlaces& at,
                                   const TimelineGesture& gesture) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const TimelinePart under = gesture.held != TimelinePart::none ? gesture.held : gesture.hovered;
    const float width = std::round(context.px(7));
    const float line = std::max(1.0F, std::round(context.px(1)));
    const auto handle = [&](float edge, TimelinePart which, bool is_left) {
        if (edge < at.bars.min.x - 1 || edge > at.bars.max.x + 1) {
            return;
        }
        const float x0 = std::round(is_left ? edge - width : edge);
        const float y0 = at.bars.min.y;
        const float y1 = at.bars.max.y;
        const bool is_lit = under == which;
        const float grow = is_lit ? context.px(1) : 0;
        const float inner = is_left ? x0 + width : x0;
        list.AddRectFilled({inner - line / 2, y0}, {inner + line / 2, y1}, theme.accent);
        const float middle = std::round((y0 + y1) / 2);
        const float half = std::min((y1 - y0) / 2, context.px(15)) + grow;
        const ImVec2 min{x0 - (is_left ? grow : 0), middle - half};
        const ImVec2 max{x0 + width + (is_left ? 0 : grow), middle + half};
        if (is_lit) {
            const float halo = context.px(3);
            list.AddRectFilled({min.x - halo, min.y - halo}, {max.x + halo, max.y + halo},
                               theme.accent_soft, context.px(5));
        }
        list.AddRectFilled(min, max, theme.accent, context.px(3),
                           is_left ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersRight);
        for (const float offset : {-1.5F, 1.5F}) {
            const float x = std::round((min.x + max.x) / 2 + context.px(offset) - line / 2);
            list.AddRectFilled({x, middle - context.px(5)}, {x + line, middle + context.px(5)},
                               with_alpha(theme.on_accent, 0.85F));
        }
    };
    if (at.handles.start) {
        handle(at.scale.x_of(band_first_), TimelinePart::left, true);
    }
    if (at.handles.end) {
        handle(at.scale.x_of(band_end_), TimelinePart::right, false);
    }
}

/// While the axis shows a part of the domain: all of it, what the axis shows of it, the window.
void TimelineDrawing::draw_overview(Context& context, const TimelinePlaces& at) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const TimeScale all = at.overview_scale(context.document.domain());
    const float y0 = at.overview.min.y;
    const float y1 = at.overview.max.y;
    const float round = context.px(2);
    list.AddRectFilled({all.x0, y0}, {all.x1, y1}, theme.panel_raised, round);
    list.AddRectFilled({all.x_of(at.view.first), y0}, {all.x_of(at.view.end), y1},
                       with_alpha(theme.faint, 0.7F), round);
    const float a = all.x_of(at.window.first);
    const float b = std::max(all.x_of(at.window.last + days{1}), a + 2);
    list.AddRectFilled({a, y0 + context.px(1)}, {b, y1 - context.px(1)}, theme.accent, round);
}

void TimelineDrawing::show_tip(Context& context, const TimelinePlaces& at, float x,
                               const std::vector<std::string>& lines) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const float pad_x = context.px(10);
    const float pad_y = context.px(6);
    float width = 0;
    float height = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ImGui::PushFont(i == 0 ? theme.bold : theme.small);
        width = std::max(width, ImGui::CalcTextSize(lines[i].c_str()).x);
        height += ImGui::GetTextLineHeight() + (i > 0 ? context.px(2) : 0);
        ImGui::PopFont();
    }
    width = std::ceil(width) + 2 * pad_x;
    height = std::ceil(height) + 2 * pad_y;
    const float screen = ImGui::GetIO().DisplaySize.x;
    const float x0 = std::floor(std::clamp(
        x - width / 2, context.px(6), std::max(context.px(6), screen - width - context.px(6))));
    const float y1 = at.bars.min.y - context.px(8);
    const ImVec2 min{x0, std::floor(y1 - height)};
    const ImVec2 max{x0 + width, std::floor(y1)};
    const float shade = context.px(1);
    list.AddRectFilled({min.x - shade, min.y}, {max.x + shade, max.y + 2 * shade},
                       IM_COL32(0, 0, 0, theme.is_dark ? 90 : 22), context.px(9));
    list.AddRectFilled(min, max, theme.panel, context.px(8));
    list.AddRect(min, max, theme.line, context.px(8), 0, std::max(1.0F, theme.scale));
    float y = min.y + pad_y;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ImGui::PushFont(i == 0 ? theme.bold : theme.small);
        list.AddText({min.x + pad_x, std::floor(y)}, i == 0 ? theme.text : theme.muted,
                     lines[i].c_str());
        y += ImGui::GetTextLineHeight() + context.px(2);
        ImGui::PopFont();
    }
}

} // namespace entente::ui
