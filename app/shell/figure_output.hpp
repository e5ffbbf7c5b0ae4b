// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/progress.hpp"
#include "app/base/result.hpp"
#include "app/render/renderer.hpp"
#include "app/shell/figure.hpp"
#include "app/shell/options.hpp"
#include "app/ui/figure_choices.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace entente::shell {

using ui::FigureFormat;

/// The format that a file's ending asks for, in capitals or not.
std::optional<FigureFormat> format_of(const std::filesystem::path& output);

/// Whether the format is painted without a renderer: text and lines instead of pixels.
constexpr bool is_vector(FigureFormat format) {
    return format != FigureFormat::png;
}

/// What the computer has to give; 0 where that is not known, and then nothing is refused for it.
struct Room {
    std::uint64_t disk_bytes = 0;   ///< free to the user where the file is to be
    std::uint64_t memory_bytes = 0; ///< built in
};
Room room_for(const std::filesystem::path& output);

/// Bytes that a figure's file takes at least, from its size alone, and those of the memory that
/// drawing it takes, about.
std::uint64_t estimated_file_bytes(FigureFormat format, const FigureSettings& settings);
std::uint64_t estimated_memory_bytes(FigureFormat format, const FigureSettings& settings);

/// Everything that can be known to be in the way before the work starts. "-" stands for standard
/// output, a PNG.
/// @return Error: usage where the ending is none that is known (with the nearest that is) or the
///         size is beyond what can be drawn; not_written where the folder is missing or takes no
///         files, the output is a folder or one of the inputs, or the disk has no room for an
///         estimate of the file; graphics where the picture does not fit into memory. It begins
///         with the output's name.
base::Result<void> check_figure(const std::filesystem::path& output, const FigureSettings& settings,
                                const Files& inputs);
base::Result<void> check_figure(const std::filesystem::path& output, const FigureSettings& settings,
                                const Files& inputs, const Room& room);

/// The bytes of a figure's file with texts and recipe inside: PNG drawn by the renderer, SVG and
/// PDF painted from the marks. The same bytes for the same input, whatever the file's name.
/// @param data, settings  that the figure was made of: they go into the recipe.
/// @param renderer        may be null where is_vector(format).
base::Result<std::string> figure_bytes(FigureFormat format, const Figure& figure,
                                       const FigureData& data, const FigureSettings& settings,
                                       render::Renderer* renderer, text::FontSet& fonts,
                                       const base::Progress& progress = {});

/// figure_bytes in the format of the path's ending, then io::write_file: the file is there whole or
/// not at all.
base::Result<void> write_figure(const std::filesystem::path& path, const Figure& figure,
                                const FigureData& data, const FigureSettings& settings,
                                render::Renderer* renderer, text::FontSet& fonts,
                                const base::Progress& progress = {});

} // namespace entente::shell
