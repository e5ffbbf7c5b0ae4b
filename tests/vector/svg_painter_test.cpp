// SPDX-License-Identifier: MIT
#include "app/vector/svg_painter.hpp"

#include "tests/vector/small_marks.hpp"

#include <gmock/gmock.h>
#include <pugixml.hpp>

#include <cmath>
#include <limits>
#include <set>

namespace entente::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class SvgPainter : public WithFonts {
  protected:
    /// Paints, and reads what was painted; fails where it is not well-formed.
    const pugi::xml_document& painted(const vector::Texts& texts = {}, bool transparent = false,
                                      const vector::Names& names = small_names()) {
        svg = vector::paint_svg(marks, small_page(transparent), texts, names, *fonts);
        const pugi::xml_parse_result result = document.load_string(svg.c_str());
        EXPECT_TRUE(result) << result.description() << " at " << result.offset << "\n" << svg;
        return document;
    }
    /// The element with an id, wherever it is.
    pugi::xml_node by_id(const std::string& id) const {
        return document.find_node(
            [&](const pugi::xml_node& node) { return node.attribute("id").value() == id; });
    }
    pugi::xml_node by_class(const std::string& name) const {
        return document.find_node(
            [&](const pugi::xml_node& node) { return node.attribute("class").value() == name; });
    }
    std::vector<std::string> layers() const {
        std::vector<std::string> ids;
        for (const pugi::xml_node& child : document.child("svg").children("g")) {
            ids.emplace_back(child.attribute("id").value());
        }
        return ids;
    }

    scene::Marks marks;
    std::string svg;
    pugi::xml_document document;
};

TEST_F(SvgPainter, the_page_is_in_millimetres_and_the_marks_in_pixels) {
    const auto root = painted().child("svg");
    EXPECT_STREQ(root.attribute("width").value(), "105.833mm");
    EXPECT_STREQ(root.attribute("height").value(), "79.375mm");
    EXPECT_STREQ(root.attribute("viewBox").value(), "0 0 400 300");
    EXPECT_STREQ(root.attribute("xmlns").value(), "http://www.w3.org/2000/svg");
}

TEST_F(SvgPainter, layers_lie_in_the_order_of_drawing_so_that_no_tie_covers_a_node) {
    marks.background = {1, 1, 1, 1};
    painted();
    EXPECT_THAT(layers(), ElementsAre("background", "areas", "ties", "nodes", "labels", "overlay"));
    painted({}, true);
    EXPECT_THAT(layers(), ElementsAre("areas", "ties", "nodes", "labels", "overlay"));
}

TEST_F(SvgPainter, title_description_and_program_can_be_read) {
    painted({"Iran & Russia", "3 nodes\n2 <ties>", "Entente 1.2", ""});
    const auto root = document.child("svg");
    EXPECT_STREQ(root.first_child().name(), "title");
    EXPECT_STREQ(root.child("title").text().get(), "Iran & Russia");
    EXPECT_STREQ(root.child("desc").text().get(), "3 nodes\n2 <ties>");
    EXPECT_STREQ(root.attribute("aria-labelledby").value(),
                 root.child("title").attribute("id").value());
    const auto about = root.child("metadata").child("rdf:RDF").child("rdf:Description");
    EXPECT_STREQ(about.child("dc:title").text().get(), "Iran & Russia");
    EXPECT_STREQ(about.child("xmp:CreatorTool").text().get(), "Entente 1.2");
}

TEST_F(SvgPainter, a_node_is_a_group_with_its_id_its_words_and_its_shape) {
    marks.nodes = {node_at({100.125F, 50}, 0)};
    painted();
    const auto node = by_id("node-iran");
    EXPECT_STREQ(node.name(), "g");
    EXPECT_STREQ(node.attribute("class").value(), "node");
    EXPECT_STREQ(node.child("title").text().get(), "Iran (state)");
    EXPECT_STREQ(node.parent().attribute("id").value(), "nodes");
    const auto circle = node.child("circle");
    EXPECT_STREQ(circle.attribute("cx").value(), "100.13");
    EXPECT_STREQ(circle.attribute("cy").value(), "50");
    EXPECT_STREQ(circle.attribute("r").value(), "10");
    EXPECT_STREQ(circle.attribute("stroke").value(), "#ffffff");
    EXPECT_STREQ(circle.attribute("stroke-width").value(), "1.5");
    // Linear 0.2, 0.4, 0.6 in sRGB.
    EXPECT_STREQ(circle.attribute("fill").value(), "#7caacb");
}

