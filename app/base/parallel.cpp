// SPDX-License-Identifier: MIT
#include "app/base/parallel.hpp"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cassert>

namespace entente::base {

void parallel_for(std::size_t begin, std::size_t end, std::size_t grain,
                  const std::function<void(std::size_t, std::size_t)>& body) {
    assert(grain >= 1);
    if (begin >= end) {
        return;
    }
    const std::size_t pieces = (end - begin + grain - 1) / grain;
    if (pieces == 1) {
        body(begin, end);
        return;
    }
    tbb::parallel_for(std::size_t{0}, pieces, [&](std::size_t piece) {
        const std::size_t first = begin + piece * grain;
        body(first, std::min(end, first + grain));
    });
}

std::size_t thread_count() {
    return tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
}

ThreadLimit::ThreadLimit(std::size_t threads) {
    if (threads > 0) {
        control_ = new tbb::global_control(tbb::global_control::max_allowed_parallelism, threads);
    }
}

ThreadLimit::~ThreadLimit() {
    delete static_cast<tbb::global_control*>(control_);
}

} // namespace entente::base
