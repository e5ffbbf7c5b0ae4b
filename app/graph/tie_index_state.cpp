// SPDX-License-Identifier: MIT
#include "app/graph/tie_index_state.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace entente::graph {
namespace {

/// Numbers dyads in the order they are met. Open addressing: a data set has many contributions, and
/// a node-based map would take most of the time of building.
class DyadNumbers {
  public:
    explicit DyadNumbers(std::vector<Dyad>& dyads) : dyads_(dyads), slots_(1024, none) {}

    std::uint32_t number(const Dyad& dyad) {
        std::size_t slot = hash(dyad) & (slots_.size() - 1);
        while (slots_[slot] != none) {
            if (dyads_[slots_[slot]] == dyad) {
                return slots_[slot];
            }
            slot = (slot + 1) & (slots_.size() - 1);
        }
        const auto fresh = static_cast<std::uint32_t>(dyads_.size());
        slots_[slot] = fresh;
        dyads_.push_back(dyad);
        if (dyads_.size() * 2 > slots_.size()) {
            grow();
        }
        return fresh;
    }

  private:
    static constexpr std::uint32_t none = 0xffff'ffffU;

    static std::size_t hash(const Dyad& dyad) {
        std::uint64_t bits = (std::uint64_t{dyad.a.value()} << 32U) | dyad.b.value();
        bits ^= (static_cast<std::uint64_t>(dyad.kind) * 2 + (dyad.is_directed ? 1 : 0)) << 29U;
        bits *= 0x9e37'79b9'7f4a'7c15ULL;
        return static_cast<std::size_t>(bits ^ (bits >> 32U));
    }
    void grow() {
        slots_.assign(slots_.size() * 2, none);
        for (std::uint32_t i = 0; i < dyads_.size(); ++i) {
            std::size_t slot = hash(dyads_[i]) & (slots_.size() - 1);
            while (slots_[slot] != none) {
                slot = (slot + 1) & (slots_.size() - 1);
            }
            slots_[slot] = i;
        }
    }

    std::vector<Dyad>& dyads_;
    std::vector<std::uint32_t> slots_;
};

/// Numbers the distinct pairs of a weight and a tone.
class PartNumbers {
  public:
    std::vector<double> weights;
    std::vector<double> tones;

    std::uint32_t number(double weight, double tone) {
        const Key key{std::bit_cast<std::uint64_t>(weight), std::bit_cast<std::uint64_t>(tone)};
        if (!weights.empty() && key == newest_key_) {
            return newest_;
        }
        const auto [place, is_new] =
            numbers_.try_emplace(key, static_cast<std::uint32_t>(weights.size()));
        if (is_new) {
            weights.push_back(weight);
            tones.push_back(tone);
        }
        newest_key_ = key;
        newest_ = place->second;
        return newest_;
    }

