// SPDX-License-Identifier: MIT
// render: a figure without a display.
#include "app/shell/commands.hpp"

#include "app/base/parallel.hpp"
#include "app/render/renderer.hpp"
#include "app/shell/figure_output.hpp"
#include "app/shell/headless_context.hpp"
#include "app/shell/like.hpp"

#include <fmt/core.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace entente::shell {
namespace {

/// What is to be drawn, before the data are there.
struct Order {
    FigureSettings settings;
    Files files;
    std::vector<DataFile> named;  ///< the files as they are told; filled later without a recipe
    std::optional<Recipe> recipe; ///< that is followed
};

base::Result<void> check_picture(const RenderOptions& options, const FigureSettings& settings,
                                 const Files& files) {
    if (options.output == "-" && is_output_terminal()) {
        return base::fail(base::ErrorKind::usage, "-o: found '-', expected a file or a pipe: a "
                                                  "terminal shows no picture");
    }
    Files inputs = files;
    if (!options.like.empty()) {
        inputs.push_back(options.like);
    }
    return check_figure(options.output, settings, inputs).map_error([](base::Error error) {
        return std::move(error).with_context("-o");
    });
}

base::Result<Order> order_of(const RenderOptions& options) {
    Order order;
    order.settings = options.figure;
    order.files = options.files;
    if (!options.like.empty()) {
        auto recipe = recipe_in(options.like);
        if (!recipe) {
            return base::fail(std::move(recipe).error().with_context("--like"));
        }
        order.settings = merged(recipe->figure, options.figure, options.given);
        order.recipe = *std::move(recipe);
    }
    if (auto possible = check_picture(options, order.settings, order.files); !possible) {
        return base::fail(std::move(possible).error());
    }
    if (!order.recipe || !order.files.empty()) {
        return order;
    }
    auto found = find_files(*order.recipe, options.like);
    if (!found) {
        return base::fail(std::move(found).error().with_context("--like"));
    }
    for (const FoundFile& file : *found) {
        order.files.push_back(file.location);
        order.named.push_back(file.named);
    }
    if (const std::string words = words_for_changes(*found); !words.empty()) {
        tell(words);
    }
    if (auto possible = check_picture(options, order.settings, order.files); !possible) {
        return base::fail(std::move(possible).error());
    }
    return order;
}

/// That other data were named than those of the recipe.
void tell_changes(const Order& order) {
    const std::vector<DataFile>& were = order.recipe->files;
    bool is_same = were.size() == order.named.size();
    for (std::size_t i = 0; is_same && i < were.size(); ++i) {
        is_same = were[i].sha256 == order.named[i].sha256;
    }
    if (!is_same) {
        tell("these are not the data that the figure was made from (another SHA-256)");
    }
}

/// The data with what was asked for of them, and where the nodes lie.
struct Content {
    OpenedData data;
    SelectedData selected;
    LikeData like; ///< without a recipe: home positions alone
};

base::Result<Content> content_of(const Order& order, const RenderOptions& options,
                                 const base::Progress& progress, OpenedData data) {
    auto told = view_of(*data.store, options.selection);
    if (!told) {
        return base::fail(std::move(told).error());
    }
    if (!order.recipe) {
        SelectedData selected = select_data(data.store, *std::move(told));
        LikeData rest;
        if (order.settings.frame == FigureFrame::all_time) {
            rest.home = home_of(selected.index, data.store, selected.view.arrangement,
                                order.settings.seed, progress);
        }
        return Content{std::move(data), std::move(selected), std::move(rest)};
    }
    LikeData followed = like(*order.recipe, data.store, *told, options.selection.given,
                             order.settings, !options.given.empty(), progress);
    if (const std::string words = followed.restored.words_for_differences(); !words.empty()) {
        tell(words);
    }
    SelectedData selected = select_data(data.store, followed.restored.view);
    return Content{std::move(data), std::move(selected), std::move(followed)};
}

/// The window that the figure's is compared with: of the same mode.
std::optional<document::PinnedWindow> pinned_of(const RenderOptions& options,
                                                const Content& content) {
    std::optional<document::PinnedWindow> pinned = content.like.restored.pinned_window;
    if (options.given.contains("--compare")) {
        pinned.reset();
        if (options.is_compared) {
            pinned.emplace();
            pinned->window = content.selected.view.window;
            pinned->window.span = options.compare;
            close_decay(pinned->window, *content.data.store);
        }
    }
    if (pinned && options.given.contains("--per-day")) {
        pinned->settings.per_day = true;
    }
    return pinned;
}

FigureData figure_data_of(const Content& content, const graph::TieGraph& all_time,
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

} // namespace

base::Result<ExitCode> run(const RenderOptions& options) {
    const base::ThreadLimit limit(options.threads);
    auto order = order_of(options);
    if (!order) {
        return base::fail(std::move(order).error());
    }
    const FigureSettings& settings = order->settings;
    const FigureFormat format = format_of(options.output).value_or(FigureFormat::png);
    auto opened = open_data(order->files);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }
    note_language(*opened->store, "--language", settings.language);
    note_language(*opened->store, "--second-language", settings.second_language);
    if (order->named.empty()) {
        order->named = data_files_of(order->files);
        if (order->recipe) {
            tell_changes(*order);
        }
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

    TerminalProgress progress("laying out");
    auto content = content_of(*order, options, progress.progress(), *std::move(opened));
    if (!content) {
        return base::fail(content.error());
    }
    const graph::TieGraph all_time = content->selected.index.all_time();
    const FigureTimes times =
        figure_times_of(content->selected.index, content->selected.view,
                        pinned_of(options, *content), settings, content->like.restored.selection);
    const FigureData data = figure_data_of(*content, all_time, times, order->named);
    const Figure figure = make_figure(data, settings, *fonts, progress.progress());
    if (content->selected.index.event_count() == 0) {
        tell("no event passes: the figure is empty");
    }
    return write(options, format, figure, data, settings,
                 drawing ? drawing->renderer.get() : nullptr, *fonts)
        .map([] { return ExitCode::done; });
}

} // namespace entente::shell
