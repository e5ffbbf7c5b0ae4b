// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/arrangement.hpp"
#include "app/document/time_mode.hpp"
#include "app/graph/tie_index.hpp"
#include "app/model/filter.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente::document {

/// All that the user chose of a data set: which part of time, which events, what of the network. A
/// value; the command line makes one from its options, the window changes one by actions.
struct View {
    model::Window window;
    model::Filter filter;
    graph::Thinning thinning;
    graph::TieRules rules;
    TimeMode time_mode = TimeMode::window; ///< how the window moves; one that fits window.mode
    Arrangement arrangement{};             ///< of the nodes
    graph::Calendar calendar{};            ///< where weeks and years begin

    friend bool operator==(const View&, const View&) = default;
};

/// One active choice in words, and what to clear to be rid of it.
struct ActiveChoice {
    model::FilterDimension dimension = model::FilterDimension::text;
    std::string words; ///< "topic: Syria or Iraq", "without type: accuse", "tone from -10 to 0"
};

/// The active filters in words, in the order of FilterDimension.
///
/// @param language  of the names of actors and topics, see graph::label_of.
std::vector<ActiveChoice> describe_filter(const model::EventStore& store,
                                          const model::Filter& filter,
                                          std::string_view language = {});

/// The window in words, mode included: "2013 – 2015", "until 2015, all so far",
/// "until 2015, fading by half every 365 days", "all time"; of whole fiscal years of the calendar
/// with their names, "April 2014 – March 2015 (FY 2014/15)".
std::string describe_window(const model::Window& window, const graph::Calendar& calendar = {});

/// What thins the picture in words, one piece each: "officials rolled up into states",
/// "ties of strength 2 and more", "the 40 strongest nodes", "within 2 ties of Iran", "without
/// topics".
std::vector<std::string> describe_thinning(const model::EventStore& store, const View& view,
                                           std::string_view language = {});

/// What can be drawn in some window: nodes of the kinds that are asked for, and every tie, offices
/// included where they are. What a legend explains and a frame fixed to all time holds.
///
/// @param all_time  of that index.
graph::TieGraph framed_graph(const graph::TieIndex& index, const graph::TieGraph& all_time,
                             const graph::Thinning& thinning);

} // namespace entente::document
