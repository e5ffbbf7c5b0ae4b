// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"
#include "app/render/renderer.hpp"
#include "app/render/tie_pieces.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::render {

/// A picture of ties made by the processor, as shaders/tie.frag.glsl makes it, for machines whose
/// OpenGL is a processor too: such a driver spends more on each of thousands of short chords than
/// on all of their pixels. Several threads, each on rows of its own; the same bits with any number
/// of them.
///
/// The picture is premultiplied, 16 bits a channel, with nothing behind the ties.
class TieRaster {
  public:
    /// Rows and columns of pixels; the row 0 is the lowest, as OpenGL counts.
    struct Part {
        int left = 0;
        int bottom = 0;
        int right = 0;
        int top = 0;
        [[nodiscard]] bool is_empty() const { return left >= right || bottom >= top; }
        [[nodiscard]] std::size_t pixel_count() const {
            return static_cast<std::size_t>(right - left) * static_cast<std::size_t>(top - bottom);
        }
        [[nodiscard]] Part with(const Part& other) const;
    };

    explicit TieRaster(TargetSize size);

    [[nodiscard]] TargetSize size() const { return size_; }
    void clear();
    /// Draws ties below what is there, the last of them on top. About 1 us a tie, arcs more.
    void add_below(std::span<const scene::TieMark> ties);
    /// What may be other than clear.
    [[nodiscard]] Part drawn() const { return drawn_; }

    /// Lays a part over a background of one colour, or over what is in `pixels`: blue, green, red
    /// and 255 a pixel, rows from below, of the part alone.
    void lay_over(std::uint32_t background, const Part& part,
                  std::vector<std::uint32_t>& pixels) const;
    void lay_over(const Part& part, std::vector<std::uint32_t>& pixels) const;

  private:
    using Pixel = std::array<std::uint16_t, 4>;
    /// A line through a point, to which a side belongs. It crosses row y, counted from above, at
    /// x - slope * (y - this->y).
    struct Line {
        float x = 0;
        float y = 0;
        float slope = 0;
        int side = 0; ///< what belongs to it lies to the right, 1, or to the left, -1; 0: it is
                      ///< level, and below it, where the slope is positive, else above it
    };
    /// A piece of a tie, ready to be filled in.
    struct Stroke {
        base::Vec2 first; ///< px, rows from above
        base::Vec2 direction;
        std::array<Line, 2> flanks;       ///< it lies on the side of the first, not on the second's
        std::array<Line, 2> cuts;         ///< likewise, at its ends
        std::array<float, 2> cut_reach{}; ///< how many rows above and below them those meet it
        float along = 0;                  ///< way at `first`
        float length = 0;
        float half_width = 0;
        float steep = 1; ///< 1 over the width of the soft edge
        float dash = 0;
        float arrow = 0;
        float head = 0; ///< half width of the arrow head
        bool has_soft_end = false;
        std::array<std::uint16_t, 4> color{}; ///< premultiplied
        int left = 0;                         ///< pixels that it may meet, rows from above
        int top = 0;
        int right = 0;
        int bottom = 0;
    };

    [[nodiscard]] Stroke stroke_of(const TiePiece& piece) const;
    static Line line_through(base::Vec2 point, base::Vec2 normal);
    void fill(const Stroke& stroke, int top, int bottom);
    template <class Share>
    void fill_rows(const Stroke& stroke, int top, int bottom, const Share& share_of);

    /// Calls row(ties, out, width) for each row of the part, from several threads.
    template <class Row>
    void each_row(const Part& part, std::vector<std::uint32_t>& pixels, const Row& row) const;

    TargetSize size_;
    std::vector<Pixel> pixels_;
    Part drawn_;
    std::vector<std::vector<Stroke>> strokes_; ///< of each stretch of ties, kept for its memory
};

} // namespace entente::render
