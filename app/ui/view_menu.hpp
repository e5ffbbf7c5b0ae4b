// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

namespace entente::ui {

/// The settings of how the network is shown, one below the other: colour, kinds of node, offices,
/// roll-up, labels and their language, thinning, layout, motion, size of the interface.
/// @return whether the layout's panel is asked for.
bool draw_view_settings(Context& context);

} // namespace entente::ui
