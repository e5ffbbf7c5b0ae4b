// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/progress.hpp"
#include "app/base/result.hpp"
#include "app/document/view.hpp"
#include "app/graph/annotations.hpp"
#include "app/render/renderer.hpp"
#include "app/scene/camera.hpp"
#include "app/shell/figure.hpp"
#include "app/shell/selection.hpp"

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace entente::shell {

/// Everything that a figure of the window is made of, copied, so that the work can go on while the
/// window does.
struct FigureJob {
    std::shared_ptr<const model::EventStore> store;
    document::View view;
    std::vector<base::Vec2> positions; ///< by NodeId, as they are on the canvas
    std::vector<DataFile> files;
    graph::Annotations annotations;
    document::Selection selection;                       ///< for the recipe
    std::map<std::uint32_t, base::Vec2> pins;            ///< for the recipe
    std::vector<model::Milestone> milestones;            ///< for the recipe
    std::vector<document::TimelineLine> lines;           ///< for the recipe
    std::optional<document::PinnedWindow> pinned_window; ///< that the view's is compared with
    std::optional<scene::Camera> camera; ///< for the part that is seen; else all is fitted
    bool fits_window = false;            ///< without a camera: what the window draws is fitted
    FigureSettings settings;
    std::filesystem::path path;
    /// Where it is not empty, the figure's PNG goes there and not into a file.
    std::function<base::Result<void>(std::string_view png)> copy;
};

/// A figure that was saved or copied.
struct SavedFigure {
    std::size_t bytes = 0;
    int width_px = 0;
    int height_px = 0;
    std::optional<scene::Camera> camera; ///< see Figure::camera
};

/// What a job's figure is made of. References live as long as the job, what was selected of its
/// data, and all_time, which is data.index.all_time(), and times, which is times_of(job, data).
FigureData figure_data_of(const FigureJob& job, const SelectedData& data,
                          const graph::TieGraph& all_time, const FigureTimes& times);
FigureTimes times_of(const FigureJob& job, SelectedData& data);

/// Draws the job and writes its file, or copies it.
///
/// @param renderer  null where the format needs none.
/// @param commit    asked before the file is written: false gives up, and then nothing is left.
base::Result<SavedFigure> export_figure(const FigureJob& job, render::Renderer* renderer,
                                        text::FontSet& fonts, const base::Progress& progress = {},
                                        const std::function<bool()>& commit = {});

/// Saves figures on a thread of its own, with a context of its own, so that no frame waits for one.
class FigureExporter {
  public:
    FigureExporter() = default;
    ~FigureExporter();
    FigureExporter(const FigureExporter&) = delete;
    FigureExporter& operator=(const FigureExporter&) = delete;

    void start(FigureJob job);
    /// Gives the figure up; nothing is left of it. Returns false where it is too late: its file is
    /// being written.
    bool cancel();
    [[nodiscard]] bool is_busy() const { return outcome_.valid(); }
    [[nodiscard]] double fraction() const;

    struct Outcome {
        base::Result<SavedFigure> saved;
        FigureJob job; ///< to be tried elsewhere, where the error is one of graphics
    };
    std::optional<Outcome> take();

  private:
    enum class Stage : int { drawing, writing, given_up };
    struct Shared {
        std::atomic<Stage> stage{Stage::drawing};
        std::atomic<double> fraction{0};
    };

    std::shared_ptr<Shared> shared_;
    std::stop_source stop_;
    std::future<Outcome> outcome_;
    std::vector<std::future<Outcome>> given_up_; ///< on their way to an end
};

} // namespace entente::shell
