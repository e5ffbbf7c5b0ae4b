// SPDX-License-Identifier: MIT
// What the timeline tells at the pointer: the rest of TimelineTrack is in timeline_track.cpp.
#include "app/model/edtf.hpp"
#include "app/ui/timeline_histogram.hpp"
#include "app/ui/timeline_track.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

using model::Span;
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

void TimelineTrack::draw_hover(Context& context, ImDrawList& list) {
    const ImVec2 at = ImGui::GetIO().MousePos;
    const document::Document& document = context.document;
    const model::Window& window = document.view().window;
    if (grip_ != Grip::none && grip_ != Grip::ignored && has_moved_) {
        // The date at the end that is drawn, the whole window where all of it is.
        const std::string events =
            words_for_events(document.ties().event_count(), document.store().event_count());
        const std::string length = words_for_length(window.span);
        if (grip_ == Grip::left) {
            show_tip(context, scale_.x_of(window.span.first),
                     {"From " + words_of_day(window.span.first), length, events});
        } else if (grip_ == Grip::right || window.mode != WindowMode::window) {
            std::vector<std::string> lines{"Until " + words_of_day(window.span.last)};
            if (window.mode == WindowMode::window) {
                lines.push_back(length);
            }
            lines.push_back(events);
            show_tip(context, scale_.x_of(window.span.last + days{1}), lines);
        } else {
            const float a = std::max(scale_.x0, scale_.x_of(window.span.first));
            const float b = std::min(scale_.x1, scale_.x_of(window.span.last + days{1}));
            show_tip(context, (a + b) / 2, {words_for_stretch(window.span), length, events});
        }
        return;
    }
    if (!is_hovered_ || grip_ != Grip::none || at.y >= places_.fine_row.min.y || at.x < scale_.x0 ||
        at.x >= scale_.x1) {
        hover_seconds_ = 0;
        return;
    }
    const float x = std::floor(at.x);
    const float line = std::max(1.0F, std::floor(context.px(1)));
    list.AddRectFilled({x, places_.bars.min.y}, {x + line, places_.bars.max.y},
                       with_alpha(context.theme.text, 0.35F));
    hover_seconds_ += static_cast<double>(ImGui::GetIO().DeltaTime);
    if (hover_seconds_ < tip_delay_seconds) {
        return;
    }
    const graph::Bin* bin = bin_at(document.histogram(bins_unit_), scale_.day_under(at.x));
    if (bin == nullptr) {
        return;
    }
    std::vector<std::string> lines{words_for_period(bin->span, bins_unit_)};
    lines.push_back(counted(bin->total));
    if (document.view().filter.is_active() && bin->total > 0) {
        lines.push_back(counted(bin->passing) + " after the filters");
    }
    show_tip(context, at.x, lines);
}

} // namespace entente::ui
