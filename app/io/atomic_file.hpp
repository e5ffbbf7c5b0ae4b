// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string_view>

namespace entente::io {

/// Writes a file so that it is there whole or not at all: into a temporary name beside it, synced,
/// then renamed. An existing file is replaced only at the last step. Error (not_written) says why.
base::Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// The bytes of a file. Error (unreadable): missing, a directory, no permission, or larger than 8
/// GiB.
base::Result<std::string> read_file(const std::filesystem::path& path);

} // namespace entente::io
