// SPDX-License-Identifier: MIT
#include "app/document/time_marks.hpp"

#include "app/graph/node.hpp"
#include "app/model/edtf.hpp"
#include "app/model/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace entente::document {
namespace {

using model::Span;

/// Covers no day.
constexpr Span no_day{model::make_day(1, 1, 2), model::make_day(1, 1, 1)};

bool is_plain(const model::Date& date) {
    return !date.is_uncertain && !date.is_approximate &&
           date.precision == model::DatePrecision::day;
}

TimeMark mark_of(const model::Milestone& milestone, TimeMark::Origin origin, std::size_t index,
                 std::string_view language) {
    TimeMark mark;
    mark.span = milestone.when.span;
    const std::string_view name = model::name_in(milestone.names, language);
    mark.name = name.empty() ? milestone.name : std::string(name);
    mark.kind = milestone.kind;
    mark.origin = origin;
    mark.index = index;
    mark.is_period = milestone.is_period();
    mark.is_exact = is_plain(milestone.when);
    mark.sure = mark.span;
    if (!mark.is_exact) {
        // "2014" as a period is what happened some time in 2014, no day of it for sure.
        mark.sure = milestone.when.is_interval ? mark.span : no_day;
    }
    mark.told = model::words_for_date(milestone.date);
    return mark;
}

/// An end of an office as it is told; no_day where it is open or cannot be read.
std::optional<model::Date> end_of(const std::string& edtf) {
    const auto date = model::parse_edtf(edtf);
    return edtf.empty() || !date ? std::nullopt : std::optional(*date);
}

/// Honest ends: one that is told as a year begins some time in it.
void tell_ends(const model::Office& office, TimeMark& mark) {
    const auto from = end_of(office.from);
    const auto to = end_of(office.to);
    mark.is_exact = (!from || is_plain(*from)) && (!to || is_plain(*to));
    mark.sure = mark.span;
    if (from && !is_plain(*from)) {
        mark.sure.first = from->span.last + std::chrono::days{1};
    }
    if (to && !is_plain(*to)) {
        mark.sure.last = to->span.first - std::chrono::days{1};
    }
    if (!office.from.empty() && !office.to.empty()) {
        mark.told = fmt::format("{} \xe2\x80\x93 {}", model::words_for_date(office.from),
                                model::words_for_date(office.to));
    } else if (!office.from.empty()) {
        mark.told = "since " + model::words_for_date(office.from);
    } else if (!office.to.empty()) {
        mark.told = "until " + model::words_for_date(office.to);
    }
}

void add_offices(const model::EventStore& store, const Selection& selection,
                 std::string_view language, std::vector<TimeMark>& marks) {
    for (const graph::NodeId node : selection.nodes) {
        if (graph::is_topic(store, node)) {
            continue;
        }
        const model::Actor& actor = store.actor(graph::actor_of(node));
        for (std::size_t i = 0; i < actor.roles.size(); ++i) {
            const model::Office& office = actor.roles[i];
            TimeMark mark;
            mark.span = office.span;
            mark.name =
                office.of.is_valid()
                    ? fmt::format("{}, {}", office.title,
                                  graph::label_of(store, graph::node_of(office.of), language))
                    : office.title;
            mark.kind = "office";
            mark.origin = TimeMark::Origin::office;
            mark.index = i;
            mark.is_period = true;
            tell_ends(office, mark);
            marks.push_back(std::move(mark));
        }
    }
}

} // namespace

std::vector<TimeMark> time_marks(const model::EventStore& store,
                                 std::span<const model::Milestone> own, const Selection& selection,
                                 std::span<const graph::TurningPoint> turns,
                                 std::string_view language) {
    std::vector<TimeMark> marks;
    const std::vector<model::Milestone>& told = store.header().milestones;
    for (std::size_t i = 0; i < told.size(); ++i) {
        marks.push_back(mark_of(told[i], TimeMark::Origin::data, i, language));
    }
    for (std::size_t i = 0; i < own.size(); ++i) {
        marks.push_back(mark_of(own[i], TimeMark::Origin::own, i, language));
    }
    add_offices(store, selection, language, marks);
    for (std::size_t i = 0; i < turns.size(); ++i) {
        TimeMark mark;
        mark.span = {turns[i].day, turns[i].day};
        mark.name = "The network turns";
        mark.kind = "turning point";
        mark.origin = TimeMark::Origin::turn;
        mark.index = i;
        mark.sure = mark.span;
        marks.push_back(std::move(mark));
    }
    std::stable_sort(marks.begin(), marks.end(), [](const TimeMark& a, const TimeMark& b) {
        return a.origin != b.origin ? a.origin < b.origin : a.span.first < b.span.first;
    });
    return marks;
}

std::vector<model::Day> stops_of(std::span<const TimeMark> marks) {
    std::vector<model::Day> days;
    for (const TimeMark& mark : marks) {
        if (mark.span.first > Span::earliest) {
            days.push_back(mark.span.first);
        }
        if (mark.is_period && mark.span.last < Span::latest) {
            days.push_back(mark.span.last + std::chrono::days{1});
        }
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

} // namespace entente::document
