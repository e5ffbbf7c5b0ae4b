// SPDX-License-Identifier: MIT
// The measures of compare_layout_quality, the same for every program: reads a graph ("# nodes N",
// then "a b" a line) and positions ("id x y" a line, ids 0 .. N - 1) and prints normalized stress
// and the preservation of 2-hop neighbourhoods.
#include "app/io/edge_list.hpp"
#include "app/layout/quality.hpp"

#include <cstdio>
#include <fstream>
#include <vector>

int main(int argc, char** argv) {
    using namespace entente;
    if (argc != 3) {
        std::fprintf(stderr, "usage: layout_measure GRAPH POSITIONS\n");
        return 2;
    }
    const auto list = io::read_edge_list(argv[1]);
    if (!list) {
        std::fprintf(stderr, "%s: not a graph\n", argv[1]);
        return 3;
    }
    layout::LayoutGraph graph;
    graph.node_count = list->node_count;
    for (const io::EdgeList::Row& row : list->rows) {
        graph.edges.push_back({row.a, row.b, row.weight});
    }
    std::vector<base::Vec2> positions(graph.node_count);
    std::ifstream in(argv[2]);
    std::size_t node = 0;
    base::Vec2 place;
    std::size_t count = 0;
    for (; in >> node >> place.x >> place.y && node < positions.size(); ++count) {
        positions[node] = place;
    }
    if (count != positions.size()) {
        std::fprintf(stderr, "%s: %zu places for %zu nodes\n", argv[2], count, positions.size());
        return 3;
    }
    std::printf("%.5f %.5f\n", layout::normalized_stress(graph, positions),
                layout::neighborhood_preservation(graph, positions, 2, 1000));
    return 0;
}
