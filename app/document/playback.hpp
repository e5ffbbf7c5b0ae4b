// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/time_mode.hpp"
#include "app/graph/event_days.hpp"
#include "app/graph/histogram.hpp"
#include "app/model/span.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace entente::document {

/// What happens where playing can go no further.
enum class AtEnd : std::uint8_t { stop, loop, bounce };
enum class PlayDirection : std::uint8_t { forward, backward };

struct PlaybackSettings {
    graph::CalendarUnit unit = graph::CalendarUnit::month; ///< how far one step goes
    double steps_per_second = 1.25;                        ///< > 0
    AtEnd at_end = AtEnd::stop;
    bool skips_quiet = true; ///< more than `quiet_steps` quiet steps in a row are leapt over
    int quiet_steps = 5;     ///< 0: none is shown, from moment to moment with events
    friend bool operator==(const PlaybackSettings&, const PlaybackSettings&) = default;
};

/// A stretch that was leapt over, to be told where it is shown.
struct QuietBreak {
    model::Span skipped{}; ///< the days between the windows before and after, or those of the
                           ///< windows that were not shown
    int steps = 0;         ///< windows that were not shown
    friend bool operator==(const QuietBreak&, const QuietBreak&) = default;
};

/// Moves a window step by step. It has no clock: it is told how much time went by.
///
/// A step is never left out: however late a frame is, advance() gives one step at most, and time
/// owed beyond one step is forgotten. Each window is the one that playing began with moved by a
/// number of steps, so that nothing drifts, and playing the other way, or again, shows the same
/// windows. The first and the last of them are flush with the domain.
///
/// Quiet is a window without events; where the end leads, a step on which none begins; where the
/// start leads, one on which none ends.
class Playback {
  public:
    PlaybackSettings settings;

    [[nodiscard]] bool is_playing() const { return is_playing_; }
    [[nodiscard]] PlayDirection direction() const { return direction_; }

    /// Begins at the window; where it can go no further, at the other end. A window as wide as the
    /// domain, which could not move, becomes a twelfth of it, snapped (`is_narrowed`). Played on
    /// from where it was paused, whichever way, it keeps to its windows.
    /// @return the window to show at once.
    model::Window play(const model::Window& from, const model::Span& domain,
                       std::optional<TimeMode> mode = std::nullopt,
                       PlayDirection direction = PlayDirection::forward);
    void pause() { is_playing_ = false; }
    /// Whether the last play() made the window narrower, which is to be said.
    [[nodiscard]] bool is_narrowed() const { return is_narrowed_; }

    /// @param days  when the passing events are; null: nothing is leapt over.
    /// @return the next window when a step is due. At the end it stops, or turns round, or, looping
    /// and after a second, begins again at the other end.
    std::optional<model::Window> advance(double seconds, const model::Window& now,
                                         const model::Span& domain,
                                         const graph::EventDays* days = nullptr);
    /// What the last step leapt over, or nothing.
    [[nodiscard]] const std::optional<QuietBreak>& last_break() const { return last_break_; }

  private:
    void anchor(const model::Window& window, const model::Span& domain);
    [[nodiscard]] model::Window window_at(int step) const;
    [[nodiscard]] bool is_quiet(int step, const graph::EventDays& days) const;
    [[nodiscard]] int next_lively(int step, int way, const graph::EventDays& days) const;
    [[nodiscard]] int first_ending_from(model::Day day) const;
    [[nodiscard]] int last_beginning_by(model::Day day) const;
    int next_step(const graph::EventDays* days);

    TimeMode mode_ = TimeMode::window;
    PlayDirection direction_ = PlayDirection::forward;
    model::Window start_; ///< step 0
    model::Span domain_{};
    graph::CalendarUnit unit_ = graph::CalendarUnit::month;
    int step_ = 0;
    int first_step_ = 0; ///< of the windows that differ
    int last_step_ = 0;
    double owed_ = 0;   ///< steps
    double rested_ = 0; ///< seconds at the end, before it begins again
    bool is_playing_ = false;
    bool is_narrowed_ = false;
    std::optional<QuietBreak> last_break_;
};

/// Why nothing can be played, in words; empty where it can be.
std::string why_not_played(const std::optional<model::Span>& extent, graph::CalendarUnit unit);

} // namespace entente::document
