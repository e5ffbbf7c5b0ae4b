// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/rng.hpp"
#include "app/io/film_writer.hpp"
#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

/// Films to write, and what is the same in the tests of all writers.
namespace entente::test {

using std::chrono::milliseconds;

/// Frame `number` of a film: a smooth ground with a square of many colours that moves over it, and,
/// where it is not opaque, a see-through part. Only the square differs from frame to frame.
inline base::Image frame_of(int width, int height, int number, bool opaque = true) {
    base::Image image{width, height, {}};
    image.rgba.resize(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    base::Rng rng(static_cast<std::uint64_t>(number) + 1);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t* pixel = image.rgba.data() + 4 * (static_cast<std::size_t>(y) *
                                                               static_cast<std::size_t>(width) +
                                                           static_cast<std::size_t>(x));
            pixel[0] = 250;
            pixel[1] = static_cast<std::uint8_t>(200 + y % 20);
            pixel[2] = 240;
            pixel[3] = opaque || x > width / 4 ? 255 : static_cast<std::uint8_t>(x);
            const int left = 3 + 2 * number;
            if (x >= left && x < left + 12 && y >= 5 && y < 15) {
                for (int i = 0; i < 3; ++i) {
                    pixel[i] = static_cast<std::uint8_t>(rng.below(256));
                }
                pixel[3] = opaque ? 255 : static_cast<std::uint8_t>(rng.below(256));
            }
        }
    }
    return image;
}

inline std::vector<base::Image> frames_of(int width, int height, int count, bool opaque = true) {
    std::vector<base::Image> frames;
    for (int i = 0; i < count; ++i) {
        frames.push_back(frame_of(width, height, i, opaque));
    }
    return frames;
}

inline io::FilmShape shape_of(const std::vector<base::Image>& frames, io::PngTexts texts = {}) {
    return {frames.front().width, frames.front().height, frames.size(), true, std::move(texts)};
}

/// Adds all frames and finishes.
inline void write_all(io::FilmResult writer, const std::vector<base::Image>& frames,
                      milliseconds shown = milliseconds{400}) {
    ASSERT_TRUE(writer.has_value()) << writer.error().message;
    for (const base::Image& frame : frames) {
        const auto added = (*writer)->add(frame, shown);
        ASSERT_TRUE(added.has_value()) << added.error().message;
    }
    const auto finished = (*writer)->finish();
    ASSERT_TRUE(finished.has_value()) << finished.error().message;
}

inline std::size_t entries_in(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) {
        ++count;
    }
    return count;
}

} // namespace entente::test
