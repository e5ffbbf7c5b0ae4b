// SPDX-License-Identifier: MIT
#include "app/ui/timeline_jumps.hpp"

#include "app/document/time_marks.hpp"
#include "app/document/time_steps.hpp"
#include "app/model/edtf.hpp"
#include "app/ui/timeline_controls.hpp"
#include "app/ui/timeline_words.hpp"
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

/// The window brought to a day, snapped as a click there is, so that a year stays one of the
/// calendar; to the day where it would else miss it.
Window brought(const document::Document& document, Day day) {
    const graph::CalendarUnit unit = document.playback().settings.unit;
    const Window now = present_window(document);
    if (document.time_mode() == TimeMode::window) {
        const SnapRule rule{document.domain(), unit, true, 0};
        Window there = now;
        there.span = centered(now.span, day, rule);
        if (there.span.contains(day)) {
            return there;
        }
    }
    return document::brought_to(document.time_mode(), now, day, document.domain(), unit);
}

struct Reached {
    Window window;
    Day day;
};

/// The next of the days that way to which bringing the window moves it that way, as
/// document::at_next_of.
std::optional<Reached> next_of(const document::Document& document, std::span<const Day> all,
                               int direction) {
    const auto cursor = [&](const Window& window) {
        return document::cursor_of(document.time_mode(), window);
    };
    const Day now = cursor(present_window(document));
    const auto consider = [&](Day day) -> std::optional<Reached> {
        if (direction > 0 ? day <= now : day >= now) {
            return std::nullopt;
        }
        const Window there = brought(document, day);
        const bool is_further = direction > 0 ? cursor(there) > now : cursor(there) < now;
        return is_further ? std::optional(Reached{there, day}) : std::nullopt;
    };
    std::optional<Reached> found;
    if (direction > 0) {
        for (auto day = all.begin(); day != all.end() && !found; ++day) {
            found = consider(*day);
        }
    } else {
        for (auto day = all.rbegin(); day != all.rend() && !found; ++day) {
            found = consider(*day);
        }
    }
    return found;
}

TimelineJump jump_among(const document::Document& document, std::span<const Day> all, int direction,
                        const std::string& what, const std::string& none) {
    const auto reached = next_of(document, all, direction);
    return reached ? TimelineJump{reached->window, words_of_day(reached->day) + ": " + what}
                   : TimelineJump{std::nullopt, none};
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
    jump.window = brought(document, *day);
    jump.said = (direction > 0 ? "Next events: " : "Events before: ") + words_of_day(*day);
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
    const auto reached = next_of(document, all, direction);
    if (!reached) {
        return {std::nullopt, all.empty() ? "No milestones: a right click on the timeline sets one"
                                          : "No " + std::string(way(direction)) + " milestone"};
    }
    TimelineJump jump{reached->window, words_of_day(reached->day)};
    for (const document::TimeMark& mark : marks) {
        const bool begins = mark.span.first == reached->day;
        if (begins || (mark.is_period && mark.span.last + days{1} == reached->day)) {
            jump.said += std::string(": ") + (begins ? "" : "end of ") + mark.name;
            break;
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
