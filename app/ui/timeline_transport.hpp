// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/timeline_calendar.hpp"
#include "app/ui/timeline_controls.hpp"

#include <optional>
#include <string>

namespace entente::ui {

/// What stands under the track: to the start, back, play either way, stop, on, to the end, what
/// happens there; mode, unit, lock of the width, fit, speed, and a menu for what is rarely wanted.
/// What it does to the document goes into the actions; what needs more knowledge into the wishes.
class TimelineTransport {
  public:
    struct Wishes {
        std::optional<document::PlayDirection> play; ///< that way, or pause where it plays so
        int steps = 0;                               ///< by the unit, back or on
        int to_border = 0;                           ///< -1 to the first data, 1 to the last
    };
    /// @param why_not       why time cannot be moved; empty where it can.
    /// @param why_not_play  the same of playing.
    Wishes draw(Context& context, const base::Rect& row, TimelineControls& controls,
                const std::string& why_not, const std::string& why_not_play, bool is_zoomed);

    /// Keys of what is unfolded.
    bool press(const KeyPress& key, Context& context) { return calendar_.press(key, context); }

    /// Whether the half-life has to go elsewhere: the row is too narrow for it.
    [[nodiscard]] static bool is_compact(const Context& context, float width);

    /// The next larger or smaller unit; it no longer follows the axis.
    static void change_unit(Context& context, TimelineControls& controls, int step);
    /// Stop, loop, bounce, stop ...
    static void change_at_end(Context& context);
    static void change_mode(Context& context, TimelineControls& controls, document::TimeMode mode);

  private:
    enum class Room { narrow, compact, roomy };
    static Room room(const Context& context, float width);

    void draw_buttons(Context& context, const TimelineControls& controls, Wishes& wishes,
                      const std::string& why_not, const std::string& why_not_play);
    bool draw_play(Context& context, const TimelineControls& controls,
                   const std::string& why_not_play);
    void draw_at_end(Context& context, const TimelineControls& controls,
                     const std::string& why_not);
    void draw_units(Context& context, TimelineControls& controls, Room room);
    void draw_modes(Context& context, TimelineControls& controls, Room room);
    void draw_view(Context& context, TimelineControls& controls, bool is_zoomed);
    void draw_speed(Context& context, TimelineControls& controls, Room room);
    void draw_more(Context& context, TimelineControls& controls, Room room, bool is_zoomed);

    TimelineCalendar calendar_;
};

} // namespace entente::ui
