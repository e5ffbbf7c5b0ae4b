// SPDX-License-Identifier: MIT
#include "app/document/layout_worker.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <variant>

namespace entente::document {
namespace {

using Clock = std::chrono::steady_clock;

/// Ticks are no more frequent than that: a small graph settles before the eyes, and not in a flash.
constexpr auto tick_interval = std::chrono::microseconds(8333);
// Warmth that a node needs to pull its neighbours along, or to go back among them.
constexpr float move_alpha = 0.1F;
constexpr float release_alpha = 0.1F;

struct Move {
    std::uint32_t node = 0;
    base::Vec2 position;
};
struct Pin {
    std::uint32_t node = 0;
    bool is_pinned = false;
};
struct Reheat {
    float alpha = 0;
};
using Request = std::variant<Move, Pin, Reheat>;

struct Job {
    layout::LayoutGraph graph;
    layout::ForceSettings settings;
    std::vector<base::Vec2> start;
    std::vector<float> radii;
    bool is_at_rest = false;
};

/// Whether a layout that rests goes on.
bool is_warming(const Request& request) {
    const auto* pin = std::get_if<Pin>(&request);
    return pin == nullptr || !pin->is_pinned;
}

void carry_out(const Request& request, layout::Layout& layout) {
    const std::size_t count = layout.positions().size();
    if (const auto* move = std::get_if<Move>(&request); move != nullptr && move->node < count) {
        layout.move(move->node, move->position);
        layout.reheat(move_alpha);
    }
    if (const auto* pin = std::get_if<Pin>(&request); pin != nullptr && pin->node < count) {
        layout.set_pinned(pin->node, pin->is_pinned);
        if (!pin->is_pinned) {
            layout.reheat(release_alpha);
        }
    }
    if (const auto* reheat = std::get_if<Reheat>(&request)) {
        layout.reheat(reheat->alpha);
    }
}

} // namespace

/// What the two threads share, all of it under the mutex but the thread itself.
struct LayoutWorker::Shared {
    mutable std::mutex mutex;
    std::condition_variable_any wake;

    std::uint64_t run = 0;   ///< counts start() and stop(): what an older run publishes is dropped
    std::optional<Job> job;  ///< a graph that waits to be laid out
    bool has_layout = false; ///< one is laid out or waits to be
    std::vector<Request> requests;
    bool is_answering = false; ///< requests were taken whose outcome is not published yet
    std::vector<base::Vec2> positions;
    bool is_fresh = false;
    Status status;

    std::jthread thread; // last, so that it ends before what it uses

