// SPDX-License-Identifier: MIT
#include "app/scene/palette.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace entente::scene {
namespace {

using Matrix = std::array<std::array<float, 3>, 3>;

/// How colours look to the colour-blind. Source: Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.
constexpr std::array<Matrix, 4> visions{Matrix{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                                        Matrix{{{0.152286F, 1.052583F, -0.204868F},
                                                {0.114503F, 0.786281F, 0.099216F},
                                                {-0.003882F, -0.048116F, 1.051998F}}},
                                        Matrix{{{0.367322F, 0.860646F, -0.227968F},
                                                {0.280085F, 0.672501F, 0.047413F},
                                                {-0.011820F, 0.042940F, 0.968881F}}},
                                        Matrix{{{1.255528F, -0.076749F, -0.178779F},
                                                {-0.078411F, 0.930809F, 0.147602F},
                                                {0.004733F, 0.691367F, 0.303900F}}}};

Color seen(Color color, const Matrix& vision) {
    const auto row = [&](std::size_t i) {
        return vision[i][0] * color.r + vision[i][1] * color.g + vision[i][2] * color.b;
    };
    return {row(0), row(1), row(2), 1};
}

float distance(Color a, Color b) {
    const Lab x = to_lab(a);
    const Lab y = to_lab(b);
    return std::hypot(x.lightness - y.lightness, x.a - y.a, x.b - y.b);
}

float contrast(Color a, Color b) {
    const auto luminance = [](Color c) { return 0.2126F * c.r + 0.7152F * c.g + 0.0722F * c.b; };
    const float x = luminance(a) + 0.05F;
    const float y = luminance(b) + 0.05F;
    return std::max(x, y) / std::min(x, y);
}

constexpr std::array<model::NodeKind, 5> kinds{model::NodeKind::state, model::NodeKind::official,
                                               model::NodeKind::organization,
                                               model::NodeKind::group, model::NodeKind::topic};
constexpr std::array<Theme, 2> themes{Theme::light, Theme::dark};

TEST(Palette, SrgbRoundTrip) {
    const Color color = from_srgb("#3c998A");
    EXPECT_EQ(to_srgb_byte(color.r), 0x3c);
    EXPECT_EQ(to_srgb_byte(color.g), 0x99);
    EXPECT_EQ(to_srgb_byte(color.b), 0x8a);
    EXPECT_EQ(to_srgb_byte(-1), 0);
    EXPECT_EQ(to_srgb_byte(7), 255);
    EXPECT_EQ(to_srgb_byte(std::numeric_limits<float>::quiet_NaN()), 0);
}

TEST(Palette, LabRoundTripAndMixing) {
    const Color color = from_srgb("#d07880");
    const Color back = from_lab(to_lab(color));
    EXPECT_NEAR(back.r, color.r, 1e-3);
    EXPECT_NEAR(back.g, color.g, 1e-3);
    EXPECT_NEAR(back.b, color.b, 1e-3);
    const Color other = from_srgb("#31599a").with_alpha(0);
    const Color half = mix(color, other, 0.5F);
    EXPECT_NEAR(distance(half, color), distance(half, other), 2e-3);
    EXPECT_FLOAT_EQ(half.a, 0.5F);
}

TEST(Palette, KindsAreToldApartWithAnyVision) {
    for (const Theme theme : themes) {
        const float least = theme == Theme::light ? 0.14F : 0.1F;
        for (const Matrix& vision : visions) {
            for (std::size_t i = 0; i < kinds.size(); ++i) {
                for (std::size_t j = i + 1; j < kinds.size(); ++j) {
                    EXPECT_GT(distance(seen(kind_color(kinds[i], theme), vision),
                                       seen(kind_color(kinds[j], theme), vision)),
                              least)
                        << name_of(kinds[i]) << " and " << name_of(kinds[j]);
                }
            }
        }
    }
}

TEST(Palette, EveryKindHasAShapeOfItsOwn) {
    std::set<Shape> shapes;
    for (const model::NodeKind kind : kinds) {
        shapes.insert(kind_shape(kind));
    }
    EXPECT_EQ(shapes.size(), kinds.size());
}

TEST(Palette, TextIsLegible) {
    for (const Theme theme : themes) {
        const Palette& colors = palette(theme);
        EXPECT_GE(contrast(colors.text, colors.background), 12);
        EXPECT_GE(contrast(colors.muted_text, colors.background), 4.5F);
        EXPECT_GE(contrast(colors.accent, colors.background), 4.5F);
        for (const model::NodeKind kind : kinds) {
            EXPECT_GE(contrast(kind_color(kind, theme), colors.background), 1.8F) << name_of(kind);
        }
        for (double tone = -10; tone <= 10; ++tone) {
            EXPECT_GE(contrast(tone_color(tone, theme), colors.background), 1.8F) << tone;
        }
    }
}

TEST(Palette, ToneScaleIsSymmetricAndEven) {
    for (const Theme theme : themes) {
        const Color middle = tone_color(0, theme);
        EXPECT_NEAR(std::hypot(to_lab(middle).a, to_lab(middle).b), 0, 2e-3) << "grey";
        const float step = distance(tone_color(1, theme), middle);
        EXPECT_GT(step, 0.01F);
        for (double tone = 1; tone <= 10; ++tone) {
            EXPECT_NEAR(distance(tone_color(tone, theme), middle),
                        distance(tone_color(-tone, theme), middle), 2e-3);
            EXPECT_NEAR(distance(tone_color(tone, theme), tone_color(tone - 1, theme)), step, 2e-3);
            EXPECT_NEAR(to_lab(tone_color(tone, theme)).lightness,
                        to_lab(tone_color(-tone, theme)).lightness, 2e-3);
        }
        EXPECT_GT(to_lab(tone_color(-10, theme)).a, 0) << "orange";
        EXPECT_LT(to_lab(tone_color(10, theme)).b, 0) << "blue";
        EXPECT_EQ(tone_color(99, theme), tone_color(10, theme));
    }
}

TEST(Palette, EndsOfTheToneScaleAreToldApartWithAnyVision) {
    for (const Theme theme : themes) {
        for (const Matrix& vision : visions) {
            const Color conflict = seen(tone_color(-10, theme), vision);
            const Color middle = seen(tone_color(0, theme), vision);
            const Color cooperation = seen(tone_color(10, theme), vision);
            EXPECT_GT(distance(conflict, cooperation), 0.18F);
            EXPECT_GT(distance(conflict, middle), 0.1F);
            EXPECT_GT(distance(cooperation, middle), 0.1F);
        }
    }
}

TEST(Palette, ChangesAreToldApartWithAnyVision) {
    constexpr std::array changes{graph::Change::appeared, graph::Change::stronger,
                                 graph::Change::same, graph::Change::weaker, graph::Change::lost};
    for (const Theme theme : themes) {
        for (const Matrix& vision : visions) {
            for (std::size_t i = 0; i < changes.size(); ++i) {
                for (std::size_t j = i + 1; j < changes.size(); ++j) {
                    EXPECT_GT(distance(seen(change_color(changes[i], theme), vision),
                                       seen(change_color(changes[j], theme), vision)),
                              0.11F)
                        << name_of(changes[i]) << " and " << name_of(changes[j]);
                }
            }
        }
        for (const graph::Change change : changes) {
            EXPECT_GE(contrast(change_color(change, theme), palette(theme).background), 1.8F)
                << name_of(change);
        }
        // What is in one window alone stands out more than what changed.
        const Color& ground = palette(theme).background;
        for (const graph::Change change : {graph::Change::appeared, graph::Change::lost}) {
            EXPECT_GE(contrast(change_color(change, theme), ground), 4.5F);
        }
        EXPECT_LT(to_lab(change_color(graph::Change::appeared, theme)).b, 0) << "blue";
        EXPECT_GT(to_lab(change_color(graph::Change::lost, theme)).a, 0) << "orange";
    }
}

TEST(Palette, NoToneIsTheNeutralTie) {
    EXPECT_EQ(tone_color(std::nan(""), Theme::dark), palette(Theme::dark).neutral_tie);
}

TEST(Palette, HullsAreToldApartWithAnyVision) {
    for (const Theme theme : themes) {
        for (const Matrix& vision : visions) {
            for (int i = 0; i < hull_color_count; ++i) {
                for (int j = 0; j < i; ++j) {
                    EXPECT_GT(distance(seen(hull_color(i, theme), vision),
                                       seen(hull_color(j, theme), vision)),
                              0.15F)
                        << i << " and " << j;
                }
            }
        }
        EXPECT_EQ(hull_color(hull_color_count, theme), hull_color(0, theme));
        EXPECT_EQ(hull_color(-1, theme), hull_color(hull_color_count - 1, theme));
    }
}

} // namespace
} // namespace entente::scene
