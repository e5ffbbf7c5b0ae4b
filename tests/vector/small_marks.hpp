// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/marks.hpp"
#include "app/text/fonts.hpp"
#include "app/vector/page.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

inline vector::Page small_page(bool transparent = false) {
    return {400, 300, 96, transparent};
}

inline scene::NodeMark node_at(base::Vec2 center, std::uint32_t node,
                               scene::Shape shape = scene::Shape::disc) {
    scene::NodeMark mark;
    mark.center = center;
    mark.radius = 10;
    mark.shape = shape;
    mark.fill = {0.2F, 0.4F, 0.6F, 1};
    mark.outline = {1, 1, 1, 1};
    mark.outline_width = 1.5F;
    mark.node = node;
    return mark;
}

inline scene::TieMark tie_between(base::Vec2 from, base::Vec2 to, std::uint32_t tie) {
    scene::TieMark mark;
    mark.from = from;
    mark.to = to;
    mark.width = 2;
    mark.color = {0.5F, 0.1F, 0.1F, 0.6F};
    mark.from_gap = 10;
    mark.to_gap = 10;
    mark.tie = tie;
    return mark;
}

/// Names of things in a small network: node 0 is "iran", node 1 "a & <b>", further ones "n2"...
inline vector::Names small_names() {
    const std::vector<vector::ElementName> nodes{{"iran", "Iran (state)"},
                                                 {"a & <b>", "A & <B> \"quoted\""}};
    return {[nodes](std::uint32_t node) {
                return node < nodes.size() ? nodes[node]
                                           : vector::ElementName{"n" + std::to_string(node), ""};
            },
            [](std::uint32_t tie) {
                return vector::ElementName{"t" + std::to_string(tie), "Tie " + std::to_string(tie)};
            }};
}

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

    scene::TextMark text_at(base::Vec2 origin, std::string_view words, float size = 16) {
        scene::TextMark mark;
        mark.origin = origin;
        mark.run = fonts->shape(words, size);
        mark.color = {0, 0, 0, 1};
        return mark;
    }

    std::optional<text::FontSet> fonts;
};

/// Recipes that a file must give back byte for byte.
inline std::vector<std::string> awkward_recipes() {
    std::string all_bytes;
    for (int i = 0; i < 256; ++i) {
        all_bytes += static_cast<char>(i);
    }
    return {
        R"({"format":"entente-view/1","title":"Iran & <Russia> \"2015\" ]]> 'x'"})",
        "{\n\t\"fa\": \"محمدجواد ظریف\"\n}\n",
        " ",
        "\n\n",
        "\r\n{}\r\n",
        "]]>",
        "endstream endobj\n1 0 obj << /Entente_View true /Type /EmbeddedFile >> "
        "stream\nno\nendstream",
        std::string("\0a\0", 3),
        "\xef\xbf\xbe and \xed\xa0\x80",
        "\xff\xfe",
        all_bytes,
        std::string(1'000'000, 'x'),
        "</entente:view>",
        "&#13;&amp;",
    };
}

} // namespace entente::test
