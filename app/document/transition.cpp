// SPDX-License-Identifier: MIT
#include "app/document/transition.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::document {
namespace {

/// Time constants of the easing; leaving is quicker than arriving, so that what is new is seen to
/// come.
constexpr double arriving_seconds = 0.11;
constexpr double leaving_seconds = 0.07;

// Parts of a step, as shares of it.
constexpr double leaving_end = 0.25;
constexpr double tween_end = 0.75;
constexpr double arriving_end = 0.83; ///< new ties are there; their accent lasts to the end
constexpr double longest_step = 2;    ///< seconds
constexpr double late_frame = 0.04;   ///< seconds; pictures in between are left out from here on
/// A tenth of the ties of a week may be new; only of so many a glance can tell.
constexpr std::size_t most_accented = 40;

/// From 0 to 1 between `from` and `to`, slow at both ends.
double eased(double at, double from, double to) {
    const double t = std::clamp((at - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

} // namespace

Passage Passage::step(double steps_per_second) {
    return {Kind::step, std::min(1 / steps_per_second, longest_step)};
}

void Transition::reset(std::size_t dyads, std::size_t nodes) {
    ties_.assign(dyads, {});
    nodes_.assign(nodes, {});
    target_ = std::make_shared<graph::TieGraph>();
    shown_ = {};
    leaving_.clear();
    leaving_nodes_.clear();
    is_accented_.assign(dyads, false);
    accented_.clear();
    accent_ = 0;
    is_settled_ = true;
}

void Transition::set_target(graph::TieGraph snapshot, Passage passage) {
    const bool is_step = passage.kind == Passage::Kind::step;
    if (is_step && !is_settled_ && passage_.kind == Passage::Kind::step) {
        show_target();
    }
    passage_ = passage;
    if (passage.kind == Passage::Kind::cut || !has_motion ||
        snapshot.ties.size() > most_ties || shown_.graph.ties.size() > most_ties) {
        target_ = std::make_shared<graph::TieGraph>(std::move(snapshot));
        show_target();
        return;
    }
    // What is shown now and not in the new target begins to leave.
    std::vector<bool> stays(ties_.size(), false);
    for (const graph::Tie& tie : snapshot.ties) {
        stays[tie.index] = true;
    }
    std::vector<graph::Tie> leaving;
    const auto leave = [&](const std::vector<graph::Tie>& ties) {
        for (const graph::Tie& tie : ties) {
            if (!stays[tie.index] && ties_[tie.index].presence > 0) {
                stays[tie.index] = true; // once only
                leaving.push_back(tie);
            }
        }
    };
    leave(target_->ties);
    leave(leaving_);
    leaving_ = std::move(leaving);

    std::vector<graph::NodeId> leaving_nodes;
    const auto leave_nodes = [&](const std::vector<graph::NodeId>& nodes) {
        for (const graph::NodeId node : nodes) {
            if (snapshot.find(node) < 0 && nodes_[node.index()].presence > 0) {
                leaving_nodes.push_back(node);
            }
        }
    };
    leave_nodes(target_->nodes);
    leave_nodes(leaving_nodes_);
    std::sort(leaving_nodes.begin(), leaving_nodes.end());
    leaving_nodes.erase(std::unique(leaving_nodes.begin(), leaving_nodes.end()),
                        leaving_nodes.end());
    leaving_nodes_ = std::move(leaving_nodes);

    target_ = std::make_shared<graph::TieGraph>(std::move(snapshot));
    // What arrives grows from nothing into its full strength.
    for (const graph::Tie& tie : target_->ties) {
        if (ties_[tie.index].presence <= 0) {
            ties_[tie.index].strength = tie.strength;
        }
    }
    for (std::size_t i = 0; i < target_->nodes.size(); ++i) {
        Value& value = nodes_[target_->nodes[i].index()];
        if (value.presence <= 0) {
            value.strength = target_->strength[i];
        }
    }
    is_settled_ = false;
    begin_step();
    collect();
}

/// Keeps what a step begins with, and chooses what it accents: the strongest of the new ties.
void Transition::begin_step() {
    for (const std::uint32_t tie : accented_) {
        is_accented_[tie] = false;
    }
    accented_.clear();
    accent_ = 0;
    elapsed_ = 0;
    dropped_until_ = 0;
    if (passage_.kind != Passage::Kind::step) {
        return;
    }
    const auto keep = [](Value& value) {
        value.presence_before = value.presence;
        value.strength_before = value.strength;
    };
    for (const graph::Tie& tie : target_->ties) {
        keep(ties_[tie.index]);
        if (ties_[tie.index].presence <= 0) {
            accented_.push_back(tie.index);
        }
    }
    for (const graph::Tie& tie : leaving_) {
        keep(ties_[tie.index]);
    }
    for (const graph::NodeId node : target_->nodes) {
        keep(nodes_[node.index()]);
    }
    for (const graph::NodeId node : leaving_nodes_) {
        keep(nodes_[node.index()]);
    }
    if (accented_.size() > most_accented) {
        const auto rest = accented_.begin() + most_accented;
        std::nth_element(accented_.begin(), rest, accented_.end(),
                         [&](std::uint32_t a, std::uint32_t b) {
                             return ties_[a].strength != ties_[b].strength
                                        ? ties_[a].strength > ties_[b].strength
                                        : a < b;
                         });
        accented_.erase(rest, accented_.end());
    }
    for (const std::uint32_t tie : accented_) {
        is_accented_[tie] = true;
    }
}

bool Transition::advance(double seconds) {
    if (is_settled_) {
        return false;
    }
    return passage_.kind == Passage::Kind::step ? go_on_with_step(seconds) : ease(seconds);
}

bool Transition::go_on_with_step(double seconds) {
    elapsed_ += seconds;
    double at = elapsed_ / passage_.seconds;
    if (at >= 1 - 1e-9) {
        show_target();
        return true;
    }
    if (at < dropped_until_) {
        return false;
    }
    if (seconds > late_frame) {
        // The one picture of this part is that of its end, not of anything half faded.
        dropped_until_ = at < leaving_end ? leaving_end : at < tween_end ? tween_end : 1;
        at = std::max(at, std::min(dropped_until_, arriving_end));
    }
    const double tween = eased(at, leaving_end, tween_end);
    const auto left = static_cast<float>(1 - eased(at, 0, leaving_end));
    const auto arrived = static_cast<float>(eased(at, tween_end, arriving_end));
    const auto go = [&](Value& value, double strength) {
        value.presence = value.presence_before <= 0
                             ? arrived
                             : value.presence_before + (1 - value.presence_before) * (1 - left);
        value.strength = value.strength_before + (strength - value.strength_before) * tween;
    };
    for (const graph::Tie& tie : target_->ties) {
        go(ties_[tie.index], tie.strength);
    }
    for (std::size_t i = 0; i < target_->nodes.size(); ++i) {
        go(nodes_[target_->nodes[i].index()], target_->strength[i]);
    }
    const auto leave = [&](Value& value) { value.presence = value.presence_before * left; };
    for (const graph::Tie& tie : leaving_) {
        leave(ties_[tie.index]);
    }
    for (const graph::NodeId node : leaving_nodes_) {
        leave(nodes_[node.index()]);
    }
    accent_ = at < tween_end ? 0 : static_cast<float>(1 - eased(at, arriving_end, 1));
    if (at >= leaving_end) {
        leaving_.clear();
        leaving_nodes_.clear();
    }
    collect();
    return true;
}

bool Transition::ease(double seconds) {
    const double arriving = 1 - std::exp(-seconds / arriving_seconds);
    const double leaving = 1 - std::exp(-seconds / leaving_seconds);
    bool is_close = true;
    const auto approach = [&](Value& value, double presence, double strength, double share) {
        value.presence += static_cast<float>((presence - value.presence) * share);
        value.strength += (strength - value.strength) * share;
        const double rest = std::abs(strength - value.strength);
        if (std::abs(presence - value.presence) < 0.01 && rest <= 0.005 * std::max(1.0, strength)) {
            value.presence = static_cast<float>(presence);
            value.strength = strength;
        } else {
            is_close = false;
        }
    };
    for (const graph::Tie& tie : target_->ties) {
        approach(ties_[tie.index], 1, tie.strength, arriving);
    }
    for (const graph::Tie& tie : leaving_) {
        approach(ties_[tie.index], 0, ties_[tie.index].strength, leaving);
    }
    for (std::size_t i = 0; i < target_->nodes.size(); ++i) {
        approach(nodes_[target_->nodes[i].index()], 1, target_->strength[i], arriving);
    }
    for (const graph::NodeId node : leaving_nodes_) {
        approach(nodes_[node.index()], 0, nodes_[node.index()].strength, leaving);
    }
    if (is_close) {
        show_target();
    } else {
        std::erase_if(leaving_, [&](const auto& tie) { return ties_[tie.index].presence <= 0; });
        std::erase_if(leaving_nodes_,
                      [&](auto node) { return nodes_[node.index()].presence <= 0; });
        collect();
    }
    return true;
}

void Transition::show_target() {
    std::fill(ties_.begin(), ties_.end(), Value{});
    std::fill(nodes_.begin(), nodes_.end(), Value{});
    for (const graph::Tie& tie : target_->ties) {
        ties_[tie.index] = {1, 1, tie.strength, tie.strength};
    }
    for (std::size_t i = 0; i < target_->nodes.size(); ++i) {
        nodes_[target_->nodes[i].index()] = {1, 1, target_->strength[i], target_->strength[i]};
    }
    accent_ = 0;
    leaving_.clear();
    leaving_nodes_.clear();
    is_settled_ = true;
    collect();
}

void Transition::collect() {
    graph::TieGraph& graph = shown_.graph;
    graph = *target_;
    if (!leaving_nodes_.empty()) {
        graph.nodes.clear();
        graph.strength.clear();
        graph.events.clear();
        std::size_t next = 0;
        const auto take_leaving = [&](auto is_due) {
            for (; next < leaving_nodes_.size() && is_due(leaving_nodes_[next]); ++next) {
                graph.nodes.push_back(leaving_nodes_[next]);
                graph.strength.push_back(nodes_[leaving_nodes_[next].index()].strength);
                graph.events.push_back(0);
            }
        };
        for (std::size_t i = 0; i < target_->nodes.size(); ++i) {
            take_leaving([&](graph::NodeId node) { return node < target_->nodes[i]; });
            graph.nodes.push_back(target_->nodes[i]);
            graph.strength.push_back(target_->strength[i]);
            graph.events.push_back(target_->events[i]);
        }
        take_leaving([](graph::NodeId) { return true; });
    }
    graph.ties.insert(graph.ties.end(), leaving_.begin(), leaving_.end());

    shown_.node_presence.resize(graph.nodes.size());
    shown_.node_strength.resize(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Value& value = nodes_[graph.nodes[i].index()];
        shown_.node_presence[i] = value.presence;
        shown_.node_strength[i] = value.strength;
    }
    shown_.tie_presence.resize(graph.ties.size());
    shown_.tie_strength.resize(graph.ties.size());
    shown_.tie_accent.resize(graph.ties.size());
    for (std::size_t i = 0; i < graph.ties.size(); ++i) {
        const Value& value = ties_[graph.ties[i].index];
        shown_.tie_presence[i] = value.presence;
        shown_.tie_strength[i] = value.strength;
        shown_.tie_accent[i] = is_accented_[graph.ties[i].index] ? accent_ : 0;
    }
}

} // namespace entente::document
