// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/progress.hpp"

#include <stop_token>

namespace entente::shell {

/// Ctrl+C, or a request to end, while it lives: the work that is watched stops where it next tells
/// how far it is, and clears away what it has begun; a second Ctrl+C ends the program at once.
class Interruption {
  public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// The same progress, stopped by an interruption. Lives no longer than this object.
    [[nodiscard]] base::Progress watched(base::Progress progress);

    /// Ends the program as the interruption would have, so that whoever started it learns of it.
    void end_if_asked() const;

  private:
    std::stop_source stop_;
};

} // namespace entente::shell