    void work(const std::stop_token& stop);
    void add(const Request& request) {
        {
            const std::lock_guard lock(mutex);
            if (!has_layout) {
                return;
            }
            requests.push_back(request);
        }
        wake.notify_one();
    }
    /// Hands newer positions over by swap; `buffer` gets the older ones to be written over.
    void publish(std::uint64_t of_run, const layout::Layout& layout,
                 std::vector<base::Vec2>& buffer, bool is_resting, float least_alpha,
                 std::optional<double> tick_ms = {}) {
        const auto newest = layout.positions();
        buffer.assign(newest.begin(), newest.end());
        const std::lock_guard lock(mutex);
        if (of_run != run) {
            return;
        }
        positions.swap(buffer);
        is_fresh = true;
        is_answering = false;
        status.state = is_resting ? layout::LayoutState::converged : layout.state();
        status.alpha = is_resting ? 0 : layout.alpha();
        status.stage = status.state != layout::LayoutState::running ? Stage::rest
                       : status.alpha < least_alpha                 ? Stage::discs
                                                                    : Stage::neighbors;
        if (tick_ms) {
            ++status.ticks;
            status.disc_ticks += status.alpha < least_alpha ? 1 : 0;
            status.ticking_ms += *tick_ms;
            status.ms_per_tick =
                status.ticks == 1 ? *tick_ms : 0.9 * status.ms_per_tick + 0.1 * *tick_ms;
        }
    }
};

void LayoutWorker::Shared::work(const std::stop_token& stop) {
    std::unique_ptr<layout::Layout> layout;
    bool is_resting = false;
    float least_alpha = 0; // below it nothing but discs moves
    std::uint64_t my_run = 0;
    std::vector<base::Vec2> buffer;
    std::vector<Request> requested;
    auto next_tick = Clock::now();
    while (!stop.stop_requested()) {
        std::optional<Job> begun;
        bool is_new = false;
        bool is_paused = false;
        requested.clear();
        {
            std::unique_lock lock(mutex);
            const auto is_running = [&] {
                return layout != nullptr && !status.is_paused && !is_resting &&
                       layout->state() == layout::LayoutState::running;
            };
            const auto is_called = [&] { return my_run != run || !requests.empty(); };
            if (is_running()) {
                wake.wait_until(lock, stop, next_tick, [&] { return my_run != run; });
            } else {
                wake.wait(lock, stop, [&] { return is_called() || is_running(); });
            }
            if (stop.stop_requested()) {
                return;
            }
            if (my_run != run) {
                my_run = run;
                begun = std::exchange(job, std::nullopt);
                is_new = true;
            } else {
                requested.swap(requests);
                is_answering = !requested.empty();
            }
            is_paused = status.is_paused;
        }

        // From here on without the lock: a tick or a placement may take long.
        if (is_new) {
            layout.reset();
            if (begun) {
                const auto began = Clock::now();
                least_alpha = begun->settings.alpha_min;
                layout = layout::start_force_simulation(std::move(begun->graph), begun->settings,
                                                        begun->start, begun->radii);
                const std::chrono::duration<double, std::milli> placing = Clock::now() - began;
                is_resting = begun->is_at_rest;
                if (begun->start.empty()) {
                    const std::lock_guard lock(mutex);
                    status.placing_ms = my_run == run ? placing.count() : status.placing_ms;
                }
                if (is_resting) { // a start may have been moved apart where parts lay on each other
                    for (std::size_t node = 0; node < begun->start.size(); ++node) {
                        layout->move(static_cast<std::uint32_t>(node), begun->start[node]);
                    }
                }
                publish(my_run, *layout, buffer, is_resting, least_alpha);
            }
            next_tick = Clock::now();
            continue;
        }
        if (layout == nullptr) {
            continue;
        }
        for (const Request& request : requested) {
            carry_out(request, *layout);
            is_resting = is_resting && !is_warming(request);
        }
        const auto now = Clock::now();
        if (!is_paused && !is_resting && layout->state() == layout::LayoutState::running &&
            now >= next_tick) {
            layout->step();
            const std::chrono::duration<double, std::milli> spent = Clock::now() - now;
            publish(my_run, *layout, buffer, false, least_alpha, spent.count());
            next_tick = std::max(next_tick + tick_interval, Clock::now());
        } else if (!requested.empty()) {
            publish(my_run, *layout, buffer, is_resting, least_alpha);
        }
    }
}

LayoutWorker::LayoutWorker() : shared_(std::make_unique<Shared>()) {
    shared_->thread =
        std::jthread([shared = shared_.get()](const std::stop_token& stop) { shared->work(stop); });
}

LayoutWorker::~LayoutWorker() = default;

void LayoutWorker::start(layout::LayoutGraph graph, const layout::ForceSettings& settings,
                         std::vector<base::Vec2> start, std::vector<float> radii, bool is_at_rest) {
    {
        const std::lock_guard lock(shared_->mutex);
        ++shared_->run;
        shared_->job =
            Job{std::move(graph), settings, std::move(start), std::move(radii), is_at_rest};
        shared_->has_layout = true;
        shared_->requests.clear();
        shared_->is_answering = false;
        shared_->is_fresh = false;
        const bool is_paused = shared_->status.is_paused;
        shared_->status = Status{};
        shared_->status.state =
            is_at_rest ? layout::LayoutState::converged : layout::LayoutState::running;
        shared_->status.alpha = is_at_rest ? 0 : 1;
        shared_->status.stage = is_at_rest ? Stage::rest : Stage::distances;
        shared_->status.is_paused = is_paused;
    }
    shared_->wake.notify_one();
}

void LayoutWorker::stop() {
    {
        const std::lock_guard lock(shared_->mutex);
        ++shared_->run;
        shared_->job.reset();
        shared_->has_layout = false;
        shared_->requests.clear();
        shared_->is_answering = false;
        shared_->is_fresh = false;
        shared_->status.state = layout::LayoutState::converged;
        shared_->status.alpha = 0;
        shared_->status.stage = Stage::rest;
    }
    shared_->wake.notify_one();
}

std::optional<std::vector<base::Vec2>> LayoutWorker::take_positions() {
    const std::lock_guard lock(shared_->mutex);
    if (!shared_->is_fresh) {
        return std::nullopt;
    }
    shared_->is_fresh = false;
    return std::exchange(shared_->positions, {});
}

void LayoutWorker::move(std::uint32_t node, base::Vec2 position) {
    if (is_finite(position)) {
        shared_->add(Move{node, position});
    }
}

void LayoutWorker::set_pinned(std::uint32_t node, bool pinned) {
    shared_->add(Pin{node, pinned});
}

void LayoutWorker::reheat(float alpha) {
    shared_->add(Reheat{alpha});
}

void LayoutWorker::set_paused(bool paused) {
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->status.is_paused = paused;
    }
    shared_->wake.notify_one();
}

LayoutWorker::Status LayoutWorker::status() const {
    const std::lock_guard lock(shared_->mutex);
    return shared_->status;
}

bool LayoutWorker::is_busy() const {
    const std::lock_guard lock(shared_->mutex);
    return !shared_->status.is_paused && (shared_->status.state == layout::LayoutState::running ||
                                          !shared_->requests.empty() || shared_->is_answering);
}

bool LayoutWorker::has_new_positions() const {
    const std::lock_guard lock(shared_->mutex);
    return shared_->is_fresh;
}

} // namespace entente::document