TEST_F(SvgPainter, a_ring_of_dashes_is_a_circle_with_a_dashed_stroke) {
    marks.nodes = {node_at({100, 100}, 0)};
    marks.nodes[0].is_decoration = true;
    marks.nodes[0].fill.a = 0;
    marks.nodes[0].dashes = 10;
    painted();
    EXPECT_NE(svg.find("stroke-dasharray=\"3.14"), std::string::npos) << svg;
}

TEST_F(SvgPainter, ids_are_names_of_xml_and_none_comes_twice) {
    marks.nodes = {node_at({50, 50}, 1), node_at({90, 50}, 1), node_at({130, 50}, 2)};
    marks.ties = {tie_between({0, 0}, {300, 200}, 7), tie_between({300, 200}, {0, 0}, 7)};
    painted();
    EXPECT_TRUE(by_id("node-a_x20__x26__x20__x3C_b_x3E_"));
    EXPECT_STREQ(by_id("node-a_x20__x26__x20__x3C_b_x3E_").child("title").text().get(),
                 "A & <B> \"quoted\"");
    EXPECT_TRUE(by_id("tie-t7"));
    EXPECT_TRUE(by_id("tie-t7-2"));
    std::set<std::string> ids;
    document.find_node([&](const pugi::xml_node& node) {
        const std::string id = node.attribute("id").value();
        EXPECT_TRUE(id.empty() || ids.insert(id).second) << id;
        return false;
    });
    EXPECT_GT(ids.size(), 8U);
}

TEST_F(SvgPainter, ids_that_look_like_our_own_do_no_harm) {
    marks.background = {1, 1, 1, 1};
    marks.nodes = {node_at({50, 50}, 0), node_at({90, 50}, 1), node_at({130, 50}, 2)};
    const vector::Names names{[](std::uint32_t node) {
                                  return vector::ElementName{node == 0   ? "x-2"
                                                             : node == 1 ? "x"
                                                                         : "x",
                                                             std::to_string(node)};
                              },
                              nullptr};
    painted({}, false, names);
    EXPECT_STREQ(by_id("node-x-2").child("title").text().get(), "0");
    EXPECT_STREQ(by_id("node-x").child("title").text().get(), "1");
    EXPECT_STREQ(by_id("node-x-3").child("title").text().get(), "2");
}

TEST_F(SvgPainter, a_selection_is_not_a_node) {
    marks.nodes = {node_at({100, 50}, 0), node_at({100, 50}, 0)};
    marks.nodes[1].is_decoration = true;
    painted();
    EXPECT_TRUE(by_id("node-iran"));
    EXPECT_FALSE(by_id("node-iran-2"));
    EXPECT_TRUE(by_class("decoration").child("circle"));
}

TEST_F(SvgPainter, a_straight_tie_is_a_line_without_its_gaps) {
    marks.ties = {tie_between({50, 100}, {250, 100}, 3)};
    painted();
    const auto tie = by_id("tie-t3");
    EXPECT_STREQ(tie.name(), "path");
    EXPECT_STREQ(tie.attribute("class").value(), "tie");
    EXPECT_STREQ(tie.attribute("d").value(), "M60 100L240 100");
    EXPECT_STREQ(tie.attribute("stroke-width").value(), "2");
    EXPECT_STREQ(tie.attribute("stroke-opacity").value(), "0.6");
    EXPECT_STREQ(tie.child("title").text().get(), "Tie 3");
}

