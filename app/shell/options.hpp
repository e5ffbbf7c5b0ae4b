// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/graph/comparison.hpp"
#include "app/graph/histogram.hpp"
#include "app/shell/film.hpp"
#include "app/shell/selection.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente::shell {

using Files = std::vector<std::filesystem::path>;

/// `entente [FILE...]`: the window. What is not given is left to the remembered settings.
struct WindowOptions {
    Files files;         ///< empty: the sample
    Selection selection; ///< becomes a View by view_of() once the data are read
    std::optional<scene::Theme> theme;
    std::uint64_t seed = 1;
    std::filesystem::path shader_dir;           ///< empty: the embedded shaders
    std::optional<std::pair<int, int>> size_px; ///< width, height
    std::optional<float> scale;                 ///< of the interface
};

/// `entente replay SCRIPT [FILE...]`: the same without a display, driven by a script.
struct ReplayOptions {
    std::filesystem::path script;
    WindowOptions window;
};

/// `entente render FILE... -o OUT`, `entente render --like FIGURE -o OUT`.
struct RenderOptions {
    Files files;
    std::filesystem::path like; ///< a figure or saved view whose recipe is followed; else empty
    Selection selection;
    FigureSettings figure;
    /// The window that the one of the selection is compared with; `is_compared` false: with none.
    model::Span compare{};
    bool is_compared = false;
    bool per_day = false;
    GivenOptions given;           ///< that shape the figure, and --compare
    std::filesystem::path output; ///< "-" for standard output
    std::filesystem::path shader_dir;
    std::size_t threads = 0; ///< 0: all
};

/// `entente film FILE... -o OUT`: a film, or, with `--strip`, its windows in one picture.
/// `entente film --like FIGURE -o OUT`: as a film, strip, figure or saved view.
struct FilmOptions {
    Files files;
    std::filesystem::path like; ///< whose recipe is followed; else empty
    Selection selection;
    FilmSettings film;
    model::Span compare{}; ///< where film.comparison is `pinned` and --compare tells it
    GivenOptions given;    ///< that shape the pictures, and those of the film itself
    std::filesystem::path output;
    bool may_replace = false; ///< a folder of frames
    std::filesystem::path shader_dir;
    std::size_t threads = 0; ///< 0: all
};

struct InfoOptions {
    Files files;
    Selection selection;
    bool as_json = false;
};

struct ValidateOptions {
    Files files;
    bool as_json = false;
};

enum class TableFormat : std::uint8_t { tsv, json };

struct TiesOptions {
    Files files;
    Selection selection;
    TableFormat format = TableFormat::tsv;
    bool with_offices = false;
};

struct EventsOptions {
    Files files;
    Selection selection;
    TableFormat format = TableFormat::tsv;
};

struct TimelineOptions {
    Files files;
    Selection selection;
    graph::UnitKind unit = graph::UnitKind::month;
};

/// `entente describe FILE...`.
struct DescribeOptions {
    enum class Format : std::uint8_t { markdown, text, alt };
    Files files;
    Selection selection;
    Format format = Format::markdown;
    std::string language; ///< of names; empty for `name`
};

/// `entente compare FILE... --window A --with B`.
struct CompareOptions {
    enum class Format : std::uint8_t { tsv, markdown, json };
    Files files;
    Selection selection; ///< its window is A
    model::Span with{};  ///< B, in the same mode
    graph::ComparisonSettings comparison;
    Format format = Format::tsv;
    bool with_ties = true;
    bool with_nodes = true;
    bool with_same = false;
    bool with_offices = false;
    bool fails = false;   ///< a difference is exit code 1
    std::size_t rows = 0; ///< of each table; 0 for all
    std::string language; ///< of names in Markdown
};

/// `entente layout FILE... -o POSITIONS`, or `--edges GRAPH` instead of the files.
struct LayoutOptions {
    Files files;
    Selection selection;
    std::filesystem::path edges;  ///< empty: the files
    std::filesystem::path output; ///< "-" for standard output; empty: none
    std::uint64_t seed = 1;
    std::size_t threads = 0; ///< 0: all
    bool as_json = false;
};

/// Text to be printed and nothing else: help, version.
struct PrintedText {
    std::string text;
};

using Invocation =
    std::variant<PrintedText, WindowOptions, ReplayOptions, RenderOptions, FilmOptions, InfoOptions,
                 ValidateOptions, TiesOptions, EventsOptions, TimelineOptions, CompareOptions,
                 DescribeOptions, LayoutOptions>;

/// What the command line asks for.
struct CommandLine {
    Invocation invocation;
    std::vector<std::string> notes; ///< for standard error: options that have no effect
};

/// Reads the command line. Error (usage) that names the option, what was found and what was
/// expected. Looks at the file system for two things only: where the sample lies, for the examples
/// of the help, and whether a word without an ending that stands for a file is one, or a command
/// misspelt.
base::Result<CommandLine> parse_command_line(int argc, const char* const* argv);

} // namespace entente::shell
