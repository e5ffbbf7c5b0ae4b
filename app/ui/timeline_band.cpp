// SPDX-License-Identifier: MIT
// What lies over the histogram: the band of the window with its handles, the window that it is
// compared with, lines to snap to. The rest of TimelineDrawing is in timeline_drawing.cpp.
#include "app/graph/histogram.hpp"
#include "app/ui/timeline_colors.hpp"
#include "app/ui/timeline_drawing.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using document::TimeMode;
using std::chrono::days;

constexpr float least_unit = 6; ///< units; lines to snap to are no closer to each other

/// The window's borders are drawn where they are, though the band is cut by the view.
struct Cut {
    float x0 = 0;
    float x1 = 0;
    [[nodiscard]] bool is_seen() const { return x1 > x0; }
};
Cut cut_to_view(const TimelinePlaces& at, const model::Span& span) {
    return {std::max(at.scale.x0, at.scale.x_of(span.first)),
            std::min(at.scale.x1, at.scale.x_of(span.last + days{1}))};
}

} // namespace

/// While something is dragged: where its edges snap.
void TimelineDrawing::draw_unit_lines(Context& context, const TimelinePlaces& at,
                                      const TimelineGesture& gesture) const {
    const bool shows = gesture.is_dragging() &&
                       (gesture.held == TimelinePart::left || gesture.held == TimelinePart::right ||
                        gesture.held == TimelinePart::body || gesture.held == TimelinePart::empty);
    if (!shows || ImGui::GetIO().KeyCtrl) {
        return;
    }
    const graph::CalendarUnit unit =
        gesture.snap_unit.value_or(context.document.playback().settings.unit);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float line = std::max(1.0F, std::floor(context.px(1)));
    const ImU32 color = with_alpha(context.theme.accent, context.theme.is_dark ? 0.26F : 0.2F);
    model::Day day = graph::start_of_unit(at.scale.day_under(at.scale.x0), unit);
    const float width = at.scale.x_of(graph::add_units(day, unit, 1)) - at.scale.x_of(day);
    if (width < context.px(least_unit)) {
        return;
    }
    std::size_t count = 0;
    for (float x = at.scale.x_of(day); x < at.scale.x1;) {
        if (x > at.scale.x0) {
            list.AddRectFilled({std::floor(x), at.bars.min.y},
                               {std::floor(x) + line, at.bars.max.y}, color);
            ++count;
        }
        day = graph::add_units(day, unit, 1);
        x = at.scale.x_of(day);
    }
    if (count > 0) {
        name_area(context, "timeline.unit_lines", at.bars);
    }
}

