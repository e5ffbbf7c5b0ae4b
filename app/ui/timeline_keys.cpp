// SPDX-License-Identifier: MIT
#include "app/ui/timeline_keys.hpp"

#include "app/ui/timeline_half_life.hpp"
#include "app/ui/timeline_jumps.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

namespace entente::ui {
namespace {

using document::Phase;
using model::Window;

constexpr double seconds_between_repeats = 0.2;
constexpr double least_seconds_between = 0.04;
constexpr int even_repeats = 10;
constexpr double faster = 0.85; ///< each further one comes so much sooner

/// What is gained by holding the key down; the others act once.
bool can_repeat(Key key) {
    return key == Key::left || key == Key::right || key == Key::page_up || key == Key::page_down ||
           key == Key::equal || key == Key::minus;
}

} // namespace

Window TimelineKeys::next_of_run(const document::Document& document, int steps) {
    const Window now = present_window(document);
    const graph::CalendarUnit unit = document.playback().settings.unit;
    const document::TimeMode mode = document.time_mode();
    if (!run_ || run_->last != now || run_->unit != unit || run_->mode != mode) {
        run_ = Run{now, now, mode, unit, 0};
    }
    const Window next =
        document::stepped(mode, run_->start, document.domain(), unit, run_->steps + steps);
    if (next != now) { // at a border nothing adds up
        run_->steps += steps;
        run_->last = next;
    }
    return run_->last;
}

/// What the key makes of the present window; nothing where it is none of these keys.
std::optional<Window> TimelineKeys::window_of(const KeyPress& key, const Context& context,
                                              const TimelineControls& controls) {
    const WindowMoves moves = present_moves(context, controls);
    const Window now = present_window(context.document);
    const bool is_plain = key.with == Modifiers{};
    const bool is_shift = key.with == shift;
    switch (key.key) {
    case Key::left:
    case Key::right: {
        const int steps = key.key == Key::left ? -1 : 1;
        const std::string& focus = controls.focus.at();
        if (is_plain && focus == "timeline.half_life") {
            Window there = now;
            there.half_life_days =
                half_life_step(nearest_half_life_step(now.half_life_days) + steps);
            return there;
        }
        if (is_shift || (is_plain && focus == "timeline.handle.right")) {
            return moves.with_edge_stepped(now, Edge::end, steps);
        }
        if (key.with == alt || (is_plain && focus == "timeline.handle.left")) {
            return moves.with_edge_stepped(now, Edge::start, steps);
        }
        return is_plain ? std::optional(next_of_run(context.document, steps)) : std::nullopt;
    }
    case Key::page_up:
    case Key::page_down:
        return is_plain ? std::optional(moves.paged(now, key.key == Key::page_up ? -1 : 1))
                        : std::nullopt;
    case Key::home:
    case Key::end: {
        const bool is_home = key.key == Key::home;
        if (is_shift) {
            return moves.edge_at_border(now, is_home ? Edge::start : Edge::end);
        }
        return is_plain ? std::optional(moves.at_border(now, is_home ? Border::start : Border::end))
                        : std::nullopt;
    }
    case Key::equal:
    case Key::minus:
        if (key.with.ctrl || key.with.alt) {
            return std::nullopt;
        }
        return moves.widened(now, key.key == Key::equal ? 1 : -1);
    case Key::digit_0:
        return is_plain ? std::optional(moves.whole(now)) : std::nullopt;
    default:
        return std::nullopt;
    }
}

bool TimelineKeys::jump(const KeyPress& key, Context& context, TimelineControls& controls) const {
    const bool is_mark = key.is(Key::left, ctrl) || key.is(Key::right, ctrl);
    const bool is_change = key.is(Key::n) || key.is(Key::p);
    if (!is_mark && !is_change) {
        return false;
    }
    const int direction = key.key == Key::right || key.key == Key::n ? 1 : -1;
    const TimelineJump there =
        is_mark ? jump_to_milestone(context, direction) : jump_to_change(context, direction);
    controls.note.say(there.said);
    if (there.window) {
        show_window(context, controls, *there.window);
    }
    return true;
}

bool TimelineKeys::press(const KeyPress& key, Context& context, TimelineControls& controls) {
    if (jump(key, context, controls)) {
        return true;
    }
    if (key.is_repeat && held_ && held_->key.key == key.key) {
        return true; // the system's own repetition; ours is told by the clock
    }
    const auto next = window_of(key, context, controls);
    if (!next) {
        return false;
    }
    controls.passing.settle(context);
    if (*next == present_window(context.document)) {
        if (context.document.playback().is_playing()) {
            context.actions.add(document::Pause{});
        }
    } else if (can_repeat(key.key)) {
        controls.passing.change(context, *next);
    } else {
        show_window(context, controls, *next);
    }
    held_ = can_repeat(key.key) ? std::optional(Held{key}) : std::nullopt;
    return true;
}

void TimelineKeys::advance(Context& context, TimelineControls& controls) {
    if (!held_) {
        return;
    }
    if (!context.app.is_held(held_->key.key)) {
        held_.reset();
        controls.passing.settle(context);
        return;
    }
    held_->seconds += static_cast<double>(ImGui::GetIO().DeltaTime);
    if (held_->seconds < held_->next) {
        return;
    }
    ++held_->repeats;
    double wait = seconds_between_repeats;
    for (int i = even_repeats; i < held_->repeats; ++i) {
        wait = std::max(least_seconds_between, wait * faster);
    }
    held_->next = held_->seconds + wait;
    if (const auto next = window_of(held_->key, context, controls)) {
        controls.passing.change(context, *next);
    }
}

void TimelineKeys::step(Context& context, TimelineControls& controls, int steps) {
    show_window(context, controls, next_of_run(context.document, steps));
}

} // namespace entente::ui
