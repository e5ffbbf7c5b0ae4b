// SPDX-License-Identifier: MIT
#include "app/shell/session.hpp"

#include "app/shell/data_files.hpp"

#include <utility>

// The part of a session that saves figures.
namespace entente::shell {

void Session::propose_figure_name() {
    std::string name = document_->store().header().title;
    if (name.empty()) {
        name = document_->info().files.empty()
                   ? "network"
                   : std::filesystem::path(document_->info().files.front()).stem().string();
    }
    std::erase_if(name, [](char c) {
        return static_cast<unsigned char>(c) < ' ' ||
               std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    });
    std::error_code ignored;
    const std::filesystem::path folder = settings_.last_folder.empty()
                                             ? std::filesystem::current_path(ignored)
                                             : std::filesystem::path(settings_.last_folder);
    app_.save_path_proposed = (folder / (name + ".png")).string();
}

void Session::save_figure(const ui::SaveFigure& request) {
    app_.save_failed = false;
    app_.save_needs_leave = false;
    app_.save_result.clear();
    const std::filesystem::path path(request.path);
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored) && !request.may_replace) {
        app_.save_needs_leave = true;
        return;
    }
    const document::Document& document = *document_;
    FigureJob job;
    job.store = document.shared_store();
    job.view = document.view();
    if (job.view.window.span == document.domain()) {
        job.view.window.span = model::Span::all(); // what `render` takes when it is told no window
    }
    job.positions.assign(document.positions().begin(), document.positions().end());
    for (const std::string& file : document.info().files) {
        job.files.emplace_back(file);
    }
    if (job.files.empty()) {
        if (const auto sample = find_sample()) {
            job.files.push_back(*sample);
        }
    }
    job.annotations = document.annotations();
    if (request.frame_as_on_canvas) {
        job.camera = workspace_.canvas().camera();
    }
    job.settings = request.figure;
    FigureSettings& settings = job.settings;
    settings.theme = app_.style.theme;
    settings.max_labels = app_.style.max_labels;
    settings.language = app_.style.language;
    settings.second_language = app_.style.second_language;
    settings.legend_at = app_.style.legend_at;
    settings.color_by = app_.style.color_by;
    settings.seed = document.seed();
    job.path = path;
    exporter_.start(std::move(job));
}

void Session::take_saved() {
    base::Result<std::filesystem::path> path;
    if (unfinished_export_) {
        const FigureJob job = *std::exchange(unfinished_export_, std::nullopt);
        path = export_figure(job, *renderer_, fonts_);
    } else if (auto outcome = exporter_.take()) {
        if (!outcome->path && outcome->path.error().kind == base::ErrorKind::graphics) {
            // No second context on this system: it is drawn here, though a frame has to wait for
            // it.
            unfinished_export_ = std::move(outcome->job);
            return;
        }
        path = std::move(outcome->path);
    } else {
        return;
    }
    app_.save_failed = !path;
    app_.save_result = path ? path->string() : path.error().message;
    if (path) {
        settings_.last_folder =
            path->parent_path().empty() ? settings_.last_folder : path->parent_path().string();
        app_.save_path_proposed = path->string();
        say(ui::Message::Kind::info, "Saved " + path->string());
    }
}

} // namespace entente::shell
