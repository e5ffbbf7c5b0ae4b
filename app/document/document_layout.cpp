// SPDX-License-Identifier: MIT
// Where a document's nodes lie.
#include "app/document/document.hpp"

#include "app/document/home_layout.hpp"

#include <utility>

namespace entente::document {

void Document::start_layout(std::vector<float> radii) {
    radii_ = std::move(radii);
    const Arrangement& arrangement = choices_.view.arrangement;
    layout::LayoutGraph graph = layout_graph_of(network_to_lay_out(), graph::node_count(*store_));
    tell_kinds(*store_, arrangement, graph);
    layout_graph_ = std::make_shared<const layout::LayoutGraph>(std::move(graph));
    places_.start(*layout_graph_, force_settings(arrangement, seed_),
                  arrangement.parts_discs ? radii_ : std::vector<float>(), choices_.pins);
}

/// All time: of all events, or, where that was asked for, of those that pass the filter.
graph::TieGraph Document::network_to_lay_out() {
    if (!is_laid_out_by_filter_ || !choices_.view.filter.is_active()) {
        is_laid_out_by_filter_ = false;
        return all_time_;
    }
    model::Window all;
    all.span = model::Span::all();
    plain_index_->set_failed(filters_.failed());
    plain_index_->set_window(all);
    graph::TieGraph network = plain_index_->snapshot({});
    if (index_ == plain_index_) {
        index_->set_window(choices_.view.window);
    }
    return network;
}

void Document::use_arrangement(const Arrangement& before) {
    const Arrangement& now = choices_.view.arrangement;
    if (!now.has_homes_of(before)) {
        start_layout(std::move(radii_));
    }
    places_.show(transition_.shared_target(), days_of(choices_.view.window), now.reach);
}

bool Document::advance_places(double seconds) {
    const bool is_changed = places_.advance(seconds, has_motion(), choices_.pins);
    const LayoutWorker::Status status = places_.worker().status();
    gauge_.advance(seconds,
                   {layout_graph_, places_.homes(), places_.homes_version(),
                    status.state == layout::LayoutState::running && !status.is_paused,
                    places_.window(), places_.settled_version(), !places_.is_looking()},
                   [this] { return places_.settled(); });
    return is_changed;
}

} // namespace entente::document
