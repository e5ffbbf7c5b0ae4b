// SPDX-License-Identifier: MIT
#include "app/graph/tie_index_state.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

// How a window is reached: near ones by what enters and leaves, far ones from the sums that are
// kept (tie_sums.cpp).
namespace entente::graph {

void TieIndex::State::add_counts(std::uint32_t rank, bool is_gain) {
    // Unsigned: adding its complement takes one away.
    const std::uint32_t one = is_gain ? 1U : ~0U;
    for (const Share& share : shares[rank]) {
        sums[share.tie].count += one;
        sums[share.tie].toned_count += std::isnan(parts[share.part].tone) ? 0 : one;
    }
    for (const std::uint32_t node : named[rank]) {
        node_events[node] += one;
    }
    shown += one;
}

void TieIndex::State::add_sums(std::uint32_t rank, bool is_gain) {
    for (const Share& share : shares[rank]) {
        Sum& sum = sums[share.tie];
        const Part& part = parts[share.part];
        sum.strength += is_gain ? part.weight : -part.weight;
        if (!std::isnan(part.tone)) {
            sum.toned += is_gain ? part.weight : -part.weight;
            sum.tone += is_gain ? part.product : -part.product;
        }
    }
}

void TieIndex::State::move_entered(std::size_t target) {
    const bool is_gain = target > entered;
    const std::size_t begin = std::min(target, entered);
    const std::size_t end = std::max(target, entered);
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t rank = by_first[i];
        if (failed[rank] == 0) {
            add_counts(rank, is_gain);
            add_sums(rank, is_gain);
        }
    }
    entered = target;
}

void TieIndex::State::move_left(std::size_t target) {
    const bool is_gain = target < left; // what has not left is in
    const auto begin = static_cast<std::uint32_t>(std::min(target, left));
    const auto end = static_cast<std::uint32_t>(std::max(target, left));
    left = target;
    std::vector<std::uint32_t> ties;
    for (std::uint32_t rank = begin; rank < end; ++rank) {
        if (failed[rank] != 0) {
            continue;
        }
        add_sums(rank, is_gain);
        if (!is_decay) {
            add_counts(rank, is_gain);
        } else if (!is_gain) {
            fade_all_of(rank);
        } else {
            for (const Share& share : shares[rank]) {
                ties.push_back(share.tie);
            }
        }
    }
    std::sort(ties.begin(), ties.end());
    ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
    for (const std::uint32_t tie : ties) {
        faded[tie] = faded_of(tie, begin);
    }
}

