// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/document/time_mode.hpp"
#include "app/graph/event_days.hpp"
#include "app/graph/histogram.hpp"
#include "app/model/span.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace entente::shell {

inline constexpr std::size_t most_film_windows = 10'000;
inline constexpr std::size_t most_strip_windows = 24;

/// How the window moves from picture to picture.
struct FilmSteps {
    /// Of one step; nothing: the coarsest of which the run has two dozen, or, where the number of
    /// windows is told, the coarsest that it can be divided into evenly.
    std::optional<graph::UnitKind> unit;
    /// As many windows, spread evenly over the run, instead of one a unit; 0: one a unit.
    std::size_t count = 0;
    /// Units in a window; 0: one, or, where their number is told, so many that they meet.
    std::size_t length = 0;
    friend bool operator==(const FilmSteps&, const FilmSteps&) = default;
};

/// The windows of a film or a film strip, in order.
///
/// They run through the selected window's span, an open end of it standing for the end of the
/// domain, and begin and end with units of the calendar: whole ones, but for those that an end of
/// the span that was told cuts off. In mode `window` window i begins i steps after the first and is
/// `length` units long (longer than a step, they overlap); in the other modes each begins with the
/// span, as it stands, and the end alone moves on.
///
/// In mode growing a start that the run states is kept; from here on the start moves and the end
/// stays; in mode instant a window is one unit.
///
/// @param selected  mode, half-life and the run.
/// @param moves     how the window moves; one that fits the mode.
/// @param calendar  whose units the windows are made of.
/// @param domain    first and last day of the data.
/// @return Error (usage): fewer than 2 windows, more than most_film_windows, or a length that the
///         run does not have.
base::Result<std::vector<model::Window>>
film_windows(const model::Window& selected, document::TimeMode moves,
             const graph::Calendar& calendar, const model::Span& domain, const FilmSteps& steps);

/// The windows of a film in their order.
struct FilmPlan {
    std::vector<model::Window> windows;
    std::vector<std::size_t> leapt; ///< quiet windows that were left out before each of them
    [[nodiscard]] std::size_t leapt_in_all() const;
    /// The days that were left out before a window that something was left out before.
    [[nodiscard]] model::Span leapt_days(std::size_t number) const;
};

/// All of them.
FilmPlan plan_of(std::vector<model::Window> windows);

/// As playing does: of more than `most_quiet` windows in a row in which nothing happens none is
/// shown, but for the first and the last of the film. Quiet is a window without events; where the
/// end leads, a step on which none begins; where the start leads, one on which none ends.
///
/// @param days  when the passing events are.
FilmPlan without_quiet(std::vector<model::Window> windows, document::TimeMode moves,
                       const graph::EventDays& days, std::size_t most_quiet = 5);

/// The first to the last day that some of the windows shows: what a track below them stands for.
model::Span run_of(const std::vector<model::Window>& windows, const model::Span& domain);

} // namespace entente::shell
