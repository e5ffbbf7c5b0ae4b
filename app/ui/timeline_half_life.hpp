// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

namespace entente::ui {

/// Half-lives that the slider steps through, in days.
double half_life_step(int step);
int nearest_half_life_step(double days);
int half_life_steps();

/// The slider of mode memory, named timeline.half_life; a drag is one step to undo.
void draw_half_life(Context& context, float width);

} // namespace entente::ui
