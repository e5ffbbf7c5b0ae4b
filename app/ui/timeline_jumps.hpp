// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente::ui {

/// Where a key leads, and what is told of it; no window where it leads nowhere.
struct TimelineJump {
    std::optional<model::Window> window;
    std::string said;
};

/// Days of milestones, periods and offices, ascending: what the window snaps to and jumps between.
std::vector<model::Day> milestone_days(const Context& context);

/// Ctrl+Left and Right: the next milestone (direction 1) or the one before (-1); with a selection,
/// the next change of what joins it.
TimelineJump jump_to_milestone(const Context& context, int direction);

/// N and P: from an empty window to the next events; else the next moment at which what joins the
/// selection changes; with nothing selected the next turning point of the network, or, where there
/// is none and in mode instant, the next event.
TimelineJump jump_to_change(const Context& context, int direction);

/// No dated event lies in the window.
bool is_quiet_window(const document::Document& document);

} // namespace entente::ui
