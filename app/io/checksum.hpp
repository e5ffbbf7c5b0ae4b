// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/progress.hpp"
#include "app/base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace entente::io {

/// The SHA-256 of bytes, as 64 lower-case hexadecimal digits (NIST, FIPS 180-4, 2015).
std::string sha256(std::string_view bytes);

/// The SHA-256 of a file's bytes as they lie on the disk (a compressed file is not unpacked), read
/// piece by piece. Error (unreadable): it is missing, or no regular file; a pipe would be used up.
/// Error (cancelled) where `progress` is.
base::Result<std::string> sha256_of(const std::filesystem::path& file,
                                    const base::Progress& progress = {});

} // namespace entente::io
