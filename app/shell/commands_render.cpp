// SPDX-License-Identifier: MIT
// render: a figure without a display.
#include "app/shell/commands.hpp"

#include "app/base/parallel.hpp"
#include "app/render/renderer.hpp"
#include "app/shell/figure_order.hpp"
#include "app/shell/film.hpp"
#include "app/shell/headless_context.hpp"

#include <fmt/core.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace entente::shell {
namespace {

base::Result<void> check_picture(const RenderOptions& options, const PictureOrder& order) {
    if (options.output == "-" && is_output_terminal()) {
        return base::fail(base::ErrorKind::usage, "-o: found '-', expected a file or a pipe: a "
                                                  "terminal shows no picture");
    }
    Files inputs = order.files;
    if (!options.like.empty()) {
        inputs.push_back(options.like);
    }
    return check_figure(options.output, order.settings, inputs).map_error([](base::Error error) {
        return std::move(error).with_context("-o");
    });
}

FigureData figure_data_of(const PictureContent& content, const graph::TieGraph& all_time,
                          const FigureTimes& times, const std::vector<DataFile>& files) {
    const LikeData& like = content.like;
    return {
        .index = content.selected.index,
        .view = content.selected.view,
        .all_time = all_time,
        .home = like.home,
        .files = files,
        .camera = like.camera ? &*like.camera : nullptr,
        .is_camera_fitted = like.framing != Framing::canvas,
        .fits_window = like.framing == Framing::window,
        .annotations = &like.restored.annotations,
        .times = &times,
        .has_own_places = like.has_own_places,
        .selection = &like.restored.selection,
        .pins = &like.restored.pins,
        .milestones = &like.restored.milestones,
        .lines = &like.restored.lines,
    };
}

/// What draws pixels: a context and the renderer in it.
struct Drawing {
    HeadlessContext context;
    std::unique_ptr<render::Renderer> renderer;
};

base::Result<Drawing> make_drawing(const RenderOptions& options, text::FontSet& fonts) {
    auto context = HeadlessContext::create_for_pictures();
    if (!context) {
        return base::fail(graphics_error(std::move(context).error()));
    }
    auto renderer =
        render::make_gl_renderer(context->lookup(), fonts, console_log(), options.shader_dir);
    if (!renderer) {
        return base::fail(std::move(renderer).error());
    }
    return Drawing{*std::move(context), *std::move(renderer)};
}

base::Result<void> write(const RenderOptions& options, FigureFormat format, const Figure& figure,
                         const FigureData& data, const FigureSettings& settings,
                         render::Renderer* renderer, text::FontSet& fonts) {
    if (options.output != "-") {
        return write_figure(options.output, figure, data, settings, renderer, fonts);
    }
    const auto bytes = figure_bytes(format, figure, data, settings, renderer, fonts);
    if (!bytes) {
        return base::fail(bytes.error());
    }
    return print(*bytes);
}

/// The strip that a recipe tells of, as `film --strip` makes it.
base::Result<void> draw_strip(const RenderOptions& options, FigureFormat format,
                              PictureContent& content, const PictureOrder& order,
                              const std::optional<document::PinnedWindow>& pinned,
                              render::Renderer* renderer, text::FontSet& fonts) {
    FilmSettings settings;
    static_cast<FilmMotion&>(settings) = *order.recipe->film;
    settings.figure = order.settings;
    const RestoredView& restored = content.like.restored;
    const FilmData data{.selected = content.selected,
                        .home = content.like.home,
                        .files = order.named,
                        .annotations = &restored.annotations,
                        .pins = &restored.pins,
                        .pinned = pinned,
                        .selection = &restored.selection,
                        .milestones = &restored.milestones,
                        .lines = &restored.lines};
    const auto plan = plan_film(content.selected, settings);
    if (!plan) {
        return base::fail(plan.error());
    }
    const Figure strip = make_strip(data, settings, *plan, fonts);
    const graph::TieGraph all_time = content.selected.index.all_time();
    FigureTimes times;
    times.pinned = pinned;
    return write(options, format, strip, strip_data_of(data, settings, all_time, times),
                 settings.figure, renderer, fonts);
}

} // namespace

base::Result<ExitCode> run(const RenderOptions& options) {
    const base::ThreadLimit limit(options.threads);
    auto order =
        picture_order(options.files, options.like, options.figure, options.given,
                      [&](const PictureOrder& told) { return check_picture(options, told); });
    if (!order) {
        return base::fail(std::move(order).error());
    }
    const FigureSettings& settings = order->settings;
    const FigureFormat format = format_of(options.output).value_or(FigureFormat::png);
    auto opened = open_ordered(*order);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }

    // Context, fonts and shaders before the layout, which may take long: a fault in them is told
    // first. Text and lines need no context.
    auto fonts = text::FontSet::open();
    if (!fonts) {
        return base::fail(graphics_error(std::move(fonts).error()));
    }
    std::optional<Drawing> drawing;
    if (!is_vector(format)) {
        auto made = make_drawing(options, *fonts);
        if (!made) {
            return base::fail(std::move(made).error());
        }
        drawing.emplace(*std::move(made));
    }
    render::Renderer* const renderer = drawing ? drawing->renderer.get() : nullptr;

    TerminalProgress progress("laying out");
    auto content = picture_content(*order, options.selection, options.given, *std::move(opened),
                                   progress.progress());
    if (!content) {
        return base::fail(content.error());
    }
    const auto pinned =
        pinned_window(*content, options.is_compared ? std::optional(options.compare) : std::nullopt,
                      options.per_day, options.given);
    if (order->recipe && order->recipe->film && order->recipe->film->is_strip) {
        return draw_strip(options, format, *content, *order, pinned, renderer, *fonts).map([] {
            return ExitCode::done;
        });
    }
    if (order->recipe && order->recipe->film) {
        tell(fmt::format("{} is a film: this is all of its time in one figure; 'entente film "
                         "--like' makes a film again",
                         options.like.string()));
    }
    const graph::TieGraph all_time = content->selected.index.all_time();
    const FigureTimes times =
        figure_times_of(content->selected, pinned, settings, content->like.restored.selection);
    const FigureData data = figure_data_of(*content, all_time, times, order->named);
    const Figure figure = make_figure(data, settings, *fonts, progress.progress());
    if (content->selected.index.event_count() == 0) {
        tell("no event passes: the figure is empty");
    }
    return write(options, format, figure, data, settings, renderer, *fonts).map([] {
        return ExitCode::done;
    });
}

} // namespace entente::shell
