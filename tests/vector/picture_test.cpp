// SPDX-License-Identifier: MIT
// SVG and PDF, drawn by other people's programs, beside the picture that the renderer draws of the
// same marks.
#include "app/io/png_writer.hpp"
#include "app/vector/pdf_painter.hpp"
#include "app/vector/svg_painter.hpp"

#include "tests/render/picture_support.hpp"
#include "tests/vector/pictures.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <ostream>
#include <string>

namespace entente::test {
namespace {

constexpr int width = 960;
constexpr int height = 600;

// Bounds of what different ways to smooth edges and to place letters come to; what a mark that is
// missing or a few pixels off comes to is several times as much, see below.
constexpr double most_mean = 1.2;
constexpr double most_blurred = 16;

/// Where ENTENTE_PICTURES names a folder, the pictures are left there to be looked at.
void keep(const base::Image& image, const std::string& name) {
    if (const char* folder = std::getenv("ENTENTE_PICTURES")) {
        EXPECT_TRUE(io::write_png(std::filesystem::path(folder) / (name + ".png"), image, {}));
    }
}

/// A format and the program that draws it.
struct Format {
    std::string name;
    std::string program;
    std::function<base::Image(const scene::Marks&, const vector::Page&, text::FontSet&)> draw;
};

base::Image drawn_svg(const scene::Marks& marks, const vector::Page& page, text::FontSet& fonts) {
    return picture_of_svg(vector::paint_svg(marks, page, {}, {}, fonts), page.width_px,
                          page.height_px);
}

base::Image drawn_pdf(const scene::Marks& marks, const vector::Page& page, text::FontSet& fonts) {
    const auto bytes = vector::paint_pdf(marks, page, {}, fonts);
    if (!bytes) {
        ADD_FAILURE() << bytes.error().message;
        return {};
    }
    return picture_of_pdf(*bytes, page.dots_per_inch);
}

std::ostream& operator<<(std::ostream& stream, const Format& format) {
    return stream << format.name;
}

class VectorPicture : public Picture, public testing::WithParamInterface<Format> {
  protected:
    void SetUp() override {
        if (!has_program(GetParam().program)) {
            GTEST_SKIP() << GetParam().program << " is not installed";
        }
        Picture::SetUp();
    }

    /// How far the painter's picture of `painted` is from the renderer's of `drawn`.
    Difference compared(const scene::Marks& drawn, const scene::Marks& painted,
                        const std::string& name) {
        const base::Image expected = draw_image(drawn, width, height);
        const base::Image image = GetParam().draw(painted, {width, height, 96, false}, *fonts);
        keep(expected, name + "-png");
        keep(image, name + "-" + GetParam().name);
        const Difference found = difference(expected, image);
        RecordProperty("mean", std::to_string(found.mean));
        RecordProperty("blurred", std::to_string(found.blurred));
        return found;
    }

    void expect_same(const scene::Marks& marks, const std::string& name, double mean = most_mean,
                     double blurred = most_blurred) {
        const Difference found = compared(marks, marks, name);
        EXPECT_LT(found.mean, mean);
        EXPECT_LT(found.blurred, blurred) << "at " << found.x << ", " << found.y;
    }

    void expect_different(const scene::Marks& drawn, const scene::Marks& painted,
                          const std::string& name) {
        EXPECT_GT(compared(drawn, painted, name).blurred, most_blurred * 1.5);
    }

