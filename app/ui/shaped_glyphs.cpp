// SPDX-License-Identifier: MIT
#include "app/ui/shaped_glyphs.hpp"

#include "app/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

constexpr char32_t first_character = 0xe000; // the private use area has 6,400
constexpr std::size_t most_clusters = 6000;
constexpr std::size_t most_remembered = 20'000;
constexpr float design_px = 1000; // offsets are kept in thousandths of the em

/// Steers ordering and joining, and is seen no longer.
bool is_invisible(char32_t c) {
    return c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
           (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff;
}

/// Whether ImGui's own glyph of the character is the right one wherever it stands.
bool is_plain(char32_t c) {
    constexpr std::u32string_view mirrored = U"()[]{}<>«»";
    const bool is_right_to_left =
        (c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff);
    return !is_right_to_left && !text::needs_shaping(c) &&
           mirrored.find(c) == std::u32string_view::npos;
}

/// Coverage that grows by what is drawn into it; pixels from the pen and the baseline, y down.
class Canvas {
  public:
    Canvas(int left, int top, int width, int height)
        : left_(left), top_(top), width_(width), height_(height),
          coverage_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

    void add(const text::GlyphBitmap& bitmap, int x, int y) {
        for (int row = 0; row < bitmap.height; ++row) {
            for (int column = 0; column < bitmap.width; ++column) {
                std::uint8_t& pixel = at(x + column - left_, y + row - top_);
                pixel = std::max(
                    pixel, bitmap.coverage[static_cast<std::size_t>(row * bitmap.width + column)]);
            }
        }
    }

    /// Rows averaged over `samples`, columns blurred over as many: what a picture that is drawn at
    /// any fraction of a pixel needs.
    [[nodiscard]] std::vector<std::uint8_t> shrunk(int samples) const {
        const int rows = height_ / samples;
        std::vector<std::uint8_t> small(static_cast<std::size_t>(width_ * rows));
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < width_; ++column) {
                int sum = 0;
                for (int y = 0; y < samples; ++y) {
                    for (int x = 0; x < samples; ++x) {
                        const int from = column + x - samples / 2;
                        if (from >= 0 && from < width_) {
                            sum += coverage_[static_cast<std::size_t>((row * samples + y) * width_ +
                                                                      from)];
                        }
                    }
                }
                // Thin strokes are grey without a little more; the other glyphs have it, too.
                const int mean = sum * 106 / (100 * samples * samples);
                small[static_cast<std::size_t>(row * width_ + column)] =
                    static_cast<std::uint8_t>(std::min(mean, 255));
            }
        }
        return small;
    }

  private:
    std::uint8_t& at(int x, int y) { return coverage_[static_cast<std::size_t>(y * width_ + x)]; }

    int left_;
    int top_;
    int width_;
    int height_;
    std::vector<std::uint8_t> coverage_;
};

/// Down or up to a multiple.
int floor_to(int value, int step) {
    return value - ((value % step) + step) % step;
}

} // namespace

ShapedGlyphs* ShapedGlyphs::current() {
    return ImGui::GetCurrentContext() == nullptr
               ? nullptr
               : static_cast<ShapedGlyphs*>(ImGui::GetIO().UserData);
}

void ShapedGlyphs::attach() {
#if IMGUI_VERSION_NUM < 19200 // later fonts are made as they are needed and have no shelf
    ImGui::GetIO().UserData = this;
#endif
}

ShapedGlyphs::~ShapedGlyphs() {
    if (current() == this) {
        ImGui::GetIO().UserData = nullptr;
    }
}

std::string ShapedGlyphs::shown(std::string_view utf8) {
    const auto known = shown_.find(std::string(utf8));
    if (known != shown_.end()) {
        return known->second;
    }
    std::string text;
    for (std::string_view rest = utf8;;) {
        const std::size_t end = rest.find('\n');
        text += shape(rest.substr(0, end));
        if (end == std::string_view::npos) {
            break;
        }
        text.push_back('\n');
        rest.remove_prefix(end + 1);
    }
    if (shown_.size() >= most_remembered) {
        shown_.clear();
    }
    shown_.emplace(utf8, text);
    return text;
}

