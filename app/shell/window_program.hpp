// SPDX-License-Identifier: MIT
#pragma once

#include "app/shell/options.hpp"

namespace entente::shell {

/// Opens the window and returns when it is closed; the exit code.
int run_window(const WindowOptions& options);

/// Runs the window program without a display, driven by a script; the exit code.
int run_replay(const ReplayOptions& options);

} // namespace entente::shell
