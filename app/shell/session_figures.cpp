// SPDX-License-Identifier: MIT
#include "app/shell/session.hpp"

#include "app/document/other_times.hpp"
#include "app/shell/data_files.hpp"
#include "app/shell/figure_memory.hpp"
#include "app/shell/figure_names.hpp"
#include "app/shell/figure_output.hpp"

#include <fmt/format.h>

#include <utility>

// The part of a session that shows, saves and copies figures.
namespace entente::shell {

namespace fs = std::filesystem;

// ---- what a figure is made of -------------------------------------------------------------------

std::optional<scene::Camera> Session::camera_for(const ui::FigureOrder& order) const {
    switch (order.framing) {
    case ui::FigureFraming::canvas:
        return ui::frame_on_canvas(workspace_.canvas().camera(), order.figure.width_px,
                                   order.figure.height_px, ui::frame_inset * theme_.scale);
    case ui::FigureFraming::last:
        return last_frame_;
    case ui::FigureFraming::all_time:
    case ui::FigureFraming::window:
    case ui::FigureFraming::window_alone:
        break;
    }
    return std::nullopt;
}

/// A window as figures tell it: one that is all of the data is of all time, which is what `render`
/// takes when it is told none; one that a view opened with, wider than the data, is as it was
/// there.
model::Window Session::told_of(model::Window window) const {
    if (opened_window_ && window == opened_window_->second) {
        return opened_window_->first;
    }
    if (window.span == document_->domain()) {
        window.span = model::Span::all();
    }
    return window;
}

FigureJob Session::job_for(const ui::FigureOrder& order) const {
    const document::Document& document = *document_;
    FigureJob job;
    job.store = document.shared_store();
    job.view = document.view();
    job.view.window = told_of(job.view.window);
    job.positions.assign(document.homes().begin(), document.homes().end());
    job.files = data_files_;
    job.annotations = document.annotations();
    job.selection = document.selection();
    job.pins = document.pins();
    job.milestones = document.milestones();
    job.lines = document.lines();
    if (const auto& pinned = document.pinned_window(); pinned && order.with_comparison) {
        job.pinned_window = document::told_window(*pinned, document.domain());
    }
    job.camera = camera_for(order);
    job.fits_window = order.framing == ui::FigureFraming::window;
    job.settings = order.figure;
    job.settings.color_by = app_.style.color_by;
    job.settings.seed = document.seed();
    return job;
}

void Session::propose_figure_name(const std::optional<std::string>& title) {
    std::string name = title.value_or("");
    if (name.empty()) {
        name = document_->store().header().title;
    }
    if (name.empty() && !document_->info().files.empty()) {
        name = fs::path(document_->info().files.front()).stem().string();
    }
    app_.figure_name = figure_name(name, document_->view().window, document_->domain());
}

// ---- choices ------------------------------------------------------------------------------------

void Session::remember_figure_choices() {
    std::error_code ignored;
    app_.figure_choices = choices_of(settings_.figure);
    app_.figure_folder = settings_.figure.folder;
    if (app_.figure_folder.empty()) {
        app_.figure_folder = settings_.last_folder;
    }
    if (!fs::is_directory(app_.figure_folder, ignored)) {
        app_.figure_folder = fs::current_path(ignored).string();
    }
}

void Session::keep_figure_choices(const ui::KeepFigureChoices& request) {
    app_.figure_choices = request.choices;
    app_.figure_folder = request.folder;
    settings_.figure = section_of(request.choices, request.folder);
}

// ---- what panels ask for ------------------------------------------------------------------------

bool Session::handle_figure(const ui::Request& request) {
    if (const auto* save = std::get_if<ui::SaveFigure>(&request)) {
        save_figure(*save);
    } else if (const auto* preview = std::get_if<ui::PreviewFigure>(&request)) {
        preview_figure(*preview);
    } else if (const auto* copy = std::get_if<ui::CopyFigure>(&request)) {
        copy_figure(*copy);
    } else if (std::holds_alternative<ui::CancelFigure>(request)) {
        cancel_figure();
    } else if (const auto* keep = std::get_if<ui::KeepFigureChoices>(&request)) {
        keep_figure_choices(*keep);
    } else {
        return false;
    }
    return true;
}

Files Session::input_files() const {
    Files files;
    for (const DataFile& file : data_files_) {
        files.push_back(as_located(file.path));
    }
    return files;
}

void Session::save_figure(const ui::SaveFigure& request) {
    app_.save_failed = false;
    app_.save_needs_leave = false;
    app_.save_result.clear();
    fs::path path(request.path);
    if (request.takes_free_name) {
        path = free_name(path);
    }
    std::error_code ignored;
    if (fs::exists(path, ignored) && !request.may_replace) {
        app_.save_needs_leave = true;
        return;
    }
    if (auto possible = check_figure(path, request.order.figure, input_files()); !possible) {
        app_.save_failed = true;
        app_.save_result = possible.error().message;
        return;
    }
    FigureJob job = job_for(request.order);
    job.path = path;
    exporter_.start(std::move(job));
}

void Session::copy_figure(const ui::CopyFigure& request) {
    FigureJob job = job_for(request.order);
    job.path = "copied.png";
    job.copy = hooks_.copy_picture ? hooks_.copy_picture
                                   : [](std::string_view /*png*/) { return base::Result<void>(); };
    exporter_.start(std::move(job));
}

void Session::cancel_figure() {
    unfinished_export_.reset();
    if (exporter_.cancel()) {
        say(ui::Message::Kind::info, "Given up; nothing was saved");
    }
}

void Session::take_saved() {
    if (unfinished_export_) {
        const FigureJob job = *std::exchange(unfinished_export_, std::nullopt);
        finish_figure(job, export_figure(job, renderer_.get(), fonts_));
        return;
    }
    auto outcome = exporter_.take();
    if (!outcome) {
        return;
    }
    if (!outcome->saved && outcome->saved.error().kind == base::ErrorKind::graphics) {
        // No second context on this system: it is drawn here, though a frame has to wait for it.
        unfinished_export_ = std::move(outcome->job);
        return;
    }
    finish_figure(outcome->job, outcome->saved);
}

void Session::finish_figure(const FigureJob& job, const base::Result<SavedFigure>& saved) {
    if (job.copy) {
        if (saved) {
            copied_picture_ = *saved;
            say(ui::Message::Kind::info,
                fmt::format("Picture copied, {} x {} px", saved->width_px, saved->height_px));
        } else {
            say(ui::Message::Kind::error, saved.error().message);
        }
        return;
    }
    app_.save_failed = !saved;
    app_.save_result = saved ? job.path.string() : saved.error().message;
    if (!saved) {
        say(ui::Message::Kind::error, saved.error().message);
        return;
    }
    if (saved->camera) {
        last_frame_ = saved->camera;
    }
    checked_figure_path_.clear();
    say(ui::Message::Kind::info, "Saved " + job.path.string());
}

// ---- preview ------------------------------------------------------------------------------------

void Session::preview_figure(const ui::PreviewFigure& request) {
    preview_asked_ = request;
    propose_figure_name(request.order.figure.title);
    if (checked_figure_path_ != request.path || checked_figure_ != request.order.figure) {
        checked_figure_path_ = request.path;
        checked_figure_ = request.order.figure;
        std::error_code ignored;
        app_.figure.exists = fs::exists(request.path, ignored);
        const auto possible = check_figure(request.path, request.order.figure, input_files());
        app_.figure.problem = possible ? std::string() : possible.error().message;
    }
}

void Session::advance_preview(double seconds) {
    app_.has_last_frame = last_frame_.has_value();
    std::optional<PreviewKeeper::Key> key;
    if (auto asked = std::exchange(preview_asked_, std::nullopt);
        asked && !document_->positions().empty()) {
        key = PreviewKeeper::Key{};
        key->camera = camera_for(asked->order);
        key->asked = std::move(*asked);
        // The name does not change the picture, its ending does what is told of the file.
        key->asked.path = "figure" + fs::path(key->asked.path).extension().string();
        key->store = &document_->store();
        key->view = document_->view();
        key->version = document_->version();
        key->color_by = app_.style.color_by;
        key->pinned_window = document_->pinned_window();
    }
    previews_.want(std::move(key));
    previews_.advance(
        seconds,
        [this](const PreviewKeeper::Key& wanted) {
            FigureJob job = job_for(wanted.asked.order);
            job.path = wanted.asked.path;
            return job;
        },
        *renderer_, fonts_, app_.figure);
}

} // namespace entente::shell