std::string ShapedGlyphs::shape(std::string_view line) {
    const text::GlyphRun run = fonts_.shape(line, design_px);
    std::vector<std::uint32_t> begins; // of clusters in the text, in the order of reading
    for (const text::Glyph& glyph : run.glyphs) {
        begins.push_back(glyph.cluster);
    }
    std::sort(begins.begin(), begins.end());
    const auto text_of = [&](std::uint32_t cluster) {
        const auto next = std::upper_bound(begins.begin(), begins.end(), cluster);
        const std::size_t end = next == begins.end() ? run.text.size() : *next;
        return std::string_view(run.text).substr(cluster, end - cluster);
    };
    struct Group {
        std::size_t begin = 0;
        std::size_t end = 0;
        float x = 0;
    };
    std::vector<Group> groups;
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        if (groups.empty() || run.glyphs[i].cluster != run.glyphs[i - 1].cluster) {
            groups.push_back({i, i, groups.empty() ? 0 : run.glyphs[i].origin.x});
        }
        groups.back().end = i + 1;
        groups.back().x = std::min(groups.back().x, run.glyphs[i].origin.x);
    }
    std::string shown;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Group& group = groups[g];
        std::string_view text = text_of(run.glyphs[group.begin].cluster);
        const std::string_view whole = text;
        char32_t first = 0;
        std::size_t visible = 0;
        while (!text.empty()) {
            const char32_t c = base::take_code_point(text);
            if (!is_invisible(c)) {
                first = visible == 0 ? c : first;
                ++visible;
            }
        }
        if (visible == 0) {
            continue;
        }
        if (visible == 1 && group.end - group.begin == 1 && is_plain(first) && has_all(whole)) {
            base::append_utf8(shown, first);
            continue;
        }
        Cluster cluster;
        const float next = g + 1 < groups.size() ? groups[g + 1].x : run.width_px;
        cluster.advance = static_cast<std::int32_t>(std::lround(next - group.x));
        for (std::size_t i = group.begin; i < group.end; ++i) {
            const text::Glyph& glyph = run.glyphs[i];
            cluster.parts.push_back(
                {glyph.font, glyph.id,
                 static_cast<std::int32_t>(std::lround(glyph.origin.x - group.x)),
                 static_cast<std::int32_t>(std::lround(glyph.origin.y))});
        }
        if (const char32_t character = character_of(std::move(cluster)); character != 0) {
            base::append_utf8(shown, character);
        } else {
            shown += whole;
        }
    }
    return shown;
}

bool ShapedGlyphs::has_all(std::string_view utf8) const {
    if (targets_.empty()) {
        return true;
    }
    const ImFont& font = *targets_.front().font;
    while (!utf8.empty()) {
        const auto byte = static_cast<unsigned char>(utf8.front());
        if (byte < 0xc6) { // below U+0180 all are there
            utf8.remove_prefix(1);
            continue;
        }
        const char32_t c = base::take_code_point(utf8);
        if (c > 0xffff ||
            (!is_invisible(c) && font.FindGlyphNoFallback(static_cast<ImWchar>(c)) == nullptr)) {
            return false;
        }
    }
    return true;
}

/// 0 where there are too many.
char32_t ShapedGlyphs::character_of(Cluster cluster) {
    const auto known = characters_.find(cluster);
    if (known != characters_.end()) {
        return known->second;
    }
    if (clusters_.size() >= most_clusters) {
        return 0;
    }
    const auto fresh = static_cast<char32_t>(first_character + clusters_.size());
    const auto added = characters_.emplace(std::move(cluster), fresh).first;
    clusters_.push_back(&added->first);
    return fresh;
}

void ShapedGlyphs::reserve(ImFontAtlas& atlas, float scale) {
    // Glyphs that are several times as wide as high fill a texture quickly on a fine screen, where
    // they need it least.
    oversampling_ = scale < 1.5F ? 3 : 1;
    constexpr float side = 22; // units: of a cluster's square, all fonts in the mean
    constexpr std::size_t fonts = 4;
    const float area =
        side * scale * side * scale * static_cast<float>(oversampling_) * static_cast<float>(fonts);
    const auto wanted = static_cast<float>(clusters_.size() + 200) * area * room_;
    shelf_width_ = std::max(512, atlas.TexDesiredWidth - 64);
    shelf_height_ =
        std::clamp(static_cast<int>(wanted / static_cast<float>(shelf_width_)), 64, 6000);
#if IMGUI_VERSION_NUM < 19200
    shelf_ = atlas.AddCustomRectRegular(shelf_width_, shelf_height_);
#endif
}

void ShapedGlyphs::fill(ImFontAtlas& atlas, std::vector<Target> targets) {
    atlas_ = &atlas;
    targets_ = std::move(targets);
    shown_.clear(); // other characters have glyphs of their own now
    x_ = y_ = row_height_ = 0;
    drawn_ = 0;
    draw_new();
}

