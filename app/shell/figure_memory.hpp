// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/settings_file.hpp"
#include "app/ui/figure_choices.hpp"

namespace entente::shell {

/// What the settings file keeps of the dialog's choices, and back: what it does not tell, or tells
/// in words of another version, is as at the first time.
ui::FigureChoices choices_of(const io::FigureSection& section);
io::FigureSection section_of(const ui::FigureChoices& choices, const std::string& folder);

} // namespace entente::shell
