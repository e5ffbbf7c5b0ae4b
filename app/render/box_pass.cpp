// SPDX-License-Identifier: MIT
#include "app/render/box_pass.hpp"

#include <array>
#include <cstddef>

namespace entente::render {

base::Result<BoxPass> BoxPass::make(const ShaderSource& source) {
    const std::array attributes{
        Attribute{4, GL_FLOAT, offsetof(Instance, left)},
        Attribute{2, GL_FLOAT, offsetof(Instance, corner_radius)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(Instance, fill)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(Instance, fill_right)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(Instance, outline)},
    };
    auto pass = InstancedPass::make(source, "box", sizeof(Instance), attributes);
    if (!pass) {
        return base::fail(std::move(pass).error());
    }
    return BoxPass(std::move(*pass));
}

void BoxPass::draw(std::span<const scene::BoxMark> boxes, const View& view) {
    instances_.clear();
    for (const scene::BoxMark& box : boxes) {
        if (!(box.rect.width() > 0) || !(box.rect.height() > 0)) {
            continue;
        }
        const PackedColor fill = pack(box.fill);
        instances_.push_back({box.rect.min.x, box.rect.min.y, box.rect.max.x, box.rect.max.y,
                              box.corner_radius, box.outline_width, fill,
                              box.is_gradient ? pack(box.fill_right) : fill, pack(box.outline)});
    }
    pass_.draw(std::span<const Instance>(instances_), view);
}

} // namespace entente::render
