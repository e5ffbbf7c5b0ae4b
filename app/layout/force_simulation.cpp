// SPDX-License-Identifier: MIT
#include "app/layout/force_simulation.hpp"

#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/anchors.hpp"
#include "app/layout/barnes_hut.hpp"
#include "app/layout/collision.hpp"
#include "app/layout/gravity.hpp"
#include "app/layout/packing.hpp"
#include "app/layout/placement.hpp"
#include "app/layout/springs.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace entente::layout {
namespace {

// Found by trial on twelve of the layout graphs (lesmis .. EVA) and ICEWS 2014, measured by
// stress and neighbourhood preservation over 2 hops.
constexpr float momentum = 0.8F;          // 0.6: preservation 2 % lower; 0.9: small graphs swing
constexpr float gravity_strength = 5e-4F; // of the spring of a single tie
constexpr float push_stiffness = 0.4F;    // what the push adds to the stiffness of a node
constexpr float start_alpha_of_given = 0.05F;
constexpr float stiffness_of_given = 0.3F; // of what ties nodes to places that were given

// The push within parts of more than `few` nodes is weaker and reaches farther than the one that
// puts a pair at distance 1: on USPowerGrid, btree9 and 3elt neighbourhoods rise from .37, .57 and
// .64 to .43, .72 and .64 at the same stress. The range keeps the size of the drawing.
constexpr float wide_range = 1.92F;
constexpr float wide_strength = 0.1F;
constexpr std::uint32_t lead_interval = 4; // ticks between two looks at stress
constexpr double most_filled = 0.3;        // of a still part, by its discs
constexpr std::size_t fit_targets = 4096;  // points whose push tells the scale
constexpr float cooling_at = 5'500;        // nodes; larger graphs cool faster
constexpr float fastest_cooling = 0.35F;

constexpr std::uint32_t sort_interval = 8; // ticks; a stale order costs little
constexpr std::size_t turn_size = 30'000;  // nodes; larger parts are pushed in two to five turns
constexpr std::size_t huge = 300'000;
constexpr std::uint32_t few = 32; // parts up to this size are summed pair by pair
constexpr std::size_t grain = 1024;
constexpr float collision_alpha = 0.2F;        // discs push each other from here on
constexpr std::uint32_t collision_ticks = 300; // at most so many at the end, with nothing but discs
constexpr float least_radius = 0.08F; // of a node without a disc, so that it can be told apart
constexpr std::uint32_t collision_ticks_of_points = 12;
constexpr float pack_alphas[] = {0.5F, 0.2F,
                                 0.05F};   // parts are packed anew when alpha falls past these
constexpr float pack_pace = 0.12F;         // of the way left to the place of a part, each tick
constexpr float largest_coordinate = 1e6F; // beyond, floats no longer tell neighbours apart

bool is_usable(base::Vec2 p) {
    return std::abs(p.x) <= largest_coordinate && std::abs(p.y) <= largest_coordinate;
}

/// The part of a graph on a range of nodes that have ties among themselves only.
Adjacency range_of(const Adjacency& graph, const NodeRange& range) {
    Adjacency part;
    const std::uint32_t begin = graph.first[range.first];
    const std::uint32_t end = graph.first[range.last];
    for (std::uint32_t node = range.first; node <= range.last; ++node) {
        part.first.push_back(graph.first[node] - begin);
    }
    for (std::uint32_t at = begin; at < end; ++at) {
        part.neighbor.push_back(graph.neighbor[at] - range.first);
    }
    part.weight.assign(graph.weight.begin() + begin, graph.weight.begin() + end);
    return part;
}

/// Nodes are renumbered so that each connected part is a range of them, largest first. Parts do not
/// push each other: each is laid out on its own, and they are packed side by side.
class ForceSimulation final : public Layout {
  public:
    ForceSimulation(const LayoutGraph& graph, const ForceSettings& settings,
                    std::span<const base::Vec2> start, std::span<const float> radii);

    LayoutState step() override;
    [[nodiscard]] LayoutState state() const override { return state_; }
    [[nodiscard]] std::span<const base::Vec2> positions() const override { return published_; }
    void move(std::uint32_t node, base::Vec2 position) override;
    void set_pinned(std::uint32_t node, bool is_pinned) override;
    void reheat(float alpha) override;
    [[nodiscard]] float alpha() const override { return alpha_; }

