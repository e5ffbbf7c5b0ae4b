// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/event_store.hpp"
#include "app/ui/shaped_glyphs.hpp"
#include "app/ui/theme.hpp"

#include <set>
#include <string>

namespace entente::ui {

/// Every character that the panels may have to show of a data set, right-to-left text in the forms
/// that ImGui draws, besides Latin, Greek, Cyrillic and common punctuation. Cost: O(text).
std::set<char32_t> characters_of(const model::EventStore& store);

/// Shapes what the panels are likely to show of a data set first, so that its glyphs are there with
/// the fonts: names, and the titles of some events. Cost: some microseconds a text that needs it.
void shape_first(const model::EventStore& store, ShapedGlyphs& glyphs);

/// Builds ImGui's font atlas anew for these characters at that scale, each from the best installed
/// font that has it, and puts the fonts into the theme. The backend's texture must be made anew
/// after it.
///
/// @param glyphs  given a shelf in the atlas, filled with what it has shaped so far.
void build_fonts(const std::set<char32_t>& characters, ShapedGlyphs& glyphs, Theme& theme);

} // namespace entente::ui
