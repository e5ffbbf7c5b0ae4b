// SPDX-License-Identifier: MIT
#include "app/shell/film_export.hpp"

#include "app/shell/figure_output.hpp"
#include "app/shell/headless_context.hpp"

#include <chrono>
#include <utility>

namespace entente::shell {
namespace {

base::Result<void> export_aside(const FilmJob& job, const base::Progress& progress) {
    auto context = HeadlessContext::create_for_pictures();
    if (!context) {
        return base::fail(std::move(context).error().with_context(
            "films are drawn beside the window, which this system does not allow"));
    }
    auto fonts = text::FontSet::open();
    if (!fonts) {
        return base::fail(std::move(fonts).error());
    }
    const auto renderer = render::make_gl_renderer(context->lookup(), *fonts, base::silent_log());
    if (!renderer) {
        return base::fail(renderer.error());
    }
    return export_film(job, **renderer, *fonts, progress);
}

} // namespace

base::Result<void> export_film(const FilmJob& job, render::Renderer& renderer, text::FontSet& fonts,
                               const base::Progress& progress) {
    SelectedData selected = select_data(job.store, job.view);
    const FilmData data{.selected = selected,
                        .home = job.positions,
                        .files = job.files,
                        .annotations = &job.annotations,
                        .pins = &job.pins,
                        .pinned = job.pinned_window,
                        .selection = &job.selection,
                        .milestones = &job.milestones,
                        .lines = &job.lines};
    const auto plan = plan_film(selected, job.settings);
    if (!plan) {
        return base::fail(plan.error());
    }
    if (job.format) {
        if (auto possible = check_film(job.path, *job.format, job.settings, {}, job.may_replace);
            !possible) {
            return possible;
        }
        return write_film(job.path, *job.format, data, job.settings, *plan, job.may_replace,
                          renderer, fonts, progress);
    }
    const Figure strip = make_strip(data, job.settings, *plan, fonts, progress);
    if (progress.is_cancelled()) {
        return base::fail(base::ErrorKind::cancelled, "the strip was given up");
    }
    const graph::TieGraph all_time = selected.index.all_time();
    FigureTimes times;
    times.pinned = job.pinned_window;
    return write_figure(job.path, strip, strip_data_of(data, job.settings, all_time, times),
                        job.settings.figure, &renderer, fonts, progress);
}

FilmExporter::~FilmExporter() {
    stop_.request_stop(); // the future's destructor waits for its thread
}

void FilmExporter::start(FilmJob job) {
    stop_ = {};
    fraction_ = 0;
    windows_ = job.windows;
    base::Progress progress;
    progress.stop = stop_.get_token();
    progress.report = [this](double fraction) { fraction_ = fraction; };
    outcome_ = std::async(std::launch::async, [job = std::move(job), progress] {
        return Outcome{job.path, export_aside(job, progress)};
    });
}

std::optional<FilmExporter::Outcome> FilmExporter::take() {
    if (!outcome_.valid() ||
        outcome_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
        return std::nullopt;
    }
    return outcome_.get();
}

} // namespace entente::shell
