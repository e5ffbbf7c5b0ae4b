// SPDX-License-Identifier: MIT
// Frames of the whole window program under whatever OpenGL there is, without a display: what a
// person waits for. frame_bench [FILE...]: the files, else the sample and a made network of 10,000
// nodes and 100,000 ties.
#include "app/base/rng.hpp"
#include "app/shell/headless_context.hpp"
#include "app/shell/session.hpp"
#include "tests/support/temp_dir.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

constexpr render::TargetSize size{1920, 1080};
constexpr double wanted = 33; ///< ms a frame, at most

/// One event a tie, so that each pair is there; a few hubs, as in real data.
std::string made_network(std::uint32_t nodes, std::uint32_t ties) {
    base::Rng rng(1);
    std::string text = "{\"header\":{\"format\":\"entente/1\",\"title\":\"Made\"}}\n";
    for (std::uint32_t i = 0; i < nodes; ++i) {
        text += fmt::format(
            "{{\"actor\":{{\"id\":\"a{0}\",\"kind\":\"official\",\"name\":\"Actor {0}\"}}}}\n", i);
    }
    for (std::uint32_t i = 0; i < ties; ++i) {
        const std::uint32_t a = i < nodes ? i : rng.below(nodes);
        const std::uint32_t near = (a + 1 + rng.below(40)) % nodes;
        const std::uint32_t b = rng.below(4) == 0 ? rng.below(nodes) : near;
        text += fmt::format("{{\"event\":{{\"id\":\"e{}\",\"date\":\"{}-{:02}-{:02}\","
                            "\"participants\":[\"a{}\",\"a{}\"]}}}}\n",
                            i, 2000 + rng.below(20), 1 + rng.below(12), 1 + rng.below(28), a,
                            b == a ? (b + 1) % nodes : b);
    }
    return text;
}

class Bench {
  public:
    Bench(shell::Session& session, const shell::HeadlessContext& context)
        : session_(session), context_(context) {}

    double frame() {
        const auto began = Clock::now();
        context_.bind();
        session_.frame(last_ms_ / 1000, size, 1);
        session_.renderer().read_back({1, 1}); // waits until it is drawn
        last_ms_ = std::chrono::duration<double, std::milli>(Clock::now() - began).count();
        return last_ms_;
    }

    void settle() {
        do {
            frame();
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        } while (session_.is_loading() || !session_.is_layout_settled() ||
                 !session_.is_picture_complete());
    }

    void report(const std::string& what, int count, const std::function<void(int)>& before) {
        std::vector<double> ms;
        for (int i = 0; i < count; ++i) {
            before(i);
            ms.push_back(frame());
        }
        const double first = ms.front();
        std::sort(ms.begin(), ms.end());
        const auto late = std::count_if(ms.begin(), ms.end(), [](double t) { return t >= wanted; });
        fmt::print("  {:<34}{:8.1f} median {:8.1f} 95 % {:8.1f} longest {:8.1f} first, ms of {} "
                   "frames; {} of 33 or more\n",
                   what, ms[ms.size() / 2], ms[ms.size() * 95 / 100], ms.back(), first, count,
                   late);
    }

  private:
    shell::Session& session_;
    const shell::HeadlessContext& context_;
    double last_ms_ = 16;
};

