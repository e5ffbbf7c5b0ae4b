// SPDX-License-Identifier: MIT
#pragma once

#include "app/text/fonts.hpp"

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::ui {

/// Lets ImGui draw text that it could not: letters with marks, Indic and other scripts, joined
/// letters without forms of their own, what lies above the 16 bits of its characters.
///
/// Such text is shaped as that of the canvas is. Each cluster of glyphs that comes out is given a
/// character of the private use area, and ImGui's fonts a glyph for it, drawn on a shelf that is
/// kept free in their atlas; so measuring, wrapping and cutting text go on as they do. Clusters
/// that were not met before are drawn before the next frame.
class ShapedGlyphs {
  public:
    /// @param fonts  outlive it.
    explicit ShapedGlyphs(text::FontSet& fonts) : fonts_(fonts) {}
    ShapedGlyphs(const ShapedGlyphs&) = delete;
    ShapedGlyphs& operator=(const ShapedGlyphs&) = delete;

    /// The one that ImGui's present context carries, null where there is none.
    static ShapedGlyphs* current();
    /// Has the context carry it, until it is destroyed.
    void attach();
    ~ShapedGlyphs();

    /// The text in visual order, of characters that ImGui has glyphs for.
    std::string shown(std::string_view utf8);

    /// Whether ImGui's fonts have a glyph of their own for each character of a text.
    [[nodiscard]] bool has_all(std::string_view utf8) const;

    /// One of ImGui's fonts: clusters are drawn for each.
    struct Target {
        ImFont* font = nullptr;
        float em_px = 0;
        bool is_bold = false;
    };
    /// Keeps a shelf free in an atlas that is about to be built.
    void reserve(ImFontAtlas& atlas, float scale);
    /// Draws all clusters that are known into the atlas that was built.
    void fill(ImFontAtlas& atlas, std::vector<Target> targets);

    enum class Change : std::uint8_t {
        none,
        texture, ///< the backend's texture is out of date
        full     ///< the shelf is too small: the atlas is to be built anew
    };
    /// Draws the clusters that were met since.
    Change draw_new();
    [[nodiscard]] bool has_new() const { return drawn_ < clusters_.size(); }

  private:
    struct Part {
        text::FontIndex font = 0;
        std::uint32_t glyph = 0;
        std::int32_t x = 0; ///< thousandths of the em, y down
        std::int32_t y = 0;
        friend auto operator<=>(const Part&, const Part&) = default;
    };
    struct Cluster {
        std::vector<Part> parts;
        std::int32_t advance = 0; ///< thousandths of the em
        friend auto operator<=>(const Cluster&, const Cluster&) = default;
    };

    std::string shape(std::string_view line);
    char32_t character_of(Cluster cluster);
    bool draw(const Cluster& cluster, char32_t character, const Target& target);

    text::FontSet& fonts_;
    std::map<Cluster, char32_t> characters_;
    std::vector<const Cluster*> clusters_; ///< by character; into the map's keys
    std::unordered_map<std::string, std::string> shown_;

    ImFontAtlas* atlas_ = nullptr;
    std::vector<Target> targets_;
    int shelf_ = -1; ///< custom rectangle of the atlas
    int shelf_width_ = 0;
    int shelf_height_ = 0;
    float room_ = 1; ///< grows with each shelf that was too small
    int oversampling_ = 3;
    int x_ = 0; ///< where the next glyph comes
    int y_ = 0;
    int row_height_ = 0;
    std::size_t drawn_ = 0; ///< clusters
};

} // namespace entente::ui
