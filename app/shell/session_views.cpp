// SPDX-License-Identifier: MIT
#include "app/shell/session.hpp"

#include "app/io/atomic_file.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

// The part of a session that saves views and takes them up again.
namespace entente::shell {

namespace fs = std::filesystem;

namespace {

bool is_white(const std::optional<base::Color>& color) {
    return color && *color == base::Color{1, 1, 1, 1};
}

/// The dialog's choices that give the figure again.
ui::FigureChoices choices_like(const Recipe& recipe, const fs::path& opened,
                               ui::FigureChoices usual) {
    const FigureSettings& figure = recipe.figure;
    usual.unit = ui::FigureUnit::px;
    usual.width_px = figure.width_px;
    usual.height_px = figure.height_px;
    usual.dots_per_inch = figure.dots_per_inch;
    usual.scale = static_cast<double>(figure.scale) * 96 / figure.dots_per_inch;
    usual.format = ui::format_of(opened.string()).value_or(usual.format);
    usual.framing = figure.frame == FigureFrame::window ? ui::FigureFraming::window_alone
                    : recipe.framing == Framing::window ? ui::FigureFraming::window
                    : recipe.framing == Framing::canvas ? ui::FigureFraming::last
                                                        : ui::FigureFraming::all_time;
    usual.theme =
        figure.theme == scene::Theme::dark ? ui::FigureTheme::dark : ui::FigureTheme::light;
    usual.background = figure.is_transparent         ? ui::FigureBackground::transparent
                       : is_white(figure.background) ? ui::FigureBackground::white
                       : figure.background           ? ui::FigureBackground::own
                                                     : ui::FigureBackground::theme;
    if (figure.background) {
        usual.own_background = *figure.background;
    }
    usual.absent.reset(); // the screen is as the figure was
    usual.scales.reset();
    usual.with_comparison = true;
    usual.labels = figure.all_labels        ? ui::FigureLabels::all
                   : figure.max_labels == 0 ? ui::FigureLabels::none
                   : figure.max_labels < 0  ? ui::FigureLabels::fitting
                                            : ui::FigureLabels::some;
    if (figure.max_labels > 0) {
        usual.max_labels = figure.max_labels;
    }
    usual.language_of_screen = false;
    usual.language = figure.language;
    usual.second_language = figure.second_language;
    usual.with_legend = figure.with_legend;
    usual.legend_where_dragged = figure.legend_at.has_value();
    usual.with_caption = figure.with_caption;
    usual.is_trimmed = figure.is_trimmed;
    return usual;
}

/// The film dialog's choices that give the film, or the strip, again.
ui::FilmChoices film_choices_like(const Recipe& recipe, const fs::path& opened) {
    const FilmMotion& film = *recipe.film;
    ui::FilmChoices choices;
    const std::string ending = opened.extension().string();
    choices.kind = film.is_strip       ? ui::FilmKind::strip
                   : ending == ".webp" ? ui::FilmKind::webp
                   : ending == ".apng" ? ui::FilmKind::apng
                   : ending == ".png"  ? ui::FilmKind::frames
                                       : ui::FilmKind::gif;
    if (film.is_strip) {
        choices.strip_format = ui::format_of(opened.string()).value_or(choices.strip_format);
        choices.strip_count = static_cast<int>(film.steps.count);
    }
    choices.time =
        recipe.window.span == model::Span::all() ? ui::FilmTime::all : ui::FilmTime::window;
    choices.is_counted = film.steps.count > 0;
    if (film.steps.count > 0) {
        choices.count = static_cast<int>(film.steps.count);
    }
    choices.unit = film.steps.unit.value_or(choices.unit);
    choices.length = static_cast<int>(std::max<std::size_t>(film.steps.length, 1));
    const auto sizes = film.is_strip ? ui::strip_sizes() : ui::film_sizes();
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (sizes[i].width_px == recipe.figure.width_px &&
            sizes[i].height_px == recipe.figure.height_px) {
            (film.is_strip ? choices.strip_size : choices.size) = i;
        }
    }
    choices.seconds = static_cast<float>(film.shown.count()) / 1000;
    choices.is_looping = film.is_looping;
    choices.comparison = film.comparison;
    choices.per_day = film.per_day;
    choices.absent = recipe.figure.absent;
    choices.scales = film.scales;
    choices.skips_quiet = film.skips_quiet;
    choices.is_flowing = film.tween > 0;
    choices.with_legend = recipe.figure.with_legend;
    choices.with_caption = recipe.figure.with_caption;
    return choices;
}

} // namespace

