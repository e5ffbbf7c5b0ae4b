// SPDX-License-Identifier: MIT
#include "app/scene/node_label.hpp"

#include "tests/scene/network.hpp"

#include <gtest/gtest.h>

namespace entente::scene {
namespace {

using model::NodeKind;

TEST(NodeLabel, TakesTheNameInTheLanguageAskedFor) {
    test::Network network;
    const auto iran = network.node(NodeKind::state, "Iran", {0, 0}, 1,
                                   {{"fa", "ایران"}, {"zh-Hant", "伊朗"}, {"ru", ""}});
    const auto syria = network.node(NodeKind::topic, "Syria", {0, 0}, 1, {{"fa-IR", "سوریه"}});
    network.finish();
    EXPECT_EQ(node_label(*network.store, iran, "fa"), "ایران");
    EXPECT_EQ(node_label(*network.store, iran, "FA-af"), "ایران") << "ever fewer parts of the tag";
    EXPECT_EQ(node_label(*network.store, iran, "zh-Hant-TW"), "伊朗");
    EXPECT_EQ(node_label(*network.store, iran, "zh"), "伊朗") << "better another script than none";
    EXPECT_EQ(node_label(*network.store, iran, "ru"), "Iran") << "an empty name is no name";
    EXPECT_EQ(node_label(*network.store, iran, "de"), "Iran");
    EXPECT_EQ(node_label(*network.store, iran, ""), "Iran");
    EXPECT_EQ(node_label(*network.store, syria, "fa"), "سوریه");
}

TEST(NodeLabel, LongNamesAreSetInTwoLinesAndShortened) {
    text::FontSet* fonts = test::fonts();
    if (fonts == nullptr) {
        GTEST_SKIP() << "no font is installed";
    }
    const LabelLines shorter = set_label("Iran", 12, *fonts);
    EXPECT_EQ(shorter.first, "Iran");
    EXPECT_TRUE(shorter.second.empty());

    const LabelLines two = set_label("Joint Economic Cooperation Commission", 12, *fonts);
    EXPECT_EQ(two.first + " " + two.second, "Joint Economic Cooperation Commission");
    EXPECT_FALSE(two.second.empty());
    EXPECT_LE(two.width_px, 18 * 12);

    const LabelLines cut =
        set_label(std::string(200, 'm') + " " + std::string(200, 'w'), 12, *fonts);
    EXPECT_LE(cut.width_px, 18 * 12 + 0.5F);
    EXPECT_FALSE(cut.first.empty());
}

} // namespace
} // namespace entente::scene
