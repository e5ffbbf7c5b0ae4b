// SPDX-License-Identifier: MIT
#include "app/shell/options.hpp"

#include "app/model/filter.hpp"
#include "app/shell/option_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <limits>
#include <system_error>

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

/// A table is tab-separated: the same by two names.
constexpr std::array<std::string_view, 3> format_names{"tsv", "json", "table"};
constexpr std::array<std::string_view, 3> description_names{"markdown", "text", "alt"};
constexpr std::array<std::string_view, 6> unit_names{"day",     "week", "month",
                                                     "quarter", "year", "decade"};
constexpr std::array<std::string_view, 2> later_commands{"measures", "convert"};

WindowOptions read_window_options(OptionReader& reader) {
    WindowOptions options;
    options.files = reader.files();
    options.selection = read_selection(reader);
    options.theme = read_theme(reader);
    options.seed = read_seed(reader);
    options.shader_dir = read_folder(reader, "--shader-dir");
    if (const auto told = reader.word("--size")) {
        if (auto size = read_size("--size", *told, std::nullopt)) {
            options.size_px = {size->width_px, size->height_px};
        } else {
            reader.fail(std::move(size).error());
        }
    }
    if (const auto scale = reader.value("--scale", number_from(0.5, 4, "a number from 0.5 to 4"))) {
        options.scale = static_cast<float>(*scale);
    }
    return options;
}

TableFormat read_format(OptionReader& reader) {
    const auto format = reader.value("--format", choice_of(format_names));
    return format && format_names[*format] == "json" ? TableFormat::json : TableFormat::tsv;
}

base::Result<std::string> read_file_name(const std::string& name, const std::string& text) {
    if (text.empty()) {
        return base::fail(bad_value(name, text, "a file"));
    }
    return text;
}

/// What of other times is drawn.
void read_times(OptionReader& reader, RenderOptions& options) {
    constexpr std::array<std::string_view, 2> scales_names{"all", "window"};
    constexpr std::array<std::string_view, 3> absent_names{"hidden", "dimmed", "neighbors"};
    if (const auto scales = reader.value("--scales", choice_of(scales_names))) {
        options.figure.scales = *scales == 0 ? FigureFrame::all_time : FigureFrame::window;
    }
    if (const auto absent = reader.value("--absent", choice_of(absent_names))) {
        options.figure.absent = static_cast<scene::Absent>(*absent);
    }
    options.per_day = reader.has("--per-day");
    if (const auto with = reader.word("--compare"); with && *with != "none") {
        options.is_compared = true;
        if (const auto span = reader.value("--compare", window_of(reader))) {
            options.compare = *span;
        }
    }
    if (options.per_day && options.selection.window.mode == model::WindowMode::decay) {
        reader.fail(usage("render: found --per-day with --mode decay, expected one of them: a "
                          "strength that fades is not one of so many days"));
    } else if (options.per_day && !options.is_compared && options.like.empty()) {
        reader.fail(usage("--per-day: found no --compare, expected the window to compare with"));
    }
}

RenderOptions read_render(OptionReader& reader) {
    RenderOptions options;
    options.like = reader.value("--like", read_file_name).value_or("");
    options.files = options.like.empty() ? read_files(reader, "render") : reader.files();
    const auto output = reader.word("--output");
    if (!output || output->empty()) {
        reader.fail(usage("render: found no -o, expected -o OUT.png, OUT.svg or OUT.pdf"));
    }
    options.output = output.value_or("");
    options.figure = read_figure(reader);
    for (const char* option : {"--size",       "--dpi",
                               "--scale",      "--trim",
                               "--theme",      "--background",
                               "--title",      "--caption",
                               "--no-caption", "--legend",
                               "--no-legend",  "--labels",
                               "--language",   "--second-language",
                               "--color",      "--seed",
                               "--frame",      "--scales",
                               "--absent",     "--compare",
                               "--per-day"}) {
        if (reader.has(option)) {
            options.given.emplace(option);
        }
    }
    options.selection = read_selection(reader);
    read_times(reader, options);
    options.threads = read_threads(reader);
    options.shader_dir = read_folder(reader, "--shader-dir");
    return options;
}

LayoutOptions read_layout(OptionReader& reader) {
    LayoutOptions options;
    options.selection = read_selection(reader);
    options.as_json = reader.has("--json");
    options.seed = read_seed(reader);
    options.threads = read_threads(reader);
    options.output = reader
                         .value("--output",
                                [](const std::string& name,
                                   const std::string& text) -> base::Result<std::string> {
                                    if (text.empty()) {
                                        return base::fail(bad_value(
                                            name, text, "a file, or - for standard output"));
                                    }
                                    return text;
                                })
                         .value_or("");
    if (options.output.empty() && !options.as_json) {
        options.output = "-";
    } else if (options.output == "-" && options.as_json) {
        reader.fail(usage("layout: -o - and --json both write to standard output, expected a file "
                          "for the positions"));
    }
    if (const auto edges = reader.word("--edges")) {
        options.edges = *edges;
        if (edges->empty()) {
            reader.fail(bad_value("--edges", "", "a file"));
        }
        if (!reader.files().empty()) {
            reader.fail(usage("layout: found --edges and a FILE, expected one of them"));
        }
        if (options.selection.is_active()) {
            reader.fail(usage("layout: a plain graph (--edges) has no events to select from"));
        }
    } else {
        options.files = read_files(reader, "layout");
    }
    return options;
}