  private:
    struct Key {
        std::uint64_t weight = 0;
        std::uint64_t tone = 0;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const {
            std::uint64_t bits = (key.weight ^ (key.tone << 1U)) * 0x9e37'79b9'7f4a'7c15ULL;
            bits ^= bits >> 29U;
            return static_cast<std::size_t>(bits * 0xbf58'476d'1ce4'e5b9ULL);
        }
    };
    std::unordered_map<Key, std::uint32_t, Hash> numbers_;
    Key newest_key_;
    std::uint32_t newest_ = 0;
};

auto order_of(const Dyad& dyad) {
    return std::tuple(dyad.kind, dyad.a, dyad.b, dyad.is_directed);
}

/// Adds an office for each role; several terms in one office share a dyad.
std::vector<std::pair<Dyad, model::Span>> offices_of(const model::EventStore& store) {
    std::vector<std::pair<Dyad, model::Span>> offices;
    for (std::size_t i = 0; i < store.actors().size(); ++i) {
        const model::Actor& actor = store.actors()[i];
        for (const model::Office& office : actor.roles) {
            if (actor.kind == model::NodeKind::official && office.of.is_valid() &&
                office.of.index() != i) {
                offices.emplace_back(Dyad{NodeId{i}, node_of(office.of), TieKind::office, false},
                                     office.span);
            }
        }
    }
    std::stable_sort(offices.begin(), offices.end(), [](const auto& a, const auto& b) {
        return order_of(a.first) < order_of(b.first);
    });
    return offices;
}

/// Turns rows by rank into rows by what they name, ranks ascending in each.
template <class T, class In, class Make>
void invert(const Rows<In>& rows, std::size_t row_count, Rows<T>& inverted, Make make) {
    inverted.ends.assign(row_count, 0);
    for (const In& value : rows.values) {
        ++inverted.ends[make(value, 0).first];
    }
    std::uint32_t sum = 0;
    for (std::uint32_t& end : inverted.ends) {
        sum += std::exchange(end, sum);
    }
    inverted.values.resize(sum);
    // Each row's end starts out as its beginning and is at its end once the row is full.
    for (std::uint32_t rank = 0; rank < rows.ends.size(); ++rank) {
        for (const In& value : rows[rank]) {
            const auto made = make(value, rank);
            inverted.values[inverted.ends[made.first]++] = made.second;
        }
    }
}

} // namespace

void TieIndex::State::sort_events() {
    const std::size_t count = store->event_count();
    event_of.resize(count);
    std::iota(event_of.begin(), event_of.end(), 0U);
    std::vector<model::Span> spans(count);
    for (std::size_t i = 0; i < count; ++i) {
        spans[i] = store->span(model::EventId{i});
    }
    std::sort(event_of.begin(), event_of.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(spans[a].last, spans[a].first, b) <
               std::tuple(spans[b].last, spans[b].first, a);
    });
    first.resize(count);
    last.resize(count);
    least_first.assign((count + block - 1) / block, std::numeric_limits<std::int32_t>::max());
    for (std::size_t rank = 0; rank < count; ++rank) {
        const model::Span& span = spans[event_of[rank]];
        first[rank] = model::day_number(span.first);
        last[rank] = model::day_number(span.last);
        least_first[rank / block] = std::min(least_first[rank / block], first[rank]);
    }
    least_first_far.assign((least_first.size() + block - 1) / block,
                           std::numeric_limits<std::int32_t>::max());
    for (std::size_t i = 0; i < least_first.size(); ++i) {
        std::int32_t& least = least_first_far[i / block];
        least = std::min(least, least_first[i]);
    }
    by_first.resize(count);
    std::iota(by_first.begin(), by_first.end(), 0U);
    std::stable_sort(by_first.begin(), by_first.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return first[a] < first[b]; });
}

/// The most bits with which no sum of a tie can overflow: the strongest tie of all time fits
/// into 61.
void TieIndex::State::choose_scale(const std::vector<double>& weights,
                                   const std::vector<double>& tones) {
    part_tones = tones;
    parts.assign(weights.size(), {});
    for (std::size_t i = 0; i < weights.size(); ++i) {
        parts[i].counts = Sum::one + (std::isnan(tones[i]) ? 0 : Sum::toned_one);
    }
    const double largest = weights.empty() ? 0 : *std::max_element(weights.begin(), weights.end());
    part_amounts.assign(parts.size(), {});
    if (!(largest > 0)) {
        return;
    }
    // Sums of the largest double would be infinite; sums of its multiples are not.
    const int exponent = std::ilogb(largest) + 1;
    double strongest = 0;
    for (std::size_t tie = 0; tie < entries.ends.size(); ++tie) {
        double sum = 0;
        for (const Entry& entry : entries[tie]) {
            sum += std::ldexp(weights[entry.part()], -exponent);
        }
        strongest = std::max(strongest, sum);
    }
    constexpr int bits = 61;
    constexpr int most = 900; // so that 2^-scale is an ordinary double
    const int scale = std::min(bits - (exponent + std::ilogb(std::max(strongest, 0.5)) + 1), most);
    constexpr double shrink = 1.0 / (1 << tone_bits);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].strength = std::llround(std::ldexp(weights[i], scale));
        if (!std::isnan(tones[i])) {
            parts[i].toned = parts[i].strength;
            parts[i].tone =
                std::llround(static_cast<double>(parts[i].strength) * shrink * tones[i]);
        }
    }
    unit = std::ldexp(1.0, -scale);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Faded& amount = part_amounts[i];
        amount.strength = in_units(parts[i].strength);
        amount.toned = in_units(parts[i].toned);
        amount.tone = std::isnan(tones[i]) ? 0 : amount.strength * tones[i];
    }
}

