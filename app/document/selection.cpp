// SPDX-License-Identifier: MIT
#include "app/document/selection.hpp"

#include <algorithm>

namespace entente::document {
namespace {

template <class T>
bool contains(const std::vector<T>& all, const T& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

template <class T>
void toggle_in(std::vector<T>& all, const T& one) {
    const auto found = std::find(all.begin(), all.end(), one);
    if (found == all.end()) {
        all.push_back(one);
    } else {
        all.erase(found);
    }
}

} // namespace

bool Selection::has(graph::NodeId node) const {
    return contains(nodes, node);
}

bool Selection::has(const graph::Dyad& dyad) const {
    return contains(ties, dyad);
}

void Selection::toggle(graph::NodeId node) {
    toggle_in(nodes, node);
}

void Selection::toggle(const graph::Dyad& dyad) {
    toggle_in(ties, dyad);
}

} // namespace entente::document
