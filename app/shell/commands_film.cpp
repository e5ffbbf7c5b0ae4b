// SPDX-License-Identifier: MIT
// film: the window moved step by step, without a display.
#include "app/shell/commands.hpp"

#include "app/base/parallel.hpp"
#include "app/render/renderer.hpp"
#include "app/shell/figure_caption.hpp"
#include "app/shell/figure_output.hpp"
#include "app/shell/film.hpp"
#include "app/shell/headless_context.hpp"
#include "app/shell/interruption.hpp"

#include <fmt/core.h>

#include <utility>

namespace entente::shell {
namespace {

/// What can be told to be in the way before the data are read; the film's format, or nothing for a
/// strip.
base::Result<std::optional<FilmFormat>> check(const FilmOptions& options) {
    if (options.is_strip) {
        if (auto possible = check_figure(options.output, options.film.figure, options.files);
            !possible) {
            return base::fail(std::move(possible).error());
        }
        return std::nullopt;
    }
    const auto format = film_format_of(options.output);
    if (!format) {
        return base::fail(format.error());
    }
    if (auto possible =
            check_film(options.output, *format, options.film, options.files, options.may_replace);
        !possible) {
        return base::fail(std::move(possible).error());
    }
    return *format;
}

} // namespace

base::Result<ExitCode> run(const FilmOptions& options) {
    const auto format = check(options);
    if (!format) {
        return base::fail(format.error());
    }
    const base::ThreadLimit limit(options.threads);
    auto opened = open_selection(options.files, options.selection);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }
    const model::EventStore& store = *opened->data.store;
    note_language(store, "--language", options.film.figure.language);
    const auto domain = store.extent();
    if (!domain) {
        return base::fail(base::ErrorKind::unreadable,
                          fmt::format("{}: there is no event, and so no time to move through",
                                      options.files.front().string()));
    }
    const auto windows = film_windows(opened->selected.view.window, *domain, options.film.steps);
    if (!windows) {
        return base::fail(windows.error());
    }

    // Context, fonts and shaders before the layout, which may take long: a fault in them is told
    // first.
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
        std::vector<base::Vec2> home;
        if (options.film.figure.frame == FigureFrame::all_time) {
            TerminalProgress progress("laying out");
            home = home_of(opened->selected.index, opened->data.store,
                           opened->selected.view.arrangement, options.film.figure.seed,
                           watched(progress, progress.progress()));
        }
        if (opened->selected.index.event_count() == 0) {
            tell("no event passes: the pictures are empty");
        }
        const std::vector<DataFile> files = data_files_of(options.files);
        const FilmData data{opened->selected, home, files, nullptr, nullptr};
        TerminalProgress progress(fmt::format("drawing {}", counted(windows->size(), "window")));
        const base::Progress reported = watched(progress, progress.progress());
        if (*format) {
            done = write_film(options.output, **format, data, options.film, *windows,
                              options.may_replace, **renderer, *fonts, reported);
        } else {
            const Figure strip = make_strip(data, options.film, *windows, *fonts, reported);
            const graph::TieGraph all_time = opened->selected.index.all_time();
            const FigureData figure_data{.index = opened->selected.index,
                                         .view = opened->selected.view,
                                         .all_time = all_time,
                                         .home = home,
                                         .files = files};
            done = write_figure(options.output, strip, figure_data, options.film.figure,
                                renderer->get(), *fonts, reported);
        }
    }
    interruption.end_if_asked();
    return std::move(done).map([] { return ExitCode::done; });
}

} // namespace entente::shell