void TieIndex::State::build(const TieRules& rules, std::vector<Dyad>& dyads) {
    const model::EventStore& events = *store;
    const std::size_t event_total = events.event_count();
    const std::size_t nodes = node_count(events);
    sort_events();

    PartNumbers part_numbers;
    DyadNumbers dyad_numbers(dyads);
    std::vector<Contribution> contributions;
    std::vector<NodeId> names;
    shares.ends.reserve(event_total);
    named.ends.reserve(event_total);
    for (const std::uint32_t event : event_of) {
        const double tone = events.tone(model::EventId{event});
        contributions_of(events, model::EventId{event}, rules, contributions);
        for (const Contribution& part : contributions) {
            shares.values.push_back(
                {dyad_numbers.number(part.dyad), part_numbers.number(part.weight, tone)});
        }
        shares.ends.push_back(static_cast<std::uint32_t>(shares.values.size()));
        nodes_of(events, model::EventId{event}, rules, names);
        for (const NodeId name : names) {
            named.values.push_back(name.value());
        }
        named.ends.push_back(static_cast<std::uint32_t>(named.values.size()));
    }
    shares.values.shrink_to_fit();
    named.values.shrink_to_fit();

    std::vector<std::uint32_t> order(dyads.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return order_of(dyads[a]) < order_of(dyads[b]);
    });
    std::vector<std::uint32_t> place(dyads.size());
    std::vector<Dyad> sorted(dyads.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        place[order[i]] = i;
        sorted[i] = dyads[order[i]];
    }
    for (Share& share : shares.values) {
        share.tie = place[share.tie];
    }
    dyads = std::move(sorted);
    first_office = dyads.size();

    invert(shares, first_office, entries, [](const Share& share, std::uint32_t rank) {
        return std::pair(share.tie, Entry{rank, share.part});
    });
    invert(named, nodes, node_ranks,
           [](std::uint32_t node, std::uint32_t rank) { return std::pair(node, rank); });
    choose_scale(part_numbers.weights, part_numbers.tones);

    for (const auto& [dyad, span] : offices_of(events)) {
        if (dyads.size() == first_office || dyads.back() != dyad) {
            dyads.push_back(dyad);
            held.ends.push_back(0);
        }
        held.values.push_back(span);
        held.ends.back() = static_cast<std::uint32_t>(held.values.size());
    }
    dyads.shrink_to_fit();

    std::vector<std::uint32_t> node_order(nodes);
    std::iota(node_order.begin(), node_order.end(), 0U);
    std::stable_sort(node_order.begin(), node_order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return id_of(events, NodeId{a}) < id_of(events, NodeId{b});
    });
    node_rank.resize(nodes);
    node_kind.resize(nodes);
    for (std::uint32_t i = 0; i < nodes; ++i) {
        node_rank[node_order[i]] = i;
        node_kind[i] = static_cast<std::uint8_t>(kind_of(events, NodeId{i}));
    }
    by_id.resize(dyads.size());
    std::iota(by_id.begin(), by_id.end(), 0U);
    std::sort(by_id.begin(), by_id.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Dyad& x = dyads[a];
        const Dyad& y = dyads[b];
        return std::tuple(node_rank[x.a.index()], node_rank[x.b.index()], x.kind, x.is_directed) <
               std::tuple(node_rank[y.a.index()], node_rank[y.b.index()], y.kind, y.is_directed);
    });

    failed.assign(event_total, 0);
    sums.resize(first_office);
    node_events.resize(nodes);
    keep_sums();
}

std::size_t TieIndex::State::memory_bytes() const {
    const auto bytes = [](const auto& values) {
        return values.capacity() * sizeof(*values.data());
    };
    return sizeof(*this) + bytes(event_of) + bytes(first) + bytes(last) + bytes(least_first) +
           bytes(least_first_far) + bytes(by_first) + shares.memory_bytes() + named.memory_bytes() +
           entries.memory_bytes() + node_ranks.memory_bytes() + held.memory_bytes() + bytes(parts) +
           bytes(part_tones) + bytes(part_amounts) + bytes(node_rank) + bytes(by_id) +
           bytes(node_kind) + bytes(failed) + sums_before.memory_bytes() + bytes(passing_before) +
           node_passing_before.memory_bytes() + bytes(faded_before) + bytes(entry_days) +
           bytes(sums) + bytes(faded) + bytes(factors) + bytes(node_events);
}

} // namespace entente::graph
