// SPDX-License-Identifier: MIT
#include "app/ui/shaped_glyphs.hpp"

#include "app/base/utf8.hpp"
#include "app/ui/theme.hpp"
#include "app/ui/typed_line.hpp"
#include "app/ui/ui_fonts.hpp"
#include "app/ui/widgets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <vector>

namespace entente::ui {
namespace {

std::vector<char32_t> characters(std::string_view text) {
    std::vector<char32_t> list;
    while (!text.empty()) {
        list.push_back(base::take_code_point(text));
    }
    return list;
}

bool is_private(char32_t c) {
    return c >= 0xe000 && c < 0xf900;
}

/// ImGui with fonts for a small data set, without a window.
class Shaped : public testing::Test {
  protected:
    void SetUp() override {
        auto opened = text::FontSet::open();
        if (!opened || text::font_file_for(U'ह').empty() || text::font_file_for(U'م').empty()) {
            GTEST_SKIP() << "fonts for Hindi and Arabic are not installed";
        }
        fonts_.emplace(std::move(*opened));
        ImGui::CreateContext();
        glyphs_ = std::make_unique<ShapedGlyphs>(*fonts_);
        glyphs_->attach();
        theme_ = make_theme(scene::Theme::light, 1);
        model::EventStoreBuilder builder;
        build_fonts(characters_of(*builder.freeze()), *glyphs_, theme_);
    }
    void TearDown() override {
        glyphs_.reset();
        if (ImGui::GetCurrentContext() != nullptr) {
            ImGui::DestroyContext();
        }
    }
    float width(const std::string& shown, ImFont* font = nullptr) {
        ImFont& used = font != nullptr ? *font : *theme_.body;
        return used.CalcTextSizeA(used.FontSize, FLT_MAX, 0, shown.c_str()).x;
    }

