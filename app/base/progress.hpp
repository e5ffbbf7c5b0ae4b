// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <stop_token>

namespace entente::base {

/// How long work tells how far it is and hears that it should stop.
struct Progress {
    std::function<void(double fraction)> report; ///< called with 0..1, from the working thread
    std::stop_token stop;

    void operator()(double fraction) const {
        if (report) {
            report(fraction);
        }
    }
    [[nodiscard]] bool is_cancelled() const { return stop.stop_requested(); }
};

} // namespace entente::base
