// SPDX-License-Identifier: MIT
#include "app/graph/tie_index_state.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace entente::graph {
namespace {

/// What is known of the ties and nodes of one stretch of time, before thinning.
struct Values {
    std::vector<std::uint8_t> is_there; ///< by tie
    std::vector<double> strength;       ///< by tie
    std::vector<std::uint32_t> events;  ///< by node
};

struct Order {
    std::span<const Dyad> dyads;
    std::span<const std::uint32_t> by_id;
    std::span<const std::uint32_t> node_rank;
    std::span<const std::uint8_t> node_kind;
    std::size_t first_office = 0;
};

struct Kept {
    std::vector<NodeId> nodes;
    std::vector<double> node_strength;
    std::vector<std::uint32_t> ties; ///< strongest first
};

struct Ranked {
    std::uint64_t key = 0; ///< less for stronger
    std::uint32_t tie = 0;
};

/// Sorts by key, keeping the order of equals. A radix sort, since a snapshot is taken every time
/// the slider moves and comparing 50,000 ties would take most of it.
void sort_by_key(std::vector<Ranked>& ranked) {
    constexpr std::size_t few = 256;
    if (ranked.size() < few) {
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const Ranked& a, const Ranked& b) { return a.key < b.key; });
        return;
    }
    constexpr unsigned bits = 11;
    constexpr std::size_t digits = 6;
    constexpr std::size_t values = std::size_t{1} << bits;
    const auto digit = [](std::uint64_t key, std::size_t place) {
        return static_cast<std::size_t>(key >> (place * bits)) & (values - 1);
    };
    std::vector<std::array<std::uint32_t, values>> counts(digits);
    for (const Ranked& item : ranked) {
        for (std::size_t place = 0; place < digits; ++place) {
            ++counts[place][digit(item.key, place)];
        }
    }
    std::vector<Ranked> sorted(ranked.size());
    for (std::size_t place = 0; place < digits; ++place) {
        std::array<std::uint32_t, values>& count = counts[place];
        if (count[digit(ranked.front().key, place)] == ranked.size()) {
            continue; // all alike here
        }
        std::exclusive_scan(count.begin(), count.end(), count.begin(), 0U);
        for (const Ranked& item : ranked) {
            sorted[count[digit(item.key, place)]++] = item;
        }
        ranked.swap(sorted);
    }
}

/// Ids drawn by step 3 of Thinning: marks what is within `hops` ties of the middle.
void keep_around(const Thinning& thinning, const Order& order,
                 const std::vector<std::uint8_t>& is_there, std::vector<std::uint8_t>& is_kept) {
    constexpr auto unreached = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> distance(is_kept.size(), unreached);
    for (const NodeId middle : thinning.around) {
        if (middle.index() < is_kept.size() && is_kept[middle.index()] != 0) {
            distance[middle.index()] = 0;
        }
    }
    bool has_grown = true;
    for (std::uint32_t hop = 0; hop < thinning.hops && has_grown; ++hop) {
        has_grown = false;
        for (std::size_t tie = 0; tie < is_there.size(); ++tie) {
            if (is_there[tie] == 0) {
                continue;
            }
            std::uint32_t& a = distance[order.dyads[tie].a.index()];
            std::uint32_t& b = distance[order.dyads[tie].b.index()];
            if (a == hop && b == unreached) {
                b = hop + 1;
                has_grown = true;
            } else if (b == hop && a == unreached) {
                a = hop + 1;
                has_grown = true;
            }
        }
    }
    for (std::size_t node = 0; node < is_kept.size(); ++node) {
        is_kept[node] = is_kept[node] != 0 && distance[node] != unreached ? 1 : 0;
    }
}

/// Step 4 of Thinning.
void keep_strongest(const Thinning& thinning, const Order& order,
                    const std::vector<double>& strength, std::vector<std::uint8_t>& is_kept) {
    std::vector<std::uint8_t> is_middle(is_kept.size(), 0);
    for (const NodeId node : thinning.around) {
        if (node.index() < is_middle.size()) {
            is_middle[node.index()] = 1;
        }
    }
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t node = 0; node < is_kept.size(); ++node) {
        if (is_kept[node] != 0) {
            nodes.push_back(node);
        }
    }
    if (nodes.size() <= thinning.top) {
        return;
    }
    const auto cut = nodes.begin() + static_cast<std::ptrdiff_t>(thinning.top);
    std::nth_element(nodes.begin(), cut, nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(is_middle[b], strength[b], order.node_rank[a]) <
               std::tuple(is_middle[a], strength[a], order.node_rank[b]);
    });
    std::for_each(cut, nodes.end(), [&](std::uint32_t node) { is_kept[node] = 0; });
}

