// SPDX-License-Identifier: MIT
// The options of `film`.
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
        steps.unit = graph::calendar_unit(film_unit_names[*unit]);
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
    options.files = read_files(reader, "film");
    options.is_strip = reader.has("--strip");
    const auto output = reader.word("--output");
    if (!output || output->empty()) {
        reader.fail(usage(options.is_strip
                              ? "film: found no -o, expected -o OUT.png, OUT.svg or OUT.pdf"
                              : "film: found no -o, expected -o OUT.gif, .webp, .apng, .mp4, "
                                ".webm or a folder"));
    } else if (*output == "-") {
        reader.fail(usage("-o: found '-', expected a file or a folder"));
    }
    options.output = output.value_or("");
    options.selection = read_selection(reader);
    FigureSettings usual;
    if (!options.is_strip) {
        usual.width_px = film_width_px;
        usual.height_px = film_height_px;
    }
    options.film.figure = read_figure(reader, usual);
    options.film.steps = read_steps(reader);
    read_pace(reader, options.film);
    options.may_replace = reader.has("--replace");
    options.threads = read_threads(reader);
    options.shader_dir = read_folder(reader, "--shader-dir");
    if (options.film.figure.is_trimmed) {
        options.film.figure.is_trimmed = false;
        reader.note("--trim has no effect on windows that are to lie over each other");
    }
    if (options.is_strip) {
        for (const char* name : {"--seconds", "--fps", "--once", "--replace"}) {
            if (reader.has(name)) {
                reader.note(fmt::format("{} has no effect with --strip", name));
            }
        }
    }
    if (options.selection.window.mode != model::WindowMode::window &&
        options.film.steps.length > 0) {
        reader.note(
            "--length has no effect where the window grows: it begins with the selected one");
    }
    return options;
}

} // namespace entente::shell
