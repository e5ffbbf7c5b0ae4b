// SPDX-License-Identifier: MIT
#include "app/render/node_pass.hpp"

#include <array>
#include <cstddef>

namespace entente::render {
namespace {

/// The farthest corner of any shape (a triangle's) from its middle, over the radius.
constexpr float farthest = 1.6F;

bool is_seen(const scene::NodeMark& node, const View& view) {
    const float reach = farthest * node.radius + node.outline_width + 2;
    const float x = node.center.x - static_cast<float>(view.left);
    const float y = node.center.y - static_cast<float>(view.top);
    return node.radius > 0 && x > -reach && x < static_cast<float>(view.width) + reach &&
           y > -reach && y < static_cast<float>(view.height) + reach;
}

} // namespace

base::Result<NodePass> NodePass::make(const ShaderSource& source) {
    const std::array attributes{
        Attribute{4, GL_FLOAT, offsetof(Instance, x)},
        Attribute{1, GL_FLOAT, offsetof(Instance, shape)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(Instance, fill)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(Instance, outline)},
        Attribute{1, GL_FLOAT, offsetof(Instance, dashes)},
    };
    auto full = InstancedPass::make(source, "node", sizeof(Instance), attributes);
    if (!full) {
        return base::fail(std::move(full).error());
    }
    auto plain = InstancedPass::make(source, "node", sizeof(Instance), attributes, "ENTENTE_PLAIN");
    if (!plain) {
        return base::fail(std::move(plain).error());
    }
    return NodePass(std::move(*full), std::move(*plain));
}

void NodePass::draw(std::span<const scene::NodeMark> nodes, const View& view) {
    instances_.clear();
    bool is_plain = true;
    const auto flush = [&] {
        (is_plain ? plain_ : full_).draw(std::span<const Instance>(instances_), view);
        instances_.clear();
    };
    for (const scene::NodeMark& node : nodes) {
        if (!is_seen(node, view)) {
            continue;
        }
        if ((node.dashes > 0) == is_plain) { // few have any, and those lie side by side
            flush();
            is_plain = !is_plain;
        }
        instances_.push_back({node.center.x, node.center.y, node.radius, node.outline_width,
                              static_cast<float>(node.shape), pack(node.fill), pack(node.outline),
                              node.dashes});
        if (instances_.size() == batch_size) {
            flush();
        }
    }
    flush();
}

} // namespace entente::render
