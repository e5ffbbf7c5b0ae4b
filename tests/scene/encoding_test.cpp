// SPDX-License-Identifier: MIT
#include "app/scene/encoding.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::scene {
namespace {

graph::Tie tie_of(graph::TieKind kind, double strength, double tone = 5) {
    graph::Tie tie;
    tie.dyad.kind = kind;
    tie.strength = strength;
    tie.tone = tone;
    return tie;
}

graph::TieGraph graph_of(std::size_t nodes, std::size_t ties) {
    graph::TieGraph graph;
    for (std::size_t i = 0; i < nodes; ++i) {
        graph.nodes.emplace_back(i);
        graph.strength.push_back(static_cast<double>(1 + i));
    }
    for (std::size_t i = 0; i < ties; ++i) {
        graph.ties.push_back(tie_of(graph::TieKind::event, static_cast<double>(1 + i % 50)));
    }
    return graph;
}

TEST(Encoding, AreaIsProportionalToStrengthAboveTheLeastArea) {
    Encoding encoding;
    encoding.max_node_strength = 400;
    const auto area = [&](double strength) { return std::pow(encoding.radius(strength), 2); };
    EXPECT_FLOAT_EQ(encoding.radius(0), encoding.min_radius_px);
    EXPECT_FLOAT_EQ(encoding.radius(400), encoding.max_radius_px);
    EXPECT_NEAR((area(200) - area(0)) / (area(100) - area(0)), 2, 1e-3);
    EXPECT_NEAR((area(400) - area(0)) / (area(100) - area(0)), 4, 1e-3);
}

TEST(Encoding, WidthGrowsWithTheRootOfStrength) {
    Encoding encoding;
    encoding.max_tie_strength = 100;
    EXPECT_FLOAT_EQ(encoding.width(0), encoding.min_width_px);
    EXPECT_FLOAT_EQ(encoding.width(100), encoding.max_width_px);
    EXPECT_NEAR((encoding.width(100) - encoding.width(0)) /
                    (encoding.width(25) - encoding.width(0)),
                2, 1e-3);
}

TEST(Encoding, IsMonotoneAndBounded) {
    const Encoding encoding = make_encoding(graph_of(300, 900), Theme::light, ColorBy::tone, 1);
    float radius = 0;
    float width = 0;
    float alpha = 0;
    for (double strength = 0; strength < 400; strength += 3) {
        EXPECT_GE(encoding.radius(strength), radius);
        EXPECT_GE(encoding.width(strength), width);
        const float now = encoding.tie_color(tie_of(graph::TieKind::event, strength)).a;
        EXPECT_GE(now, alpha);
        radius = encoding.radius(strength);
        width = encoding.width(strength);
        alpha = now;
    }
    EXPECT_FLOAT_EQ(radius, encoding.max_radius_px);
    EXPECT_FLOAT_EQ(width, encoding.max_width_px);
    EXPECT_LE(alpha, 1);
    for (const double odd : {-5.0, std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_FLOAT_EQ(encoding.radius(odd), encoding.min_radius_px);
        EXPECT_FLOAT_EQ(encoding.width(odd), encoding.min_width_px);
    }
}

TEST(Encoding, PixelScaleMultipliesEveryLength) {
    const graph::TieGraph graph = graph_of(40, 90);
    const Encoding one = make_encoding(graph, Theme::light, ColorBy::tone, 1);
    const Encoding two = make_encoding(graph, Theme::light, ColorBy::tone, 2);
    for (const double strength : {0.0, 3.0, 40.0}) {
        EXPECT_FLOAT_EQ(two.radius(strength), 2 * one.radius(strength));
        EXPECT_FLOAT_EQ(two.width(strength), 2 * one.width(strength));
        for (const auto kind :
             {graph::TieKind::event, graph::TieKind::topic, graph::TieKind::office}) {
            const graph::Tie tie = tie_of(kind, strength);
            EXPECT_FLOAT_EQ(two.tie_width(tie), 2 * one.tie_width(tie));
            EXPECT_FLOAT_EQ(two.tie_color(tie).a, one.tie_color(tie).a);
        }
    }
}

TEST(Encoding, ScalesReachToTheStrongestOfAllTime) {
    graph::TieGraph graph = graph_of(40, 90);
    graph.ties.push_back(tie_of(graph::TieKind::topic, 5'000));
    const Encoding encoding = make_encoding(graph, Theme::dark, ColorBy::kind, 1);
    EXPECT_EQ(encoding.max_node_strength, 40);
    EXPECT_EQ(encoding.max_tie_strength, 50) << "a topic that all touch does not thin out the ties";
    EXPECT_EQ(encoding.theme, Theme::dark);
    EXPECT_EQ(encoding.color_by, ColorBy::kind);
}

TEST(Encoding, AnEmptyGraphHasUsableScales) {
    const Encoding encoding = make_encoding({}, Theme::light, ColorBy::tone, 1);
    EXPECT_GT(encoding.max_node_strength, 0);
    EXPECT_GT(encoding.max_tie_strength, 0);
    EXPECT_TRUE(std::isfinite(encoding.radius(1)));
}

TEST(Encoding, CrowdsGetSmallerAndFainterMarksButNeverInvisibleOnes) {
    const Encoding few = make_encoding(graph_of(12, 20), Theme::light, ColorBy::tone, 1);
    const Encoding many = make_encoding(graph_of(7'000, 50'000), Theme::light, ColorBy::tone, 1);
    EXPECT_LT(many.min_radius_px, few.min_radius_px);
    EXPECT_LT(many.max_radius_px, few.max_radius_px);
    EXPECT_LT(many.min_width_px, few.min_width_px);
    const graph::Tie weakest = tie_of(graph::TieKind::topic, 0);
    EXPECT_LT(many.tie_color(weakest).a, few.tie_color(weakest).a);
    EXPECT_GE(many.tie_color(weakest).a * many.tie_width(weakest), 0.03F)
        << "ten of two hundred and fifty-five grey steps at the least";
    EXPECT_GE(many.min_radius_px, 1);
}

TEST(Encoding, NodesOfOneStrengthLeaveAirBetweenThem) {
    graph::TieGraph graph = graph_of(10'000, 50'000);
    std::fill(graph.strength.begin(), graph.strength.end(), 7);
    const Encoding encoding = make_encoding(graph, Theme::light, ColorBy::tone, 1);
    const double radius = encoding.radius(7);
    EXPECT_LT(10'000 * 3.14 * radius * radius, 0.5 * 600 * 600);
}

TEST(Encoding, TopicAndOfficeTiesAreLighterThanEvents) {
    const Encoding encoding = make_encoding(graph_of(40, 90), Theme::light, ColorBy::tone, 1);
    for (const double strength : {5.0, 50.0}) {
        const graph::Tie event = tie_of(graph::TieKind::event, strength);
        const graph::Tie topic = tie_of(graph::TieKind::topic, strength);
        EXPECT_LT(encoding.tie_width(topic), encoding.tie_width(event));
        EXPECT_LT(encoding.tie_color(topic).a, encoding.tie_color(event).a);
        EXPECT_LT(encoding.tie_width(tie_of(graph::TieKind::office, 0)), encoding.tie_width(event));
    }
}

TEST(Encoding, ColorFollowsToneOrKind) {
    Encoding encoding = make_encoding(graph_of(40, 90), Theme::light, ColorBy::tone, 1);
    const auto same = [](Color a, Color b) { return a.with_alpha(1) == b.with_alpha(1); };
    const graph::Tie angry = tie_of(graph::TieKind::event, 4, -8);
    EXPECT_TRUE(same(encoding.tie_color(angry), tone_color(-8, Theme::light)));
    encoding.color_by = ColorBy::kind;
    EXPECT_TRUE(same(encoding.tie_color(angry), palette(Theme::light).neutral_tie));
    EXPECT_TRUE(same(encoding.tie_color(tie_of(graph::TieKind::topic, 4, -8)),
                     palette(Theme::light).topic_tie));
    EXPECT_TRUE(same(encoding.tie_color(tie_of(graph::TieKind::office, 0)),
                     palette(Theme::light).office_tie));
}

} // namespace
} // namespace entente::scene
