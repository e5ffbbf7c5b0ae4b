// SPDX-License-Identifier: MIT
#include "app/render/tie_pass.hpp"

#include <array>
#include <cstddef>

namespace entente::render {

base::Result<TiePass> TiePass::make(const ShaderSource& source) {
    static_assert(offsetof(TiePiece, last) == offsetof(TiePiece, first) + 2 * sizeof(float));
    const std::array attributes{
        Attribute{4, GL_FLOAT, offsetof(TiePiece, first)},
        Attribute{4, GL_SHORT, offsetof(TiePiece, tangents)},
        Attribute{4, GL_FLOAT, offsetof(TiePiece, along)},
        Attribute{1, GL_FLOAT, offsetof(TiePiece, arrow)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(TiePiece, color)},
    };
    auto pass = InstancedPass::make(source, "tie", sizeof(TiePiece), attributes);
    if (!pass) {
        return base::fail(std::move(pass).error());
    }
    return TiePass(std::move(*pass));
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
            pass_.draw(std::span<const TiePiece>(pieces_), view);
            pieces_.clear();
        }
    }
    pass_.draw(std::span<const TiePiece>(pieces_), view);
}

} // namespace entente::render