ShapedGlyphs::Change ShapedGlyphs::draw_new() {
    if (atlas_ == nullptr || shelf_ < 0 || drawn_ == clusters_.size()) {
        return Change::none;
    }
    bool fits = true;
    while (fits && drawn_ < clusters_.size()) {
        const auto character = static_cast<char32_t>(first_character + drawn_);
        for (const Target& target : targets_) {
            fits = fits && draw(*clusters_[drawn_], character, target);
        }
        drawn_ += fits ? 1 : 0;
    }
    for (const Target& target : targets_) {
        target.font->BuildLookupTable();
    }
    if (!fits) {
        constexpr float largest = 16;
        if (room_ >= largest) {
            drawn_ = clusters_.size(); // what has no room has none
            return Change::texture;
        }
        room_ *= 1.6F;
        return Change::full;
    }
    return Change::texture;
}

bool ShapedGlyphs::draw(const Cluster& cluster, char32_t character, const Target& target) {
    const int samples = oversampling_;
    const float em = target.em_px * static_cast<float>(samples);
    const float stroke = target.is_bold ? 0.022F * em : 0;
    struct Drawn {
        text::GlyphBitmap bitmap;
        int x = 0;
        int y = 0;
    };
    std::vector<Drawn> drawn;
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    for (const Part& part : cluster.parts) {
        const float x = static_cast<float>(part.x) / design_px * em;
        const float y = static_cast<float>(part.y) / design_px * em;
        Drawn one;
        one.bitmap = fonts_.rasterize(part.font, part.glyph, em, stroke, {x - std::floor(x), 0});
        if (one.bitmap.width <= 0 || one.bitmap.height <= 0) {
            continue;
        }
        one.x = static_cast<int>(std::floor(x)) + one.bitmap.left;
        one.y = static_cast<int>(std::lround(y)) - one.bitmap.top;
        const bool is_first = drawn.empty();
        left = is_first ? one.x : std::min(left, one.x);
        top = is_first ? one.y : std::min(top, one.y);
        right = is_first ? one.x + one.bitmap.width : std::max(right, one.x + one.bitmap.width);
        bottom = is_first ? one.y + one.bitmap.height : std::max(bottom, one.y + one.bitmap.height);
        drawn.push_back(std::move(one));
    }
    const float advance = static_cast<float>(cluster.advance) / design_px * target.em_px;
    if (drawn.empty()) { // a blank of some width
        target.font->AddGlyph(nullptr, static_cast<ImWchar>(character), 0, 0, 0, 0, 0, 0, 0, 0,
                              advance);
        return true;
    }
    left -= samples;
    right += samples;
    top = floor_to(top, samples);
    bottom = floor_to(bottom + samples - 1, samples);
    Canvas canvas(left, top, right - left, bottom - top);
    for (const Drawn& one : drawn) {
        canvas.add(one.bitmap, one.x, one.y);
    }
    const std::vector<std::uint8_t> pixels = canvas.shrunk(samples);
    const int width = right - left;
    const int height = (bottom - top) / samples;

    constexpr int gap = 1;
    if (x_ + width + gap > shelf_width_) {
        x_ = 0;
        y_ += row_height_ + gap;
        row_height_ = 0;
    }
    if (width > shelf_width_ || y_ + height > shelf_height_) {
        return false;
    }
#if IMGUI_VERSION_NUM < 19200
    const ImFontAtlasCustomRect& shelf = *atlas_->GetCustomRectByIndex(shelf_);
    const int at_x = shelf.X + x_;
    const int at_y = shelf.Y + y_;
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            const auto place =
                static_cast<std::size_t>((at_y + row) * atlas_->TexWidth + at_x + column);
            const std::uint8_t coverage = pixels[static_cast<std::size_t>(row * width + column)];
            atlas_->TexPixelsAlpha8[place] = coverage;
            if (atlas_->TexPixelsRGBA32 != nullptr) {
                atlas_->TexPixelsRGBA32[place] = IM_COL32(255, 255, 255, coverage);
            }
        }
    }
    const ImVec2 texel = atlas_->TexUvScale;
    const auto in_pixels = [&](int value) {
        return static_cast<float>(value) / static_cast<float>(samples);
    };
    const float base_line = target.font->Ascent + in_pixels(top);
    target.font->AddGlyph(nullptr, static_cast<ImWchar>(character), in_pixels(left), base_line,
                          in_pixels(right), base_line + static_cast<float>(height),
                          static_cast<float>(at_x) * texel.x, static_cast<float>(at_y) * texel.y,
                          static_cast<float>(at_x + width) * texel.x,
                          static_cast<float>(at_y + height) * texel.y, advance);
#endif
    x_ += width + gap;
    row_height_ = std::max(row_height_, height);
    return true;
}

} // namespace entente::ui
