// SPDX-License-Identifier: MIT
#pragma once

#include "app/text/fonts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente::test {

/// Tests that need a font; skips with the reason where there is none.
class WithFonts : public testing::Test {
  protected:
    void SetUp() override {
        auto opened = text::FontSet::open();
        if (!opened) {
            GTEST_SKIP() << opened.error().message;
        }
        fonts.emplace(std::move(*opened));
    }

    text::GlyphRun shape(std::string_view words, float size = 20) {
        return fonts->shape(words, size);
    }
    /// Whether some font has each of these characters.
    static bool has_font_for(std::u32string_view characters) {
        for (const char32_t c : characters) {
            if (text::font_file_for(c).empty()) {
                return false;
            }
        }
        return true;
    }
    static std::vector<std::uint32_t> ids(const text::GlyphRun& run) {
        std::vector<std::uint32_t> list;
        for (const text::Glyph& glyph : run.glyphs) {
            list.push_back(glyph.id);
        }
        return list;
    }
    static bool has_missing(const text::GlyphRun& run) {
        const auto list = ids(run);
        return std::find(list.begin(), list.end(), 0U) != list.end();
    }

    std::optional<text::FontSet> fonts;
};

} // namespace entente::test
