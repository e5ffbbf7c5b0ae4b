// SPDX-License-Identifier: MIT
#include "app/shell/console.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>
#include <utility>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#else
#include <unistd.h>
#endif

namespace entente::shell {
namespace {

bool is_terminal(std::FILE* stream) {
#ifdef _WIN32
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

} // namespace

ExitCode exit_code_of(base::ErrorKind kind) {
    switch (kind) {
    case base::ErrorKind::unreadable:
        return ExitCode::unreadable;
    case base::ErrorKind::graphics:
        return ExitCode::no_graphics;
    case base::ErrorKind::usage:
    case base::ErrorKind::invalid_argument:
    case base::ErrorKind::not_written:
    case base::ErrorKind::cancelled:
        break;
    }
    return ExitCode::usage;
}

void prepare_console() {
#ifdef _WIN32
    _setmode(_fileno(stdout), _O_BINARY);
#else
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

base::Result<void> print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
        std::fflush(stdout) == 0) {
        return {};
    }
    if (errno == EPIPE) {
        return {};
    }
    return base::fail(base::ErrorKind::not_written,
                      "standard output: " + std::generic_category().message(errno));
}

bool is_output_terminal() {
    return is_terminal(stdout);
}

bool is_message_terminal() {
    return is_terminal(stderr);
}

void tell(std::string_view text) {
    const std::string line = fmt::format("entente: {}\n", text);
    // Nowhere is left to tell that standard error does not take it.
    static_cast<void>(std::fwrite(line.data(), 1, line.size(), stderr));
}

base::LogSink console_log() {
    return [](base::LogLevel level, std::string_view message) {
        if (level == base::LogLevel::warning || level == base::LogLevel::error) {
            tell(message);
        }
    };
}

TerminalProgress::TerminalProgress(std::string doing) : doing_(std::move(doing)) {}

TerminalProgress::~TerminalProgress() {
    if (shown_percent_ >= 0) {
        std::fputs("\r\x1b[K", stderr);
        std::fflush(stderr);
    }
}

base::Progress TerminalProgress::progress() {
    base::Progress progress;
    if (is_message_terminal()) {
        progress.report = [this](double fraction) { show(fraction); };
    }
    return progress;
}

void TerminalProgress::show(double fraction) {
    const int percent = static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100);
    if (percent != shown_percent_) {
        shown_percent_ = percent;
        std::fputs(fmt::format("\r{} {} %\x1b[K", doing_, percent).c_str(), stderr);
        std::fflush(stderr);
    }
}

} // namespace entente::shell
