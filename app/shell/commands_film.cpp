// SPDX-License-Identifier: MIT
// film: the window moved step by step, without a display.
#include "app/shell/commands.hpp"

#include "app/base/parallel.hpp"
#include "app/render/renderer.hpp"
#include "app/shell/figure_caption.hpp"
#include "app/shell/figure_order.hpp"
#include "app/shell/film.hpp"
#include "app/shell/headless_context.hpp"
#include "app/shell/interruption.hpp"

#include <fmt/core.h>

#include <utility>

namespace entente::shell {
namespace {

/// Where all windows of a film lie over each other nothing is cut off.
FigureSettings untrimmed(FigureSettings figure) {
    figure.is_trimmed = false;
    return figure;
}

/// What can be told to be in the way before the data are read.
base::Result<void> check(const FilmOptions& options, const PictureOrder& order) {
    Files inputs = order.files;
    if (!options.like.empty()) {
        inputs.push_back(options.like);
    }
    if (options.film.is_strip) {
        return check_figure(options.output, untrimmed(order.settings), inputs)
            .map_error([](base::Error error) { return std::move(error).with_context("-o"); });
    }
    const auto format = film_format_of(options.output);
    if (!format) {
        return base::fail(format.error());
    }
    FilmSettings film = options.film;
    film.figure = untrimmed(order.settings);
    return check_film(options.output, *format, film, inputs, options.may_replace);
}

/// What the recipe has of a film, where no option tells it.
base::Result<FilmSettings> film_settings(const FilmOptions& options, const PictureOrder& order) {
    FilmSettings film = options.film;
    film.figure = untrimmed(order.settings);
    if (!order.recipe) {
        return film;
    }
    const auto is_given = [&](const char* option) { return options.given.contains(option); };
    if (order.recipe->film) {
        const FilmMotion& like = *order.recipe->film;
        if (!is_given("--unit") && !is_given("--steps") && !is_given("--strip") &&
            !is_given("--length")) {
            film.steps = like.steps;
        }
        if (!is_given("--compare")) {
            film.comparison = like.comparison;
        }
        film.per_day = is_given("--per-day") || (!is_given("--compare") && like.per_day);
        film.scales = is_given("--scales") ? film.scales : like.scales;
        film.skips_quiet = is_given("--quiet") ? film.skips_quiet : like.skips_quiet;
        film.tween = is_given("--tween") ? film.tween : like.tween;
        film.shown = is_given("--seconds") || is_given("--fps") ? film.shown : like.shown;
        film.is_looping = like.is_looping && !is_given("--once");
    } else {
        if (!is_given("--compare") && order.recipe->compared_with) {
            film.comparison = FilmComparison::pinned;
        }
        if (!is_given("--scales") && order.recipe->figure.scales == FigureFrame::window) {
            film.scales = FilmScales::window;
        }
    }
    if (film.is_strip && (film.steps.count < 2 || film.steps.count > most_strip_windows)) {
        return base::fail(base::ErrorKind::usage,
                          fmt::format("--strip: found none, expected a number of windows from 2 "
                                      "to {}, which the figure of --like does not tell",
                                      most_strip_windows));
    }
    if (!film.is_strip && is_given("--strip")) {
        film.steps = options.film.steps;
    }
    return film;
}

} // namespace

base::Result<ExitCode> run(const FilmOptions& options) {
    const base::ThreadLimit limit(options.threads);
    auto order = picture_order(options.files, options.like, options.film.figure, options.given,
                               [&](const PictureOrder& told) { return check(options, told); });
    if (!order) {
        return base::fail(std::move(order).error());
    }
    const auto settings = film_settings(options, *order);
    if (!settings) {
        return base::fail(settings.error());
    }
    auto opened = open_ordered(*order);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }
    if (!opened->store->extent()) {
        return base::fail(base::ErrorKind::unreadable,
                          fmt::format("{}: there is no event, and so no time to move through",
                                      order->files.front().string()));
    }

    // Steps, context, fonts and shaders before the layout, which may take long: a fault in them is
    // told first.
    if (!order->recipe) {
        auto view = view_of(*opened->store, options.selection);
        if (!view) {
            return base::fail(std::move(view).error());
        }
        const auto windows = film_windows(view->window, view->time_mode, view->calendar,
                                          *opened->store->extent(), settings->steps);
        if (!windows) {
            return base::fail(windows.error());
        }
    }
    auto context = HeadlessContext::create_for_pictures();
    if (!context) {
        return base::fail(graphics_error(std::move(context).error()));
    }
    auto fonts = text::FontSet::open();
    if (!fonts) {
        return base::fail(graphics_error(std::move(fonts).error()));
    }
    const auto renderer =
        render::make_gl_renderer(context->lookup(), *fonts, console_log(), options.shader_dir);
    if (!renderer) {
        return base::fail(renderer.error());
    }

    Interruption interruption;
    const auto watched = [&](const TerminalProgress& /*alive*/, base::Progress progress) {
        return interruption.watched(std::move(progress));
    };
    base::Result<void> done;
    {
        base::Result<PictureContent> content = [&] {
            TerminalProgress progress("laying out");
            return picture_content(*order, options.selection, options.given, *std::move(opened),
                                   watched(progress, progress.progress()));
        }();
        if (!content) {
            return base::fail(content.error());
        }
        const auto plan = plan_film(content->selected, *settings);
        if (!plan) {
            return base::fail(plan.error());
        }
        if (content->selected.index.event_count() == 0) {
            tell("no event passes: the pictures are empty");
        }
        const bool is_told =
            options.given.contains("--compare") && settings->comparison == FilmComparison::pinned;
        const RestoredView& restored = content->like.restored;
        const FilmData data{.selected = content->selected,
                            .home = content->like.home,
                            .files = order->named,
                            .annotations = &restored.annotations,
                            .pins = &restored.pins,
                            .pinned = pinned_window(
                                *content, is_told ? std::optional(options.compare) : std::nullopt,
                                settings->per_day, options.given),
                            .selection = &restored.selection,
                            .milestones = &restored.milestones,
                            .lines = &restored.lines};
        if (settings->comparison == FilmComparison::pinned && !data.pinned) {
            return base::fail(base::ErrorKind::usage,
                              "--compare: the recipe has no window to compare with");
        }
        TerminalProgress progress(
            fmt::format("drawing {}", counted(plan->windows.size(), "window")));
        const base::Progress reported = watched(progress, progress.progress());
        if (!settings->is_strip) {
            done = write_film(options.output, *film_format_of(options.output), data, *settings,
                              *plan, options.may_replace, **renderer, *fonts, reported);
        } else {
            const Figure strip = make_strip(data, *settings, *plan, *fonts, reported);
            const graph::TieGraph all_time = content->selected.index.all_time();
            FigureTimes times;
            times.pinned = data.pinned;
            done =
                write_figure(options.output, strip, strip_data_of(data, *settings, all_time, times),
                             settings->figure, renderer->get(), *fonts, reported);
        }
    }
    interruption.end_if_asked();
    return std::move(done).map([] { return ExitCode::done; });
}

} // namespace entente::shell
