// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/ui/input.hpp"

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace entente::shell {

enum class MouseButton : std::uint8_t { left, right, middle };
inline constexpr std::size_t mouse_button_count = 3;

struct PointerMoved {
    base::Vec2 to; ///< pixels of the window
};
struct PointerLeft {};
struct ButtonChanged {
    MouseButton button = MouseButton::left;
    bool is_down = false;
};
struct WheelTurned {
    base::Vec2 by; ///< notches; y > 0 away from the user
};
struct KeyChanged {
    ui::KeyPress press;
    bool is_down = false;
};
struct TextTyped {
    char32_t character = 0;
};
struct FilesDropped {
    std::vector<std::string> paths;
};
using InputEvent = std::variant<PointerMoved, PointerLeft, ButtonChanged, WheelTurned, KeyChanged,
                                TextTyped, FilesDropped>;

/// What one frame gets to see of the input: at most one change of each button and key, so that a
/// click or a key shorter than a frame is not lost.
struct FrameInput {
    std::optional<base::Vec2> pointer; ///< nothing: outside the window
    std::array<bool, mouse_button_count> buttons{};
    base::Vec2 wheel;
    std::vector<KeyChanged> keys;
    ui::Modifiers modifiers; ///< held now
    std::u32string text;
    std::vector<std::string> dropped;
};

/// Input in the order in which it came, from a person's mouse and keyboard or from a script.
class InputQueue {
  public:
    void push(InputEvent event) { events_.push_back(std::move(event)); }
    [[nodiscard]] bool is_empty() const { return events_.empty(); }
    /// Takes as many events as one frame can show without losing any.
    FrameInput take_frame();

  private:
    std::deque<InputEvent> events_;
    FrameInput state_; ///< pointer, buttons and modifiers as they are now
};

} // namespace entente::shell
