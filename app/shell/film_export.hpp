// SPDX-License-Identifier: MIT
#pragma once

#include "app/shell/film.hpp"

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace entente::shell {

/// Everything that a film of the window is made of, copied, so that the work can go on while the
/// window does.
struct FilmJob {
    std::shared_ptr<const model::EventStore> store;
    document::View view;               ///< its window is the run
    std::vector<base::Vec2> positions; ///< homes, by NodeId
    document::Pins pins;
    std::vector<DataFile> files;
    graph::Annotations annotations;
    FilmSettings settings;
    document::Selection selection;
    std::optional<document::PinnedWindow> pinned_window;
    std::vector<model::Milestone> milestones;  ///< for the recipe
    std::vector<document::TimelineLine> lines; ///< for the recipe
    std::size_t windows = 0;                   ///< as far as it is known
    std::optional<FilmFormat> format;          ///< nothing: a strip
    std::filesystem::path path;
    bool may_replace = false;
};

/// Draws the job with that renderer and writes its film, or its strip. Error: that of what failed,
/// cancelled.
base::Result<void> export_film(const FilmJob& job, render::Renderer& renderer, text::FontSet& fonts,
                               const base::Progress& progress);

/// Saves films on a thread of its own, with a context of its own.
class FilmExporter {
  public:
    FilmExporter() = default;
    ~FilmExporter();
    FilmExporter(const FilmExporter&) = delete;
    FilmExporter& operator=(const FilmExporter&) = delete;

    /// While it is not busy.
    void start(FilmJob job);
    /// Asks for an end; take() tells when nothing is left.
    void cancel() { stop_.request_stop(); }
    [[nodiscard]] bool is_busy() const { return outcome_.valid(); }
    [[nodiscard]] bool is_giving_up() const { return is_busy() && stop_.stop_requested(); }
    [[nodiscard]] double fraction() const { return fraction_; }
    [[nodiscard]] std::size_t windows() const { return windows_; }

    struct Outcome {
        std::filesystem::path path;
        base::Result<void> saved;
    };
    std::optional<Outcome> take();

  private:
    std::stop_source stop_;
    std::atomic<double> fraction_{0};
    std::size_t windows_ = 0;
    std::future<Outcome> outcome_;
};

} // namespace entente::shell
