// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

namespace entente::base {

enum class LogLevel { debug, info, warning, error };

/// Where messages for a person go; the shell decides (standard error, a panel, nowhere).
using LogSink = std::function<void(LogLevel level, std::string_view message)>;

/// A sink that keeps nothing.
LogSink silent_log();

} // namespace entente::base
