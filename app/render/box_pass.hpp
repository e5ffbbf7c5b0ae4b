// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/color_packing.hpp"
#include "app/render/instanced_pass.hpp"

#include <vector>

namespace entente::render {

/// Draws boxes: the outline lies inside the rectangle; a gradient is mixed in sRGB.
class BoxPass {
  public:
    static base::Result<BoxPass> make(const ShaderSource& source);
    void draw(std::span<const scene::BoxMark> boxes, const View& view);

  private:
    struct Instance {
        float left, top, right, bottom;
        float corner_radius, outline_width;
        PackedColor fill, fill_right, outline;
    };
    explicit BoxPass(InstancedPass pass) : pass_(std::move(pass)) {}
    InstancedPass pass_;
    std::vector<Instance> instances_;
};

} // namespace entente::render
