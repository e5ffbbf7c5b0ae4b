// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/document/view.hpp"
#include "app/graph/annotations.hpp"
#include "app/render/renderer.hpp"
#include "app/scene/camera.hpp"
#include "app/shell/figure.hpp"

#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <vector>

namespace entente::shell {

/// Everything that a figure of the window is made of, copied, so that the work can go on while the
/// window does.
struct FigureJob {
    std::shared_ptr<const model::EventStore> store;
    document::View view;
    std::vector<base::Vec2> positions; ///< by NodeId, as they are on the canvas
    std::vector<std::filesystem::path> files;
    graph::Annotations annotations;
    std::optional<scene::Camera> camera; ///< for the part that is seen; else all is fitted
    FigureSettings settings;
    std::filesystem::path path;
};

/// Draws the job into an image with that renderer and writes it. Returns the file's path.
base::Result<std::filesystem::path> export_figure(const FigureJob& job, render::Renderer& renderer,
                                                  text::FontSet& fonts);

/// Saves figures on a thread of its own, with a context of its own, so that no frame waits for one.
class FigureExporter {
  public:
    void start(FigureJob job);
    [[nodiscard]] bool is_busy() const { return outcome_.valid(); }

    struct Outcome {
        base::Result<std::filesystem::path> path;
        FigureJob job; ///< to be tried elsewhere, where the error is one of graphics
    };
    std::optional<Outcome> take();

  private:
    std::future<Outcome> outcome_;
};

} // namespace entente::shell
