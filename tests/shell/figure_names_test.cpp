// SPDX-License-Identifier: MIT
#include "app/shell/figure_names.hpp"

#include "app/shell/figure_memory.hpp"
#include "tests/support/temp_dir.hpp"

#include <gtest/gtest.h>

namespace entente::shell {
namespace {

using model::make_day;

const model::Span data_domain{make_day(2013, 6, 14), make_day(2015, 7, 20)};

model::Window window(model::Day first, model::Day last,
                     model::WindowMode mode = model::WindowMode::window) {
    return {{first, last}, mode, 365};
}

TEST(ShortWindow, IsAsCoarseAsTheWindowAllows) {
    EXPECT_EQ(short_window({}, data_domain), "");
    EXPECT_EQ(short_window({data_domain}, data_domain), "");
    EXPECT_EQ(short_window(window(make_day(2013, 9, 1), make_day(2013, 12, 31)), data_domain),
              "2013-09 to 2013-12");
    EXPECT_EQ(short_window(window(make_day(2014, 1, 1), make_day(2014, 12, 31)), data_domain),
              "2014");
    EXPECT_EQ(short_window(window(make_day(2014, 2, 1), make_day(2014, 2, 28)), data_domain),
              "2014-02");
    EXPECT_EQ(short_window(window(make_day(2013, 9, 5), make_day(2013, 12, 31)), data_domain),
              "2013-09-05 to 2013-12-31");
    EXPECT_EQ(short_window(window(make_day(2013, 9, 5), make_day(2013, 9, 5)), data_domain),
              "2013-09-05");
    // An end that reaches over the data is whole, though the data begin within a year.
    EXPECT_EQ(short_window(window(data_domain.first, make_day(2014, 12, 31)), data_domain),
              "2013 to 2014");
    EXPECT_EQ(short_window(window(model::Span::earliest, make_day(2014, 12, 31)), data_domain),
              "2013 to 2014");
    EXPECT_EQ(short_window(
                  window(data_domain.first, make_day(2014, 3, 31), model::WindowMode::cumulative),
                  data_domain),
              "until 2014-03");
    EXPECT_EQ(short_window(window(data_domain.first, data_domain.last, model::WindowMode::decay),
                           data_domain),
              "until 2015 fading");
}

TEST(FigureName, IsSafeEverywhere) {
    const model::Window autumn = window(make_day(2013, 9, 1), make_day(2013, 12, 31));
    EXPECT_EQ(figure_name("Iran and Russia", autumn, data_domain),
              "Iran and Russia 2013-09 to 2013-12");
    EXPECT_EQ(figure_name("a/b\\c: \"d\" <e>?*|\n", {}, data_domain), "a b c d e");
    EXPECT_EQ(figure_name("../..", {}, data_domain), "network");
    EXPECT_EQ(figure_name(".hidden. ", {}, data_domain), "hidden");
    EXPECT_EQ(figure_name("", {}, data_domain), "network");
    EXPECT_EQ(figure_name("ایران و روسیه", {}, data_domain), "ایران و روسیه");
    // A long title is cut between characters.
    std::string title;
    for (int i = 0; i < 120; ++i) {
        title += "ж";
    }
    const std::string name = figure_name(title, {}, data_domain);
    EXPECT_EQ(name.size(), 100U);
    EXPECT_EQ(name.substr(98), "ж");
}

TEST(FreeName, CountsOn) {
    const test::TempDir dir;
    const auto path = dir.path() / "Plan B.png";
    EXPECT_EQ(free_name(path), path);
    static_cast<void>(dir.write("Plan B.png", "x"));
    EXPECT_EQ(free_name(path).filename(), "Plan B 2.png");
    static_cast<void>(dir.write("Plan B 2.png", "x"));
    EXPECT_EQ(free_name(path).filename(), "Plan B 3.png");
}

TEST(FigureMemory, GivesBackWhatItWasGiven) {
    ui::FigureChoices choices;
    choices.unit = ui::FigureUnit::mm;
    choices.width_mm = 85.5;
    choices.height_mm = 70;
    choices.dots_per_inch = 600;
    choices.scale = 2.25;
    choices.format = ui::FigureFormat::pdf;
    choices.framing = ui::FigureFraming::window_alone;
    choices.theme = ui::FigureTheme::dark;
    choices.background = ui::FigureBackground::transparent;
    choices.labels = ui::FigureLabels::some;
    choices.max_labels = 17;
    choices.language_of_screen = false;
    choices.language = "fa";
    choices.second_language = "en";
    choices.with_legend = false;
    choices.legend_where_dragged = false;
    choices.with_caption = false;
    choices.is_trimmed = true;
    const io::FigureSection section = section_of(choices, "/somewhere");
    EXPECT_EQ(section.folder, "/somewhere");
    EXPECT_EQ(choices_of(section), choices);

    const test::TempDir dir;
    io::Settings settings;
    settings.figure = section;
    ASSERT_TRUE(io::write_settings(dir.path() / "settings.json", settings));
    EXPECT_EQ(io::read_settings(dir.path() / "settings.json").figure, section);
}

TEST(FigureMemory, TakesTheFirstTimesForWhatItDoesNotKnow) {
    EXPECT_EQ(choices_of({}), ui::FigureChoices{});
    io::FigureSection section;
    section.format = "tiff";
    section.framing = "sideways";
    section.width_px = 60'000; // beyond what can be drawn
    section.scale = 90;
    section.with_legend = false;
    ui::FigureChoices expected;
    expected.with_legend = false;
    EXPECT_EQ(choices_of(section), expected);

    const test::TempDir dir;
    const auto old = dir.write("old.json", R"({"is_dark":true,"last_folder":"/data"})");
    EXPECT_EQ(io::read_settings(old).figure, io::FigureSection{});
    const auto odd = dir.write("odd.json", R"({"figure":[1],"is_dark":true})");
    EXPECT_EQ(io::read_settings(odd).figure, io::FigureSection{});
    EXPECT_TRUE(io::read_settings(odd).is_dark);
    const auto wrong =
        dir.write("wrong.json", R"({"figure":{"width_px":"wide","dots_per_inch":300}})");
    EXPECT_EQ(io::read_settings(wrong).figure.width_px, 0);
    EXPECT_EQ(io::read_settings(wrong).figure.dots_per_inch, 300);
}

} // namespace
} // namespace entente::shell
