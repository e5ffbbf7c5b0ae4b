// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/comparison.hpp"
#include "app/scene/film_settings.hpp"
#include "app/shell/film_windows.hpp"

#include <chrono>
#include <cstddef>

namespace entente::shell {

using scene::FilmComparison;
using scene::FilmScales;

inline constexpr std::size_t most_tween = 60;

/// How the windows of a film, or of a strip, follow each other: what its recipe keeps beside what
/// every figure has.
struct FilmMotion {
    FilmSteps steps;
    FilmComparison comparison = FilmComparison::none;
    bool per_day = false; ///< of comparing with the window before
    FilmScales scales = FilmScales::shared;
    /// Long stretches in which nothing happens are left out, where the number of windows is not
    /// told.
    bool skips_quiet = true;
    /// Pictures between two windows, on which what is gone fades, sizes change, and what is new
    /// appears with an accent. 0: windows cut into each other.
    std::size_t tween = 0;
    std::chrono::milliseconds shown{800}; ///< each window, with the pictures before it
    bool is_looping = true;
    bool is_strip = false;
    friend bool operator==(const FilmMotion&, const FilmMotion&) = default;
};

} // namespace entente::shell
