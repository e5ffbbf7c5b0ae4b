// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/selection.hpp"
#include "app/document/tally.hpp"
#include "app/graph/histogram_stack.hpp"
#include "app/graph/span_details.hpp"
#include "app/graph/tie_index.hpp"
#include "app/graph/turning_points.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace entente::document {

/// Which histogram is wanted.
struct BinsWanted {
    graph::CalendarUnit unit = graph::CalendarUnit::month; ///< a larger one where it is too many
    model::Span range{};                                   ///< what the axis shows
    graph::StackBy stack = graph::StackBy::none;
    std::vector<TimelineLine>
        lines{}; ///< at most StackedHistogram::most_lines; further are left out
    std::size_t most = 400;
    friend bool operator==(const BinsWanted&, const BinsWanted&) = default;
};

/// Which events the filter leaves out, as they were when it was last changed: what other threads
/// read.
using Verdicts = std::shared_ptr<const std::vector<std::uint8_t>>;

/// What the time axis tells of the events that pass: bins, quiet stretches, changes, turning
/// points, what a stretch of time is about. Each is worked out when it is asked for and what it
/// rests on has changed; the last two, which take long, on another thread where there are many
/// events (see Tally).
class TimelineCounts {
  public:
    /// Cost: O(events).
    explicit TimelineCounts(std::shared_ptr<const model::EventStore> store);

    /// What everything rests on; a change of rules is another index.
    struct Basis {
        const graph::TieIndex& index;
        const Selection& selection;
        std::span<const std::uint8_t> failed;
        std::uint64_t filter_version = 0; ///< raised when `failed` changes
        Verdicts verdicts{};              ///< a copy of `failed`
    };

    const graph::StackedBins& bins(const BinsWanted& wanted, const Basis& basis);
    /// Of the stack that bins() was last asked for.
    [[nodiscard]] std::span<const graph::StackClass> classes() const {
        return histogram_.classes();
    }
    const graph::EventDays& days(const Basis& basis);
    /// Days on which what joins the selection changes; see graph::change_days.
    const std::vector<model::Day>& changes(const Basis& basis);
    /// Where the network turns, by bins of the domain; see graph::turning_points. Those of an older
    /// filter or unit while they are being found. Cost, with a million events: some 20 ms.
    const std::vector<graph::TurningPoint>& turns(graph::CalendarUnit unit,
                                                  const model::Span& domain, const Basis& basis);
    /// What the passing events of a stretch of time are about, at most three topics, and whom they
    /// name; null while that is being counted. The first time it is asked for, O(events); each
    /// other stretch as EventsByDate::details_of.
    const graph::SpanDetails* details(const model::Span& span, const Basis& basis);
    /// Before the verdicts of an index change: nothing reads them on another thread any more.
    void let_go_of_index() { turns_.forget_and_wait(); }
    /// Whether something is being counted on another thread.
    [[nodiscard]] bool is_busy() const { return details_.is_busy() || turns_.is_busy(); }
    /// Takes what is ready.
    void take();
    /// The domain without outliers, or nothing where there are none.
    [[nodiscard]] const std::optional<graph::BulkOfTime>& bulk() const { return bulk_; }

  private:
    void follow_filter(const Basis& basis);

    std::shared_ptr<const model::EventStore> store_;
    graph::StackedHistogram histogram_;
    std::optional<graph::BulkOfTime> bulk_;
    std::uint64_t filter_version_ = 0; ///< that histogram_ follows

    struct Key {
        const graph::TieIndex* index;
        std::uint64_t filter_version;
        friend bool operator==(const Key&, const Key&) = default;
    };
    std::optional<BinsWanted> wanted_;
    Selection bins_selection_;
    Key bins_key_{};
    graph::StackedBins bins_;
    std::optional<std::uint64_t> days_version_;
    graph::EventDays days_;
    std::optional<Selection> changes_selection_;
    Key changes_key_{};
    std::vector<model::Day> changes_;

    struct TurnsWish {
        Key key;
        graph::CalendarUnit unit;
        model::Span domain;
        friend bool operator==(const TurnsWish&, const TurnsWish&) = default;
    };
    struct DetailsWish {
        model::Span span;
        Verdicts verdicts;
        friend bool operator==(const DetailsWish&, const DetailsWish&) = default;
    };
    Tally<TurnsWish, std::vector<graph::TurningPoint>> turns_;
    Tally<DetailsWish, graph::SpanDetails> details_;
};

/// Indices of those of the dyads that the index has.
std::vector<std::size_t> ties_of(const graph::TieIndex& index, std::span<const graph::Dyad> dyads);

} // namespace entente::document
