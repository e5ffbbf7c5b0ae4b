// SPDX-License-Identifier: MIT
#include "app/base/parallel.hpp"
#include "app/graph/tie_index_state.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

// How a window is reached: near ones by what enters and leaves, far ones from the sums that are
// kept (tie_sums.cpp).
namespace entente::graph {

namespace {

/// What is asked of memory before it is needed is there when it is.
inline void fetch(const void* address) {
#if defined(__GNUC__) || defined(__clang__)
    __builtin_prefetch(address, 1);
#else
    static_cast<void>(address);
#endif
}

/// The first place in [0, size) that is not before, where all that are before come first: looked
/// for from `near` on, so that a step of a day costs a few comparisons.
template <class IsBefore>
std::size_t place_near(std::size_t near, std::size_t size, IsBefore is_before) {
    std::size_t low = std::min(near, size);
    std::size_t high = low;
    for (std::size_t step = 16; low > 0 && !is_before(low - 1); step *= 4) {
        high = low - 1;
        low -= std::min(step, low);
    }
    for (std::size_t step = 16; high < size && is_before(high); step *= 4) {
        low = high + 1;
        high = std::min(high + step, size);
    }
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        is_before(middle) ? low = middle + 1 : high = middle;
    }
    return low;
}

std::size_t apart(std::size_t a, std::size_t b) {
    return a > b ? a - b : b - a;
}

} // namespace

/// The ties of a million events do not fit into the cache: those of some events are called for
/// before the first of them is changed. Which events pass the filter nobody could foresee, so there
/// is no branch.
template <bool is_gain>
class TieIndex::State::Batch {
  public:
    /// @param events  about how many are to come. Of very many, which are not in the cache either,
    ///                those that do not pass are sorted out before their ties are looked at.
    Batch(State& state, std::size_t events)
        : state_(state), sorts_out_(!state.all_pass && events > many) {}
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;
    ~Batch() {
        gather();
        apply();
    }

    /// An event, if it passes the filter.
    void take(std::uint32_t rank) {
        const std::uint32_t passes = state_.failed[rank] == 0 ? 1 : 0;
        if (!sorts_out_) {
            change(rank, passes);
            return;
        }
        passing_[passing_count_] = rank;
        passing_count_ += passes;
        if (passing_count_ == passing_.size()) {
            gather();
        }
    }

  private:
    /// Unsigned: adding its complement takes one away.
    static constexpr std::uint32_t one = is_gain ? 1U : ~0U;
    static constexpr std::size_t many = 8'000;

    void change(std::uint32_t rank, std::uint32_t passes) {
        for (const Share& share : state_.shares[rank]) {
            fetch(&state_.sums[share.tie]);
            waiting_[count_] = share;
            count_ += passes;
            if (count_ == waiting_.size()) {
                apply();
            }
        }
        const std::uint32_t by = passes * one;
        for (const std::uint32_t node : state_.named[rank]) {
            state_.node_events[node] += by;
        }
        state_.shown += by;
    }

    void gather() {
        for (std::size_t i = 0; i < passing_count_; ++i) {
            change(passing_[i], 1);
        }
        passing_count_ = 0;
    }

    void apply() {
        for (std::size_t i = 0; i < count_; ++i) {
            Sum& sum = state_.sums[waiting_[i].tie];
            const Sum& part = state_.parts[waiting_[i].part];
            if constexpr (is_gain) {
                sum += part;
            } else {
                sum -= part;
            }
        }
        count_ = 0;
    }

    State& state_;
    bool sorts_out_;
    std::array<std::uint32_t, 64> passing_;
    std::size_t passing_count_ = 0;
    std::array<Share, 64> waiting_;
    std::size_t count_ = 0;
};

template <class Take>
void TieIndex::State::each_straddler(std::size_t begin, std::int32_t day, Take take) const {
    constexpr std::size_t far_block = block * block;
    for (std::size_t rank = begin; rank < first.size();) {
        if (rank % far_block == 0 && least_first_far[rank / far_block] > day) {
            rank += far_block;
        } else if (rank % block == 0 && least_first[rank / block] > day) {
            rank += block;
        } else {
            if (first[rank] <= day) {
                take(static_cast<std::uint32_t>(rank));
            }
            ++rank;
        }
    }
}

void TieIndex::State::add_straddlers() {
    Batch<true> gained(*this, 0);
    each_straddler(ended, to_day, [&](std::uint32_t rank) { gained.take(rank); });
}

void TieIndex::State::take_places(const Places& target) {
    entered = target.entered;
    left = target.left;
    ended = target.ended;
    to_day = target.to_day;
}

TieIndex::State::Places TieIndex::State::places_of(std::int32_t from, std::int32_t to) const {
    Places places;
    places.to_day = to;
    places.entered = place_near(entered, by_first.size(),
                                [&](std::size_t i) { return first[by_first[i]] <= to; });
    places.left = place_near(left, last.size(), [&](std::size_t i) { return last[i] < from; });
    places.ended = place_near(ended, last.size(), [&](std::size_t i) { return last[i] <= to; });
    return places;
}

