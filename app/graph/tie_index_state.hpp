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

/// What TieIndex holds. Days are day numbers; weights are indices into a table of the distinct
/// ones, since a data set has few; events, ties and nodes are 32-bit indices.
struct TieIndex::State {
    /// One event's part in one tie, seen from the event.
    struct Share {
        std::uint32_t tie = 0;
        std::uint32_t weight = 0;
    };
    /// The same seen from the tie.
    struct Entry {
        std::uint32_t event = 0;
        std::uint32_t weight = 0;
    };
    /// In fixed point; `tone` (sum of weight times tone) with tone_bits fewer bits below the point.
    struct Sum {
        std::int64_t strength = 0;
        std::int64_t toned = 0; ///< weights of the events that state a tone
        std::int64_t tone = 0;
        std::uint32_t count = 0;
        std::uint32_t toned_count = 0;
    };
    /// The ended events of a tie in decay mode, as of `day`.
    struct Faded {
        double strength = 0;
        double toned = 0;
        double tone = 0;
        std::int32_t day = no_day;
    };
    static constexpr int tone_bits = 4; ///< |tone| <= 10 < 2^4
    static constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

    explicit State(std::shared_ptr<const model::EventStore> events) : store(std::move(events)) {}

    /// Applies the rules to all events, numbers the dyads and sorts.
    void build(const TieRules& rules, std::vector<Dyad>& dyads);

    void set_window(const model::Window& window);
    void set_failed(std::span<const std::uint8_t> verdicts);

    [[nodiscard]] double strength(std::size_t tie) const;
    [[nodiscard]] double tone(std::size_t tie) const;
    [[nodiscard]] bool is_held(std::size_t tie) const;
    /// Whether a passing event is in the window.
    [[nodiscard]] bool is_shown(std::uint32_t event) const {
        return failed[event] == 0 && is_inside(event);
    }
    [[nodiscard]] double in_units(std::int64_t fixed) const {
        return static_cast<double>(fixed) * unit;
    }
    [[nodiscard]] static std::int64_t with_tone(std::int64_t weight, double tone);
    [[nodiscard]] std::size_t memory_bytes() const;

    std::shared_ptr<const model::EventStore> store;

    // Fixed after build.
    std::vector<std::int32_t> first;      ///< by event
    std::vector<std::int32_t> last;       ///< by event
    std::vector<std::uint32_t> by_first;  ///< events by first day
    std::vector<std::uint32_t> by_last;   ///< by last day, first day, falling order of the file
    Rows<Share> shares;                   ///< by event
    Rows<std::uint32_t> named;            ///< by event: its nodes
    Rows<Entry> entries;                  ///< by tie, in the order of by_last
    Rows<std::uint32_t> node_events_ever; ///< by node, in the order of by_last
    Rows<model::Span> held;               ///< by office tie (tie - first_office)
    std::vector<std::int64_t> weights;    ///< fixed point
    double unit = 1;                      ///< what 1 stands for in fixed point; a power of two
    std::size_t first_office = 0;         ///< ties from here on are offices
    std::vector<std::uint32_t> node_rank; ///< place of a node in the order of ids (text)
    std::vector<std::uint32_t> by_id;     ///< ties by the ids of a, of b, kind, undirected first
    std::vector<std::uint8_t> node_kind;

    // Of the present window and filter.
    model::Window window;
    bool is_empty = false; ///< the window ends before it begins
    bool is_decay = false;
    std::vector<std::uint8_t> failed; ///< by event
    std::size_t entered = 0;          ///< of by_first: those that begin on or before `to`
    std::size_t left = 0;             ///< of by_last: those that ended before left_day
    std::int32_t to_day = no_day;
    std::int32_t left_day = no_day; ///< decay: the day after that to which ages count
    std::vector<Sum> sums;          ///< by tie; decay: sums are of those not ended, counts of all
    std::vector<Faded> faded;       ///< by tie; empty in other modes
    std::vector<double> factors;    ///< 2^(-age / half-life) by age in days, as far as it goes
    std::vector<std::uint32_t> node_events;
    std::uint32_t shown = 0;

  private:
    [[nodiscard]] bool is_inside(std::uint32_t event) const {
        return first[event] <= to_day && (is_decay || last[event] >= left_day);
    }
    [[nodiscard]] double factor(std::int64_t age) const;
    void set_half_life(double days);
    void reset();
    void add_counts(std::uint32_t event, bool is_gain);
    void add_sums(std::uint32_t event, bool is_gain);
    void fade(Faded& sum, std::int64_t weight, std::uint32_t event) const;
    void fade_all_of(std::uint32_t event);
    void sum_anew(std::size_t tie);
    void move_entered(std::size_t target);
    void move_left(std::size_t target);
    [[nodiscard]] double tone_of_faint(std::size_t tie) const;

    void sort_events();
    void choose_scale(const std::vector<double>& table);
};

} // namespace entente::graph
