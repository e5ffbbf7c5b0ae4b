// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/log.hpp"
#include "app/base/progress.hpp"
#include "app/base/result.hpp"

#include <string>
#include <string_view>

namespace entente::shell {

/// The exit codes of the program.
enum class ExitCode : int { done = 0, problems = 1, usage = 2, unreadable = 3, no_graphics = 4 };

/// The exit code that an error of this kind ends the program with. An output that cannot be written
/// is a usage error: `-o` names a place that will not take it.
ExitCode exit_code_of(base::ErrorKind kind);

/// Makes writing to a closed pipe an ordinary error of that write, and output binary. Called once.
void prepare_console();

/// Writes a result to standard output and flushes it. A reader that has gone away is no error: the
/// rest is dropped quietly. Error (not_written) otherwise, say for a full disk.
base::Result<void> print(std::string_view text);

/// Whether standard output, or standard error, is a terminal.
bool is_output_terminal();
bool is_message_terminal();

/// Writes one message line to standard error: "entente: text".
void tell(std::string_view text);

/// Warnings and errors to standard error as `tell` does; the rest nowhere.
base::LogSink console_log();

/// Shows how far a piece of work is on the terminal: one line on standard error, rewritten as it
/// goes, gone at the end. Says nothing where standard error is no terminal.
class TerminalProgress {
  public:
    explicit TerminalProgress(std::string doing);
    ~TerminalProgress();
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;

    /// Lives no longer than this object.
    [[nodiscard]] base::Progress progress();

  private:
    void show(double fraction);
    std::string doing_;
    int shown_percent_ = -1;
};

} // namespace entente::shell
