// SPDX-License-Identifier: MIT
#include "app/shell/picture_clipboard.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#ifndef _WIN32
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
extern char** environ;
#endif

#ifdef __APPLE__
#include "app/io/atomic_file.hpp"
#endif

namespace entente::shell {

#ifdef _WIN32

base::Result<void> copy_picture(std::string_view /*png*/) {
    return base::fail(base::ErrorKind::not_written,
                      "pictures cannot be copied on this system yet; save the picture instead");
}

#else

namespace {

/// Starts a program; `input` becomes its standard input, what it prints goes nowhere.
base::Result<pid_t> start(std::vector<std::string> words, int input) {
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    if (input >= 0) {
        posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    }
    // The program stays behind to hand the picture out: it must not hold our output open.
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed =
        posix_spawnp(&child, arguments[0], &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0) {
        return base::fail(base::ErrorKind::not_written, "cannot start " + words[0]);
    }
    return child;
}

base::Result<void> wait_for(pid_t child, const std::string& name) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return base::fail(base::ErrorKind::not_written, name + " was lost");
        }
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return base::fail(base::ErrorKind::not_written,
                          name + " could not put the picture on the clipboard");
    }
    return {};
}

#ifdef __APPLE__

base::Result<void> put(std::string_view png) {
    const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                       ("entente-copy-" + std::to_string(getpid()) + ".png");
    if (auto written = io::write_file(file, png); !written) {
        return written;
    }
    const std::string script = "set the clipboard to (read (POSIX file \"" + file.string() +
                               "\") as \xc2\xab"
                               "class PNGf\xc2\xbb)";
    const auto child = start({"osascript", "-e", script}, -1);
    auto done =
        child ? wait_for(*child, "osascript") : base::Result<void>(base::fail(child.error()));
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return done;
}

#else

bool is_installed(const std::string& program) {
    const char* path = std::getenv("PATH");
    std::string_view rest = path == nullptr ? "/usr/bin:/bin" : path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        const std::string file = std::string(rest.substr(0, end)) + "/" + program;
        if (access(file.c_str(), X_OK) == 0) {
            return true;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && value[0] != 0;
}

base::Result<void> pour(std::string_view png, const std::vector<std::string>& words) {
    // A socket rather than a pipe: writing to one that is closed is an error, not a signal.
    std::array<int, 2> ends{-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return base::fail(base::ErrorKind::not_written, "cannot talk to " + words[0]);
    }
    const auto child = start(words, ends[1]);
    close(ends[1]);
    bool is_whole = child.has_value();
    while (is_whole && !png.empty()) {
        const ssize_t count = send(ends[0], png.data(), png.size(), MSG_NOSIGNAL);
        if (count > 0) {
            png.remove_prefix(static_cast<std::size_t>(count));
        } else if (count == 0 || errno != EINTR) {
            is_whole = false;
        }
    }
    close(ends[0]);
    if (!child) {
        return base::fail(child.error());
    }
    return wait_for(*child, words[0]);
}

base::Result<void> put(std::string_view png) {
    const bool is_wayland = is_set("WAYLAND_DISPLAY");
    if (is_wayland && is_installed("wl-copy")) {
        return pour(png, {"wl-copy", "--type", "image/png"});
    }
    if (is_set("DISPLAY") && is_installed("xclip")) {
        return pour(png, {"xclip", "-selection", "clipboard", "-t", "image/png", "-i"});
    }
    return base::fail(base::ErrorKind::not_written,
                      is_wayland ? "to copy pictures, install wl-copy (package wl-clipboard)"
                                 : "to copy pictures, install xclip");
}

#endif

} // namespace

base::Result<void> copy_picture(std::string_view png) {
    return put(png);
}

#endif

} // namespace entente::shell