    scene::Marks rich() { return rich_scene(*fonts, width, height); }
};

TEST_P(VectorPicture, a_rich_network_looks_the_same) {
    expect_same(rich(), "rich");
}

TEST_P(VectorPicture, nodes_of_every_shape_look_the_same) {
    scene::Marks marks;
    marks.background = srgb(0xffffff);
    for (int i = 0; i < 28; ++i) {
        scene::NodeMark node;
        node.center = {70 + 135 * static_cast<float>(i % 7), 80 + 140 * static_cast<float>(i / 7)};
        node.shape = static_cast<scene::Shape>(i % 7);
        node.radius = 12 + 12 * static_cast<float>(i / 7);
        node.fill = srgb(0x0072b2);
        node.outline = srgb(0xd55e00, i / 7 == 2 ? 0.4F : 1);
        node.outline_width = static_cast<float>(i / 7) * 4;
        marks.nodes.push_back(node);
    }
    expect_same(marks, "shapes", 0.1, 6);
}

TEST_P(VectorPicture, ties_of_every_kind_look_the_same) {
    scene::Marks marks;
    marks.background = srgb(0xffffff);
    for (int i = 0; i < 24; ++i) {
        scene::TieMark tie;
        const float y = 24 + 24 * static_cast<float>(i);
        tie.from = {40, y};
        tie.to = {900, y + 12};
        tie.width = 0.5F + 0.5F * static_cast<float>(i % 12);
        tie.color = srgb(0x3b7dc4, 0.3F + 0.025F * static_cast<float>(i));
        tie.bend = i % 3 == 0 ? 0.02F : (i % 3 == 1 ? -0.02F : 0);
        tie.dash = i % 4 == 0 ? 9 : 0;
        tie.arrow = i % 2 == 0 ? 16 : 0;
        tie.from_gap = 6;
        tie.to_gap = 14;
        marks.ties.push_back(tie);
    }
    expect_same(marks, "ties", 0.9, 9);
}

TEST_P(VectorPicture, boxes_and_areas_look_the_same) {
    scene::Marks marks;
    marks.background = srgb(0xeef1f5);
    scene::AreaMark area;
    area.corners = {{500, 60}, {900, 130}, {860, 500}, {560, 540}, {420, 300}};
    area.fill = srgb(0x009e73, 0.2F);
    area.outline = srgb(0x009e73);
    area.outline_width = 3;
    marks.areas = {area};
    for (int i = 0; i < 6; ++i) {
        scene::BoxMark box;
        const float left = 30 + 150 * static_cast<float>(i % 3);
        const float top = 40 + 260 * static_cast<float>(i / 3);
        box.rect = {{left, top}, {left + 120, top + 200}};
        box.corner_radius = static_cast<float>(i) * 5;
        box.fill = srgb(0xffffff, 0.8F);
        box.fill_right = srgb(0x0072b2);
        box.is_gradient = i == 2 || i == 4;
        box.outline = srgb(0x1f2933, i % 2 == 0 ? 1 : 0.5F);
        box.outline_width = static_cast<float>(i % 4) * 2;
        marks.boxes.push_back(box);
    }
    // The renderer rounds a gradient's straight alpha otherwise where its ends differ in it.
    marks.boxes[2].fill = marks.boxes[4].fill = srgb(0xd9822b);
    expect_same(marks, "boxes", 0.5, 6);
}

TEST_P(VectorPicture, text_of_many_scripts_looks_the_same) {
    scene::Marks marks;
    marks.background = srgb(0x14181f);
    float y = 40;
    for (const char* words :
         {"Sergei Lavrov", "محمدجواد ظریف", "آژانس IAEA (2015) و روسیه", "IAEA آژانس 2015",
          "ישראל (UN) 2015", "Россия и Иран", "Wang Yi 王毅, Lavrov", "भारत गणराज्य"}) {
        scene::TextMark text;
        text.origin = {60, y};
        text.run = fonts->shape(words, 30);
        text.color = srgb(0xffffff);
        text.halo = srgb(0xd55e00);
        text.halo_width = 3;
        marks.labels.push_back(text);
        y += 70;
    }
    expect_same(marks, "scripts", 0.5, 14);
}

TEST_P(VectorPicture, the_dark_theme_and_a_clear_background_look_the_same) {
    scene::Marks marks = rich();
    marks.background = srgb(0x11151c);
    for (scene::TextMark& label : marks.labels) {
        label.color = srgb(0xe6e9ee);
        label.halo = srgb(0x11151c, 0.85F);
    }
    expect_same(marks, "dark");
    if (GetParam().name == "svg") {
        const base::Image expected = draw_image(marks, width, height, true);
        const base::Image image = GetParam().draw(marks, {width, height, 96, true}, *fonts);
        EXPECT_EQ(pixel(image, 0, 0).a, 0);
        EXPECT_LT(difference(expected, image).mean, 2 * most_mean);
    }
}

TEST_P(VectorPicture, a_node_that_moved_is_noticed) {
    const scene::Marks marks = rich();
    scene::Marks moved = marks;
    moved.nodes[20].center += {3, 0};
    expect_different(marks, moved, "moved-node");
}

TEST_P(VectorPicture, a_label_that_is_missing_or_moved_is_noticed) {
    const scene::Marks marks = rich();
    scene::Marks without = marks;
    without.labels.erase(without.labels.begin() + 7);
    expect_different(marks, without, "no-label");
    scene::Marks moved = marks;
    moved.labels[7].origin.x += 5;
    expect_different(marks, moved, "moved-label");
}

TEST_P(VectorPicture, a_tie_that_is_missing_or_bent_the_other_way_is_noticed) {
    const scene::Marks marks = rich();
    // A strong arc of some length.
    std::size_t arc = marks.ties.size() - 1;
    while (marks.ties[arc].bend == 0 || length(marks.ties[arc].to - marks.ties[arc].from) < 200) {
        --arc;
    }
    scene::Marks without = marks;
    without.ties[arc].width = 0;
    expect_different(marks, without, "no-tie");
    scene::Marks bent = marks;
    bent.ties[arc].bend *= -1;
    expect_different(marks, bent, "bent-tie");
}

INSTANTIATE_TEST_SUITE_P(Of, VectorPicture,
                         testing::Values(Format{"svg", "rsvg-convert", drawn_svg},
                                         Format{"pdf", "pdftoppm", drawn_pdf}),
                         [](const auto& format) { return format.param.name; });

} // namespace
} // namespace entente::test
