// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente::ui {

enum class ChoiceState : std::uint8_t { open, included, excluded };
/// A click asks for it, or no longer; Shift and click leaves it out, or no longer.
enum class ChoicePress : std::uint8_t { include, exclude };

/// One line of a list of choices: what it is, and how many events it would bring.
struct ChoiceRow {
    std::string label;
    std::string name; ///< stable name of the widget
    std::uint32_t count = 0;
    ChoiceState state = ChoiceState::open;
    int depth = 0;
    std::optional<model::NodeKind> kind; ///< its sign is drawn before the label
};

/// What a list remembers of itself.
struct ChoiceListState {
    std::string search;
    bool shows_all = false;
};

struct PressedChoice {
    std::size_t row = 0;
    ChoicePress press = ChoicePress::include;
};

/// Draws a list of choices: the first few, or all of them in a scrolled list with a field to search
/// them.
/// @param row  makes line i, i < count; called for what is visible only, unless there is a search.
std::optional<PressedChoice> draw_choices(Context& context, std::string_view name,
                                          std::size_t count,
                                          const std::function<ChoiceRow(std::size_t)>& row,
                                          ChoiceListState& state);

} // namespace entente::ui
