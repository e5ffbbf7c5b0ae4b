// SPDX-License-Identifier: MIT
#include "app/shell/session.hpp"

#include "app/document/carried_over.hpp"
#include "app/shell/data_files.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

// The part of a session that opens data.
namespace entente::shell {
namespace {

constexpr std::size_t kept_recent_files = 12;

std::vector<ui::ProblemRow> rows_of(const io::Diagnostics& diagnostics) {
    std::vector<ui::ProblemRow> rows;
    for (const io::Problem& problem : diagnostics.problems()) {
        rows.push_back({problem.severity == io::Severity::error,
                        std::filesystem::path(problem.file).filename().string(), problem.place,
                        problem.found, problem.expected, problem.hint});
    }
    return rows;
}

} // namespace

void Session::open(std::vector<std::filesystem::path> files, bool is_sample) {
    Loader::Job job;
    job.files = std::move(files);
    job.seed = options_.seed;
    job.is_sample = is_sample;
    job.selection =
        std::exchange(options_.selection, {}); // of the command line: for the first data
    if (!job.selection.given.contains("--week-start")) {
        job.selection.calendar.week_start = calendar_.week_start;
    }
    if (!job.selection.given.contains("--fiscal-year-start")) {
        job.selection.calendar.fiscal_start = calendar_.fiscal_start;
    }
    load_error_.reset();
    loader_.start(std::move(job));
    app_.loading_name = loader_.name();
}

void Session::open_sample() {
    if (const auto sample = find_sample()) {
        open({*sample}, true);
    } else {
        say(ui::Message::Kind::error, sample.error().message);
    }
}

void Session::take_loaded() {
    auto outcome = loader_.take();
    if (!outcome) {
        return;
    }
    const io::Diagnostics& diagnostics = outcome->diagnostics;
    if (!outcome->document) {
        // What was open stays open.
        if (outcome->document.error().kind != base::ErrorKind::cancelled) {
            say(ui::Message::Kind::error, outcome->document.error().message);
            load_error_ = outcome->document.error();
        }
        if (diagnostics.count() == 0) {
            return;
        }
    }
    app_.problems = rows_of(diagnostics);
    app_.further_problems.clear();
    for (const auto& [kind, count] : diagnostics.further()) {
        app_.further_problems.push_back(fmt::format("{}: {} more", kind, count));
    }
    app_.error_count = diagnostics.error_count();
    app_.warning_count = diagnostics.warning_count();
    ++app_.problems_version;
    if (!outcome->document) {
        return;
    }
    characters_ = std::move(outcome->characters);
    data_files_ = std::move(outcome->files);
    if (!outcome->recipe) {
        if (auto kept = document::carried_over(*document_, (*outcome->document)->store())) {
            (*outcome->document)->resume(*std::move(kept));
        }
    }
    use_document(std::move(*outcome->document));
    const std::filesystem::path& opened = outcome->job.files.front();
    app_.figure_title.reset();
    app_.figure_caption.reset();
    if (outcome->recipe) {
        take_up(*outcome->recipe, opened);
    }
    make_fonts();
    if (!outcome->job.is_sample) {
        remember(outcome->job.files);
        const document::DataInfo& info = document_->info();
        std::string said = fmt::format(
            "{} events of {} read", ui::grouped(document_->store().event_count()),
            (outcome->files.empty() ? opened : outcome->files.front().path).filename().string());
        if (info.records_left_out > 0) {
            said += fmt::format("; {} record{} left out", ui::grouped(info.records_left_out),
                                info.records_left_out == 1 ? "" : "s");
        }
        if (outcome->recipe) {
            said = fmt::format("{} opened: {}", opened.filename().string(), said);
        }
        say(ui::Message::Kind::info, said);
    }
    if (!outcome->changes.empty()) {
        say(ui::Message::Kind::error, "Other data than then: " + outcome->changes);
    }
    if (hooks_.set_title) {
        const std::string& title = document_->store().header().title;
        hooks_.set_title((title.empty() ? loader_.name() : title) + " \xe2\x80\x93 Entente");
    }
}

void Session::use_document(std::unique_ptr<document::Document> document) {
    document_ = std::move(document);
    document_->set_motion(app_.style.has_motion);
    document_->start_layout(
        disc_radii(document_->all_time(), graph::node_count(document_->store())));
    workspace_.reset();
    app_.glowing.clear();
    last_frame_.reset();
    opened_window_.reset();
    app_.film.like.reset();
    planned_film_.reset();
    propose_figure_name(std::nullopt);
    frames_to_settle_ = 3;
}

void Session::remember(const std::vector<std::filesystem::path>& files) {
    for (const auto& file : files) {
        std::error_code ignored;
        const std::filesystem::path absolute = std::filesystem::absolute(file, ignored);
        std::erase(app_.recent_files, absolute.string());
        app_.recent_files.insert(app_.recent_files.begin(), absolute.string());
        settings_.last_folder = absolute.parent_path().string();
    }
    if (app_.recent_files.size() > kept_recent_files) {
        app_.recent_files.resize(kept_recent_files);
    }
}

} // namespace entente::shell
