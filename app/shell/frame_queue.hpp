// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace entente::shell {

/// Frames on their way from the thread that draws them to the one that writes them: few at a time,
/// so that memory stays bounded whichever of the two is slower.
class FrameQueue {
  public:
    /// Waits while the queue is full. Returns false, and drops the frame, where the writer gave up.
    bool put(base::Image frame) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return frames_.size() < most || is_given_up_; });
        if (is_given_up_) {
            return false;
        }
        frames_.push_back(std::move(frame));
        changed_.notify_all();
        return true;
    }
    /// Waits for a frame; nothing once no more will come.
    std::optional<base::Image> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !frames_.empty() || is_closed_ || is_abandoned_; });
        if (is_abandoned_ || frames_.empty()) {
            return std::nullopt;
        }
        base::Image frame = std::move(frames_.front());
        frames_.pop_front();
        changed_.notify_all();
        return frame;
    }
    /// All frames were put.
    void close() { set(is_closed_); }
    /// No more will come, and those that wait are not wanted either.
    void abandon() { set(is_abandoned_); }
    /// Nobody takes any more.
    void give_up() { set(is_given_up_); }
    [[nodiscard]] bool is_abandoned() {
        const std::lock_guard lock(mutex_);
        return is_abandoned_;
    }

  private:
    static constexpr std::size_t most = 3;

    void set(bool& flag) {
        const std::lock_guard lock(mutex_);
        flag = true;
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<base::Image> frames_;
    bool is_closed_ = false;
    bool is_abandoned_ = false;
    bool is_given_up_ = false;
};

} // namespace entente::shell
