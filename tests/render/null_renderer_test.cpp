// SPDX-License-Identifier: MIT
#include "app/render/renderer.hpp"

#include <gtest/gtest.h>

namespace entente::render {
namespace {

TEST(NullRenderer, counts_what_it_was_asked_to_draw) {
    NullRenderer renderer;
    scene::Marks marks;
    marks.areas.resize(1);
    marks.ties.resize(3);
    marks.nodes.resize(2);
    renderer.draw(marks, {10, 10});
    EXPECT_TRUE(renderer.draw_progressively(marks, {10, 10}, 1, {1}));
    EXPECT_EQ(renderer.draws, 2U);
    EXPECT_EQ(renderer.areas, 2U);
    EXPECT_EQ(renderer.ties, 6U);
    EXPECT_EQ(renderer.nodes, 4U);
}

TEST(NullRenderer, gives_an_empty_image_of_the_size_asked_for) {
    NullRenderer renderer;
    const auto image = renderer.draw_image({}, {7, 5}, true);
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width, 7);
    EXPECT_EQ(image->height, 5);
    EXPECT_EQ(image->rgba, std::vector<std::uint8_t>(7 * 5 * 4, 0));
    EXPECT_EQ(renderer.draws, 1U);
}

} // namespace
} // namespace entente::render
