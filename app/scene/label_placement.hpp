// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::scene {

using base::Rect;
using base::Vec2;

/// Where a label stands, seen from its node; in the order in which places are tried.
enum class Side : std::uint8_t {
    right,
    left,
    below,
    above,
    lower_right,
    upper_right,
    lower_left,
    upper_left
};
inline constexpr std::size_t side_count = 8;

/// A label that wants a place. All lengths are pixels.
struct LabelRequest {
    Vec2 anchor;      ///< middle of its node
    Vec2 extent;      ///< half the width and height of the node's mark, outline included
    Vec2 size;        ///< of the label
    float radius = 0; ///< of its node, to tell larger marks from smaller ones
    /// How much it may cover: each mark counts as its area over that of the own mark (0.1 at the
    /// least), one of more than half the radius 1 more, a larger one 3 more.
    float tolerance = 2;
    /// What speaks against each side besides, such as ties that leave there; chooses between sides
    /// that are as good otherwise, but never keeps a label out. At most about 0.2.
    std::array<float, side_count> side_costs{};
    bool must_show = false; ///< placed whatever marks it covers (never over another label)
};

/// A mark that labels keep off where they can.
struct LabelObstacle {
    Vec2 center;
    Vec2 extent;
    float radius = 0;
    bool is_round = false; ///< a disc of extent.x; else all of the box counts
};

struct LabelSettings {
    Rect frame;                       ///< labels lie wholly inside
    std::span<const Rect> keep_clear; ///< no label here
    float gap = 3;                    ///< between a mark and its label
    float spacing = 2;                ///< least distance between labels
    int most = -1; ///< so many are placed at the most; must_show goes beyond; -1: all
    float wish_tolerance = 0.25F; ///< how much a wished side may cover and still be kept
    bool may_overlap = false;     ///< all are placed, the best they can
};

struct PlacedLabel {
    std::uint32_t request = 0; ///< index
    Side side = Side::right;
    Rect rect;
};

/// The rectangle of a label at one side of its node.
Rect label_rect(const LabelRequest& request, Side side, float gap);

/// Places labels one after the other, the first in the list first, each at the first of the eight
/// sides that is free, else where it covers least; a label for which there is no room is left out.
///
/// The mark at a label's own anchor does not count; those that it comes very near to count a
/// little. Hard rules: inside the frame, not in a rectangle to keep clear, not over another label.
/// Marks are covered as far as the request's tolerance goes, where that cannot be avoided.
///
/// @param wishes  empty, or for each request the side that it keeps while that is bearable,
/// `any_side`, or
///                `no_label` to leave it out.
/// Deterministic; nothing is remembered between calls. Cost: about linear in requests and
/// obstacles, by a grid of boxes; 10,000 of each take some 5 ms.
std::vector<PlacedLabel> place_labels(std::span<const LabelRequest> requests,
                                      std::span<const LabelObstacle> obstacles,
                                      const LabelSettings& settings,
                                      std::span<const std::int8_t> wishes = {});

inline constexpr std::int8_t no_label = -1;
inline constexpr std::int8_t any_side = -2;

/// The same, but steady while the view zooms: sides are chosen on the picture as it was at the next
/// smaller of a ladder of scales (four rungs to a doubling), where labels keep the sides that they
/// had on the three rungs before, and then checked on the true one. Between two rungs hardly any
/// label changes, and panning changes labels at the frame's edge only. Costs five placements.
///
/// @param scale  pixels per unit of the layout now, > 0.
std::vector<PlacedLabel> place_labels_steadily(std::span<const LabelRequest> requests,
                                               std::span<const LabelObstacle> obstacles,
                                               const LabelSettings& settings, float scale);

} // namespace entente::scene
