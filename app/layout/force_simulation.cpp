// SPDX-License-Identifier: MIT
#include "app/layout/force_simulation.hpp"

#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/anchors.hpp"
#include "app/layout/collision.hpp"
#include "app/layout/guide.hpp"
#include "app/layout/packing.hpp"
#include "app/layout/part_forces.hpp"
#include "app/layout/parts.hpp"
#include "app/layout/placement.hpp"
#include "app/layout/relaxation.hpp"
#include "app/layout/scaling.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace entente::layout {
namespace {

// Found by trial on twelve of the layout graphs (lesmis .. EVA) and ICEWS 2014, measured by
// stress and neighbourhood preservation over 2 hops.
constexpr float momentum = 0.8F;       // 0.6: preservation 2 % lower; 0.9: small graphs swing
constexpr float push_stiffness = 0.4F; // what the push adds to the stiffness of a node
constexpr float start_alpha_of_given = 0.05F;
constexpr float stiffness_of_given = 0.3F; // of what ties nodes to places that were given

constexpr float looks = 25;          // at stress while a run cools
constexpr float most_cooling = 1000; // ticks that count for that
constexpr float cooling_at = 5'500;  // nodes; larger graphs cool faster
constexpr float fastest_cooling = 0.35F;

constexpr std::uint32_t sort_interval = 8; // ticks; a stale order costs little
constexpr std::size_t grain = 1024;
constexpr float collision_alpha = 0.2F;        // discs push each other from here on
constexpr std::uint32_t collision_ticks = 300; // at most so many at the end, with nothing but discs
constexpr float least_radius = 0.08F; // of a node without a disc, so that it can be told apart
constexpr std::uint32_t collision_ticks_of_points = 12;
constexpr float pack_alphas[] = {0.5F, 0.2F,
                                 0.05F};   // parts are packed anew when alpha falls past these
constexpr float pack_pace = 0.12F;         // of the way left to the place of a part, each tick
constexpr float largest_coordinate = 1e6F; // beyond, floats no longer tell neighbours apart

bool is_usable_place(base::Vec2 p) {
    return std::abs(p.x) <= largest_coordinate && std::abs(p.y) <= largest_coordinate;
}

class ForceSimulation final : public Layout {
  public:
    ForceSimulation(LayoutGraph graph, const ForceSettings& settings,
                    std::span<const base::Vec2> start, std::span<const float> radii);

    LayoutState step() override;
    [[nodiscard]] LayoutState state() const override { return state_; }
    [[nodiscard]] std::span<const base::Vec2> positions() const override { return published_; }
    void move(std::uint32_t node, base::Vec2 position) override;
    void set_pinned(std::uint32_t node, bool is_pinned) override;
    void reheat(float alpha) override;
    [[nodiscard]] float alpha() const override { return alpha_; }

  private:
    void place(std::span<const base::Vec2> start);
    [[nodiscard]] Guide guide() const {
        return {host_, kind_, std::clamp(settings_.nearness, 0.0F, 1.0F),
                std::clamp(settings_.separation, 0.0F, 1.0F)};
    }
    void gather_forces();
    void take_newcomers(const NodeRange& part, std::span<const base::Vec2> found, base::Rng& rng);
    void advance();
    void loosen_around(std::uint32_t node);
    void pack_parts();
    void move_parts(float share);
    void part_overlaps();
    void publish();

    template <class T>
    [[nodiscard]] static std::span<T> range(std::vector<T>& all, const NodeRange& part) {
        return std::span<T>(all).subspan(part.first, part.size());
    }

    ForceSettings settings_;
    Parts parts_;
    std::vector<base::Vec2> part_shift_; ///< way left to each part's place
    PartForces part_forces_;
    std::vector<std::uint32_t> host_; ///< empty where hosts are not heeded
    std::vector<std::uint8_t> kind_;  ///< likewise
    Anchors anchors_;

    std::vector<base::Vec2> positions_;
    std::vector<base::Vec2> velocities_; ///< layout units a tick
    std::vector<base::Vec2> forces_;
    std::vector<float> radii_;
    std::vector<unsigned char> is_held_;
    std::vector<base::Vec2> published_; ///< in the caller's order