bool measure(const std::string& name, const shell::WindowOptions& options) {
    auto context = shell::HeadlessContext::create(size.width, size.height);
    if (!context) {
        fmt::print("{}\n", context.error().message);
        return false;
    }
    shell::SystemHooks hooks;
    hooks.remembers_settings = false;
    const auto began = Clock::now();
    auto made = shell::Session::create(context->lookup(), options, std::move(hooks));
    if (!made) {
        fmt::print("{}\n", made.error().message);
        return false;
    }
    shell::Session& session = **made;
    Bench bench(session, *context);
    const auto seconds = [&] {
        return std::chrono::duration<double>(Clock::now() - began).count();
    };
    bench.frame();
    const double first_frame = seconds();
    while (session.is_loading()) {
        bench.frame();
    }
    const double loaded = seconds();
    fmt::print("{}: first frame after {:.2f} s, data shown after {:.2f} s\n", name, first_frame,
               loaded);
    const base::Rect canvas = session.widgets().at("canvas");
    const base::Vec2 middle = canvas.center();
    const auto point_at = [&](base::Vec2 at) { session.input.push(shell::PointerMoved{at}); };
    const auto along = [&](int i, float step) {
        return middle + base::Vec2{step * static_cast<float>(i % 40) - 20 * step, 10};
    };
    bench.report("while the layout settles, panning", 60, [&](int i) {
        point_at(along(i, 4));
        if (i == 0) {
            session.input.push(shell::ButtonChanged{shell::MouseButton::right, true});
        }
    });
    session.input.push(shell::ButtonChanged{shell::MouseButton::right, false});
    bench.settle();
    fmt::print("  {} nodes, {} ties; settled after {:.1f} s\n",
               session.document().snapshot().nodes.size(),
               session.document().snapshot().ties.size(), seconds());
    bench.report("still", 60, [](int) {});
    bench.report("pointer over the network", 80, [&](int i) { point_at(along(i, 7)); });
    // Each frame another node, so that the whole picture is lit anew.
    std::vector<base::Vec2> nodes;
    for (const scene::NodeMark& node : session.canvas().marks().nodes) {
        if (canvas.contains(node.center) && !node.is_decoration) {
            nodes.push_back(node.center);
        }
    }
    if (!nodes.empty()) {
        bench.report("from node to node", 60, [&](int i) {
            point_at(nodes[static_cast<std::size_t>(i) * 7919 % nodes.size()]);
        });
    }
    point_at(middle);
    bench.settle();
    bench.report("zooming", 40, [&](int i) {
        session.input.push(shell::WheelTurned{{0, i % 20 < 10 ? 1.0F : -1.0F}});
    });
    bench.settle();
    bench.report("panning", 60, [&](int i) {
        point_at(along(i, 4));
        if (i == 0) {
            session.input.push(shell::ButtonChanged{shell::MouseButton::right, true});
        }
    });
    session.input.push(shell::ButtonChanged{shell::MouseButton::right, false});
    bench.settle();
    // The right end is dragged to the middle, then the band to and fro.
    const base::Vec2 handle = session.widgets().at("timeline.handle.right").center();
    const base::Vec2 body = session.widgets().at("timeline.body").center();
    point_at(handle);
    bench.frame();
    bench.report("dragging an end of the window", 60, [&](int i) {
        point_at(handle + (body - handle) * (static_cast<float>(i) / 60));
        if (i == 0) {
            session.input.push(shell::ButtonChanged{shell::MouseButton::left, true});
        }
    });
    session.input.push(shell::ButtonChanged{shell::MouseButton::left, false});
    bench.settle();
    // Narrow, it goes over all of the time and back.
    const base::Vec2 grip = session.widgets().at("timeline.body").center();
    const base::Vec2 start = session.widgets().at("timeline.handle.left").center();
    point_at(session.widgets().at("timeline.handle.right").center());
    bench.frame();
    session.input.push(shell::ButtonChanged{shell::MouseButton::left, true});
    bench.frame();
    point_at(start + (grip - start) * 0.3F);
    bench.frame();
    session.input.push(shell::ButtonChanged{shell::MouseButton::left, false});
    bench.settle();
    fmt::print("  {} nodes, {} ties in the window\n", session.document().snapshot().nodes.size(),
               session.document().snapshot().ties.size());
    const base::Vec2 held = session.widgets().at("timeline.body").center();
    point_at(held);
    bench.frame();
    bench.report("dragging the window", 120, [&](int i) {
        point_at(held + base::Vec2{static_cast<float>(i < 60 ? i : 120 - i) * 15, 0});
        if (i == 0) {
            session.input.push(shell::ButtonChanged{shell::MouseButton::left, true});
        }
    });
    session.input.push(shell::ButtonChanged{shell::MouseButton::left, false});
    bench.settle();
    const base::Rect track = session.widgets().at("timeline.track");
    bench.report("pointer along the timeline, with its tip", 120, [&](int i) {
        point_at({track.min.x + track.width() * (static_cast<float>(i / 15) + 0.5F) / 8,
                  track.center().y});
    });
    const auto press = [&](ui::Key key) {
        session.input.push(shell::KeyChanged{ui::KeyPress{key, {}}, true});
        session.input.push(shell::KeyChanged{ui::KeyPress{key, {}}, false});
    };
    point_at(middle);
    bench.report("a window pinned, and its table", 40, [&](int i) {
        if (i == 0) {
            press(ui::Key::c);
        }
    });
    bench.settle();
    bench.report("compared, the window moved", 60, [&](int i) {
        if (i % 12 == 0) {
            press(i < 36 ? ui::Key::left : ui::Key::right);
        }
    });
    bench.settle();
    return true;
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        shell::WindowOptions options;
        options.files.assign(argv + 1, argv + argc);
        return measure(argv[1], options) ? 0 : 1;
    }
    const test::TempDir dir;
    shell::WindowOptions made;
    made.files = {dir.write("made.jsonl", made_network(10'000, 100'000))};
    const bool is_measured =
        measure("the sample", {}) && measure("10,000 nodes, 100,000 ties", made);
    return is_measured ? 0 : 1;
}