  private:
    void number_nodes(const Adjacency& given);
    void place(std::span<const base::Vec2> start);
    void push();
    void push_part(std::size_t part, bool sorts);
    void fit_scale(std::size_t part);
    void make_room(const NodeRange& part);
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
    std::vector<std::uint32_t> given_of_; ///< our number -> the caller's
    std::vector<std::uint32_t> ours_of_;
    Adjacency graph_;
    std::vector<NodeRange> parts_;
    std::vector<base::Vec2> part_shift_; ///< way left to each part's place
    std::size_t large_parts_ = 0;        ///< the first so many have a tree
    std::vector<BarnesHut> trees_;
    std::vector<unsigned char> has_push_; ///< by large part: pushes_ holds what was there
    Springs springs_;
    Anchors anchors_;

    std::vector<base::Vec2> positions_;
    std::vector<base::Vec2> velocities_; ///< layout units a tick
    std::vector<base::Vec2> forces_;
    std::vector<base::Vec2> pushes_; ///< the push's part of them, of large parts
    std::vector<float> radii_;
    std::vector<unsigned char> is_held_;
    std::vector<base::Vec2> published_; ///< in the caller's order

    float alpha_ = 1;
    float alpha_decay_ = 0;
    float longest_move_ = 1;         ///< of a node in one tick
    bool keeps_places_ = false;      ///< parts are where somebody wanted them
    std::uint32_t tick_ = 0;         ///< since the start
    std::uint32_t ticks_of_run_ = 0; ///< since the last warming
    std::uint32_t collision_ticks_ = 0;
    std::uint32_t collision_ticks_left_ = 0;
    LayoutState state_ = LayoutState::running;
};

ForceSimulation::ForceSimulation(const LayoutGraph& graph, const ForceSettings& settings,
                                 std::span<const base::Vec2> start, std::span<const float> radii)
    : settings_(settings), springs_(Adjacency{{0}, {}, {}}) {
    const std::uint32_t n = graph.node_count;
    assert(start.empty() || start.size() == n);
    assert(radii.empty() || radii.size() == n);
    number_nodes(make_adjacency(graph));
    springs_ = Springs(graph_);
    positions_.resize(n);
    velocities_.resize(n);
    forces_.resize(n);
    pushes_.resize(n);
    published_.resize(n);
    is_held_.assign(n, 0);
    radii_.assign(n, least_radius);
    for (std::uint32_t i = 0; i < n && !radii.empty(); ++i) {
        radii_[i] = radii[given_of_[i]];
    }
    collision_ticks_ = radii.empty() ? collision_ticks_of_points : collision_ticks;
    collision_ticks_left_ = collision_ticks_;
    part_shift_.resize(parts_.size());
    anchors_ = Anchors(n);
    // Ticks of large graphs take long, and few of them do most of the work.
    alpha_decay_ = std::max(
        settings_.alpha_decay,
        std::min(fastest_cooling, settings_.alpha_decay * static_cast<float>(n) / cooling_at));
    place(start);
    publish();
    if (n < 2) {
        state_ = LayoutState::converged;
        alpha_ = 0;
    }
}

void ForceSimulation::number_nodes(const Adjacency& given) {
    ours_of_.resize(given.node_count());
    for (const std::vector<std::uint32_t>& part : components(given)) {
        const auto first = static_cast<std::uint32_t>(given_of_.size());
        for (const std::uint32_t node : part) {
            ours_of_[node] = static_cast<std::uint32_t>(given_of_.size());
            given_of_.push_back(node);
        }
        parts_.push_back({first, static_cast<std::uint32_t>(given_of_.size()), false});
        large_parts_ += part.size() > few ? 1 : 0;
    }
    graph_ = part_of(given, given_of_);
    trees_.assign(large_parts_, BarnesHut(wide_range));
    has_push_.assign(large_parts_, 0);
}

void ForceSimulation::place(std::span<const base::Vec2> start) {
    base::Rng rng(settings_.seed);
    bool any_known = false;
    for (std::uint32_t i = 0; i < positions_.size(); ++i) {
        const base::Vec2 p = start.empty() ? base::Vec2{NAN, NAN} : start[given_of_[i]];
        positions_[i] = is_usable(p) ? p : base::Vec2{NAN, NAN};
    }
    std::vector<std::vector<DistantPair>> samples(large_parts_);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        NodeRange& part = parts_[i];
        const auto places = range(positions_, part);
        part.is_fixed = std::any_of(places.begin(), places.end(), is_usable);
        any_known = any_known || part.is_fixed;
        if (part.is_fixed) {
            const bool is_still = i < large_parts_ && is_hub_graph(graph_, part);
            for (std::uint32_t node = part.first; node < part.last; ++node) {
                if (is_usable(positions_[node])) {
                    anchors_.tie(node, positions_[node], stiffness_of_given, is_still);
                }
            }
            continue;
        }
        Placement own = place_connected(parts_.size() == 1 ? graph_ : range_of(graph_, part), rng);
        std::copy(own.positions.begin(), own.positions.end(), places.begin());
        if (i < large_parts_) {
            samples[i] = std::move(own.sample);
        }
    }
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!parts_[i].is_fixed && parts_[i].size() > 2) {
            fit_scale(i);
        }
        if (i < large_parts_ && !parts_[i].is_fixed) {
            const bool is_still = is_hub_graph(graph_, parts_[i]);
            if (is_still) {
                make_room(parts_[i]);
            }
            anchors_.tie_part(parts_[i], positions_, is_still, std::move(samples[i]));
        }
    }
    fill_missing(graph_, positions_, rng);
    // Parts without a place find one around those that have theirs.
    part_shift_ = pack(graph_, positions_, parts_, PackSettings{});
    move_parts(1);
    for (NodeRange& part : parts_) {
        part.is_fixed = false;
    }
    if (any_known) {
        keeps_places_ = true;
        alpha_ = start_alpha_of_given;
    }
}

