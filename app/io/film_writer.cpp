// SPDX-License-Identifier: MIT
#include "app/io/film_writer.hpp"

#include "app/io/png_chunks.hpp"

#include <fmt/format.h>

namespace entente::io {

using base::ErrorKind;
using base::fail;
using base::Result;

Result<void> check_shape(const FilmShape& shape, int most_side) {
    if (shape.width < 1 || shape.height < 1 || shape.width > most_side ||
        shape.height > most_side) {
        return fail(ErrorKind::invalid_argument,
                    fmt::format("a film of {} x {} pixels (expected 1 to {} each way)", shape.width,
                                shape.height, most_side));
    }
    if (shape.frames == 0) {
        return fail(ErrorKind::invalid_argument, "a film without frames (expected at least one)");
    }
    return {};
}

Result<void> check_frame(const FilmShape& shape, const base::Image& frame,
                         std::size_t frames_before, std::chrono::milliseconds shown) {
    if (frame.width != shape.width || frame.height != shape.height) {
        return fail(ErrorKind::invalid_argument,
                    fmt::format("a frame of {} x {} pixels (expected {} x {})", frame.width,
                                frame.height, shape.width, shape.height));
    }
    if (frames_before >= shape.frames) {
        return fail(ErrorKind::invalid_argument,
                    fmt::format("more frames than the {} that were announced", shape.frames));
    }
    if (shown.count() < 1) {
        return fail(ErrorKind::invalid_argument,
                    fmt::format("a frame shown for {} ms (expected 1 or more)", shown.count()));
    }
    return check_picture(frame);
}

Result<void> check_complete(const FilmShape& shape, std::size_t frames) {
    if (frames != shape.frames) {
        return fail(ErrorKind::invalid_argument,
                    fmt::format("a film of {} frames (expected {})", frames, shape.frames));
    }
    return {};
}

} // namespace entente::io
