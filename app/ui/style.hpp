// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/graph/histogram_stack.hpp"
#include "app/scene/encoding.hpp"
#include "app/scene/figure_settings.hpp"
#include "app/scene/palette.hpp"

#include <optional>
#include <string>

namespace entente::ui {

/// How the timeline is shown.
struct TimelineStyle {
    graph::StackBy stack = graph::StackBy::none;
    /// Of the bars' heights; nothing: the fitting one is proposed, and linear till it is taken.
    std::optional<graph::BarScale> scale;
    bool has_turning_points = true; ///< marks where the network turns
    friend bool operator==(const TimelineStyle&, const TimelineStyle&) = default;
};

/// How the network is shown; kept between runs, no part of the undo history.
struct Style {
    scene::Theme theme = scene::Theme::light;
    scene::ColorBy color_by = scene::ColorBy::tone;
    int max_labels = 60;         ///< -1: all that fit; 0: none
    std::string language;        ///< BCP 47 of labels; "" for the data's own names
    std::string second_language; ///< of a second line below them; "" for none
    bool with_legend = true;
    std::optional<base::Vec2> legend_at;          ///< see scene::FigureSettings
    bool has_motion = true;                       ///< windows fade into each other
    scene::Absent absent = scene::Absent::dimmed; ///< see scene::FigureSettings
    scene::FigureFrame scales = scene::FigureFrame::all_time;
    TimelineStyle timeline{};
    friend bool operator==(const Style&, const Style&) = default;
};

} // namespace entente::ui
