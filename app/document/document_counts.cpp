// SPDX-License-Identifier: MIT
// What a document works out on demand.
#include "app/document/document.hpp"

#include "app/document/other_times.hpp"
#include "app/graph/selected_events.hpp"

namespace entente::document {
namespace {

/// Panels that cost O(events) are brought up to date so often while the window moves.
constexpr double seconds_between_counts = 0.12;

} // namespace

const model::FacetCounts& Document::facets() const {
    const bool is_moving = is_in_gesture() || playback_.is_playing();
    const bool is_due =
        facets_made_at_ < 0 || !is_moving || seconds_ - facets_made_at_ >= seconds_between_counts;
    if (facets_are_old_ && is_due) {
        facets_tally_.want({verdicts(), choices_.view.window});
        facets_are_old_ = false;
        facets_made_at_ = seconds_;
    }
    facets_tally_.take();
    return *facets_tally_.newest(); // the first ones were counted as the document was made
}

const Verdicts& Document::verdicts() const {
    if (verdicts_ == nullptr) {
        const auto failed = filters_.failed();
        verdicts_ = std::make_shared<const std::vector<std::uint8_t>>(failed.begin(), failed.end());
    }
    return verdicts_;
}

const std::vector<graph::Bin>& Document::histogram(graph::CalendarUnit unit) const {
    const auto known = histograms_.find(unit);
    if (known != histograms_.end()) {
        return known->second;
    }
    auto bins = graph::histogram(*store_, filters_.failed(), unit);
    return histograms_[unit] = bins ? std::move(*bins) : std::vector<graph::Bin>{};
}

const std::vector<model::EventId>& Document::evidence() const {
    const bool is_moving = is_in_gesture() || playback_.is_playing();
    const bool is_due = evidence_made_at_ < 0 || !is_moving ||
                        seconds_ - evidence_made_at_ >= seconds_between_counts;
    if (!evidence_is_old_ || !is_due) {
        return evidence_;
    }
    evidence_is_old_ = false;
    evidence_made_at_ = seconds_;
    evidence_window_ = choices_.view.window;
    const Selection& chosen = choices_.selection;
    evidence_ = chosen.is_empty()
                    ? index_->events()
                    : graph::selected_events(*index_, chosen.nodes, ties_of(*index_, chosen.ties),
                                             graph::Reach::window);
    return evidence_;
}

TimelineCounts::Basis Document::basis() const {
    return {*index_, choices_.selection, filters_.failed(), filter_version_, verdicts()};
}

const graph::StackedBins& Document::timeline_bins(const BinsWanted& wanted) const {
    return counts_.bins(wanted, basis());
}

const graph::EventDays& Document::event_days() const {
    return counts_.days(basis());
}

const std::vector<model::Day>& Document::selection_changes() const {
    return counts_.changes(basis());
}

const std::vector<graph::TurningPoint>& Document::turning_points(graph::CalendarUnit unit) const {
    return counts_.turns(unit, domain_, basis());
}

const graph::SpanDetails* Document::details_of(const model::Span& span) const {
    return counts_.details(span, basis());
}

std::shared_ptr<const graph::Comparison> Document::shared_comparison() const {
    if (!choices_.pinned_window) {
        return nullptr;
    }
    const bool is_moving = is_in_gesture() || playback_.is_playing();
    const bool is_due = comparison_made_at_ < 0 || !is_moving ||
                        seconds_ - comparison_made_at_ >= seconds_between_counts;
    comparison_tally_.take();
    if (comparison_is_old_ && is_due) {
        comparison_tally_.want(comparing_.sides(*choices_.pinned_window, *index_,
                                                choices_.view.thinning, transition_.shared_target(),
                                                filter_version_));
        comparison_is_old_ = false;
        comparison_made_at_ = seconds_;
    }
    // One of other rules has other ties; one of another pinned window is another question.
    const WindowComparison::Sides* of = comparison_tally_.newest_wish();
    const bool is_good = of != nullptr && of->index == index_.get() &&
                         of->pinned.window == choices_.pinned_window->window;
    return is_good ? *comparison_tally_.newest() : nullptr;
}

const std::vector<graph::NodeId>& Document::nodes_of_any_time() const {
    AnyTimeBasis basis{index_.get(), choices_.view.thinning, filter_version_};
    const bool is_moving = is_in_gesture() || playback_.is_playing();
    const bool is_due = any_time_made_at_ < 0 || !is_moving ||
                        seconds_ - any_time_made_at_ >= seconds_between_counts;
    if (basis != any_time_basis_ && is_due) {
        nodes_of_any_time_ = document::nodes_of_any_time(*index_, choices_.view.thinning);
        any_time_basis_ = std::move(basis);
        any_time_made_at_ = seconds_;
    }
    return nodes_of_any_time_;
}

} // namespace entente::document
