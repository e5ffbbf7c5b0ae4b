// SPDX-License-Identifier: MIT
#include "app/shell/interruption.hpp"

#include <array>
#include <csignal>
#include <utility>

namespace entente::shell {
namespace {

volatile std::sig_atomic_t asked_by = 0;

#ifdef _WIN32
constexpr std::array signals{SIGINT, SIGTERM};
#else
constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};
#endif

extern "C" void note_signal(int number) {
    asked_by = number;
    std::signal(number, SIG_DFL); // the next one ends the program
}

} // namespace

Interruption::Interruption() {
    asked_by = 0;
    for (const int number : signals) {
        if (std::signal(number, note_signal) == SIG_IGN) {
            std::signal(number, SIG_IGN); // as nohup wants it
        }
    }
}

Interruption::~Interruption() {
    for (const int number : signals) {
        if (std::signal(number, SIG_DFL) == SIG_IGN) {
            std::signal(number, SIG_IGN);
        }
    }
}

base::Progress Interruption::watched(base::Progress progress) {
    base::Progress watched;
    watched.report = [this, report = std::move(progress.report)](double fraction) {
        if (asked_by != 0) {
            stop_.request_stop();
        }
        if (report) {
            report(fraction);
        }
    };
    watched.stop = stop_.get_token();
    return watched;
}

void Interruption::end_if_asked() const {
    if (const int number = asked_by; number != 0) {
        std::signal(number, SIG_DFL);
        std::raise(number);
    }
}

} // namespace entente::shell
