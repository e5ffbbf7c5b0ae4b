// SPDX-License-Identifier: MIT
#include "app/shell/loader.hpp"

#include "app/io/event_reader.hpp"
#include "app/ui/ui_fonts.hpp"

#include <chrono>
#include <utility>

namespace entente::shell {
namespace {

Loader::Outcome load(Loader::Job job, const base::Progress& progress) {
    Loader::Outcome outcome{
        std::move(job), base::fail(base::ErrorKind::cancelled, "cancelled"), {}, {}, {}};
    auto loaded = io::read_events(outcome.job.files, outcome.diagnostics, progress);
    if (!loaded) {
        outcome.document = base::fail(std::move(loaded).error());
        return outcome;
    }
    const auto view = view_of(*loaded->store, outcome.job.selection);
    if (!view) {
        outcome.document = base::fail(view.error());
        return outcome;
    }
    outcome.characters = ui::characters_of(*loaded->store);
    outcome.files = data_files_of(outcome.job.files);
    document::DataInfo info;
    if (!outcome.job.is_sample) {
        for (const auto& file : outcome.job.files) {
            info.files.push_back(file.string());
        }
    }
    info.records_read = loaded->counts.read;
    info.records_left_out = loaded->counts.left_out;
    if (!progress.is_cancelled()) {
        outcome.document = std::make_unique<document::Document>(loaded->store, std::move(info),
                                                                *view, outcome.job.seed);
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
