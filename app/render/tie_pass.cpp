// SPDX-License-Identifier: MIT
#include "app/render/tie_pass.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace entente::render {
namespace {

bool is_plain(const TiePiece& piece) {
    return !(piece.arrow > 0 || piece.dash > 0);
}

} // namespace

base::Result<TiePass> TiePass::make(const ShaderSource& source) {
    static_assert(offsetof(TiePiece, last) == offsetof(TiePiece, first) + 2 * sizeof(float));
    const std::array attributes{
        Attribute{4, GL_FLOAT, offsetof(TiePiece, first)},
        Attribute{4, GL_SHORT, offsetof(TiePiece, tangents)},
        Attribute{4, GL_FLOAT, offsetof(TiePiece, along)},
        Attribute{1, GL_FLOAT, offsetof(TiePiece, arrow)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(TiePiece, color)},
    };
    auto full = InstancedPass::make(source, "tie", sizeof(TiePiece), attributes);
    if (!full) {
        return base::fail(std::move(full).error());
    }
    auto plain = InstancedPass::make(source, "tie", sizeof(TiePiece), attributes, "ENTENTE_PLAIN");
    if (!plain) {
        return base::fail(std::move(plain).error());
    }
    return TiePass(std::move(*full), std::move(*plain));
}

void TiePass::flush(const View& view) {
    // Long stretches of plain pieces are worth a draw call of their own; the order stays.
    constexpr std::ptrdiff_t long_stretch = 512;
    const auto draw = [&](const InstancedPass& pass, auto from, auto to) {
        pass.draw(std::span<const TiePiece>(from, to), view);
    };
    auto drawn = pieces_.begin();
    for (auto at = drawn; at != pieces_.end();) {
        const auto end = std::find_if_not(at, pieces_.end(), is_plain);
        if (end - at >= long_stretch || (at == drawn && end == pieces_.end())) {
            draw(full_, drawn, at);
            draw(plain_, at, end);
            drawn = end;
        }
        at = std::find_if(end, pieces_.end(), is_plain);
    }
    draw(full_, drawn, pieces_.end());
    pieces_.clear();
}

void TiePass::draw(std::span<const scene::TieMark> ties, TargetSize picture, const View& view,
                   Order order) {
    const base::Rect whole{{0, 0},
                           {static_cast<float>(picture.width), static_cast<float>(picture.height)}};
    const base::Vec2 corner{static_cast<float>(view.left), static_cast<float>(view.top)};
    const base::Rect seen{corner, corner + base::Vec2{static_cast<float>(view.width),
                                                      static_cast<float>(view.height)}};
    pieces_.clear();
    for (std::size_t i = 0; i < ties.size(); ++i) {
        const bool from_back = order == Order::last_on_top_first;
        append_pieces(from_back ? ties[ties.size() - 1 - i] : ties[i], whole, seen, pieces_);
        if (pieces_.size() >= batch_size) {
            flush(view);
        }
    }
    flush(view);
}

} // namespace entente::render
