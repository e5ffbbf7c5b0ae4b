// SPDX-License-Identifier: MIT
#include "app/shell/desktop.hpp"

#include "app/shell/console.hpp"
#include "app/shell/picture_clipboard.hpp"
#include "app/shell/session.hpp"
#include "app/shell/system_motion.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <thread>
#include <utility>

#ifndef _WIN32
#include <spawn.h>
#include <sys/wait.h>
extern char** environ;
#else
#include <shellapi.h>
#include <windows.h>
#endif

namespace entente::shell {
namespace {

using ui::Key;

constexpr double longest_frame_seconds = 0.25;
constexpr double idle_seconds = 0.5; ///< how long it may sleep: a text cursor still blinks
/// Drawn when nothing goes on any more, for what shows where the pointer rests; then none, but
/// where a text cursor blinks.
constexpr int most_idle_frames = 4;

constexpr std::pair<int, Key> keys[]{
    {GLFW_KEY_LEFT, Key::left},
    {GLFW_KEY_RIGHT, Key::right},
    {GLFW_KEY_UP, Key::up},
    {GLFW_KEY_DOWN, Key::down},
    {GLFW_KEY_HOME, Key::home},
    {GLFW_KEY_END, Key::end},
    {GLFW_KEY_PAGE_UP, Key::page_up},
    {GLFW_KEY_PAGE_DOWN, Key::page_down},
    {GLFW_KEY_ESCAPE, Key::escape},
    {GLFW_KEY_ENTER, Key::enter},
    {GLFW_KEY_KP_ENTER, Key::enter},
    {GLFW_KEY_TAB, Key::tab},
    {GLFW_KEY_BACKSPACE, Key::backspace},
    {GLFW_KEY_DELETE, Key::del},
    {GLFW_KEY_SPACE, Key::space},
    {GLFW_KEY_KP_ADD, Key::equal},
    {GLFW_KEY_KP_SUBTRACT, Key::minus},
};

/// What a printing key types without modifiers: shortcuts follow the layout, not the place on the
/// board.
Key key_typing(char c) {
    if (c >= 'A' && c <= 'Z') {
        c = static_cast<char>(c - 'A' + 'a');
    }
    const auto press = ui::key_press_named(std::string(1, c));
    return press ? press->key : Key::none;
}

Key key_of(int glfw_key, int scancode) {
    for (const auto& [theirs, ours] : keys) {
        if (theirs == glfw_key) {
            return ours;
        }
    }
    if (glfw_key >= GLFW_KEY_F1 && glfw_key <= GLFW_KEY_F12) {
        return static_cast<Key>(static_cast<int>(Key::f1) + glfw_key - GLFW_KEY_F1);
    }
    const char* name = glfwGetKeyName(glfw_key, scancode);
    if (name != nullptr && name[0] != 0 && name[1] == 0) {
        if (const Key key = key_typing(name[0]); key != Key::none) {
            return key;
        }
    }
    // A layout without Latin letters: the key's place in the US layout.
    return glfw_key >= ' ' && glfw_key < 127 ? key_typing(static_cast<char>(glfw_key)) : Key::none;
}

struct GlfwLibrary {
    bool is_ready = glfwInit() == GLFW_TRUE;
    GlfwLibrary() = default;
    GlfwLibrary(const GlfwLibrary&) = delete;
    GlfwLibrary& operator=(const GlfwLibrary&) = delete;
    ~GlfwLibrary() {
        if (is_ready) {
            glfwTerminate();
        }
    }
};

struct DestroyWindow {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using Window = std::unique_ptr<GLFWwindow, DestroyWindow>;

std::string last_glfw_error() {
    const char* description = nullptr;
    glfwGetError(&description);
    return description != nullptr ? description : "no reason given";
}

/// Opens an address with the program that the desktop has for it, without a shell in between.
void open_in_browser(const std::string& url) {
#if defined(_WIN32)
    ShellExecuteA(nullptr, "open", url.c_str(), nullptr, nullptr, SW_SHOWNORMAL);
#else
#if defined(__APPLE__)
    std::string program = "open";
#else
    std::string program = "xdg-open";
#endif
    std::string address = url;
    std::array<char*, 3> arguments{program.data(), address.data(), nullptr};
    pid_t child = 0;
    if (posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) != 0) {
        tell("cannot start " + program + " to open " + url);
        return;
    }
    std::thread([child] {
        int status = 0;
        waitpid(child, &status, 0);
    }).detach();
#endif
}

Session& session_of(GLFWwindow* window) {
    return *static_cast<Session*>(glfwGetWindowUserPointer(window));
}

/// Pixels of the framebuffer per unit of window coordinates (2 on macOS's high-density screens, 1
/// elsewhere).
base::Vec2 pixels_per_coordinate(GLFWwindow* window) {
    int width = 1;
    int height = 1;
    int pixel_width = 1;
    int pixel_height = 1;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &pixel_width, &pixel_height);
    return {static_cast<float>(pixel_width) / static_cast<float>(std::max(1, width)),
            static_cast<float>(pixel_height) / static_cast<float>(std::max(1, height))};
}

ui::Modifiers modifiers_of(int mods) {
#if defined(__APPLE__)
    constexpr int control = GLFW_MOD_SUPER;
#else
    constexpr int control = GLFW_MOD_CONTROL;
#endif
    return {(mods & control) != 0, (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_ALT) != 0};
}

/// A modifier's own press tells of itself, so that a drag sees Shift, Ctrl or Alt at once.
void push_modifier(Session& session, int key, int action, int mods) {
    ui::Modifiers with = modifiers_of(mods);
    const bool is_down = action != GLFW_RELEASE;
    if (key == GLFW_KEY_LEFT_SHIFT || key == GLFW_KEY_RIGHT_SHIFT) {
        with.shift = is_down;
    } else if (key == GLFW_KEY_LEFT_ALT || key == GLFW_KEY_RIGHT_ALT) {
        with.alt = is_down;
    } else if (key == GLFW_KEY_LEFT_CONTROL || key == GLFW_KEY_RIGHT_CONTROL) {
        with.ctrl = is_down;
    }
    session.input.push(KeyChanged{{Key::none, with, false}, false});
}

void connect_input(GLFWwindow* window) {
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
        const base::Vec2 scale = pixels_per_coordinate(w);
        session_of(w).input.push(
            PointerMoved{{static_cast<float>(x) * scale.x, static_cast<float>(y) * scale.y}});
    });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { session_of(w).draw_again(); });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int is_inside) {
        if (is_inside == GLFW_FALSE) {
            session_of(w).input.push(PointerLeft{});
        }
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
        if (button < static_cast<int>(mouse_button_count)) {
            session_of(w).input.push(KeyChanged{{Key::none, modifiers_of(mods), false}, false});
            session_of(w).input.push(
                ButtonChanged{static_cast<MouseButton>(button), action == GLFW_PRESS});
        }
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
        session_of(w).input.push(WheelTurned{{static_cast<float>(x), static_cast<float>(y)}});
    });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
        const Key ours = key_of(key, scancode);
        if (ours == Key::none) {
            push_modifier(session_of(w), key, action, mods);
            return;
        }
        session_of(w).input.push(
            KeyChanged{{ours, modifiers_of(mods), action == GLFW_REPEAT}, action != GLFW_RELEASE});
    });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned int character) {
        session_of(w).input.push(TextTyped{static_cast<char32_t>(character)});
    });
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
        session_of(w).input.push(FilesDropped{{paths, paths + count}});
    });
}

