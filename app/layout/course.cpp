// SPDX-License-Identifier: MIT
#include "app/layout/course.hpp"

#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/landmark_stress.hpp"
#include "app/layout/landmarks.hpp"
#include "app/layout/quality.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <memory>
#include <utility>

namespace entente::layout {
namespace {

constexpr std::size_t most_course_landmarks = 512;
constexpr std::size_t fewest_course_landmarks = 32;
constexpr std::size_t most_distances = std::size_t{32} << 20; // of all periods together
constexpr float near_share = 1;
constexpr float momentum_of_course = 0.7F; // as landmark_stress.cpp
/// A node that was away may come back elsewhere: its way counts less.
constexpr float share_over_gap = 0.2F;
// The length of a way is softened below so many hops, the less the nearer the end, so that nodes
// that are to stay together find each other.
constexpr float first_softness = 0.3F;
constexpr float last_softness = 0.01F;

/// A connected part of a period's network.
struct Part {
    Part(Adjacency of, Landmarks to, std::size_t at)
        : graph(std::move(of)), landmarks(std::move(to)), terms(landmarks, near_share), first(at) {}
    Part(const Part&) = delete; // its terms know where its landmarks are
    Part& operator=(const Part&) = delete;

    Adjacency graph;
    Landmarks landmarks;
    LandmarkTerms terms;
    std::size_t first = 0; ///< of its nodes among the appearances
};

/// A node in a period.
struct Appearance {
    std::uint32_t node = 0;
    std::uint32_t period = 0;
};

/// The places of all nodes in all periods while they are sought. Lengths are hops.
class Search {
  public:
    /// @param hop  length of one; 0: the one that fits the homes best.
    Search(std::span<const LayoutGraph> periods, std::span<const base::Vec2> homes,
           const CourseSettings& settings, float hop = 0);

    /// Begins elsewhere than at home, between places that stand still: one a node.
    void begin(std::span<const base::Vec2> start, std::span<const base::Vec2> earlier,
               std::span<const base::Vec2> later);
    void run();

    [[nodiscard]] float hop() const { return hop_; }
    /// The place of each node in each period.
    [[nodiscard]] std::vector<std::vector<base::Vec2>> places() const;
    /// Writes the places of the nodes that are in the one period there is over others.
    void write(std::span<base::Vec2> places) const;

  private:
    struct Chain { ///< room to settle a node in
        std::vector<float> link;
        std::vector<float> ratio;
        std::vector<base::Vec2> value;
    };
    void find_parts(std::span<const LayoutGraph> periods);
    void order_by_node();
    [[nodiscard]] float best_hop() const;
    void gather();
    void settle(std::uint32_t node, float softness, Chain& chain);
    [[nodiscard]] std::span<const std::uint32_t> chain_of(std::size_t node) const {
        return {order_.data() + first_[node], first_[node + 1] - first_[node]};
    }

