// SPDX-License-Identifier: MIT
#include "app/ui/figure_choices.hpp"

#include <gtest/gtest.h>

#include <set>

namespace entente::ui {
namespace {

FigureChoices preset(std::string_view name) {
    FigureChoices choices;
    for (const FigurePreset& one : figure_presets()) {
        if (one.name == name) {
            apply(one, choices);
            return choices;
        }
    }
    ADD_FAILURE() << "no preset " << name;
    return choices;
}

TEST(FigurePresets, GiveThePixelsOfTheirPaper) {
    const auto sides = [](std::string_view name) {
        const FigureChoices choices = preset(name);
        return std::pair(choices.pixels_across(), choices.pixels_down());
    };
    EXPECT_EQ(sides("screen"), std::pair(1920, 1080));
    EXPECT_EQ(sides("slide"), std::pair(3840, 2160));
    EXPECT_EQ(sides("a4"), std::pair(3508, 2480));
    EXPECT_EQ(sides("a4p"), std::pair(2480, 3508));
    EXPECT_EQ(sides("column").first, 1004);             // 85 mm at 300 DPI
    EXPECT_EQ(sides("columns"), std::pair(2126, 1417)); // 180 x 120 mm
    EXPECT_EQ(sides("square").first, sides("square").second);
}

TEST(FigurePresets, AreKnownAgainWhateverTheUnit) {
    std::set<std::string_view> names;
    for (const FigurePreset& one : figure_presets()) {
        names.insert(one.name);
        FigureChoices choices;
        apply(one, choices);
        ASSERT_NE(preset_of(choices), nullptr) << one.name;
        EXPECT_EQ(preset_of(choices)->name, one.name);
        change_unit(one.unit == FigureUnit::px ? FigureUnit::mm : FigureUnit::px, choices);
        ASSERT_NE(preset_of(choices), nullptr) << one.name;
        EXPECT_EQ(preset_of(choices)->name, one.name);
    }
    EXPECT_EQ(names.size(), figure_presets().size());
    FigureChoices own;
    own.width_px = 1234;
    EXPECT_EQ(preset_of(own), nullptr);
}

TEST(FigureChoices, MillimetresFollowTheResolution) {
    FigureChoices choices;
    choices.unit = FigureUnit::mm;
    choices.width_mm = 100;
    choices.height_mm = 50;
    choices.dots_per_inch = 300;
    EXPECT_EQ(choices.pixels_across(), 1181);
    EXPECT_EQ(choices.pixels_down(), 591);
    choices.dots_per_inch = 600;
    EXPECT_EQ(choices.pixels_across(), 2362);
    change_unit(FigureUnit::px, choices);
    EXPECT_EQ(choices.width_px, 2362);
    EXPECT_EQ(words_for_size(2126, 1417, 300), "180 x 120 mm, 2126 x 1417 px");
    EXPECT_EQ(words_for_about(1.04e6), "about 1.0 MB");
    EXPECT_EQ(words_for_about(23e6), "about 23 MB");
    EXPECT_EQ(words_for_about(41'200), "about 41 kB");
}

TEST(FigureChoices, FollowTheScreenUntilToldOtherwise) {
    Style style;
    style.theme = scene::Theme::dark;
    style.max_labels = 12;
    style.language = "fa";
    style.second_language = "en";
    style.legend_at = base::Vec2{0.5F, 0.25F};
    FigureChoices choices;
    scene::FigureSettings settings = settings_of(choices, style, std::nullopt, std::nullopt);
    EXPECT_EQ(settings.theme, scene::Theme::dark);
    EXPECT_EQ(settings.max_labels, 12);
    EXPECT_EQ(settings.language, "fa");
    EXPECT_EQ(settings.second_language, "en");
    EXPECT_EQ(settings.legend_at, style.legend_at);
    EXPECT_FALSE(settings.title);
    EXPECT_FALSE(settings.background);

    choices.theme = FigureTheme::light;
    choices.labels = FigureLabels::some;
    choices.max_labels = 7;
    choices.language_of_screen = false;
    choices.language = "ru";
    choices.legend_where_dragged = false;
    choices.background = FigureBackground::white;
    choices.framing = FigureFraming::window_alone;
    settings = settings_of(choices, style, "Mine", "");
    EXPECT_EQ(settings.theme, scene::Theme::light);
    EXPECT_EQ(settings.max_labels, 7);
    EXPECT_EQ(settings.language, "ru");
    EXPECT_EQ(settings.second_language, "");
    EXPECT_FALSE(settings.legend_at);
    EXPECT_EQ(settings.background, (base::Color{1, 1, 1, 1}));
    EXPECT_EQ(settings.frame, scene::FigureFrame::window);
    EXPECT_EQ(settings.title, "Mine");
    EXPECT_EQ(settings.caption, "");

    style.absent = scene::Absent::dimmed;
    style.scales = scene::FigureFrame::window;
    settings = settings_of(choices, style, {}, {});
    EXPECT_EQ(settings.absent, scene::Absent::dimmed);
    EXPECT_EQ(settings.scales, scene::FigureFrame::window);
    choices.absent = scene::Absent::hidden;
    choices.scales = scene::FigureFrame::all_time;
    choices.background = FigureBackground::own;
    choices.own_background = {0.1F, 0.2F, 0.3F, 1};
    settings = settings_of(choices, style, {}, {});
    EXPECT_EQ(settings.absent, scene::Absent::hidden);
    EXPECT_EQ(settings.scales, scene::FigureFrame::all_time);
    EXPECT_EQ(settings.background, choices.own_background);

    choices.labels = FigureLabels::none;
    EXPECT_EQ(settings_of(choices, style, {}, {}).max_labels, 0);
    choices.labels = FigureLabels::all;
    EXPECT_TRUE(settings_of(choices, style, {}, {}).all_labels);
    choices.labels = FigureLabels::fitting;
    EXPECT_EQ(settings_of(choices, style, {}, {}).max_labels, -1);
}

TEST(FigureFormats, AreToldByTheEnding) {
    EXPECT_EQ(format_of("/a/b.png"), FigureFormat::png);
    EXPECT_EQ(format_of("Plan.SVG"), FigureFormat::svg);
    EXPECT_EQ(format_of("plan.pdf"), FigureFormat::pdf);
    EXPECT_FALSE(format_of("plan.jpg"));
    EXPECT_FALSE(format_of(".png"));
    EXPECT_EQ(with_ending("plan", FigureFormat::svg), "plan.svg");
    EXPECT_EQ(with_ending("plan.png", FigureFormat::pdf), "plan.pdf");
    EXPECT_EQ(with_ending("plan.PDF", FigureFormat::pdf), "plan.PDF");
    EXPECT_EQ(completed("Vol. 2", FigureFormat::png), "Vol. 2.png");
    EXPECT_EQ(completed("plan.pdf", FigureFormat::pdf), "plan.pdf");
    EXPECT_EQ(completed("plan.jpeg", FigureFormat::png), "plan.jpeg"); // to be refused
    EXPECT_EQ(completed("v1.2", FigureFormat::svg), "v1.2.svg");
}

TEST(FrameOnCanvas, HasTheFiguresProportionsInTheMiddle) {
    scene::Camera canvas;
    canvas.center = {3, 4};
    canvas.scale = 50;
    canvas.viewport = {{100, 50}, {1100, 650}};
    const scene::Camera wide = frame_on_canvas(canvas, 1920, 1080, 20);
    EXPECT_EQ(wide.viewport.center(), canvas.viewport.center());
    EXPECT_NEAR(wide.viewport.width() / wide.viewport.height(), 1920.0 / 1080, 1e-4);
    EXPECT_NEAR(wide.viewport.width(), 960, 0.01);
    const scene::Camera tall = frame_on_canvas(canvas, 1000, 2000, 20);
    EXPECT_NEAR(tall.viewport.height(), 560, 0.01);
    // A figure of it holds just what lies within the rectangle.
    const scene::Camera figure = wide.adapted_to({{0, 0}, {1920, 1080}});
    EXPECT_EQ(figure.center, canvas.center);
    const base::Vec2 corner = canvas.to_world(wide.viewport.min);
    EXPECT_NEAR(figure.to_pixels(corner).x, 0, 0.01);
    EXPECT_NEAR(figure.to_pixels(corner).y, 0, 0.01);
}

} // namespace
} // namespace entente::ui
