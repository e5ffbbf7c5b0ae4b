// SPDX-License-Identifier: MIT
#include "app/shell/loader.hpp"

#include "app/io/event_reader.hpp"
#include "app/shell/like.hpp"
#include "app/ui/ui_fonts.hpp"

#include <chrono>
#include <utility>

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

/// What is to be read, and the recipe that is followed.
struct Sources {
    std::vector<fs::path> data;
    std::vector<DataFile> named; ///< filled later where no recipe tells them
    fs::path figure;
    std::optional<Recipe> recipe;
    std::string changes;
};

base::Result<Sources> sources_of(const std::vector<fs::path>& files) {
    Sources sources;
    for (const fs::path& file : files) {
        if (!is_figure_or_view(file)) {
            sources.data.push_back(file);
        } else if (!sources.figure.empty()) {
            return base::fail(base::ErrorKind::unreadable,
                              file.string() + ": found a second figure or saved view, expected one "
                                              "at a time");
        } else {
            sources.figure = file;
        }
    }
    if (sources.figure.empty()) {
        return sources;
    }
    auto recipe = recipe_in(sources.figure);
    if (!recipe) {
        return base::fail(std::move(recipe).error());
    }
    sources.recipe = *std::move(recipe);
    if (!sources.data.empty()) {
        return sources;
    }
    auto found = find_files(*sources.recipe, sources.figure);
    if (!found) {
        return base::fail(std::move(found).error());
    }
    for (const FoundFile& file : *found) {
        sources.data.push_back(file.location);
        sources.named.push_back(file.named);
    }
    sources.changes = words_for_changes(*found);
    return sources;
}

document::Resumed resumed(LikeData like) {
    return {
        .selection = std::move(like.restored.selection),
        .pins = std::move(like.restored.pins),
        .annotations = std::move(like.restored.annotations),
        .positions = std::move(like.home),
        .milestones = std::move(like.restored.milestones),
        .lines = std::move(like.restored.lines),
        .pinned_window = like.restored.pinned_window,
    };
}

document::DataInfo info_of(const Loader::Outcome& outcome, const io::LoadCounts& counts) {
    document::DataInfo info;
    if (!outcome.job.is_sample) {
        for (const DataFile& file : outcome.files) {
            info.files.push_back(file.path.string());
        }
    }
    info.records_read = counts.read;
    info.records_left_out = counts.left_out;
    return info;
}

base::Result<std::unique_ptr<document::Document>> make_document(Loader::Outcome& outcome,
                                                                const base::Progress& progress) {
    auto sources = sources_of(outcome.job.files);
    if (!sources) {
        return base::fail(std::move(sources).error());
    }
    auto loaded = io::read_events(sources->data, outcome.diagnostics, progress);
    if (!loaded) {
        return base::fail(std::move(loaded).error());
    }
    auto told = view_of(*loaded->store, outcome.job.selection);
    if (!told) {
        return base::fail(told.error());
    }
    outcome.characters = ui::characters_of(*loaded->store);
    outcome.files = sources->named.empty() ? data_files_of(sources->data) : sources->named;
    if (outcome.job.is_sample && !outcome.files.empty()) {
        // Nobody named it, and where it was installed is nobody's business.
        outcome.files.front().path = outcome.files.front().path.filename();
    }
    document::DataInfo info = info_of(outcome, loaded->counts);
    if (!sources->recipe) {
        return std::make_unique<document::Document>(loaded->store, std::move(info), *told,
                                                    outcome.job.seed);
    }
    const FigureSettings& settings = sources->recipe->figure;
    LikeData followed = like(*sources->recipe, loaded->store, *told, outcome.job.selection.given,
                             settings, false, progress);
    outcome.changes = std::move(sources->changes);
    if (const std::string words = followed.restored.words_for_differences(); !words.empty()) {
        outcome.changes += (outcome.changes.empty() ? "" : "; ") + words;
    }
    auto document = std::make_unique<document::Document>(loaded->store, std::move(info),
                                                         followed.restored.view, settings.seed);
    document->resume(resumed(std::move(followed)));
    outcome.recipe = *std::move(sources->recipe);
    return document;
}

Loader::Outcome load(Loader::Job job, const base::Progress& progress) {
    const auto cancelled = [] { return base::fail(base::ErrorKind::cancelled, "cancelled"); };
    Loader::Outcome outcome{std::move(job), cancelled(), {}, {}, {}, {}, {}};
    auto document = make_document(outcome, progress);
    if (!progress.is_cancelled()) {
        outcome.document = std::move(document);
    }
    return outcome;
}

bool is_ready(const std::future<Loader::Outcome>& future) {
    return future.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
}

} // namespace

Loader::~Loader() {
    stop_.request_stop(); // the futures' destructors wait for their threads
}

void Loader::start(Job job) {
    cancel();
    stop_ = {};
    fraction_ = std::make_shared<std::atomic<double>>(0);
    files_ = job.files;
    base::Progress progress;
    progress.stop = stop_.get_token();
    // Building the indices follows the reading; it takes about a tenth of the time.
    progress.report = [shared = fraction_](double fraction) { shared->store(0.9 * fraction); };
    outcome_ = std::async(std::launch::async, load, std::move(job), std::move(progress));
}

void Loader::cancel() {
    std::erase_if(given_up_, is_ready);
    if (outcome_.valid()) {
        stop_.request_stop();
        given_up_.push_back(std::move(outcome_));
    }
}

std::string Loader::name() const {
    return files_.empty() ? std::string() : files_.front().filename().string();
}

std::optional<Loader::Outcome> Loader::take() {
    if (!outcome_.valid() || !is_ready(outcome_)) {
        return std::nullopt;
    }
    return outcome_.get();
}

} // namespace entente::shell