void TimelineDrawing::draw_band(Context& context, const TimelinePlaces& at,
                                const TimelineGesture& gesture) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const TimeMode mode = context.document.time_mode();
    if (band_x1_ <= band_x0_) {
        return;
    }
    const bool is_held = gesture.held == TimelinePart::body || gesture.held == TimelinePart::left ||
                         gesture.held == TimelinePart::right;
    const bool is_lit = is_held || gesture.hovered == TimelinePart::body;
    const float header = context.px(band_head);
    const float y = at.bars.min.y;
    const ImU32 color = with_alpha(theme.accent, is_lit ? 1.0F : 0.82F);
    if (mode == TimeMode::memory) {
        // What fades in the network fades here: half as bright with each half-life.
        const double half_life = context.document.view().window.half_life_days;
        const float step = std::max(2.0F, context.px(3));
        for (float x = band_x1_; x > band_x0_; x -= step) {
            const float x0 = std::max(band_x0_, x - step);
            const double age =
                static_cast<double>(at.scale.x_of(band_end_) - x) * at.scale.days_per_px();
            const auto weight = static_cast<float>(std::exp2(-age / half_life));
            list.AddRectFilled({x0, y}, {x, y + header}, with_alpha(theme.accent, weight));
            list.AddRectFilled({x0, y + header}, {x, at.bars.max.y},
                               with_alpha(theme.panel, 0.62F * (1 - weight)));
        }
        // One half-life back, where it has room to be told apart from the end.
        const float x = std::floor(at.scale.x_of(band_end_ - half_life));
        if (x > band_x0_ + context.px(4) && band_x1_ - x > context.px(20)) {
            const float dash = context.px(3);
            for (float from = y + header; from < at.bars.max.y; from += 2 * dash) {
                list.AddRectFilled(
                    {x, from},
                    {x + std::max(1.0F, context.px(1)), std::min(from + dash, at.bars.max.y)},
                    with_alpha(theme.accent, 0.65F));
            }
            ImGui::PushFont(theme.small);
            const char* half = "\xc2\xbd";
            list.AddText({x + context.px(3), y + header}, theme.accent, half);
            ImGui::PopFont();
        }
    } else {
        list.AddRectFilled({band_x0_, y}, {band_x1_, y + header}, color, context.px(2),
                           ImDrawFlags_RoundCornersTop);
    }
    // Where it has no border of its own it goes on: chevrons instead of an end.
    const auto runs_on = [&](float x, float side) {
        for (int i = 0; i < 3; ++i) {
            const float tip = x - side * (context.px(5) + static_cast<float>(i) * context.px(6));
            const float back = tip - side * context.px(3);
            const float middle = y + header / 2;
            list.AddLine({back, middle - context.px(2.4F)}, {tip, middle},
                         with_alpha(theme.on_accent, 0.9F), context.px(1.3F));
            list.AddLine({back, middle + context.px(2.4F)}, {tip, middle},
                         with_alpha(theme.on_accent, 0.9F), context.px(1.3F));
        }
    };
    if (mode == TimeMode::from_here && band_x1_ - band_x0_ > context.px(40)) {
        runs_on(band_x1_, 1);
    }
    // Dots to take it by.
    const float middle = std::floor((band_x0_ + band_x1_) / 2);
    if (band_x1_ - band_x0_ > context.px(34) && !at.is_whole && at.handles.body &&
        mode == TimeMode::window) {
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
    // A growing window that begins with the data has no start of its own: its handle is hollow
    // until it is pinned somewhere.
    const bool is_hollow_left = context.document.time_mode() == TimeMode::growing &&
                                at.window.first <= context.document.domain().first;
    const auto handle = [&](float edge, TimelinePart which, bool is_left) {
        if (edge < at.bars.min.x - 1 || edge > at.bars.max.x + 1) {
            return;
        }
        const bool is_hollow = is_left && is_hollow_left;
        const float x0 = std::round(is_left ? edge - width : edge);
        const float y0 = at.bars.min.y;
        const float y1 = at.bars.max.y;
        const bool is_lit = under == which;
        const float grow = is_lit ? context.px(1) : 0;
        const float inner = is_left ? x0 + width : x0;
        list.AddRectFilled({inner - line / 2, y0}, {inner + line / 2, y1},
                           with_alpha(theme.accent, is_hollow ? 0.45F : 1));
        const float middle = std::round((y0 + y1) / 2);
        const float half = std::min((y1 - y0) / 2, context.px(15)) + grow;
        const ImVec2 min{x0 - (is_left ? grow : 0), middle - half};
        const ImVec2 max{x0 + width + (is_left ? 0 : grow), middle + half};
        const ImDrawFlags corners =
            is_left ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersRight;
        if (is_lit) {
            const float halo = context.px(3);
            list.AddRectFilled({min.x - halo, min.y - halo}, {max.x + halo, max.y + halo},
                               theme.accent_soft, context.px(5));
        }
        list.AddRectFilled(min, max, is_hollow ? theme.panel : theme.accent, context.px(3),
                           corners);
        if (is_hollow) {
            list.AddRect(min, max, with_alpha(theme.accent, is_lit ? 1 : 0.7F), context.px(3),
                         corners, context.px(1.3F));
        }
        for (const float offset : {-1.5F, 1.5F}) {
            const float x = std::round((min.x + max.x) / 2 + context.px(offset) - line / 2);
            list.AddRectFilled({x, middle - context.px(5)}, {x + line, middle + context.px(5)},
                               with_alpha(is_hollow ? theme.accent : theme.on_accent, 0.85F));
        }
    };
    if (at.handles.start) {
        handle(at.scale.x_of(band_first_), TimelinePart::left, true);
    }
    if (at.handles.end) {
        handle(at.scale.x_of(band_end_), TimelinePart::right, false);
    }
}