    std::optional<text::FontSet> fonts_;
    std::unique_ptr<ShapedGlyphs> glyphs_;
    Theme theme_;
};

TEST_F(Shaped, ClustersAreCharactersOfTheirOwnAndTheRestStays) {
    const std::string shown = shown_text("हिमा Iran");
    const std::vector<char32_t> list = characters(shown);
    ASSERT_EQ(list.size(), 7U) << "two clusters, a blank, four letters";
    EXPECT_TRUE(is_private(list[0]));
    EXPECT_TRUE(is_private(list[1]));
    EXPECT_EQ(shown.substr(shown.size() - 5), " Iran");
    EXPECT_EQ(shown_text("हिमा Iran"), shown) << "the same each time";
    EXPECT_EQ(shown_text("Iran"), "Iran");
}

TEST_F(Shaped, NewClustersGetGlyphsOfTheWidthTheyAreShapedWith) {
    EXPECT_FALSE(glyphs_->has_new());
    const std::string hindi = "श्री हिमालय गणराज्य";
    const std::string shown = shown_text(hindi);
    EXPECT_TRUE(glyphs_->has_new());
    EXPECT_NE(glyphs_->draw_new(), ShapedGlyphs::Change::none);
    EXPECT_FALSE(glyphs_->has_new());
    EXPECT_EQ(glyphs_->draw_new(), ShapedGlyphs::Change::none);
    for (ImFont* font : {theme_.body, theme_.bold, theme_.small, theme_.title}) {
        for (const char32_t c : characters(shown)) {
            EXPECT_NE(font->FindGlyphNoFallback(static_cast<ImWchar>(c)), nullptr);
        }
    }
    // ImGui's size is a font's height; the em is what letters are shaped in.
    const float em = width("M") / fonts_->shape("M", 1000).width_px * 1000;
    EXPECT_NEAR(width(shown), fonts_->shape(hindi, em).width_px, 1.5F);
    EXPECT_GT(width(shown, theme_.title), width(shown, theme_.small) * 1.3F);
}

TEST_F(Shaped, GlyphsHaveInkOnTheBaseline) {
    const std::string shown = shown_text("म");
    // A letter of Hindi hangs from its headline and stands about on the baseline.
    const std::vector<char32_t> list = characters(shown);
    ASSERT_EQ(list.size(), 1U);
    glyphs_->draw_new();
    const ImFontGlyph* glyph = theme_.body->FindGlyphNoFallback(static_cast<ImWchar>(list[0]));
    ASSERT_NE(glyph, nullptr);
    EXPECT_NEAR(glyph->Y1, theme_.body->Ascent, 3);
    EXPECT_LT(glyph->Y0, theme_.body->Ascent - 7);
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    int ink = 0;
    for (int y = static_cast<int>(glyph->V0 * static_cast<float>(atlas.TexHeight));
         y < static_cast<int>(glyph->V1 * static_cast<float>(atlas.TexHeight)); ++y) {
        for (int x = static_cast<int>(glyph->U0 * static_cast<float>(atlas.TexWidth));
             x < static_cast<int>(glyph->U1 * static_cast<float>(atlas.TexWidth)); ++x) {
            ink += atlas.TexPixelsAlpha8[y * atlas.TexWidth + x] > 128 ? 1 : 0;
        }
    }
    EXPECT_GT(ink, 20);
}

TEST_F(Shaped, VowelMarksTakeNoRoomAndRightToLeftIsOrdered) {
    const std::string with_marks = shown_text("مُحَمَّد");
    glyphs_->draw_new();
    EXPECT_LT(width(with_marks), width(shown_text("محمد")) * 1.4F);
    const std::vector<char32_t> list = characters(shown_text("a مُ b"));
    ASSERT_GE(list.size(), 5U);
    EXPECT_EQ(list.front(), U'a');
    EXPECT_EQ(list.back(), U'b');
}

TEST_F(Shaped, WhatTheFontsOfTheDataDoNotHaveIsShapedToo) {
    // These data have no Chinese, and no Persian.
    for (const char* text : {"中", "ایران"}) {
        if (text::font_file_for(characters(text).front()).empty()) {
            continue;
        }
        const std::string shown = shown_text(text);
        for (const char32_t c : characters(shown)) {
            EXPECT_TRUE(is_private(c)) << text;
        }
        glyphs_->draw_new();
        EXPECT_GT(width(shown), 5);
    }
}

TEST_F(Shaped, ManyClustersMakeTheShelfGrow) {
    bool was_full = false;
    for (int round = 0; round < 12 && !was_full; ++round) {
        for (char32_t base = 0x0915; base <= 0x0939; ++base) {
            for (char32_t sign = 0x093e; sign <= 0x094c; ++sign) {
                std::string text;
                base::append_utf8(text, base);
                base::append_utf8(text, 0x094d);
                base::append_utf8(text, 0x0915 + static_cast<char32_t>(round));
                base::append_utf8(text, sign);
                shown_text(text);
            }
        }
        was_full = glyphs_->draw_new() == ShapedGlyphs::Change::full;
    }
    ASSERT_TRUE(was_full);
    int rounds = 0;
    while (glyphs_->has_new() && rounds++ < 10) {
        model::EventStoreBuilder builder;
        build_fonts(characters_of(*builder.freeze()), *glyphs_, theme_);
    }
    EXPECT_FALSE(glyphs_->has_new());
    EXPECT_LE(ImGui::GetIO().Fonts->TexHeight, 16384);
}

TEST_F(Shaped, NamesKeepTheirOrderAroundAnArrow) {
    model::EventStoreBuilder builder;
    model::Actor one;
    one.id = "one";
    one.name = "ایران";
    model::Actor two;
    two.id = "two";
    two.name = "עברית";
    const auto a = graph::node_of(builder.add_actor(one));
    const auto b = graph::node_of(builder.add_actor(two));
    const auto store = builder.freeze();
    const std::string words = name_of_tie(*store, {a, b, graph::TieKind::event, true});
    EXPECT_EQ(text::visual_order(words),
              text::visual_order("ایران") + " → " + text::visual_order("עברית"))
        << "the source stands at the left of the arrow";
}

TEST_F(Shaped, ACursorStandsWhereTheNextLetterComes) {
    const std::string persian = "ایران";
    const TypedLine line(persian, 100, 20, *fonts_);
    EXPECT_TRUE(line.is_right_to_left());
    EXPECT_FLOAT_EQ(line.cursor_at(0), 100);
    EXPECT_NEAR(line.cursor_at(persian.size()), 0, 0.5F);
    EXPECT_GT(line.cursor_at(2), line.cursor_at(4));
    const auto all = line.parts_between(0, persian.size());
    ASSERT_EQ(all.size(), 1U);
    EXPECT_NEAR(all[0].second - all[0].first, 100, 0.5F);

    const std::string mixed = "ایران ab";
    const TypedLine both(mixed, 100, 20, *fonts_);
    EXPECT_FLOAT_EQ(both.cursor_at(0), 100);
    // After "ab", which stands at the left but is read to the right.
    EXPECT_GT(both.cursor_at(mixed.size()), both.cursor_at(mixed.size() - 1));
    EXPECT_LT(both.cursor_at(mixed.size()), 60);

    const TypedLine latin("ab", 20, 20, *fonts_);
    EXPECT_FLOAT_EQ(latin.cursor_at(0), 0);
    EXPECT_NEAR(latin.cursor_at(2), 20, 0.5F);
    const TypedLine nothing("", 0, 20, *fonts_);
    EXPECT_FLOAT_EQ(nothing.cursor_at(0), 0);
}

} // namespace
} // namespace entente::ui
