// SPDX-License-Identifier: MIT
#include "app/shell/data_files.hpp"

#include "app/io/checksum.hpp"

#include <cstdlib>
#include <system_error>
#include <vector>

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

constexpr const char* sample_name = "iran-russia.json";

fs::path program_folder() {
#ifdef __linux__
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        return program.parent_path();
    }
#endif
    return {};
}

} // namespace

base::Result<fs::path> find_data_folder() {
    std::error_code ignored;
    if (const char* told = std::getenv("ENTENTE_DATA"); told != nullptr && *told != '\0') {
        if (fs::is_directory(told, ignored)) {
            return fs::path(told);
        }
        return base::fail(base::ErrorKind::unreadable,
                          std::string("ENTENTE_DATA names '") + told +
                              "', expected the folder of the sample data");
    }
    std::vector<fs::path> places;
    if (const fs::path folder = program_folder(); !folder.empty()) {
        places.push_back((folder / "../share/entente/data").lexically_normal());
    }
#ifdef ENTENTE_DATA_DIR
    places.emplace_back(ENTENTE_DATA_DIR);
#endif
    std::string looked;
    for (const fs::path& place : places) {
        if (fs::is_directory(place, ignored)) {
            return place;
        }
        looked += (looked.empty() ? "" : ", ") + place.string();
    }
    return base::fail(base::ErrorKind::unreadable,
                      "no folder of sample data (looked in " + looked +
                          "; the environment variable ENTENTE_DATA can name it)");
}

base::Result<fs::path> find_sample() {
    auto folder = find_data_folder();
    if (!folder) {
        return folder;
    }
    const fs::path sample = *folder / sample_name;
    std::error_code ignored;
    if (!fs::is_regular_file(sample, ignored)) {
        return base::fail(base::ErrorKind::unreadable,
                          "no " + std::string(sample_name) + " in " + folder->string());
    }
    return sample;
}

fs::path as_named(const fs::path& file) {
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home != '/' || !file.is_absolute()) {
        return file;
    }
    const fs::path below = file.lexically_relative(fs::path(home).lexically_normal());
    const bool is_below = !below.empty() && *below.begin() != ".." && *below.begin() != ".";
    return is_below && fs::path(home) != "/" ? fs::path("~") / below : file;
}

fs::path as_located(const fs::path& named) {
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home != '/' || named.empty() || *named.begin() != "~") {
        return named;
    }
    return fs::path(home) / named.lexically_relative("~");
}

std::vector<DataFile> data_files_of(std::span<const fs::path> files) {
    const auto sample = find_sample();
    std::vector<DataFile> told;
    for (const fs::path& file : files) {
        std::error_code ignored;
        const bool is_sample = sample && fs::equivalent(file, *sample, ignored);
        told.push_back({as_named(file), io::sha256_of(file).value_or(std::string()), is_sample});
    }
    return told;
}

std::string sample_as_typed() {
    const auto sample = find_sample();
    if (!sample) {
        return std::string("data/") + sample_name;
    }
    std::error_code error;
    const fs::path near = fs::proximate(*sample, error);
    const bool is_below = !error && !near.empty() && *near.begin() != "..";
    std::string typed = (is_below ? near : *sample).string();
    if (typed.find_first_of(" \t'\"\\$&();<>|*?[]#~`!{}") != std::string::npos) {
        std::string quoted = "'";
        for (const char c : typed) {
            quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
        }
        typed = quoted + "'";
    }
    return typed;
}

} // namespace entente::shell
