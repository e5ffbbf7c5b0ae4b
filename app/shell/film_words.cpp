// SPDX-License-Identifier: MIT
#include "app/shell/film_words.hpp"

#include "app/document/other_times.hpp"
#include "app/shell/figure_caption.hpp"

#include <fmt/format.h>

namespace entente::shell {

std::string date_of(const model::Window& window, const graph::Calendar& calendar) {
    model::Window told; // that the others fade, or are all so far, is told elsewhere
    told.span = window.span;
    if (window.mode != model::WindowMode::window) {
        told.span.first = model::Span::earliest;
    }
    std::string words = document::describe_window(told, calendar);
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    }
    return words;
}

std::string pace_of(const document::View& view) {
    const model::Window& window = view.window;
    switch (window.mode) {
    case model::WindowMode::cumulative:
        return "all so far";
    case model::WindowMode::decay:
        return window.half_life_days == 1
                   ? "fading by half every day"
                   : fmt::format("fading by half every {:g} days", window.half_life_days);
    case model::WindowMode::window:
        break;
    }
    return {};
}

std::string words_for_leap(const FilmPlan& plan, std::size_t number,
                           const graph::Calendar& calendar) {
    return fmt::format("{} left out: {}", counted(plan.leapt[number], "quiet window"),
                       document::describe_window({.span = plan.leapt_days(number)}, calendar));
}

std::vector<std::string> words_for_plan(const FilmPlan& plan, const FilmData& data,
                                        const FilmMotion& motion) {
    std::vector<std::string> lines;
    std::string line = counted(plan.windows.size(), "window");
    if (const std::size_t leapt = plan.leapt_in_all(); leapt > 0) {
        line += fmt::format(" of {}, quiet ones left out", plan.windows.size() + leapt);
    }
    if (motion.comparison == FilmComparison::previous) {
        line += ", each compared with the one before it";
        line += motion.per_day ? ", strengths per day" : "";
    } else if (motion.comparison == FilmComparison::pinned && data.pinned) {
        line += ", each compared with " +
                document::describe_pinned(*data.pinned, data.selected.view.calendar);
    }
    lines.push_back(std::move(line));
    return lines;
}

std::string words_for_scales(FilmScales scales) {
    switch (scales) {
    case FilmScales::shared:
        return "Scales are the same in all windows";
    case FilmScales::all_time:
        return "Scales are the same for all time";
    case FilmScales::window:
        break;
    }
    return "Each window has its own scales";
}

} // namespace entente::shell
