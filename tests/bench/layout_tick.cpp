// SPDX-License-Identifier: MIT
// Our side of compare_layout_tick: reads a graph ("nodes edges", then "u v" a line), runs ticks
// from placement on and prints the mean in milliseconds, and the same for the start.
#include "app/layout/force_simulation.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>

int main(int argc, char** argv) {
    using Clock = std::chrono::steady_clock;
    if (argc != 3) {
        std::fprintf(stderr, "usage: layout_tick GRAPH TICKS\n");
        return 2;
    }
    std::ifstream in(argv[1]);
    entente::layout::LayoutGraph graph;
    std::size_t edges = 0;
    in >> graph.node_count >> edges;
    graph.edges.resize(edges);
    for (entente::layout::Edge& edge : graph.edges) {
        in >> edge.a >> edge.b;
    }
    if (!in) {
        std::fprintf(stderr, "%s: not a graph\n", argv[1]);
        return 3;
    }
    const int ticks = std::atoi(argv[2]);
    const auto begin = Clock::now();
    const auto layout = entente::layout::start_force_simulation(std::move(graph), {});
    const auto placed = Clock::now();
    for (int tick = 0; tick < ticks; ++tick) {
        layout->step();
    }
    const std::chrono::duration<double, std::milli> start = placed - begin;
    const std::chrono::duration<double, std::milli> all = Clock::now() - placed;
    std::printf("%.3f %.3f\n", all.count() / ticks, start.count());
    return 0;
}
