// SPDX-License-Identifier: MIT
#include "app/shell/figure_export.hpp"

#include "app/io/atomic_file.hpp"
#include "app/shell/figure_output.hpp"
#include "app/shell/headless_context.hpp"

#include <chrono>
#include <utility>

namespace entente::shell {
namespace {

tl::unexpected<base::Error> cancelled() {
    return base::fail(base::ErrorKind::cancelled, "cancelled");
}

base::Result<SavedFigure> export_aside(const FigureJob& job, const base::Progress& progress,
                                       const std::function<bool()>& commit) {
    auto context = HeadlessContext::create_for_pictures();
    if (!context) {
        return base::fail(std::move(context).error());
    }
    auto fonts = text::FontSet::open();
    if (!fonts) {
        return base::fail(std::move(fonts).error());
    }
    const auto renderer = render::make_gl_renderer(context->lookup(), *fonts, base::silent_log());
    if (!renderer) {
        return base::fail(renderer.error());
    }
    return export_figure(job, renderer->get(), *fonts, progress, commit);
}

} // namespace

FigureTimes times_of(const FigureJob& job, SelectedData& data) {
    return figure_times_of(data, job.pinned_window, job.settings, job.selection);
}

FigureData figure_data_of(const FigureJob& job, const SelectedData& data,
                          const graph::TieGraph& all_time, const FigureTimes& times) {
    return {.index = data.index,
            .view = job.view,
            .all_time = all_time,
            .home = job.positions,
            .files = job.files,
            .camera = job.camera ? &*job.camera : nullptr,
            .fits_window = job.fits_window,
            .annotations = &job.annotations,
            .times = &times,
            .selection = &job.selection,
            .pins = &job.pins,
            .milestones = &job.milestones,
            .lines = &job.lines};
}

base::Result<SavedFigure> export_figure(const FigureJob& job, render::Renderer* renderer,
                                        text::FontSet& fonts, const base::Progress& progress,
                                        const std::function<bool()>& commit) {
    SelectedData data = select_data(job.store, job.view);
    progress(0.1);
    const graph::TieGraph all_time = data.index.all_time();
    const FigureTimes times = times_of(job, data);
    const FigureData figure_data = figure_data_of(job, data, all_time, times);
    const Figure figure = make_figure(figure_data, job.settings, fonts, progress);
    if (progress.is_cancelled()) {
        return cancelled();
    }
    progress(0.3);
    const FigureFormat format =
        job.copy ? FigureFormat::png : format_of(job.path).value_or(FigureFormat::png);
    const auto bytes =
        figure_bytes(format, figure, figure_data, job.settings, renderer, fonts, progress);
    if (!bytes) {
        return base::fail(bytes.error());
    }
    progress(0.95);
    if (commit && !commit()) {
        return cancelled();
    }
    auto done = job.copy ? job.copy(*bytes) : io::write_file(job.path, *bytes);
    if (!done) {
        return base::fail(std::move(done).error());
    }
    progress(1);
    return SavedFigure{bytes->size(), figure.width_px, figure.height_px, figure.camera};
}

FigureExporter::~FigureExporter() {
    stop_.request_stop(); // the futures' destructors wait for their threads
}

void FigureExporter::start(FigureJob job) {
    cancel();
    stop_ = {};
    shared_ = std::make_shared<Shared>();
    base::Progress progress;
    progress.stop = stop_.get_token();
    progress.report = [shared = shared_](double fraction) { shared->fraction = fraction; };
    const auto commit = [shared = shared_] {
        Stage stage = Stage::drawing;
        return shared->stage.compare_exchange_strong(stage, Stage::writing);
    };
    outcome_ = std::async(std::launch::async, [job = std::move(job), progress, commit]() mutable {
        auto saved = export_aside(job, progress, commit);
        return Outcome{std::move(saved), std::move(job)};
    });
}

bool FigureExporter::cancel() {
    std::erase_if(given_up_, [](const std::future<Outcome>& outcome) {
        return outcome.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
    });
    if (!outcome_.valid()) {
        return true;
    }
    Stage stage = Stage::drawing;
    if (!shared_->stage.compare_exchange_strong(stage, Stage::given_up)) {
        return false;
    }
    stop_.request_stop();
    given_up_.push_back(std::move(outcome_));
    return true;
}

double FigureExporter::fraction() const {
    return shared_ ? shared_->fraction.load() : 0;
}

std::optional<FigureExporter::Outcome> FigureExporter::take() {
    if (!outcome_.valid() ||
        outcome_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
        return std::nullopt;
    }
    return outcome_.get();
}

} // namespace entente::shell
