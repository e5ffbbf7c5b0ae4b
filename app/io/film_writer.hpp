// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"
#include "app/base/result.hpp"
#include "app/io/png_writer.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>

namespace entente::io {

/// What is known of a film before its first frame.
struct FilmShape {
    int width = 0;
    int height = 0;
    std::size_t frames = 0; ///< how many will be added, >= 1
    bool is_looping = true;
    PngTexts texts; ///< title, description: kept where the format has room for them
};

/// Takes the frames of a film one after the other and writes them. The file (or folder) is there
/// whole or not at all: it has a temporary name until finish(); a writer that is destroyed before
/// leaves nothing behind. The same frames give the same bytes whatever the number of threads.
class FilmWriter {
  public:
    virtual ~FilmWriter() = default;

    /// @param frame  of the film's size.
    /// @param shown  how long, >= 1 ms; formats with coarser clocks keep the sum right.
    /// Error: invalid_argument (another size, too many frames), not_written.
    virtual base::Result<void> add(const base::Image& frame, std::chrono::milliseconds shown) = 0;

    /// Completes the film and puts it into its place. Called once, after all frames.
    virtual base::Result<void> finish() = 0;
};

using FilmResult = base::Result<std::unique_ptr<FilmWriter>>;

/// An animated PNG, exact to the last bit: each frame holds the rectangle that changed, pixels of
/// it that did not change left out where that can be said. Memory: a frame.
FilmResult make_apng_writer(const std::filesystem::path& path, const FilmShape& shape);

/// A GIF: 256 colours a frame, chosen for what it changes. Frames have to be opaque, sides at most
/// 65,535, and its clock ticks in hundredths of a second. Memory: two frames.
FilmResult make_gif_writer(const std::filesystem::path& path, const FilmShape& shape);

/// An animated WebP, exact to the last bit. Sides at most 16,383. Memory: a few frames and the
/// file.
FilmResult make_webp_writer(const std::filesystem::path& path, const FilmShape& shape);

/// A folder of PNGs, `frame-0001.png` and on; it must not exist, or be empty. `may_replace` lets a
/// folder of such frames, and of nothing else, be replaced. Error (not_written) for any other.
FilmResult make_folder_writer(const std::filesystem::path& path, const FilmShape& shape,
                              bool may_replace);

/// Whether make_folder_writer would take that place: what it answers, without making anything.
base::Result<void> check_frame_folder(const std::filesystem::path& path, bool may_replace);

/// For the writers: whether a frame may be added. Error (invalid_argument) otherwise.
base::Result<void> check_frame(const FilmShape& shape, const base::Image& frame,
                               std::size_t frames_before, std::chrono::milliseconds shown);
/// Whether all frames are there. Error (invalid_argument) otherwise.
base::Result<void> check_complete(const FilmShape& shape, std::size_t frames);
/// Whether the shape is one. Error (invalid_argument): no pixels, sides longer than `most_side`, no
/// frames.
base::Result<void> check_shape(const FilmShape& shape, int most_side);

} // namespace entente::io
