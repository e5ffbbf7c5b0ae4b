// SPDX-License-Identifier: MIT
#include "app/shell/figure_export.hpp"

#include "app/io/png_writer.hpp"
#include "app/shell/headless_context.hpp"
#include "app/shell/selection.hpp"

#include <chrono>
#include <utility>

namespace entente::shell {
namespace {

base::Result<std::filesystem::path> export_aside(const FigureJob& job) {
    auto context = HeadlessContext::create(16, 16);
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
    return export_figure(job, **renderer, *fonts);
}

} // namespace

base::Result<std::filesystem::path> export_figure(const FigureJob& job, render::Renderer& renderer,
                                                  text::FontSet& fonts) {
    const SelectedData data = select_data(job.store, job.view);
    const FigureData figure_data{.index = data.index,
                                 .view = job.view,
                                 .all_time = data.index.all_time(),
                                 .home = job.positions,
                                 .files = job.files,
                                 .camera = job.camera ? &*job.camera : nullptr,
                                 .annotations = &job.annotations};
    const Figure figure = make_figure(figure_data, job.settings, fonts);
    const auto image = renderer.draw_image(
        figure.marks, {job.settings.width_px, job.settings.height_px}, job.settings.is_transparent);
    if (!image) {
        return base::fail(image.error());
    }
    if (auto written = io::write_png(job.path, *image, texts_of(figure.caption)); !written) {
        return base::fail(std::move(written).error());
    }
    return job.path;
}

void FigureExporter::start(FigureJob job) {
    outcome_ = std::async(std::launch::async, [job = std::move(job)]() mutable {
        auto path = export_aside(job);
        return Outcome{std::move(path), std::move(job)};
    });
}

std::optional<FigureExporter::Outcome> FigureExporter::take() {
    if (!outcome_.valid() ||
        outcome_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
        return std::nullopt;
    }
    return outcome_.get();
}

} // namespace entente::shell