    float alpha_ = 1;
    float alpha_decay_ = 0;
    std::uint32_t lead_interval_ = 4; ///< ticks between two looks at stress
    float longest_move_ = 1;          ///< of a node in one tick
    bool keeps_places_ = false;       ///< parts are where somebody wanted them
    std::uint32_t tick_ = 0;          ///< since the start
    std::uint32_t ticks_of_run_ = 0;  ///< since the last warming
    std::uint32_t collision_ticks_ = 0;
    std::uint32_t collision_ticks_left_ = 0;
    LayoutState state_ = LayoutState::running;
};

/// The graph by node; its edges are given up, since they take as much room as that.
Parts parts_from(LayoutGraph& graph, const ForceSettings& settings) {
    const Adjacency adjacency =
        make_adjacency(settings.nearness > 0 ? joined_to_hosts(graph) : graph);
    graph.edges = std::vector<Edge>(); // {} would keep the room
    return parts_of(adjacency);
}

ForceSimulation::ForceSimulation(LayoutGraph graph, const ForceSettings& settings,
                                 std::span<const base::Vec2> start, std::span<const float> radii)
    : settings_(settings), parts_(parts_from(graph, settings)), part_forces_(parts_, settings) {
    const std::uint32_t n = graph.node_count;
    assert(start.empty() || start.size() == n);
    assert(radii.empty() || radii.size() == n);
    positions_.resize(n);
    velocities_.resize(n);
    forces_.resize(n);
    published_.resize(n);
    is_held_.assign(n, 0);
    radii_.assign(n, least_radius);
    for (std::uint32_t i = 0; i < n && !radii.empty(); ++i) {
        radii_[i] = radii[parts_.given_of[i]];
    }
    collision_ticks_ = radii.empty() ? collision_ticks_of_points : collision_ticks;
    collision_ticks_left_ = collision_ticks_;
    part_shift_.resize(parts_.ranges.size());
    anchors_ = Anchors(n);
    // Ticks of large graphs take long, and few of them do most of the work.
    alpha_decay_ = std::max(
        settings_.alpha_decay,
        std::min(fastest_cooling, settings_.alpha_decay * static_cast<float>(n) / cooling_at));
    float ticks = 0;
    for (float alpha = 1; alpha >= settings_.alpha_min && ticks < most_cooling;
         alpha *= 1 - alpha_decay_) {
        ++ticks;
    }
    lead_interval_ = std::max(1U, static_cast<std::uint32_t>(ticks / looks));
    if (settings_.nearness > 0) {
        host_ = hosts_in_order(graph, parts_.ours_of);
    }
    if (settings_.separation > 0) {
        kind_ = kinds_in_order(graph, parts_.ours_of);
    }
    place(start);
    publish();
    if (n < 2) {
        state_ = LayoutState::converged;
        alpha_ = 0;
    }
}

void ForceSimulation::place(std::span<const base::Vec2> start) {
    base::Rng rng(settings_.seed);
    bool any_known = false;
    for (std::uint32_t i = 0; i < positions_.size(); ++i) {
        const base::Vec2 p = start.empty() ? base::Vec2{NAN, NAN} : start[parts_.given_of[i]];
        positions_[i] = is_usable_place(p) ? p : base::Vec2{NAN, NAN};
    }
    std::vector<std::vector<DistantPair>> samples(parts_.large);
    const Guide guide = this->guide();
    for (std::size_t i = 0; i < parts_.ranges.size(); ++i) {
        NodeRange& part = parts_.ranges[i];
        const auto places = range(positions_, part);
        part.is_fixed = std::any_of(places.begin(), places.end(), is_usable_place);
        any_known = any_known || part.is_fixed;
        if (part.is_fixed) {
            const bool is_still = i < parts_.large && is_hub_graph(parts_.graph, part);
            for (std::uint32_t node = part.first; node < part.last; ++node) {
                if (is_usable_place(positions_[node])) {
                    anchors_.tie(node, positions_[node], stiffness_of_given, is_still);
                }
            }
            continue;
        }
        Placement own =
            place_connected(parts_.ranges.size() == 1 ? parts_.graph : range_of(parts_.graph, part),
                            rng, guide.of_range(part.first, part.last));
        std::copy(own.positions.begin(), own.positions.end(), places.begin());
        if (i < parts_.large) {
            samples[i] = std::move(own.sample);
        }
    }
    for (std::size_t i = 0; i < parts_.ranges.size(); ++i) {
        if (!parts_.ranges[i].is_fixed && parts_.ranges[i].size() > 2) {
            fit_scale(parts_.graph, part_forces_.springs(), parts_.ranges[i],
                      part_forces_.push_of(i), positions_);
        }
        if (i < parts_.large && !parts_.ranges[i].is_fixed) {
            const bool is_still = is_hub_graph(parts_.graph, parts_.ranges[i]);
            if (is_still) {
                make_room(parts_.ranges[i], positions_, radii_);
            }
            anchors_.tie_part(parts_.ranges[i], positions_, is_still, std::move(samples[i]));
        }
    }
    const std::vector<base::Vec2> found = positions_;
    fill_missing(parts_.graph, positions_, rng);
    for (std::size_t i = 0; i < parts_.large; ++i) {
        take_newcomers(parts_.ranges[i], found, rng);
    }
    // Parts without a place find one around those that have theirs.
    part_shift_ = pack(parts_.graph, positions_, parts_.ranges, PackSettings{});
    move_parts(1);
    for (NodeRange& part : parts_.ranges) {
        part.is_fixed = false;
    }
    if (any_known) {
        keeps_places_ = true;
        alpha_ = start_alpha_of_given;
    }
}

LayoutState ForceSimulation::step() {
    if (state_ != LayoutState::running) {
        return state_;
    }
    if (std::none_of(parts_.ranges.begin(), parts_.ranges.end(),
                     [&](const NodeRange& part) { return anchors_.moves(part); })) {
        alpha_ = 0; // nothing but discs is left to move
        move_parts(1);
    }
    if (alpha_ >= settings_.alpha_min) {
        gather_forces();
        advance();
        const float before = alpha_;
        alpha_ *= 1 - alpha_decay_;
        if (tick_ % lead_interval_ == lead_interval_ - 1) {
            anchors_.lead(positions_);
        }
        for (const float threshold : pack_alphas) {
            if (before >= threshold && alpha_ < threshold) {
                pack_parts();
            }
        }
        // Discs come last, on parts that are in their places.
        move_parts(alpha_ < settings_.alpha_min ? 1 : pack_pace);
        part_overlaps();
    } else {
        part_overlaps();
        --collision_ticks_left_;
    }
    ++tick_;
    ++ticks_of_run_;
    if (alpha_ < settings_.alpha_min && collision_ticks_left_ == 0) {
        state_ = LayoutState::converged;
    } else if (ticks_of_run_ >= settings_.max_ticks) {
        state_ = LayoutState::limit;
    }
    publish();
    return state_;
}

/// Newcomers to a part whose other nodes have places find theirs by distances.
void ForceSimulation::take_newcomers(const NodeRange& part, std::span<const base::Vec2> found,
                                     base::Rng& rng) {
    std::vector<unsigned char> is_new(part.size());
    for (std::uint32_t i = 0; i < part.size(); ++i) {
        is_new[i] = is_usable_place(found[part.first + i]) ? 0 : 1;
    }
    if (std::count(is_new.begin(), is_new.end(), 1) == 0) {
        return;
    }
    take_in(parts_.ranges.size() == 1 ? parts_.graph : range_of(parts_.graph, part), is_new,
            range(positions_, part), rng);
    const bool is_still = is_hub_graph(parts_.graph, part);
    for (std::uint32_t node = part.first; node < part.last; ++node) {
        anchors_.tie(node, positions_[node], stiffness_of_given, is_still);
    }
}

/// Sets forces_ to all that moves nodes but the leash.
void ForceSimulation::gather_forces() {
    const bool sorts = tick_ % sort_interval == 0;
    part_forces_.gather(positions_, anchors_, tick_, sorts, forces_);
    if (sorts) {
        base::Rect box{positions_[0], positions_[0]};
        for (const base::Vec2 p : positions_) {
            box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
            box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
        }
        // A start at another scale comes right in some hundred ticks.
        longest_move_ = std::max(1.0F, 0.01F * std::max(box.width(), box.height()));
    }
}

/// Moves nodes by the force over their stiffness, so that hubs with hundreds of ties and leaves
/// with one settle equally fast and no step overshoots.
void ForceSimulation::advance() {
    const auto stiffness = part_forces_.springs().stiffness();
    const Guide guide = this->guide();
    base::parallel_for(0, positions_.size(), grain, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const auto node = static_cast<std::uint32_t>(i);
            if (is_held_[i] != 0 || anchors_.is_still(node)) {
                velocities_[i] = {};
                continue;
            }
            const float anchor = anchors_.stiffness(node);
            base::Vec2 force = forces_[i] + (anchors_.home(node) - positions_[i]) * anchor;
            float stiff =
                stiffness[i] + push_stiffness * std::max(settings_.repulsion, 0.1F) + anchor;
            draw_to_host(guide, node, positions_, force, stiff);
            base::Vec2 velocity = (velocities_[i] + force * (alpha_ / stiff)) * momentum;
            const float speed = base::length(velocity);
            if (speed > longest_move_) {
                velocity = velocity * (longest_move_ / speed);
            }
            velocities_[i] = velocity;
            positions_[i] += velocity;
        }
    });
}

