// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/selection.hpp"
#include "app/document/window_comparison.hpp"
#include "app/document/window_places.hpp"
#include "app/io/film_writer.hpp"
#include "app/render/renderer.hpp"
#include "app/shell/figure.hpp"
#include "app/shell/film_motion.hpp"
#include "app/shell/film_windows.hpp"
#include "app/shell/selection.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente::shell {

/// What a film is written as.
enum class FilmFormat : std::uint8_t { frames, gif, webp, apng, mp4, webm };

/// How a film looks and moves. What figure.scales says is not looked at: `scales` is.
struct FilmSettings : FilmMotion {
    FigureSettings figure;
    friend bool operator==(const FilmSettings&, const FilmSettings&) = default;
};

/// The size of a film where none is told.
inline constexpr int film_width_px = 1280;
inline constexpr int film_height_px = 720;

/// What a film is made of.
struct FilmData {
    SelectedData& selected;           ///< its window is moved
    std::span<const base::Vec2> home; ///< home positions, by NodeId; empty where settings.frame is
                                      ///< `window`
    std::span<const DataFile> files;
    const graph::Annotations* annotations = nullptr;
    const document::Pins* pins = nullptr; ///< null: none
    /// With which windows are compared where they are compared with one.
    std::optional<document::PinnedWindow> pinned{};
    const document::Selection* selection = nullptr; ///< whose neighbours are meant; null: none
    // What a recipe keeps though no film shows it; null: none.
    const std::vector<model::Milestone>* milestones = nullptr;
    const std::vector<document::TimelineLine>* lines = nullptr;
};

/// The format that a path's ending asks for: none is a folder of frames. Error (usage) that names
/// the endings that are known.
base::Result<FilmFormat> film_format_of(const std::filesystem::path& output);

/// Everything that can be known to be in the way before the work starts: a folder that takes no
/// files, sizes that the format does not take, a transparent background where it has none, an
/// encoder that is not installed. Error: usage, not_written.
base::Result<void> check_film(const std::filesystem::path& output, FilmFormat format,
                              const FilmSettings& settings,
                              std::span<const std::filesystem::path> inputs, bool may_replace);

/// The writer of that format. Error (not_written).
io::FilmResult make_film_writer(const std::filesystem::path& output, FilmFormat format,
                                const io::FilmShape& shape, std::chrono::milliseconds shown,
                                bool may_replace);

/// The windows of a film: of the view's run, by its steps; quiet ones are left out where the
/// settings ask for that. Error (usage): as film_windows().
base::Result<FilmPlan> plan_film(const SelectedData& selected, const FilmMotion& motion);

/// Draws the windows one after the other and hands them to a writer of that format, which works on
/// a thread of its own: at most a few frames wait for it. All frames share positions, camera and,
/// unless each is to have its own, scales. The recipe goes into the film where its format has room.
///
/// Nothing is left behind where it fails or is cancelled (Error cancelled). The same bytes whatever
/// the number of threads.
base::Result<void> write_film(const std::filesystem::path& output, FilmFormat format,
                              const FilmData& data, const FilmSettings& settings,
                              const FilmPlan& plan, bool may_replace, render::Renderer& renderer,
                              text::FontSet& fonts, const base::Progress& progress);

/// The windows side by side in one figure, at the same positions and, unless each is to have its
/// own, scales. The index stands at the run afterwards.
Figure make_strip(const FilmData& data, const FilmSettings& settings, const FilmPlan& plan,
                  text::FontSet& fonts, const base::Progress& progress = {});

/// What figure_bytes() and write_figure() need to know of a strip. References live as long as the
/// arguments; `times` names the window that all are compared with.
FigureData strip_data_of(const FilmData& data, const FilmSettings& settings,
                         const graph::TieGraph& all_time, const FigureTimes& times);

} // namespace entente::shell
