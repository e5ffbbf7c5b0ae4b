// SPDX-License-Identifier: MIT
#include "app/io/atomic_file.hpp"
#include "app/io/film_text.hpp"
#include "app/io/film_writer.hpp"
#include "app/io/frame_difference.hpp"
#include "app/io/gif_palette.hpp"
#include "app/io/png_chunks.hpp"

#include <fmt/format.h>
#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace entente::io {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;

constexpr int most_gif_side = 65'535;
constexpr std::size_t most_colors = 256;
constexpr std::uint32_t rgb_mask = 0x00ff'ffffU;

/// What the film shows is left as it is where it is as near as this to what it should show: no eye
/// tells them apart, and a pixel that stays costs nothing and cannot flicker.
constexpr float unseen = 0.004F;

struct MapDeleter {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};
using ColorMap = std::unique_ptr<ColorMapObject, MapDeleter>;

/// A table of colours as GIF holds them: their number a power of two, at least two.
ColorMap table_of(std::span<const std::uint32_t> palette, bool with_see_through) {
    std::size_t size = 2;
    while (size < palette.size() + (with_see_through ? 1U : 0U)) {
        size *= 2;
    }
    std::vector<GifColorType> colors(size, GifColorType{0, 0, 0});
    for (std::size_t i = 0; i < palette.size(); ++i) {
        colors[i] = {static_cast<GifByteType>(palette[i] & 0xffU),
                     static_cast<GifByteType>(palette[i] >> 8U & 0xffU),
                     static_cast<GifByteType>(palette[i] >> 16U & 0xffU)};
    }
    return ColorMap(GifMakeMapObject(static_cast<int>(size), colors.data()));
}

/// What is drawn of a frame: a rectangle, an index a pixel.
struct IndexedPatch {
    PixelRect rect;
    std::vector<std::uint32_t> palette;
    std::vector<GifByteType> indices;
    std::optional<int> see_through; ///< index of the pixels that stay as they are
};

class GifWriter final : public FilmWriter {
  public:
    GifWriter(StagedFile file, FilmShape shape)
        : file_(std::move(file)), shape_(std::move(shape)) {}
    ~GifWriter() override {
        if (gif_ != nullptr) {
            is_given_up_ = true;
            int ignored = 0;
            EGifCloseFile(gif_, &ignored);
        }
    }
    GifWriter(const GifWriter&) = delete;
    GifWriter& operator=(const GifWriter&) = delete;

    /// Called once, before the first frame: what can fail in making one.
    Result<void> open() {
        int error = 0;
        gif_ = EGifOpen(this, &GifWriter::take, &error);
        if (gif_ == nullptr) {
            return broken(error);
        }
        EGifSetGifVersion(gif_, true);
        return {};
    }

    Result<void> add(const base::Image& frame, std::chrono::milliseconds shown) override {
        if (auto checked = check_frame(shape_, frame, frames_, shown); !checked) {
            return checked;
        }
        if (!is_opaque(frame)) {
            return fail(ErrorKind::invalid_argument,
                        "a GIF has no pixels that are partly see-through (expected an opaque "
                        "background; WebP, APNG and PNG can do without one)");
        }
        const bool is_first = frames_ == 0;
        const IndexedPatch patch = is_first ? whole(frame) : difference(frame);
        const ColorMap table = table_of(patch.palette, patch.see_through.has_value());
        if (!table) {
            return fail(ErrorKind::not_written, "the GIF cannot be made: not enough memory");
        }
        if (is_first) {
            if (auto written = write_opening(*table); !written) {
                return written;
            }
        }
        // Time passes in hundredths; what is rounded away now is made up for by the next frame.
        time_ += shown;
        const std::int64_t now = (time_.count() + 5) / 10;
        constexpr std::int64_t least_delay = 2; // less, viewers take for ten
        const std::int64_t delay = std::clamp<std::int64_t>(
            now - told_, least_delay, std::numeric_limits<std::uint16_t>::max());
        told_ += delay;
        ++frames_;
        before_ = frame;
        return write_patch(patch, is_first ? nullptr : table.get(), static_cast<int>(delay));
    }

    Result<void> finish() override {
        if (auto complete = check_complete(shape_, frames_); !complete) {
            return complete;
        }
        int error = 0;
        if (EGifCloseFile(std::exchange(gif_, nullptr), &error) == GIF_ERROR || write_error_) {
            return broken(error);
        }
        if (auto written = flush(); !written) {
            return written;
        }
        return file_.commit();
    }

