// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"
#include "app/render/picture_texture.hpp"
#include "app/shell/figure_export.hpp"
#include "app/ui/app_state.hpp"
#include "app/ui/request.hpp"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace entente::shell {

/// A figure drawn small, and what is known of the large one.
struct FigurePreview {
    base::Image image;
    std::string title;   ///< as made of data and view
    std::string caption; ///< lines parted by line breaks
    int width_px = 0;    ///< of the large one
    int height_px = 0;
    double bytes = 0;                ///< of its file, about
    std::optional<base::Rect> frame; ///< what it holds, layout units
};

/// The data that previews were made of last: those of the next one, as often as not.
struct PreviewData {
    std::shared_ptr<const model::EventStore> store;
    std::optional<SelectedData> selected;
};

/// The true figure, each word where it stands in the large one, drawn as large as it fits into the
/// room.
/// @param kept  made anew where it does not fit the job.
base::Result<FigurePreview> draw_preview(const FigureJob& job, base::Vec2 room_px,
                                         render::Renderer& renderer, text::FontSet& fonts,
                                         PreviewData& kept);

/// Draws previews on a thread of its own, which keeps its context between them.
class PreviewWorker {
  public:
    struct Job {
        FigureJob figure;
        base::Vec2 room_px;
    };
    struct Outcome {
        base::Result<FigurePreview> preview;
        Job job; ///< to be tried elsewhere, where the error is one of graphics
    };

    /// To be called while it is not busy.
    void start(Job job);
    [[nodiscard]] bool is_busy() const { return is_busy_; }
    std::optional<Outcome> take();
    /// Lets the thread end, and its context with it.
    void rest();

  private:
    void work(const std::stop_token& stop);

    bool is_busy_ = false; ///< of the thread that asks
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::optional<Job> job_;
    std::optional<Outcome> outcome_;
    std::jthread thread_;
};

/// When the preview is made anew, and its picture in the window's context.
class PreviewKeeper {
  public:
    /// All that a preview is made of, to see whether it is out of date.
    struct Key {
        ui::PreviewFigure asked;
        const void* store = nullptr;
        document::View view;
        std::uint64_t version = 0;
        std::optional<scene::Camera> camera;
        scene::ColorBy color_by = scene::ColorBy::tone;
        std::optional<document::PinnedWindow> pinned_window;
        friend bool operator==(const Key&, const Key&) = default;
    };

    /// What is to be shown from now on. Nothing: none is.
    void want(std::optional<Key> key);
    /// Takes what is done and starts what is wanted, once changes have come to rest.
    /// @param make  a job for the key.
    /// @param state is brought up to date.
    void advance(double seconds, const std::function<FigureJob(const Key&)>& make,
                 render::Renderer& renderer, text::FontSet& fonts, ui::FigureState& state);
    /// Whether the picture is not yet that which is wanted.
    [[nodiscard]] bool is_pending() const;

  private:
    void show(base::Result<FigurePreview> preview, ui::FigureState& state);

    PreviewWorker worker_;
    render::PictureTexture texture_;
    PreviewData kept_; ///< of previews drawn in the window's context
    std::optional<Key> wanted_;
    std::optional<Key> made_; ///< being made, where the worker is busy
    double now_ = 0;
    double changed_at_ = 0;
    double started_at_ = -1e9;
    double took_ = 0;
};

} // namespace entente::shell
