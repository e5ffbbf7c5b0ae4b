// SPDX-License-Identifier: MIT
#include "app/shell/window_program.hpp"

#include "app/shell/console.hpp"

namespace entente::shell {

int run_window(const WindowOptions&) {
    tell("this build has no window");
    return static_cast<int>(ExitCode::no_graphics);
}

int run_replay(const ReplayOptions&) {
    tell("this build has no window");
    return static_cast<int>(ExitCode::no_graphics);
}

} // namespace entente::shell
