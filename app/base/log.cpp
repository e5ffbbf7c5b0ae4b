// SPDX-License-Identifier: MIT
#include "app/base/log.hpp"

namespace entente::base {

LogSink silent_log() {
    return [](LogLevel, std::string_view) {};
}

} // namespace entente::base
