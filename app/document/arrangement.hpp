// SPDX-License-Identifier: MIT
#pragma once

namespace entente::document {

/// How nodes are laid out, as far as a person has a say in it.
struct Arrangement {
    /// How far nodes may leave home to show the window's own distances, as a share of the picture's
    /// diagonal; 0: not at all. See window_places.hpp.
    float reach = 0;
    bool parts_discs = true;   ///< no two discs overlap
    bool groups_kinds = false; ///< officials near whom they serve, topics apart from actors

    /// Whether all but the window's sake is the same: the homes are.
    [[nodiscard]] bool has_homes_of(const Arrangement& other) const {
        return parts_discs == other.parts_discs && groups_kinds == other.groups_kinds;
    }

    friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

/// Few nodes go so far, and those stay there: on ICEWS 2014 by months the mean node moves by 2 % of
/// the diagonal from one to the next, and each month's stress is within 15 % of the least. With a
/// tenth of it movement is 1 %, and stress up to 46 % above the least.
inline constexpr float usual_reach = 0.2F;
/// Beyond it nodes are no longer found where they were.
inline constexpr float largest_reach = 0.25F;

} // namespace entente::document
