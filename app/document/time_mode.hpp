// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/histogram.hpp"
#include "app/model/span.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente::document {

/// What the window is made to show, and how it moves. (TIMELINE.md, section 2.) The index knows
/// three of these (model::WindowMode); the others set the span.
///
/// | mode | shows | what moves, played or stepped |
/// | --- | --- | --- |
/// | window | what meets [a, b] | both ends |
/// | growing | all up to b; from a on, where the start is pinned | b |
/// | from_here | all from a on | a |
/// | instant | the unit of the calendar that the cursor lies in | the cursor, by a unit |
/// | memory | all up to b, fading with age | b |
enum class TimeMode : std::uint8_t { window, growing, from_here, instant, memory };
inline constexpr std::size_t time_mode_count = 5;

/// "window", "growing", "from-here", "instant", "memory".
constexpr std::string_view name_of(TimeMode mode) {
    constexpr std::string_view names[]{"window", "growing", "from-here", "instant", "memory"};
    return names[static_cast<std::size_t>(mode)];
}
std::optional<TimeMode> time_mode(std::string_view name);

/// What of the window a person can take hold of; `leading` is what play moves.
struct Handles {
    bool start = false; ///< in mode growing it pins the start
    bool end = false;
    bool body = false;
    bool leads_at_start = false; ///< the start leads, not the end
};
Handles handles_of(TimeMode mode);

/// How the index counts in that mode. A growing window that begins with the domain is cumulative.
model::WindowMode index_mode(TimeMode mode, const model::Span& span, const model::Span& domain);

/// The mode wished for, if the index's mode can be one of it; else the one that stands for it:
/// cumulative is growing, decay is memory.
TimeMode fitting_time_mode(TimeMode wished, model::WindowMode mode);

/// The window brought into the form that the mode has: ends at the domain's where the mode has none
/// of its own, the unit around the last day in mode instant, the index's mode set. Within the
/// domain; idempotent.
model::Window fitted(TimeMode mode, const model::Window& window, const model::Span& domain,
                     graph::CalendarUnit unit);

/// The window some steps on, as stepped() in time_steps.hpp is for the index's modes: kept within
/// the domain, the result depending on the start and the number of steps alone. From where it can
/// go no further it stays.
model::Window stepped(TimeMode mode, const model::Window& from, const model::Span& domain,
                      graph::CalendarUnit unit, int steps);

/// The day that stands for where the window is: its middle, or the edge that leads.
model::Day cursor_of(TimeMode mode, const model::Window& window);

/// The window brought to a day: centred on it with its width kept, or its leading edge there, or
/// the unit around it. Flush at the ends of the domain.
model::Window brought_to(TimeMode mode, const model::Window& window, model::Day day,
                         const model::Span& domain, graph::CalendarUnit unit);

/// The window at the next of some days (direction 1) or the one before (-1): the first to which
/// bringing it moves it that way. Nothing where there is none. For milestones, changes of the
/// selection, turning points.
///
/// @param days  ascending.
std::optional<model::Window> at_next_of(std::span<const model::Day> days, int direction,
                                        TimeMode mode, const model::Window& window,
                                        const model::Span& domain, graph::CalendarUnit unit);

/// A number of whole units, the largest that the span is made of.
struct CalendarWidth {
    graph::CalendarUnit unit = graph::CalendarUnit::day;
    int count = 1;
    friend bool operator==(const CalendarWidth&, const CalendarWidth&) = default;
};
CalendarWidth width_of(const model::Span& span, const graph::Calendar& calendar);
/// A span of that width, by its last or its first day.
model::Span ending_at(model::Day last, const CalendarWidth& width);
model::Span starting_at(model::Day first, const CalendarWidth& width);

/// What each mode was left with, so that coming back to it gives its width (or its pinned start)
/// again, and, where nothing was moved meanwhile, the very window.
class ModeMemory {
  public:
    /// The window in mode `to`. It ends on the same day, but where the start leads on either side:
    /// then it begins with the same day.
    model::Window switched(TimeMode from, const model::Window& now, TimeMode to,
                           const model::Span& domain, graph::CalendarUnit unit);

  private:
    std::array<std::optional<model::Span>, time_mode_count> last_; ///< by mode: as it was left
    std::array<std::optional<model::Span>, time_mode_count>
        exact_;                          ///< those still good as they are
    std::optional<model::Span> arrival_; ///< what the last switch gave
};

} // namespace entente::document
