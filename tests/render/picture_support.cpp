// SPDX-License-Identifier: MIT
#include "tests/render/picture_support.hpp"

#include "app/base/rng.hpp"

#include <gmock/gmock.h>

#ifdef __linux__
#include <dlfcn.h>
#include <link.h>
#endif

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

/// Read by LeakSanitizer, where it is built in: what these libraries keep to the end is theirs.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libLLVM\nleak:_dri.so\nleak:libEGL\nleak:libcairo\n";
}

namespace entente::test {
namespace {

float linear(unsigned byte) {
    const float value = static_cast<float>(byte & 0xffU) / 255.0F;
    return value <= 0.04045F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
}

#ifdef __linux__
/// Drivers are unloaded with their context, and what they keep then looks lost to LeakSanitizer.
int keep_loaded(dl_phdr_info* module, std::size_t /*size*/, void* /*user*/) {
    dlopen(module->dlpi_name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
    return 0;
}
#endif

} // namespace

base::Color srgb(unsigned hex, float alpha) {
    return {linear(hex >> 16U), linear(hex >> 8U), linear(hex), alpha};
}

Pixel pixel(const base::Image& image, int x, int y) {
    const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                            static_cast<std::size_t>(x)) *
                           4;
    return {image.rgba.at(at), image.rgba.at(at + 1), image.rgba.at(at + 2), image.rgba.at(at + 3)};
}

double ink(const base::Image& image) {
    double sum = 0;
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        sum += 1.0 - image.rgba[i] / 255.0;
    }
    return sum;
}

int largest_difference(const base::Image& a, const base::Image& b) {
    EXPECT_EQ(a.rgba.size(), b.rgba.size());
    int largest = 0;
    for (std::size_t i = 0; i < std::min(a.rgba.size(), b.rgba.size()); ++i) {
        largest = std::max(largest, std::abs(int{a.rgba[i]} - int{b.rgba[i]}));
    }
    return largest;
}

