// SPDX-License-Identifier: MIT
#include "app/ui/timeline_jumps.hpp"

#include "app/document/time_marks.hpp"
#include "app/document/time_steps.hpp"
#include "app/model/edtf.hpp"
#include "app/ui/timeline_controls.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>

namespace entente::ui {
namespace {

using document::TimeMode;
using model::Day;
using model::Window;
using std::chrono::days;

const char* way(int direction) {
    return direction > 0 ? "later" : "earlier";
}

std::string words_of(Day day) {
    return model::words_for_span({day, day});
}

/// "Iran", "Iran – Russia", "what is selected".
std::string words_of_selection(const document::Document& document) {
    const document::Selection& selection = document.selection();
    if (selection.nodes.size() == 1 && selection.ties.empty()) {
        return std::string(graph::label_of(document.store(), selection.nodes[0]));
    }
    if (selection.ties.size() == 1 && selection.nodes.empty()) {
        return name_of_tie(document.store(), selection.ties[0]);
    }
    return "what is selected";
}

std::optional<Window> brought_to_next(const document::Document& document, std::span<const Day> all,
                                      int direction) {
    return document::at_next_of(all, direction, document.time_mode(), present_window(document),
                                document.domain(), document.playback().settings.unit);
}

/// The day that a jump led to: the one of them that the window is at.
std::optional<Day> day_reached(const document::Document& document, const Window& window,
                               std::span<const Day> all, int direction) {
    // The first of them for which bringing the window there gives just this one.
    const auto gives = [&](Day day) {
        return document::brought_to(document.time_mode(), present_window(document), day,
                                    document.domain(), document.playback().settings.unit) == window;
    };
    if (direction > 0) {
        const auto found = std::find_if(all.begin(), all.end(), gives);
        return found == all.end() ? std::nullopt : std::optional(*found);
    }
    const auto found = std::find_if(all.rbegin(), all.rend(), gives);
    return found == all.rend() ? std::nullopt : std::optional(*found);
}

TimelineJump jump_among(const document::Document& document, std::span<const Day> all, int direction,
                        const std::string& what, const std::string& none) {
    TimelineJump jump{brought_to_next(document, all, direction), none};
    if (jump.window) {
        const auto day = day_reached(document, *jump.window, all, direction);
        jump.said = day ? words_of(*day) + (what.empty() ? "" : ": " + what) : what;
    }
    return jump;
}

TimelineJump jump_among_changes(const document::Document& document, int direction) {
    const std::string whom = words_of_selection(document);
    return jump_among(document, document.selection_changes(), direction,
                      "the ties of " + whom + " change",
                      "No " + std::string(way(direction)) + " change of the ties of " + whom);
}

TimelineJump jump_to_event(const document::Document& document, int direction) {
    const Window window = present_window(document);
    const graph::EventDays& events = document.event_days();
    const auto day =
        direction > 0 ? events.next_after(window.span.last) : events.last_before(window.span.first);
    TimelineJump jump;
    if (!day) {
        jump.said = "No " + std::string(way(direction)) + " events";
        return jump;
    }
    jump.window = document::brought_to(document.time_mode(), window, *day, document.domain(),
                                       document.playback().settings.unit);
    jump.said = (direction > 0 ? "Next events: " : "Events before: ") + words_of(*day);
    return jump;
}

} // namespace

std::vector<Day> milestone_days(const Context& context) {
    const document::Document& document = context.document;
    return document::stops_of(
        document::time_marks(document.store(), document.milestones(), document.selection()));
}

bool is_quiet_window(const document::Document& document) {
    return document.event_days().is_quiet(present_window(document).span);
}

TimelineJump jump_to_milestone(const Context& context, int direction) {
    const document::Document& document = context.document;
    if (!document.selection().is_empty()) {
        return jump_among_changes(document, direction);
    }
    const auto marks = document::time_marks(document.store(), document.milestones(),
                                            document.selection(), {}, context.app.style.language);
    const auto all = document::stops_of(marks);
    TimelineJump jump =
        jump_among(document, all, direction, {},
                   all.empty() ? "No milestones: a right click on the timeline sets one"
                               : "No " + std::string(way(direction)) + " milestone");
    if (jump.window) {
        if (const auto day = day_reached(document, *jump.window, all, direction)) {
            for (const document::TimeMark& mark : marks) {
                const bool begins = mark.span.first == *day;
                if (begins || (mark.is_period && mark.span.last + days{1} == *day)) {
                    jump.said = words_of(*day) + ": " + (begins ? "" : "end of ") + mark.name;
                    break;
                }
            }
        }
    }
    return jump;
}

TimelineJump jump_to_change(const Context& context, int direction) {
    const document::Document& document = context.document;
    const TimeMode mode = document.time_mode();
    const bool can_be_empty = mode == TimeMode::window || mode == TimeMode::instant ||
                              document.view().window.mode == model::WindowMode::window;
    if (can_be_empty && is_quiet_window(document)) {
        return jump_to_event(document, direction);
    }
    if (!document.selection().is_empty()) {
        return jump_among_changes(document, direction);
    }
    if (mode == TimeMode::instant) {
        return jump_to_event(document, direction);
    }
    std::vector<Day> all;
    for (const graph::TurningPoint& turn :
         document.turning_points(document.playback().settings.unit)) {
        all.push_back(turn.day);
    }
    TimelineJump jump = jump_among(document, all, direction, "the network turns", {});
    return jump.window ? jump : jump_to_event(document, direction);
}

} // namespace entente::ui
