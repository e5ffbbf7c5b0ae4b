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
    /// The same for a picture that is soon gone: under a software renderer in half the time, who
    /// lies on whom being about right, and a few pixels at arrow heads a little off.
    void draw_quickly(std::span<const scene::TieMark> ties, TargetSize picture, const View& view);

  private:
    TiePass(InstancedPass full, InstancedPass plain, InstancedPass lines)
        : full_(std::move(full)), plain_(std::move(plain)), lines_(std::move(lines)) {}
    void flush(const View& view);

    InstancedPass full_;
    InstancedPass plain_; ///< neither dashes nor arrow heads
    InstancedPass lines_; ///< such ones as lines
    int widest_line_ = 0; ///< px; 0 where quads are as quick
    std::vector<TiePiece> pieces_;
};

} // namespace entente::render
