// SPDX-License-Identifier: MIT
#include "app/shell/options.hpp"

#include "app/model/filter.hpp"
#include "app/shell/option_reader.hpp"

#include <fmt/core.h>

#include <array>
#include <limits>
#include <system_error>

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 2> theme_names{"light", "dark"};
/// A table is tab-separated: the same by two names.
constexpr std::array<std::string_view, 3> format_names{"tsv", "json", "table"};
constexpr std::array<std::string_view, 3> description_names{"markdown", "text", "alt"};
constexpr std::array<std::string_view, 2> frame_names{"all", "window"};
constexpr std::array<std::string_view, 2> color_names{"kind", "tone"};
constexpr std::array<std::string_view, 6> unit_names{"day",     "week", "month",
                                                     "quarter", "year", "decade"};
constexpr std::array<std::string_view, 4> later_commands{"film", "compare", "measures", "convert"};

constexpr std::uint64_t most_threads = 1024;

base::Error usage(std::string message) {
    return {base::ErrorKind::usage, std::move(message)};
}

scene::Theme theme_at(std::size_t index) {
    return index == 0 ? scene::Theme::light : scene::Theme::dark;
}

/// A folder that is told, and must be there.
fs::path read_folder(OptionReader& reader, const std::string& name) {
    const auto folder = reader.word(name);
    std::error_code ignored;
    if (folder && !fs::is_directory(*folder, ignored)) {
        reader.fail(bad_value(name, *folder, "a folder"));
    }
    return folder.value_or("");
}

std::size_t read_threads(OptionReader& reader) {
    return static_cast<std::size_t>(
        reader.value("--threads", whole_from(1, most_threads)).value_or(0));
}

std::uint64_t read_seed(OptionReader& reader) {
    return reader.value("--seed", whole_from(0, std::numeric_limits<std::uint64_t>::max()))
        .value_or(1);
}

void read_labels(OptionReader& reader, FigureSettings& figure) {
    const auto labels = reader.word("--labels");
    if (!labels) {
        return;
    }
    if (*labels == "all") {
        figure.all_labels = true;
    } else if (*labels == "none") {
        figure.max_labels = 0;
    } else if (const auto most = read_whole("--labels", *labels, 0, 1'000'000'000)) {
        figure.max_labels = static_cast<int>(*most);
    } else {
        constexpr std::array<std::string_view, 2> words{"all", "none"};
        reader.fail(bad_value("--labels", *labels, "a whole number, all or none",
                              model::nearest_word(*labels, words)));
    }
}

void read_size_and_scale(OptionReader& reader, FigureSettings& figure) {
    const auto dpi =
        reader.value("--dpi", number_from(1, 10'000, "a number of dots an inch from 1 to 10000"));
    FigureSize size{figure.width_px, figure.height_px, 1, false};
    if (const auto told = reader.word("--size")) {
        if (auto read = read_size("--size", *told, dpi)) {
            size = *read;
        } else {
            reader.fail(std::move(read).error());
        }
    }
    if (dpi && !size.is_paper) {
        reader.note("--dpi has no effect on a size in pixels");
    }
    const double scale =
        reader.value("--scale", number_from(0.1, 20, "a number from 0.1 to 20")).value_or(1);
    figure.width_px = size.width_px;
    figure.height_px = size.height_px;
    figure.scale = static_cast<float>(size.scale * scale);
}

FigureSettings read_figure(OptionReader& reader) {
    FigureSettings figure;
    read_size_and_scale(reader, figure);
    if (const auto theme = reader.value("--theme", choice_of(theme_names))) {
        figure.theme = theme_at(*theme);
    }
    if (const auto background = reader.word("--background")) {
        if (*background == "transparent") {
            figure.is_transparent = true;
        } else if (auto color = read_color("--background", *background)) {
            figure.background = *color;
        } else {
            reader.fail(std::move(color).error());
        }
    }
    figure.title = reader.word("--title");
    figure.with_legend = !reader.has("--no-legend");
    figure.with_caption = !reader.has("--no-caption");
    read_labels(reader, figure);
    figure.language = reader.value("--language", read_language).value_or("");
    if (const auto by = reader.word("--color"); by && *by == "community") {
        reader.fail(
            usage("--color: communities are not in this version yet, expected kind or tone"));
    } else if (const auto color = reader.value("--color", choice_of(color_names))) {
        figure.color_by = *color == 0 ? scene::ColorBy::kind : scene::ColorBy::tone;
    }
    figure.seed = read_seed(reader);
    if (const auto frame = reader.value("--frame", choice_of(frame_names))) {
        figure.frame = *frame == 0 ? FigureFrame::all_time : FigureFrame::window;
    }
    return figure;
}

WindowOptions read_window_options(OptionReader& reader) {
    WindowOptions options;
    options.files = reader.files();
    options.selection = read_selection(reader);
    if (const auto theme = reader.value("--theme", choice_of(theme_names))) {
        options.theme = theme_at(*theme);
    }
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

/// Files of a command that needs some.
Files read_files(OptionReader& reader, const std::string& command) {
    Files files = reader.files();
    if (files.empty()) {
        reader.fail(usage(fmt::format(
            "{}: found no file, expected one or more; 'entente {} --help' has an example", command,
            command)));
    }
    return files;
}

TableFormat read_format(OptionReader& reader) {
    const auto format = reader.value("--format", choice_of(format_names));
    return format && format_names[*format] == "json" ? TableFormat::json : TableFormat::tsv;
}

RenderOptions read_render(OptionReader& reader) {
    RenderOptions options;
    options.files = read_files(reader, "render");
    const auto output = reader.word("--output");
    if (!output || output->empty()) {
        reader.fail(usage("render: found no -o, expected -o OUT.png"));
    }
    options.output = output.value_or("");
    options.figure = read_figure(reader);
    options.selection = read_selection(reader);
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
                               unit ? *graph::calendar_unit(unit_names[*unit])
                                    : graph::CalendarUnit::month};
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
