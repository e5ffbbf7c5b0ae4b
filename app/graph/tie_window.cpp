// SPDX-License-Identifier: MIT
#include "app/graph/tie_index_state.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace entente::graph {

std::int64_t TieIndex::State::with_tone(std::int64_t weight, double tone) {
    constexpr double shrink = 1.0 / (1 << tone_bits);
    return std::llround(static_cast<double>(weight) * shrink * tone);
}

void TieIndex::State::add_counts(std::uint32_t event, bool is_gain) {
    // Unsigned: adding its complement takes one away.
    const std::uint32_t one = is_gain ? 1U : ~0U;
    const std::uint32_t toned = std::isnan(store->tone(model::EventId{event})) ? 0 : one;
    for (const Share& share : shares[event]) {
        sums[share.tie].count += one;
        sums[share.tie].toned_count += toned;
    }
    for (const std::uint32_t node : named[event]) {
        node_events[node] += one;
    }
    shown += one;
}

void TieIndex::State::add_sums(std::uint32_t event, bool is_gain) {
    const double tone = store->tone(model::EventId{event});
    const bool is_toned = !std::isnan(tone);
    for (const Share& share : shares[event]) {
        Sum& sum = sums[share.tie];
        const std::int64_t weight = weights[share.weight];
        sum.strength += is_gain ? weight : -weight;
        if (is_toned) {
            const std::int64_t product = with_tone(weight, tone);
            sum.toned += is_gain ? weight : -weight;
            sum.tone += is_gain ? product : -product;
        }
    }
}

void TieIndex::State::move_entered(std::size_t target) {
    const bool is_gain = target > entered;
    const std::size_t begin = std::min(target, entered);
    const std::size_t end = std::max(target, entered);
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t event = by_first[i];
        if (failed[event] == 0) {
            add_counts(event, is_gain);
            add_sums(event, is_gain);
        }
    }
    entered = target;
}

void TieIndex::State::move_left(std::size_t target) {
    const bool is_gain = target < left; // what has not left is in
    const std::size_t begin = std::min(target, left);
    const std::size_t end = std::max(target, left);
    left = target;
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t event = by_last[i];
        if (failed[event] != 0) {
            continue;
        }
        add_sums(event, is_gain);
        if (!is_decay) {
            add_counts(event, is_gain);
        } else if (!is_gain) {
            fade_all_of(event);
        }
    }
    if (is_decay && is_gain) {
        std::vector<std::uint32_t> ties;
        for (std::size_t i = begin; i < end; ++i) {
            if (failed[by_last[i]] == 0) {
                for (const Share& share : shares[by_last[i]]) {
                    ties.push_back(share.tie);
                }
            }
        }
        std::sort(ties.begin(), ties.end());
        ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
        for (const std::uint32_t tie : ties) {
            sum_anew(tie);
        }
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

void TieIndex::State::fade(Faded& sum, std::int64_t weight, std::uint32_t event) const {
    if (sum.day != no_day) {
        const double passed = factor(std::int64_t{last[event]} - sum.day);
        sum.strength *= passed;
        sum.toned *= passed;
        sum.tone *= passed;
    }
    sum.day = last[event];
    const double amount = in_units(weight);
    sum.strength += amount;
    const double tone = store->tone(model::EventId{event});
    if (!std::isnan(tone)) {
        sum.toned += amount;
        sum.tone += amount * tone;
    }
}

void TieIndex::State::fade_all_of(std::uint32_t event) {
    for (const Share& share : shares[event]) {
        fade(faded[share.tie], weights[share.weight], event);
    }
}

void TieIndex::State::sum_anew(std::size_t tie) {
    Faded sum;
    for (const Entry& entry : entries[tie]) {
        if (last[entry.event] >= left_day) {
            break;
        }
        if (failed[entry.event] == 0) {
            fade(sum, weights[entry.weight], entry.event);
        }
    }
    faded[tie] = sum;
}

void TieIndex::State::reset() {
    std::fill(sums.begin(), sums.end(), Sum{});
    std::fill(node_events.begin(), node_events.end(), 0U);
    faded.assign(is_decay ? sums.size() : 0, Faded{});
    if (!is_decay) {
        faded.shrink_to_fit();
        factors = {};
    }
    shown = 0;
    entered = left = 0;
}

void TieIndex::State::set_window(const model::Window& target) {
    const bool is_to_decay = target.mode == model::WindowMode::decay;
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
    const auto leaves = std::partition_point(
        by_last.begin(), by_last.end(), [this](std::uint32_t e) { return last[e] < left_day; });
    const auto enter_target = static_cast<std::size_t>(enters - by_first.begin());
    const auto leave_target = static_cast<std::size_t>(leaves - by_last.begin());

    if (is_to_decay != is_decay) {
        is_decay = is_to_decay;
        reset();
    }
    if (is_other_half_life) {
        set_half_life(target.half_life_days);
        std::fill(faded.begin(), faded.end(), Faded{});
        for (std::size_t i = 0; i < std::min(left, leave_target); ++i) {
            if (failed[by_last[i]] == 0) {
                fade_all_of(by_last[i]);
            }
        }
    }
    move_entered(enter_target);
    move_left(leave_target);
}

void TieIndex::State::set_failed(std::span<const std::uint8_t> verdicts) {
    assert(verdicts.empty() || verdicts.size() == failed.size());
    std::vector<std::uint32_t> ties;
    for (std::uint32_t event = 0; event < failed.size(); ++event) {
        const std::uint8_t verdict = verdicts.empty() ? 0 : verdicts[event];
        const bool is_gain = verdict == 0;
        if (is_gain == (failed[event] == 0)) {
            continue;
        }
        failed[event] = is_gain ? 0 : 1;
        const bool has_entered = first[event] <= to_day;
        const bool has_left = last[event] < left_day;
        if (has_entered) {
            add_counts(event, is_gain);
            add_sums(event, is_gain);
        }
        if (has_left) {
            add_sums(event, !is_gain);
            if (!is_decay) {
                add_counts(event, !is_gain);
            }
            for (const Share& share : shares[event]) {
                ties.push_back(share.tie);
            }
        }
    }
    if (is_decay) {
        std::sort(ties.begin(), ties.end());
        ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
        for (const std::uint32_t tie : ties) {
            sum_anew(tie);
        }
    }
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
        const double tone = store->tone(model::EventId{entry->event});
        if (!is_shown(entry->event) || std::isnan(tone)) {
            continue;
        }
        const std::int64_t day = std::min(last[entry->event], is_decay ? left_day - 1 : 0);
        if (count == 0 || toned == 0) {
            newest = day;
        }
        const double amount =
            in_units(weights[entry->weight]) * (is_decay ? factor(newest - day) : 1.0);
        toned += amount;
        product += amount * tone;
        plain += tone;
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
