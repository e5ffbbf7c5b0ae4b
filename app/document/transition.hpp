// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_graph.hpp"
#include "app/graph/tie_index.hpp"

#include <cstddef>
#include <vector>

namespace entente::document {

/// What is drawn while the picture is on its way from one window to the next: everything that is
/// there or still fading out, with values between old and new.
struct Shown {
    graph::TieGraph graph; ///< nodes ascending; ties in no promised order while on the way
    std::vector<float> node_presence; ///< 0 gone .. 1 there; of graph.nodes[i]
    std::vector<float> tie_presence;
    std::vector<double> node_strength; ///< eased; of graph.nodes[i]
    std::vector<double> tie_strength;
};

/// Eases presence and strength of nodes and ties towards the newest snapshot. Large pictures, whose
/// drawing costs more than a frame, are cut instead of eased.
class Transition {
  public:
    /// @param dyads, nodes  sizes of the index: ties are known by Tie::index, nodes by NodeId.
    void reset(std::size_t dyads, std::size_t nodes);
    /// The snapshot to go to; `at_once` shows it without a way there.
    void set_target(graph::TieGraph snapshot, bool at_once = false);
    [[nodiscard]] const graph::TieGraph& target() const { return target_; }
    /// @return whether anything changed. Cost: O(what is shown), 0 when settled.
    bool advance(double seconds);
    [[nodiscard]] bool is_settled() const { return is_settled_; }
    [[nodiscard]] const Shown& shown() const { return shown_; }

    bool has_motion = true; ///< false: always at once

  private:
    struct Value {
        float presence = 0;
        double strength = 0;
    };
    void show_target();
    void collect();

    graph::TieGraph target_;
    Shown shown_;
    std::vector<Value> ties_;         ///< by Tie::index
    std::vector<Value> nodes_;        ///< by NodeId
    std::vector<graph::Tie> leaving_; ///< no longer in the target, not yet gone
    std::vector<graph::NodeId> leaving_nodes_;
    bool is_settled_ = true;
};

} // namespace entente::document
