// SPDX-License-Identifier: MIT
#include "app/graph/tie_index.hpp"

#include "app/graph/tie_index_state.hpp"

#include <cassert>

namespace entente::graph {

TieIndex::TieIndex(std::shared_ptr<const model::EventStore> store, TieRules rules)
    : store_(std::move(store)), rules_(rules),
      state_(new State(store_), [](State* state) { delete state; }) {
    state_->build(rules_, dyads_);
    state_->set_window(window_);
}

void TieIndex::set_window(const model::Window& window) {
    window_ = window;
    state_->set_window(window);
}

void TieIndex::set_failed(std::span<const std::uint8_t> failed) {
    state_->set_failed(failed);
}

std::uint32_t TieIndex::count(std::size_t tie) const {
    assert(tie < dyads_.size());
    return tie < state_->first_office ? state_->sums[tie].count() : 0;
}

double TieIndex::strength(std::size_t tie) const {
    assert(tie < dyads_.size());
    return state_->strength(tie);
}

double TieIndex::tone(std::size_t tie) const {
    assert(tie < dyads_.size());
    return state_->tone(tie);
}

bool TieIndex::is_held(std::size_t tie) const {
    assert(tie < dyads_.size());
    return state_->is_held(tie);
}

std::size_t TieIndex::event_count() const {
    return state_->shown;
}

std::uint32_t TieIndex::event_count(NodeId node) const {
    return state_->node_events[node.index()];
}

std::vector<model::EventId> TieIndex::events_of_tie(std::size_t tie) const {
    assert(tie < dyads_.size());
    std::vector<model::EventId> events;
    if (tie < state_->first_office) {
        const std::span<const State::Entry> all = state_->entries[tie];
        for (auto entry = all.rbegin(); entry != all.rend(); ++entry) {
            if (state_->is_shown(entry->rank)) {
                events.emplace_back(state_->event_of[entry->rank]);
            }
        }
    }
    return events;
}

std::vector<model::EventId> TieIndex::events_of_node(NodeId node) const {
    std::vector<model::EventId> events;
    const std::span<const std::uint32_t> all = state_->node_ranks[node.index()];
    for (auto rank = all.rbegin(); rank != all.rend(); ++rank) {
        if (state_->is_shown(*rank)) {
            events.emplace_back(state_->event_of[*rank]);
        }
    }
    return events;
}

std::vector<model::EventId> TieIndex::events_of_tie_at_any_time(std::size_t tie) const {
    assert(tie < dyads_.size());
    std::vector<model::EventId> events;
    if (tie < state_->first_office) {
        const std::span<const State::Entry> all = state_->entries[tie];
        for (auto entry = all.rbegin(); entry != all.rend(); ++entry) {
            if (state_->failed[entry->rank] == 0) {
                events.emplace_back(state_->event_of[entry->rank]);
            }
        }
    }
    return events;
}

std::vector<model::EventId> TieIndex::events_of_node_at_any_time(NodeId node) const {
    std::vector<model::EventId> events;
    const std::span<const std::uint32_t> all = state_->node_ranks[node.index()];
    for (auto rank = all.rbegin(); rank != all.rend(); ++rank) {
        if (state_->failed[*rank] == 0) {
            events.emplace_back(state_->event_of[*rank]);
        }
    }
    return events;
}

std::vector<model::EventId> TieIndex::events() const {
    std::vector<model::EventId> events;
    events.reserve(state_->shown);
    for (auto rank = static_cast<std::uint32_t>(state_->first.size());
         rank-- > 0 && events.size() < state_->shown;) {
        if (state_->is_shown(rank)) {
            events.emplace_back(state_->event_of[rank]);
        }
    }
    return events;
}

std::size_t TieIndex::memory_bytes() const {
    return sizeof(*this) + dyads_.capacity() * sizeof(Dyad) + state_->memory_bytes();
}

} // namespace entente::graph