scene::Marks rich_scene(text::FontSet& fonts, float width, float height, float scale) {
    constexpr std::array colors{0x0072b2U, 0xd55e00U, 0x009e73U, 0xcc79a7U,
                                0xe69f00U, 0x56b4e9U, 0x6b7280U};
    constexpr std::array names{"Iran",          "ایران",         "中国",   "Россия",
                               "United States", "محمدجواد ظریف", "Lavrov", "日本",
                               "संयुक्त राष्ट्र",    "Österreich",    "ישראל",  "European Union"};
    base::Rng rng(7);
    scene::Marks marks;
    marks.background = srgb(0xffffff);
    std::vector<base::Vec2> places;
    for (int i = 0; i < 42; ++i) {
        places.push_back({width * (0.08F + 0.84F * static_cast<float>(rng.uniform())),
                          height * (0.08F + 0.84F * static_cast<float>(rng.uniform()))});
    }
    for (std::size_t i = 0; i < 110; ++i) {
        scene::TieMark tie;
        const auto a = static_cast<std::size_t>(rng.uniform() * 41.99);
        const auto b = static_cast<std::size_t>(rng.uniform() * 41.99);
        tie.from = places[a];
        tie.to = places[b];
        const float strength = static_cast<float>(i) / 110.0F;
        tie.width = (0.4F + 5 * strength * strength) * scale;
        tie.color = srgb(i % 3 == 0   ? 0xd9822bU
                         : i % 3 == 1 ? 0x8a94a3U
                                      : 0x3b7dc4U,
                         0.25F + 0.6F * strength);
        tie.bend = i % 4 == 0 ? 0.14F : 0;
        tie.dash = i % 7 == 0 ? 6 * scale : 0;
        tie.arrow = i % 5 == 0 ? 9 * scale : 0;
        tie.from_gap = 9 * scale;
        tie.to_gap = 9 * scale;
        marks.ties.push_back(tie);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        scene::NodeMark node;
        node.center = places[i];
        node.radius = (4 + static_cast<float>(i % 6) * 2.4F) * scale;
        node.shape = static_cast<scene::Shape>(i % 7);
        node.fill = srgb(colors[i % 7]);
        node.outline = srgb(0xffffff);
        node.outline_width = 1.5F * scale;
        marks.nodes.push_back(node);
        if (i < 24) {
            scene::TextMark label;
            label.run = fonts.shape(names[i % names.size()], 13 * scale,
                                    i % 5 == 0 ? text::Weight::bold : text::Weight::regular);
            label.origin =
                places[i] + base::Vec2{node.radius + 4 * scale, label.run.ascent_px * 0.34F};
            label.color = srgb(0x1f2933);
            label.halo = srgb(0xffffff, 0.85F);
            label.halo_width = 2 * scale;
            marks.labels.push_back(label);
        }
    }
    scene::BoxMark panel;
    panel.rect = {{12 * scale, height - 92 * scale}, {232 * scale, height - 12 * scale}};
    panel.corner_radius = 6 * scale;
    panel.fill = srgb(0xffffff, 0.92F);
    panel.outline = srgb(0xd5dae1);
    panel.outline_width = scale;
    marks.boxes.push_back(panel);
    scene::BoxMark gradient;
    gradient.rect = {{24 * scale, height - 40 * scale}, {220 * scale, height - 28 * scale}};
    gradient.corner_radius = 3 * scale;
    gradient.fill = srgb(0xd9822b);
    gradient.fill_right = srgb(0x3b7dc4);
    gradient.is_gradient = true;
    marks.boxes.push_back(gradient);
    scene::TextMark title;
    title.run = fonts.shape("Who deals with whom · 2013–2015", 15 * scale, text::Weight::bold);
    title.origin = {24 * scale, height - 66 * scale};
    title.color = srgb(0x1f2933);
    marks.overlay_texts.push_back(title);
    scene::TieMark sample;
    sample.from = {24 * scale, height - 52 * scale};
    sample.to = {120 * scale, height - 52 * scale};
    sample.width = 2 * scale;
    sample.dash = 5 * scale;
    sample.color = srgb(0x3b7dc4);
    marks.overlay_ties.push_back(sample);
    scene::NodeMark swatch;
    swatch.center = {150 * scale, height - 52 * scale};
    swatch.radius = 6 * scale;
    swatch.shape = scene::Shape::hexagon;
    swatch.fill = srgb(0x009e73);
    marks.overlay_nodes.push_back(swatch);
    return marks;
}

void Picture::SetUp() {
    auto made = shell::HeadlessContext::create(64, 64);
    if (!made) {
        GTEST_SKIP() << made.error().message;
    }
    context.emplace(std::move(*made));
    auto opened = text::FontSet::open();
    if (!opened) {
        GTEST_SKIP() << opened.error().message;
    }
    fonts.emplace(std::move(*opened));
    renderer = make_renderer({});
}

void Picture::TearDown() {
    renderer.reset();
    EXPECT_THAT(complaints, testing::IsEmpty());
#ifdef __linux__
    dl_iterate_phdr(keep_loaded, nullptr);
#endif
}

std::unique_ptr<render::GlRenderer>
Picture::make_renderer(const render::GlRenderer::Choices& choices) {
    const auto log = [this](base::LogLevel level, std::string_view message) {
        if (level == base::LogLevel::error) {
            complaints.emplace_back(message);
        }
    };
    auto made = render::GlRenderer::make(context->lookup(), *fonts, log, choices);
    if (!made) {
        ADD_FAILURE() << made.error().message;
        return nullptr;
    }
    return std::move(*made);
}

base::Image Picture::draw_image(const scene::Marks& marks, int width, int height,
                                bool transparent) {
    auto image = renderer->draw_image(marks, {width, height}, transparent);
    if (!image) {
        ADD_FAILURE() << image.error().message;
        return {width, height,
                std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 4)};
    }
    return std::move(*image);
}

} // namespace entente::test
