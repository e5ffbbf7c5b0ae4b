// SPDX-License-Identifier: MIT
#include "app/ui/timeline_controls.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

namespace entente::ui {
namespace {

constexpr double seconds_of_run = 0.4;

} // namespace

void send_window(Context& context, const model::Window& window, document::Phase phase) {
    context.actions.add(document::SetWindow{window, phase, context.document.time_mode()});
}

void PassingChanges::change(Context& context, const model::Window& window) {
    if (window == context.document.view().window) {
        return;
    }
    is_running_ = true;
    seconds_since_ = 0;
    send_window(context, window, document::Phase::live);
}

void PassingChanges::settle(Context& context) {
    if (std::exchange(is_running_, false) && context.document.is_in_gesture()) {
        send_window(context, context.document.view().window, document::Phase::final);
    }
}

void PassingChanges::advance(Context& context, bool is_held) {
    if (!is_running_) {
        return;
    }
    seconds_since_ = is_held ? 0 : seconds_since_ + static_cast<double>(ImGui::GetIO().DeltaTime);
    if (seconds_since_ > seconds_of_run) {
        settle(context);
    }
}

model::Window present_window(const document::Document& document) {
    model::Window window = document.view().window;
    if (window.mode != model::WindowMode::window) {
        window.span.first = std::min(document.domain().first, window.span.last);
    }
    return window;
}

WindowMoves present_moves(const Context& context, const TimelineControls& controls) {
    const document::Document& document = context.document;
    return {document.time_mode(),
            SnapRule{document.domain(), document.playback().settings.unit, true, 0},
            controls.keeps_width};
}

void show_window(Context& context, TimelineControls& controls, const model::Window& window) {
    controls.passing.settle(context);
    if (window != present_window(context.document)) {
        send_window(context, window, document::Phase::final);
    } else if (context.document.playback().is_playing()) {
        context.actions.add(document::Pause{});
    }
}

// ---- keys in lists ------------------------------------------------------------------------------

bool ListKeys::press(const KeyPress& key) {
    if (!is_open_) {
        return false;
    }
    const int step = key.is(Key::up) ? -1 : key.is(Key::down) ? 1 : 0;
    if (step != 0) {
        marked_ = marked_ >= 0 ? (marked_ + step + count_) % std::max(count_, 1)
                  : step > 0   ? std::max(on_, 0)
                               : count_ - 1;
    } else if ((key.is(Key::enter) || key.is(Key::space)) && !key.is_repeat) {
        is_pressed_ = marked_ >= 0;
    } else {
        return key.is(Key::left) || key.is(Key::right);
    }
    return true;
}

void ListKeys::begin_frame() {
    if (!is_open_) {
        marked_ = -1;
    }
    was_open_ = std::exchange(is_open_, false);
    count_ = 0;
}

void ListKeys::begin_list() {
    is_open_ = true;
    if (!was_open_) {
        on_ = -1;
    }
}

ListKeys::Choice ListKeys::next_choice(bool is_on) {
    const int number = count_++;
    if (is_on && !was_open_ && on_ < 0) {
        on_ = number;
    }
    const bool is_marked = number == marked_;
    return {is_marked, is_marked && is_pressed_};
}

} // namespace entente::ui
