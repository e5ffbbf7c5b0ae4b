// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/timeline_controls.hpp"
#include "app/ui/widgets.hpp"

#include <string>
#include <string_view>

namespace entente::ui {

// What the row under the track is built of. Each button can also be pressed by a key while it has
// the timeline's focus, and has its tip above it, where it hides none of its neighbours.

/// Drawings besides those of Icon.
enum class TransportIcon {
    play_back,
    stop,
    bounce,
    once,
    locked,
    unlocked,
    more,
    calendar,
    to_window,
    to_all
};
void draw_transport_icon(ImDrawList& list, TransportIcon icon, const base::Rect& rect, ImU32 color,
                         float scale);

constexpr float transport_control_height = 28; ///< units
constexpr float transport_button_side = 30;

void tip_above(Context& context, const base::Rect& item, float pivot_x, const std::string& told);

bool transport_button(Context& context, const TimelineControls& controls, std::string_view name,
                      Icon icon, const std::string& told, bool is_on, bool is_enabled);
bool transport_button(Context& context, const TimelineControls& controls, std::string_view name,
                      TransportIcon icon, const std::string& told, bool is_on, bool is_enabled);

/// One of a group of choices that lie side by side.
struct ButtonSegment {
    std::string name;
    std::string label;
    std::string told;
    bool is_on = false;
    bool is_first = false;
    bool is_last = false;
};
bool transport_segment(Context& context, const TimelineControls& controls,
                       const ButtonSegment& segment);

/// A button that unfolds a list above it, shown by begin_transport_list while it is open; its right
/// or left edge is that of the button.
void transport_list_button(Context& context, const TimelineControls& controls,
                           const std::string& name, const std::string& label, float width,
                           const std::string& told);
bool begin_transport_list(Context& context, ListKeys& keys, const std::string& name,
                          const base::Rect& button, bool to_left);
void end_transport_list();
/// A choice of such a list.
bool transport_choice(Context& context, ListKeys& keys, const std::string& name,
                      const std::string& label, bool is_on);

/// The rectangle of the last ImGui item.
base::Rect last_item();

} // namespace entente::ui
