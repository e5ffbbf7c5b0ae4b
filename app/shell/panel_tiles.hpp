// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::shell {

/// What ImGui draws on each tile of a part of the screen, as one number a tile: where two frames
/// have the same number they look the same.
class PanelTiles {
  public:
    static constexpr float side = 32; ///< px

    explicit PanelTiles(const base::Rect& area);

    /// Adds a list on top of those before. Costs some 20 ns a triangle, and what is large 2 ns a
    /// tile.
    void add(const ImDrawList& list);

    /// Few rectangles that hold all tiles which look otherwise; all of it where `before` is of
    /// another area.
    [[nodiscard]] std::vector<base::Rect> changed_since(const PanelTiles& before) const;

  private:
    void mix(const base::Rect& where, std::uint64_t hash);
    [[nodiscard]] base::Rect rect_of(std::size_t left, std::size_t top, std::size_t right,
                                     std::size_t bottom) const;

    base::Rect area_;
    std::size_t columns_;
    std::size_t rows_;
    std::vector<std::uint64_t> hashes_; ///< row by row
};

} // namespace entente::shell
