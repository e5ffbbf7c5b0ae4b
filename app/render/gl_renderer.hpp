// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/area_pass.hpp"
#include "app/render/box_pass.hpp"
#include "app/render/gl_state.hpp"
#include "app/render/glyph_pass.hpp"
#include "app/render/node_pass.hpp"
#include "app/render/offscreen.hpp"
#include "app/render/pale_layer.hpp"
#include "app/render/tie_pass.hpp"

#include <optional>

namespace entente::render {

/// Paints marks with OpenGL. All edges are smoothed by the shaders, so the target needs no samples.
///
/// Blending is done in sRGB, with premultiplied colours: as browsers and PDF viewers do it, so that
/// a figure looks the same as PNG, SVG and PDF, and thin lines and text keep the weight they were
/// given.
class GlRenderer final : public Renderer {
  public:
    /// See make_gl_renderer. Images are drawn in tiles of at most max_tile pixels a side.
    static base::Result<std::unique_ptr<GlRenderer>>
    make(AddressLookup lookup, text::FontSet& fonts, const base::LogSink& log,
         const std::filesystem::path& shader_dir, int max_tile = 2048);

    void draw(const scene::Marks& marks, TargetSize size) override;
    bool draw_progressively(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                            std::size_t tie_budget) override;
    void draw_passing(const scene::Marks& marks, TargetSize size, std::uint64_t version) override;
    void prepare_passing() override;
    bool draw_moved(const scene::Marks& marks, TargetSize size, float scale,
                    base::Vec2 offset) override;
    base::Result<base::Image> draw_image(const scene::Marks& marks, TargetSize size,
                                         bool transparent) override;
    base::Image read_back(TargetSize size) override;

  private:
    /// The picture of the ties that is being added to.
    struct TiePicture {
        Offscreen ties;  ///< premultiplied, nothing behind them
        Offscreen shown; ///< over the background, as the screen will have it: 8 bits
        std::optional<std::uint64_t> version; ///< of `ties`
        std::size_t done = 0;                 ///< ties drawn so far, from the back of the list
        base::Color background;               ///< that `shown` was made with
        /// Whether `shown` has all that is done, the areas below it and the pale nodes above it.
        bool is_shown_new = false;
        /// Of the picture in `shown` that is whole and was not made from `ties`.
        std::optional<std::uint64_t> passing;
    };

    GlRenderer(text::FontSet& fonts, base::LogSink log) : fonts_(fonts), log_(std::move(log)) {}
    base::Result<void> load_passes(const ShaderSource& source);
    bool begin_tie_picture(TargetSize size, std::uint64_t version);
    bool make_tie_picture(TargetSize size);
    void paint_passing(const scene::Marks& marks, TargetSize size, bool is_layered);
    void lay_over(const PaleLayer& layer, TargetSize size);
    void copy_shown();
    void paint_above_ties(const scene::Marks& marks, std::span<const scene::NodeMark> nodes,
                          TargetSize picture, const View& view);
    void show_ties(const scene::Marks& marks, const GlState& state);
    void blit_ties(const scene::Marks& marks);

    text::FontSet& fonts_;
    base::LogSink log_;
    std::unique_ptr<DebugMessages> debug_;
    std::optional<AreaPass> areas_;
    std::optional<TiePass> ties_;
    std::optional<NodePass> nodes_;
    std::optional<GlyphPass> glyphs_;
    std::optional<BoxPass> boxes_;
    ShaderProgram blit_;
    ShaderProgram layer_;
    VertexArray no_attributes_;
    std::optional<TiePicture> tie_picture_;
    PaleLayer pale_layer_;
    int max_tile_ = 2048;
};

} // namespace entente::render
