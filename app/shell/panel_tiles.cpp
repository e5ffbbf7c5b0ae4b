// SPDX-License-Identifier: MIT
#include "app/shell/panel_tiles.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace entente::shell {
namespace {

using base::Rect;

/// Each further one has ImGui's lists gone through once more.
constexpr std::size_t most_rectangles = 4;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
    return hash ^ hash >> 29U;
}

std::uint64_t mixed(std::uint64_t hash, const ImDrawVert& vertex) {
    std::array<std::uint32_t, 5> parts{};
    static_assert(sizeof parts == sizeof vertex);
    std::memcpy(parts.data(), &vertex, sizeof vertex);
    hash = mixed(hash, std::uint64_t{parts[0]} << 32U | parts[1]);
    hash = mixed(hash, std::uint64_t{parts[2]} << 32U | parts[3]);
    return mixed(hash, parts[4]);
}

std::size_t tiles_along(float length) {
    return static_cast<std::size_t>(std::max(1.0F, std::ceil(length / PanelTiles::side)));
}

std::size_t tile_at(float at, std::size_t count) {
    return static_cast<std::size_t>(
        std::clamp(at / PanelTiles::side, 0.0F, static_cast<float>(count - 1)));
}

} // namespace

PanelTiles::PanelTiles(const Rect& area)
    : area_(area), columns_(tiles_along(area.width())), rows_(tiles_along(area.height())),
      hashes_(columns_ * rows_, 0) {}

void PanelTiles::add(const ImDrawList& list) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const ImVec4& clip = command.ClipRect;
        std::uint64_t look = 0;
        for (const float edge : {clip.x, clip.y, clip.z, clip.w}) {
            look = mixed(look, std::bit_cast<std::uint32_t>(edge));
        }
        const ImTextureID texture = command.GetTexID();
        look = mixed(look, reinterpret_cast<std::uintptr_t>(texture));
        const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
        const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
        for (unsigned i = 0; i + 2 < command.ElemCount; i += 3, index += 3) {
            std::uint64_t hash = look;
            ImVec2 low{clip.z, clip.w};
            ImVec2 high{clip.x, clip.y};
            for (int corner = 0; corner < 3; ++corner) {
                const ImDrawVert& vertex = vertices[index[corner]];
                hash = mixed(hash, vertex);
                low = {std::min(low.x, vertex.pos.x), std::min(low.y, vertex.pos.y)};
                high = {std::max(high.x, vertex.pos.x), std::max(high.y, vertex.pos.y)};
            }
            mix({{std::max(low.x, clip.x), std::max(low.y, clip.y)},
                 {std::min(high.x, clip.z), std::min(high.y, clip.w)}},
                hash);
        }
    }
}

void PanelTiles::mix(const Rect& where, std::uint64_t hash) {
    if (where.min.x > where.max.x || where.min.y > where.max.y) {
        return;
    }
    const std::size_t left = tile_at(where.min.x - area_.min.x, columns_);
    const std::size_t right = tile_at(where.max.x - area_.min.x, columns_);
    const std::size_t bottom = tile_at(where.max.y - area_.min.y, rows_);
    for (std::size_t row = tile_at(where.min.y - area_.min.y, rows_); row <= bottom; ++row) {
        for (std::size_t column = left; column <= right; ++column) {
            std::uint64_t& tile = hashes_[row * columns_ + column];
            tile = mixed(tile, hash);
        }
    }
}

Rect PanelTiles::rect_of(std::size_t left, std::size_t top, std::size_t right,
                         std::size_t bottom) const {
    const auto at = [](float corner, std::size_t tile, float end) {
        return std::min(corner + side * static_cast<float>(tile), end);
    };
    return {{at(area_.min.x, left, area_.max.x), at(area_.min.y, top, area_.max.y)},
            {at(area_.min.x, right, area_.max.x), at(area_.min.y, bottom, area_.max.y)}};
}

std::vector<Rect> PanelTiles::changed_since(const PanelTiles& before) const {
    if (!(before.area_ == area_)) {
        return {area_};
    }
    /// Tiles [left, right) of rows [top, bottom).
    struct Block {
        std::size_t left, top, right, bottom;
    };
    std::vector<Block> blocks;
    for (std::size_t row = 0; row < rows_; ++row) {
        const auto differs = [&](std::size_t column) {
            return hashes_[row * columns_ + column] != before.hashes_[row * columns_ + column];
        };
        std::size_t left = 0;
        while (left < columns_ && !differs(left)) {
            ++left;
        }
        if (left == columns_) {
            continue;
        }
        std::size_t right = columns_;
        while (!differs(right - 1)) {
            --right;
        }
        // Rows that change about as far are one block.
        if (!blocks.empty() && blocks.back().bottom == row &&
            2 * (std::max(right, blocks.back().right) - std::min(left, blocks.back().left)) <=
                3 * std::min(right - left, blocks.back().right - blocks.back().left)) {
            Block& block = blocks.back();
            block = {std::min(left, block.left), block.top, std::max(right, block.right), row + 1};
        } else {
            blocks.push_back({left, row, right, row + 1});
        }
    }
    while (blocks.size() > most_rectangles) { // the two that have least between them become one
        std::size_t best = 1;
        std::size_t least = columns_ * rows_ * 2;
        const auto joined = [&](std::size_t i) {
            const Block& a = blocks[i - 1];
            const Block& b = blocks[i];
            return Block{std::min(a.left, b.left), a.top, std::max(a.right, b.right), b.bottom};
        };
        const auto area = [](const Block& block) {
            return (block.right - block.left) * (block.bottom - block.top);
        };
        for (std::size_t i = 1; i < blocks.size(); ++i) {
            const std::size_t added = area(joined(i)) - area(blocks[i - 1]) - area(blocks[i]);
            if (added < least) {
                least = added;
                best = i;
            }
        }
        blocks[best - 1] = joined(best);
        blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(best));
    }
    std::vector<Rect> parts;
    parts.reserve(blocks.size());
    for (const Block& block : blocks) {
        parts.push_back(rect_of(block.left, block.top, block.right, block.bottom));
    }
    return parts;
}

} // namespace entente::shell
