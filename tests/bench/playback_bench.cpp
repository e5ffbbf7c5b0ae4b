// SPDX-License-Identifier: MIT
// Plays a data set by weeks in the whole window program under whatever OpenGL there is, without a
// display, in real time: whether each step comes when it is due, and how long frames take (and how
// much processor time, of all threads together, where other programs are in the way).
// usage: playback_bench FILE... (ICEWS 2014, say); exits with 1 where a speed is not kept or more
// than one frame in twenty takes 33 ms or longer. With ENTENTE_LATE_FRAMES set it names each of
// those.
#include "app/shell/headless_context.hpp"
#include "app/shell/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

constexpr render::TargetSize size{1920, 1080};
constexpr double wanted_ms = 33;
constexpr double seconds_played = 16;
/// A screen shows no more; what is left of it is not spent.
constexpr std::chrono::milliseconds least_frame{16};

class Player {
  public:
    Player(shell::Session& session, const shell::HeadlessContext& context)
        : session_(session), context_(context) {}

    double frame() {
        const auto began = Clock::now();
        const std::chrono::duration<double> since = began - last_;
        last_ = began;
        context_.bind();
        session_.frame(std::min(since.count(), 1.0), size, 1);
        session_.renderer().read_back({1, 1}); // waits until it is drawn
        const auto took = Clock::now() - began;
        std::this_thread::sleep_for(least_frame - std::min<Clock::duration>(took, least_frame));
        return std::chrono::duration<double, std::milli>(took).count();
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) {
            frame();
        }
    }
    void settle() {
        do {
            frame();
        } while (session_.is_loading() || !session_.is_layout_settled() ||
                 !session_.is_picture_complete());
    }
    bool click(const std::string& widget) {
        const auto found = session_.widgets().find(widget);
        if (found == session_.widgets().end()) {
            return false;
        }
        session_.input.push(shell::PointerMoved{found->second.center()});
        frames(2);
        session_.input.push(shell::ButtonChanged{shell::MouseButton::left, true});
        frames(1);
        session_.input.push(shell::ButtonChanged{shell::MouseButton::left, false});
        frames(3);
        return true;
    }
    /// One of a row of buttons, or of a list that opens.
    bool choose(const std::string& list, const std::string& choice) {
        return click(list + "." + choice) || (click(list) && click(list + "." + choice));
    }

  private:
    shell::Session& session_;
    const shell::HeadlessContext& context_;
    Clock::time_point last_ = Clock::now();
};

struct Frame {
    std::size_t number;
    int step;
    double into_step_ms;
    double ms;
};

bool play(Player& player, shell::Session& session, const std::string& speed) {
    if (!player.choose("timeline.speed", speed)) {
        fmt::print("no speed {}\n", speed);
        return false;
    }
    player.settle();
    const double rate = session.document().playback().settings.steps_per_second;
    player.click("timeline.play");
    std::vector<double> ms;
    const std::clock_t cpu_began = std::clock();
    std::vector<double> step_ms;
    std::vector<double> intervals;
    std::vector<Frame> late;
    model::Window window = session.document().view().window;
    const auto began = Clock::now();
    auto stepped = began;
    int steps = 0;
    while (session.document().playback().is_playing() &&
           std::chrono::duration<double>(Clock::now() - began).count() < seconds_played) {
        ms.push_back(player.frame());
        if (ms.back() >= wanted_ms) {
            const std::chrono::duration<double, std::milli> into = Clock::now() - stepped;
            late.push_back({ms.size(), steps, into.count() - ms.back(), ms.back()});
        }
        if (session.document().view().window != window) {
            window = session.document().view().window;
            const auto now = Clock::now();
            if (steps++ > 0) {
                intervals.push_back(std::chrono::duration<double>(now - stepped).count());
            }
            stepped = now;
            step_ms.push_back(ms.back());
        }
    }
    const double cpu_ms = 1000.0 * static_cast<double>(std::clock() - cpu_began) / CLOCKS_PER_SEC;
    if (session.document().playback().is_playing()) {
        player.click("timeline.play");
    }
    if (intervals.size() < 3) {
        fmt::print("it did not play\n");
        return false;
    }
    if (std::getenv("ENTENTE_LATE_FRAMES") != nullptr) { // which, and how long after their step
        for (const Frame& frame : late) {
            fmt::print("  frame {:>4}, {:>5.0f} ms into step {:>3}: {:.1f} ms\n", frame.number,
                       frame.into_step_ms, frame.step, frame.ms);
        }
    }
    std::sort(ms.begin(), ms.end());
    std::sort(step_ms.begin(), step_ms.end());
    double sum = 0;
    for (const double interval : intervals) {
        sum += interval;
    }
    const double kept = static_cast<double>(intervals.size()) / sum;
    const double most = ms[ms.size() * 95 / 100];
    const bool is_kept = kept > 0.97 * rate;
    fmt::print("{:>9.3g} {:>8.3f} {:>6} {:>6} {:>8.1f} {:>8.1f} {:>8.1f} {:>8.1f} {:>8.1f} "
               "{:>12.1f}%  {}\n",
               rate, kept, steps, ms.size(), ms[ms.size() / 2], most, ms.back(),
               step_ms[step_ms.size() / 2], cpu_ms / static_cast<double>(ms.size()),
               100.0 *
                   static_cast<double>(std::count_if(ms.begin(), ms.end(),
                                                     [](double t) { return t < wanted_ms; })) /
                   static_cast<double>(ms.size()),
               !is_kept            ? "steps are late"
               : most >= wanted_ms ? "frames are late"
                                   : "as wanted");
    return is_kept && most < wanted_ms;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: playback_bench FILE...\n");
        return 2;
    }
    shell::WindowOptions options;
    options.files.assign(argv + 1, argv + argc);
    if (const char* dir = std::getenv("ENTENTE_SHADER_DIR")) { // one that draws nothing, say
        options.shader_dir = dir;
    }
    auto context = shell::HeadlessContext::create(size.width, size.height);
    if (!context) {
        fmt::print("{}\n", context.error().message);
        return 4;
    }
    shell::SystemHooks hooks;
    hooks.remembers_settings = false;
    auto made = shell::Session::create(context->lookup(), options, std::move(hooks));
    if (!made) {
        fmt::print("{}\n", made.error().message);
        return 4;
    }
    shell::Session& session = **made;
    Player player(session, *context);
    player.settle();
    if (session.load_error()) {
        fmt::print("{}\n", session.load_error()->message);
        return 3;
    }
    // Four weeks, moved by one.
    if (!player.choose("timeline.unit", "week") || !player.click("timeline.play")) {
        fmt::print("no way to play by weeks\n");
        return 1;
    }
    player.click("timeline.play"); // the whole became a twelfth
    const model::Window& window = session.document().view().window;
    fmt::print("{} to {}, moved by {}s; {} nodes and {} ties of the first window\n",
               model::iso_day(window.span.first), model::iso_day(window.span.last),
               graph::name_of(session.document().playback().settings.unit),
               session.document().snapshot().nodes.size(),
               session.document().snapshot().ties.size());
    fmt::print("{:>9} {:>8} {:>6} {:>6} {:>8} {:>8} {:>8} {:>8} {:>8} {:>13}\n", "steps/s", "kept",
               "steps", "frames", "median", "95 %", "longest", "of steps", "CPU", "below 33 ms");
    bool is_good = true;
    for (const std::string speed : {"1", "4", "8"}) {
        is_good = play(player, session, speed) && is_good;
    }
    return is_good ? 0 : 1;
}
