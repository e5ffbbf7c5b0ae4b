// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/io/replay_script.hpp"
#include "app/shell/session.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace entente::shell {

/// The state of the window program as JSON, as CLI.md ("Replay", `dump`) lays it down.
std::string dump_of(const Session& session);

/// Drives a session by a script, as a person would: through its input queue, frame by frame.
///
/// Before the first action it waits until the data are loaded. After each action it runs frames
/// until the input is used up, then those that the action asks for. Frames are a sixtieth of a
/// second long whatever the time they take, so that a script gives the same on every machine. Of
/// those whose picture nobody waits for or reads every fourth is painted.
class Replay {
  public:
    /// @param resize  makes the framebuffer that size.
    Replay(Session& session, render::TargetSize size, float screen_scale,
           std::function<base::Result<void>(render::TargetSize)> resize);

    /// Error (usage) where an action names what is not there, (unreadable) where the data cannot be
    /// loaded, (not_written) for a file, (cancelled) where what it waits for does not come within
    /// two minutes.
    base::Result<void> run(const std::vector<io::ReplayAction>& actions);

  private:
    base::Result<void> perform(const io::ReplayAction& action);
    base::Result<void> wait_for(const std::string& what);
    base::Result<base::Vec2> find(const io::ReplayPlace& place) const;
    base::Result<void> press_key(const std::string& name, bool is_down, bool is_let_go);
    base::Result<void> take_picture(const std::string& path);
    void hold(const std::vector<std::string>& modifiers);
    void press_button(MouseButton button, bool is_down);
    void click(base::Vec2 at);
    void frame(bool is_seen = false);
    void drain(bool is_seen = false);

    Session& session_;
    render::TargetSize size_;
    float screen_scale_;
    std::function<base::Result<void>(render::TargetSize)> resize_;
    double seconds_ = 0; ///< of the script's time
    double last_click_ = -10;
    std::size_t frames_ = 0;
};

} // namespace entente::shell