double TieIndex::State::factor(std::int64_t age) const {
    if (age <= 0) {
        return 1;
    }
    const auto at = static_cast<std::size_t>(age);
    return at < factors.size() ? factors[at]
                               : std::exp2(-static_cast<double>(age) / window.half_life_days);
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

void TieIndex::State::fade(Faded& sum, const Part& part, std::int32_t day) const {
    if (sum.day != no_day) {
        const double passed = factor(std::int64_t{day} - sum.day);
        sum.strength *= passed;
        sum.toned *= passed;
        sum.tone *= passed;
    }
    sum.day = day;
    const double amount = in_units(part.weight);
    sum.strength += amount;
    if (!std::isnan(part.tone)) {
        sum.toned += amount;
        sum.tone += amount * part.tone;
    }
}

void TieIndex::State::fade_all_of(std::uint32_t rank) {
    for (const Share& share : shares[rank]) {
        fade(faded[share.tie], parts[share.part], last[rank]);
    }
}

/// Whether it is quicker to work the window out from the sums that are kept. An event that enters
/// or leaves costs about as much as eight that are counted in the order of their ties (seen with
/// ICEWS 2014 and with random events).
bool TieIndex::State::is_far(std::size_t entered_target, std::size_t left_target) const {
    const auto apart = [](std::size_t a, std::size_t b) { return a > b ? a - b : b - a; };
    const std::size_t moved = apart(entered, entered_target) + apart(left, left_target);
    return moved * 8 > first.size() + first_office;
}

void TieIndex::State::set_window(const model::Window& target) {
    const bool is_to_decay = target.mode == model::WindowMode::decay;
    const bool is_other_mode = is_to_decay != is_decay;
    const bool is_other_half_life =
        is_to_decay && (!is_decay || target.half_life_days != window.half_life_days);
    window = target;
    is_empty = target.mode == model::WindowMode::window && target.span.first > target.span.last;
    to_day = is_empty ? no_day : model::day_number(target.span.last);
    left_day = no_day;
    if (target.mode == model::WindowMode::window && !is_empty) {
        left_day = model::day_number(target.span.first);
    } else if (is_to_decay) {
        const std::optional<model::Span> extent = store->extent();
        const bool is_open = target.span.last >= model::Span::latest;
        left_day = (is_open && extent ? model::day_number(extent->last) : to_day) + 1;
    }
    const auto enters = std::partition_point(
        by_first.begin(), by_first.end(), [this](std::uint32_t e) { return first[e] <= to_day; });
    const auto leaves = std::lower_bound(last.begin(), last.end(), left_day);
    const auto enter_target = static_cast<std::size_t>(enters - by_first.begin());
    const auto leave_target = static_cast<std::size_t>(leaves - last.begin());

    if (is_other_mode) {
        is_decay = is_to_decay;
        faded.assign(is_decay ? sums.size() : 0, Faded{});
        if (!is_decay) {
            faded = {};
            faded_before = {};
            factors = {};
        }
    }
    if (is_other_half_life) {
        set_half_life(target.half_life_days);
        keep_faded();
    }
    if (is_other_mode || is_other_half_life || is_far(enter_target, leave_target)) {
        sum_anew(enter_target, leave_target);
    } else {
        move_entered(enter_target);
        move_left(leave_target);
    }
}

void TieIndex::State::set_failed(std::span<const std::uint8_t> verdicts) {
    assert(verdicts.empty() || verdicts.size() == failed.size());
    bool is_changed = false;
    all_pass = true;
    for (std::size_t rank = 0; rank < failed.size(); ++rank) {
        const std::uint8_t verdict = verdicts.empty() || verdicts[event_of[rank]] == 0 ? 0 : 1;
        is_changed = is_changed || verdict != failed[rank];
        all_pass = all_pass && verdict == 0;
        failed[rank] = verdict;
    }
    if (!is_changed) {
        return;
    }
    keep_sums();
    if (is_decay) {
        keep_faded();
    }
    sum_anew(entered, left);
}

double TieIndex::State::strength(std::size_t tie) const {
    if (tie >= first_office) {
        return 0;
    }
    const double sum = in_units(sums[tie].strength);
    if (!is_decay || faded[tie].day == no_day) {
        return sum;
    }
    return sum + faded[tie].strength * factor(std::int64_t{left_day} - 1 - faded[tie].day);
}

double TieIndex::State::tone(std::size_t tie) const {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    if (tie >= first_office || sums[tie].toned_count == 0) {
        return unknown;
    }
    const Sum& sum = sums[tie];
    constexpr double grow = 1 << tone_bits;
    if (!is_decay) {
        return sum.toned > 0 ? static_cast<double>(sum.tone) * grow / static_cast<double>(sum.toned)
                             : tone_of_faint(tie);
    }
    constexpr double faint = 1e-280; // nearer to 0 a double loses digits
    const Faded& ended = faded[tie];
    if (sum.toned == 0) {
        return ended.toned > faint ? ended.tone / ended.toned : tone_of_faint(tie);
    }
    const double passed = ended.day == no_day ? 0 : factor(std::int64_t{left_day} - 1 - ended.day);
    const double toned = in_units(sum.toned) + ended.toned * passed;
    return toned > faint ? (in_units(sum.tone) * grow + ended.tone * passed) / toned
                         : tone_of_faint(tie);
}

/// The tone of a tie whose weights are 0 or have faded out of a double's range: weighed as of the
/// newest event that states one, and if there is still no weight, the plain mean.
double TieIndex::State::tone_of_faint(std::size_t tie) const {
    double toned = 0;
    double product = 0;
    double plain = 0;
    double count = 0;
    std::int64_t newest = 0;
    const std::span<const Entry> all = entries[tie];
    for (auto entry = all.rbegin(); entry != all.rend(); ++entry) {
        const Part& part = parts[entry->part()];
        if (!is_shown(entry->rank) || std::isnan(part.tone)) {
            continue;
        }
        const std::int64_t day = std::min(last[entry->rank], is_decay ? left_day - 1 : 0);
        if (count == 0 || toned == 0) {
            newest = day;
        }
        const double amount = in_units(part.weight) * (is_decay ? factor(newest - day) : 1.0);
        toned += amount;
        product += amount * part.tone;
        plain += part.tone;
        count += 1;
    }
    return toned > 0 ? product / toned : plain / count;
}

bool TieIndex::State::is_held(std::size_t tie) const {
    if (tie < first_office || is_empty) {
        return false;
    }
    const std::span<const model::Span> terms = held[tie - first_office];
    return std::any_of(terms.begin(), terms.end(), [this](const model::Span& term) {
        return model::is_in_window(term, window);
    });
}

} // namespace entente::graph
