// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

namespace entente::io {

/// "cannot write 'PATH': REASON" (not_written).
inline tl::unexpected<base::Error> not_written(const std::filesystem::path& path,
                                               std::string_view reason) {
    return base::fail(base::ErrorKind::not_written,
                      fmt::format("cannot write '{}': {}", path.string(), reason));
}

} // namespace entente::io
