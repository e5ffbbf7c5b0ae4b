// SPDX-License-Identifier: MIT
#include "app/render/renderer.hpp"

namespace entente::render {

void NullRenderer::draw(const scene::Marks& marks, TargetSize /*size*/) {
    ++draws;
    areas += marks.areas.size();
    ties += marks.ties.size();
    nodes += marks.nodes.size();
}

bool NullRenderer::draw_progressively(const scene::Marks& marks, TargetSize size,
                                      std::uint64_t /*version*/, const TieBudget& /*budget*/) {
    draw(marks, size);
    return true;
}

bool NullRenderer::draw_passing(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                                const TieBudget& budget) {
    return draw_progressively(marks, size, version, budget);
}

bool NullRenderer::draw_moved(const scene::Marks& marks, TargetSize /*size*/, float /*scale*/,
                              base::Vec2 /*offset*/) {
    ++draws;
    nodes += marks.nodes.size();
    return true;
}

base::Result<base::Image> NullRenderer::draw_image(const scene::Marks& marks, TargetSize size,
                                                   bool /*transparent*/) {
    draw(marks, size);
    return read_back(size);
}

base::Image NullRenderer::read_back(TargetSize size) {
    const auto pixels =
        static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
    return {size.width, size.height, std::vector<std::uint8_t>(pixels * 4, 0)};
}

} // namespace entente::render
