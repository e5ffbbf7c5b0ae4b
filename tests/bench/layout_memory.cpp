// SPDX-License-Identifier: MIT
// The memory that a layout takes at most, from the edges it is given to its end: every allocation
// is counted. Reads a graph ("# nodes N", then "a b" a line) and prints the most bytes, and their
// share of 400 a node and 40 a tie.
// usage: layout_memory GRAPH
#include "app/io/edge_list.hpp"
#include "app/layout/force_simulation.hpp"

#include <malloc.h>

#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <utility>

namespace {

std::atomic<std::size_t> held{0};
std::atomic<std::size_t> most{0};

void* count(void* block) {
    if (block == nullptr) {
        std::abort();
    }
    const std::size_t now = held += malloc_usable_size(block);
    for (std::size_t before = most; now > before && !most.compare_exchange_weak(before, now);) {
    }
    return block;
}

void release(void* block) {
    if (block != nullptr) {
        held -= malloc_usable_size(block);
        std::free(block);
    }
}

} // namespace

void* operator new(std::size_t size) {
    return count(std::malloc(size));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    const auto to = static_cast<std::size_t>(alignment);
    return count(std::aligned_alloc(to, (size + to - 1) / to * to));
}
void operator delete(void* block) noexcept {
    release(block);
}
void operator delete(void* block, std::size_t) noexcept {
    release(block);
}
void operator delete(void* block, std::align_val_t) noexcept {
    release(block);
}
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
    release(block);
}

int main(int argc, char** argv) {
    using namespace entente;
    if (argc != 2) {
        std::fprintf(stderr, "usage: layout_memory GRAPH\n");
        return 2;
    }
    layout::LayoutGraph graph;
    {
        const auto list = io::read_edge_list(argv[1]);
        if (!list) {
            std::fprintf(stderr, "%s: not a graph\n", argv[1]);
            return 3;
        }
        graph.node_count = list->node_count;
        graph.edges.reserve(list->rows.size());
        for (const io::EdgeList::Row& row : list->rows) {
            graph.edges.push_back({row.a, row.b, row.weight});
        }
    }
    const auto allowed =
        static_cast<double>(400 * std::size_t{graph.node_count} + 40 * graph.edges.size());
    const std::size_t before = held - graph.edges.size() * sizeof(layout::Edge);
    most = held.load();
    {
        const auto running = layout::start_force_simulation(std::move(graph), {});
        while (running->step() == layout::LayoutState::running) {
        }
    }
    const std::size_t taken = most - before;
    std::printf("%zu %.3f\n", taken, static_cast<double>(taken) / allowed);
    return 0;
}
