// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_index.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::graph {

/// How much the network of each bin of time differs from that of the bin before.
///
/// With s(t) the strength of tie t in a bin, as TieIndex has it for the bin as a window:
/// distance = 1 - sum over t of min(s(t), s'(t)) / sum over t of max(s(t), s'(t)), the weighted
/// Jaccard distance: 0 where nothing changed, 1 where no tie is in both. Where both bins are empty
/// it is 0. Offices do not count.
///
/// Cost: one pass over all contributions, tie by tie, in parallel: O(contributions + ties).
struct BinDistances {
    std::vector<model::Span> bins;   ///< as given: ascending, without gaps
    std::vector<double> from_before; ///< of bins[i] to bins[i - 1]; the first is 0
    std::vector<double> strength;    ///< of all ties, by bin
    std::vector<std::uint32_t> ties; ///< ties with an event in the bin
};

/// A day at which the network turns: the first one of a bin that differs from the one before more
/// than such bins do.
struct TurningPoint {
    model::Day day;
    double distance = 0;
    /// How far the distance stands out: in deviations of the ordinary bin from the median.
    double prominence = 0;
    friend bool operator==(const TurningPoint&, const TurningPoint&) = default;
};

struct TurningSettings {
    std::size_t most = 8;          ///< the most prominent ones
    double least_prominence = 2.5; ///< in deviations; 1.4826 times the median absolute one
    std::size_t apart = 2;         ///< bins within which only the greatest distance counts
    /// A bin with fewer ties than this part of the median bin's says too little: chance alone makes
    /// it differ.
    double least_share = 0.25;
    std::uint32_t least_ties = 4; ///< nor does one with fewer than these, whatever the others have
    /// What turns has been one thing for a while and is another for a while: of the so many bins
    /// before it, and of it with those that follow, at least two thirds have to say enough.
    std::size_t around = 3;
};

/// Peaks of the distance, ascending by day: bins whose distance from the one before is at least
/// `least_prominence` deviations above the median of all that can be told, where the deviation is
/// the median absolute one (robust: however far some lie off, they do not move it), and the
/// greatest for `apart` bins. Told is a distance between two bins that both say enough
/// (least_share, least_ties) with enough of their neighbours saying enough (`around`): so a lone
/// date far from the others, its edges, and the first and last bins of the data turn nothing,
/// however unlike they are.
std::vector<TurningPoint> turning_points(const BinDistances& distances,
                                         const TurningSettings& settings = {});

} // namespace entente::graph
