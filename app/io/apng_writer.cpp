// SPDX-License-Identifier: MIT
#include "app/io/atomic_file.hpp"
#include "app/io/film_writer.hpp"
#include "app/io/frame_difference.hpp"
#include "app/io/png_chunks.hpp"
#include "app/io/png_deflate.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>
#include <utility>

namespace entente::io {
namespace {

using base::fail;
using base::Result;

constexpr std::size_t channels = 4;
constexpr int most_side = 1'000'000;

// How a frame goes onto the ones before (APNG 1.0, "fcTL").
constexpr char keep_after = 0; // dispose: none
constexpr char as_it_is = 0;   // blend: source
constexpr char over = 1;       // blend: over

/// What is written of a frame: a rectangle, and how it is put onto what is there.
struct Patch {
    PixelRect rect;
    base::Image pixels;
    char blend = as_it_is;
};

/// Where all that changed is opaque, pixels that did not change become see-through: long stretches
/// of zeros, which deflate to next to nothing.
Patch patch_between(const base::Image& before, const base::Image& now) {
    Patch patch;
    patch.rect = changed_rect(before, now);
    const PixelRect& rect = patch.rect;
    patch.pixels.width = rect.width;
    patch.pixels.height = rect.height;
    const auto width = static_cast<std::size_t>(rect.width);
    const auto height = static_cast<std::size_t>(rect.height);
    patch.pixels.rgba.resize(4 * width * height);
    bool is_opaque = true;
    for (std::size_t row = 0; row < height; ++row) {
        const std::size_t from =
            (static_cast<std::size_t>(rect.top) + row) * static_cast<std::size_t>(now.width) +
            static_cast<std::size_t>(rect.left);
        for (std::size_t i = 0; i < width; ++i) {
            const std::uint32_t pixel = pixel_at(now, from + i);
            if (pixel != pixel_at(before, from + i)) {
                is_opaque = is_opaque && pixel >> 24U == 0xffU;
                std::memcpy(patch.pixels.rgba.data() + 4 * (row * width + i),
                            now.rgba.data() + 4 * (from + i), 4);
            }
        }
    }
    if (is_opaque) {
        patch.blend = over;
        return patch;
    }
    for (std::size_t row = 0; row < height; ++row) {
        const std::size_t from =
            (static_cast<std::size_t>(rect.top) + row) * static_cast<std::size_t>(now.width) +
            static_cast<std::size_t>(rect.left);
        std::memcpy(patch.pixels.rgba.data() + 4 * row * width, now.rgba.data() + 4 * from,
                    4 * width);
    }
    return patch;
}

class ApngWriter final : public FilmWriter {
  public:
    ApngWriter(StagedFile file, FilmShape shape)
        : file_(std::move(file)), shape_(std::move(shape)) {}

    Result<void> add(const base::Image& frame, std::chrono::milliseconds shown) override {
        if (auto checked = check_frame(shape_, frame, frames_, shown); !checked) {
            return checked;
        }
        Patch patch;
        std::string bytes;
        if (frames_ == 0) {
            auto head = opening();
            if (!head) {
                return fail(std::move(head).error());
            }
            bytes = *std::move(head);
            patch = {{0, 0, shape_.width, shape_.height}, frame, as_it_is};
        } else {
            patch = patch_between(before_, frame);
        }
        bytes += control_chunk(patch, shown);
        const bool is_first = frames_ == 0;
        const std::uint32_t number = sequence_;
        const auto chunks =
            deflate_rows(patch.pixels, channels, thorough_deflate,
                         [&](std::size_t piece_number, const std::string& piece) {
                             if (is_first) {
                                 return png_chunk("IDAT", piece);
                             }
                             std::string data;
                             data.reserve(piece.size() + 4);
                             append_number(data, number + static_cast<std::uint32_t>(piece_number));
                             return png_chunk("fdAT", data + piece);
                         });
        if (!chunks) {
            return fail(chunks.error());
        }
        if (!is_first) {
            sequence_ += static_cast<std::uint32_t>(chunks->size());
        }
        for (const std::string& chunk : *chunks) {
            bytes += chunk;
        }
        ++frames_;
        before_ = frame;
        return file_.write(bytes);
    }

    Result<void> finish() override {
        if (auto complete = check_complete(shape_, frames_); !complete) {
            return complete;
        }
        if (auto written = file_.write(png_chunk("IEND", "")); !written) {
            return written;
        }
        return file_.commit();
    }

  private:
    /// All that comes before the first frame.
    [[nodiscard]] Result<std::string> opening() const {
        std::string bytes(png_signature);
        bytes += header_chunk(shape_.width, shape_.height, channels);
        bytes += color_chunks();
        for (const auto& [keyword, text] : shape_.texts) {
            auto told = text_chunk(keyword, text);
            if (!told) {
                return fail(std::move(told).error());
            }
            bytes += *told;
        }
        std::string control;
        append_number(control, static_cast<std::uint32_t>(shape_.frames));
        append_number(control, shape_.is_looping ? 0 : 1);
        return bytes + png_chunk("acTL", control);
    }

    std::string control_chunk(const Patch& patch, std::chrono::milliseconds shown) {
        std::string data;
        append_number(data, sequence_++);
        append_number(data, static_cast<std::uint32_t>(patch.rect.width));
        append_number(data, static_cast<std::uint32_t>(patch.rect.height));
        append_number(data, static_cast<std::uint32_t>(patch.rect.left));
        append_number(data, static_cast<std::uint32_t>(patch.rect.top));
        // A share of a second, each part of two bytes.
        std::int64_t numerator = shown.count();
        std::int64_t denominator = 1000;
        const std::int64_t common = std::gcd(numerator, denominator);
        numerator /= common;
        denominator /= common;
        constexpr std::int64_t most = std::numeric_limits<std::uint16_t>::max();
        append_short(data, static_cast<std::uint16_t>(std::min(numerator, most)));
        append_short(data, static_cast<std::uint16_t>(denominator));
        data += keep_after;
        data += patch.blend;
        return png_chunk("fcTL", data);
    }

    StagedFile file_;
    FilmShape shape_;
    base::Image before_;
    std::size_t frames_ = 0;
    std::uint32_t sequence_ = 0; ///< of the next fcTL or fdAT
};

} // namespace

FilmResult make_apng_writer(const std::filesystem::path& path, const FilmShape& shape) {
    if (auto checked = check_shape(shape, most_side); !checked) {
        return fail(std::move(checked).error());
    }
    auto file = StagedFile::create(path);
    if (!file) {
        return fail(std::move(file).error());
    }
    return std::make_unique<ApngWriter>(*std::move(file), shape);
}

} // namespace entente::io
