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
#include "app/render/tie_raster.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace entente::render {

/// Paints marks with OpenGL. All edges are smoothed by the shaders, so the target needs no samples.
///
/// Blending is done in sRGB, with premultiplied colours: as browsers and PDF viewers do it, so that
/// a figure looks the same as PNG, SVG and PDF, and thin lines and text keep the weight they were
/// given.
class GlRenderer final : public Renderer {
  public:
    struct Choices {
        std::filesystem::path shader_dir = {}; ///< see make_gl_renderer
        int max_tile = 2048;                   ///< images are drawn in tiles of at most so many px
        /// Whether a processor draws, which is looked up where it is not told.
        std::optional<bool> is_processor = {};
    };
    /// See make_gl_renderer.
    static base::Result<std::unique_ptr<GlRenderer>> make(AddressLookup lookup,
                                                          text::FontSet& fonts,
                                                          const base::LogSink& log,
                                                          const Choices& choices);

    void draw(const scene::Marks& marks, TargetSize size) override;
    bool draw_progressively(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                            const TieBudget& budget) override;
    bool draw_passing(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                      const TieBudget& budget) override;
    void prepare_passing(const scene::Marks& marks, TargetSize size) override;
    bool draw_moved(const scene::Marks& marks, TargetSize size, float scale,
                    base::Vec2 offset) override;
    bool paint_kept(TargetSize size, const std::function<void(bool is_new)>& paint) override;
    void copy_kept(const base::Rect& part) override;
    base::Result<base::Image> draw_image(const scene::Marks& marks, TargetSize size,
                                         bool transparent) override;
    base::Image read_back(TargetSize size) override;

  private:
    /// The picture of the ties that is being added to.
    struct TiePicture {
        /// Premultiplied, nothing behind them; where a processor draws, by our own hand.
        std::variant<Offscreen, TieRaster> ties;
        Offscreen shown; ///< over the background, as the screen will have it: 8 bits
        std::optional<std::uint64_t> version; ///< of `ties`
        std::size_t done = 0;                 ///< ties drawn so far, from the back of the list
        base::Color background;               ///< that `shown` was made with
        /// Whether `shown` has all that is done, the areas below it and the pale nodes above it.
        bool is_shown_new = false;
        bool has_layer = false; ///< the pale nodes in `shown` come from their layer
    };

    GlRenderer(text::FontSet& fonts, base::LogSink log) : fonts_(fonts), log_(std::move(log)) {}
    base::Result<void> load_passes(const ShaderSource& source);
    bool begin_tie_picture(TargetSize size, std::uint64_t version);
    bool make_tie_picture(TargetSize size);
    bool add_ties(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                  const TieBudget& budget);
    bool draw_kept(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                   const TieBudget& budget, bool in_passing);
    void draw_at_once(const scene::Marks& marks, TargetSize size);
    void paint_pale(const scene::Marks& marks, TargetSize size, bool in_passing);
    void lay_over(const PaleLayer& layer, TargetSize size);
    void copy_shown(const scene::Marks& marks);
    static void copy(const Offscreen& picture, const base::Rect& part);
    void paint_above_ties(const scene::Marks& marks, std::span<const scene::NodeMark> nodes,
                          TargetSize picture, const View& view);
    void show_ties(const scene::Marks& marks, const GlState& state, bool in_passing);
    void blit(const Offscreen& picture, std::array<float, 4> background);
    void blit_ties(const scene::Marks& marks, const Offscreen& ties);
    void put_ties(const scene::Marks& marks, const TieRaster& ties);

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
    std::vector<std::uint32_t> pixels_; ///< kept for its memory
    PaleLayer pale_layer_;
    bool is_prepared_ = false;      ///< see prepare_passing
    std::optional<Offscreen> kept_; ///< see paint_kept
    int max_tile_ = 2048;
    bool is_processor_ = false; ///< what draws: see note 0020
};

} // namespace entente::render
