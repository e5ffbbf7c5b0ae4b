// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/timeline_numbers.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace entente::ui {

/// Above the histogram: what the bars are and how high they are, the key of stack and lines, and
/// what is offered: a fitting scale, the view without outliers, a line of what is selected.
///
/// | name | what it is |
/// | --- | --- |
/// | timeline.chart | opens the choice of stack, scale and marks |
/// | timeline.stack.S | none, topic, type, tone, kind |
/// | timeline.scale.S | linear, root, log |
/// | timeline.turning_points | whether they are marked |
/// | timeline.scale.hint | takes the scale that fits |
/// | timeline.key.I | class I of the stack |
/// | timeline.line.I, timeline.line.I.remove | a pinned line, and its cross |
/// | timeline.lines.add | pins what is selected |
/// | timeline.lines.scale | the scale of the lines |
/// | timeline.outliers | the view without outliers, or all time again |
/// | timeline.undated | takes events without a date in or out; only where there are any |
class TimelineHead {
  public:
    void draw(Context& context, const TimelinePlaces& at, const TimelineNumbers& numbers,
              const TimelineGesture& gesture, TimelineView& view);
    /// The class under the pointer in the key: the others step back.
    [[nodiscard]] std::optional<std::size_t> hovered_class() const { return hovered_class_; }
    [[nodiscard]] std::optional<std::size_t> hovered_line() const { return hovered_line_; }

  private:
    /// From the right: what is offered. Returns where it begins.
    float draw_offers(Context& context, const TimelinePlaces& at, const TimelineNumbers& numbers,
                      TimelineView& view);
    float draw_undated(Context& context, const TimelinePlaces& at, float right);
    float draw_choice(Context& context, const TimelinePlaces& at, const TimelineNumbers& numbers);
    void draw_key(Context& context, const TimelinePlaces& at, const TimelineNumbers& numbers,
                  float x, float until);
    void draw_popup(Context& context, const TimelinePlaces& at);

    std::string_view key_pressed_; ///< in this frame
    const model::EventStore* store_ = nullptr;
    std::size_t undated_ = 0; ///< events of that store
    std::optional<std::size_t> hovered_class_;
    std::optional<std::size_t> hovered_line_;
};

/// "fit to 2010 - 2024, 3 events outside".
std::string words_for_outliers(const graph::BulkOfTime& bulk);

} // namespace entente::ui
