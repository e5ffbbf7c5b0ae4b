// SPDX-License-Identifier: MIT
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
    if (choices.kind == ui::FilmKind::strip) {
        settings.steps.count = static_cast<std::size_t>(choices.strip_count);
    } else if (choices.is_counted) {
        settings.steps.count = static_cast<std::size_t>(choices.count);
    } else {
        settings.steps.unit = choices.unit;
        settings.steps.length = static_cast<std::size_t>(choices.length);
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
    model::Window run = document_->view().window;
    if (order.choices.time == ui::FilmTime::all || run.span == document_->domain()) {
        run.span = model::Span::all();
    }
    return run;
}

void Session::plan_film(const ui::PlanFilm& request) {
    ui::FilmState& film = app_.film;
    const model::Window run = film_run(request.order);
    const auto plan = std::pair(request, run);
    if (planned_film_ && *planned_film_ == plan) {
        return;
    }
    planned_film_ = plan;
    film.has_ffmpeg = has_ffmpeg();
    film.windows = 0;
    film.plan.clear();
    film.problem.clear();
    const ui::FilmChoices& choices = request.order.choices;
    const auto windows = film_windows(run, document_->domain(), settings_for(request.order).steps);
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
    film.windows = windows->size();
    const model::Span all = run_of(*windows, document_->domain());
    film.plan =
        fmt::format("{}, {}", counted(windows->size(), "window"), model::words_for_span(all));
    if (!is_strip && choices.kind != ui::FilmKind::frames) {
        film.plan += fmt::format(", {}", words_for_seconds(static_cast<double>(choices.seconds) *
                                                           static_cast<double>(windows->size())));
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
    auto windows = film_windows(job.view.window, document_->domain(), job.settings.steps);
    if (!windows) {
        film.failed = true;
        film.result = windows.error().message;
        return;
    }
    job.windows = *std::move(windows);
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