TEST_F(SvgPainter, the_tip_of_an_arrow_touches_the_gap) {
    marks.ties = {tie_between({50, 100}, {250, 100}, 3)};
    marks.ties[0].arrow = 10;
    painted();
    EXPECT_STREQ(by_id("tie-t3").attribute("d").value(),
                 "M60 99L230 99L230 96.2L240 100L230 103.8L230 101L60 101Z")
        << "line and head are one shape, else there is a seam between";
    marks.ties[0].dash = 17;
    painted();
    const auto group = by_id("tie-t3");
    EXPECT_STREQ(group.name(), "g");
    const auto dashes = group.first_child().next_sibling();
    EXPECT_STREQ(dashes.attribute("stroke-dasharray").value(), "15.455");
    EXPECT_THAT(dashes.next_sibling().attribute("d").value(), HasSubstr("L240 100L"));
}

TEST_F(SvgPainter, dashes_are_stretched_so_that_both_ends_carry_one) {
    marks.ties = {tie_between({50, 100}, {250, 100}, 3)};
    marks.ties[0].dash = 8;
    painted();
    const double dash = by_id("tie-t3").attribute("stroke-dasharray").as_double();
    const double count = 180 / dash;
    EXPECT_NEAR(count, std::round(count), 0.01);
    EXPECT_EQ(std::lround(count) % 2, 1);
    EXPECT_NEAR(dash, 8, 0.5);
}

TEST_F(SvgPainter, an_arc_is_a_curve_bent_to_the_left_of_its_way) {
    marks.ties = {tie_between({50, 100}, {250, 100}, 3)};
    marks.ties[0].bend = 0.1F;
    marks.ties[0].from_gap = marks.ties[0].to_gap = 0;
    painted();
    EXPECT_STREQ(by_id("tie-t3").attribute("d").value(), "M50 100Q150 60 250 100");
}

TEST_F(SvgPainter, what_lies_beyond_the_page_is_not_written) {
    marks.ties = {tie_between({-500, -100}, {900, -90}, 1), tie_between({1e7F, 0}, {2e7F, 9}, 2)};
    marks.nodes = {node_at({-40, 50}, 0), node_at({395, 305}, 1)};
    painted();
    EXPECT_FALSE(by_id("tie-t1"));
    EXPECT_FALSE(by_id("tie-t2"));
    EXPECT_FALSE(by_id("node-iran"));
    EXPECT_TRUE(by_id("node-a_x20__x26__x20__x3C_b_x3E_"));
}

TEST_F(SvgPainter, a_long_line_is_cut_near_the_page) {
    marks.ties = {tie_between({-3e6F, 150}, {3e6F, 150}, 1)};
    marks.ties[0].from_gap = marks.ties[0].to_gap = 0;
    painted();
    EXPECT_STREQ(by_id("tie-t1").attribute("d").value(), "M-3.5 150L403.5 150");
}

TEST_F(SvgPainter, marks_without_a_place_are_left_out) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinite = std::numeric_limits<float>::infinity();
    marks.nodes = {node_at({nan, 50}, 0), node_at({50, infinite}, 1)};
    marks.ties = {tie_between({nan, 0}, {100, 100}, 1), tie_between({0, 0}, {infinite, 0}, 2),
                  tie_between({5, 5}, {5, 5}, 3)};
    marks.labels = {text_at({nan, 0}, "lost")};
    scene::BoxMark box;
    box.rect = {{0, nan}, {10, 10}};
    marks.boxes = {box};
    scene::AreaMark area;
    area.corners = {{0, 0}, {nan, 1}, {1, 1}};
    marks.areas = {area};
    painted();
    EXPECT_THAT(svg, Not(HasSubstr("nan")));
    EXPECT_THAT(svg, Not(HasSubstr("inf\"")));
    for (const char* layer : {"areas", "ties", "nodes", "labels", "overlay"}) {
        EXPECT_FALSE(by_id(layer).first_child()) << layer;
    }
}

