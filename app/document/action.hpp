// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/document/playback.hpp"
#include "app/document/selection.hpp"
#include "app/document/view.hpp"
#include "app/document/window_comparison.hpp"
#include "app/graph/annotations.hpp"
#include "app/model/milestone.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace entente::document {

/// Whether a gesture still goes on. Live changes are shown at once; a whole gesture is one step to
/// undo.
enum class Phase : std::uint8_t { live, final };

// What a user can do to a document, each a value that can be written down and done again.

struct SetWindow {
    model::Window window;
    Phase phase = Phase::final;
    /// How it moves from now on. Where it is not told it stays as it is, or, with another
    /// window.mode, becomes the one that stands for that.
    std::optional<TimeMode> time_mode{};
};
/// Another way for the window to move; see ModeMemory for the window that it has then.
struct SetTimeMode {
    TimeMode mode = TimeMode::window;
};
/// Moves the window by whole units of the calendar, as its mode has it; see stepped().
struct StepWindow {
    graph::CalendarUnit unit = graph::CalendarUnit::month;
    int steps = 1;
};
/// Where weeks and years begin, for everything that is cut into units. The window stays, but for an
/// instant, which is one of its units.
struct SetCalendar {
    graph::Calendar calendar;
};
struct SetFilter {
    model::Filter filter;
    Phase phase = Phase::final;
};
struct SetThinning {
    graph::Thinning thinning;
    Phase phase = Phase::final;
};
struct SetRollUp {
    bool roll_up = false;
};
struct SetSelection {
    Selection selection;
};
/// Puts a node somewhere and pins it there.
struct MoveNode {
    graph::NodeId node;
    base::Vec2 position; ///< layout units
    Phase phase = Phase::final;
};
/// Unpins nodes; empty stands for all.
struct FreeNodes {
    std::vector<graph::NodeId> nodes;
};
/// Notes, hulls and highlights, all of them as they are to be.
struct SetAnnotations {
    graph::Annotations annotations;
    std::string name; ///< of the step, for people: "Write a note"
    Phase phase = Phase::final;
};
/// The user's own milestones, all of them as they are to be.
struct SetMilestones {
    std::vector<model::Milestone> milestones;
    std::string name; ///< of the step, for people: "Mark a day"
    Phase phase = Phase::final;
};
/// Pins a window, for the present one to be compared with it; nothing ends comparing.
struct CompareWith {
    std::optional<PinnedWindow> pinned;
};
/// Actors and ties whose events are lines of the histogram, whatever is selected: at most
/// graph::StackedHistogram::most_lines, further ones are left out.
struct SetLines {
    std::vector<TimelineLine> lines;
};
/// Gives up the gesture that goes on: all is as it was before it.
struct CancelGesture {};
struct Undo {};
struct Redo {};
struct Play {
    PlayDirection direction = PlayDirection::forward;
};
struct Pause {};
/// Ends playing; the window is the one from before it.
struct Stop {};
struct SetPlayback {
    PlaybackSettings settings;
};
struct SetLayoutPaused {
    bool is_paused = false;
};
/// How nodes are laid out. Where that asks for other homes, they are laid out again.
struct SetArrangement {
    Arrangement arrangement;
    Phase phase = Phase::final;
};
/// Lays out anew from the seed, pins kept.
struct RestartLayout {
    std::uint64_t seed = 1;
    /// On the ties of the events that pass the present filter, of all time; else on all ties.
    bool with_filter = false;
};

using Action =
    std::variant<SetWindow, SetTimeMode, StepWindow, SetCalendar, SetFilter, SetThinning, SetRollUp,
                 SetSelection, MoveNode, FreeNodes, SetAnnotations, SetMilestones, CompareWith,
                 SetLines, CancelGesture, Undo, Redo, Play, Pause, Stop, SetPlayback,
                 SetLayoutPaused, SetArrangement, RestartLayout>;

} // namespace entente::document
