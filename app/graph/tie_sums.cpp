// SPDX-License-Identifier: MIT
#include "app/base/parallel.hpp"
#include "app/graph/tie_index_state.hpp"

#include <algorithm>
#include <cmath>

// Sums that are kept along the events of each tie and node, and any window worked out from them.
namespace entente::graph {
namespace {

constexpr std::size_t ties_at_once = 4096;
constexpr std::size_t nodes_at_once = 1024;

} // namespace

TieIndex::State::Sum& TieIndex::State::Sum::operator+=(const Sum& more) {
    strength += more.strength;
    toned += more.toned;
    tone += more.tone;
    count += more.count;
    toned_count += more.toned_count;
    return *this;
}

TieIndex::State::Sum& TieIndex::State::Sum::operator-=(const Sum& less) {
    strength -= less.strength;
    toned -= less.toned;
    tone -= less.tone;
    count -= less.count;
    toned_count -= less.toned_count;
    return *this;
}

namespace {

/// Makes room for a sum at the end of each whole block of a row; rows of one block need none.
template <class T, class U>
void lay_out(const Rows<T>& rows, std::size_t block, Rows<U>& sums) {
    sums.ends.resize(rows.ends.size());
    std::uint32_t total = 0;
    for (std::size_t row = 0; row < rows.ends.size(); ++row) {
        const std::size_t size = rows[row].size();
        total += static_cast<std::uint32_t>(size > block ? size / block : 0);
        sums.ends[row] = total;
    }
    sums.values.resize(total);
}

std::uint32_t begin_of(const std::vector<std::uint32_t>& ends, std::size_t row) {
    return row == 0 ? 0 : ends[row - 1];
}

} // namespace

void TieIndex::State::keep_sums() {
    if (sums_before.ends.empty()) {
        lay_out(entries, block, sums_before);
    }
    base::parallel_for(0, first_office, ties_at_once, [this](std::size_t from, std::size_t to) {
        for (std::size_t tie = from; tie < to; ++tie) {
            const std::uint32_t begin = begin_of(entries.ends, tie);
            const std::uint32_t size = entries.ends[tie] - begin;
            std::uint32_t next = begin_of(sums_before.ends, tie);
            Sum sum;
            for (std::uint32_t i = 0; i < size; ++i) {
                Entry& entry = entries.values[begin + i];
                const Part& part = parts[entry.part()];
                entry.marked_part = entry.part() | (failed[entry.rank] != 0 ? failed_bit : 0);
                if (size <= block) {
                    continue;
                }
                if (entry.passes()) {
                    sum += of(part);
                }
                if ((i + 1) % block == 0) {
                    sums_before.values[next++] = sum;
                }
            }
        }
    });

    passing_before.resize(failed.size() / block);
    std::uint32_t passing = 0;
    for (std::size_t at = 0; at < passing_before.size(); ++at) {
        for (std::size_t rank = at * block; rank < (at + 1) * block; ++rank) {
            passing += failed[rank] == 0 ? 1 : 0;
        }
        passing_before[at] = passing;
    }

    if (all_pass) {
        node_passing_before = {};
        return;
    }
    lay_out(node_ranks, block, node_passing_before);
    base::parallel_for(
        0, node_ranks.ends.size(), nodes_at_once, [this](std::size_t from, std::size_t to) {
            for (std::size_t node = from; node < to; ++node) {
                const std::span<const std::uint32_t> ranks = node_ranks[node];
                std::uint32_t next = begin_of(node_passing_before.ends, node);
                std::uint32_t count = 0;
                for (std::size_t i = 0; ranks.size() > block && i < ranks.size(); ++i) {
                    count += failed[ranks[i]] == 0 ? 1 : 0;
                    if ((i + 1) % block == 0) {
                        node_passing_before.values[next++] = count;
                    }
                }
            }
        });
}

void TieIndex::State::keep_faded() {
    faded_before.resize(sums_before.values.size());
    base::parallel_for(0, first_office, ties_at_once, [this](std::size_t from, std::size_t to) {
        for (std::size_t tie = from; tie < to; ++tie) {
            const std::span<const Entry> all = entries[tie];
            std::uint32_t next = begin_of(sums_before.ends, tie);
            Faded sum;
            for (std::size_t i = 0; all.size() > block && i < all.size(); ++i) {
                if (all[i].passes()) {
                    fade(sum, parts[all[i].part()], last[all[i].rank]);
                }
                if ((i + 1) % block == 0) {
                    faded_before[next++] = sum;
                }
            }
        }
    });
}

TieIndex::State::Sum TieIndex::State::of(const Part& part) {
    Sum sum;
    sum.strength = part.weight;
    sum.count = 1;
    if (!std::isnan(part.tone)) {
        sum.toned = part.weight;
        sum.tone = part.product;
        sum.toned_count = 1;
    }
    return sum;
}

TieIndex::State::Sum TieIndex::State::sum_of(std::size_t tie, Ranks ranks) const {
    const std::span<const Entry> all = entries[tie];
    Sum sum;
    if (ranks.begin == ranks.end) {
        return sum;
    }
    if (all.size() <= block) {
        for (const Entry& entry : all) {
            if (entry.rank - ranks.begin < ranks.end - ranks.begin && entry.passes()) {
                sum += of(parts[entry.part()]);
            }
        }
        return sum;
    }
    const std::uint32_t kept = begin_of(sums_before.ends, tie);
    const auto sum_before = [&](std::uint32_t rank) {
        const auto end = std::partition_point(
            all.begin(), all.end(), [&](const Entry& entry) { return entry.rank < rank; });
        const auto blocks = static_cast<std::size_t>(end - all.begin()) / block;
        Sum before = blocks > 0 ? sums_before.values[kept + blocks - 1] : Sum{};
        for (auto entry = all.begin() + static_cast<std::ptrdiff_t>(blocks * block); entry != end;
             ++entry) {
            if (entry->passes()) {
                before += of(parts[entry->part()]);
            }
        }
        return before;
    };
    sum = sum_before(ranks.end);
    if (ranks.begin > 0) {
        sum -= sum_before(ranks.begin);
    }
    return sum;
}

TieIndex::State::Faded TieIndex::State::faded_of(std::size_t tie, std::uint32_t end) const {
    const std::span<const Entry> all = entries[tie];
    const auto stop = std::partition_point(all.begin(), all.end(),
                                           [&](const Entry& entry) { return entry.rank < end; });
    Faded sum;
    auto entry = all.begin();
    if (all.size() > block) {
        const auto blocks = static_cast<std::size_t>(stop - all.begin()) / block;
        if (blocks > 0) {
            sum = faded_before[begin_of(sums_before.ends, tie) + blocks - 1];
            entry += static_cast<std::ptrdiff_t>(blocks * block);
        }
    }
    for (; entry != stop; ++entry) {
        if (entry->passes()) {
            fade(sum, parts[entry->part()], last[entry->rank]);
        }
    }
    return sum;
}

std::uint32_t TieIndex::State::count_before(std::uint32_t end) const {
    const std::size_t blocks = end / block;
    std::uint32_t count = blocks > 0 ? passing_before[blocks - 1] : 0;
    for (std::size_t rank = blocks * block; rank < end; ++rank) {
        count += failed[rank] == 0 ? 1 : 0;
    }
    return count;
}

std::uint32_t TieIndex::State::node_count_before(std::size_t node, std::uint32_t end) const {
    const std::span<const std::uint32_t> ranks = node_ranks[node];
    const auto size =
        static_cast<std::size_t>(std::lower_bound(ranks.begin(), ranks.end(), end) - ranks.begin());
    if (all_pass) {
        return static_cast<std::uint32_t>(size);
    }
    const std::size_t blocks = ranks.size() > block ? size / block : 0;
    std::uint32_t count =
        blocks > 0
            ? node_passing_before.values[begin_of(node_passing_before.ends, node) + blocks - 1]
            : 0;
    for (std::size_t i = blocks * block; i < size; ++i) {
        count += failed[ranks[i]] == 0 ? 1 : 0;
    }
    return count;
}

/// Adds what begins on or before `to` and ends after it, `begin` being the first rank that does.
void TieIndex::State::add_straddlers(std::uint32_t begin) {
    const auto end = static_cast<std::uint32_t>(first.size());
    for (std::uint32_t rank = begin; rank < end;) {
        if (rank % block == 0 && least_first[rank / block] > to_day) {
            rank += block;
            continue;
        }
        if (first[rank] <= to_day && failed[rank] == 0) {
            add_counts(rank, true);
            add_sums(rank, true);
        }
        ++rank;
    }
}

void TieIndex::State::sum_anew(std::size_t entered_target, std::size_t left_target) {
    entered = entered_target;
    left = left_target;
    Ranks ranks;
    ranks.end = static_cast<std::uint32_t>(std::upper_bound(last.begin(), last.end(), to_day) -
                                           last.begin());
    const auto ended = static_cast<std::uint32_t>(left);
    ranks.begin = is_decay ? 0 : std::min(ended, ranks.end);
    base::parallel_for(0, first_office, ties_at_once, [&](std::size_t from, std::size_t to) {
        for (std::size_t tie = from; tie < to; ++tie) {
            sums[tie] = sum_of(tie, ranks);
            if (is_decay) {
                // What has ended is in `faded`; where the window is open, not all has.
                const Sum open = sum_of(tie, {std::min(ended, ranks.end), ranks.end});
                sums[tie].strength = open.strength;
                sums[tie].toned = open.toned;
                sums[tie].tone = open.tone;
                faded[tie] = faded_of(tie, ended);
            }
        }
    });
    base::parallel_for(0, node_events.size(), nodes_at_once, [&](std::size_t from, std::size_t to) {
        for (std::size_t node = from; node < to; ++node) {
            node_events[node] =
                node_count_before(node, ranks.end) - node_count_before(node, ranks.begin);
        }
    });
    shown = count_before(ranks.end) - count_before(ranks.begin);
    add_straddlers(ranks.end);
}

} // namespace entente::graph
