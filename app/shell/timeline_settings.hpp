// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/calendar.hpp"
#include "app/io/settings_file.hpp"
#include "app/ui/style.hpp"

namespace entente::shell {

/// How the timeline is shown, as the settings keep it by name: no scale where none was chosen.
io::TimelineSection section_of(const ui::TimelineStyle& style, const graph::Calendar& calendar);
/// Back; names that are not known give the defaults.
ui::TimelineStyle timeline_style_of(const io::TimelineSection& section);
graph::Calendar calendar_of(const io::TimelineSection& section);

} // namespace entente::shell