/// The pointer's shapes that panels ask for.
class Cursors {
  public:
    Cursors() {
        cursors_[ImGuiMouseCursor_TextInput] = glfwCreateStandardCursor(GLFW_IBEAM_CURSOR);
        cursors_[ImGuiMouseCursor_ResizeEW] = glfwCreateStandardCursor(GLFW_HRESIZE_CURSOR);
        cursors_[ImGuiMouseCursor_ResizeNS] = glfwCreateStandardCursor(GLFW_VRESIZE_CURSOR);
        cursors_[ImGuiMouseCursor_Hand] = glfwCreateStandardCursor(GLFW_HAND_CURSOR);
    }
    Cursors(const Cursors&) = delete;
    Cursors& operator=(const Cursors&) = delete;
    ~Cursors() {
        for (GLFWcursor* cursor : cursors_) {
            if (cursor != nullptr) {
                glfwDestroyCursor(cursor);
            }
        }
    }
    void show(GLFWwindow* window, int which) {
        if (which != shown_ && which >= 0 && which < ImGuiMouseCursor_COUNT) {
            shown_ = which;
            glfwSetCursor(window, cursors_[static_cast<std::size_t>(which)]);
        }
    }

  private:
    std::array<GLFWcursor*, ImGuiMouseCursor_COUNT> cursors_{};
    int shown_ = ImGuiMouseCursor_Arrow;
};

