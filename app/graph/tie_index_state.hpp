// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_index.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace entente::graph {

/// Rows of different lengths in one array; row i is values[ends[i - 1] .. ends[i]).
template <class T>
struct Rows {
    std::vector<std::uint32_t> ends;
    std::vector<T> values;

    [[nodiscard]] std::span<const T> operator[](std::size_t row) const {
        const std::uint32_t begin = row == 0 ? 0 : ends[row - 1];
        return std::span<const T>(values).subspan(begin, ends[row] - begin);
    }
    [[nodiscard]] std::size_t memory_bytes() const {
        return ends.capacity() * sizeof(std::uint32_t) + values.capacity() * sizeof(T);
    }
};

/// What TieIndex holds. Days are day numbers; ties and nodes are 32-bit indices. Events go by their
/// rank in the order of (last day, first day, falling order of the file): the events whose span has
/// ended before a day are then the ranks below one number, and lists of events ascend. What they
/// add is an index into a table of distinct parts, since a data set has few.
struct TieIndex::State {
    /// Of events in one tie, in fixed point; `tone` is of weights times tones with tone_bits fewer
    /// bits below the point. Four equal lanes and no branch: adding is two instructions.
    /// Aligned, so that none lies across two lines of the cache.
    struct alignas(32) Sum {
        std::int64_t strength = 0;
        std::int64_t toned = 0; ///< weights of the events that state a tone
        std::int64_t tone = 0;
        std::uint64_t counts = 0; ///< of events; above, from toned_one on, of those with a tone

        static constexpr std::uint64_t one = 1;
        static constexpr std::uint64_t toned_one = std::uint64_t{1} << 32U;
        [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(counts); }
        [[nodiscard]] std::uint32_t toned_count() const {
            return static_cast<std::uint32_t>(counts >> 32U);
        }

        Sum& operator+=(const Sum& more) {
            strength += more.strength;
            toned += more.toned;
            tone += more.tone;
            counts += more.counts;
            return *this;
        }
        /// What ran over by add_if comes back by this.
        Sum& operator-=(const Sum& less) {
            strength = wrapped(bits_of(strength) - bits_of(less.strength));
            toned = wrapped(bits_of(toned) - bits_of(less.toned));
            tone = wrapped(bits_of(tone) - bits_of(less.tone));
            counts -= less.counts;
            return *this;
        }
        /// Adds it where it is wanted, without a branch that nobody could foresee. A total over
        /// several ties may run over; the difference of two of them is still right.
        void add_if(bool is_wanted, const Sum& more) {
            const std::uint64_t mask = -static_cast<std::uint64_t>(is_wanted);
            strength = wrapped(bits_of(strength) + (bits_of(more.strength) & mask));
            toned = wrapped(bits_of(toned) + (bits_of(more.toned) & mask));
            tone = wrapped(bits_of(tone) + (bits_of(more.tone) & mask));
            counts += more.counts & mask;
        }

      private:
        static std::uint64_t bits_of(std::int64_t sum) { return static_cast<std::uint64_t>(sum); }
        static std::int64_t wrapped(std::uint64_t bits) { return static_cast<std::int64_t>(bits); }
    };
    /// One event's part in one tie, seen from the event.
    struct Share {
        std::uint32_t tie = 0;
        std::uint32_t part = 0;
    };
    /// The same seen from the tie.
    struct Entry {
        std::uint32_t rank = 0;
        std::uint32_t marked_part = 0; ///< failed_bit: the filter leaves the event out

        [[nodiscard]] std::uint32_t part() const { return marked_part & ~failed_bit; }
        [[nodiscard]] bool passes() const { return (marked_part & failed_bit) == 0; }
    };
    /// The ended events of a tie in decay mode, as of `day`.
    struct alignas(32) Faded {
        double strength = 0;
        double toned = 0;
        double tone = 0;
        std::int32_t day = no_day;
    };
    static constexpr std::uint32_t failed_bit = 0x8000'0000U;
    static constexpr int tone_bits = 4; ///< |tone| <= 10 < 2^4
    static constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();
    /// Entries of a tie, and events, between two sums that are kept.
    static constexpr std::size_t block = 32;

    explicit State(std::shared_ptr<const model::EventStore> events) : store(std::move(events)) {}

    /// Applies the rules to all events, numbers the dyads and sorts.
    void build(const TieRules& rules, std::vector<Dyad>& dyads);

    void set_window(const model::Window& window);
    void set_failed(std::span<const std::uint8_t> verdicts);

    [[nodiscard]] double strength(std::size_t tie) const;
    [[nodiscard]] double tone(std::size_t tie) const;
    [[nodiscard]] bool is_held(std::size_t tie) const;
    /// Whether a passing event is in the window.
    [[nodiscard]] bool is_shown(std::uint32_t rank) const {
        return failed[rank] == 0 && is_inside(rank);
    }
    [[nodiscard]] double in_units(std::int64_t fixed) const {
        return static_cast<double>(fixed) * unit;
    }
    [[nodiscard]] std::size_t memory_bytes() const;

    std::shared_ptr<const model::EventStore> store;

