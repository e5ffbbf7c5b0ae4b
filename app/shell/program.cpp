// SPDX-License-Identifier: MIT
#include "app/shell/program.hpp"

#include "app/shell/commands.hpp"
#include "app/shell/window_program.hpp"

#include <new>
#include <system_error>
#include <type_traits>
#include <variant>

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

/// Told before a window opens: an input that is not there.
base::Result<void> check_inputs(const Files& files) {
    for (const fs::path& file : files) {
        std::error_code error;
        if (!fs::exists(file, error)) {
            return base::fail(base::ErrorKind::unreadable,
                              file.string() + ": there is no such file");
        }
        if (fs::is_directory(file, error)) {
            return base::fail(base::ErrorKind::unreadable,
                              file.string() + ": found a folder, expected a file");
        }
    }
    return {};
}

/// Runs what was asked for: one overload a kind of options.
struct Runner {
    base::Result<ExitCode> operator()(const PrintedText& printed) const {
        return print(printed.text).map([] { return ExitCode::done; });
    }
    base::Result<ExitCode> operator()(const WindowOptions& options) const {
        return check_inputs(options.files).map([&] {
            return static_cast<ExitCode>(run_window(options));
        });
    }
    base::Result<ExitCode> operator()(const ReplayOptions& options) const {
        Files inputs = options.window.files;
        inputs.push_back(options.script);
        return check_inputs(inputs).map([&] { return static_cast<ExitCode>(run_replay(options)); });
    }
    template <class Options>
    base::Result<ExitCode> operator()(const Options& options) const {
        return run(options);
    }
};

} // namespace

int run_program(int argc, char** argv) {
    prepare_console();
    const auto line = parse_command_line(argc, argv);
    if (!line) {
        tell(line.error().message);
        return static_cast<int>(exit_code_of(line.error().kind));
    }
    for (const std::string& note : line->notes) {
        tell(note);
    }
    const base::Result<ExitCode> code = std::visit(Runner{}, line->invocation);
    if (!code) {
        tell(code.error().message);
        return static_cast<int>(exit_code_of(code.error().kind));
    }
    return static_cast<int>(*code);
}

} // namespace entente::shell