float screen_scale(GLFWwindow* window) {
    float x = 1;
    float y = 1;
    glfwGetWindowContentScale(window, &x, &y);
    return std::max(x, y);
}

SystemHooks hooks_for(GLFWwindow* window) {
    SystemHooks hooks;
    hooks.open_url = open_in_browser;
    hooks.set_clipboard = [window](const std::string& text) {
        glfwSetClipboardString(window, text.c_str());
    };
    hooks.get_clipboard = [window] {
        const char* text = glfwGetClipboardString(window);
        return std::string(text != nullptr ? text : "");
    };
    hooks.copy_picture = copy_picture;
    hooks.wants_less_motion = system_wants_less_motion;
    hooks.set_title = [window](const std::string& title) {
        glfwSetWindowTitle(window, title.c_str());
    };
    return hooks;
}

void run_frames(GLFWwindow* window, Session& session) {
    using Clock = std::chrono::steady_clock;
    Cursors cursors;
    auto last = Clock::now();
    int idle_frames = 0;
    std::pair<int, int> drawn_size;
    glfwShowWindow(window);
    while (glfwWindowShouldClose(window) == GLFW_FALSE && !session.wants_to_quit()) {
        if (session.is_active()) {
            glfwPollEvents();
            idle_frames = 0;
        } else {
            glfwWaitEventsTimeout(idle_seconds);
            last = std::max(last, Clock::now() - std::chrono::milliseconds{17});
        }
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(window, &width, &height);
        if (width == 0 || height == 0) { // minimised
            glfwWaitEventsTimeout(idle_seconds);
            continue;
        }
        const bool is_idle = !session.is_active() && !ImGui::GetIO().WantTextInput &&
                             drawn_size == std::pair(width, height);
        if (is_idle && ++idle_frames > most_idle_frames) {
            continue;
        }
        drawn_size = {width, height};
        const auto now = Clock::now();
        const double seconds = std::chrono::duration<double>(now - last).count();
        last = now;
        session.frame(std::min(seconds, longest_frame_seconds), {width, height},
                      screen_scale(window));
        cursors.show(window, session.cursor());
        glfwSwapBuffers(window);
        // Where the driver does not wait for the screen, no more than about 120 frames a second are
        // made.
        const auto spent = Clock::now() - now;
        if (spent < std::chrono::milliseconds{8}) {
            std::this_thread::sleep_for(std::chrono::milliseconds{8} - spent);
        }
    }
    int width = 0;
    int height = 0;
    glfwGetWindowSize(window, &width, &height);
    session.set_window_size(width, height);
}

} // namespace

base::Result<void> run_desktop(const WindowOptions& options) {
    const GlfwLibrary glfw;
    if (!glfw.is_ready) {
        return base::fail(base::ErrorKind::graphics,
                          "no window can be opened here (" + last_glfw_error() +
                              "); `entente render FILE -o figure.png` draws without a display");
    }
    const io::Settings settings = io::read_settings(io::settings_path());
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE); // shown when there is something to see
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "Entente");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "entente");
    const auto [width, height] =
        options.size_px.value_or(std::pair{settings.window_width, settings.window_height});
    const Window window(
        glfwCreateWindow(std::max(480, width), std::max(360, height), "Entente", nullptr, nullptr));
    if (!window) {
        return base::fail(base::ErrorKind::graphics,
                          "no window with OpenGL 3.3 can be opened (" + last_glfw_error() + ")");
    }
    glfwMakeContextCurrent(window.get());
    glfwSwapInterval(1);
    auto session = Session::create(&glfwGetProcAddress, options, hooks_for(window.get()));
    if (!session) {
        return base::fail(std::move(session).error());
    }
    glfwSetWindowUserPointer(window.get(), session->get());
    connect_input(window.get());
    run_frames(window.get(), **session);
    return {};
}

} // namespace entente::shell
