// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/event_days.hpp"
#include "app/graph/histogram.hpp"
#include "app/model/event_store.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente::graph {

/// What the bars of the histogram are stacked by.
enum class StackBy : std::uint8_t { none, topic, type, tone, kind };

constexpr std::string_view name_of(StackBy by) {
    constexpr std::string_view names[]{"none", "topic", "type", "tone", "kind"};
    return names[static_cast<std::size_t>(by)];
}

/// Classes of a stack, the last one being what is left.
inline constexpr std::size_t most_classes = 8;

/// One class of a stack. Classes rest on all events, so that a filter changes no colours: of topics
/// and types the seven with the most events, of tones five ranges, of kinds all four.
struct StackClass {
    std::string name;       ///< for people; "other", "no tone"
    model::TopicId topic{}; ///< of a stack by topic: the widest topic; invalid for what is left
    double events = 0;      ///< share of all events
    bool is_rest = false;   ///< what is of no other class, or states nothing
    friend bool operator==(const StackClass&, const StackClass&) = default;
};

/// Events, and the part of them that may lie in another bin: their date is known less exactly than
/// the bin, or is told with `?` or `~`.
struct BinAmount {
    double all = 0;
    double pale = 0;
};

struct StackedBin {
    model::Span span;
    BinAmount total;
    BinAmount passing;
    BinAmount selected;
    std::array<double, most_classes> classes{}; ///< of `passing`; they add up to it
};

/// The histogram of one stretch of time.
///
/// Each dated event counts as one: it is spread evenly over the days that it may fall on, or lasts,
/// so that bins, `before` and `after` add up to all events with a date. (An open end reaches to the
/// end of the data.)
struct StackedBins {
    CalendarUnit unit = CalendarUnit::month; ///< as asked for, or the next larger with few enough
    std::vector<StackedBin> bins;            ///< calendar units, ascending, without gaps
    BinAmount before;                        ///< of all events: before the first bin
    BinAmount after;
    std::uint32_t undated = 0; ///< of all events
    std::uint32_t undated_passing = 0;
    std::uint32_t undated_selected = 0;
    std::vector<std::vector<double>> lines; ///< of each line: passing events, by bin

    // Tops of the scales: the highest bar of a kind.
    [[nodiscard]] double top_total() const;
    [[nodiscard]] double top_passing() const;
    /// Of all lines: they share one scale.
    [[nodiscard]] double top_of_lines() const;
};

/// Counts events by date, so that bins of any unit and stretch of time take no look at the events.
///
/// Events whose dates are written alike are counted together: bins cost O(dates + bins), a change
/// of filter or selection one pass over 5 bytes an event.
class StackedHistogram {
  public:
    static constexpr std::size_t most_lines = 5;

    /// Cost: O(events), in parallel.
    explicit StackedHistogram(std::shared_ptr<const model::EventStore> store);

    /// Cost: O(events + participants + topics) when it changes.
    void set_stack(StackBy by);
    [[nodiscard]] StackBy stack() const { return stack_; }
    /// At most seven and what is left, in the order of the bars from below; none without a stack.
    [[nodiscard]] std::span<const StackClass> classes() const { return classes_; }

    /// @param failed  as TieIndex::set_failed.
    void set_failed(std::span<const std::uint8_t> failed);
    /// Events that are selected; those that fail the filter do not count.
    void set_selected(std::span<const model::EventId> events);
    /// For each line (an actor, a tie) its events; at most most_lines.
    void set_lines(std::vector<std::vector<model::EventId>> lines);

    /// @param unit   wished for; a larger one is taken where it would be more than `most` bins (a
    ///               decade is the largest).
    /// @param range  what is to be covered; bins are whole units, so they may reach beyond it.
    [[nodiscard]] StackedBins bins(CalendarUnit unit, const model::Span& range,
                                   std::size_t most = 400) const;

    /// When the passing events are.
    [[nodiscard]] EventDays days() const { return {store_->dates(), passing_by_date_}; }
    /// The domain without outliers, by all events.
    [[nodiscard]] std::optional<BulkOfTime> bulk() const {
        return bulk_of_time(store_->dates(), total_by_date_);
    }
    [[nodiscard]] std::size_t memory_bytes() const;

  private:
    using Counts = std::vector<std::uint32_t>;
    struct Line {
        std::vector<model::EventId> events;
        Counts by_date;
    };
    void count_passing();
    void count_events(std::span<const model::EventId> events, Counts& by_date) const;
    void choose_topics();
    void choose_types();
    void choose_tones();
    void choose_kinds();
    template <class MaskOf>
    void set_masks(MaskOf mask_of);

    std::shared_ptr<const model::EventStore> store_;
    std::vector<std::uint32_t> date_of_; ///< by event
    std::vector<std::uint8_t> mask_of_;  ///< by event: bit = class; empty without a stack
    std::vector<std::uint8_t> failed_;   ///< empty: all pass
    std::vector<model::EventId> selected_;
    std::vector<Line> lines_;
    StackBy stack_ = StackBy::none;
    std::vector<StackClass> classes_;

    Counts total_by_date_;
    Counts passing_by_date_;
    Counts selected_by_date_;
    std::vector<std::uint64_t> classes_by_date_; ///< most_classes a date, in 840ths of an event
};

/// How a bar's height follows its number.
enum class BarScale : std::uint8_t { linear, root, log };

constexpr std::string_view name_of(BarScale scale) {
    constexpr std::string_view names[]{"linear", "root", "log"};
    return names[static_cast<std::size_t>(scale)];
}

/// Height in [0, 1] of a bar of that value where `top` is the highest; 0 for 0 and only for it.
double bar_height(BarScale scale, double value, double top);

/// The scale to propose: linear, or where the top is more than 20 times the median of what is not
/// empty, the root, and where it is more than 400 times it, the logarithm.
BarScale fitting_scale(std::span<const double> values);

/// The unit, or the next larger one of which the range has at most `most`.
CalendarUnit unit_for_bins(CalendarUnit unit, const model::Span& range, std::size_t most = 400);

} // namespace entente::graph
