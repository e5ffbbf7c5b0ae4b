// SPDX-License-Identifier: MIT
#include "app/document/other_times.hpp"
#include "app/shell/figure_caption.hpp"
#include "app/shell/figure_names.hpp"
#include "app/shell/session.hpp"
#include "app/shell/video_writer.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

// The part of a session that plans and saves films.
namespace entente::shell {

namespace fs = std::filesystem;

namespace {

std::optional<FilmFormat> format_for(ui::FilmKind kind) {
    switch (kind) {
    case ui::FilmKind::gif:
        return FilmFormat::gif;
    case ui::FilmKind::webp:
        return FilmFormat::webp;
    case ui::FilmKind::apng:
        return FilmFormat::apng;
    case ui::FilmKind::mp4:
        return FilmFormat::mp4;
    case ui::FilmKind::webm:
        return FilmFormat::webm;
    case ui::FilmKind::frames:
        return FilmFormat::frames;
    case ui::FilmKind::strip:
        break;
    }
    return std::nullopt;
}

FilmSettings settings_for(const ui::FilmOrder& order) {
    const ui::FilmChoices& choices = order.choices;
    FilmSettings settings;
    settings.figure = order.figure;
    settings.shown = std::chrono::milliseconds(
        std::max(10L, std::lround(1000 * static_cast<double>(choices.seconds))));
    settings.is_looping = choices.is_looping;
    settings.comparison = choices.comparison;
    settings.per_day = choices.per_day;
    settings.scales = choices.scales;
    settings.skips_quiet = choices.skips_quiet || choices.is_counted;
    settings.is_strip = choices.kind == ui::FilmKind::strip;
    settings.tween = choices.is_flowing && !settings.is_strip ? ui::flowing_pictures : 0;
    if (settings.is_strip) { // which has no pace
        const FilmMotion usual;
        settings.shown = usual.shown;
        settings.is_looping = usual.is_looping;
        settings.skips_quiet = usual.skips_quiet;
    }
    if (choices.kind == ui::FilmKind::strip) {
        settings.steps.count = static_cast<std::size_t>(choices.strip_count);
    } else if (choices.is_counted) {
        settings.steps.count = static_cast<std::size_t>(choices.count);
    } else {
        settings.steps.unit = choices.unit;
        // One is what a window has where nothing is told.
        settings.steps.length = choices.length > 1 ? static_cast<std::size_t>(choices.length) : 0;
    }
    return settings;
}

std::string words_for_seconds(double seconds) {
    constexpr double minute = 60;
    if (seconds < minute) {
        return fmt::format("{:.3g} seconds", seconds);
    }
    const auto whole = std::lround(seconds);
    return fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

} // namespace

/// The time that a film runs through, as a window in the view's mode.
model::Window Session::film_run(const ui::FilmOrder& order) const {
    document::View view = document_->view();
    view.window = told_of(view.window);
    if (order.choices.time == ui::FilmTime::all) {
        view.window.span = model::Span::all();
    }
    shape_window(view);
    return view.window;
}

void Session::plan_film(const ui::PlanFilm& request) {
    ui::FilmState& film = app_.film;
    const model::Window run = film_run(request.order);
    const auto plan = std::tuple(request, run, document_->view().calendar, document_->time_mode());
    if (planned_film_ && *planned_film_ == plan) {
        return;
    }
    planned_film_ = plan;
    film.has_ffmpeg = has_ffmpeg();
    film.windows = 0;
    film.plan.clear();
    film.problem.clear();
    const ui::FilmChoices& choices = request.order.choices;
    const FilmSettings settings = settings_for(request.order);
    auto windows = film_windows(run, document_->time_mode(), document_->view().calendar,
                                document_->domain(), settings.steps);
    std::string title = document_->store().header().title;
    if (title.empty() && !document_->info().files.empty()) {
        title = fs::path(document_->info().files.front()).stem().string();
    }
    const bool is_strip = choices.kind == ui::FilmKind::strip;
    film.name = figure_name(title, run, document_->domain()) + (is_strip ? " strip" : "");
    if (!windows) {
        film.problem = windows.error().message;
        return;
    }
    const FilmPlan planned =
        settings.skips_quiet && settings.steps.count == 0
            ? without_quiet(*std::move(windows), document_->time_mode(), document_->event_days())
            : plan_of(*std::move(windows));
    film.windows = planned.windows.size();
    const model::Span all = run_of(planned.windows, document_->domain());
    film.plan = fmt::format("{}, {}", counted(film.windows, "window"), model::words_for_span(all));
    if (const std::size_t leapt = planned.leapt_in_all(); leapt > 0) {
        film.plan += fmt::format(", {} left out", counted(leapt, "quiet one"));
    }
    if (!is_strip && choices.kind != ui::FilmKind::frames) {
        film.plan += fmt::format(", {}", words_for_seconds(static_cast<double>(choices.seconds) *
                                                           static_cast<double>(film.windows)));
    }
}

void Session::save_film(const ui::SaveFilm& request) {
    ui::FilmState& film = app_.film;
    if (films_.is_busy()) {
        return;
    }
    film.failed = false;
    film.needs_leave = false;
    film.result.clear();
    const fs::path path(request.path);
    std::error_code ignored;
    const bool exists = fs::exists(path, ignored) &&
                        !(fs::is_directory(path, ignored) && fs::is_empty(path, ignored));
    if (exists && !request.may_replace) {
        film.needs_leave = true;
        return;
    }
    FilmJob job;
    job.settings = settings_for(request.order);
    job.settings.figure.color_by = app_.style.color_by;
    job.settings.figure.seed = document_->seed();
    job.store = document_->shared_store();
    job.view = document_->view();
    job.view.window = film_run(request.order);
    job.view.time_mode = document_->time_mode();
    if (const auto windows = film_windows(job.view.window, job.view.time_mode, job.view.calendar,
                                          document_->domain(), job.settings.steps);
        !windows) {
        film.failed = true;
        film.result = windows.error().message;
        return;
    }
    job.windows = film.windows;
    job.selection = document_->selection();
    job.milestones = document_->milestones();
    job.lines = document_->lines();
    if (const auto& pinned = document_->pinned_window()) {
        job.pinned_window = document::told_window(*pinned, document_->domain());
    }
    job.positions.assign(document_->homes().begin(), document_->homes().end());
    job.pins = document_->pins();
    job.files = data_files_;
    job.annotations = document_->annotations();
    job.format = format_for(request.order.choices.kind);
    job.path = path;
    job.may_replace = request.may_replace;
    films_.start(std::move(job));
}

void Session::advance_films() {
    ui::FilmState& film = app_.film;
    if (const auto outcome = films_.take()) {
        const bool is_given_up =
            !outcome->saved && outcome->saved.error().kind == base::ErrorKind::cancelled;
        film.failed = !outcome->saved && !is_given_up;
        film.result = outcome->saved ? outcome->path.string()
                      : is_given_up  ? std::string()
                                     : outcome->saved.error().message;
        if (outcome->saved) {
            say(ui::Message::Kind::info, "Saved " + outcome->path.string());
        } else if (is_given_up) {
            say(ui::Message::Kind::info, "Given up; nothing was saved");
        } else {
            say(ui::Message::Kind::error, film.result);
        }
    }
    film.is_saving = films_.is_busy();
    film.is_giving_up = films_.is_giving_up();
    film.fraction = films_.fraction();
    film.windows_saving = films_.windows();
    film.drawn = static_cast<std::size_t>(
        std::lround(std::min(film.fraction, 1.0) * static_cast<double>(film.windows_saving)));
}

bool Session::handle_film(const ui::Request& request) {
    if (const auto* plan = std::get_if<ui::PlanFilm>(&request)) {
        plan_film(*plan);
    } else if (const auto* save = std::get_if<ui::SaveFilm>(&request)) {
        save_film(*save);
    } else if (std::holds_alternative<ui::CancelFilm>(request)) {
        films_.cancel();
    } else {
        return false;
    }
    return true;
}

} // namespace entente::shell
