// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/view.hpp"
#include "app/shell/film.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente::shell {

/// The window as a film's date; that all so far counts, or fades, is told elsewhere: "2013",
/// "Until 2013".
std::string date_of(const model::Window& window, const graph::Calendar& calendar);

/// How the window moves, where that is not told by its dates: "all so far", "fading by half every
/// 90 days"; else empty.
std::string pace_of(const document::View& view);

/// Windows of a plan, how they are compared, and what was left out, in sentences for a caption:
/// "6 windows, each compared with the one before it."
std::vector<std::string> words_for_plan(const FilmPlan& plan, const FilmData& data,
                                        const FilmMotion& motion);

/// "8 quiet windows left out: Jan – Aug 2003"
std::string words_for_leap(const FilmPlan& plan, std::size_t number,
                           const graph::Calendar& calendar);

/// What a legend says of scales.
std::string words_for_scales(FilmScales scales);

} // namespace entente::shell