    // Fixed after build.
    std::vector<std::uint32_t> event_of;       ///< by rank: the event's index
    std::vector<std::int32_t> first;           ///< by rank
    std::vector<std::int32_t> last;            ///< by rank; ascending
    std::vector<std::int32_t> least_first;     ///< of each block of ranks
    std::vector<std::int32_t> least_first_far; ///< of each block of these blocks
    std::vector<std::uint32_t> by_first;       ///< ranks by first day
    Rows<Share> shares;                        ///< by rank
    Rows<std::uint32_t> named;                 ///< by rank: its nodes
    Rows<Entry> entries;                       ///< by tie, ranks ascending
    Rows<std::uint32_t> node_ranks;            ///< by node: events that name it, ascending
    Rows<model::Span> held;                    ///< by office tie (tie - first_office)
    std::vector<Sum> parts;                    ///< distinct ones
    std::vector<double> part_tones;            ///< NaN where the event states none
    std::vector<Faded> part_amounts;           ///< parts in units, as they are when an event ends
    double unit = 1;                           ///< what 1 stands for in fixed point; a power of two
    std::size_t first_office = 0;              ///< ties from here on are offices
    std::vector<std::uint32_t> node_rank;      ///< place of a node in the order of ids (text)
    std::vector<std::uint32_t> by_id; ///< ties by the ids of a, of b, kind, undirected first
    std::vector<std::uint8_t> node_kind;

    // Of the present filter. Sums up to the end of each whole block, so that the sum up to any rank
    // takes a search and less than a block of additions.
    std::vector<std::uint8_t> failed;          ///< by rank
    Rows<Sum> sums_before;                     ///< by tie: of passing entries
    std::vector<std::uint32_t> passing_before; ///< of all events, by block of ranks
    Rows<std::uint32_t> node_passing_before;   ///< by node; empty while all pass
    bool all_pass = true;
    // In decay mode alone.
    std::vector<Faded> faded_before;      ///< as sums_before has them
    std::vector<std::int32_t> entry_days; ///< of all entries: the day that the event ends

    // Of the present window.
    model::Window window;
    bool is_empty = false; ///< the window ends before it begins
    bool is_decay = false;
    std::size_t entered = 0; ///< of by_first: those that begin on or before `to`
    std::size_t left = 0;    ///< ranks below have ended before left_day
    std::size_t ended = 0;   ///< ranks below have ended by to_day
    std::int32_t to_day = no_day;
    std::int32_t left_day = no_day; ///< decay: the day after that to which ages count
    std::vector<Sum> sums;          ///< by tie; decay: sums are of those not ended, counts of all
    std::vector<Faded> faded;       ///< by tie; empty in other modes
    std::vector<double> factors;    ///< 2^(-age / half-life) by age in days, as far as it goes
    std::vector<std::uint32_t> node_events;
    std::uint32_t shown = 0;

  private:
    /// Ranks whose events are in the window by their last day alone; those after `end` may be, too,
    /// where they begin on or before `to`.
    struct Ranks {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    [[nodiscard]] bool is_inside(std::uint32_t rank) const {
        return first[rank] <= to_day && (is_decay || last[rank] >= left_day);
    }
    [[nodiscard]] double factor(std::int64_t age) const {
        return static_cast<std::uint64_t>(age) < factors.size()
                   ? factors[static_cast<std::size_t>(age)]
                   : far_factor(age);
    }
    [[nodiscard]] double far_factor(std::int64_t age) const;
    void set_half_life(double days);

    /// Where a window's edges stand in the orders of events.
    struct Places {
        std::size_t entered = 0;
        std::size_t left = 0;
        std::size_t ended = 0;
        std::int32_t to_day = no_day;
    };
    /// Events that are added or taken away, some at a time.
    template <bool is_gain>
    class Batch;

    [[nodiscard]] Places places_of(std::int32_t from, std::int32_t to) const;
    void fade(Faded& sum, std::uint32_t part, std::int32_t day) const {
        if (sum.day != no_day) {
            const double passed = factor(std::int64_t{day} - sum.day);
            sum.strength *= passed;
            sum.toned *= passed;
            sum.tone *= passed;
        }
        sum.day = day;
        sum.strength += part_amounts[part].strength;
        sum.toned += part_amounts[part].toned;
        sum.tone += part_amounts[part].tone;
    }
    void fade_all_of(std::uint32_t rank);
    /// Calls take(rank) for each event from `begin` on that begins on or before the day; `begin` is
    /// the first that ends after it.
    template <class Take>
    void each_straddler(std::size_t begin, std::int32_t day, Take take) const;

    enum class Way { edges, refill, anew };
    [[nodiscard]] Way quickest_way(const Places& target) const;

    // By what enters and leaves.
    void move_edges(const Places& target);
    void move_fading(const Places& target);
    void refill(const Places& target);
    void add_straddlers();
    void take_places(const Places& target);

    // From the sums that are kept.
    void keep_sums();
    void keep_faded();
    void sum_anew(const Places& target);
    [[nodiscard]] Sum sum_before(std::size_t tie, std::uint32_t end) const;
    /// Sums of ties [from, to) over the ranks.
    void sum_ties(std::size_t from, std::size_t to, Ranks ranks);
    /// What fades of these ties, of ranks before `end`; if wanted their counts are added to `sums`.
    template <bool adds_counts>
    void fade_ties(std::span<const std::uint32_t> ties, std::uint32_t end);
    [[nodiscard]] std::uint32_t node_count_before(std::size_t node, std::uint32_t end) const;
    [[nodiscard]] std::uint32_t count_before(std::uint32_t end) const;

    [[nodiscard]] double tone_of_faint(std::size_t tie) const;

    void sort_events();
    void choose_scale(const std::vector<double>& weights, const std::vector<double>& tones);
};

} // namespace entente::graph
