// SPDX-License-Identifier: MIT
#include "app/shell/imgui_bridge.hpp"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <utility>

namespace entente::shell {
namespace {

using ui::Key;

constexpr std::pair<Key, ImGuiKey> imgui_keys[]{
    {Key::left, ImGuiKey_LeftArrow},
    {Key::right, ImGuiKey_RightArrow},
    {Key::up, ImGuiKey_UpArrow},
    {Key::down, ImGuiKey_DownArrow},
    {Key::home, ImGuiKey_Home},
    {Key::end, ImGuiKey_End},
    {Key::page_up, ImGuiKey_PageUp},
    {Key::page_down, ImGuiKey_PageDown},
    {Key::escape, ImGuiKey_Escape},
    {Key::enter, ImGuiKey_Enter},
    {Key::tab, ImGuiKey_Tab},
    {Key::backspace, ImGuiKey_Backspace},
    {Key::del, ImGuiKey_Delete},
    {Key::space, ImGuiKey_Space},
    {Key::a, ImGuiKey_A},
    {Key::c, ImGuiKey_C},
    {Key::v, ImGuiKey_V},
    {Key::x, ImGuiKey_X},
    {Key::y, ImGuiKey_Y},
    {Key::z, ImGuiKey_Z},
};

/// ImGui keeps C pointers to these; one program has one ImGui context.
struct Clipboard {
    std::function<void(const std::string&)> set;
    std::function<std::string()> get;
    std::string last; ///< what get() gave, while ImGui reads it; also the clipboard where the
                      ///< system has none
};

Clipboard& clipboard() {
    static Clipboard one;
    return one;
}

void set_text(void* /*user*/, const char* text) {
    clipboard().last = text;
    if (clipboard().set) {
        clipboard().set(text);
    }
}

const char* get_text(void* /*user*/) {
    if (clipboard().get) {
        clipboard().last = clipboard().get();
    }
    return clipboard().last.c_str();
}

#if IMGUI_VERSION_NUM < 18700
void feed_key(ImGuiIO& io, Key key, bool is_down) {
    io.KeysDown[static_cast<std::size_t>(key)] = is_down;
}
#else
void feed_key(ImGuiIO& io, Key key, bool is_down) {
    for (const auto& [ours, theirs] : imgui_keys) {
        if (ours == key) {
            io.AddKeyEvent(theirs, is_down);
        }
    }
}
#endif

} // namespace

void prepare_imgui(std::function<void(const std::string&)> set_clipboard,
                   std::function<std::string()> get_clipboard) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendPlatformName = "entente";
    io.ConfigInputTextCursorBlink = true;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    clipboard() = {std::move(set_clipboard), std::move(get_clipboard), {}};
#if IMGUI_VERSION_NUM < 18700
    for (const auto& [ours, theirs] : imgui_keys) {
        io.KeyMap[theirs] = static_cast<int>(ours);
    }
#endif
#if IMGUI_VERSION_NUM < 19111
    io.SetClipboardTextFn = set_text;
    io.GetClipboardTextFn = get_text;
#else
    ImGui::GetPlatformIO().Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
        set_text(nullptr, text);
    };
    ImGui::GetPlatformIO().Platform_GetClipboardTextFn = [](ImGuiContext*) {
        return get_text(nullptr);
    };
#endif
}

void feed_imgui(const FrameInput& input, double seconds, base::Vec2 size_px) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {size_px.x, size_px.y};
    io.DeltaTime = std::max(1e-5F, static_cast<float>(seconds));
#if IMGUI_VERSION_NUM < 18700
    io.MousePos =
        input.pointer ? ImVec2{input.pointer->x, input.pointer->y} : ImVec2{-FLT_MAX, -FLT_MAX};
    for (std::size_t i = 0; i < mouse_button_count; ++i) {
        io.MouseDown[i] = input.buttons[i];
    }
    io.MouseWheel = input.wheel.y;
    io.MouseWheelH = input.wheel.x;
    io.KeyCtrl = input.modifiers.ctrl;
    io.KeyShift = input.modifiers.shift;
    io.KeyAlt = input.modifiers.alt;
#else
    if (input.pointer) {
        io.AddMousePosEvent(input.pointer->x, input.pointer->y);
    } else {
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    }
    for (std::size_t i = 0; i < mouse_button_count; ++i) {
        io.AddMouseButtonEvent(static_cast<int>(i), input.buttons[i]);
    }
    io.AddMouseWheelEvent(input.wheel.x, input.wheel.y);
#if IMGUI_VERSION_NUM < 18930
    io.AddKeyEvent(ImGuiKey_ModCtrl, input.modifiers.ctrl);
    io.AddKeyEvent(ImGuiKey_ModShift, input.modifiers.shift);
    io.AddKeyEvent(ImGuiKey_ModAlt, input.modifiers.alt);
#else
    io.AddKeyEvent(ImGuiMod_Ctrl, input.modifiers.ctrl);
    io.AddKeyEvent(ImGuiMod_Shift, input.modifiers.shift);
    io.AddKeyEvent(ImGuiMod_Alt, input.modifiers.alt);
#endif
    io.ConfigInputTrickleEventQueue = false; // our queue has done it
#endif
    for (const KeyChanged& key : input.keys) {
        feed_key(io, key.press.key, key.is_down);
    }
    for (const char32_t character : input.text) {
        io.AddInputCharacter(character);
    }
}

} // namespace entente::shell
