// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace entente::document {

/// Does jobs on a thread of its own, of which only the newest matters: a job that still waits when
/// another is asked for is dropped. The thread begins with the first job and sleeps between jobs.
/// Belongs to one thread.
template <class Job, class Result>
class NewestJob {
  public:
    /// @param work  called on the other thread; may stop early where its token says so, its result
    ///              then counts for nothing.
    explicit NewestJob(std::function<Result(const Job&, const std::stop_token&)> work)
        : work_(std::move(work)) {}

    void ask(Job job) {
        {
            const std::lock_guard lock(mutex_);
            waiting_ = std::move(job);
            is_idle_ = false;
        }
        if (!thread_.joinable()) {
            thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
        }
        wake_.notify_one();
    }
    /// What was asked for no longer matters.
    void forget() {
        const std::lock_guard lock(mutex_);
        waiting_.reset();
        done_.reset();
        ++forgotten_;
        is_idle_ = true;
    }
    /// Waits until nothing is being worked out; a job that waits is begun and awaited too.
    void wait() {
        std::unique_lock lock(mutex_);
        rests_.wait(lock, [&] { return !is_running_ && !waiting_; });
    }
    /// The newest result, once.
    std::optional<Result> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(done_, std::nullopt);
    }
    /// Whether a job waits or is done, or its result was not taken yet.
    [[nodiscard]] bool is_busy() const {
        const std::lock_guard lock(mutex_);
        return !is_idle_ || done_.has_value();
    }

  private:
    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::optional<Job> job;
            int forgotten = 0;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, stop, [&] { return waiting_.has_value(); });
                if (stop.stop_requested()) {
                    return;
                }
                job = std::exchange(waiting_, std::nullopt);
                forgotten = forgotten_;
                is_running_ = true;
            }
            Result result = work_(*job, stop);
            const std::lock_guard lock(mutex_);
            is_running_ = false;
            if (forgotten == forgotten_) {
                done_ = std::move(result);
                is_idle_ = !waiting_.has_value();
            }
            rests_.notify_all();
        }
    }

    std::function<Result(const Job&, const std::stop_token&)> work_;
    mutable std::mutex mutex_;
    std::condition_variable_any wake_;
    std::condition_variable_any rests_;
    std::optional<Job> waiting_;
    std::optional<Result> done_;
    int forgotten_ = 0;
    bool is_idle_ = true;
    bool is_running_ = false;
    std::jthread thread_; // last, so that it ends before what it uses
};

} // namespace entente::document
