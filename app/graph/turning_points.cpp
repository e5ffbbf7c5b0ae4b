// SPDX-License-Identifier: MIT
#include "app/graph/turning_points.hpp"

#include "app/base/parallel.hpp"
#include "app/graph/bin_of_day.hpp"
#include "app/graph/tie_index_state.hpp"

#include <algorithm>
#include <cmath>

namespace entente::graph {
namespace {

constexpr std::size_t ties_a_piece = 4096;

/// What a run of ties adds to each bin.
struct Sums {
    std::vector<double> strength;
    std::vector<double> shared; ///< with the bin before
    std::vector<std::uint32_t> ties;

    explicit Sums(std::size_t bins) : strength(bins, 0), shared(bins, 0), ties(bins, 0) {}
};

double median_of(std::vector<double> values) {
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

BinDistances TieIndex::distances_of(std::span<const model::Span> bins) const {
    BinDistances result;
    result.bins.assign(bins.begin(), bins.end());
    result.from_before.assign(bins.size(), 0);
    result.strength.assign(bins.size(), 0);
    result.ties.assign(bins.size(), 0);
    if (bins.empty()) {
        return result;
    }
    const State& state = *state_;
    const BinOfDay bin_of(bins);
    std::vector<std::uint32_t> first_bin(state.first.size());
    std::vector<std::uint32_t> last_bin(state.first.size());
    constexpr std::uint32_t nowhere = 0xffff'ffffU;
    for (std::size_t rank = 0; rank < state.first.size(); ++rank) {
        const bool is_in =
            state.failed[rank] == 0 && bin_of.meets(state.first[rank], state.last[rank]);
        first_bin[rank] = is_in ? bin_of(state.first[rank]) : nowhere;
        last_bin[rank] = is_in ? bin_of(state.last[rank]) : 0;
    }

    struct Part {
        std::uint32_t bin = 0;
        std::int64_t weight = 0;
    };
    const std::size_t pieces = (state.first_office + ties_a_piece - 1) / ties_a_piece;
    std::vector<Sums> sums(pieces, Sums(0));
    base::parallel_for(0, pieces, 1, [&](std::size_t from, std::size_t to) {
        std::vector<Part> parts;
        for (std::size_t piece = from; piece < to; ++piece) {
            Sums sum(bins.size());
            const std::size_t end = std::min(state.first_office, (piece + 1) * ties_a_piece);
            for (std::size_t tie = piece * ties_a_piece; tie < end; ++tie) {
                parts.clear();
                bool is_sorted = true;
                for (const State::Entry& entry : state.entries[tie]) {
                    if (first_bin[entry.rank] == nowhere) {
                        continue;
                    }
                    for (std::uint32_t bin = first_bin[entry.rank]; bin <= last_bin[entry.rank];
                         ++bin) {
                        is_sorted = is_sorted && (parts.empty() || parts.back().bin <= bin);
                        parts.push_back({bin, state.parts[entry.part()].strength});
                    }
                }
                if (!is_sorted) {
                    std::sort(parts.begin(), parts.end(),
                              [](const Part& a, const Part& b) { return a.bin < b.bin; });
                }
                std::uint32_t bin_before = nowhere;
                std::int64_t before = 0;
                for (std::size_t i = 0; i < parts.size();) {
                    const std::uint32_t bin = parts[i].bin;
                    std::int64_t strength = 0;
                    for (; i < parts.size() && parts[i].bin == bin; ++i) {
                        strength += parts[i].weight;
                    }
                    sum.strength[bin] += state.in_units(strength);
                    ++sum.ties[bin];
                    if (bin_before != nowhere && bin_before + 1 == bin) {
                        sum.shared[bin] += state.in_units(std::min(before, strength));
                    }
                    bin_before = bin;
                    before = strength;
                }
            }
            sums[piece] = std::move(sum);
        }
    });

    std::vector<double> shared(bins.size(), 0);
    for (const Sums& sum : sums) {
        for (std::size_t bin = 0; bin < bins.size(); ++bin) {
            result.strength[bin] += sum.strength[bin];
            result.ties[bin] += sum.ties[bin];
            shared[bin] += sum.shared[bin];
        }
    }
    for (std::size_t bin = 1; bin < bins.size(); ++bin) {
        const double all = result.strength[bin - 1] + result.strength[bin] - shared[bin];
        if (all > 0) {
            result.from_before[bin] = std::clamp(1 - shared[bin] / all, 0.0, 1.0);
        }
    }
    return result;
}

std::vector<TurningPoint> turning_points(const BinDistances& distances,
                                         const TurningSettings& settings) {
    const std::size_t count = distances.bins.size();
    std::vector<double> sizes;
    for (const std::uint32_t ties : distances.ties) {
        if (ties > 0) {
            sizes.push_back(ties);
        }
    }
    const double least_ties = std::max(static_cast<double>(std::max(1U, settings.least_ties)),
                                       median_of(sizes) * settings.least_share);
    const auto says_enough = [&](std::size_t bin) { return distances.ties[bin] >= least_ties; };
    // Two thirds of [from, to), of which the data may have fewer.
    const auto has_support = [&](std::size_t from, std::size_t to) {
        std::size_t saying = 0;
        for (std::size_t bin = from; bin < std::min(to, count); ++bin) {
            saying += says_enough(bin) ? 1 : 0;
        }
        return 3 * saying >= 2 * settings.around;
    };
    const auto is_told = [&](std::size_t bin) {
        return bin > 0 && says_enough(bin) && says_enough(bin - 1) &&
               has_support(bin > settings.around ? bin - settings.around : 0, bin) &&
               has_support(bin, bin + settings.around);
    };
    std::vector<double> told;
    for (std::size_t bin = 0; bin < count; ++bin) {
        if (is_told(bin)) {
            told.push_back(distances.from_before[bin]);
        }
    }
    constexpr std::size_t few = 5;
    if (told.size() < few) {
        return {}; // nothing to stand out from
    }
    const double median = median_of(told);
    for (double& distance : told) {
        distance = std::abs(distance - median);
    }
    constexpr double least_deviation = 0.01; // bins as alike as clockwork have none of their own
    constexpr double of_normal = 1.4826;
    const double deviation = std::max(median_of(told) * of_normal, least_deviation);

    std::vector<TurningPoint> points;
    for (std::size_t bin = 1; bin < count; ++bin) {
        if (!is_told(bin)) {
            continue;
        }
        const double distance = distances.from_before[bin];
        const double prominence = (distance - median) / deviation;
        bool is_peak = prominence >= settings.least_prominence;
        const std::size_t begin = bin > settings.apart ? bin - settings.apart : 1;
        for (std::size_t near = begin; is_peak && near < count && near <= bin + settings.apart;
             ++near) {
            const double other = is_told(near) ? distances.from_before[near] : -1;
            is_peak = near < bin ? other < distance : other <= distance; // of equals the first
        }
        if (is_peak) {
            points.push_back({distances.bins[bin].first, distance, prominence});
        }
    }
    if (points.size() > settings.most) {
        std::stable_sort(points.begin(), points.end(),
                         [](const TurningPoint& a, const TurningPoint& b) {
                             return a.prominence > b.prominence;
                         });
        points.resize(settings.most);
        std::sort(points.begin(), points.end(),
                  [](const TurningPoint& a, const TurningPoint& b) { return a.day < b.day; });
    }
    return points;
}

} // namespace entente::graph
