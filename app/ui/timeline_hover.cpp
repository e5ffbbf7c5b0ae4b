// SPDX-License-Identifier: MIT
// What the timeline tells at the pointer: the rest of TimelineDrawing is in timeline_drawing.cpp.
#include "app/model/edtf.hpp"
#include "app/ui/timeline_drawing.hpp"
#include "app/ui/timeline_histogram.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using model::WindowMode;
using std::chrono::days;

constexpr double tip_delay_seconds = 0.15;

std::string words_of_day(model::Day day) {
    return model::words_for_span({day, day});
}

std::string counted(std::size_t count) {
    return count == 0 ? "no events"
                      : fmt::format("{} event{}", grouped(count), count == 1 ? "" : "s");
}

} // namespace

void TimelineDrawing::draw_hover(Context& context, const TimelinePlaces& at,
                                 const TimelineGesture& gesture) {
    const document::Document& document = context.document;
    const model::Window& window = document.view().window;
    if (gesture.is_dragging()) {
        // The date at the end that is drawn, the whole window where all of it is.
        const std::string events =
            words_for_events(document.ties().event_count(), document.store().event_count());
        const std::string length = words_for_length(window.span);
        if (gesture.held == TimelinePart::left) {
            show_tip(context, at, at.scale.x_of(window.span.first),
                     {"From " + words_of_day(window.span.first), length, events});
        } else if (gesture.held == TimelinePart::right || window.mode != WindowMode::window) {
            std::vector<std::string> lines{"Until " + words_of_day(window.span.last)};
            if (window.mode == WindowMode::window) {
                lines.push_back(length);
            }
            lines.push_back(events);
            show_tip(context, at, at.scale.x_of(window.span.last + days{1}), lines);
        } else {
            const float a = std::max(at.scale.x0, at.scale.x_of(window.span.first));
            const float b = std::min(at.scale.x1, at.scale.x_of(window.span.last + days{1}));
            show_tip(context, at, (a + b) / 2, {words_for_stretch(window.span), length, events});
        }
        return;
    }
    const float pointer_x = gesture.pointer.x;
    if (gesture.hovered == TimelinePart::none || gesture.hovered == TimelinePart::axis ||
        pointer_x < at.scale.x0 || pointer_x >= at.scale.x1) {
        hover_seconds_ = 0;
        return;
    }
    const float x = std::floor(pointer_x);
    const float line = std::max(1.0F, std::floor(context.px(1)));
    ImGui::GetWindowDrawList()->AddRectFilled({x, at.bars.min.y}, {x + line, at.bars.max.y},
                                              with_alpha(context.theme.text, 0.35F));
    hover_seconds_ += static_cast<double>(ImGui::GetIO().DeltaTime);
    if (hover_seconds_ < tip_delay_seconds) {
        return;
    }
    const graph::Bin* bin = bin_at(document.histogram(bins_unit_), at.scale.day_under(pointer_x));
    if (bin == nullptr) {
        return;
    }
    std::vector<std::string> lines{words_for_period(bin->span, bins_unit_)};
    lines.push_back(counted(bin->total));
    if (document.view().filter.is_active() && bin->total > 0) {
        lines.push_back(counted(bin->passing) + " after the filters");
    }
    show_tip(context, at, pointer_x, lines);
}

} // namespace entente::ui