TEST_F(SvgPainter, text_stays_text) {
    marks.labels = {text_at({20, 40}, "Iran & <Russia>")};
    marks.labels[0].node = 0;
    marks.labels[0].halo = {1, 1, 1, 0.8F};
    marks.labels[0].halo_width = 2;
    painted();
    const auto label = by_id("label-iran");
    EXPECT_STREQ(label.attribute("class").value(), "label");
    const auto line = label.child("g");
    const auto text = line.child("text");
    EXPECT_STREQ(text.text().get(), "Iran & <Russia>");
    EXPECT_STREQ(text.attribute("x").value(), "20");
    EXPECT_STREQ(text.attribute("y").value(), "40");
    EXPECT_STREQ(text.attribute("font-size").value(), "16");
    EXPECT_THAT(text.attribute("font-family").value(),
                testing::AllOf(HasSubstr(fonts->family_of(marks.labels[0].run.glyphs[0].font)),
                               testing::EndsWith("sans-serif")));
    EXPECT_FALSE(text.attribute("direction"));
    // The halo refers to the text, so that the words are in the file once.
    const auto halo = line.child("use");
    EXPECT_EQ(std::string("#") + text.attribute("id").value(),
              halo.attribute("xlink:href").value());
    EXPECT_EQ(halo.next_sibling(), text) << "the halo lies below";
    EXPECT_STREQ(halo.attribute("stroke-width").value(), "4");
    EXPECT_STREQ(halo.attribute("stroke-opacity").value(), "0.8");
}

TEST_F(SvgPainter, lines_that_run_from_right_to_left_begin_at_their_right_end) {
    marks.overlay_texts = {text_at({20, 40}, "ایران"), text_at({20, 80}, "آژانس IAEA (2015)"),
                           text_at({20, 120}, "IAEA آژانس"), text_at({20, 160}, "שלום")};
    painted();
    std::vector<std::string> texts;
    std::vector<bool> turned;
    for (const auto& text : by_id("overlay").children("text")) {
        texts.emplace_back(text.text().get());
        turned.push_back(text.attribute("direction").value() == std::string("rtl"));
    }
    EXPECT_THAT(texts, ElementsAre("ایران", "آژانس IAEA (2015)", "IAEA آژانس", "שלום"));
    EXPECT_THAT(turned, ElementsAre(true, true, false, true));
    const auto first = by_id("overlay").child("text");
    EXPECT_NEAR(first.attribute("x").as_double(),
                20 + static_cast<double>(marks.overlay_texts[0].run.width_px), 0.006);
    EXPECT_STREQ(first.attribute("unicode-bidi").value(), "embed");
}

TEST_F(SvgPainter, a_line_of_two_fonts_names_both_in_the_order_of_reading) {
    marks.overlay_texts = {text_at({20, 40}, "Wang 王毅"), text_at({20, 80}, "王毅 Wang")};
    const auto& glyphs = marks.overlay_texts[0].run.glyphs;
    if (glyphs.front().font == glyphs.back().font) {
        GTEST_SKIP() << "one font has both Latin and Chinese";
    }
    painted();
    const std::string latin = fonts->family_of(glyphs.front().font);
    const std::string chinese = fonts->family_of(glyphs.back().font);
    const auto first = by_id("overlay").child("text");
    EXPECT_THAT(first.attribute("font-family").value(),
                HasSubstr("'" + latin + "','" + chinese + "'"));
    EXPECT_THAT(first.next_sibling().attribute("font-family").value(),
                HasSubstr("'" + chinese + "','" + latin + "'"));
    // Each part comes from the font that it was measured with.
    EXPECT_STREQ(first.first_child().name(), "tspan");
    EXPECT_STREQ(first.attribute("xml:space").value(), "preserve") << "the blank between the parts";
    EXPECT_THAT(first.first_child().attribute("font-family").value(), HasSubstr("'" + latin + "'"));
    EXPECT_THAT(first.last_child().attribute("font-family").value(),
                HasSubstr("'" + chinese + "'"));
    std::string whole;
    for (const auto& part : first.children()) {
        whole += part.text().get();
    }
    EXPECT_EQ(whole, "Wang 王毅");
}

