// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/shell/options.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Private to options*.cpp: the command line as CLI11 holds it, and reading values out of it.
namespace entente::shell {

/// All commands and their options, declared. Values stay text until an OptionReader reads them.
class CommandSyntax {
  public:
    CommandSyntax();
    [[nodiscard]] CLI::App& app() { return *app_; }
    [[nodiscard]] const CLI::App& app() const { return *app_; }

    /// The command that a word names, or null.
    [[nodiscard]] const CLI::App* find(const std::string& word) const;

    /// Looks through the words before CLI11 does, for faults that can be told better here: an
    /// option that is not known, one whose value is missing or is another option.
    [[nodiscard]] base::Result<void> check(const std::vector<std::string>& words) const;

  private:
    std::unique_ptr<CLI::App> app_;
};

/// Reads the values of one command's options. The first fault is kept and ends nothing, so that
/// reading an option is one line; ask `error` at the end.
class OptionReader {
  public:
    explicit OptionReader(const CLI::App& app) : app_(app) {}

    [[nodiscard]] bool has(const std::string& name) const;
    /// Every value of a repeatable option; an empty one is a fault.
    std::vector<std::string> words(const std::string& name);
    /// The value of an option that is given at most once; nothing where it is not given.
    std::optional<std::string> word(const std::string& name);
    /// The same, read by read(name, text), which returns a Result.
    template <class Read>
    auto value(const std::string& name, Read read)
        -> std::optional<typename decltype(read(name, std::string()))::value_type> {
        if (auto text = word(name)) {
            if (auto result = read(name, *text)) {
                return *std::move(result);
            } else {
                fail(std::move(result).error());
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] Files files() const;

    void fail(base::Error error);
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    /// A remark for standard error that is no fault.
    void note(std::string text) { notes_.push_back(std::move(text)); }
    [[nodiscard]] std::vector<std::string> take_notes() { return std::move(notes_); }

  private:
    const CLI::App& app_;
    std::optional<base::Error> error_;
    std::vector<std::string> notes_;
};

// Readers for OptionReader::value.
template <std::size_t N>
auto choice_of(const std::array<std::string_view, N>& known) {
    return [&known](const std::string& name, const std::string& text) {
        return read_choice(name, text, known);
    };
}

inline auto whole_from(std::uint64_t least, std::uint64_t most) {
    return [least, most](const std::string& name, const std::string& text) {
        return read_whole(name, text, least, most);
    };
}

inline auto number_from(double least, double most, std::string_view expected) {
    return [least, most, expected](const std::string& name, const std::string& text) {
        return read_number(name, text, least, most, expected);
    };
}

/// Where weeks and years begin.
graph::Calendar read_calendar(OptionReader& reader);
/// Reads windows as the calendar of the same command line has them.
inline auto window_of(OptionReader& reader) {
    return [calendar = reader.has("--fiscal-year-start")
                           ? std::optional(read_calendar(reader))
                           : std::nullopt](const std::string& name, const std::string& text) {
        return read_window(name, text, calendar);
    };
}

/// The selecting options; an option without effect is noted.
Selection read_selection(OptionReader& reader);

/// The options that shape a figure, upon those it has where none is told.
FigureSettings read_figure(OptionReader& reader, FigureSettings usual = {});

// Options that several commands share.
std::optional<scene::Theme> read_theme(OptionReader& reader);
std::size_t read_threads(OptionReader& reader);
std::uint64_t read_seed(OptionReader& reader);
/// A folder that is told, and must be there.
std::filesystem::path read_folder(OptionReader& reader, const std::string& name);
/// Files of a command that needs some.
Files read_files(OptionReader& reader, const std::string& command);

/// `compare`, all of it.
CompareOptions read_compare(OptionReader& reader);
/// `film`, all of it.
FilmOptions read_film(OptionReader& reader);

/// A fault in what was typed.
inline base::Error usage(std::string message) {
    return {base::ErrorKind::usage, std::move(message)};
}

} // namespace entente::shell