Kept thin(Values& values, const Order& order, const Thinning& thinning) {
    const std::size_t node_total = order.node_kind.size();
    const std::uint32_t topic_bit = 1U << static_cast<unsigned>(model::NodeKind::topic);
    const std::uint32_t kinds = thinning.with_topics ? thinning.kinds : thinning.kinds & ~topic_bit;
    const auto is_drawn = [&](std::size_t node) {
        return ((kinds >> order.node_kind[node]) & 1U) != 0;
    };

    std::vector<double> strength(node_total, 0);
    std::vector<std::uint8_t> is_kept(node_total, 0);
    for (std::size_t tie = 0; tie < order.dyads.size(); ++tie) {
        if (values.is_there[tie] == 0) {
            continue;
        }
        const std::size_t a = order.dyads[tie].a.index();
        const std::size_t b = order.dyads[tie].b.index();
        const bool is_office = tie >= order.first_office;
        if (!is_drawn(a) || !is_drawn(b) ||
            (is_office ? !thinning.with_offices : values.strength[tie] < thinning.min_strength)) {
            values.is_there[tie] = 0;
            continue;
        }
        strength[a] += values.strength[tie];
        strength[b] += values.strength[tie];
        is_kept[a] = is_kept[b] = 1;
    }
    if (!(thinning.min_strength > 0)) {
        for (std::size_t node = 0; node < node_total; ++node) {
            if (values.events[node] > 0 && is_drawn(node)) {
                is_kept[node] = 1;
            }
        }
    }
    if (!thinning.around.empty()) {
        keep_around(thinning, order, values.is_there, is_kept);
    }
    if (thinning.top > 0) {
        keep_strongest(thinning, order, strength, is_kept);
    }

    Kept kept;
    std::vector<Ranked> ranked;
    ranked.reserve(order.by_id.size());
    for (const std::uint32_t tie : order.by_id) {
        if (values.is_there[tie] != 0 && is_kept[order.dyads[tie].a.index()] != 0 &&
            is_kept[order.dyads[tie].b.index()] != 0) {
            // Doubles from 0 on are in the order of their bits.
            ranked.push_back({~std::bit_cast<std::uint64_t>(values.strength[tie] + 0.0), tie});
        }
    }
    sort_by_key(ranked);
    kept.ties.reserve(ranked.size());
    for (const Ranked& item : ranked) {
        kept.ties.push_back(item.tie);
    }
    for (std::size_t node = 0; node < node_total; ++node) {
        if (is_kept[node] != 0) {
            kept.nodes.emplace_back(node);
            kept.node_strength.push_back(strength[node]);
        }
    }
    return kept;
}

template <class MakeTie>
TieGraph graph_of(const Kept& kept, const Values& values, MakeTie make_tie) {
    TieGraph graph;
    graph.nodes = kept.nodes;
    graph.strength = kept.node_strength;
    graph.events.reserve(kept.nodes.size());
    for (const NodeId node : kept.nodes) {
        graph.events.push_back(values.events[node.index()]);
    }
    graph.ties.reserve(kept.ties.size());
    for (const std::uint32_t tie : kept.ties) {
        graph.ties.push_back(make_tie(tie));
    }
    return graph;
}

} // namespace

TieGraph TieIndex::snapshot(const Thinning& thinning) const {
    const State& state = *state_;
    const Order order{dyads_, state.by_id, state.node_rank, state.node_kind, state.first_office};
    Values values;
    values.is_there.assign(dyads_.size(), 0);
    values.strength.assign(dyads_.size(), 0);
    values.events = state.node_events;
    for (std::size_t tie = 0; tie < state.first_office; ++tie) {
        if (state.sums[tie].count() > 0) {
            values.is_there[tie] = 1;
            values.strength[tie] = state.strength(tie);
        }
    }
    for (std::size_t tie = state.first_office; thinning.with_offices && tie < dyads_.size();
         ++tie) {
        // Rolled up, an official who does nothing of its own is its state; so is the office.
        const bool is_idle = values.events[dyads_[tie].a.index()] == 0;
        const bool is_left_out = is_idle && (rules_.roll_up || !thinning.idle_offices);
        values.is_there[tie] = !is_left_out && state.is_held(tie) ? 1 : 0;
    }
    const Kept kept = thin(values, order, thinning);
    return graph_of(kept, values, [&](std::uint32_t tie) {
        return Tie{dyads_[tie], count(tie), values.strength[tie], state.tone(tie), tie};
    });
}

TieGraph TieIndex::all_time() const {
    const State& state = *state_;
    const std::span<const Dyad> dyads = std::span(dyads_).first(state.first_office);
    std::vector<std::uint32_t> by_id;
    by_id.reserve(dyads.size());
    std::copy_if(state.by_id.begin(), state.by_id.end(), std::back_inserter(by_id),
                 [&](std::uint32_t tie) { return tie < dyads.size(); });
    const Order order{dyads, by_id, state.node_rank, state.node_kind, dyads.size()};

    Values values;
    values.is_there.assign(dyads.size(), 1);
    values.strength.assign(dyads.size(), 0);
    std::vector<double> tones(dyads.size());
    for (std::size_t tie = 0; tie < dyads.size(); ++tie) {
        State::Sum sum;
        double plain = 0;
        for (const State::Entry& entry : state.entries[tie]) {
            sum += state.parts[entry.part()];
            const double tone = state.part_tones[entry.part()];
            plain += std::isnan(tone) ? 0 : tone;
        }
        values.strength[tie] = state.in_units(sum.strength);
        // 0 / 0 where none states a tone: NaN, as promised.
        tones[tie] = sum.toned > 0 ? state.in_units(sum.tone) * (1 << State::tone_bits) /
                                         state.in_units(sum.toned)
                                   : plain / sum.toned_count();
    }
    for (std::size_t node = 0; node < state.node_events.size(); ++node) {
        values.events.push_back(static_cast<std::uint32_t>(state.node_ranks[node].size()));
    }
    const Kept kept = thin(values, order, {});
    return graph_of(kept, values, [&](std::uint32_t tie) {
        return Tie{dyads_[tie], static_cast<std::uint32_t>(state.entries[tie].size()),
                   values.strength[tie], tones[tie], tie};
    });
}

} // namespace entente::graph
