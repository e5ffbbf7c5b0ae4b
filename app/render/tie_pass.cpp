// SPDX-License-Identifier: MIT
#include "app/render/tie_pass.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace entente::render {
namespace {

constexpr std::size_t quick_batch = 512;

/// Whether it is known to be a software renderer: what is quicker for those is not for others.
bool draws_by_processor() {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view renderer = name == nullptr ? "" : name;
    return renderer.find("llvmpipe") != std::string_view::npos ||
           renderer.find("softpipe") != std::string_view::npos;
}

bool is_plain(const TiePiece& piece) {
    return !(piece.arrow > 0 || piece.dash > 0);
}

/// How many pixels wide a line is along a row or column, to cover a slanted tie's soft edges but
/// for their last shade.
int line_width(const TiePiece& piece) {
    constexpr float slanted = 1.4142136F;
    return static_cast<int>(std::lround((std::max(piece.width, 1.0F) + slanted) * slanted));
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
    auto lines = InstancedPass::make(source, "line", sizeof(TiePiece), attributes);
    if (!lines) {
        return base::fail(std::move(lines).error());
    }
    TiePass made(std::move(*full), std::move(*plain), std::move(*lines));
    if (draws_by_processor()) {
        std::array<GLfloat, 2> range{};
        glGetFloatv(GL_ALIASED_LINE_WIDTH_RANGE, range.data());
        made.widest_line_ = static_cast<int>(range[1]);
    }
    return made;
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

void TiePass::draw_quickly(std::span<const scene::TieMark> ties, TargetSize picture,
                           const View& view) {
    if (widest_line_ <= 1) {
        draw(ties, picture, view);
        return;
    }
    const base::Rect whole{{0, 0},
                           {static_cast<float>(picture.width), static_cast<float>(picture.height)}};
    const base::Vec2 corner{static_cast<float>(view.left), static_cast<float>(view.top)};
    const base::Rect seen{corner, corner + base::Vec2{static_cast<float>(view.width),
                                                      static_cast<float>(view.height)}};
    // Of ties about as strong the lines come first, the thin ones before the wide ones, then the
    // heads: so there are few calls, and who lies on whom is nearly as it will be.
    for (std::size_t first = 0; first < ties.size(); first += quick_batch) {
        pieces_.clear();
        for (const scene::TieMark& tie :
             ties.subspan(first, std::min(quick_batch, ties.size() - first))) {
            append_pieces(tie, whole, seen, pieces_);
        }
        const auto lines_end =
            std::stable_partition(pieces_.begin(), pieces_.end(), [&](const TiePiece& piece) {
                return is_plain(piece) && line_width(piece) <= widest_line_;
            });
        std::stable_sort(pieces_.begin(), lines_end, [](const TiePiece& a, const TiePiece& b) {
            return line_width(a) < line_width(b);
        });
        for (auto at = pieces_.begin(); at != lines_end;) {
            const int width = line_width(*at);
            const auto end = std::find_if(
                at, lines_end, [&](const TiePiece& piece) { return line_width(piece) != width; });
            glLineWidth(static_cast<GLfloat>(width));
            lines_.draw_lines(std::span<const TiePiece>(at, end), view);
            at = end;
        }
        full_.draw(std::span<const TiePiece>(lines_end, pieces_.end()), view);
    }
    glLineWidth(1);
    pieces_.clear();
}

} // namespace entente::render
