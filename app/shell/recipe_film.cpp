// SPDX-License-Identifier: MIT
#include "app/shell/recipe_film.hpp"

#include "app/io/json_text.hpp"
#include "app/shell/recipe_words.hpp"

#include <fmt/format.h>

namespace entente::shell {
namespace {

constexpr double most_length = 1e6;
constexpr double least_milliseconds = 10;
constexpr double most_milliseconds = 60'000;

const char* truth(bool value) {
    return value ? "true" : "false";
}

} // namespace

std::string json_of_film(const FilmMotion& film) {
    io::JsonObject object;
    object.add_json("strip", truth(film.is_strip));
    if (film.steps.unit) {
        object.add("unit", word_of(unit_words, *film.steps.unit));
    }
    if (film.steps.count > 0) {
        object.add_json("windows", std::to_string(film.steps.count));
    }
    if (film.steps.length > 0) {
        object.add_json("length", std::to_string(film.steps.length));
    }
    object.add("compare", word_of(film_comparison_words, film.comparison));
    object.add_json("per_day", truth(film.per_day));
    object.add("scales", word_of(film_scales_words, film.scales));
    object.add_json("skips_quiet", truth(film.skips_quiet));
    object.add_json("tween", std::to_string(film.tween));
    object.add_json("shown_ms", std::to_string(film.shown.count()));
    object.add_json("loops", truth(film.is_looping));
    return object.text();
}

void read_film_motion(RecipeReader& in, JsonRef value, const Path& path, FilmMotion& out) {
    in.members(value, path, [&](JsonRef member, const Path& at) {
        const std::string_view key = member.key();
        if (key == "strip") {
            in.read(member, at, out.is_strip);
        } else if (key == "unit") {
            in.word(member, at, unit_words, out.steps.unit.emplace());
        } else if (key == "windows") {
            in.whole(member, at, 2, most_film_windows, out.steps.count);
        } else if (key == "length") {
            in.whole(member, at, 1, most_length, out.steps.length);
        } else if (key == "compare") {
            in.word(member, at, film_comparison_words, out.comparison);
        } else if (key == "per_day") {
            in.read(member, at, out.per_day);
        } else if (key == "scales") {
            in.word(member, at, film_scales_words, out.scales);
        } else if (key == "skips_quiet") {
            in.read(member, at, out.skips_quiet);
        } else if (key == "tween") {
            in.whole(member, at, 0, most_tween, out.tween);
        } else if (key == "shown_ms") {
            int milliseconds = 0;
            in.whole(member, at, least_milliseconds, most_milliseconds, milliseconds);
            out.shown = std::chrono::milliseconds(milliseconds);
        } else if (key == "loops") {
            in.read(member, at, out.is_looping);
        }
    });
    if (out.is_strip && (out.steps.count < 2 || out.steps.count > most_strip_windows)) {
        in.fail(path.of("windows"), fmt::format("{} windows", out.steps.count),
                fmt::format("2 to {} windows in a strip", most_strip_windows));
    }
}

} // namespace entente::shell
