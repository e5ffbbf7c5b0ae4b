// SPDX-License-Identifier: MIT
// The options of `film`.
#include "app/shell/figure_output.hpp"
#include "app/shell/option_reader.hpp"

#include <fmt/core.h>

#include <array>
#include <cmath>

namespace entente::shell {
namespace {

constexpr std::array<std::string_view, 5> film_unit_names{"day", "week", "month", "quarter",
                                                          "year"};
constexpr std::uint64_t most_units = 1'000'000;
constexpr double most_seconds = 60;
constexpr double most_fps = 100;

FilmSteps read_steps(OptionReader& reader) {
    FilmSteps steps;
    if (const auto unit = reader.value("--unit", choice_of(film_unit_names))) {
        steps.unit = graph::unit_kind(film_unit_names[*unit]);
    }
    const auto count = reader.value("--steps", whole_from(2, most_film_windows));
    const auto strip = reader.value("--strip", whole_from(2, most_strip_windows));
    if (count && strip) {
        reader.fail(usage("film: found --steps and --strip, expected one of them: both tell how "
                          "many windows there are"));
    }
    steps.count = static_cast<std::size_t>(strip.value_or(count.value_or(0)));
    steps.length =
        static_cast<std::size_t>(reader.value("--length", whole_from(1, most_units)).value_or(0));
    if (steps.length > 0 && steps.count > 0 && !steps.unit) {
        reader.fail(usage(fmt::format("--length: found {} without --unit, expected --unit to tell "
                                      "what it counts",
                                      steps.length)));
    }
    return steps;
}

/// What is drawn beside each window, what it is compared with, and how windows follow each other.
void read_motion(OptionReader& reader, FilmOptions& options) {
    constexpr std::array<std::string_view, 3> scales_names{"shared", "all", "window"};
    constexpr std::array<std::string_view, 3> absent_names{"hidden", "dimmed", "neighbors"};
    constexpr std::array<std::string_view, 2> quiet_names{"skip", "show"};
    FilmSettings& film = options.film;
    if (const auto scales = reader.value("--scales", choice_of(scales_names))) {
        film.scales = static_cast<FilmScales>(*scales);
        film.figure.scales =
            film.scales == FilmScales::window ? FigureFrame::window : FigureFrame::all_time;
    }
    if (const auto absent = reader.value("--absent", choice_of(absent_names))) {
        film.figure.absent = static_cast<scene::Absent>(*absent);
    }
    if (const auto with = reader.word("--compare")) {
        film.comparison = *with == "none"       ? FilmComparison::none
                          : *with == "previous" ? FilmComparison::previous
                                                : FilmComparison::pinned;
        if (film.comparison == FilmComparison::pinned) {
            options.compare = reader.value("--compare", window_of(reader)).value_or(model::Span());
        }
    }
    film.per_day = reader.has("--per-day");
    if (film.per_day && options.selection.window.mode == model::WindowMode::decay) {
        reader.fail(usage("film: found --per-day with --mode memory, expected one of them: a "
                          "strength that fades is not one of so many days"));
    } else if (film.per_day && film.comparison == FilmComparison::none && options.like.empty()) {
        reader.fail(usage("--per-day: found no --compare, expected the window to compare with, or "
                          "previous"));
    }
    if (const auto quiet = reader.value("--quiet", choice_of(quiet_names))) {
        film.skips_quiet = *quiet == 0;
        if (film.skips_quiet && film.steps.count > 0) {
            reader.note("--quiet skip has no effect where the number of windows is told");
        }
    }
    film.tween =
        static_cast<std::size_t>(reader.value("--tween", whole_from(0, most_tween)).value_or(0));
}

base::Result<std::string> read_recipe_name(const std::string& name, const std::string& text) {
    if (text.empty()) {
        return base::fail(bad_value(name, text, "a film, figure or saved view"));
    }
    return text;
}

/// Whether it is the name of a picture, and so a strip's.
bool names_picture(const std::filesystem::path& output) {
    return format_of(output).has_value();
}

void read_pace(OptionReader& reader, FilmSettings& film) {
    const auto seconds = reader.value(
        "--seconds", number_from(0.01, most_seconds, "a number of seconds from 0.01 to 60"));
    const auto rate = reader.value(
        "--fps", number_from(1 / most_seconds, most_fps, "windows a second, 0.0167 to 100"));
    if (seconds && rate) {
        reader.fail(usage("film: found --seconds and --fps, expected one of them"));
    }
    if (seconds || rate) {
        const double milliseconds = 1000 * (seconds ? *seconds : 1 / *rate);
        film.shown = std::chrono::milliseconds(std::llround(milliseconds));
    }
    film.is_looping = !reader.has("--once");
}

} // namespace

FilmOptions read_film(OptionReader& reader) {
    FilmOptions options;
    options.like = reader.value("--like", read_recipe_name).value_or("");
    options.files = options.like.empty() ? read_files(reader, "film") : reader.files();
    bool& is_strip = options.film.is_strip;
    is_strip = reader.has("--strip");
    const auto output = reader.word("--output");
    if (!output || output->empty()) {
        reader.fail(usage(is_strip ? "film: found no -o, expected -o OUT.png, OUT.svg or OUT.pdf"
                                   : "film: found no -o, expected -o OUT.gif, .webp, .apng, .mp4, "
                                     ".webm or a folder"));
    } else if (*output == "-") {
        reader.fail(usage("-o: found '-', expected a file or a folder"));
    }
    options.output = output.value_or("");
    is_strip = is_strip || (!options.like.empty() && names_picture(options.output));
    options.selection = read_selection(reader);
    FigureSettings usual;
    if (!is_strip) {
        usual.width_px = film_width_px;
        usual.height_px = film_height_px;
    }
    options.film.figure = read_figure(reader, usual);
    options.film.steps = read_steps(reader);
    read_pace(reader, options.film);
    read_motion(reader, options);
    for (const char* option :
         {"--size",   "--dpi",      "--scale",           "--theme",   "--background",
          "--title",  "--caption",  "--no-caption",      "--legend",  "--no-legend",
          "--labels", "--language", "--second-language", "--color",   "--seed",
          "--frame",  "--scales",   "--absent",          "--compare", "--per-day",
          "--unit",   "--steps",    "--strip",           "--length",  "--seconds",
          "--fps",    "--once",     "--quiet",           "--tween"}) {
        if (reader.has(option)) {
            options.given.emplace(option);
        }
    }
    options.may_replace = reader.has("--replace");
    options.threads = read_threads(reader);
    options.shader_dir = read_folder(reader, "--shader-dir");
    if (options.film.figure.is_trimmed) {
        options.film.figure.is_trimmed = false;
        reader.note("--trim has no effect on windows that are to lie over each other");
    }
    if (is_strip) {
        for (const char* name :
             {"--seconds", "--fps", "--once", "--replace", "--tween", "--quiet"}) {
            if (reader.has(name)) {
                reader.note(fmt::format("{} has no effect with --strip", name));
            }
        }
    }
    if ((options.selection.window.mode != model::WindowMode::window ||
         options.selection.time_mode == document::TimeMode::growing ||
         options.selection.time_mode == document::TimeMode::from_here) &&
        options.film.steps.length > 0) {
        reader.note("--length has no effect where one end of the window stays where it is");
    }
    return options;
}

} // namespace entente::shell