/// Scales a part, centered on the origin, to where pushes and pulls do no work on its size (the sum
/// of position times force is zero), so that it does not burst open in its first ticks.
void ForceSimulation::fit_scale(std::size_t part) {
    const auto places = range(positions_, parts_[part]);
    const auto forces = range(forces_, parts_[part]);
    double inward = 0; // of the ties at scale 1; it grows with the square of the scale
    for (std::uint32_t i = parts_[part].first; i < parts_[part].last; ++i) {
        inward += static_cast<double>(springs_.work_inward(graph_, positions_, i));
    }
    const std::vector<base::Vec2> own(places.begin(), places.end());
    double low = 0.25;
    double high = 64;
    const bool is_large = part < large_parts_;
    const float strength = settings_.repulsion * (is_large ? wide_strength : 1.0F);
    if (is_large) {
        trees_[part].sort(places);
    }
    for (int halving = 0; halving < 9; ++halving) {
        const double scale = std::sqrt(low * high);
        for (std::size_t i = 0; i < own.size(); ++i) {
            places[i] = own[i] * static_cast<float>(scale);
            forces[i] = {};
        }
        double outward = 0;
        if (is_large) {
            trees_[part].refit(places);
            outward = trees_[part].push_work(strength, settings_.theta, fit_targets);
        } else {
            add_push_of_few(strength, places, forces);
            for (std::size_t i = 0; i < own.size(); ++i) {
                outward += static_cast<double>(base::dot(places[i], forces[i]));
            }
        }
        (outward > inward * scale * scale ? low : high) = scale;
    }
}

/// Scales a part up, centered on the origin, until its discs can be parted without filling the
/// drawing. Who gave the radii counted on a drawing sqrt(n) across: seen as a whole, a larger one
/// shows its discs larger. The large ones, which stand in its crowded middle, are parted as such;
/// the small ones keep close, so that groups are seen.
void ForceSimulation::make_room(const NodeRange& part) {
    double spread = 0;
    double discs = 0;
    float least = radii_[part.first];
    for (std::uint32_t node = part.first; node < part.last; ++node) {
        spread += static_cast<double>(base::dot(positions_[node], positions_[node]));
        discs += static_cast<double>(radii_[node]) * static_cast<double>(radii_[node]);
        least = std::min(least, radii_[node]);
    }
    // Most nodes lie within sqrt(2) of the root mean square of their distances.
    const double n = part.size();
    const double square = 2 * spread / n;
    const double room = most_filled * square;
    if (discs <= room || room <= 0) {
        return;
    }
    const auto scale = static_cast<float>(std::sqrt(discs / room));
    const auto growth = static_cast<float>(2 * std::sqrt(square / n)) * scale;
    for (std::uint32_t node = part.first; node < part.last; ++node) {
        positions_[node] = positions_[node] * scale;
        radii_[node] += (radii_[node] - least) * std::max(0.0F, growth - 1);
    }
}

