// SPDX-License-Identifier: MIT
#include "app/shell/timeline_settings.hpp"

namespace entente::shell {

using graph::BarScale;
using graph::StackBy;

io::TimelineSection section_of(const ui::TimelineStyle& style) {
    io::TimelineSection section;
    section.stack = graph::name_of(style.stack);
    section.scale = style.scale ? std::string(graph::name_of(*style.scale)) : std::string();
    section.has_turning_points = style.has_turning_points;
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

} // namespace entente::shell