  private:
    /// Where giflib's bytes go.
    static int take(GifFileType* gif, const GifByteType* bytes, int count) {
        auto& writer = *static_cast<GifWriter*>(gif->UserData);
        if (writer.is_given_up_) {
            return count;
        }
        writer.bytes_.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
        constexpr std::size_t enough = std::size_t{1} << 18U;
        if (writer.bytes_.size() >= enough && !writer.flush()) {
            return 0;
        }
        return count;
    }
    Result<void> flush() {
        auto written = file_.write(std::exchange(bytes_, {}));
        if (!written && !write_error_) {
            write_error_ = written.error();
        }
        return written;
    }
    [[nodiscard]] Result<void> broken(int code) const {
        if (write_error_) {
            return fail(*write_error_);
        }
        const char* words = GifErrorString(code);
        return fail(
            ErrorKind::not_written,
            fmt::format("the GIF cannot be made: {}", words == nullptr ? "giflib failed" : words));
    }

    Result<void> write_opening(const ColorMapObject& table) {
        constexpr int bits_a_channel = 8;
        if (EGifPutScreenDesc(gif_, shape_.width, shape_.height, bits_a_channel, 0, &table) ==
            GIF_ERROR) {
            return broken(gif_->Error);
        }
        if (shape_.is_looping) {
            constexpr std::array<GifByteType, 3> for_ever{1, 0, 0};
            if (EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE) == GIF_ERROR ||
                EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0") == GIF_ERROR ||
                EGifPutExtensionBlock(gif_, 3, for_ever.data()) == GIF_ERROR ||
                EGifPutExtensionTrailer(gif_) == GIF_ERROR) {
                return broken(gif_->Error);
            }
        }
        std::string words;
        for (const auto& [keyword, text] : shape_.texts) {
            if (is_told_in_words(keyword)) {
                words += (words.empty() ? "" : "\n") + text;
            }
        }
        if (!words.empty() && EGifPutComment(gif_, words.c_str()) == GIF_ERROR) {
            return broken(gif_->Error);
        }
        return write_packed(packed_texts(shape_.texts));
    }

    Result<void> write_packed(const std::string& packed) {
        if (packed.empty()) {
            return {};
        }
        constexpr std::size_t most_of_block = 255;
        bool is_written = EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE) != GIF_ERROR &&
                          EGifPutExtensionBlock(gif_, static_cast<int>(gif_text_name.size()),
                                                gif_text_name.data()) != GIF_ERROR;
        for (std::size_t at = 0; is_written && at < packed.size(); at += most_of_block) {
            const std::size_t length = std::min(most_of_block, packed.size() - at);
            is_written = EGifPutExtensionBlock(gif_, static_cast<int>(length),
                                               packed.data() + at) != GIF_ERROR;
        }
        if (!is_written || EGifPutExtensionTrailer(gif_) == GIF_ERROR) {
            return broken(gif_->Error);
        }
        return {};
    }

    Result<void> write_patch(const IndexedPatch& patch, const ColorMapObject* table, int delay) {
        GraphicsControlBlock control{};
        control.DisposalMode = DISPOSE_DO_NOT;
        control.DelayTime = delay;
        control.TransparentColor = patch.see_through.value_or(NO_TRANSPARENT_COLOR);
        std::array<GifByteType, 4> bytes{};
        EGifGCBToExtension(&control, bytes.data());
        const PixelRect& rect = patch.rect;
        if (EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(bytes.size()),
                             bytes.data()) == GIF_ERROR ||
            EGifPutImageDesc(gif_, rect.left, rect.top, rect.width, rect.height, false, table) ==
                GIF_ERROR) {
            return broken(gif_->Error);
        }
        std::vector<GifByteType> row(static_cast<std::size_t>(rect.width));
        for (std::size_t at = 0; at < patch.indices.size(); at += row.size()) {
            std::copy_n(patch.indices.begin() + static_cast<std::ptrdiff_t>(at), row.size(),
                        row.begin()); // giflib masks what it is given
            if (EGifPutLine(gif_, row.data(), rect.width) == GIF_ERROR) {
                return broken(gif_->Error);
            }
        }
        return {};
    }

    /// Indices of pixels, and what the film shows from now on.
    struct Painter {
        std::vector<ColorCount> colors;
        std::vector<std::uint8_t> index_of; ///< of colors[i]

        Painter(std::span<const std::uint32_t> pixels, std::size_t most,
                std::vector<std::uint32_t>& palette)
            : colors(count_colors(pixels)) {
            palette = choose_palette(colors, most);
            index_of = nearest_in_palette(colors, palette);
        }
        [[nodiscard]] std::uint8_t operator()(std::uint32_t pixel) const {
            const auto at = std::lower_bound(
                colors.begin(), colors.end(), pixel,
                [](const ColorCount& one, std::uint32_t color) { return one.color < color; });
            return index_of[static_cast<std::size_t>(at - colors.begin())];
        }
    };

    IndexedPatch whole(const base::Image& frame) {
        IndexedPatch patch;
        patch.rect = {0, 0, shape_.width, shape_.height};
        const std::size_t count = frame.rgba.size() / 4;
        std::vector<std::uint32_t> pixels(count);
        for (std::size_t i = 0; i < count; ++i) {
            pixels[i] = pixel_at(frame, i) & rgb_mask;
        }
        const Painter painter(pixels, most_colors, patch.palette);
        patch.indices.resize(count);
        shown_.resize(count);
        std::uint32_t last = ~pixels[0];
        std::uint8_t index = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (pixels[i] != last) {
                last = pixels[i];
                index = painter(last);
            }
            patch.indices[i] = index;
            shown_[i] = patch.palette[index];
        }
        return patch;
    }

    IndexedPatch difference(const base::Image& frame) {
        const PixelRect changed = changed_rect(before_, frame);
        // Only what has to be painted has a say in the palette.
        std::vector<std::size_t> places;
        std::vector<std::uint32_t> pixels;
        PixelRect rect{changed.left + changed.width, changed.top + changed.height, changed.left,
                       changed.top}; // width and height are right and bottom for now
        for (int y = changed.top; y < changed.top + changed.height; ++y) {
            for (int x = changed.left; x < changed.left + changed.width; ++x) {
                const std::size_t i =
                    static_cast<std::size_t>(y) * static_cast<std::size_t>(shape_.width) +
                    static_cast<std::size_t>(x);
                const std::uint32_t wanted = pixel_at(frame, i) & rgb_mask;
                if (wanted == (pixel_at(before_, i) & rgb_mask)) {
                    continue;
                }
                // What is shown exactly stays exact; a likeness may stand for another one.
                const bool was_exact = shown_[i] == (pixel_at(before_, i) & rgb_mask);
                if (wanted == shown_[i] ||
                    (!was_exact && color_distance(wanted, shown_[i]) < unseen)) {
                    continue;
                }
                places.push_back(i);
                pixels.push_back(wanted);
                rect = {std::min(rect.left, x), std::min(rect.top, y), std::max(rect.width, x + 1),
                        std::max(rect.height, y + 1)};
            }
        }
        IndexedPatch patch;
        if (places.empty()) {
            patch.rect = {0, 0, 1, 1};
            patch.palette = {0};
            patch.see_through = 1;
            patch.indices = {1};
            return patch;
        }
        rect.width -= rect.left;
        rect.height -= rect.top;
        patch.rect = rect;
        const Painter painter(pixels, most_colors - 1, patch.palette);
        patch.see_through = static_cast<int>(patch.palette.size());
        const auto width = static_cast<std::size_t>(rect.width);
        patch.indices.assign(width * static_cast<std::size_t>(rect.height),
                             static_cast<GifByteType>(patch.palette.size()));
        const auto all_width = static_cast<std::size_t>(shape_.width);
        const std::size_t corner =
            static_cast<std::size_t>(rect.top) * all_width + static_cast<std::size_t>(rect.left);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const std::uint8_t index = painter(pixels[i]);
            const std::size_t from_corner = places[i] - corner;
            const std::size_t at = from_corner / all_width * width + from_corner % all_width;
            if (shown_[places[i]] != patch.palette[index]) {
                patch.indices[at] = index;
                shown_[places[i]] = patch.palette[index];
            }
        }
        return patch;
    }

    StagedFile file_;
    FilmShape shape_;
    GifFileType* gif_ = nullptr;
    std::string bytes_; ///< not yet in the file
    std::optional<base::Error> write_error_;
    bool is_given_up_ = false;
    base::Image before_;               ///< as it should look
    std::vector<std::uint32_t> shown_; ///< as the film shows it
    std::size_t frames_ = 0;
    std::chrono::milliseconds time_{0};
    std::int64_t told_ = 0; ///< hundredths of a second
};

} // namespace

FilmResult make_gif_writer(const std::filesystem::path& path, const FilmShape& shape) {
    if (auto checked = check_shape(shape, most_gif_side); !checked) {
        return fail(std::move(checked).error());
    }
    auto file = StagedFile::create(path);
    if (!file) {
        return fail(std::move(file).error());
    }
    auto writer = std::make_unique<GifWriter>(*std::move(file), shape);
    if (auto opened = writer->open(); !opened) {
        return fail(std::move(opened).error());
    }
    return writer;
}

} // namespace entente::io