/// Mode instant: one line in the middle of the unit, with a knob to take it by.
void TimelineDrawing::draw_cursor(Context& context, const TimelinePlaces& at,
                                  const TimelineGesture& gesture) const {
    if (context.document.time_mode() != TimeMode::instant) {
        return;
    }
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float x = std::round((at.scale.x_of(band_first_) + at.scale.x_of(band_end_)) / 2);
    if (x < at.bars.min.x - 1 || x > at.bars.max.x + 1) {
        return;
    }
    const bool is_lit = gesture.held == TimelinePart::body || gesture.hovered == TimelinePart::body;
    const float half = context.px(is_lit ? 7.5F : 6.5F);
    const float y = at.bars.min.y;
    const float line = std::max(1.0F, std::round(context.px(1.5F)));
    list.AddRectFilled({x - line / 2, y}, {x + line / 2, at.bars.max.y}, theme.accent);
    const float shoulder = y + context.px(10);
    const ImVec2 outline[]{{x - half, y},
                           {x + half, y},
                           {x + half, shoulder},
                           {x, shoulder + context.px(7)},
                           {x - half, shoulder}};
    if (is_lit) {
        list.AddCircleFilled({x, shoulder - context.px(2)}, half + context.px(6), theme.accent_soft,
                             24);
    }
    list.AddConvexPolyFilled(outline, 5, theme.accent);
    for (const float offset : {-1.5F, 1.5F}) {
        const float stroke = std::max(1.0F, std::round(context.px(1)));
        const float at_x = std::round(x + context.px(offset) - stroke / 2);
        list.AddRectFilled({at_x, y + context.px(3)}, {at_x + stroke, shoulder},
                           with_alpha(theme.on_accent, 0.85F));
    }
    name_area(context, "timeline.cursor", {{x - half, y}, {x + half, shoulder + context.px(7)}});
}

/// While two windows are compared: A is outlined, both have their letters.
void TimelineDrawing::draw_pinned_window(Context& context, const TimelinePlaces& at) const {
    const auto& pinned = context.document.pinned_window();
    if (!pinned) {
        return;
    }
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 color = to_imgui(scene::tone_color(-8, context.app.style.theme));
    model::Span span = pinned->window.span;
    if (pinned->window.mode != model::WindowMode::window) {
        span.first = std::min(context.document.domain().first, span.last);
    }
    const auto letter = [&](float x, ImU32 fill, const char* text) {
        ImGui::PushFont(theme.bold);
        const ImVec2 size = ImGui::CalcTextSize(text);
        const float pad = context.px(4);
        const float y = at.bars.min.y + context.px(band_head + 3);
        const float left =
            std::clamp(x, at.bars.min.x, std::max(at.bars.min.x, at.bars.max.x - size.x - 2 * pad));
        list.AddRectFilled({left, y}, {left + size.x + 2 * pad, y + size.y}, fill, context.px(4));
        list.AddText({left + pad, y}, theme.is_dark ? theme.on_accent : theme.panel, text);
        ImGui::PopFont();
    };
    const Cut cut = cut_to_view(at, span);
    if (cut.is_seen()) {
        const ImVec2 min{std::round(cut.x0), at.bars.min.y + context.px(1)};
        const ImVec2 max{std::max(std::round(cut.x1), std::round(cut.x0) + context.px(2)),
                         at.bars.max.y};
        list.AddRectFilled(min, max, with_alpha(color, theme.is_dark ? 0.12F : 0.08F));
        list.AddRect(min, max, color, context.px(2), 0, context.px(1.6F));
        letter(min.x + context.px(3), color, "A");
        name_area(context, "timeline.compared", {{min.x, min.y}, {max.x, max.y}});
    }
    if (band_x1_ > band_x0_ && at.window != span) {
        const bool is_same_start = std::abs(band_x0_ - cut.x0) < context.px(22) && cut.is_seen();
        letter(band_x0_ + context.px(is_same_start ? 26 : 3), theme.accent, "B");
    }
}

void TimelineDrawing::draw_preview(Context& context, const TimelinePlaces& at,
                                   const TimelineGesture& gesture) const {
    if (!gesture.preview) {
        return;
    }
    const Cut cut = cut_to_view(at, *gesture.preview);
    if (cut.x1 < at.scale.x0 || cut.x0 > at.scale.x1) {
        return;
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min{cut.x0, at.bars.min.y};
    const ImVec2 max{std::max(cut.x1, cut.x0 + 2), at.bars.max.y};
    list.AddRectFilled(min, max, with_alpha(context.theme.accent, 0.1F), context.px(3));
    list.AddRect(min, max, context.theme.accent, context.px(3), 0, context.px(1.5F));
    name_area(context, "timeline.preview", {{min.x, min.y}, {max.x, max.y}});
}

} // namespace entente::ui
