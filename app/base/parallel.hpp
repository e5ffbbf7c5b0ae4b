// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace entente::base {

/// Calls body(first, last) for pieces of [begin, end), each at most `grain` long, from several
/// threads; returns when all are done. The pieces are the same whatever the number of threads:
/// [begin, begin + grain), [begin + grain, ...), so a caller that keeps one partial sum a piece and
/// adds them in order gets the same bits on every machine. `grain` >= 1.
void parallel_for(std::size_t begin, std::size_t end, std::size_t grain,
                  const std::function<void(std::size_t first, std::size_t last)>& body);

/// How many threads parallel_for uses at most.
std::size_t thread_count();

/// Limits the threads of parallel_for in this process while it lives; 0 stands for all.
class ThreadLimit {
  public:
    explicit ThreadLimit(std::size_t threads);
    ~ThreadLimit();
    ThreadLimit(const ThreadLimit&) = delete;
    ThreadLimit& operator=(const ThreadLimit&) = delete;

  private:
    void* control_ = nullptr;
};

} // namespace entente::base
