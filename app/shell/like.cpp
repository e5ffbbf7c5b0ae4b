// SPDX-License-Identifier: MIT
#include "app/shell/like.hpp"

#include "app/document/home_layout.hpp"

#include <algorithm>
#include <cmath>

namespace entente::shell {
namespace {

constexpr double dots_of_scale_1 = 96;

void set_size(FigureSettings& figure, const FigureSettings& told, const GivenOptions& given) {
    const double factor = given.contains("--scale")
                              ? told.scale * dots_of_scale_1 / told.dots_per_inch
                              : figure.scale * dots_of_scale_1 / figure.dots_per_inch;
    if (given.contains("--size")) {
        figure.width_px = told.width_px;
        figure.height_px = told.height_px;
        figure.dots_per_inch = told.dots_per_inch;
    } else if (given.contains("--dpi")) {
        const double more = told.dots_per_inch / figure.dots_per_inch;
        figure.width_px = static_cast<int>(std::lround(figure.width_px * more));
        figure.height_px = static_cast<int>(std::lround(figure.height_px * more));
        figure.dots_per_inch = told.dots_per_inch;
    } else if (!given.contains("--scale")) {
        return;
    }
    figure.scale = static_cast<float>(factor * figure.dots_per_inch / dots_of_scale_1);
}

} // namespace

FigureSettings merged(const FigureSettings& recipe, const FigureSettings& told,
                      const GivenOptions& given) {
    FigureSettings figure = recipe;
    set_size(figure, told, given);
    const auto take = [&](const char* option, auto FigureSettings::*member) {
        if (given.contains(option)) {
            figure.*member = told.*member;
        }
    };
    take("--trim", &FigureSettings::is_trimmed);
    take("--theme", &FigureSettings::theme);
    take("--background", &FigureSettings::background);
    take("--background", &FigureSettings::is_transparent);
    take("--title", &FigureSettings::title);
    take("--caption", &FigureSettings::caption);
    take("--caption", &FigureSettings::with_caption);
    take("--no-caption", &FigureSettings::with_caption);
    take("--legend", &FigureSettings::legend_at);
    take("--legend", &FigureSettings::with_legend);
    take("--no-legend", &FigureSettings::with_legend);
    take("--labels", &FigureSettings::max_labels);
    take("--labels", &FigureSettings::all_labels);
    take("--language", &FigureSettings::language);
    take("--second-language", &FigureSettings::second_language);
    take("--color", &FigureSettings::color_by);
    take("--seed", &FigureSettings::seed);
    take("--frame", &FigureSettings::frame);
    take("--scales", &FigureSettings::scales);
    take("--absent", &FigureSettings::absent);
    return figure;
}

document::View merged(const document::View& recipe, const document::View& told,
                      const GivenOptions& given, const model::EventStore& store) {
    document::View view = recipe;
    model::Filter& filter = view.filter;
    graph::Thinning& thinning = view.thinning;
    const auto take = [&](const char* option, auto& to, const auto& from) {
        if (given.contains(option)) {
            to = from;
        }
    };
    take("--window", view.window.span, told.window.span);
    if (given.contains("--mode")) {
        view.window.mode = told.window.mode;
        view.time_mode = told.time_mode;
        shape_window(view);
    }
    view.time_mode = document::fitting_time_mode(view.time_mode, view.window.mode);
    take("--half-life", view.window.half_life_days, told.window.half_life_days);
    take("--week-start", view.calendar.week_start, told.calendar.week_start);
    take("--fiscal-year-start", view.calendar.fiscal_start, told.calendar.fiscal_start);
    take("--topic", filter.topics.any, told.filter.topics.any);
    take("--not-topic", filter.topics.none, told.filter.topics.none);
    take("--all-topics", filter.all_topics, told.filter.all_topics);
    take("--no-undated", filter.with_undated, told.filter.with_undated);
    take("--type", filter.types.any, told.filter.types.any);
    take("--not-type", filter.types.none, told.filter.types.none);
    take("--actor", filter.actors.any, told.filter.actors.any);
    take("--not-actor", filter.actors.none, told.filter.actors.none);
    take("--kind", filter.kinds.any, told.filter.kinds.any);
    take("--not-kind", filter.kinds.none, told.filter.kinds.none);
    take("--source", filter.sources.any, told.filter.sources.any);
    take("--not-source", filter.sources.none, told.filter.sources.none);
    take("--tone", filter.tone_min, told.filter.tone_min);
    take("--tone", filter.tone_max, told.filter.tone_max);
    take("--text", filter.text, told.filter.text);
    take("--nodes", thinning.kinds, told.thinning.kinds);
    take("--min-strength", thinning.min_strength, told.thinning.min_strength);
    take("--top", thinning.top, told.thinning.top);
    take("--around", thinning.around, told.thinning.around);
    take("--hops", thinning.hops, told.thinning.hops);
    take("--roll-up", view.rules.roll_up, told.rules.roll_up);
    take("--relax", view.arrangement.reach, told.arrangement.reach);
    take("--group-kinds", view.arrangement.groups_kinds, told.arrangement.groups_kinds);
    take("--overlaps", view.arrangement.parts_discs, told.arrangement.parts_discs);
    close_decay(view.window, store);
    return view;
}

LikeData like(const Recipe& recipe, const std::shared_ptr<const model::EventStore>& store,
              const document::View& told, const GivenOptions& given_selecting,
              const FigureSettings& settings, bool has_other_shape,
              const base::Progress& progress) {
    LikeData data;
    data.restored = restore(recipe, *store);
    data.restored.view = merged(data.restored.view, told, given_selecting, *store);
    data.framing = recipe.framing;
    const document::Arrangement& arrangement = data.restored.view.arrangement;
    const bool is_alone = settings.frame == FigureFrame::window;
    const bool is_laid_out_anew =
        settings.frame != recipe.figure.frame || settings.seed != recipe.figure.seed ||
        !arrangement.has_homes_of(recipe.arrangement) || (is_alone && !given_selecting.empty());
    if (is_laid_out_anew) {
        if (is_alone) {
            return data; // make_figure lays the window out
        }
        std::fill(data.restored.positions.begin(), data.restored.positions.end(),
                  base::Vec2{NAN, NAN});
    }
    data.home = data.restored.positions;
    // Positions rest on the ties of all time before officials are rolled up.
    const auto placed = static_cast<std::size_t>(std::count_if(
        data.home.begin(), data.home.end(), [](base::Vec2 place) { return is_finite(place); }));
    if (placed < data.home.size()) {
        const graph::TieGraph all_time = graph::TieIndex(store, {}).all_time();
        if (placed == 0) {
            data.home = document::home_positions(*store, all_time, arrangement, settings.seed,
                                                 progress, disc_radii(all_time, data.home.size()));
        } else {
            place_new_nodes(data.home, all_time, settings.seed, progress);
        }
    }
    data.has_own_places = is_alone;
    // What was fitted fits no longer where something is drawn larger, or more of it.
    const bool is_fitted = data.framing != Framing::canvas;
    const bool is_other = has_other_shape || !given_selecting.empty() ||
                          data.restored.new_nodes > 0 || is_laid_out_anew;
    if (!is_fitted || !is_other) {
        data.camera = recipe.camera;
    }
    if (!data.camera && data.framing == Framing::canvas) {
        data.framing = Framing::all_time; // a recipe that somebody took the camera from
    }
    return data;
}

} // namespace entente::shell