LayoutState ForceSimulation::step() {
    if (state_ != LayoutState::running) {
        return state_;
    }
    if (std::none_of(parts_.begin(), parts_.end(),
                     [&](const NodeRange& part) { return anchors_.moves(part); })) {
        alpha_ = 0; // nothing but discs is left to move
        move_parts(1);
    }
    if (alpha_ >= settings_.alpha_min) {
        push();
        springs_.add_pull(graph_, positions_, forces_);
        advance();
        const float before = alpha_;
        alpha_ *= 1 - alpha_decay_;
        if (tick_ % lead_interval == lead_interval - 1) {
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

/// Adds push and gravity within one part to forces_.
void ForceSimulation::push_part(std::size_t part, bool sorts) {
    const auto places = range(positions_, parts_[part]);
    const auto forces = range(forces_, parts_[part]);
    if (part < large_parts_) {
        BarnesHut& tree = trees_[part];
        const bool is_first = has_push_[part] == 0;
        has_push_[part] = 1;
        if (sorts || is_first) {
            tree.sort(places);
        }
        tree.refit(places);
        const auto pushes = range(pushes_, parts_[part]);
        const std::size_t most_turns = places.size() > huge ? 5 : 3;
        const std::size_t turns =
            is_first ? 1 : std::min(1 + places.size() / turn_size, most_turns);
        tree.set_push(settings_.repulsion * wide_strength, settings_.theta, tick_ % turns, turns,
                      pushes);
        std::copy(pushes.begin(), pushes.end(), forces.begin());
    } else {
        add_push_of_few(settings_.repulsion, places, forces);
    }
    add_gravity(gravity_strength * settings_.gravity, places, forces);
}

/// Sets forces_ to the push of all nodes of a part on each other, and gravity.
void ForceSimulation::push() {
    std::fill(forces_.begin(), forces_.end(), base::Vec2{});
    const bool sorts = tick_ % sort_interval == 0;
    for (std::size_t i = 0; i < large_parts_; ++i) {
        if (anchors_.moves(parts_[i])) {
            push_part(i, sorts);
        }
    }
    base::parallel_for(large_parts_, parts_.size(), 64, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last && parts_[i].size() > 1; ++i) {
            push_part(i, false);
        }
    });
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
    const auto stiffness = springs_.stiffness();
    base::parallel_for(0, positions_.size(), grain, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const auto node = static_cast<std::uint32_t>(i);
            if (is_held_[i] != 0 || anchors_.is_still(node)) {
                velocities_[i] = {};
                continue;
            }
            const float anchor = anchors_.stiffness(node);
            const base::Vec2 force = forces_[i] + (anchors_.home(node) - positions_[i]) * anchor;
            const float stiff =
                stiffness[i] + push_stiffness * std::max(settings_.repulsion, 0.1F) + anchor;
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
    for (NodeRange& part : parts_) {
        const auto held = range(is_held_, part);
        part.is_fixed = std::any_of(held.begin(), held.end(), [](auto is) { return is != 0; });
    }
    PackSettings settings;
    settings.keep_places = keeps_places_;
    part_shift_ = pack(graph_, positions_, parts_, settings);
}

/// Takes each part that share of the way to its place.
void ForceSimulation::move_parts(float share) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (part_shift_[i] == base::Vec2{}) {
            continue;
        }
        const base::Vec2 by = part_shift_[i] * share;
        part_shift_[i] -= by;
        for (std::uint32_t node = parts_[i].first; node < parts_[i].last; ++node) {
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
        published_[given_of_[i]] = positions_[i];
    }
}

void ForceSimulation::move(std::uint32_t node, base::Vec2 position) {
    assert(node < ours_of_.size() && is_usable(position));
    const std::uint32_t ours = ours_of_[node];
    loosen_around(ours);
    positions_[ours] = position;
    velocities_[ours] = {};
    published_[node] = position;
    keeps_places_ = true;
}

void ForceSimulation::set_pinned(std::uint32_t node, bool is_pinned) {
    assert(node < ours_of_.size());
    is_held_[ours_of_[node]] = is_pinned ? 1 : 0;
    if (is_pinned) {
        keeps_places_ = true;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (ours_of_[node] >= parts_[i].first && ours_of_[node] < parts_[i].last) {
                part_shift_[i] = {};
            }
        }
    }
}

/// A node that somebody moves takes those along that it is tied to.
void ForceSimulation::loosen_around(std::uint32_t node) {
    anchors_.loosen(node);
    for (const std::uint32_t neighbor : graph_.neighbors(node)) {
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
    return std::make_unique<ForceSimulation>(graph, settings, start, radii);
}

} // namespace entente::layout