/// What lies between the edges' old and new places enters or leaves; what would enter and leave at
/// once is left alone.
void TieIndex::State::move_edges(const Places& target) {
    const Places old{entered, left, ended, to_day};
    const std::size_t moved = apart(entered, target.entered) + apart(left, target.left);
    Batch<false> lost(*this, moved);
    Batch<true> gained(*this, moved);
    for (std::size_t i = target.entered; i < old.entered; ++i) {
        if (const std::uint32_t rank = by_first[i]; rank >= old.left) {
            lost.take(rank);
        }
    }
    for (auto rank = static_cast<std::uint32_t>(old.left); rank < target.left; ++rank) {
        if (first[rank] <= old.to_day) {
            lost.take(rank);
        }
    }
    for (std::size_t i = old.entered; i < target.entered; ++i) {
        if (const std::uint32_t rank = by_first[i]; rank >= target.left) {
            gained.take(rank);
        }
    }
    for (auto rank = static_cast<std::uint32_t>(target.left); rank < old.left; ++rank) {
        if (first[rank] <= target.to_day) {
            gained.take(rank);
        }
    }
    take_places(target);
}

/// The old window is emptied and the new one filled, whatever lies between them.
void TieIndex::State::refill(const Places& target) {
    const Places old{entered, left, ended, to_day};
    const auto is_in = [this](std::uint32_t rank, const Places& places) {
        return rank >= places.left && first[rank] <= places.to_day;
    };
    const auto each_of = [&](const Places& places, const Places& other, auto& batch) {
        for (auto rank = static_cast<std::uint32_t>(places.left); rank < places.ended; ++rank) {
            if (!is_in(rank, other)) {
                batch.take(rank);
            }
        }
        each_straddler(std::max(places.left, places.ended), places.to_day, [&](std::uint32_t rank) {
            if (!is_in(rank, other)) {
                batch.take(rank);
            }
        });
    };
    const std::size_t both = apart(left, ended) + apart(target.left, target.ended);
    Batch<false> lost(*this, both);
    Batch<true> gained(*this, both);
    each_of(old, target, lost);
    each_of(target, old, gained);
    take_places(target);
}

/// In decay mode both edges move the same way. An event that ends changes from a sum that is exact
/// to one that fades.
void TieIndex::State::move_fading(const Places& target) {
    const Places old{entered, left, ended, to_day};
    const auto change_counts = [this](std::uint32_t rank, bool is_gain) {
        const std::uint32_t one = is_gain ? 1U : ~0U;
        for (const Share& share : shares[rank]) {
            const std::uint64_t counts = parts[share.part].counts;
            sums[share.tie].counts += is_gain ? counts : ~counts + 1;
        }
        for (const std::uint32_t node : named[rank]) {
            node_events[node] += one;
        }
        shown += one;
    };
    const auto change_sums = [this](std::uint32_t rank, bool is_gain) {
        for (const Share& share : shares[rank]) {
            const Sum& part = parts[share.part];
            Sum& sum = sums[share.tie];
            sum.strength += is_gain ? part.strength : -part.strength;
            sum.toned += is_gain ? part.toned : -part.toned;
            sum.tone += is_gain ? part.tone : -part.tone;
        }
    };
    for (std::size_t i = old.entered; i < target.entered; ++i) {
        if (const std::uint32_t rank = by_first[i]; failed[rank] == 0) {
            change_counts(rank, true);
            if (rank >= target.left) {
                change_sums(rank, true);
            }
        }
    }
    for (std::size_t i = target.entered; i < old.entered; ++i) {
        if (const std::uint32_t rank = by_first[i]; failed[rank] == 0) {
            change_counts(rank, false);
            if (rank >= old.left) {
                change_sums(rank, false);
            }
        }
    }
    for (auto rank = static_cast<std::uint32_t>(old.left); rank < target.left; ++rank) {
        if (failed[rank] == 0) {
            if (first[rank] <= old.to_day) {
                change_sums(rank, false);
            }
            fade_all_of(rank);
        }
    }
    std::vector<std::uint32_t> ties;
    for (auto rank = static_cast<std::uint32_t>(target.left); rank < old.left; ++rank) {
        if (failed[rank] != 0) {
            continue;
        }
        if (first[rank] <= target.to_day) {
            change_sums(rank, true);
        }
        for (const Share& share : shares[rank]) {
            // A tie that loses an event had one: without a day it is met for the second time.
            if (std::exchange(faded[share.tie].day, no_day) != no_day) {
                ties.push_back(share.tie);
            }
        }
    }
    take_places(target);
    fade_ties<false>(ties, static_cast<std::uint32_t>(left));
}