    CourseSettings settings_;
    std::size_t periods_ = 0;
    std::vector<base::Vec2> homes_;
    float hop_ = 1;
    float reach_ = 0;
    std::vector<std::unique_ptr<Part>> parts_;
    std::vector<Appearance> seen_;     ///< part after part
    std::vector<std::uint32_t> first_; ///< by node: its first place in order_
    std::vector<std::uint32_t> order_; ///< of seen_: node after node, each as time goes by
    std::vector<base::Vec2> at_;       ///< as seen_
    std::vector<base::Vec2> before_;   ///< a sweep ago
    std::vector<base::Vec2> wanted_;   ///< where its hops want a node
    std::vector<float> weight_;        ///< and how much
    std::vector<base::Vec2> earlier_;  ///< by node, or empty
    std::vector<base::Vec2> later_;
};

Search::Search(std::span<const LayoutGraph> periods, std::span<const base::Vec2> homes,
               const CourseSettings& settings, float hop)
    : settings_(settings), periods_(periods.size()), homes_(homes.begin(), homes.end()) {
    find_parts(periods);
    order_by_node();
    hop_ = hop > 0 ? hop : best_hop();
    reach_ = homes.empty() ? 0 : static_cast<float>(diagonal_of(homes)) * settings.reach / hop_;
    for (base::Vec2& home : homes_) {
        home = home / hop_;
    }
    at_.reserve(seen_.size());
    for (const Appearance& one : seen_) {
        at_.push_back(homes_[one.node]);
    }
    before_ = at_;
    wanted_ = at_;
    weight_.assign(at_.size(), 0.0F);
}

void Search::find_parts(std::span<const LayoutGraph> periods) {
    struct Found {
        std::vector<std::uint32_t> nodes;
        Adjacency graph;
    };
    std::vector<Found> found;
    for (std::size_t period = 0; period < periods.size(); ++period) {
        const Adjacency graph = make_adjacency(periods[period]);
        for (std::vector<std::uint32_t>& nodes : components(graph)) {
            if (nodes.size() < 2) {
                break; // the largest come first
            }
            for (const std::uint32_t node : nodes) {
                seen_.push_back({node, static_cast<std::uint32_t>(period)});
            }
            Adjacency own = part_of(graph, nodes);
            found.push_back({std::move(nodes), std::move(own)});
        }
    }
    const std::size_t count = std::clamp(most_distances / std::max<std::size_t>(seen_.size(), 1),
                                         fewest_course_landmarks, most_course_landmarks);
    std::size_t first = 0;
    std::vector<base::Vec2> own_homes;
    for (Found& part : found) {
        own_homes.clear();
        for (const std::uint32_t node : part.nodes) {
            own_homes.push_back(homes_[node]);
        }
        base::Rng rng(settings_.seed); // anew: the same landmarks wherever the part is met
        const auto wanted = static_cast<std::uint32_t>(std::min(part.nodes.size(), count));
        Landmarks landmarks = landmarks_at(part.graph, spread_nodes(own_homes, wanted, rng));
        parts_.push_back(
            std::make_unique<Part>(std::move(part.graph), std::move(landmarks), first));
        first += part.nodes.size();
    }
}

void Search::order_by_node() {
    first_.assign(homes_.size() + 1, 0);
    for (const Appearance& one : seen_) {
        ++first_[one.node + 1];
    }
    for (std::size_t node = 0; node < homes_.size(); ++node) {
        first_[node + 1] += first_[node];
    }
    order_.resize(seen_.size());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < seen_.size(); ++i) {
        order_[next[seen_[i].node]++] = i;
    }
}

/// The length of a hop that fits the homes best over all periods: the least sum of
/// (|x_i - x_j| / (hop d) - 1)^2.
float Search::best_hop() const {
    double sum = 0;
    double square = 0;
    for (const auto& part : parts_) {
        const Landmarks& landmarks = part->landmarks;
        for (std::size_t i = 0; i < landmarks.node_count; ++i) {
            const base::Vec2 home = homes_[seen_[part->first + i].node];
            for (std::size_t p = 0; p < landmarks.nodes.size(); ++p) {
                if (const std::uint32_t hops = landmarks.distance(i, p); hops > 0) {
                    const base::Vec2 other = homes_[seen_[part->first + landmarks.nodes[p]].node];
                    const double r = static_cast<double>(base::length(home - other)) / hops;
                    sum += r;
                    square += r * r;
                }
            }
        }
    }
    return sum > 0 ? static_cast<float>(square / sum) : 1;
}

void Search::begin(std::span<const base::Vec2> start, std::span<const base::Vec2> earlier,
                   std::span<const base::Vec2> later) {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        at_[i] = start[seen_[i].node] / hop_;
    }
    before_ = at_;
    earlier_.assign(earlier.begin(), earlier.end());
    later_.assign(later.begin(), later.end());
    for (std::size_t node = 0; node < homes_.size(); ++node) {
        earlier_[node] = earlier_[node] / hop_;
        later_[node] = later_[node] / hop_;
    }
}

/// Where the hops of each period want its nodes.
void Search::gather() {
    for (const auto& part : parts_) {
        const auto own =
            std::span<const base::Vec2>(at_).subspan(part->first, part->graph.node_count());
        part->terms.look(own);
        base::parallel_for(0, own.size(), 256, [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                const Wish wish = part->terms.wish(part->graph, i, own);
                wanted_[part->first + i] = {wish.x / wish.weight, wish.y / wish.weight};
                weight_[part->first + i] = wish.weight;
            }
        });
    }
}

/// Puts a node, in all periods at once, where its hops, its home and its own places before and
/// after want it: springs in a row, solved by elimination forth and back. A spring of a stiffness
/// that falls with its length pulls by `calm` whatever that is.
void Search::settle(std::uint32_t node, float softness, Chain& room) {
    const auto chain = chain_of(node);
    const std::size_t count = chain.size();
    const base::Vec2 home = homes_[node];
    room.link.assign(count, 0.0F);
    room.ratio.resize(count);
    room.value.resize(count);
    for (std::size_t k = 0; k + 1 < count; ++k) {
        const std::uint32_t a = chain[k];
        const std::uint32_t b = chain[k + 1];
        const float share = seen_[b].period == seen_[a].period + 1 ? 1 : share_over_gap;
        room.link[k] = settings_.calm * share * (weight_[a] + weight_[b]) /
                       (2 * (base::length(at_[a] - at_[b]) + softness));
    }
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t i = chain[k];
        const float hold = weight_[i] * settings_.hold;
        float stiff = weight_[i] + hold + room.link[k];
        base::Vec2 pull = wanted_[i] * weight_[i] + home * hold;
        if (!earlier_.empty()) {
            for (const base::Vec2 other : {earlier_[node], later_[node]}) {
                const float k_other =
                    settings_.calm * weight_[i] / (base::length(at_[i] - other) + softness);
                stiff += k_other;
                pull += other * k_other;
            }
        }
        if (k > 0) {
            stiff += room.link[k - 1] * (1 - room.ratio[k - 1]);
            pull += room.value[k - 1] * room.link[k - 1];
        }
        room.ratio[k] = room.link[k] / stiff;
        room.value[k] = pull / stiff;
    }
    for (std::size_t k = count; k-- > 0;) {
        if (k + 1 < count) {
            room.value[k] += room.value[k + 1] * room.ratio[k];
        }
        const base::Vec2 away = room.value[k] - home;
        const float distance = base::length(away);
        at_[chain[k]] = distance > reach_ ? home + away * (reach_ / distance) : room.value[k];
    }
}

