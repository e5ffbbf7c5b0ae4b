// SPDX-License-Identifier: MIT
#include "app/shell/figure_preview.hpp"

#include "app/io/png_writer.hpp"
#include "app/scene/scaled_marks.hpp"
#include "app/shell/figure_caption.hpp"
#include "app/shell/headless_context.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::shell {
namespace {

constexpr double seconds_of_rest = 0.12;  ///< after a change, before a preview is begun
constexpr double seconds_between = 0.4;   ///< while changes go on
constexpr double share_of_a_thread = 0.5; ///< that previews may take meanwhile

/// The bytes of the figure's file, from those of the small picture and the number of marks.
double about_bytes(const FigureJob& job, const Figure& figure, const base::Image& small,
                   float factor) {
    const ui::FigureFormat format =
        ui::format_of(job.path.string()).value_or(ui::FigureFormat::png);
    if (format == ui::FigureFormat::png) {
        const auto bytes = io::encode_png(small);
        // Lines and edges of letters take most of it, and they grow as the sides do.
        return bytes ? static_cast<double>(bytes->size()) /
                           std::pow(static_cast<double>(factor), 1.15)
                     : 0;
    }
    const scene::Marks& marks = figure.marks;
    const auto ties = static_cast<double>(marks.ties.size() + marks.overlay_ties.size());
    const auto nodes = static_cast<double>(marks.nodes.size() + marks.overlay_nodes.size());
    const auto texts = static_cast<double>(marks.labels.size() + marks.overlay_texts.size());
    return format == ui::FigureFormat::svg ? 4000 + 190 * ties + 210 * nodes + 420 * texts
                                           : 60'000 + 24 * ties + 60 * nodes + 90 * texts;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) {
        all += (all.empty() ? "" : "\n") + line;
    }
    return all;
}

} // namespace

base::Result<FigurePreview> draw_preview(const FigureJob& job, base::Vec2 room_px,
                                         render::Renderer& renderer, text::FontSet& fonts,
                                         PreviewData& kept) {
    if (!kept.selected || kept.store != job.store || !(kept.selected->view == job.view)) {
        kept = {job.store, select_data(job.store, job.view)};
    }
    Figure figure = figure_of(job, *kept.selected, fonts);
    FigurePreview preview;
    const scene::Caption made =
        caption_of(kept.selected->index, kept.selected->index.snapshot(job.view.thinning), job.view,
                   std::nullopt, job.files);
    preview.title = made.title;
    preview.caption = joined(made.lines);
    preview.width_px = figure.width_px;
    preview.height_px = figure.height_px;
    const auto width = static_cast<float>(preview.width_px);
    const auto height = static_cast<float>(preview.height_px);
    if (figure.camera) { // of the whole picture; seen is what is left of it
        preview.frame =
            base::Rect{figure.camera->to_world(figure.cut_px),
                       figure.camera->to_world(figure.cut_px + base::Vec2{width, height})};
    }
    const float factor = std::min({room_px.x / width, room_px.y / height, 1.0F});
    const auto side = [&](float length) {
        return std::max(1, static_cast<int>(std::lround(length * factor)));
    };
    auto image = renderer.draw_image(scene::scaled(figure.marks, factor),
                                     {side(width), side(height)}, job.settings.is_transparent);
    if (!image) {
        return base::fail(std::move(image).error());
    }
    preview.image = std::move(*image);
    preview.bytes = about_bytes(job, figure, preview.image, factor);
    return preview;
}

// ---- worker -------------------------------------------------------------------------------------

void PreviewWorker::start(Job job) {
    {
        const std::lock_guard lock(mutex_);
        job_ = std::move(job);
    }
    is_busy_ = true;
    if (thread_.joinable() && !thread_.get_stop_token().stop_requested()) {
        wake_.notify_all();
    } else {
        thread_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }
}

std::optional<PreviewWorker::Outcome> PreviewWorker::take() {
    const std::lock_guard lock(mutex_);
    if (outcome_) {
        is_busy_ = false;
    }
    return std::exchange(outcome_, std::nullopt);
}

void PreviewWorker::rest() {
    if (!is_busy_) {
        thread_.request_stop();
    }
}

void PreviewWorker::work(const std::stop_token& stop) {
    auto context = HeadlessContext::create(16, 16);
    auto fonts = text::FontSet::open();
    std::unique_ptr<render::Renderer> renderer;
    base::Error error;
    if (!context || !fonts) {
        error = context ? fonts.error() : context.error();
    } else if (auto made =
                   render::make_gl_renderer(context->lookup(), *fonts, base::silent_log())) {
        renderer = std::move(*made);
    } else {
        error = made.error();
    }
    PreviewData kept;
    while (true) {
        std::optional<Job> job;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [&] { return job_.has_value(); })) {
                return;
            }
            job = std::exchange(job_, std::nullopt);
        }
        base::Result<FigurePreview> preview =
            renderer ? draw_preview(job->figure, job->room_px, *renderer, *fonts, kept)
                     : base::Result<FigurePreview>(base::fail(error));
        const std::lock_guard lock(mutex_);
        outcome_ = Outcome{std::move(preview), std::move(*job)};
    }
}

// ---- keeper -------------------------------------------------------------------------------------

void PreviewKeeper::want(std::optional<Key> key) {
    if (key != wanted_) {
        wanted_ = std::move(key);
        changed_at_ = now_;
    }
}

bool PreviewKeeper::is_pending() const {
    return worker_.is_busy() || (wanted_ && wanted_ != made_);
}

void PreviewKeeper::show(base::Result<FigurePreview> preview, ui::FigureState& state) {
    state.error = preview ? "" : preview.error().message;
    if (!preview) {
        texture_.clear();
        state.texture = 0;
        state.frame.reset();
        return;
    }
    texture_.show(preview->image);
    state.texture = texture_.name();
    state.texture_px = {static_cast<float>(texture_.width()),
                        static_cast<float>(texture_.height())};
    state.title = std::move(preview->title);
    state.caption = std::move(preview->caption);
    state.width_px = preview->width_px;
    state.height_px = preview->height_px;
    state.bytes = preview->bytes;
    state.frame = preview->frame;
}

void PreviewKeeper::advance(double seconds, const std::function<FigureJob(const Key&)>& make,
                            render::Renderer& renderer, text::FontSet& fonts,
                            ui::FigureState& state) {
    now_ += seconds;
    if (auto outcome = worker_.take()) {
        took_ = now_ - started_at_;
        if (!outcome->preview && outcome->preview.error().kind == base::ErrorKind::graphics) {
            // No second context on this system: it is drawn here.
            outcome->preview =
                draw_preview(outcome->job.figure, outcome->job.room_px, renderer, fonts, kept_);
        }
        if (wanted_) {
            show(std::move(outcome->preview), state);
        }
    }
    if (!wanted_) {
        worker_.rest();
        if (!worker_.is_busy()) {
            made_.reset();
            kept_ = {};
            texture_.clear();
            state.texture = 0;
            state.frame.reset();
        }
        return;
    }
    const bool is_at_rest = now_ - changed_at_ >= seconds_of_rest;
    const double pause = std::max(seconds_between, took_ / share_of_a_thread);
    if (wanted_ != made_ && !worker_.is_busy() &&
        (is_at_rest || !made_ || now_ - started_at_ >= pause)) {
        made_ = wanted_;
        started_at_ = now_;
        worker_.start({make(*wanted_), wanted_->asked.room_px});
    }
    state.is_busy = is_pending();
}

} // namespace entente::shell
