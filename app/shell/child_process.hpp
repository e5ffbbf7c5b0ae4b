// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::shell {

/// Where a program lies that the system would run by that name; nothing where it has none.
std::optional<std::filesystem::path> find_program(const std::string& name);

/// Another program at work, fed through its standard input. Destroyed before it was waited for, it
/// is ended. No shell has a part in it: its arguments are what they are.
class ChildProcess {
  public:
    /// Error (not_written): it cannot be started, or processes cannot be started here.
    static base::Result<ChildProcess> start(const std::filesystem::path& program,
                                            const std::vector<std::string>& arguments);
    ~ChildProcess();
    ChildProcess(ChildProcess&&) noexcept;
    ChildProcess& operator=(ChildProcess&&) noexcept;

    /// Waits until the program has taken all. Error (not_written): it has ended; no signal comes of
    /// that.
    base::Result<void> write(std::string_view bytes);

    /// What the program has told when it had ended by itself, its input being closed.
    struct End {
        int code = 0; ///< its exit code; -1 where a signal ended it
        std::string out;
        std::string err;
    };
    End wait();

  private:
    struct State;
    explicit ChildProcess(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace entente::shell
