// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <filesystem>
#include <span>

namespace entente::shell {

/// Whether a file can be written there, as far as that is known before there is one.
/// @return Error (not_written) where the output is a folder or one of the inputs, cannot be
///         replaced, or its folder is missing or takes no files. It begins with the output's name.
base::Result<void> check_output_place(const std::filesystem::path& output,
                                      std::span<const std::filesystem::path> inputs);

} // namespace entente::shell
