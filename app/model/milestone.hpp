// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/actor.hpp"
#include "app/model/edtf.hpp"

#include <string>

namespace entente::model {

/// A named day, or a named period, of the time axis: a treaty, a summit, a sanctions regime. No
/// event: it ties nobody, and it lies on the axis whatever the filter.
struct Milestone {
    std::string date; ///< EDTF as told
    Date when{};      ///< the same, read; an interval is a period
    std::string name;
    Names names;
    std::string kind; ///< free: "agreement", "summit", "sanctions"; may be empty
    std::string url;
    std::string extra; ///< keys that the format does not name: a JSON object's text, or empty

    /// More than a point in time: an interval, or a date known to the month or less.
    [[nodiscard]] bool is_period() const { return when.is_interval || when.span.days() > 1; }
    friend bool operator==(const Milestone&, const Milestone&) = default;
};

} // namespace entente::model
