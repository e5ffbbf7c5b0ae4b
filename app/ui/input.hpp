// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente::ui {

/// Keys by what stands on them in a US layout; letters and digits by the character they type.
enum class Key : std::uint8_t {
    none,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    escape,
    enter,
    tab,
    backspace,
    del,
    space,
    minus,
    equal,
    left_bracket,
    right_bracket,
    slash,
    comma,
    period,
    digit_0,
    digit_1,
    digit_2,
    digit_3,
    digit_4,
    digit_5,
    digit_6,
    digit_7,
    digit_8,
    digit_9,
    a,
    b,
    c,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    v,
    w,
    x,
    y,
    z,
    f1,
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    count
};

/// Keys held while another is pressed. ctrl is Command on macOS.
struct Modifiers {
    bool ctrl = false;
    bool shift = false;
    bool alt = false;
    friend bool operator==(const Modifiers&, const Modifiers&) = default;
};

struct KeyPress {
    Key key = Key::none;
    Modifiers with;
    bool is_repeat = false; ///< the key is being held

    /// Whether it is just this key, with just these modifiers.
    [[nodiscard]] bool is(Key other, Modifiers modifiers = {}) const {
        return key == other && with == modifiers;
    }
};

constexpr Modifiers ctrl{true, false, false};
constexpr Modifiers shift{false, true, false};
constexpr Modifiers alt{false, false, true};
constexpr Modifiers ctrl_shift{true, true, false};
constexpr Modifiers ctrl_alt{true, false, true};

/// "Ctrl+Shift+Z", "Left", "Space", "+", "F1": names without case. Nothing for an unknown one.
std::optional<KeyPress> key_press_named(std::string_view name);

} // namespace entente::ui
