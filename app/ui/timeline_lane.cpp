// SPDX-License-Identifier: MIT
// Below the histogram: the lane of marks and the overview. The rest of TimelineDrawing is in
// timeline_drawing.cpp.
#include "app/ui/timeline_colors.hpp"
#include "app/ui/timeline_drawing.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using document::TimeMark;
using std::chrono::days;

std::string name_of_mark(const TimeMark& mark) {
    const char* origin = mark.origin == TimeMark::Origin::data     ? "data"
                         : mark.origin == TimeMark::Origin::own    ? "own"
                         : mark.origin == TimeMark::Origin::office ? "office"
                                                                   : "turn";
    return fmt::format("timeline.mark.{}.{}", origin, mark.index);
}

ImU32 color_of(const TimeMark& mark, const Theme& theme, scene::Theme canvas) {
    switch (mark.origin) {
    case TimeMark::Origin::own:
        return theme.accent;
    case TimeMark::Origin::office:
        return to_imgui(scene::kind_color(model::NodeKind::official, canvas));
    case TimeMark::Origin::turn:
        return theme.muted;
    case TimeMark::Origin::data:
        break;
    }
    return theme.text;
}

} // namespace

void TimelineDrawing::draw_lane(Context& context, const TimelinePlaces& at,
                                const TimelineGesture& gesture) const {
    if (at.lane.height() <= 0) {
        return;
    }
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::vector<TimeMark>& marks = *at.marks;
    const TimeMark* hovered =
        gesture.hovered == TimelinePart::mark ? at.mark_at(gesture.pointer) : nullptr;
    const float line = std::max(1.0F, std::floor(context.px(1)));
    list.PushClipRect({at.touched.min.x, at.bars.min.y}, {at.touched.max.x, at.lane.max.y}, true);
    ImGui::PushFont(theme.small);
    for (const PlacedMark& placed : at.marks_lane.marks) {
        const TimeMark& mark = marks[placed.index];
        const bool is_lit = &mark == hovered;
        const ImU32 color = is_lit ? theme.accent : color_of(mark, theme, context.app.style.theme);
        const Rect symbol = at.symbol_rect(placed);
        // Upwards through the histogram: faint, or all of the period where it is pointed at.
        const float guide = std::floor(placed.x0 - line / 2);
        if (is_lit && mark.is_period) {
            list.AddRectFilled({placed.x0, at.bars.min.y}, {placed.x1, at.bars.max.y},
                               with_alpha(theme.accent, 0.12F));
        } else if (!mark.is_period) {
            const float strength = is_lit                                  ? 0.9F
                                   : mark.origin == TimeMark::Origin::turn ? 0
                                                                           : 0.22F;
            list.AddRectFilled({guide, at.bars.min.y}, {guide + line, at.bars.max.y},
                               with_alpha(color, strength));
        }
        if (mark.is_period) {
            const float middle = std::round(symbol.center().y);
            const float half = std::max(1.0F, context.px(is_lit ? 2 : 1.5F));
            const float x1 = std::max(placed.x1, placed.x0 + 2 * half);
            // Pale where it may not have begun yet, or be over: as long as that is not known.
            const float sure0 = std::clamp(at.scale.x_of(mark.sure.first), placed.x0, x1);
            const float sure1 = std::clamp(at.scale.x_of(mark.sure.last + days{1}), placed.x0, x1);
            const bool is_known = mark.is_exact || is_lit;
            if (!is_known) {
                const ImU32 pale = with_alpha(color, 0.38F);
                const float step = context.px(5);
                for (float x = placed.x0; x < x1; x += step) { // dashed
                    const float end = std::min(x1, x + step * 0.62F);
                    if (sure1 <= sure0 || end <= sure0 || x >= sure1) {
                        list.AddRectFilled({x, middle - half}, {end, middle + half}, pale);
                    }
                }
            }
            if (is_known || sure1 > sure0) {
                list.AddRectFilled({is_known ? placed.x0 : sure0, middle - half},
                                   {is_known ? x1 : sure1, middle + half},
                                   with_alpha(color, is_lit ? 1.0F : 0.75F), half);
            }
        } else if (mark.origin == TimeMark::Origin::turn) {
            const float height = context.px(is_lit ? 8 : 6);
            list.AddRectFilled({guide - line / 2, at.lane.min.y + line},
                               {guide + line * 1.5F, at.lane.min.y + line + height}, color);
        } else {
            // Points up to its day. The user's own are hollow diamonds.
            const float half = context.px(is_lit ? 5.2F : 4.4F);
            const float top = at.lane.min.y + context.px(2);
            const float bottom = top + half * 1.75F;
            if (mark.origin == TimeMark::Origin::own) {
                const float middle = (top + bottom) / 2;
                const ImVec2 diamond[]{{placed.x0, top - line},
                                       {placed.x0 + half, middle},
                                       {placed.x0, bottom + line},
                                       {placed.x0 - half, middle}};
                list.AddConvexPolyFilled(diamond, 4, is_lit ? color : theme.panel);
                list.AddPolyline(diamond, 4, color, ImDrawFlags_Closed, context.px(1.6F));
            } else {
                list.AddTriangleFilled({placed.x0, top}, {placed.x0 + half, bottom},
                                       {placed.x0 - half, bottom},
                                       with_alpha(color, mark.is_exact || is_lit ? 0.9F : 0.6F));
            }
        }
        if (!placed.text.empty()) {
            const float y = std::floor(at.text_rect(placed).center().y - ImGui::GetFontSize() / 2);
            list.AddText({std::floor(placed.text_x), y}, is_lit ? theme.accent : theme.muted,
                         placed.text.c_str());
        }
        name_area(context, name_of_mark(mark), symbol);
    }
    ImGui::PopFont();
    list.PopClipRect();
    if (hovered != nullptr) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
}

