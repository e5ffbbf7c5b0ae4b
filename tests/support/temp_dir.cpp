// SPDX-License-Identifier: MIT
#include "tests/support/temp_dir.hpp"

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#ifndef _WIN32
#include <sys/wait.h>
#endif

namespace entente::test {

TempDir::TempDir() {
    std::random_device device;
    do {
        path_ = std::filesystem::temp_directory_path() /
                ("entente-test-" + std::to_string(device()) + std::to_string(device()));
    } while (!std::filesystem::create_directory(path_));
}

TempDir::~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TempDir::write(std::string_view name, std::string_view bytes) const {
    const auto file = path_ / name;
    std::ofstream(file, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file;
}

std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

CommandResult run_command(const std::string& command) {
    const TempDir dir;
    const auto out = dir.path() / "out";
    const auto err = dir.path() / "err";
    const std::string line =
        "( " + command + " ) > '" + out.string() + "' 2> '" + err.string() + "' < /dev/null";
    int status = std::system(line.c_str());
#ifndef _WIN32
    status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
#endif
    return {status, slurp(out), slurp(err)};
}

} // namespace entente::test
