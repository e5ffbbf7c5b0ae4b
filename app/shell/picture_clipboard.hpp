// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <string_view>

namespace entente::shell {

/// Puts a PNG on the system's clipboard: by wl-copy under Wayland, xclip under X11, osascript on
/// macOS. Returns when it is there; meant for a thread of its own. Error (not_written) that names
/// what is to be installed where the system has no such means.
base::Result<void> copy_picture(std::string_view png);

} // namespace entente::shell
