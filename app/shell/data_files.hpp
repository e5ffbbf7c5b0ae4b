// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <filesystem>
#include <string>

namespace entente::shell {

/// The folder of the sample data and the schema: the one that the environment variable ENTENTE_DATA
/// names, else ../share/entente/data beside the program, else the source tree's that it was built
/// from. Error (unreadable) where none of them is there.
base::Result<std::filesystem::path> find_data_folder();

/// The sample that the window opens when it is given no file: iran-russia.json of that folder.
base::Result<std::filesystem::path> find_sample();

/// The sample's path as one types it: from the working folder where it lies below it, in quotes
/// where a shell needs them; "data/iran-russia.json" where the sample is not to be found.
std::string sample_as_typed();

} // namespace entente::shell
