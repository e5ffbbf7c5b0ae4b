// SPDX-License-Identifier: MIT
#include "app/shell/output_place.hpp"

#include <string>
#include <system_error>

#ifndef _WIN32
#include <unistd.h>
#endif

namespace entente::shell {

namespace fs = std::filesystem;

base::Result<void> check_output_place(const fs::path& output, std::span<const fs::path> inputs) {
    std::error_code error;
    const auto refuse = [&](const std::string& why) {
        return base::fail(base::ErrorKind::not_written, "'" + output.string() + "': " + why);
    };
    if (fs::is_directory(output, error)) {
        return refuse("found a folder, expected the name of a file");
    }
    const fs::path folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error)) {
        return refuse("there is no folder '" + folder.string() + "'");
    }
#ifndef _WIN32
    if (access(folder.c_str(), W_OK | X_OK) != 0) {
        return refuse("the folder '" + folder.string() + "' cannot be written to");
    }
    if (fs::exists(output, error) && access(output.c_str(), W_OK) != 0) {
        return refuse("the file is there and cannot be written to");
    }
#endif
    for (const fs::path& input : inputs) {
        if (fs::equivalent(input, output, error)) {
            return refuse("is the input, expected another file");
        }
    }
    return {};
}

} // namespace entente::shell
