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

/// 20 px where all of the network is shown in a picture of 1000 px from corner to corner.
inline constexpr float usual_reach = 0.02F;
/// Beyond it nodes are no longer found where they were.
inline constexpr float largest_reach = 0.25F;

} // namespace entente::document
