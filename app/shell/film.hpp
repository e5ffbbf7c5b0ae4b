// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/window_places.hpp"
#include "app/io/film_writer.hpp"
#include "app/render/renderer.hpp"
#include "app/shell/figure.hpp"
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

/// How a film looks and moves.
struct FilmSettings {
    FigureSettings figure;
    FilmSteps steps;
    std::chrono::milliseconds shown{800}; ///< each window
    bool is_looping = true;
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

/// Draws the windows one after the other and hands them to a writer of that format, which works on
/// a thread of its own: at most a few frames wait for it. All frames share positions, camera and
/// scales; the scales are those of the strongest that occurs in any of the windows.
///
/// Nothing is left behind where it fails or is cancelled (Error cancelled). The same bytes whatever
/// the number of threads.
base::Result<void> write_film(const std::filesystem::path& output, FilmFormat format,
                              const FilmData& data, const FilmSettings& settings,
                              std::span<const model::Window> windows, bool may_replace,
                              render::Renderer& renderer, text::FontSet& fonts,
                              const base::Progress& progress);

/// The windows side by side in one figure, at the same positions and scales.
Figure make_strip(const FilmData& data, const FilmSettings& settings,
                  std::span<const model::Window> windows, text::FontSet& fonts,
                  const base::Progress& progress = {});

} // namespace entente::shell