/// While the axis shows a part of the domain: all of it as small bars, what the axis shows of it as
/// a box, the window as a band.
void TimelineDrawing::draw_overview(Context& context, const TimelinePlaces& at,
                                    const TimelineGesture& gesture) const {
    if (at.overview.height() <= 0) {
        return;
    }
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const document::Document& document = context.document;
    const TimeScale all = at.overview_scale(document.domain());
    const Rect& strip = at.overview;
    const float round = context.px(2);
    list.AddRectFilled({strip.min.x, strip.min.y}, {strip.max.x, strip.max.y}, theme.panel_raised,
                       round);
    // Bins of all time, as fine as two pixels each allow.
    graph::CalendarUnit unit = document.view().calendar.unit(graph::UnitKind::week);
    while (unit.kind != graph::UnitKind::decade &&
           static_cast<float>(graph::count_units(document.domain(), unit)) * context.px(2) >
               strip.width()) {
        unit = unit.larger();
    }
    const std::vector<graph::Bin>& bins = document.histogram(unit);
    std::uint32_t most = 0;
    for (const graph::Bin& bin : bins) {
        most = std::max(most, bin.passing);
    }
    for (const graph::Bin& bin : bins) {
        if (bin.passing == 0) {
            continue;
        }
        // The root: a small strip has no room for small bars on a linear scale.
        const float share = std::sqrt(static_cast<float>(bin.passing) / static_cast<float>(most));
        const float height = std::max(1.0F, share * (strip.height() - context.px(2)));
        const float x0 = std::max(strip.min.x, all.x_of(bin.span.first));
        const float x1 = std::min(strip.max.x, all.x_of(bin.span.last + days{1}));
        list.AddRectFilled({x0, strip.max.y - height}, {std::max(x1 - 0.5F, x0 + 1), strip.max.y},
                           with_alpha(theme.bar, 0.75F));
    }
    const auto is_used = [&](TimelinePart part) {
        return gesture.held == part || gesture.hovered == part;
    };
    // What the axis does not show steps back.
    const Rect& view = at.overview_view;
    const ImU32 veil = with_alpha(theme.panel, 0.55F);
    const float view_x0 = std::clamp(view.min.x, strip.min.x, strip.max.x);
    const float view_x1 = std::clamp(view.max.x, strip.min.x, strip.max.x);
    list.AddRectFilled({strip.min.x, strip.min.y}, {view_x0, strip.max.y}, veil);
    list.AddRectFilled({view_x1, strip.min.y}, {strip.max.x, strip.max.y}, veil);
    const float band_x0 = std::max(strip.min.x, all.x_of(at.window.first));
    const float band_x1 =
        std::min(strip.max.x, std::max(all.x_of(at.window.last + days{1}), band_x0 + 2));
    list.AddRectFilled(
        {band_x0, strip.min.y}, {band_x1, strip.max.y},
        with_alpha(theme.accent, is_used(TimelinePart::overview_band) ? 0.5F : 0.34F), round);
    list.AddRectFilled({band_x0, strip.min.y}, {band_x1, strip.min.y + context.px(2)}, theme.accent,
                       round, ImDrawFlags_RoundCornersTop);
    list.AddRect({view_x0, strip.min.y}, {view_x1, strip.max.y},
                 is_used(TimelinePart::overview_view) ? theme.text : theme.muted, round, 0,
                 context.px(1.3F));
    name_area(context, "timeline.overview", strip);
    name_area(context, "timeline.overview.view", view);
    name_area(context, "timeline.overview.band", at.overview_band);
}

} // namespace entente::ui
