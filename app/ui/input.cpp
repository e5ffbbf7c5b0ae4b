// SPDX-License-Identifier: MIT
#include "app/ui/input.hpp"

#include "app/base/utf8.hpp"

#include <array>
#include <string>
#include <utility>

namespace entente::ui {
namespace {

constexpr std::pair<std::string_view, Key> names[]{
    {"left", Key::left},
    {"right", Key::right},
    {"up", Key::up},
    {"down", Key::down},
    {"home", Key::home},
    {"end", Key::end},
    {"pageup", Key::page_up},
    {"pgup", Key::page_up},
    {"pagedown", Key::page_down},
    {"pgdn", Key::page_down},
    {"escape", Key::escape},
    {"esc", Key::escape},
    {"enter", Key::enter},
    {"return", Key::enter},
    {"tab", Key::tab},
    {"backspace", Key::backspace},
    {"delete", Key::del},
    {"del", Key::del},
    {"space", Key::space},
    {"-", Key::minus},
    {"minus", Key::minus},
    {"=", Key::equal},
    {"equal", Key::equal},
    {"+", Key::equal},
    {"plus", Key::equal},
    {"[", Key::left_bracket},
    {"]", Key::right_bracket},
    {"/", Key::slash},
    {",", Key::comma},
    {".", Key::period},
};

Key offset(Key first, int by) {
    return static_cast<Key>(static_cast<int>(first) + by);
}

Key key_named(const std::string& name) {
    for (const auto& [known, key] : names) {
        if (name == known) {
            return key;
        }
    }
    if (name.size() == 1 && name[0] >= 'a' && name[0] <= 'z') {
        return offset(Key::a, name[0] - 'a');
    }
    if (name.size() == 1 && name[0] >= '0' && name[0] <= '9') {
        return offset(Key::digit_0, name[0] - '0');
    }
    if ((name.size() == 2 || name.size() == 3) && name[0] == 'f' && name[1] >= '1' &&
        name[1] <= '9') {
        const int number = std::stoi(name.substr(1));
        return number <= 12 ? offset(Key::f1, number - 1) : Key::none;
    }
    return Key::none;
}

} // namespace

std::optional<KeyPress> key_press_named(std::string_view text) {
    std::string rest = base::fold_case(text);
    KeyPress press;
    const auto take = [&](std::string_view word, bool& flag) {
        if (rest.size() > word.size() && rest.compare(0, word.size(), word) == 0) {
            rest.erase(0, word.size());
            flag = true;
            return true;
        }
        return false;
    };
    while (take("ctrl+", press.with.ctrl) || take("cmd+", press.with.ctrl) ||
           take("shift+", press.with.shift) || take("alt+", press.with.alt)) {
    }
    press.key = key_named(rest);
    if (press.key == Key::none) {
        return std::nullopt;
    }
    return press;
}

} // namespace entente::ui
