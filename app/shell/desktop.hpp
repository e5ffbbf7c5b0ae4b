// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/shell/options.hpp"

namespace entente::shell {

/// Opens the window on the desktop and runs until it is closed. Draws when something moves or input
/// comes, else it sleeps. Error (graphics) where there is no display or not enough of OpenGL.
base::Result<void> run_desktop(const WindowOptions& options);

} // namespace entente::shell