/// What is on the screen is as in the figure, and so are the dialog's choices for the next one.
void Session::take_up(const Recipe& recipe, const fs::path& opened) {
    const FigureSettings& figure = recipe.figure;
    ui::Style& style = app_.style;
    style.theme = figure.theme;
    style.color_by = figure.color_by;
    style.max_labels = figure.all_labels ? -1 : figure.max_labels;
    style.language = figure.language;
    style.second_language = figure.second_language;
    style.with_legend = figure.with_legend;
    style.legend_at = figure.legend_at;
    style.absent = figure.absent;
    style.scales = figure.scales;
    if (recipe.timeline) {
        style.timeline = *recipe.timeline;
    }
    opened_window_ = {recipe.window, document_->view().window};
    app_.film.like.reset();
    if (recipe.film) {
        app_.film.like = film_choices_like(recipe, opened);
    }
    app_.figure_choices = choices_like(recipe, opened, app_.figure_choices);
    app_.figure_title = figure.title;
    app_.figure_caption = figure.caption;
    if (recipe.camera && recipe.framing != Framing::all_time) {
        workspace_.show(*recipe.camera);
        last_frame_ = recipe.camera;
    }
}

Recipe Session::recipe_of_view() const {
    ui::FigureOrder order{
        ui::settings_of(app_.figure_choices, app_.style, app_.figure_title, app_.figure_caption),
        ui::FigureFraming::all_time};
    order.figure.frame = FigureFrame::all_time; // the canvas has no other
    order.figure.absent = app_.style.absent;
    order.figure.scales = app_.style.scales;
    FigureJob job = job_for(order);
    Figure figure;
    const ui::CanvasPanel& canvas = workspace_.canvas();
    if (!canvas.shows_all()) {
        figure.camera = job.camera = canvas.camera();
    }
    const graph::TieIndex& index = document_->ties();
    FigureTimes times; // a recipe tells of them, it does not draw them
    times.pinned = job.pinned_window;
    const FigureData data{
        .index = index,
        .view = job.view,
        .all_time = document_->scale_graph(),
        .home = job.positions,
        .files = job.files,
        .camera = job.camera ? &*job.camera : nullptr,
        .annotations = &job.annotations,
        .times = &times,
        .selection = &job.selection,
        .pins = &job.pins,
        .milestones = &job.milestones,
        .lines = &job.lines,
    };
    Recipe recipe = recipe_of(figure, data, job.settings);
    recipe.timeline = app_.style.timeline;
    return recipe;
}

void Session::save_view(const ui::SaveView& request) {
    const fs::path path(request.path);
    std::error_code ignored;
    app_.view.needs_leave = fs::exists(path, ignored) && !request.may_replace;
    app_.view.failed = false;
    if (app_.view.needs_leave || view_saving_.valid()) {
        ++app_.view.answers;
        return;
    }
    // Tens of thousands of places take longer to be spelt out than a frame may last.
    view_saving_ = std::async(std::launch::async, [path, recipe = recipe_of_view()] {
        return io::write_file(path, json_of(recipe)).map([&] { return path; });
    });
}

void Session::take_saved_view() {
    if (!view_saving_.valid() ||
        view_saving_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
        return;
    }
    const base::Result<fs::path> saved = view_saving_.get();
    ++app_.view.answers;
    app_.view.failed = !saved;
    app_.view.result = saved ? saved->string() : saved.error().message;
    if (saved) {
        say(ui::Message::Kind::info, "Saved " + saved->string());
        remember({*saved});
    }
    frames_to_settle_ = 3;
}

} // namespace entente::shell
