// SPDX-License-Identifier: MIT
#include "app/scene/tie_lanes.hpp"

#include "app/base/parallel.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace entente::scene {
namespace {

/// What may join two nodes, each once: it takes its place beside the others by this number.
constexpr std::size_t slot_count = 7;

std::size_t slot_of(const graph::Dyad& dyad) {
    const bool is_upward = dyad.a < dyad.b;
    switch (dyad.kind) {
    case graph::TieKind::event:
        return !dyad.is_directed ? 3 : is_upward ? 2 : 4;
    case graph::TieKind::topic:
        return is_upward ? 1 : 5;
    case graph::TieKind::office:
        return is_upward ? 0 : 6;
    }
    return 3;
}

constexpr float full = 255;

/// The ties of one pair of nodes: presence by slot, in 255ths.
struct Pair {
    std::uint64_t key = empty;
    std::array<std::uint8_t, 8> presence{};
    static constexpr std::uint64_t empty = ~std::uint64_t{0};
};

/// A hash table with open addressing: a snapshot of 100,000 ties is gone through at every frame.
class PairTable {
  public:
    explicit PairTable(std::size_t count) : pairs_(std::bit_ceil(count * 2 + 1)) {}

    /// The pair's entry, which is made where there is none.
    Pair& take(const graph::Dyad& dyad) {
        const std::uint64_t key = key_of(dyad);
        Pair& pair = pairs_[place_of(key)];
        pair.key = key;
        return pair;
    }
    /// The entry of a pair that was taken.
    [[nodiscard]] const Pair& find(const graph::Dyad& dyad) const {
        return pairs_[place_of(key_of(dyad))];
    }

  private:
    static std::uint64_t key_of(const graph::Dyad& dyad) {
        const std::uint64_t low = std::min(dyad.a.value(), dyad.b.value());
        const std::uint64_t high = std::max(dyad.a.value(), dyad.b.value());
        return (low << 32U) | high;
    }
    [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
        const std::size_t mask = pairs_.size() - 1;
        // Fibonacci hashing: multiplies by 2^64 over the golden ratio and keeps the upper bits.
        std::size_t at = static_cast<std::size_t>((key * 0x9e3779b97f4a7c15U) >> 32U) & mask;
        while (pairs_[at].key != key && pairs_[at].key != Pair::empty) {
            at = (at + 1) & mask;
        }
        return at;
    }

    std::vector<Pair> pairs_;
};

} // namespace

void assign_lanes(std::span<const graph::Tie> ties, std::span<const float> presence,
                  std::vector<float>& lanes) {
    lanes.assign(ties.size(), 0);
    PairTable table(ties.size());
    for (std::size_t i = 0; i < ties.size(); ++i) {
        const float share = presence.empty() ? 1 : std::clamp(presence[i], 0.0F, 1.0F);
        table.take(ties[i].dyad).presence[slot_of(ties[i].dyad)] =
            static_cast<std::uint8_t>(std::lround(share * full));
    }
    base::parallel_for(0, ties.size(), 4096, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const graph::Dyad& dyad = ties[i].dyad;
            const Pair& pair = table.find(dyad);
            const std::size_t own = slot_of(dyad);
            float before = 0;
            float all = 0;
            for (std::size_t slot = 0; slot < slot_count; ++slot) {
                const float share = static_cast<float>(pair.presence[slot]) / full;
                before += slot < own ? share : 0;
                all += share;
            }
            const float lane = before + static_cast<float>(pair.presence[own]) / full / 2 - all / 2;
            // Lanes are counted from the lower to the higher node; the mark runs from a to b.
            lanes[i] = dyad.a < dyad.b ? lane : -lane;
        }
    });
}

} // namespace entente::scene
