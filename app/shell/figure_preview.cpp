// SPDX-License-Identifier: MIT
#include "app/shell/figure_preview.hpp"

#include "app/io/png_writer.hpp"
#include "app/scene/scaled_marks.hpp"
#include "app/shell/figure_caption.hpp"
#include "app/shell/figure_output.hpp"
#include "app/shell/headless_context.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::shell {
namespace {

constexpr double seconds_of_rest = 0.12;  ///< after a change, before a preview is begun
constexpr double seconds_between = 0.4;   ///< while changes go on
constexpr double share_of_a_thread = 0.5; ///< that previews may take meanwhile

constexpr std::size_t painted_ties = 1500; ///< of an SVG or PDF, to know how large it will be

/// Half as wide and high, each pixel the mean of four.
base::Image halved(const base::Image& image) {
    base::Image half{image.width / 2, image.height / 2, {}};
    half.rgba.reserve(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height) *
                      4);
    const auto at = [&](int x, int y, int channel) {
        return static_cast<unsigned>(
            image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                        static_cast<std::size_t>(x)) *
                           4 +
                       static_cast<std::size_t>(channel)]);
    };
    for (int y = 0; y < half.height; ++y) {
        for (int x = 0; x < half.width; ++x) {
            for (int channel = 0; channel < 4; ++channel) {
                const unsigned sum = at(2 * x, 2 * y, channel) + at(2 * x + 1, 2 * y, channel) +
                                     at(2 * x, 2 * y + 1, channel) +
                                     at(2 * x + 1, 2 * y + 1, channel);
                half.rgba.push_back(static_cast<std::uint8_t>((sum + 2) / 4));
            }
        }
    }
    return half;
}

/// The bytes of the large PNG, from those of the small picture, which is `factor` as large: they
/// grow with its size as they do from half the small one to the small one.
double about_png_bytes(const base::Image& small, float factor) {
    if (small.width < 8 || small.height < 8) {
        return 0;
    }
    const auto whole = io::encode_png(small);
    const auto half = io::encode_png(halved(small));
    if (!whole || !half) {
        return 0;
    }
    const auto bytes = static_cast<double>(whole->size());
    const double power = std::log2(bytes / static_cast<double>(half->size()));
    return bytes * std::pow(1 / static_cast<double>(factor), std::clamp(power, 0.8, 2.0));
}

/// The bytes of a painted file: of all but the ties, and of some of those.
double about_painted_bytes(FigureFormat format, Figure figure, const FigureData& data,
                           const FigureSettings& settings, text::FontSet& fonts) {
    const auto paint = [&] {
        const auto bytes = figure_bytes(format, figure, data, settings, nullptr, fonts);
        return bytes ? static_cast<double>(bytes->size()) : 0.0;
    };
    const std::size_t count = figure.marks.ties.size();
    if (count <= painted_ties) {
        return paint();
    }
    std::vector<scene::TieMark> some;
    for (std::size_t i = 0; i < painted_ties; ++i) {
        some.push_back(figure.marks.ties[i * count / painted_ties]);
    }
    figure.marks.ties = std::move(some);
    const double with_some = paint();
    figure.marks.ties.clear();
    const double with_none = paint();
    return with_none +
           (with_some - with_none) * static_cast<double>(count) / static_cast<double>(painted_ties);
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
    const graph::TieGraph all_time = kept.selected->index.all_time();
    const FigureTimes times = times_of(job, *kept.selected);
    const FigureData data = figure_data_of(job, *kept.selected, all_time, times);
    Figure figure = make_figure(data, job.settings, fonts);
    FigurePreview preview;
    FigureSettings without_title = job.settings;
    without_title.title.reset();
    const scene::Caption made =
        caption_of(kept.selected->index, kept.selected->index.snapshot(job.view.thinning), job.view,
                   without_title, job.files, &times);
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
    const FigureFormat format = format_of(job.path).value_or(FigureFormat::png);
    preview.bytes = is_vector(format)
                        ? about_painted_bytes(format, std::move(figure), data, job.settings, fonts)
                        : about_png_bytes(preview.image, factor);
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
    auto context = HeadlessContext::create_for_pictures();
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
