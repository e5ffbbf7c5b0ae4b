// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl_renderer.hpp"
#include "app/shell/headless_context.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente::test {

/// A colour from 0xrrggbb in sRGB.
base::Color srgb(unsigned hex, float alpha = 1);

struct Pixel {
    int r, g, b, a;
    friend bool operator==(const Pixel&, const Pixel&) = default;
};
Pixel pixel(const base::Image& image, int x, int y);

/// The sum of ink over a picture of black marks on white: pixels that a black shape would fill.
double ink(const base::Image& image);

/// The largest difference of any channel.
int largest_difference(const base::Image& a, const base::Image& b);

/// A network with all shapes, arcs, arrows, dashes, hairlines, labels, boxes and an overlay.
scene::Marks rich_scene(text::FontSet& fonts, float width, float height, float scale = 1);

/// Tests that draw: a context, fonts, and what the driver said. Skips with the reason where there
/// is none.
class Picture : public testing::Test {
  protected:
    void SetUp() override;
    void TearDown() override;
    base::Image draw_image(const scene::Marks& marks, int width, int height,
                           bool transparent = false);
    std::unique_ptr<render::GlRenderer> make_renderer(const render::GlRenderer::Choices& choices);

    std::optional<shell::HeadlessContext> context;
    std::optional<text::FontSet> fonts;
    std::unique_ptr<render::GlRenderer> renderer;
    std::vector<std::string> complaints; ///< errors logged; a test with any fails
};

} // namespace entente::test
