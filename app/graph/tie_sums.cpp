// SPDX-License-Identifier: MIT
#include "app/base/parallel.hpp"
#include "app/graph/tie_index_state.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

// Sums that are kept along the events of each tie and node, and any window worked out from them.
namespace entente::graph {
namespace {

constexpr std::size_t ties_at_once = 4096;
constexpr std::size_t nodes_at_once = 1024;
constexpr std::size_t entries_at_once = 65'536;

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

/// How many values of an ascending row come before `end`. Nobody could foresee which half it is,
/// so there is no branch.
template <class T, class Rank>
std::size_t count_below(std::span<const T> row, std::uint32_t end, Rank rank_of) {
    const T* at = row.data();
    std::size_t size = row.size();
    while (size > 1) {
        const std::size_t half = size / 2;
        at += rank_of(at[half - 1]) < end ? half : 0;
        size -= half;
    }
    return static_cast<std::size_t>(at - row.data()) + (size == 1 && rank_of(*at) < end ? 1 : 0);
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
                entry.marked_part = entry.part() | (failed[entry.rank] != 0 ? failed_bit : 0);
                if (size <= block) {
                    continue;
                }
                sum.add_if(entry.passes(), parts[entry.part()]);
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
    if (entry_days.empty()) {
        entry_days.resize(entries.values.size());
        base::parallel_for(0, entry_days.size(), entries_at_once,
                           [this](std::size_t from, std::size_t to) {
                               for (std::size_t i = from; i < to; ++i) {
                                   entry_days[i] = last[entries.values[i].rank];
                               }
                           });
    }
    faded_before.resize(sums_before.values.size());
    base::parallel_for(0, first_office, ties_at_once, [this](std::size_t from, std::size_t to) {
        for (std::size_t tie = from; tie < to; ++tie) {
            const std::span<const Entry> all = entries[tie];
            std::uint32_t next = begin_of(sums_before.ends, tie);
            Faded sum;
            for (std::size_t i = 0; all.size() > block && i < all.size(); ++i) {
                if (all[i].passes()) {
                    fade(sum, all[i].part(), last[all[i].rank]);
                }
                if ((i + 1) % block == 0) {
                    faded_before[next++] = sum;
                }
            }
        }
    });
}

TieIndex::State::Sum TieIndex::State::sum_before(std::size_t tie, std::uint32_t end) const {
    const std::span<const Entry> all = entries[tie];
    const std::size_t count = count_below(all, end, [](const Entry& entry) { return entry.rank; });
    const std::size_t blocks = count / block;
    Sum before =
        blocks > 0 ? sums_before.values[begin_of(sums_before.ends, tie) + blocks - 1] : Sum{};
    for (std::size_t i = blocks * block; i < count; ++i) {
        before.add_if(all[i].passes(), parts[all[i].part()]);
    }
    return before;
}

void TieIndex::State::sum_ties(std::size_t from, std::size_t to, Ranks ranks) {
    // Where each tie has few events a loop over them would end at a place that nobody can foresee.
    // So one runs over the events of many ties, and a tie's sum is the difference of two totals.
    constexpr std::size_t room = 512;
    std::array<Sum, room + 1> totals;
    const std::uint32_t length = ranks.end - ranks.begin;
    for (std::size_t tie = from; tie < to;) {
        const std::uint32_t begin = begin_of(entries.ends, tie);
        if (entries.ends[tie] - begin > block) {
            sums[tie] = sum_before(tie, ranks.end);
            sums[tie] -= sum_before(tie, ranks.begin);
            ++tie;
            continue;
        }
        std::size_t end_tie = tie;
        std::uint32_t end = begin;
        while (end_tie < to && entries.ends[end_tie] - end <= block &&
               entries.ends[end_tie] - begin <= room) {
            end = entries.ends[end_tie++];
        }
        Sum total;
        totals[0] = total;
        for (std::uint32_t i = begin; i < end; ++i) {
            const Entry& entry = entries.values[i];
            const bool is_in = entry.rank - ranks.begin < length;
            total.add_if(is_in & entry.passes(), parts[entry.part()]);
            totals[i - begin + 1] = total;
        }
        std::uint32_t at = 0;
        for (; tie < end_tie; ++tie) {
            const std::uint32_t next = entries.ends[tie] - begin;
            sums[tie] = totals[next];
            sums[tie] -= totals[at];
            at = next;
        }
    }
}

template <bool adds_counts>
void TieIndex::State::fade_ties(std::span<const std::uint32_t> ties, std::uint32_t end) {
    // First what counts is gathered without a branch that nobody could foresee; then it fades.
    struct Ended {
        std::uint32_t part = 0;
        std::int32_t day = 0;
    };
    constexpr std::size_t batch = 64;
    constexpr std::size_t room = batch * block;
    std::array<Ended, room + 1> gathered;
    std::array<std::uint32_t, batch> ends;
    for (std::size_t first_tie = 0; first_tie < ties.size(); first_tie += batch) {
        const auto some = ties.subspan(first_tie, std::min(batch, ties.size() - first_tie));
        std::uint32_t count = 0;
        for (std::size_t i = 0; i < some.size(); ++i) {
            std::span<const Entry> all = entries[some[i]];
            const std::int32_t* day = entry_days.data() + begin_of(entries.ends, some[i]);
            Faded& sum = faded[some[i]];
            sum = {};
            [[maybe_unused]] std::uint64_t counts = 0;
            if (all.size() > block) {
                const std::size_t blocks =
                    count_below(all, end, [](const Entry& entry) { return entry.rank; }) / block;
                if (blocks > 0) {
                    const std::size_t at = begin_of(sums_before.ends, some[i]) + blocks - 1;
                    sum = faded_before[at];
                    if constexpr (adds_counts) {
                        counts = sums_before.values[at].counts;
                    }
                }
                day += blocks * block;
                all = all.subspan(blocks * block);
                all = all.first(std::min(all.size(), block));
            }
            for (const Entry& entry : all) {
                const bool is_in = (entry.rank < end) & entry.passes();
                gathered[count] = {entry.part(), *day++};
                count += is_in ? 1 : 0;
                if constexpr (adds_counts) {
                    counts += parts[entry.part()].counts & -static_cast<std::uint64_t>(is_in);
                }
            }
            ends[i] = count;
            if constexpr (adds_counts) {
                sums[some[i]].counts += counts;
            }
        }
        std::uint32_t at = 0;
        for (std::size_t i = 0; i < some.size(); ++i) {
            Faded sum = faded[some[i]];
            for (; at < ends[i]; ++at) {
                fade(sum, gathered[at].part, gathered[at].day);
            }
            faded[some[i]] = sum;
        }
    }
}

template void TieIndex::State::fade_ties<false>(std::span<const std::uint32_t> ties,
                                                std::uint32_t end);

std::uint32_t TieIndex::State::count_before(std::uint32_t end) const {
    const std::size_t blocks = end / block;
    std::uint32_t count = blocks > 0 ? passing_before[blocks - 1] : 0;
    for (std::size_t rank = blocks * block; rank < end; ++rank) {
        count += failed[rank] == 0 ? 1 : 0;
    }
    return count;
}

std::uint32_t TieIndex::State::node_count_before(std::size_t node, std::uint32_t end) const {
    if (end == 0) {
        return 0;
    }
    const std::span<const std::uint32_t> ranks = node_ranks[node];
    const std::size_t size = count_below(ranks, end, [](std::uint32_t rank) { return rank; });
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

void TieIndex::State::sum_anew(const Places& target) {
    take_places(target);
    Ranks ranks;
    ranks.end = static_cast<std::uint32_t>(ended);
    const auto faded_end = static_cast<std::uint32_t>(std::min(left, ended));
    ranks.begin = is_decay ? 0 : faded_end;
    base::parallel_for(0, first_office, ties_at_once, [&](std::size_t from, std::size_t to) {
        if (!is_decay) {
            sum_ties(from, to, ranks);
            return;
        }
        // What has ended is in `faded`; where the window is open, not all has.
        if (faded_end < ranks.end) {
            sum_ties(from, to, {faded_end, ranks.end});
        } else {
            std::fill(sums.begin() + static_cast<std::ptrdiff_t>(from),
                      sums.begin() + static_cast<std::ptrdiff_t>(to), Sum{});
        }
        std::vector<std::uint32_t> ties(to - from);
        std::iota(ties.begin(), ties.end(), static_cast<std::uint32_t>(from));
        fade_ties<true>(ties, faded_end);
    });
    base::parallel_for(0, node_events.size(), nodes_at_once, [&](std::size_t from, std::size_t to) {
        for (std::size_t node = from; node < to; ++node) {
            node_events[node] =
                node_count_before(node, ranks.end) - node_count_before(node, ranks.begin);
        }
    });
    shown = count_before(ranks.end) - count_before(ranks.begin);
    add_straddlers();
}

} // namespace entente::graph