double TieIndex::State::far_factor(std::int64_t age) const {
    return age <= 0 ? 1 : std::exp2(-static_cast<double>(age) / window.half_life_days);
}

void TieIndex::State::set_half_life(double days) {
    constexpr double most_ages = 16'384; // 45 years of days
    constexpr double half_lives = 1'100; // 2^-1100 is 0
    assert(days > 0);
    const auto count = static_cast<std::size_t>(std::min(most_ages, days * half_lives + 1));
    factors.resize(count);
    for (std::size_t age = 0; age < count; ++age) {
        factors[age] = std::exp2(-static_cast<double>(age) / days);
    }
}

void TieIndex::State::fade_all_of(std::uint32_t rank) {
    for (const Share& share : shares[rank]) {
        fade(faded[share.tie], share.part, last[rank]);
    }
}

/// By what each costs, in tenths of a nanosecond (seen with ICEWS 2014 and with random events).
TieIndex::State::Way TieIndex::State::quickest_way(const Places& target) const {
    const std::size_t moved = apart(entered, target.entered) + apart(left, target.left);
    if (is_decay) {
        const std::size_t anew = first.size() * 21 + first_office * 77;
        return moved * 500 > anew ? Way::anew : Way::edges;
    }
    const auto length = [](std::size_t begin, std::size_t end) {
        return end > begin ? end - begin : 0;
    };
    const std::size_t both = length(left, ended) + length(target.left, target.ended);
    const std::size_t kept = length(std::max(left, target.left), std::min(ended, target.ended));
    const std::size_t search = first.size() / 256 + 64; // for events that began earlier
    const std::size_t met = std::min(moved, both + search);
    const std::size_t anew = first.size() * 10 + first_office * 50;
    if (met * 10 + std::min(both - 2 * kept, moved) * 90 > anew) {
        return Way::anew;
    }
    return met < moved ? Way::refill : Way::edges;
}

void TieIndex::State::set_window(const model::Window& target) {
    const bool is_to_decay = target.mode == model::WindowMode::decay;
    const bool is_other_mode = is_to_decay != is_decay;
    const bool is_other_half_life =
        is_to_decay && (!is_decay || target.half_life_days != window.half_life_days);
    window = target;
    is_empty = target.mode == model::WindowMode::window && target.span.first > target.span.last;
    const std::int32_t to = is_empty ? no_day : model::day_number(target.span.last);
    left_day = no_day;
    if (target.mode == model::WindowMode::window && !is_empty) {
        left_day = model::day_number(target.span.first);
    } else if (is_to_decay) {
        const std::optional<model::Span> extent = store->extent();
        const bool is_open = target.span.last >= model::Span::latest;
        left_day = (is_open && extent ? model::day_number(extent->last) : to) + 1;
    }
    const Places there = places_of(left_day, to);

    if (is_other_mode) {
        is_decay = is_to_decay;
        faded.assign(is_decay ? sums.size() : 0, Faded{});
        if (!is_decay) {
            faded = {};
            faded_before = {};
            entry_days = {};
            factors = {};
        }
    }
    if (is_other_half_life) {
        set_half_life(target.half_life_days);
        keep_faded();
    }
    if (is_other_mode || is_other_half_life) {
        sum_anew(there);
        return;
    }
    switch (quickest_way(there)) {
    case Way::edges:
        is_decay ? move_fading(there) : move_edges(there);
        break;
    case Way::refill:
        refill(there);
        break;
    case Way::anew:
        sum_anew(there);
        break;
    }
}

void TieIndex::State::set_failed(std::span<const std::uint8_t> verdicts) {
    assert(verdicts.empty() || verdicts.size() == failed.size());
    constexpr std::size_t events_at_once = 65'536;
    struct Found {
        bool is_changed = false;
        bool has_failed = false;
    };
    std::vector<Found> found(failed.size() / events_at_once + 1);
    base::parallel_for(0, failed.size(), events_at_once, [&](std::size_t from, std::size_t to) {
        unsigned changes = 0;
        unsigned failures = 0;
        for (std::size_t rank = from; rank < to; ++rank) {
            const std::uint8_t verdict = !verdicts.empty() && verdicts[event_of[rank]] != 0 ? 1 : 0;
            changes |= static_cast<unsigned>(verdict ^ failed[rank]);
            failures |= verdict;
            failed[rank] = verdict;
        }
        found[from / events_at_once] = {changes != 0, failures != 0};
    });
    const bool is_changed =
        std::any_of(found.begin(), found.end(), [](const Found& f) { return f.is_changed; });
    all_pass =
        std::none_of(found.begin(), found.end(), [](const Found& f) { return f.has_failed; });
    if (!is_changed) {
        return;
    }
    keep_sums();
    if (is_decay) {
        keep_faded();
    }
    sum_anew({entered, left, ended, to_day});
}

} // namespace entente::graph
