// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/event_store.hpp"
#include "app/ui/theme.hpp"

#include <set>
#include <string>

namespace entente::ui {

/// Every character that the panels may have to show of a data set, right-to-left text in the forms
/// that ImGui draws, besides Latin, Greek, Cyrillic and common punctuation. Cost: O(text).
std::set<char32_t> characters_of(const model::EventStore& store);

/// Builds ImGui's font atlas anew for these characters at that scale, each from the best installed
/// font that has it, and puts the fonts into the theme. The backend's texture must be made anew
/// after it.
void build_fonts(const std::set<char32_t>& characters, Theme& theme);

} // namespace entente::ui
