// SPDX-License-Identifier: MIT
#include "tests/render/picture_support.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>

namespace entente::test {
namespace {

/// Of all pixels, which share has a channel that differs by more.
double share_differing(const base::Image& a, const base::Image& b, int by) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        int most = 0;
        for (std::size_t c = 0; c < 4; ++c) {
            most = std::max(most, std::abs(int{a.rgba[i + c]} - int{b.rgba[i + c]}));
        }
        count += most > by ? 1 : 0;
    }
    return static_cast<double>(count) / (static_cast<double>(a.rgba.size()) / 4);
}

/// By OpenGL, and as where a processor draws.
class Progressive : public Picture, public testing::WithParamInterface<bool> {
  protected:
    void SetUp() override {
        Picture::SetUp();
        if (!IsSkipped()) {
            renderer = make_renderer({.is_processor = GetParam()});
            ASSERT_TRUE(context->resize(size.width, size.height));
        }
    }
    base::Image shown(const scene::Marks& marks, std::uint64_t version, std::size_t budget,
                      bool& done) {
        context->bind();
        done = renderer->draw_progressively(marks, size, version, {budget});
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

TEST_P(Progressive, all_batches_together_are_the_whole_picture) {
    const scene::Marks marks = rich_scene(*fonts, 500, 400);
    base::Image last;
    int calls = 0;
    do {
        last = shown(marks, 1, 17, is_done);
        ++calls;
    } while (!is_done && calls < 100);
    EXPECT_EQ(calls, (static_cast<int>(marks.ties.size()) + 16) / 17);
    // Where a processor draws, the ties are drawn by other hands than OpenGL's.
    EXPECT_LE(largest_difference(last, whole(marks)), 8);
    EXPECT_LT(share_differing(last, whole(marks), 2), 0.0002);
    EXPECT_EQ(last.rgba, shown(marks, 1, 17, is_done).rgba);
    EXPECT_TRUE(is_done);
}

TEST_P(Progressive, the_strongest_come_first_and_stay_on_top) {
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

TEST_P(Progressive, a_new_version_begins_anew) {
    scene::Marks marks = crossing();
    shown(marks, 1, 10, is_done);
    marks.ties[0].color = srgb(0x00ff00);
    EXPECT_EQ(pixel(shown(marks, 1, 10, is_done), 100, 150), (Pixel{255, 0, 0, 255})) << "kept";
    EXPECT_EQ(pixel(shown(marks, 2, 10, is_done), 100, 150), (Pixel{0, 255, 0, 255}));
}

TEST_P(Progressive, nodes_and_background_are_new_with_each_call) {
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

TEST_P(Progressive, another_size_begins_anew) {
    const scene::Marks marks = crossing();
    shown(marks, 1, 10, is_done);
    size = {300, 200};
    ASSERT_TRUE(context->resize(300, 200));
    const base::Image image = shown(marks, 1, 1, is_done);
    EXPECT_FALSE(is_done);
    EXPECT_EQ(pixel(image, 250, 100), (Pixel{0, 0, 255, 255}));
}

TEST_P(Progressive, no_ties_and_no_budget_still_come_to_an_end) {
    scene::Marks marks;
    shown(marks, 1, 0, is_done);
    EXPECT_TRUE(is_done);
    marks = crossing();
    shown(marks, 2, 0, is_done);
    EXPECT_FALSE(is_done);
    shown(marks, 2, 0, is_done);
    EXPECT_TRUE(is_done);
}

TEST_P(Progressive, however_little_time_there_is_all_ties_come_in) {
    scene::Marks marks;
    marks.background = srgb(0xffffff);
    for (int i = 0; i < 3'000; ++i) {
        scene::TieMark tie;
        tie.from = {0, 0.13F * static_cast<float>(i)};
        tie.to = {500, 400 - tie.from.y};
        tie.width = 1;
        tie.color = srgb(0x2040c0, 0.1F);
        marks.ties.push_back(tie);
    }
    context->bind();
    const render::TieBudget hurried{marks.ties.size(), std::chrono::microseconds{1}};
    int calls = 1;
    while (!renderer->draw_progressively(marks, size, 1, hurried) && calls < 100) {
        ++calls;
    }
    EXPECT_LE(calls, 12);
    EXPECT_LE(largest_difference(renderer->read_back(size), whole(marks)), 3);
}

/// What play shows: ties, pale nodes, more of them than are worth drawing each time, and full ones.
class Passing : public Progressive {
  protected:
    base::Image passing(const scene::Marks& marks, std::uint64_t version) {
        context->bind();
        EXPECT_TRUE(renderer->draw_passing(marks, size, version, {}));
        return renderer->read_back(size);
    }
    static scene::NodeMark node_at(std::uint32_t node, float alpha) {
        scene::NodeMark mark;
        mark.node = node;
        mark.center = {10 + 12 * static_cast<float>(node % 40),
                       10 + 12 * static_cast<float>(node / 40)};
        mark.radius = 4;
        mark.fill = srgb(0x2040c0, alpha);
        return mark;
    }
    /// Nodes from `first_full` on to `end_full` are there, the others pale.
    scene::Marks with_full(std::uint32_t first_full, std::uint32_t end_full) const {
        scene::Marks marks = crossing();
        for (std::uint32_t node = 0; node < 1200; ++node) {
            if (node < first_full || node >= end_full) {
                marks.nodes.push_back(node_at(node, 0.2F));
            }
        }
        marks.pale_nodes = marks.nodes.size();
        for (std::uint32_t node = first_full; node < end_full; ++node) {
            marks.nodes.push_back(node_at(node, 1));
        }
        return marks;
    }
};

TEST_P(Passing, looks_like_the_whole_picture) {
    const scene::Marks rich = rich_scene(*fonts, 500, 400);
    EXPECT_LT(share_differing(passing(rich, 1), whole(rich), 2), 0.0002);
    // One after the other, as nodes come and go.
    std::uint64_t version = 2;
    for (const std::uint32_t first : {0U, 30U, 300U, 310U, 100U, 0U}) {
        const scene::Marks marks = with_full(first, first + 200);
        // What was pale shines a little through the soft edge of what now covers it.
        const base::Image image = passing(marks, version++);
        EXPECT_LE(largest_difference(image, whole(marks)), 12) << first;
        EXPECT_LT(share_differing(image, whole(marks), 2), 0.03) << first;
    }
}

TEST_P(Passing, pale_nodes_follow_camera_look_and_filter) {
    const scene::Marks marks = with_full(0, 200);
    passing(marks, 1);
    scene::Marks other = marks;
    for (scene::NodeMark& node : other.nodes) {
        node.center += {3, 1};
    }
    EXPECT_LE(largest_difference(passing(other, 2), whole(other)), 2) << "moved";
    other.nodes[7].shape = scene::Shape::square;
    EXPECT_LE(largest_difference(passing(other, 3), whole(other)), 2) << "another shape";
    other.nodes.erase(other.nodes.begin() + 50, other.nodes.begin() + 90);
    other.pale_nodes -= 40;
    EXPECT_LE(largest_difference(passing(other, 4), whole(other)), 2) << "gone for good";
    for (scene::NodeMark& node : other.nodes) {
        node.fill.a = std::min(node.fill.a, 0.5F); // nothing covers what was pale
    }
    passing(with_full(200, 400), 5);
    EXPECT_LE(largest_difference(passing(other, 6), whole(other)), 2) << "half there";
    std::swap(other.nodes[3], other.nodes[30]);
    EXPECT_LE(largest_difference(passing(other, 7), whole(other)), 2) << "in no order";
    size = {300, 200};
    ASSERT_TRUE(context->resize(300, 200));
    EXPECT_LE(largest_difference(passing(marks, 8), whole(marks)), 2) << "another size";
}

TEST_P(Passing, the_same_version_is_drawn_once) {
    scene::Marks marks = crossing();
    passing(marks, 1);
    marks.ties[0].color = srgb(0x00ff00);
    EXPECT_EQ(pixel(passing(marks, 1), 100, 150), (Pixel{255, 0, 0, 255})) << "kept";
    EXPECT_EQ(pixel(passing(marks, 2), 100, 150), (Pixel{0, 255, 0, 255}));
}

TEST_P(Passing, has_the_ties_of_the_picture_to_rest_on) {
    const scene::Marks marks = rich_scene(*fonts, 500, 400);
    const base::Image before = passing(marks, 1);
    EXPECT_EQ(shown(marks, 1, 1, is_done).rgba, before.rgba);
    EXPECT_TRUE(is_done);
    // Just as if nothing had passed.
    base::Image last;
    while (last = shown(marks, 2, 30, is_done), !is_done) {
    }
    EXPECT_LE(largest_difference(before, last), 1);
}

TEST_P(Passing, comes_to_rest_without_a_trace_of_what_was_pale) {
    passing(with_full(0, 200), 1);
    const scene::Marks marks = with_full(100, 300);
    passing(marks, 2);
    const base::Image rests = shown(marks, 2, 10, is_done);
    EXPECT_TRUE(is_done);
    EXPECT_LE(largest_difference(rests, whole(marks)), 1);
}

TEST_P(Passing, what_is_prepared_leaves_no_trace) {
    const scene::Marks marks = with_full(0, 200);
    const base::Image before = passing(marks, 1);
    renderer->prepare_passing(with_full(100, 300), size);
    EXPECT_EQ(renderer->read_back(size).rgba, before.rgba);
    // What was pale shines a little through the soft edge of what now covers it.
    const base::Image after = passing(marks, 2);
    EXPECT_LE(largest_difference(after, whole(marks)), 12);
    EXPECT_LT(share_differing(after, whole(marks), 2), 0.03);
}

TEST_P(Passing, only_what_is_seen_is_copied) {
    scene::Marks marks = with_full(0, 200);
    shown(marks, 1, 10, is_done);
    scene::Marks other = marks;
    other.background = srgb(0x102030);
    other.nodes.clear();
    other.pale_nodes = 0;
    other.seen = base::Rect{{100, 50}, {300, 350}};
    const base::Image image = passing(other, 2);
    EXPECT_EQ(pixel(image, 101, 340), (Pixel{0x10, 0x20, 0x30, 255}));
    EXPECT_EQ(pixel(image, 298, 340), (Pixel{0x10, 0x20, 0x30, 255}));
    EXPECT_EQ(pixel(image, 310, 340), (Pixel{255, 255, 255, 255})) << "others' place";
    EXPECT_EQ(pixel(image, 101, 360), (Pixel{255, 255, 255, 255})) << "others' place";
}

TEST_P(Passing, may_be_moved) {
    const scene::Marks marks = with_full(0, 200);
    passing(marks, 1);
    scene::Marks beyond = marks;
    beyond.ties.clear();
    context->bind();
    ASSERT_TRUE(renderer->draw_moved(beyond, size, 1, {0, 0}));
    EXPECT_LE(largest_difference(renderer->read_back(size), whole(marks)), 2);
}

TEST_P(Passing, pale_nodes_are_in_the_picture_to_rest_on) {
    const scene::Marks marks = with_full(100, 300);
    const base::Image rests = shown(marks, 1, 10, is_done);
    EXPECT_TRUE(is_done);
    EXPECT_LE(largest_difference(rests, whole(marks)), 1);
    context->bind();
    ASSERT_TRUE(renderer->draw_moved(marks, size, 1, {0, 0}));
    EXPECT_EQ(renderer->read_back(size).rgba, rests.rgba);
}

std::string told(const testing::TestParamInfo<bool>& info) {
    return info.param ? "processor" : "card";
}

INSTANTIATE_TEST_SUITE_P(By, Progressive, testing::Bool(), told);
INSTANTIATE_TEST_SUITE_P(By, Passing, testing::Bool(), told);

} // namespace
} // namespace entente::test
