// SPDX-License-Identifier: MIT
#include "app/shell/window_program.hpp"

#include "app/shell/console.hpp"
#include "app/shell/desktop.hpp"
#include "app/shell/headless_context.hpp"
#include "app/shell/replay.hpp"
#include "app/shell/session.hpp"

#include <memory>
#include <utility>

namespace entente::shell {
namespace {

constexpr int replay_width = 1440;
constexpr int replay_height = 900;

int end_with(const base::Error& error) {
    tell(error.message);
    return static_cast<int>(exit_code_of(error.kind));
}

} // namespace

int run_window(const WindowOptions& options) {
    const auto done = run_desktop(options);
    return done ? static_cast<int>(ExitCode::done) : end_with(done.error());
}

int run_replay(const ReplayOptions& options) {
    const auto script = io::read_replay_script(options.script);
    if (!script) {
        return end_with(script.error());
    }
    const auto [width, height] =
        options.window.size_px.value_or(std::pair{replay_width, replay_height});
    auto context = HeadlessContext::create(width, height);
    if (!context) {
        return end_with(context.error());
    }
    SystemHooks hooks;
    hooks.remembers_settings = false;
    hooks.adapts_to_speed = false; // the same picture on every machine
    auto session = Session::create(context->lookup(), options.window, std::move(hooks));
    if (!session) {
        return end_with(session.error());
    }
    Replay replay(**session, {width, height}, 1, [&](render::TargetSize size) {
        return context->resize(size.width, size.height);
    });
    const auto done = replay.run(*script);
    return done ? static_cast<int>(ExitCode::done)
                : end_with(done.error().with_context(options.script.string()));
}

} // namespace entente::shell
