// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

namespace entente::ui {

/// Height of a folded event in a list, in units of the design.
inline constexpr float event_row_height = 68;

/// One event in three lines: date and type, title, who took part; its tone is the bar at the left.
/// Returns whether it was pressed.
bool draw_event_row(Context& context, model::EventId event, bool is_open);

/// All that the data tell of an event: date as precise as it is known, summary, place, tone,
/// participants with their roles, topics, quotes, sources. Names select, addresses open.
void draw_event_details(Context& context, model::EventId event);

/// Events as text for the clipboard, one a line: date, title, participants, sources.
std::string events_as_text(const model::EventStore& store, std::span<const model::EventId> events);

} // namespace entente::ui
