// SPDX-License-Identifier: MIT
#include "app/render/tie_raster.hpp"

#include "app/base/parallel.hpp"
#include "app/render/four.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace entente::render {
namespace {

using base::Vec2;

constexpr std::size_t stretch = 128; ///< ties that one thread cuts at a time
constexpr std::size_t band = 24;     ///< rows that one thread fills at a time
constexpr float most = 65'535;

Four share_of_one(Four value) {
    return min(max(value, Four(0)), Four(1));
}

Four covered(Four distance_px) {
    return share_of_one(Four(0.5F) - distance_px);
}

/// Of a row's columns leaves those on the line's side, or all others: two pieces that share a line
/// share no pixel.
template <class Line>
void cut(const Line& line, float y, bool on_its_side, int& begin, int& end) {
    if (line.side == 0) {
        if (((y - line.y) * line.slope >= 0) != on_its_side) {
            end = begin;
        }
        return;
    }
    // Pixels whose middle is on the line belong to its side.
    const float x = std::clamp(line.x - line.slope * (y - line.y), -1e6F, 1e6F) - 0.5F;
    const bool is_right = (line.side > 0) == on_its_side;
    const auto whole = static_cast<int>(x); // towards 0; std::ceil is a call on old processors
    const auto middle = static_cast<float>(whole);
    const int at = whole + ((line.side > 0 ? x > middle : x >= middle) ? 1 : 0);
    if (is_right) {
        begin = std::max(begin, at);
    } else {
        end = std::min(end, at);
    }
}

float from_snorm(std::int16_t value) {
    return static_cast<float>(value) / 32'767.0F;
}

} // namespace

TieRaster::Part TieRaster::Part::with(const Part& other) const {
    if (is_empty()) {
        return other;
    }
    if (other.is_empty()) {
        return *this;
    }
    return {std::min(left, other.left), std::min(bottom, other.bottom),
            std::max(right, other.right), std::max(top, other.top)};
}

TieRaster::TieRaster(TargetSize size)
    : size_(size),
      pixels_(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height)) {}

void TieRaster::clear() {
    const auto width = static_cast<std::size_t>(size_.width);
    for (int row = drawn_.bottom; row < drawn_.top; ++row) {
        const auto begin =
            pixels_.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * width);
        std::fill(begin + drawn_.left, begin + drawn_.right, std::array<std::uint16_t, 4>{});
    }
    drawn_ = {};
}

TieRaster::Line TieRaster::line_through(Vec2 point, Vec2 normal) {
    Line line;
    line.x = point.x;
    line.y = point.y;
    line.slope = normal.x == 0 ? normal.y : normal.y / normal.x;
    line.side = normal.x > 0 ? 1 : normal.x < 0 ? -1 : 0;
    return line;
}

/// What shaders/tie.vert.glsl makes of it.
TieRaster::Stroke TieRaster::stroke_of(const TiePiece& piece) const {
    Stroke stroke;
    stroke.first = piece.first;
    const Vec2 way = piece.last - piece.first;
    const float chord = base::length(way);
    stroke.direction = chord > 0 ? way / chord : Vec2{1, 0};
    stroke.along = piece.along;
    stroke.length = piece.length;
    stroke.dash = piece.dash;
    stroke.arrow = piece.arrow;
    stroke.has_soft_end = piece.along < 0.5F || piece.along + chord > piece.length - 0.5F;
    stroke.half_width = 0.5F * std::max(piece.width, 1.0F);
    stroke.head = piece.arrow > 0 ? std::max(0.38F * piece.arrow, piece.width) : 0;
    const float soft = std::abs(stroke.direction.x) + std::abs(stroke.direction.y);
    stroke.steep = 1 / soft;
    const float reach = std::max(stroke.half_width, stroke.head) + 0.5F * soft;

    const Vec2 across{stroke.direction.y, -stroke.direction.x};
    const auto tangent = [&](std::size_t i) {
        return Vec2{from_snorm(piece.tangents[i]), from_snorm(piece.tangents[i + 1])};
    };
    stroke.flanks = {line_through(piece.first - across * reach, across),
                     line_through(piece.first + across * reach, across)};
    stroke.cuts = {line_through(piece.first, tangent(0)), line_through(piece.last, tangent(2))};
    stroke.cut_reach = {std::abs(tangent(0).x) * reach + 1, std::abs(tangent(2).x) * reach + 1};

    float fade = std::min(piece.width, 1.0F);
    if (piece.arrow > 0) {
        fade = std::max(fade, 0.75F);
    }
    const float alpha = fade * static_cast<float>(piece.color[3]) / most;
    for (std::size_t c = 0; c < 3; ++c) {
        stroke.color[c] =
            static_cast<std::uint16_t>(std::lround(static_cast<float>(piece.color[c]) * alpha));
    }
    stroke.color[3] = static_cast<std::uint16_t>(std::lround(most * alpha));

    // What the four corners span.
    const auto within = [](float value, int end) {
        return static_cast<int>(std::clamp(value, 0.0F, static_cast<float>(end)));
    };
    Vec2 low = piece.first;
    Vec2 high = piece.first;
    for (const auto& [point, way_on] :
         {std::pair(piece.first, tangent(0)), std::pair(piece.last, tangent(2))}) {
        const Vec2 aside{std::abs(way_on.y) * reach, std::abs(way_on.x) * reach};
        low = {std::min(low.x, point.x - aside.x), std::min(low.y, point.y - aside.y)};
        high = {std::max(high.x, point.x + aside.x), std::max(high.y, point.y + aside.y)};
    }
    stroke.left = within(std::floor(low.x), size_.width);
    stroke.right = within(std::ceil(high.x), size_.width);
    stroke.top = within(std::floor(low.y), size_.height);
    stroke.bottom = within(std::ceil(high.y), size_.height);
    return stroke;
}