TEST_F(SvgPainter, lines_of_one_label_are_one_group) {
    marks.labels = {text_at({20, 40}, "Javad"), text_at({20, 60}, "Zarif")};
    marks.labels[0].node = marks.labels[1].node = 0;
    painted();
    const auto label = by_id("label-iran");
    EXPECT_FALSE(by_id("label-iran-2"));
    EXPECT_STREQ(label.child("title").text().get(), "Iran (state)");
    EXPECT_STREQ(label.child("text").text().get(), "Javad");
    EXPECT_STREQ(label.child("text").next_sibling().text().get(), "Zarif");
}

TEST_F(SvgPainter, a_box_keeps_its_outline_inside) {
    scene::BoxMark box;
    box.rect = {{10, 20}, {110, 60}};
    box.corner_radius = 6;
    box.fill = {1, 1, 1, 0.9F};
    box.outline = {0, 0, 0, 1};
    box.outline_width = 2;
    marks.boxes = {box};
    painted();
    const auto rect = by_id("overlay").child("rect");
    EXPECT_STREQ(rect.attribute("x").value(), "11");
    EXPECT_STREQ(rect.attribute("width").value(), "98");
    EXPECT_STREQ(rect.attribute("rx").value(), "5");
    EXPECT_STREQ(rect.attribute("stroke-width").value(), "2");
    EXPECT_STREQ(rect.attribute("fill-opacity").value(), "0.9");
}

TEST_F(SvgPainter, a_gradient_runs_from_left_to_right) {
    scene::BoxMark box;
    box.rect = {{10, 20}, {110, 60}};
    box.fill = {1, 0, 0, 1};
    box.fill_right = {0, 0, 1, 1};
    box.is_gradient = true;
    marks.boxes = {box};
    painted();
    const auto gradient = by_id("gradient-1");
    EXPECT_STREQ(gradient.attribute("x1").value(), "10");
    EXPECT_STREQ(gradient.attribute("x2").value(), "110");
    EXPECT_STREQ(gradient.first_child().attribute("stop-color").value(), "#ff0000");
    EXPECT_STREQ(gradient.last_child().attribute("stop-color").value(), "#0000ff");
    EXPECT_STREQ(by_id("overlay").child("rect").attribute("fill").value(), "url(#gradient-1)");
}

TEST_F(SvgPainter, words_with_control_characters_and_broken_bytes_stay_well_formed) {
    marks.nodes = {node_at({50, 50}, 0)};
    const vector::Names names{
        [](std::uint32_t) {
            return vector::ElementName{"a\x01\xff\n", "b\x02\xfe\tc\xef\xbf\xbf"};
        },
        nullptr};
    painted({"t\x03", "d\x1b\xc0", "s\x7f", ""}, false, names);
    EXPECT_STREQ(document.child("svg").child("title").text().get(), "t");
    EXPECT_STREQ(by_class("node").child("title").text().get(), "b\uFFFD\tc");
}

TEST_F(SvgPainter, every_shape_is_painted_and_closed) {
    std::uint32_t i = 0;
    for (const scene::Shape shape :
         {scene::Shape::disc, scene::Shape::square, scene::Shape::diamond, scene::Shape::hexagon,
          scene::Shape::triangle, scene::Shape::rounded_square, scene::Shape::ring}) {
        marks.nodes.push_back(node_at({30 + 40 * static_cast<float>(i), 50}, i, shape));
        ++i;
    }
    painted();
    EXPECT_TRUE(by_id("node-iran").child("circle"));
    for (i = 2; i < 7; ++i) {
        const auto path = by_id("node-n" + std::to_string(i)).child("path");
        EXPECT_THAT(path.attribute("d").value(), testing::EndsWith("Z"));
    }
    EXPECT_STREQ(by_id("node-n6").child("path").attribute("fill-rule").value(), "evenodd");
}

