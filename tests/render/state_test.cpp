// SPDX-License-Identifier: MIT
#include "tests/render/picture_support.hpp"

#include <gmock/gmock.h>

#include <array>

namespace entente::test {
namespace {

using State = Picture;

GLint number(GLenum name) {
    GLint value = -1;
    glGetIntegerv(name, &value);
    return value;
}

TEST_F(State, what_was_bound_is_bound_again) {
    ASSERT_TRUE(context->resize(300, 200));
    const scene::Marks marks = rich_scene(*fonts, 300, 200);
    const GLint framebuffer = number(GL_DRAW_FRAMEBUFFER_BINDING);
    ASSERT_NE(framebuffer, 0);
    glViewport(3, 4, 50, 60);
    renderer->draw(marks, {300, 200});
    renderer->draw_progressively(marks, {300, 200}, 1, {10});
    ASSERT_TRUE(renderer->draw_image(marks, {100, 90}, true));
    EXPECT_EQ(number(GL_DRAW_FRAMEBUFFER_BINDING), framebuffer);
    EXPECT_EQ(number(GL_READ_FRAMEBUFFER_BINDING), framebuffer);
    std::array<GLint, 4> viewport{};
    glGetIntegerv(GL_VIEWPORT, viewport.data());
    EXPECT_THAT(viewport, testing::ElementsAre(3, 4, 50, 60));
    EXPECT_EQ(number(GL_CURRENT_PROGRAM), 0);
    EXPECT_EQ(number(GL_VERTEX_ARRAY_BINDING), 0);
    EXPECT_EQ(number(GL_ARRAY_BUFFER_BINDING), 0);
    EXPECT_EQ(number(GL_TEXTURE_BINDING_2D), 0);
    EXPECT_EQ(glIsEnabled(GL_BLEND), GL_FALSE);
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

TEST_F(State, the_picture_does_not_depend_on_what_others_left_behind) {
    const scene::Marks marks = rich_scene(*fonts, 300, 200);
    const base::Image clean = draw_image(marks, 300, 200);
    glEnable(GL_SCISSOR_TEST);
    glScissor(10, 10, 20, 20);
    glEnable(GL_CULL_FACE);
    glCullFace(GL_FRONT_AND_BACK);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_NEVER);
    glEnable(GL_FRAMEBUFFER_SRGB);
    glColorMask(GL_FALSE, GL_TRUE, GL_FALSE, GL_TRUE);
    glBlendEquation(GL_FUNC_SUBTRACT);
    glPolygonMode(GL_FRONT_AND_BACK, GL_LINE);
    glActiveTexture(GL_TEXTURE5);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 7);
    glPixelStorei(GL_PACK_ALIGNMENT, 8);
    renderer.reset();
    renderer = make_renderer({.max_tile = 128});
    EXPECT_EQ(largest_difference(clean, draw_image(marks, 300, 200)), 0);
}

TEST_F(State, a_context_can_be_resized_and_made_twice) {
    EXPECT_EQ(context->size(), (render::TargetSize{64, 64}));
    EXPECT_FALSE(context->resize(0, 10));
    EXPECT_EQ(context->size(), (render::TargetSize{64, 64}));
    renderer.reset();
    context.reset();
    auto again = shell::HeadlessContext::create(32, 16);
    ASSERT_TRUE(again) << again.error().message;
    context.emplace(std::move(*again));
    renderer = make_renderer({.max_tile = 2048});
    scene::Marks marks;
    marks.background = srgb(0x336699);
    renderer->draw(marks, {32, 16});
    EXPECT_EQ(pixel(renderer->read_back({32, 16}), 31, 15), (Pixel{0x33, 0x66, 0x99, 255}));
}

} // namespace
} // namespace entente::test
