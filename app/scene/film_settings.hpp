// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace entente::scene {

/// What each window of a film, or of a strip, is compared with.
enum class FilmComparison : std::uint8_t {
    none,
    pinned,  ///< all with one window
    previous ///< each with the one before it; the first with nothing
};

/// What is drawn largest in a film.
enum class FilmScales : std::uint8_t {
    shared,   ///< the strongest of any of its windows: the same in all of them
    all_time, ///< the strongest of all time: the same in all of them, and in figures of all time
    window    ///< in each window its own strongest
};

} // namespace entente::scene