template <class Share>
void TieRaster::fill_rows(const Stroke& stroke, int top, int bottom, const Share& share_of) {
    const Ink ink(stroke.color);
    const Vec2 direction = stroke.direction;
    for (int row = top; row < bottom; ++row) {
        const float middle = static_cast<float>(row) + 0.5F;
        int begin = stroke.left;
        int end = stroke.right;
        cut(stroke.flanks[0], middle, true, begin, end);
        cut(stroke.flanks[1], middle, false, begin, end);
        // The cuts at the ends meet the rows near them alone.
        if (std::abs(middle - stroke.cuts[0].y) <= stroke.cut_reach[0]) {
            cut(stroke.cuts[0], middle, true, begin, end);
        }
        if (std::abs(middle - stroke.cuts[1].y) <= stroke.cut_reach[1]) {
            cut(stroke.cuts[1], middle, false, begin, end);
        }
        Pixel* pixel = pixels_.data() +
                       static_cast<std::ptrdiff_t>(size_.height - 1 - row) * size_.width + begin;
        const float y = middle - stroke.first.y;
        const float x = static_cast<float>(begin) + 0.5F - stroke.first.x;
        float along = x * direction.x + y * direction.y + stroke.along;
        float across = x * direction.y - y * direction.x;
        for (int column = begin; column < end; column += Four::count) {
            const Four share =
                share_of(Four::steps(along, direction.x), abs(Four::steps(across, direction.y)));
            const auto shares = (share * Four(most)).whole();
            const auto count = static_cast<std::size_t>(std::min(Four::count, end - column));
            for (std::size_t i = 0; i < count; ++i, ++pixel) {
                ink.lay_under(*pixel, static_cast<std::uint32_t>(shares[i]));
            }
            along += Four::count * direction.x;
            across += Four::count * direction.y;
        }
    }
}

