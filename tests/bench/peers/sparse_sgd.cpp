// SPDX-License-Identifier: MIT
// A yardstick of compare_layout_quality: stress minimized by stochastic gradient descent over the
// terms to 200 pivots and to neighbours, after Zheng, Pawar and Goodman, "Graph Drawing by
// Stochastic Gradient Descent", IEEE TVCG 2019, with the sparse terms of Ortmann, Klimenta and
// Brandes, "A Sparse Stress Model", Graph Drawing 2016. Written for this comparison: one thread,
// no more care for speed than the method needs. Prints the seconds of the layout alone.
#include "app/base/rng.hpp"
#include "app/io/edge_list.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/landmarks.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <vector>

namespace {

using namespace entente;

struct Term {
    std::uint32_t i, j;
    float distance;
    float weight_i, weight_j; ///< how much each end gives way
};

/// Each next pivot by chance, the farther from all so far the likelier.
std::vector<std::uint32_t> choose_pivots(const layout::Adjacency& graph, std::uint32_t count,
                                         base::Rng& rng) {
    const std::uint32_t n = graph.node_count();
    std::vector<std::uint32_t> chosen{rng.below(n)};
    std::vector<std::uint32_t> hops;
    std::vector<std::uint32_t> queue;
    std::vector<std::uint32_t> nearest(n, layout::unreachable);
    while (chosen.size() < std::min(count, n)) {
        layout::hop_distances(graph, chosen.back(), hops, queue);
        double all = 0;
        for (std::uint32_t i = 0; i < n; ++i) {
            nearest[i] = std::min(nearest[i], hops[i]);
            all += nearest[i];
        }
        double left = rng.uniform() * all;
        std::uint32_t next = 0;
        while (next + 1 < n && (nearest[next] == 0 || left >= nearest[next])) {
            left -= nearest[next];
            ++next;
        }
        if (nearest[next] == 0) {
            break;
        }
        chosen.push_back(next);
    }
    return chosen;
}

void lay_out_part(const layout::Adjacency& graph, std::uint32_t pivots, std::uint32_t rounds,
                  std::vector<base::Vec2>& places) {
    const std::uint32_t n = graph.node_count();
    base::Rng rng(1);
    for (base::Vec2& place : places) {
        place = {static_cast<float>(rng.uniform()), static_cast<float>(rng.uniform())};
    }
    const std::vector<std::uint32_t> chosen = choose_pivots(graph, pivots, rng);
    const layout::Landmarks far = layout::landmarks_at(graph, chosen);
    std::vector<Term> terms;
    std::vector<bool> is_pivot(n, false);
    for (const std::uint32_t pivot : chosen) {
        is_pivot[pivot] = true;
    }
    // A pivot counts for the nodes nearest to it, of these those within half the way.
    std::vector<std::vector<float>> within(chosen.size());
    for (std::uint32_t i = 0; i < n; ++i) {
        std::size_t nearest = 0;
        for (std::size_t p = 1; p < chosen.size(); ++p) {
            nearest = far.distance(i, p) < far.distance(i, nearest) ? p : nearest;
        }
        const std::uint32_t hops = far.distance(i, nearest);
        std::vector<float>& counts = within[nearest];
        counts.resize(std::max<std::size_t>(counts.size(), hops + 1U), 0.0F);
        counts[hops] += 1;
    }
    for (std::vector<float>& counts : within) {
        std::partial_sum(counts.begin(), counts.end(), counts.begin());
    }
    for (std::size_t p = 0; p < chosen.size(); ++p) {
        for (std::uint32_t i = 0; i < n; ++i) {
            const std::uint32_t hops = far.distance(i, p);
            if (hops > 1) {
                const auto d = static_cast<float>(hops);
                const float pairs =
                    within[p][std::min<std::size_t>(hops / 2, within[p].size() - 1)];
                terms.push_back({i, chosen[p], d, pairs / (d * d), is_pivot[i] ? 1 / (d * d) : 0});
            }
        }
    }
    for (std::uint32_t i = 0; i < n; ++i) {
        for (const std::uint32_t j : graph.neighbors(i)) {
            if (i < j) {
                terms.push_back({i, j, 1, 1, 1});
            }
        }
    }
    float least = 1e30F;
    float most = 0;
    for (const Term& term : terms) {
        for (const float weight : {term.weight_i, term.weight_j}) {
            if (weight > 0) {
                least = std::min(least, weight);
                most = std::max(most, weight);
            }
        }
    }
    const double first = 1 / static_cast<double>(least);
    const double last = 0.01 / static_cast<double>(most);
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const double eta =
            first * std::pow(last / first, static_cast<double>(round) / (rounds - 1));
        for (std::size_t i = terms.size(); i > 1; --i) {
            std::swap(terms[i - 1], terms[rng.below(static_cast<std::uint32_t>(i))]);
        }
        for (const Term& term : terms) {
            const base::Vec2 way = places[term.i] - places[term.j];
            const float length = std::max(base::length(way), 1e-9F);
            const base::Vec2 move = way * ((length - term.distance) / (2 * length));
            places[term.i] -= move * std::min(1.0F, static_cast<float>(eta) * term.weight_i);
            places[term.j] += move * std::min(1.0F, static_cast<float>(eta) * term.weight_j);
        }
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: sparse_sgd GRAPH POSITIONS [PIVOTS [ROUNDS]]\n");
        return 2;
    }
    const auto list = io::read_edge_list(argv[1]);
    if (!list) {
        return 3;
    }
    layout::LayoutGraph graph;
    graph.node_count = list->node_count;
    for (const io::EdgeList::Row& row : list->rows) {
        graph.edges.push_back({row.a, row.b, row.weight});
    }
    const auto pivots = static_cast<std::uint32_t>(argc > 3 ? std::atoi(argv[3]) : 200);
    const auto rounds = static_cast<std::uint32_t>(argc > 4 ? std::atoi(argv[4]) : 30);
    const auto begin = std::chrono::steady_clock::now();
    const layout::Adjacency all = layout::make_adjacency(graph);
    std::vector<base::Vec2> positions(graph.node_count);
    float right = 0; // parts stand in a row: no measure looks across parts
    for (const std::vector<std::uint32_t>& part : layout::components(all)) {
        std::vector<base::Vec2> places(part.size());
        if (part.size() > 1) {
            lay_out_part(layout::part_of(all, part), pivots, rounds, places);
        }
        float left = 0;
        float end = 0;
        for (const base::Vec2 place : places) {
            left = std::min(left, place.x);
            end = std::max(end, place.x);
        }
        for (std::size_t i = 0; i < part.size(); ++i) {
            positions[part[i]] = places[i] + base::Vec2{right - left, 0};
        }
        right += end - left + 1;
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::FILE* file = std::fopen(argv[2], "w");
    if (file == nullptr) {
        return 3;
    }
    for (std::size_t i = 0; i < positions.size(); ++i) {
        std::fprintf(file, "%zu %.9g %.9g\n", i, static_cast<double>(positions[i].x),
                     static_cast<double>(positions[i].y));
    }
    std::fclose(file);
    std::printf("%.4f\n", seconds.count());
    return 0;
}
