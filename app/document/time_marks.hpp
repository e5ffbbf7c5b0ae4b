// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/selection.hpp"
#include "app/graph/turning_points.hpp"
#include "app/model/milestone.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::document {

/// Something that is marked on the time axis.
struct TimeMark {
    enum class Origin : std::uint8_t {
        data,   ///< a milestone of the data
        own,    ///< one that the user set
        office, ///< of an official who is selected
        turn    ///< where the network turns
    };
    model::Span span{}; ///< a day, or a period; may be open
    std::string name;   ///< in the language asked for, where there is one
    std::string kind;   ///< as the data tell it; "office", "turning point"
    Origin origin = Origin::data;
    std::size_t index = 0; ///< of the milestone among its like
    bool is_period = false;
    /// The date is known to the day and certain; of a period both ends, or it has none.
    bool is_exact = true;
    /// Of a period whose ends are not: the days that it surely covers; ends before it begins where
    /// there are none. Else as `span`.
    model::Span sure{};
    std::string told{}; ///< the date in words as it is told, "2013? – March 2021"; may be empty
    friend bool operator==(const TimeMark&, const TimeMark&) = default;
};

/// All that is marked: milestones of the data, then the user's own, offices of the selected
/// officials ("Foreign minister, Iran"), turning points; each in time.
///
/// @param language  BCP 47, or "" for the names that the data give.
std::vector<TimeMark> time_marks(const model::EventStore& store,
                                 std::span<const model::Milestone> own, const Selection& selection,
                                 std::span<const graph::TurningPoint> turns = {},
                                 std::string_view language = {});

/// Days to snap to and to jump between, ascending, each once: those of the marks; of a period its
/// first day and the day after its last.
std::vector<model::Day> stops_of(std::span<const TimeMark> marks);

} // namespace entente::document