void ForceSimulation::pack_parts() {
    for (NodeRange& part : parts_.ranges) {
        const auto held = range(is_held_, part);
        part.is_fixed = std::any_of(held.begin(), held.end(), [](auto is) { return is != 0; });
    }
    PackSettings settings;
    settings.keep_places = keeps_places_;
    part_shift_ = pack(parts_.graph, positions_, parts_.ranges, settings);
}

/// Takes each part that share of the way to its place.
void ForceSimulation::move_parts(float share) {
    for (std::size_t i = 0; i < parts_.ranges.size(); ++i) {
        if (part_shift_[i] == base::Vec2{}) {
            continue;
        }
        const base::Vec2 by = part_shift_[i] * share;
        part_shift_[i] -= by;
        for (std::uint32_t node = parts_.ranges[i].first; node < parts_.ranges[i].last; ++node) {
            positions_[node] += by;
            anchors_.shift(node, by);
        }
    }
}

void ForceSimulation::part_overlaps() {
    if (alpha_ >= collision_alpha) {
        return;
    }
    // Gently at first, then in full: discs that would block each other's way come late.
    const float strength = std::clamp(1 - alpha_ / collision_alpha, 0.1F, 0.7F);
    const float deepest = part_discs(radii_, is_held_, 0, strength, positions_);
    if (alpha_ < settings_.alpha_min && deepest < 1e-3F) {
        collision_ticks_left_ = 1;
    }
}

