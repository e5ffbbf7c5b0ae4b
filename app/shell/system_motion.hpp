// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace entente::shell {

/// Whether the system asks programs to do without motion, where it can be known: GNOME, KDE and
/// GTK's settings, macOS's "reduce motion", Windows' "animation effects". May start a program and
/// wait for it.
bool system_wants_less_motion();

/// The same of the text of one settings file: "gtk-enable-animations=0",
/// "AnimationDurationFactor=0".
bool settings_ask_for_less_motion(std::string_view settings);

} // namespace entente::shell
