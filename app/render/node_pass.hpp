// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/color_packing.hpp"
#include "app/render/instanced_pass.hpp"

#include <vector>

namespace entente::render {

/// Draws nodes: shapes of equal area, the outline centred on their edge.
class NodePass {
  public:
    static base::Result<NodePass> make(const ShaderSource& source);
    void draw(std::span<const scene::NodeMark> nodes, const View& view);

  private:
    struct Instance {
        float x, y, radius, outline_width;
        float shape;
        PackedColor fill, outline;
        float dashes;
    };
    NodePass(InstancedPass full, InstancedPass plain)
        : full_(std::move(full)), plain_(std::move(plain)) {}
    InstancedPass full_;
    InstancedPass plain_; ///< for nodes without dashes
    std::vector<Instance> instances_;
};

} // namespace entente::render
