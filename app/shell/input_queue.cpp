// SPDX-License-Identifier: MIT
#include "app/shell/input_queue.hpp"

#include <algorithm>

namespace entente::shell {
namespace {

/// Keys that type a character by themselves; the others edit, so that their order with text
/// matters.
bool types_a_character(const ui::KeyPress& press) {
    return !press.with.ctrl && !press.with.alt && press.key >= ui::Key::space;
}

/// What has been seen in a frame so far, as far as it decides whether the next event still fits in.
struct Seen {
    std::array<bool, mouse_button_count> buttons{};
    bool any_button = false;
    bool wheel = false;
    bool text = false;
    bool editing_key = false;
};

struct Fits {
    const Seen& seen;
    const FrameInput& frame;

    bool operator()(const PointerMoved&) const { return !seen.any_button && !seen.wheel; }
    bool operator()(const PointerLeft&) const { return !seen.any_button; }
    bool operator()(const ButtonChanged& event) const {
        return !seen.buttons[static_cast<std::size_t>(event.button)] && !seen.wheel;
    }
    bool operator()(const WheelTurned&) const { return !seen.any_button; }
    bool operator()(const KeyChanged& event) const {
        const bool is_new =
            std::none_of(frame.keys.begin(), frame.keys.end(), [&](const KeyChanged& other) {
                return other.press.key == event.press.key;
            });
        return is_new && (!seen.text || types_a_character(event.press) || !event.is_down);
    }
    bool operator()(const TextTyped&) const { return !seen.editing_key; }
    bool operator()(const FilesDropped&) const { return true; }
};

struct Take {
    Seen& seen;
    FrameInput& state;

    void operator()(const PointerMoved& event) const { state.pointer = event.to; }
    void operator()(const PointerLeft&) const { state.pointer.reset(); }
    void operator()(const ButtonChanged& event) const {
        const auto which = static_cast<std::size_t>(event.button);
        state.buttons[which] = event.is_down;
        seen.buttons[which] = seen.any_button = true;
    }
    void operator()(const WheelTurned& event) const {
        state.wheel += event.by;
        seen.wheel = true;
    }
    void operator()(const KeyChanged& event) const {
        state.keys.push_back(event);
        state.modifiers = event.press.with;
        seen.editing_key = seen.editing_key || (event.is_down && !types_a_character(event.press));
    }
    void operator()(const TextTyped& event) const {
        state.text.push_back(event.character);
        seen.text = true;
    }
    void operator()(const FilesDropped& event) const {
        state.dropped.insert(state.dropped.end(), event.paths.begin(), event.paths.end());
    }
};

} // namespace

FrameInput InputQueue::take_frame() {
    Seen seen;
    state_.wheel = {};
    state_.keys.clear();
    state_.text.clear();
    state_.dropped.clear();
    while (!events_.empty() && std::visit(Fits{seen, state_}, events_.front())) {
        std::visit(Take{seen, state_}, events_.front());
        events_.pop_front();
    }
    return state_;
}

} // namespace entente::shell
