// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/node_pass.hpp"
#include "app/render/offscreen.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente::render {

/// A picture of the pale nodes, kept while windows follow each other: a step changes few of
/// thousands, and to lay their picture over another costs a third of drawing them.
///
/// What is no longer pale stays in it as long as a node that is fully there covers it; so while
/// time goes on nothing is drawn but what becomes pale.
class PaleLayer {
  public:
    /// Brings the picture up to date; binds framebuffers. False where the driver refuses one.
    /// @param pale    by node, ascending
    /// @param others  the nodes drawn over them
    bool update(std::span<const scene::NodeMark> pale, std::span<const scene::NodeMark> others,
                NodePass& pass, TargetSize size);

    void bind_texture() const { picture_->bind_texture(); }
    /// What of the target the picture covers: left, lower, right and upper edge, px, rows counted
    /// from below.
    [[nodiscard]] std::array<int, 4> edges() const;

  private:
    /// Sorts out what is to be drawn. False where the picture has to begin anew.
    bool find_changes(std::span<const scene::NodeMark> pale,
                      std::span<const scene::NodeMark> others);

    std::optional<Offscreen> picture_;
    std::vector<scene::NodeMark> drawn_; ///< by node, ascending
    std::vector<scene::NodeMark> new_;
    std::vector<scene::NodeMark> merged_;
    std::vector<std::uint32_t> gone_; ///< drawn, and no longer pale; ascending
    std::vector<std::uint32_t> covering_;
};

} // namespace entente::render
