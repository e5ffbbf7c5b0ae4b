// SPDX-License-Identifier: MIT
#include "app/document/timeline_counts.hpp"

#include "app/graph/selected_events.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace entente::document {
namespace {

constexpr std::size_t most_topics = 3;

std::vector<model::EventId> events_of(const graph::TieIndex& index, const TimelineLine& line) {
    if (const auto* node = std::get_if<graph::NodeId>(&line)) {
        return index.events_of_node_at_any_time(*node);
    }
    const auto ties = ties_of(index, std::span(&std::get<graph::Dyad>(line), 1));
    return ties.empty() ? std::vector<model::EventId>{}
                        : index.events_of_tie_at_any_time(ties.front());
}

/// Of the domain, in that unit or in a larger one where these would be too many.
std::vector<model::Span> bins_of(graph::CalendarUnit unit, const model::Span& domain) {
    std::vector<model::Span> bins;
    const graph::CalendarUnit fewer = graph::unit_for_bins(unit, domain);
    for (model::Day day = graph::start_of_unit(domain.first, fewer); day <= domain.last;) {
        const model::Day next = graph::add_units(day, fewer, 1);
        bins.push_back({day, next - std::chrono::days{1}});
        day = next;
    }
    return bins;
}

} // namespace

std::vector<std::size_t> ties_of(const graph::TieIndex& index, std::span<const graph::Dyad> dyads) {
    const auto all = index.dyads();
    const auto key = [](const graph::Dyad& d) {
        return std::tuple(d.kind, d.a, d.b, d.is_directed);
    };
    std::vector<std::size_t> ties;
    for (const graph::Dyad& dyad : dyads) {
        const auto found = std::lower_bound(
            all.begin(), all.end(), dyad,
            [&](const graph::Dyad& a, const graph::Dyad& b) { return key(a) < key(b); });
        if (found != all.end() && *found == dyad) {
            ties.push_back(static_cast<std::size_t>(found - all.begin()));
        }
    }
    return ties;
}

TimelineCounts::TimelineCounts(std::shared_ptr<const model::EventStore> store)
    : store_(std::move(store)), histogram_(store_), bulk_(histogram_.bulk()),
      turns_(
          [](const TurnsWish& wish) {
              return graph::turning_points(
                  wish.key.index->distances_of(bins_of(wish.unit, wish.domain)));
          },
          store_->event_count() <= most_counted_at_once),
      details_(
          [store = store_, by_date = std::make_shared<std::optional<graph::EventsByDate>>()](
              const DetailsWish& wish) {
              if (!*by_date) {
                  by_date->emplace(store);
              }
              return (*by_date)->details_of(wish.span, *wish.verdicts, most_topics);
          },
          store_->event_count() <= most_counted_at_once) {}

void TimelineCounts::take() {
    turns_.take();
    details_.take();
}

void TimelineCounts::follow_filter(const Basis& basis) {
    if (filter_version_ != basis.filter_version) {
        filter_version_ = basis.filter_version;
        histogram_.set_failed(basis.failed);
    }
}

const graph::StackedBins& TimelineCounts::bins(const BinsWanted& wanted, const Basis& basis) {
    const Key key{&basis.index, basis.filter_version};
    const bool is_old = bins_key_ != key || !wanted_;
    const bool is_selection_old = is_old || bins_selection_ != basis.selection;
    const bool are_lines_old = is_old || wanted_->lines != wanted.lines;
    if (!is_selection_old && *wanted_ == wanted) {
        return bins_;
    }
    follow_filter(basis);
    histogram_.set_stack(wanted.stack);
    if (is_selection_old) {
        const auto ties = ties_of(basis.index, basis.selection.ties);
        histogram_.set_selected(graph::selected_events(basis.index, basis.selection.nodes, ties,
                                                       graph::Reach::any_time));
    }
    if (are_lines_old) {
        std::vector<std::vector<model::EventId>> lines;
        for (const TimelineLine& line : wanted.lines) {
            if (lines.size() < graph::StackedHistogram::most_lines) {
                lines.push_back(events_of(basis.index, line));
            }
        }
        histogram_.set_lines(std::move(lines));
    }
    bins_ = histogram_.bins(wanted.unit, wanted.range, wanted.most);
    wanted_ = wanted;
    bins_selection_ = basis.selection;
    bins_key_ = key;
    return bins_;
}

const graph::EventDays& TimelineCounts::days(const Basis& basis) {
    if (days_version_ != basis.filter_version) {
        follow_filter(basis);
        days_ = histogram_.days();
        days_version_ = basis.filter_version;
    }
    return days_;
}

const std::vector<model::Day>& TimelineCounts::changes(const Basis& basis) {
    const Key key{&basis.index, basis.filter_version};
    if (changes_key_ != key || changes_selection_ != basis.selection) {
        changes_ = graph::change_days(basis.index, basis.selection.nodes,
                                      ties_of(basis.index, basis.selection.ties));
        changes_selection_ = basis.selection;
        changes_key_ = key;
    }
    return changes_;
}

const std::vector<graph::TurningPoint>&
TimelineCounts::turns(graph::CalendarUnit unit, const model::Span& domain, const Basis& basis) {
    static const std::vector<graph::TurningPoint> none;
    turns_.want({{&basis.index, basis.filter_version}, unit, domain});
    return turns_.newest() != nullptr ? *turns_.newest() : none;
}

const graph::SpanDetails* TimelineCounts::details(const model::Span& span, const Basis& basis) {
    const DetailsWish wish{span, basis.verdicts};
    details_.want(wish);
    return details_.is_of(wish) ? details_.newest() : nullptr;
}

} // namespace entente::document
