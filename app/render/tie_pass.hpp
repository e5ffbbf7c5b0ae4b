// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/instanced_pass.hpp"
#include "app/render/tie_pieces.hpp"

#include <vector>

namespace entente::render {

/// Draws ties.
class TiePass {
  public:
    enum class Order { first_below, last_on_top_first };

    static base::Result<TiePass> make(const ShaderSource& source);

    /// @param order first_below: as the list stands. last_on_top_first: from the list's back, for a
    ///              target that is blended from the front to the back.
    void draw(std::span<const scene::TieMark> ties, TargetSize picture, const View& view,
              Order order = Order::first_below);

  private:
    TiePass(InstancedPass full, InstancedPass plain)
        : full_(std::move(full)), plain_(std::move(plain)) {}
    void flush(const View& view);

    InstancedPass full_;
    InstancedPass plain_; ///< neither dashes nor arrow heads
    std::vector<TiePiece> pieces_;
};

} // namespace entente::render
