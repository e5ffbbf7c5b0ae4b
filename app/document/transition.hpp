// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_graph.hpp"
#include "app/graph/tie_index.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
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
    std::vector<float> tie_accent; ///< 1 as a tie of a step appears, soon 0; of graph.ties[i]
};

/// Above so many ties drawing takes longer than a frame under software OpenGL, and pictures on the
/// way would only be in that of the next: the picture jumps.
inline constexpr std::size_t most_eased_ties = 6000;

/// How the picture gets to another one.
struct Passage {
    enum class Kind : std::uint8_t {
        cut,  ///< at once
        ease, ///< all together, and soon there: what a hand does
        step  ///< one change after the other, so that each can be followed: playing
    };
    Kind kind = Kind::ease;
    double seconds = 0.8; ///< of a step

    static Passage cut() { return {Kind::cut}; }
    /// @param steps_per_second  > 0. Slow steps stand still when they have arrived.
    static Passage step(double steps_per_second);
};

/// Takes what is drawn from one snapshot to the next: presence and strength of nodes and ties.
///
/// In a step, what is gone fades out in the first quarter; weights and sizes change in the two
/// quarters that follow; what is new appears in the last one, the strongest ties with a short
/// accent. However late a frame is, no step is left out: where frames are late the pictures in
/// between are, up to the end of the part that goes on. Large pictures, whose drawing costs more
/// than a frame, are cut.
class Transition {
  public:
    /// @param dyads, nodes  sizes of the index: ties are known by Tie::index, nodes by NodeId.
    void reset(std::size_t dyads, std::size_t nodes);
    /// The snapshot to go to. A step that comes before the last one is over begins where that one
    /// would have ended.
    void set_target(graph::TieGraph snapshot, Passage passage = {});
    [[nodiscard]] const graph::TieGraph& target() const { return *target_; }
    [[nodiscard]] const std::shared_ptr<const graph::TieGraph>& shared_target() const {
        return target_;
    }
    /// @return whether anything changed. Cost: O(what is shown), 0 when settled.
    bool advance(double seconds);
    [[nodiscard]] bool is_settled() const { return is_settled_; }
    [[nodiscard]] const Shown& shown() const { return shown_; }

    bool has_motion = true; ///< false: always cut
    std::size_t most_ties = most_eased_ties; ///< pictures of more are cut

  private:
    struct Value {
        float presence = 0;
        float presence_before = 0; ///< when the step began
        double strength = 0;
        double strength_before = 0;
    };
    void begin_step();
    bool ease(double seconds);
    bool go_on_with_step(double seconds);
    void show_target();
    void collect();

    std::shared_ptr<const graph::TieGraph> target_ = std::make_shared<graph::TieGraph>();
    Shown shown_;
    std::vector<Value> ties_;         ///< by Tie::index
    std::vector<Value> nodes_;        ///< by NodeId
    std::vector<graph::Tie> leaving_; ///< no longer in the target, not yet gone
    std::vector<graph::NodeId> leaving_nodes_;
    Passage passage_;
    double elapsed_ = 0;            ///< seconds of the step
    double dropped_until_ = 0;      ///< share of the step; pictures before it are left out
    float accent_ = 0;              ///< of the accented ties
    std::vector<bool> is_accented_; ///< by Tie::index
    std::vector<std::uint32_t> accented_;
    bool is_settled_ = true;
};

} // namespace entente::document
