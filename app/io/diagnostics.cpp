// SPDX-License-Identifier: MIT
#include "app/io/diagnostics.hpp"

#include <utility>

namespace entente::io {

std::string Problem::line() const {
    std::string line = file + ":" + place + ": ";
    line += severity == Severity::error ? "error: " : "warning: ";
    line += found;
    if (!expected.empty() || !hint.empty()) {
        line += " (";
        if (!expected.empty()) {
            line += "expected " + expected;
        }
        if (!hint.empty()) {
            line += (expected.empty() ? "did you mean " : "; did you mean ") + hint;
        }
        line += ")";
    }
    return line;
}

void Diagnostics::add(Problem problem) {
    ++(problem.severity == Severity::error ? errors_ : warnings_);
    if (problems_.size() < kept_in_full) {
        problems_.push_back(std::move(problem));
    } else {
        ++further_[problem.kind];
    }
}

void Diagnostics::append(Diagnostics other) {
    errors_ += other.errors_;
    warnings_ += other.warnings_;
    for (Problem& problem : other.problems_) {
        if (problems_.size() < kept_in_full) {
            problems_.push_back(std::move(problem));
        } else {
            ++further_[problem.kind];
        }
    }
    for (const auto& [kind, count] : other.further_) {
        further_[kind] += count;
    }
}

void Diagnostics::clear() {
    *this = {};
}

} // namespace entente::io