TEST_F(SvgPainter, a_fill_does_not_shine_through_its_outline) {
    marks.nodes = {node_at({50, 50}, 0)};
    marks.nodes[0].outline.a = 0.5F;
    marks.nodes[0].outline_width = 4;
    painted();
    const auto fill = by_id("node-iran").child("circle");
    EXPECT_STREQ(fill.attribute("r").value(), "8");
    EXPECT_FALSE(fill.attribute("stroke"));
    EXPECT_STREQ(fill.next_sibling().attribute("fill").value(), "none");
    EXPECT_STREQ(fill.next_sibling().attribute("r").value(), "10");
}

TEST_F(SvgPainter, the_same_marks_give_the_same_bytes) {
    marks.nodes = {node_at({50, 50}, 0)};
    marks.ties = {tie_between({0, 0}, {300, 200}, 7)};
    marks.labels = {text_at({20, 40}, "ایران Iran 中国")};
    painted({"T", "D", "S", "{}"});
    const std::string first = svg;
    auto other = text::FontSet::open();
    ASSERT_TRUE(other);
    other->shape("Ω", 9);
    EXPECT_EQ(vector::paint_svg(marks, small_page(), {"T", "D", "S", "{}"}, small_names(), *fonts),
              first);
}

TEST_F(SvgPainter, an_empty_picture_is_one) {
    painted();
    EXPECT_EQ(vector::recipe_in_svg(svg), std::nullopt);
}

TEST_F(SvgPainter, a_recipe_comes_back_byte_for_byte) {
    marks.nodes = {node_at({50, 50}, 0)};
    for (const std::string& recipe : awkward_recipes()) {
        painted({"T", "D", "S", recipe});
        EXPECT_EQ(vector::recipe_in_svg(svg), recipe) << recipe.substr(0, 100);
    }
}

TEST_F(SvgPainter, a_recipe_can_be_read_by_people) {
    painted({"", "", "", R"({"title":"Iran","year":2015})"});
    EXPECT_THAT(svg, HasSubstr(R"({"title":"Iran","year":2015})"));
}

TEST_F(SvgPainter, a_recipe_survives_an_editor_that_renames_and_wraps) {
    EXPECT_EQ(vector::recipe_in_svg(R"(<svg:svg xmlns:svg="http://www.w3.org/2000/svg"
        xmlns:e="urn:entente:view:1"><svg:g><svg:metadata><e:view><![CDATA[{"a":1}]]></e:view>
        </svg:metadata></svg:g></svg:svg>)"),
              R"({"a":1})");
    EXPECT_EQ(vector::recipe_in_svg(R"(<svg><view xmlns="urn:entente:view:1">{}</view></svg>)"),
              "{}");
    EXPECT_EQ(vector::recipe_in_svg(R"(<svg><view xmlns="urn:else">{}</view></svg>)"),
              std::nullopt);
    EXPECT_EQ(vector::recipe_in_svg(R"(<svg><view>{}</view></svg>)"), std::nullopt);
}

TEST_F(SvgPainter, any_bytes_are_a_file_without_a_recipe_or_with_one) {
    painted({"T", "D", "S", R"({"a":"ایران"})"});
    for (std::size_t length = 0; length < svg.size(); length += 7) {
        vector::recipe_in_svg(std::string_view(svg).substr(0, length));
    }
    unsigned random = 1;
    for (int round = 0; round < 3000; ++round) {
        std::string broken = svg;
        for (int i = 0; i < 4; ++i) {
            random = random * 1'664'525U + 1'013'904'223U;
            broken[(random >> 8U) % broken.size()] = static_cast<char>(random >> 24U);
        }
        vector::recipe_in_svg(broken);
    }
    EXPECT_EQ(vector::recipe_in_svg(""), std::nullopt);
    EXPECT_EQ(vector::recipe_in_svg(std::string(200'000, '<')), std::nullopt);
    std::string deep;
    for (int i = 0; i < 200'000; ++i) {
        deep += "<g>";
    }
    EXPECT_EQ(vector::recipe_in_svg(deep), std::nullopt);
}

} // namespace
} // namespace entente::test
