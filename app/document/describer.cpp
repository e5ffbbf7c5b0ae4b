// SPDX-License-Identifier: MIT
#include "app/document/describer.hpp"

#include <chrono>
#include <utility>

namespace entente::document {

struct Describer::Indices {
    std::shared_ptr<const model::EventStore> store;
    model::FilterIndex filter;
    graph::TieIndex ties;
};

Describer::Made Describer::make(const Wish& wish,
                                std::unique_ptr<Indices, void (*)(Indices*)> indices) {
    // Building an index takes the most; it stays good for other windows and filters.
    if (indices == nullptr || indices->store != wish.store ||
        !(indices->ties.rules() == wish.view.rules)) {
        indices = {new Indices{wish.store, model::FilterIndex(wish.store),
                               graph::TieIndex(wish.store, wish.view.rules)},
                   [](Indices* old) { delete old; }};
    }
    indices->filter.set_filter(wish.view.filter);
    indices->ties.set_failed(indices->filter.failed());
    const Surroundings around = look_around(indices->ties, wish.view);
    auto description = std::make_shared<const Description>(
        describe(indices->ties, wish.view, &around, wish.settings));
    return {std::move(indices), std::move(description)};
}

void Describer::begin(const Wish& wish) {
    if (is_busy() || is_of(wish)) {
        return;
    }
    making_ = wish;
    being_made_ = std::async(std::launch::async, [wish, kept = std::move(indices_)]() mutable {
        return make(wish, std::move(kept));
    });
}

bool Describer::take() {
    if (!is_busy() || being_made_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
        return false;
    }
    Made made = being_made_.get();
    indices_ = std::move(made.indices);
    newest_ = std::move(made.description);
    told_ = std::move(making_);
    return true;
}

} // namespace entente::document
