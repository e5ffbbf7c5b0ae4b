// SPDX-License-Identifier: MIT
#include "app/graph/tie_index_state.hpp"

#include <algorithm>
#include <cmath>

// What is read of one tie in the present window.
namespace entente::graph {

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
    if (tie >= first_office || sums[tie].toned_count() == 0) {
        return unknown;
    }
    const Sum& sum = sums[tie];
    constexpr double grow = 1 << tone_bits;
    if (!is_decay) {
        return sum.toned > 0 ? static_cast<double>(sum.tone) * grow / static_cast<double>(sum.toned)
                             : tone_of_faint(tie);
    }
    constexpr double faint = 1e-280; // nearer to 0 a double loses digits
    const Faded& gone = faded[tie];
    if (sum.toned == 0) {
        return gone.toned > faint ? gone.tone / gone.toned : tone_of_faint(tie);
    }
    const double passed = gone.day == no_day ? 0 : factor(std::int64_t{left_day} - 1 - gone.day);
    const double toned = in_units(sum.toned) + gone.toned * passed;
    return toned > faint ? (in_units(sum.tone) * grow + gone.tone * passed) / toned
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
        const double tone = part_tones[entry->part()];
        if (!is_shown(entry->rank) || std::isnan(tone)) {
            continue;
        }
        const std::int64_t day = std::min(last[entry->rank], is_decay ? left_day - 1 : 0);
        if (count == 0 || toned == 0) {
            newest = day;
        }
        const double amount =
            in_units(parts[entry->part()].strength) * (is_decay ? factor(newest - day) : 1.0);
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
