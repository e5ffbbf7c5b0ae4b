// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/calendar.hpp"
#include "app/model/milestone.hpp"
#include "app/scene/film_page.hpp"
#include "app/shell/film_windows.hpp"
#include "app/shell/selection.hpp"

namespace entente::shell {

/// The time that a film runs through: how many passing events there are in each part of it, and
/// what the film leaps over.
///
/// @param run   first to last day that some of the windows shows.
/// @param more  milestones beside those of the data; null: none.
scene::FilmTrack track_of(const SelectedData& selected, const FilmPlan& plan,
                          const model::Span& run, const std::vector<model::Milestone>* more);

/// A day of the run as a share of it; days outside are its ends.
float share_of(model::Day day, const model::Span& run);

} // namespace entente::shell
