// SPDX-License-Identifier: MIT
#include "app/shell/replay.hpp"

#include "app/base/utf8.hpp"
#include "app/io/atomic_file.hpp"
#include "app/io/png_writer.hpp"
#include "app/model/filter.hpp"

#include <fmt/format.h>

#include <chrono>
#include <thread>
#include <utility>

namespace entente::shell {
namespace {

using ActionKind = io::ReplayAction::Kind;

constexpr double frame_seconds = 1.0 / 60;
constexpr double seconds_between_clicks = 0.4; ///< more than a double click takes
constexpr auto patience = std::chrono::minutes{2};

MouseButton button_named(const std::string& name) {
    return name == "right"    ? MouseButton::right
           : name == "middle" ? MouseButton::middle
                              : MouseButton::left;
}

} // namespace

Replay::Replay(Session& session, render::TargetSize size, float screen_scale,
               std::function<base::Result<void>(render::TargetSize)> resize)
    : session_(session), size_(size), screen_scale_(screen_scale), resize_(std::move(resize)) {}

void Replay::hold(const std::vector<std::string>& modifiers) {
    ui::Modifiers with;
    for (const std::string& name : modifiers) {
        with.ctrl = with.ctrl || name == "ctrl";
        with.shift = with.shift || name == "shift";
        with.alt = with.alt || name == "alt";
    }
    session_.input.push(KeyChanged{{ui::Key::none, with, false}, false});
    drain();
}

base::Result<void> Replay::run(const std::vector<io::ReplayAction>& actions) {
    if (auto loaded = wait_for("load"); !loaded) {
        return loaded;
    }
    if (session_.load_error()) {
        return base::fail(*session_.load_error());
    }
    for (const io::ReplayAction& action : actions) {
        if (auto done = perform(action); !done) {
            return base::fail(
                std::move(done).error().with_context(fmt::format("line {}", action.line)));
        }
        drain();
        if (!action.held.empty()) {
            hold({});
        }
        for (int i = 0; i < action.frames; ++i) {
            frame();
        }
    }
    return {};
}

void Replay::frame(bool is_seen) {
    // Painting takes most of the time where a processor does it.
    const bool is_painted = is_seen || frames_++ % 4 == 0;
    session_.frame(frame_seconds, size_, screen_scale_, is_painted);
    seconds_ += frame_seconds;
}

void Replay::drain(bool is_seen) {
    do {
        frame(is_seen);
    } while (!session_.input.is_empty());
}

base::Result<base::Vec2> Replay::find(const io::ReplayPlace& place) const {
    if (place.widget.empty()) {
        return place.at;
    }
    const auto& widgets = session_.widgets();
    const auto found = widgets.find(place.widget);
    if (found != widgets.end()) {
        return found->second.center() + place.at;
    }
    std::vector<std::string_view> names;
    for (const auto& [name, rect] : widgets) {
        names.push_back(name);
    }
    const std::string near = model::nearest_word(place.widget, names);
    return base::fail(base::ErrorKind::usage,
                      fmt::format("no widget \"{}\" can be seen{}", place.widget,
                                  near.empty() ? "" : " (did you mean \"" + near + "\"?)"));
}

void Replay::press_button(MouseButton button, bool is_down) {
    session_.input.push(ButtonChanged{button, is_down});
}

void Replay::click(base::Vec2 at) {
    session_.input.push(PointerMoved{at});
    drain();
    press_button(MouseButton::left, true);
    press_button(MouseButton::left, false);
    drain();
    last_click_ = seconds_;
}

base::Result<void> Replay::press_key(const std::string& name, bool is_down, bool is_let_go) {
    const auto press = ui::key_press_named(name);
    if (!press) {
        return base::fail(base::ErrorKind::usage,
                          "unknown key \"" + name +
                              "\" (expected one like \"Ctrl+Z\", \"Left\", \"Space\", \"F1\")");
    }
    if (is_down) {
        session_.input.push(KeyChanged{*press, true});
    }
    if (is_let_go) {
        ui::KeyPress released = *press;
        released.with = {};
        session_.input.push(KeyChanged{released, false});
    }
    return {};
}

base::Result<void> Replay::perform(const io::ReplayAction& action) {
    std::vector<base::Vec2> places;
    const bool clicks = action.kind == ActionKind::click ||
                        action.kind == ActionKind::double_click || action.kind == ActionKind::drag;
    while (clicks && seconds_ - last_click_ < seconds_between_clicks) {
        frame(); // else it would be the second half of a double click
    }
    for (const io::ReplayPlace& place : action.places) {
        const auto at = find(place);
        if (!at) {
            return base::fail(at.error());
        }
        places.push_back(*at);
    }
    InputQueue& input = session_.input;
    if (!action.held.empty()) {
        hold(action.held);
    }
    switch (action.kind) {
    case ActionKind::move:
        input.push(PointerMoved{places[0]});
        break;
    case ActionKind::press:
    case ActionKind::release:
        press_button(button_named(action.text), action.kind == ActionKind::press);
        break;
    case ActionKind::click:
        click(places[0]);
        break;
    case ActionKind::double_click:
        click(places[0]);
        click(places[0]);
        break;
    case ActionKind::drag: {
        constexpr int steps = 12;
        input.push(PointerMoved{places[0]});
        drain();
        press_button(MouseButton::left, true);
        drain();
        for (int i = 1; i <= steps; ++i) {
            const float share = static_cast<float>(i) / steps;
            input.push(PointerMoved{places[0] + (places[1] - places[0]) * share});
            drain();
        }
        press_button(MouseButton::left, false);
        last_click_ = seconds_;
        break;
    }
    case ActionKind::wheel:
        input.push(WheelTurned{action.amount});
        break;
    case ActionKind::key:
    case ActionKind::key_down:
    case ActionKind::key_up:
        return press_key(action.text, action.kind != ActionKind::key_up,
                         action.kind != ActionKind::key_down);
    case ActionKind::text: {
        std::string_view rest = action.text;
        while (!rest.empty()) {
            input.push(TextTyped{base::take_code_point(rest)});
        }
        break;
    }
    case ActionKind::drop:
        input.push(FilesDropped{action.files});
        break;
    case ActionKind::resize:
        if (action.amount.x < 320 || action.amount.y < 240 || action.amount.x > 16384 ||
            action.amount.y > 16384) {
            return base::fail(base::ErrorKind::usage,
                              "\"resize\" is out of range (expected 320x240 to 16384x16384)");
        }
        size_ = {static_cast<int>(action.amount.x), static_cast<int>(action.amount.y)};
        return resize_(size_);
    case ActionKind::wait:
        return wait_for(action.text);
    case ActionKind::screenshot:
        return take_picture(action.text);
    case ActionKind::dump:
        frame();
        return io::write_file(action.text, dump_of(session_));
    case ActionKind::frames:
        break;
    }
    return {};
}

base::Result<void> Replay::wait_for(const std::string& what) {
    const auto is_there = [&] {
        const bool is_loaded = !session_.is_loading();
        const bool is_counted = !session_.document().is_counting();
        if (what == "load") {
            return is_loaded;
        }
        if (what == "layout") {
            return is_loaded && is_counted && session_.is_layout_settled() &&
                   session_.is_picture_complete();
        }
        if (what == "save") {
            return !session_.is_saving();
        }
        if (what == "words") {
            return is_loaded && !session_.is_putting_into_words();
        }
        if (what == "measures") {
            return is_loaded && session_.is_layout_settled() && session_.is_picture_complete() &&
                   !session_.document().is_measuring();
        }
        return is_loaded && is_counted && !session_.is_saving() && !session_.is_previewing() &&
               session_.is_picture_complete();
    };
    if (what != "load" && what != "layout" && what != "save" && what != "picture" &&
        what != "words" && what != "measures") {
        return base::fail(base::ErrorKind::usage,
                          "unknown wait \"" + what +
                              "\" (expected load, layout, save, picture, words or measures)");
    }
    const bool is_for_picture = what == "layout" || what == "picture" || what == "measures";
    const auto end = std::chrono::steady_clock::now() + patience;
    frame(is_for_picture);
    while (!is_there()) {
        if (std::chrono::steady_clock::now() > end) {
            return base::fail(base::ErrorKind::cancelled,
                              "waited two minutes for \"" + what + "\"");
        }
        const auto began = std::chrono::steady_clock::now();
        frame(is_for_picture && session_.is_layout_settled());
        if (std::chrono::steady_clock::now() - began < std::chrono::milliseconds{2}) {
            std::this_thread::sleep_for(
                std::chrono::milliseconds{2}); // others do the work waited for
        }
    }
    drain(is_for_picture); // the newest state is on the picture
    return {};
}

base::Result<void> Replay::take_picture(const std::string& path) {
    if (auto complete = wait_for("picture");
        !complete && complete.error().kind != base::ErrorKind::cancelled) {
        return complete;
    }
    return io::write_png(path, session_.renderer().read_back(size_));
}

} // namespace entente::shell
