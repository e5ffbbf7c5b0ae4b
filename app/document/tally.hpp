// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/newest_job.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <utility>

namespace entente::document {

/// Data with so many events or fewer are counted on the spot: that takes less than a millisecond,
/// and nobody has to be told that something is being counted.
inline constexpr std::size_t most_counted_at_once = 20'000;

/// Numbers that may take longer to count than a frame may last: counted on another thread. What is
/// there meanwhile is the newest answer, told with what it is the answer to. Belongs to one thread.
template <class Wish, class Answer>
class Tally {
  public:
    using Work = std::function<Answer(const Wish&)>;

    /// @param work     called on the other thread; what it touches besides the wish is its own.
    /// @param at_once  it is called where the wish is uttered instead.
    Tally(Work work, bool at_once)
        : work_(std::move(work)), at_once_(at_once),
          job_([work = work_](const Wish& wish, const std::stop_token&) {
              return std::pair<Wish, Answer>(wish, work(wish));
          }) {}

    /// Asks for it, unless it is there or was asked for already. Of wishes that wait only the last
    /// is granted; one that is being granted is so to its end, so that something comes however
    /// quickly wishes change.
    void want(const Wish& wish) {
        take();
        if (is_of(wish)) {
            if (asked_) {
                forget();
            }
        } else if (at_once_) {
            count_now(wish);
        } else if (!asked_ || !(*asked_ == wish)) {
            asked_ = wish;
            job_.ask(wish);
        }
    }
    /// Counts it here, whatever time that takes. Only before anything was asked for.
    void count_now(const Wish& wish) {
        newest_.emplace(wish, work_(wish));
        ++version_;
    }
    /// Takes what is ready, without waiting.
    void take() {
        if (auto done = job_.take()) {
            if (asked_ && *asked_ == done->first) {
                asked_.reset();
            }
            newest_.emplace(std::move(*done));
            ++version_;
        }
    }
    /// What was asked for no longer matters; what is there stays.
    void forget() {
        job_.forget();
        asked_.reset();
    }
    /// The same, and nothing is being worked out when it returns.
    void forget_and_wait() {
        forget();
        job_.wait();
    }

    /// The newest answer, null before the first; and whether it is the one to that wish.
    [[nodiscard]] const Answer* newest() const { return newest_ ? &newest_->second : nullptr; }
    [[nodiscard]] const Wish* newest_wish() const { return newest_ ? &newest_->first : nullptr; }
    [[nodiscard]] bool is_of(const Wish& wish) const { return newest_ && newest_->first == wish; }
    [[nodiscard]] bool is_busy() const { return asked_.has_value(); }
    /// Raised with each new answer.
    [[nodiscard]] std::uint64_t version() const { return version_; }

  private:
    Work work_;
    bool at_once_ = false;
    std::optional<std::pair<Wish, Answer>> newest_;
    std::optional<Wish> asked_; ///< and not answered yet
    std::uint64_t version_ = 0;
    NewestJob<Wish, std::pair<Wish, Answer>> job_; // last: it ends before what it uses
};

} // namespace entente::document
