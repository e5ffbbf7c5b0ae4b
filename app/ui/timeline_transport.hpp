// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <optional>
#include <string>

namespace entente::ui {

/// Half-lives that the slider steps through, in days.
double half_life_step(int step);
int nearest_half_life_step(double days);
int half_life_steps();

/// What stands under the track: to the start, back, play, on, to the end, loop; unit, mode, speed.
/// What it does to the document goes into the actions; what needs more knowledge into the wishes.
class TimelineTransport {
  public:
    struct Wishes {
        bool play_or_pause = false;
        int steps = 0;     ///< by the unit, back or on
        int to_border = 0; ///< -1 to the first data, 1 to the last
        std::optional<model::WindowMode> mode;
    };
    /// @param why_not  why time cannot be moved; empty where it can.
    Wishes draw(Context& context, const base::Rect& row, const std::string& why_not);

    /// Whether the half-life has to go elsewhere: the row is too narrow for it.
    [[nodiscard]] static bool is_compact(const Context& context, float width);
    /// The slider of mode decay.
    void draw_half_life(Context& context, float width);

    /// The next larger or smaller unit of those that can be chosen.
    static void change_unit(Context& context, int step);

  private:
    void draw_buttons(Context& context, Wishes& wishes, const std::string& why_not);
    void draw_units(Context& context, bool is_compact, bool is_enabled);
    void draw_modes(Context& context, Wishes& wishes);
    void draw_speed(Context& context, bool is_compact, const base::Rect& row);
    bool segment(Context& context, const std::string& name, const char* label, bool is_on,
                 bool is_first, bool is_last, const std::string& told);
};

} // namespace entente::ui
