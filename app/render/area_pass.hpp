// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/color_packing.hpp"
#include "app/render/instanced_pass.hpp"

#include <array>
#include <vector>

namespace entente::render {

/// Draws convex areas, the outline centred on their sides: a fan of wedges around each one's
/// middle. Corners may be given in either direction; those that lie on each other count once, and
/// an area of less than three is not drawn. Cost: O(corners), and its pixels.
class AreaPass {
  public:
    static base::Result<AreaPass> make(const ShaderSource& source);
    void draw(std::span<const scene::AreaMark> areas, const View& view);

  private:
    struct Line {
        float normal_x, normal_y, distance;
    };
    struct Instance {
        float middle_x, middle_y;
        float from_x, from_y, to_x, to_y;
        Line before, side, after;
        float half_outline;
        PackedColor fill, outline;
    };
    explicit AreaPass(InstancedPass pass) : pass_(std::move(pass)) {}
    void add(const scene::AreaMark& area);

    InstancedPass pass_;
    std::vector<Instance> instances_;
    // Of the area at hand; members so that their memory is kept.
    std::vector<base::Vec2> corners_;
    std::vector<Line> lines_;
    std::vector<base::Vec2> beyond_;
};

} // namespace entente::render
