// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/document/selection.hpp"
#include "app/document/view.hpp"
#include "app/document/window_comparison.hpp"
#include "app/graph/annotations.hpp"
#include "app/model/milestone.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace entente::document {

/// All that can be undone: a value, so that a step back is an assignment.
struct Choices {
    View view;
    Selection selection;
    std::map<std::uint32_t, base::Vec2> pins; ///< NodeId value -> place, layout units
    graph::Annotations annotations;
    std::vector<model::Milestone> milestones;  ///< the user's own, in the order they were set
    std::optional<PinnedWindow> pinned_window; ///< that the present one is compared with
    std::vector<TimelineLine>
        lines; ///< whose events are lines of the histogram, whatever is selected
    friend bool operator==(const Choices&, const Choices&) = default;
};

/// The steps that can be undone and done again, each with a name for people ("Move the window").
/// Holds the last 500.
class History {
  public:
    /// Takes a finished step: the choices before it. What had been undone is forgotten.
    void record(std::string name, Choices before);
    /// The choices to go back (or forth) to, given the present ones; nothing at the end of the
    /// list.
    std::optional<Choices> undo(const Choices& present);
    std::optional<Choices> redo(const Choices& present);

    [[nodiscard]] std::size_t undo_count() const { return done_.size(); }
    [[nodiscard]] std::size_t redo_count() const { return undone_.size(); }
    /// The name of the step that would be undone or done again; "" where there is none.
    [[nodiscard]] std::string undo_name() const;
    [[nodiscard]] std::string redo_name() const;

  private:
    struct Step {
        std::string name;
        Choices choices;
    };
    std::vector<Step> done_;
    std::vector<Step> undone_;
};

} // namespace entente::document
