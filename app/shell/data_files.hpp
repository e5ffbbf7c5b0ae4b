// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace entente::shell {

/// A file that data were read from, as captions and recipes tell it.
struct DataFile {
    std::filesystem::path path; ///< as the user named it
    std::string sha256;         ///< of its bytes, hexadecimal; empty where it is not known
    bool is_sample = false;     ///< the sample of find_sample()
    friend bool operator==(const DataFile&, const DataFile&) = default;
};

/// A path as a recipe tells it: below the user's own folder it begins with `~`, since a figure that
/// is passed on should not tell whose computer it was made on. And back.
std::filesystem::path as_named(const std::filesystem::path& file);
std::filesystem::path as_located(const std::filesystem::path& named);

/// The files with their sums. One that cannot be read twice (a pipe) goes without. Cost: that of
/// reading them, so off the main thread.
std::vector<DataFile> data_files_of(std::span<const std::filesystem::path> files);

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