void ForceSimulation::publish() {
    for (std::size_t i = 0; i < positions_.size(); ++i) {
        published_[parts_.given_of[i]] = positions_[i];
    }
}

void ForceSimulation::move(std::uint32_t node, base::Vec2 position) {
    assert(node < parts_.ours_of.size() && is_usable_place(position));
    const std::uint32_t ours = parts_.ours_of[node];
    loosen_around(ours);
    positions_[ours] = position;
    velocities_[ours] = {};
    published_[node] = position;
    keeps_places_ = true;
}

void ForceSimulation::set_pinned(std::uint32_t node, bool is_pinned) {
    assert(node < parts_.ours_of.size());
    is_held_[parts_.ours_of[node]] = is_pinned ? 1 : 0;
    if (is_pinned) {
        keeps_places_ = true;
        for (std::size_t i = 0; i < parts_.ranges.size(); ++i) {
            if (parts_.ours_of[node] >= parts_.ranges[i].first &&
                parts_.ours_of[node] < parts_.ranges[i].last) {
                part_shift_[i] = {};
            }
        }
    }
}

/// A node that somebody moves takes those along that it is tied to.
void ForceSimulation::loosen_around(std::uint32_t node) {
    anchors_.loosen(node);
    for (const std::uint32_t neighbor : parts_.graph.neighbors(node)) {
        anchors_.loosen(neighbor);
    }
}

void ForceSimulation::reheat(float alpha) {
    assert(alpha > 0 && alpha <= 1);
    if (positions_.size() < 2) {
        return;
    }
    if (state_ != LayoutState::running) {
        keeps_places_ = true;
    }
    alpha_ = std::max(alpha_, alpha);
    ticks_of_run_ = 0;
    collision_ticks_left_ = collision_ticks_;
    state_ = LayoutState::running;
}

} // namespace

std::unique_ptr<Layout> start_force_simulation(LayoutGraph graph, const ForceSettings& settings,
                                               std::span<const base::Vec2> start,
                                               std::span<const float> radii) {
    return std::make_unique<ForceSimulation>(std::move(graph), settings, start, radii);
}

} // namespace entente::layout
