// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/histogram.hpp"
#include "app/model/span.hpp"

#include <optional>

namespace entente::document {

struct PlaybackSettings {
    graph::CalendarUnit unit = graph::CalendarUnit::month; ///< how far one step goes
    double steps_per_second = 1.25;                        ///< > 0
    bool is_looping = false;
    friend bool operator==(const PlaybackSettings&, const PlaybackSettings&) = default;
};

/// Moves a window step by step. It has no clock: it is told how much time went by.
///
/// A step is never left out: however late a frame is, advance() gives one step at most, and time
/// owed beyond one step is forgotten. Each window is the start moved by a number of steps, so that
/// nothing drifts.
class Playback {
  public:
    PlaybackSettings settings;

    [[nodiscard]] bool is_playing() const { return is_playing_; }

    /// Begins at the window; at the end of the domain it begins again from its start. A window as
    /// wide as the domain, which could not move, becomes a twelfth of it, at its start.
    /// @return the window to show at once.
    model::Window play(const model::Window& from, const model::Span& domain);
    void pause() { is_playing_ = false; }

    /// @return the next window when a step is due. At the end it stops, or, looping, goes back to
    /// the start of the domain after a second.
    std::optional<model::Window> advance(double seconds, const model::Window& now,
                                         const model::Span& domain);

  private:
    model::Window start_;
    int steps_ = 0;
    double owed_ = 0; ///< steps
    bool is_playing_ = false;
};

} // namespace entente::document
