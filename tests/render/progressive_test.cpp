// SPDX-License-Identifier: MIT
#include "tests/render/picture_support.hpp"

#include <gmock/gmock.h>

namespace entente::test {
namespace {

class Progressive : public Picture {
  protected:
    void SetUp() override {
        Picture::SetUp();
        if (!IsSkipped()) {
            ASSERT_TRUE(context->resize(size.width, size.height));
        }
    }
    base::Image shown(const scene::Marks& marks, std::uint64_t version, std::size_t budget,
                      bool& done) {
        context->bind();
        done = renderer->draw_progressively(marks, size, version, budget);
        return renderer->read_back(size);
    }
    base::Image whole(const scene::Marks& marks) {
        context->bind();
        renderer->draw(marks, size);
        return renderer->read_back(size);
    }
    static scene::Marks crossing() {
        scene::Marks marks;
        marks.background = srgb(0xffffff);
        scene::TieMark weak;
        weak.from = {0, 150};
        weak.to = {500, 150};
        weak.width = 20;
        weak.color = srgb(0xff0000);
        scene::TieMark strong = weak;
        strong.from = {250, 0};
        strong.to = {250, 400};
        strong.color = srgb(0x0000ff);
        marks.ties = {weak, strong};
        return marks;
    }

    render::TargetSize size{500, 400};
    bool is_done = false;
};

TEST_F(Progressive, all_batches_together_are_the_whole_picture) {
    const scene::Marks marks = rich_scene(*fonts, 500, 400);
    base::Image last;
    int calls = 0;
    do {
        last = shown(marks, 1, 17, is_done);
        ++calls;
    } while (!is_done && calls < 100);
    EXPECT_EQ(calls, (static_cast<int>(marks.ties.size()) + 16) / 17);
    EXPECT_LE(largest_difference(last, whole(marks)), 3);
    EXPECT_EQ(last.rgba, shown(marks, 1, 17, is_done).rgba);
    EXPECT_TRUE(is_done);
}

TEST_F(Progressive, the_strongest_come_first_and_stay_on_top) {
    const scene::Marks marks = crossing();
    const base::Image first = shown(marks, 1, 1, is_done);
    EXPECT_FALSE(is_done);
    EXPECT_EQ(pixel(first, 250, 100), (Pixel{0, 0, 255, 255}));
    EXPECT_EQ(pixel(first, 100, 150), (Pixel{255, 255, 255, 255}));
    const base::Image second = shown(marks, 1, 1, is_done);
    EXPECT_TRUE(is_done);
    EXPECT_EQ(pixel(second, 100, 150), (Pixel{255, 0, 0, 255}));
    EXPECT_EQ(pixel(second, 250, 150), (Pixel{0, 0, 255, 255}));
}

TEST_F(Progressive, a_new_version_begins_anew) {
    scene::Marks marks = crossing();
    shown(marks, 1, 10, is_done);
    marks.ties[0].color = srgb(0x00ff00);
    EXPECT_EQ(pixel(shown(marks, 1, 10, is_done), 100, 150), (Pixel{255, 0, 0, 255})) << "kept";
    EXPECT_EQ(pixel(shown(marks, 2, 10, is_done), 100, 150), (Pixel{0, 255, 0, 255}));
}

TEST_F(Progressive, nodes_and_background_are_new_with_each_call) {
    scene::Marks marks = crossing();
    shown(marks, 1, 10, is_done);
    scene::NodeMark node;
    node.center = {60, 60};
    node.radius = 10;
    node.fill = srgb(0x00ff00);
    marks.nodes = {node};
    marks.background = srgb(0x202020);
    const base::Image image = shown(marks, 1, 10, is_done);
    EXPECT_EQ(pixel(image, 60, 60), (Pixel{0, 255, 0, 255}));
    EXPECT_EQ(pixel(image, 400, 300), (Pixel{0x20, 0x20, 0x20, 255}));
    marks.nodes.clear();
    EXPECT_EQ(pixel(shown(marks, 1, 10, is_done), 60, 60), (Pixel{0x20, 0x20, 0x20, 255}));
}

TEST_F(Progressive, another_size_begins_anew) {
    const scene::Marks marks = crossing();
    shown(marks, 1, 10, is_done);
    size = {300, 200};
    ASSERT_TRUE(context->resize(300, 200));
    const base::Image image = shown(marks, 1, 1, is_done);
    EXPECT_FALSE(is_done);
    EXPECT_EQ(pixel(image, 250, 100), (Pixel{0, 0, 255, 255}));
}

TEST_F(Progressive, no_ties_and_no_budget_still_come_to_an_end) {
    scene::Marks marks;
    shown(marks, 1, 0, is_done);
    EXPECT_TRUE(is_done);
    marks = crossing();
    shown(marks, 2, 0, is_done);
    EXPECT_FALSE(is_done);
    shown(marks, 2, 0, is_done);
    EXPECT_TRUE(is_done);
}

} // namespace
} // namespace entente::test