void TieRaster::fill(const Stroke& stroke, int top, int bottom) {
    // As in shaders/tie.frag.glsl, four columns at a time.
    const Four steep(stroke.steep);
    const Four outer(0.5F + stroke.half_width * stroke.steep);
    const Four inner(0.5F - stroke.half_width * stroke.steep);
    const auto of_line = [=](Four distance) {
        const Four scaled = distance * steep;
        return share_of_one(outer - scaled) - max(inner - scaled, Four(0));
    };
    const Four half(0.5F);
    const Four beyond(stroke.length + 0.5F);
    const auto of_ends = [=](Four along) {
        return share_of_one(along + half) * share_of_one(beyond - along);
    };
    if (stroke.arrow > 0) {
        const float slope = stroke.head / stroke.arrow;
        const Four flank(1 / std::sqrt(1 + slope * slope));
        const Four arrow(stroke.arrow);
        fill_rows(stroke, top, bottom, [=](Four along, Four distance) {
            const Four width = (arrow - along) * Four(slope);
            const Four head = covered((distance - width) * flank) *
                              covered((Four(0) - distance - width) * flank) * share_of_one(along);
            return max(head, of_line(distance) * share_of_one(Four(1.5F) - along));
        });
    } else if (stroke.dash > 0) {
        const Four dash(stroke.dash);
        const Four half_dash(0.5F * stroke.dash);
        const Four period(2 * stroke.dash);
        const Four per_px(0.5F / stroke.dash);
        const Four sharp(std::clamp(stroke.dash - 0.5F, 0.0F, 1.0F));
        fill_rows(stroke, top, bottom, [=](Four along, Four distance) {
            // Before its start a tie has no ink, so that the way is not below -1.
            const Four at = along + half_dash + period;
            const Four from_middle = abs(at - period * truncated(at * per_px) - dash);
            return of_line(distance) * of_ends(along) *
                   (half + (covered(from_middle - half_dash) - half) * sharp);
        });
    } else if (stroke.has_soft_end) {
        fill_rows(stroke, top, bottom,
                  [=](Four along, Four distance) { return of_line(distance) * of_ends(along); });
    } else {
        fill_rows(stroke, top, bottom,
                  [=](Four /*along*/, Four distance) { return of_line(distance); });
    }
}

void TieRaster::add_below(std::span<const scene::TieMark> ties) {
    const base::Rect whole{{0, 0},
                           {static_cast<float>(size_.width), static_cast<float>(size_.height)}};
    const std::size_t stretches = (ties.size() + stretch - 1) / stretch;
    strokes_.resize(std::max(strokes_.size(), stretches));
    base::parallel_for(0, ties.size(), stretch, [&](std::size_t first, std::size_t last) {
        std::vector<TiePiece> pieces;
        std::vector<Stroke>& strokes = strokes_[first / stretch];
        strokes.clear();
        for (std::size_t i = first; i < last; ++i) {
            append_pieces(ties[ties.size() - 1 - i], whole, whole, pieces);
        }
        for (const TiePiece& piece : pieces) {
            strokes.push_back(stroke_of(piece));
        }
    });
    const std::span<const std::vector<Stroke>> all(strokes_.data(), stretches);
    Part part;
    for (const std::vector<Stroke>& strokes : all) {
        for (const Stroke& stroke : strokes) {
            part = part.with({stroke.left, size_.height - stroke.bottom, stroke.right,
                              size_.height - stroke.top});
        }
    }
    drawn_ = drawn_.with(part);
    base::parallel_for(static_cast<std::size_t>(size_.height - part.top),
                       static_cast<std::size_t>(size_.height - part.bottom), band,
                       [&](std::size_t first, std::size_t last) {
                           const auto begin = static_cast<int>(first);
                           const auto end = static_cast<int>(last);
                           for (const std::vector<Stroke>& strokes : all) {
                               for (const Stroke& stroke : strokes) {
                                   if (stroke.top < end && stroke.bottom > begin) {
                                       fill(stroke, std::max(begin, stroke.top),
                                            std::min(end, stroke.bottom));
                                   }
                               }
                           }
                       });
}

template <class Row>
void TieRaster::each_row(const Part& part, std::vector<std::uint32_t>& pixels,
                         const Row& row) const {
    const auto width = static_cast<std::size_t>(part.right - part.left);
    const auto bottom = static_cast<std::size_t>(part.bottom);
    base::parallel_for(bottom, static_cast<std::size_t>(part.top), band,
                       [&](std::size_t first, std::size_t last) {
                           for (std::size_t i = first; i < last; ++i) {
                               row(pixels_.data() + i * static_cast<std::size_t>(size_.width) +
                                       static_cast<std::size_t>(part.left),
                                   pixels.data() + (i - bottom) * width, width);
                           }
                       });
}

void TieRaster::lay_over(std::uint32_t background, const Part& part,
                         std::vector<std::uint32_t>& pixels) const {
    pixels.resize(part.pixel_count());
    each_row(part, pixels, [&](const Pixel* ties, std::uint32_t* out, std::size_t width) {
        std::fill(out, out + width, background);
        render::lay_over(ties, out, width);
    });
}

void TieRaster::lay_over(const Part& part, std::vector<std::uint32_t>& pixels) const {
    each_row(part, pixels, [](const Pixel* ties, std::uint32_t* out, std::size_t width) {
        render::lay_over(ties, out, width);
    });
}

} // namespace entente::render
