// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/document/view.hpp"
#include "app/graph/tie_index.hpp"
#include "app/model/filter.hpp"
#include "app/shell/option_values.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace entente::shell {

/// Names of the options that stand on the command line: "--window".
using GivenOptions = std::set<std::string, std::less<>>;

/// What the selecting options ask for, before the data are there: names are still text.
struct Selection {
    model::Window window;
    document::TimeMode time_mode = document::TimeMode::window; ///< as --mode tells it
    model::Choice<std::string> topics;
    model::Choice<std::string> types;
    model::Choice<std::string> actors;
    model::Choice<model::NodeKind> kinds;
    model::Choice<std::string> sources;
    bool all_topics = false;
    bool with_undated = true;
    ToneRange tone;
    std::string text;
    graph::Thinning thinning; ///< all but `around`
    std::vector<std::string> around;
    bool roll_up = false;
    document::Arrangement arrangement{};
    graph::Calendar calendar{};
    GivenOptions given; ///< which of them stand on the command line

    /// Whether any option asks for less than everything.
    [[nodiscard]] bool is_active() const;
};

/// The view that is asked for, names resolved in the data.
///
/// In decay mode an open end of the window stands for the last day of the data, since an age needs
/// a day to be counted from.
/// @return Error (usage) that names the option and, where there is one, the nearest known name: an
///         actor, topic, type or source that does not occur in the data is a mistake worth telling.
base::Result<document::View> view_of(const model::EventStore& store, const Selection& selection);

/// Gives a view's window the form that its time mode has: growing counts all so far, unless a start
/// is stated; from here on has no end.
void shape_window(document::View& view);

/// Gives a window in decay mode whose end is open the last day of the data.
void close_decay(model::Window& window, const model::EventStore& store);

/// Everything that a command asks of one view.
struct SelectedData {
    document::View view;
    model::FilterIndex filter;
    graph::TieIndex index; ///< window and filter set
};
SelectedData select_data(std::shared_ptr<const model::EventStore> store, document::View view);

} // namespace entente::shell