void Search::run() {
    for (std::uint32_t sweep = 0; sweep < settings_.sweeps; ++sweep) {
        const float carry =
            sweep + 3 < settings_.sweeps ? momentum_of_course : 0; // the last come to rest
        for (std::size_t i = 0; i < at_.size(); ++i) {
            const base::Vec2 now = at_[i];
            at_[i] += (now - before_[i]) * carry;
            before_[i] = now;
        }
        gather();
        const float share = static_cast<float>(sweep) / static_cast<float>(settings_.sweeps);
        const float softness = std::max(last_softness, first_softness * (1 - 1.3F * share));
        base::parallel_for(0, homes_.size(), 1024, [&](std::size_t first, std::size_t last) {
            Chain room;
            for (std::size_t node = first; node < last; ++node) {
                settle(static_cast<std::uint32_t>(node), softness, room);
            }
        });
    }
}

std::vector<std::vector<base::Vec2>> Search::places() const {
    std::vector<std::vector<base::Vec2>> all(periods_, std::vector<base::Vec2>(homes_.size()));
    for (std::size_t node = 0; node < homes_.size(); ++node) {
        const auto chain = chain_of(node);
        std::size_t next = 0; // the first appearance that is not over
        for (std::size_t period = 0; period < periods_; ++period) {
            while (next < chain.size() && seen_[chain[next]].period < period) {
                ++next;
            }
            base::Vec2 place = homes_[node];
            if (!chain.empty()) {
                const std::uint32_t after = chain[std::min(next, chain.size() - 1)];
                place = at_[after];
                if (next > 0 && next < chain.size() && seen_[after].period > period) {
                    const std::uint32_t before = chain[next - 1];
                    const auto way = static_cast<float>(period - seen_[before].period);
                    const auto gap = static_cast<float>(seen_[after].period - seen_[before].period);
                    place = at_[before] + (at_[after] - at_[before]) * (way / gap);
                }
            }
            all[period][node] = place * hop_;
        }
    }
    return all;
}

void Search::write(std::span<base::Vec2> places) const {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        places[seen_[i].node] = at_[i] * hop_;
    }
}

} // namespace

std::vector<base::Vec2> Course::at(double period) const {
    if (places.empty()) {
        return {};
    }
    period = std::clamp(period, 0.0, static_cast<double>(places.size() - 1));
    const auto first = static_cast<std::size_t>(period);
    const std::size_t next = std::min(first + 1, places.size() - 1);
    const auto share = static_cast<float>(period - static_cast<double>(first));
    std::vector<base::Vec2> all = places[first];
    for (std::size_t node = 0; node < all.size(); ++node) {
        all[node] += (places[next][node] - all[node]) * share;
    }
    return all;
}

Course course_of(std::span<const LayoutGraph> periods, std::span<const base::Vec2> homes,
                 const CourseSettings& settings) {
    assert(std::all_of(periods.begin(), periods.end(), [&](const LayoutGraph& period) {
        return period.node_count == homes.size();
    }));
    Search search(periods, homes, settings);
    search.run();
    return {search.places(), search.hop()};
}

std::vector<base::Vec2> relax(const LayoutGraph& window, double from, double to,
                              const Course& course, std::span<const base::Vec2> homes,
                              const CourseSettings& settings) {
    assert(!course.places.empty() && window.node_count == homes.size());
    std::vector<base::Vec2> places = course.at((from + to) / 2 - 0.5);
    std::vector<base::Vec2> earlier = course.at(from - 1);
    std::vector<base::Vec2> later = course.at(to);
    const double more = static_cast<double>(course.places.size()) - 1;
    const auto share =
        more > 0 ? static_cast<float>(std::clamp((to - from - 1) / more, 0.0, 1.0)) : 1.0F;
    for (std::vector<base::Vec2>* by_node : {&places, &earlier, &later}) {
        for (std::size_t node = 0; node < homes.size(); ++node) {
            (*by_node)[node] += (homes[node] - (*by_node)[node]) * share;
        }
    }
    CourseSettings own = settings;
    own.sweeps = settings.window_sweeps;
    Search search({&window, 1}, homes, own, course.hop);
    search.begin(places, earlier, later);
    search.run();
    search.write(places);
    return places;
}

} // namespace entente::layout
