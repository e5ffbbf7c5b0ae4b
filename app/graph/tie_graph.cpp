// SPDX-License-Identifier: MIT
#include "app/graph/tie_graph.hpp"

#include <algorithm>

namespace entente::graph {

std::ptrdiff_t TieGraph::find(NodeId node) const {
    const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
    return at != nodes.end() && *at == node ? at - nodes.begin() : -1;
}

} // namespace entente::graph
