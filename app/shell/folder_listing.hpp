// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/app_state.hpp"

#include <filesystem>

namespace entente::shell {

/// The folders and event files (.json, .jsonl, either .gz) in a folder, hidden ones left out. An
/// empty path stands for the working folder; one that cannot be listed gives an error in words and
/// its nearest parent that can.
ui::FolderListing list_folder(const std::filesystem::path& folder);

} // namespace entente::shell
