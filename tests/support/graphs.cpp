// SPDX-License-Identifier: MIT
#include "tests/support/graphs.hpp"

#include "app/base/rng.hpp"

namespace entente::test {

using layout::LayoutGraph;

LayoutGraph path_graph(std::uint32_t n) {
    LayoutGraph graph{n, {}};
    for (std::uint32_t i = 1; i < n; ++i) {
        graph.edges.push_back({i - 1, i, 1});
    }
    return graph;
}

LayoutGraph cycle_graph(std::uint32_t n) {
    LayoutGraph graph = path_graph(n);
    graph.edges.push_back({n - 1, 0, 1});
    return graph;
}

LayoutGraph star_graph(std::uint32_t leaves) {
    LayoutGraph graph{leaves + 1, {}};
    for (std::uint32_t i = 1; i <= leaves; ++i) {
        graph.edges.push_back({0, i, 1});
    }
    return graph;
}

LayoutGraph grid_graph(std::uint32_t width, std::uint32_t height) {
    LayoutGraph graph{width * height, {}};
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            const std::uint32_t i = y * width + x;
            if (x + 1 < width) {
                graph.edges.push_back({i, i + 1, 1});
            }
            if (y + 1 < height) {
                graph.edges.push_back({i, i + width, 1});
            }
        }
    }
    return graph;
}

LayoutGraph binary_tree(std::uint32_t levels) {
    LayoutGraph graph{(1U << levels) - 1, {}};
    for (std::uint32_t i = 1; i < graph.node_count; ++i) {
        graph.edges.push_back({(i - 1) / 2, i, 1});
    }
    return graph;
}

LayoutGraph two_communities(std::uint32_t size, std::uint32_t bridges, std::uint64_t seed) {
    base::Rng rng(seed);
    LayoutGraph graph{2 * size, {}};
    for (std::uint32_t i = 0; i < 2 * size; ++i) {
        const std::uint32_t crowd = i < size ? 0 : size;
        for (int tie = 0; tie < 3; ++tie) { // and three more from others, on average
            graph.edges.push_back({i, crowd + rng.below(size), 1});
        }
        // Along the crowd as well, so that it hangs together.
        graph.edges.push_back({i, crowd + (i - crowd + 1) % size, 1});
    }
    for (std::uint32_t bridge = 0; bridge < bridges; ++bridge) {
        graph.edges.push_back({rng.below(size), size + rng.below(size), 1});
    }
    return graph;
}

LayoutGraph random_graph(std::uint32_t n, std::uint32_t m, std::uint64_t seed) {
    base::Rng rng(seed);
    LayoutGraph graph{n, {}};
    for (std::uint32_t i = 0; i < m; ++i) {
        const std::uint32_t a = rng.below(n);
        graph.edges.push_back({a, rng.below(n), 1});
    }
    return graph;
}

LayoutGraph side_by_side(std::initializer_list<LayoutGraph> graphs) {
    LayoutGraph all;
    for (const LayoutGraph& graph : graphs) {
        for (const layout::Edge& edge : graph.edges) {
            all.edges.push_back({edge.a + all.node_count, edge.b + all.node_count, edge.weight});
        }
        all.node_count += graph.node_count;
    }
    return all;
}

} // namespace entente::test
