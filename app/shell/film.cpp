// SPDX-License-Identifier: MIT
#include "app/shell/film.hpp"

#include "app/shell/film_stage.hpp"
#include "app/shell/frame_queue.hpp"
#include "app/shell/recipe.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <string>
#include <thread>
#include <utility>

namespace entente::shell {
namespace {

/// Hands the frames that come to the writer; what it does on its thread.
base::Result<void> encode(FrameQueue& frames, io::FilmWriter& writer,
                          std::chrono::milliseconds shown) {
    try {
        while (const auto frame = frames.take()) {
            if (auto added = writer.add(*frame, shown); !added) {
                frames.give_up();
                return added;
            }
        }
        if (frames.is_abandoned()) {
            return {};
        }
        return writer.finish();
    } catch (const std::bad_alloc&) {
        frames.give_up();
        return base::fail(base::ErrorKind::not_written, "there is not enough memory for the film");
    }
}

/// The recipe of a film, as JSON.
std::string recipe_of(const FilmData& data, const FilmSettings& settings, const FilmStage& stage) {
    Figure figure;
    figure.own_places = stage.own_places();
    const graph::TieGraph not_looked_at;
    FigureTimes times;
    times.pinned = data.pinned;
    return json_of(
        recipe_of(figure, strip_data_of(data, settings, not_looked_at, times), settings.figure));
}

} // namespace

base::Result<FilmPlan> plan_film(const SelectedData& selected, const FilmMotion& motion) {
    const model::EventStore& store = selected.index.store();
    const document::View& view = selected.view;
    auto windows = film_windows(view.window, view.time_mode, view.calendar,
                                store.extent().value_or(view.window.span), motion.steps);
    if (!windows) {
        return base::fail(std::move(windows).error());
    }
    const bool is_told_how_many = motion.is_strip || motion.steps.count > 0;
    if (!motion.skips_quiet || is_told_how_many) {
        return plan_of(*std::move(windows));
    }
    return without_quiet(*std::move(windows), view.time_mode,
                         graph::EventDays::of(store, selected.filter.failed()));
}

base::Result<void> write_film(const std::filesystem::path& output, FilmFormat format,
                              const FilmData& data, const FilmSettings& settings,
                              const FilmPlan& plan, bool may_replace, render::Renderer& renderer,
                              text::FontSet& fonts, const base::Progress& progress) {
    const auto cancelled = [] {
        return base::fail(base::ErrorKind::cancelled, "the film was given up");
    };
    FilmStage stage(data, settings, plan, progress);
    if (progress.is_cancelled()) {
        return cancelled();
    }
    const scene::FilmPage page = stage.film_page(fonts);
    const FigureSettings& figure = settings.figure;
    const std::size_t count = stage.frame_count();
    io::FilmShape shape{figure.width_px, figure.height_px, count, settings.is_looping,
                        texts_of(stage.caption())};
    shape.texts.emplace_back(recipe_keyword, recipe_of(data, settings, stage));
    // Videos have pictures of one length.
    const auto shown = std::max(
        std::chrono::milliseconds(10),
        std::chrono::milliseconds(std::llround(static_cast<double>(settings.shown.count()) /
                                               static_cast<double>(settings.tween + 1))));
    auto writer = make_film_writer(output, format, shape, shown, may_replace);
    if (!writer) {
        return base::fail(std::move(writer).error());
    }

    FrameQueue frames;
    base::Result<void> written;
    std::thread encoder([&] { written = encode(frames, **writer, shown); });
    base::Result<void> drawn;
    for (std::size_t i = 0; i < count; ++i) {
        if (progress.is_cancelled()) {
            drawn = cancelled();
            break;
        }
        auto image =
            renderer.draw_image(stage.frame(page, i, fonts), {figure.width_px, figure.height_px},
                                figure.is_transparent);
        if (!image) {
            drawn = base::fail(std::move(image).error());
            break;
        }
        if (!frames.put(*std::move(image))) {
            break; // the writer failed, and tells why
        }
        constexpr double share_of_drawing = 0.99; // the rest is finishing
        progress(share_of_drawing * static_cast<double>(i + 1) / static_cast<double>(count));
    }
    if (drawn) {
        frames.close();
    } else {
        frames.abandon();
    }
    encoder.join();
    if (!drawn) {
        return drawn;
    }
    if (written) {
        progress(1);
    }
    return written;
}

Figure make_strip(const FilmData& data, const FilmSettings& settings, const FilmPlan& plan,
                  text::FontSet& fonts, const base::Progress& progress) {
    FilmStage stage(data, settings, plan, progress);
    return stage.strip(fonts);
}

FigureData strip_data_of(const FilmData& data, const FilmSettings& settings,
                         const graph::TieGraph& all_time, const FigureTimes& times) {
    return {.index = data.selected.index,
            .view = data.selected.view,
            .all_time = all_time,
            .home = data.home,
            .files = data.files,
            .annotations = data.annotations,
            .times = &times,
            .selection = data.selection,
            .pins = data.pins,
            .milestones = data.milestones,
            .lines = data.lines,
            .film = &settings};
}

} // namespace entente::shell