ReplayOptions read_replay(OptionReader& reader) {
    ReplayOptions options;
    options.window = read_window_options(reader);
    const auto script = reader.word("SCRIPT");
    if (!script || script->empty()) {
        reader.fail(usage("replay: found no script, expected entente replay SCRIPT [FILE...]"));
    }
    options.script = script.value_or("");
    return options;
}

Invocation read_command(const std::string& name, OptionReader& reader) {
    if (name == "render") {
        return read_render(reader);
    }
    if (name == "film") {
        return read_film(reader);
    }
    if (name == "compare") {
        return read_compare(reader);
    }
    if (name == "layout") {
        return read_layout(reader);
    }
    if (name == "replay") {
        return read_replay(reader);
    }
    const bool as_json = reader.has("--json");
    Files files = read_files(reader, name);
    if (name == "validate") {
        return ValidateOptions{std::move(files), as_json};
    }
    Selection selection = read_selection(reader);
    if (name == "info") {
        return InfoOptions{std::move(files), std::move(selection), as_json};
    }
    if (name == "describe") {
        const auto format = reader.value("--format", choice_of(description_names));
        return DescribeOptions{std::move(files), std::move(selection),
                               static_cast<DescribeOptions::Format>(format.value_or(0)),
                               reader.value("--language", read_language).value_or("")};
    }
    if (name == "timeline") {
        const auto unit = reader.value("--unit", choice_of(unit_names));
        return TimelineOptions{std::move(files), std::move(selection),
                               unit ? *graph::unit_kind(unit_names[*unit])
                                    : graph::UnitKind::month};
    }
    if (name == "events") {
        return EventsOptions{std::move(files), std::move(selection), read_format(reader)};
    }
    return TiesOptions{std::move(files), std::move(selection), read_format(reader),
                       reader.has("--offices")};
}

/// A word where a file is expected that is neither one nor looks like one: a command misspelt, or
/// one that is not there yet.
std::optional<base::Error> misspelt_command(const CommandSyntax& syntax, const Files& files) {
    for (const fs::path& file : files) {
        const std::string word = file.string();
        std::error_code ignored;
        if (word.find_first_of("./\\") != std::string::npos || fs::exists(file, ignored)) {
            continue;
        }
        for (const std::string_view later : later_commands) {
            if (word == later) {
                return usage(fmt::format("the command '{}' is not in this version yet", word));
            }
        }
        std::vector<std::string_view> known;
        std::vector<std::string> names;
        for (const CLI::App* command : syntax.app().get_subcommands({})) {
            names.push_back(command->get_name());
        }
        known.assign(names.begin(), names.end());
        const std::string near = model::nearest_word(word, known);
        return usage(
            fmt::format("'{}' is neither a command nor a file{}; 'entente --help' lists the "
                        "commands",
                        word, near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near)));
    }
    return std::nullopt;
}

/// Options and files that stand before the command would be lost.
std::optional<base::Error> misplaced(const CLI::App& app, const std::string& command) {
    for (const CLI::Option* option : app.get_options()) {
        if (option->count() > 0) {
            return usage(fmt::format("'{}' comes before the command '{}', expected it after",
                                     option->get_positional() ? option->results().front()
                                                              : option->get_name(),
                                     command));
        }
    }
    return std::nullopt;
}

PrintedText help_of(const CLI::App& app) {
    std::string text = app.help();
    // CLI11 parts groups by two empty lines.
    for (auto at = text.find("\n\n\n"); at != std::string::npos; at = text.find("\n\n\n", at)) {
        text.erase(at, 1);
    }
    return {std::move(text)};
}

} // namespace

base::Result<CommandLine> parse_command_line(int argc, const char* const* argv) {
    CommandSyntax syntax;
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    // A command misspelt, or one of a later version, has options that are unknown for that reason
    // alone.
    if (!words.empty() && !words.front().empty() && words.front().front() != '-' &&
        syntax.find(words.front()) == nullptr) {
        if (auto error = misspelt_command(syntax, {words.front()})) {
            return base::fail(*std::move(error));
        }
    }
    if (auto checked = syntax.check(words); !checked) {
        return base::fail(std::move(checked).error());
    }
    CLI::App& app = syntax.app();
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::CallForHelp&) {
        return CommandLine{help_of(app), {}};
    } catch (const CLI::ParseError& error) {
        return base::fail(usage(error.what()));
    }
    const auto commands = std::as_const(app).get_subcommands();
    if (commands.empty() && app.count("--version") > 0) {
        return CommandLine{PrintedText{"entente " ENTENTE_VERSION "\n"}, {}};
    }
    OptionReader reader(commands.empty() ? app : *commands.front());
    CommandLine line;
    if (commands.empty()) {
        WindowOptions window = read_window_options(reader);
        if (auto error = misspelt_command(syntax, window.files)) {
            reader.fail(*std::move(error));
        }
        line.invocation = std::move(window);
    } else {
        const std::string name = commands.front()->get_name();
        if (auto error = misplaced(app, name)) {
            reader.fail(*std::move(error));
        }
        line.invocation = read_command(name, reader);
    }
    if (reader.error()) {
        return base::fail(*reader.error());
    }
    line.notes = reader.take_notes();
    return line;
}

} // namespace entente::shell
