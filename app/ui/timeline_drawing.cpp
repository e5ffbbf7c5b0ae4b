// SPDX-License-Identifier: MIT
// How the timeline's track looks: the rest of TimelineTrack is in timeline_track.cpp.
#include "app/ui/timeline_histogram.hpp"
#include "app/ui/timeline_track.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using base::Vec2;
using model::Span;
using model::Window;
using model::WindowMode;
using std::chrono::days;

Vec2 pointer_now() {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {at.x, at.y};
}

double number(model::Day day) {
    return static_cast<double>(model::day_number(day));
}

} // namespace

void TimelineTrack::name_parts(Context& context) const {
    const Places& at = places_;
    name_area(context, "timeline.track", at.bars);
    const auto is_seen = [&](const Rect& rect) {
        const float middle = rect.center().x;
        return rect.width() > 0 && middle >= at.bars.min.x - context.px(handle_reach) &&
               middle <= at.bars.max.x + context.px(handle_reach);
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
    name_row(axis_.coarse, at.coarse_row);
    name_row(axis_.fine, at.fine_row);
}

void TimelineTrack::draw_axis(Context& context, ImDrawList& list) const {
    const Theme& theme = context.theme;
    const Places& at = places_;
    const float line = std::max(1.0F, std::floor(context.px(1)));
    const Vec2 pointer = pointer_now();
    const AxisPeriod* hovered = is_hovered_ && grip_ == Grip::none && pointer.y >= at.fine_row.min.y
                                    ? period_at(pointer)
                                    : nullptr;
    const Span& shown = context.document.view().window.span;
    const bool is_window = context.document.view().window.mode == WindowMode::window;
    ImGui::PushFont(theme.small);
    const auto draw_row = [&](const std::vector<AxisPeriod>& row, const Rect& where,
                              bool is_coarse) {
        const float y = std::floor(where.center().y - ImGui::GetFontSize() / 2);
        for (const AxisPeriod& period : row) {
            const bool is_start = scale_.x_of(period.span.first) >= scale_.x0 - 0.5F;
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
            const bool is_lit =
                shown.meets(period.span) && (is_window || period.span.first <= shown.last);
            const ImU32 color = &period == hovered ? theme.accent
                                : !is_lit          ? with_alpha(theme.muted, 0.75F)
                                                   : theme.text;
            list.AddText({std::floor(period.text_x), y}, color, period.text.c_str());
        }
    };
    list.AddRectFilled({at.bars.min.x, at.bars.max.y}, {at.bars.max.x, at.bars.max.y + line},
                       theme.line);
    for (const AxisPeriod& period : axis_.coarse) { // lines behind the bars
        const float x = std::floor(scale_.x_of(period.span.first));
        if (x > at.bars.min.x) {
            list.AddRectFilled({x, at.bars.min.y}, {x + line, at.coarse_row.min.y},
                               with_alpha(theme.line, 0.8F));
        }
    }
    draw_row(axis_.fine, at.fine_row, false);
    draw_row(axis_.coarse, at.coarse_row, true);
    ImGui::PopFont();
}

void TimelineTrack::draw_bars(Context& context, ImDrawList& list) {
    const Theme& theme = context.theme;
    const Places& at = places_;
    bins_unit_ = bin_unit(context.document.playback().settings.unit, context.document.domain(),
                          scale_, context.px(1.5F));
    // The band is behind the bars, its bars are painted once more over the dimmed ones.
    const float header = context.px(7);
    const Rect area{{at.bars.min.x, at.bars.min.y + header + context.px(2)}, at.bars.max};
    const HistogramBars bars(context.document.histogram(bins_unit_), scale_, area, context.px(1));
    if (at.band_x1 > at.band_x0) {
        list.AddRectFilled({at.band_x0, at.bars.min.y}, {at.band_x1, at.bars.max.y},
                           with_alpha(theme.accent, theme.is_dark ? 0.17F : 0.09F));
    }
    list.PushClipRect({at.bars.min.x, at.bars.min.y}, {at.bars.max.x, at.bars.max.y}, true);
    const float dim = theme.is_dark ? 0.55F : 0.6F;
    bars.draw(list, with_alpha(theme.bar_pale, theme.is_dark ? 0.9F : 0.7F),
              with_alpha(theme.bar, dim));
    list.PopClipRect();
    if (at.band_x1 <= at.band_x0) {
        return;
    }
    list.PushClipRect({at.band_x0, at.bars.min.y}, {at.band_x1, at.bars.max.y}, true);
    bars.draw(list, with_alpha(theme.accent, theme.is_dark ? 0.32F : 0.22F), theme.accent);
    list.PopClipRect();
}

void TimelineTrack::draw_band(Context& context, ImDrawList& list) const {
    const Theme& theme = context.theme;
    const Places& at = places_;
    const Window& window = context.document.view().window;
    if (at.band_x1 <= at.band_x0) {
        return;
    }
    const Vec2 pointer = pointer_now();
    const bool is_held = grip_ == Grip::body || grip_ == Grip::left || grip_ == Grip::right;
    const bool is_lit =
        is_held || (is_hovered_ && grip_ == Grip::none && grip_at(context, pointer) == Grip::body);
    const float header = context.px(7);
    const float y = at.bars.min.y;
    if (window.mode == WindowMode::decay) {
        // What fades in the network fades here: half as bright with each half-life.
        const float step = std::max(2.0F, context.px(3));
        for (float x = at.band_x1; x > at.band_x0; x -= step) {
            const float x0 = std::max(at.band_x0, x - step);
            const double age = static_cast<double>(at.band_x1 - x) * scale_.days_per_px();
            const auto weight = static_cast<float>(std::exp2(-age / window.half_life_days));
            list.AddRectFilled({x0, y}, {x, y + header}, with_alpha(theme.accent, weight));
            list.AddRectFilled({x0, y + header}, {x, at.bars.max.y},
                               with_alpha(theme.panel, 0.62F * (1 - weight)));
        }
    } else {
        list.AddRectFilled({at.band_x0, y}, {at.band_x1, y + header},
                           with_alpha(theme.accent, is_lit ? 1.0F : 0.82F), context.px(2),
                           ImDrawFlags_RoundCornersTop);
    }
    // Dots to take it by.
    const float middle = std::floor((at.band_x0 + at.band_x1) / 2);
    if (at.band_x1 - at.band_x0 > context.px(34) && !is_whole(context) &&
        window.mode == WindowMode::window) {
        for (int i = -2; i <= 2; ++i) {
            list.AddCircleFilled({middle + static_cast<float>(i) * context.px(5), y + header / 2},
                                 context.px(1.2F), with_alpha(theme.on_accent, 0.9F), 10);
        }
    }
}

void TimelineTrack::draw_handles(Context& context, ImDrawList& list) const {
    const Theme& theme = context.theme;
    const Places& at = places_;
    const Window& window = context.document.view().window;
    const bool is_over = is_hovered_ && grip_ == Grip::none;
    const Grip under = is_over ? grip_at(context, pointer_now()) : grip_;
    const float width = std::round(context.px(7));
    const float line = std::max(1.0F, std::round(context.px(1)));
    const auto handle = [&](float edge, Grip which, bool is_left) {
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
    if (window.mode == WindowMode::window) {
        handle(scale_.x_of(band_first_), Grip::left, true);
    }
    handle(scale_.x_of(band_end_), Grip::right, false);
}

/// While the axis shows a part of the domain: all of it, what the axis shows of it, the window.
void TimelineTrack::draw_overview(Context& context, ImDrawList& list) const {
    const Theme& theme = context.theme;
    const Span& domain = context.document.domain();
    const Window& window = context.document.view().window;
    const TimeScale all{number(domain.first), number(domain.last) + 1, scale_.x0, scale_.x1};
    const float y0 = places_.coarse_row.max.y + context.px(1);
    const float y1 = y0 + context.px(overview_height - 3);
    const float round = context.px(2);
    list.AddRectFilled({all.x0, y0}, {all.x1, y1}, theme.panel_raised, round);
    list.AddRectFilled({all.x_of(view_first_), y0}, {all.x_of(view_end_), y1},
                       with_alpha(theme.faint, 0.7F), round);
    const float a = window.mode == WindowMode::window ? all.x_of(window.span.first) : all.x0;
    const float b = std::max(all.x_of(window.span.last + days{1}), a + 2);
    list.AddRectFilled({a, y0 + context.px(1)}, {b, y1 - context.px(1)}, theme.accent, round);
}

void TimelineTrack::show_tip(Context& context, float x,
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
    const float y1 = places_.bars.min.y - context.px(8);
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
