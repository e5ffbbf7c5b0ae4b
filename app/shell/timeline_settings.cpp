// SPDX-License-Identifier: MIT
#include "app/shell/timeline_settings.hpp"

namespace entente::shell {

using graph::BarScale;
using graph::StackBy;

io::TimelineSection section_of(const ui::TimelineStyle& style, const graph::Calendar& calendar) {
    io::TimelineSection section;
    section.stack = graph::name_of(style.stack);
    section.scale = style.scale ? std::string(graph::name_of(*style.scale)) : std::string();
    section.has_turning_points = style.has_turning_points;
    section.week_start = graph::name_of_weekday(calendar.week_start);
    section.fiscal_year_start = calendar.fiscal_start;
    return section;
}

ui::TimelineStyle timeline_style_of(const io::TimelineSection& section) {
    ui::TimelineStyle style;
    for (const StackBy by :
         {StackBy::none, StackBy::topic, StackBy::type, StackBy::tone, StackBy::kind}) {
        if (graph::name_of(by) == section.stack) {
            style.stack = by;
        }
    }
    for (const BarScale scale : {BarScale::linear, BarScale::root, BarScale::log}) {
        if (graph::name_of(scale) == section.scale) {
            style.scale = scale;
        }
    }
    style.has_turning_points = section.has_turning_points;
    return style;
}

graph::Calendar calendar_of(const io::TimelineSection& section) {
    graph::Calendar calendar;
    if (const auto day = graph::weekday_named(section.week_start)) {
        calendar.week_start = static_cast<std::uint8_t>(*day);
    }
    if (section.fiscal_year_start >= 1 && section.fiscal_year_start <= 12) {
        calendar.fiscal_start = static_cast<std::uint8_t>(section.fiscal_year_start);
    }
    return calendar;
}

} // namespace entente::shell
