// SPDX-License-Identifier: MIT
#include "app/io/time_notes.hpp"

#include "app/io/event_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::io {
namespace {

/// Fills a claim; false where something is wrong with it, all of which has been told.
bool read_claim(FieldReader& fields, JsonRef element, const Path& path, model::Coverage& claim) {
    bool is_good = true;
    const auto take = [&](std::string_view key, JsonRef member, const Path& at) {
        model::Date when;
        if (key == "from") {
            is_good = fields.date(member, at, claim.from, when) && is_good;
            claim.span.first = is_good ? when.span.first : claim.span.first;
        } else if (key == "to") {
            is_good = fields.date(member, at, claim.to, when) && is_good;
            claim.span.last = is_good ? when.span.last : claim.span.last;
        } else if (key == "source") {
            is_good = fields.text(member, at, claim.source) && is_good;
        } else {
            return false;
        }
        return true;
    };
    return fields.members(element, path, claim.extra, {}, take) && is_good &&
           fields.in_order(path.of("to"), claim.span, claim.from, claim.to);
}

} // namespace

void TimeNotes::read_milestone(FieldReader& fields, JsonRef record, std::size_t file,
                               LoadCounts& counts) {
    ++counts.read;
    const Path root;
    model::Milestone milestone;
    const auto take = [&](std::string_view key, JsonRef member, const Path& at) {
        if (key == "date") {
            fields.date(member, at, milestone.date, milestone.when);
        } else if (key == "name") {
            fields.text(member, at, milestone.name);
        } else if (key == "names") {
            fields.names(member, at, milestone.names);
        } else if (key == "kind") {
            fields.text(member, at, milestone.kind);
        } else if (key == "url") {
            fields.text(member, at, milestone.url);
        } else {
            return false;
        }
        return true;
    };
    fields.members(
        record, root, milestone.extra,
        {{"date", "a date such as 2015-07-14 or 2013-09/2013-12-11"}, {"name", "a text"}}, take);
    if (!fields.is_faulty() && milestone.when.is_undated()) {
        fields.error(root.of("date"), "the date " + in_quotes(milestone.date) + " tells no day",
                     "a place on the time axis", "milestone without day");
    }
    const auto known = known_.find({milestone.date, milestone.name});
    if (!fields.is_faulty() && known != known_.end()) {
        if (files_[known->second] != file && milestones_[known->second] == milestone) {
            ++counts.kept;
            return;
        }
        fields.error(root,
                     fmt::format("another milestone has the date {} and the name {}",
                                 in_quotes(milestone.date), in_quotes(milestone.name)),
                     "each milestone once", "duplicate milestone");
    }
    if (fields.is_faulty()) {
        ++counts.left_out;
        return;
    }
    ++counts.kept;
    known_.emplace(std::pair(milestone.date, milestone.name), milestones_.size());
    milestones_.push_back(std::move(milestone));
    files_.push_back(file);
}

void TimeNotes::read_coverage(FieldReader& fields, JsonRef list, const Path& path) {
    if (!fields.array(list, path)) {
        return;
    }
    std::size_t i = 0;
    for (const JsonRef element : list) {
        model::Coverage claim;
        if (read_claim(fields, element, path.at(i++), claim) &&
            std::find(coverage_.begin(), coverage_.end(), claim) == coverage_.end()) {
            coverage_.push_back(std::move(claim));
        }
    }
}

void TimeNotes::hand_over(model::EventStoreBuilder& builder) {
    for (model::Milestone& milestone : milestones_) {
        builder.add_milestone(std::move(milestone));
    }
    for (model::Coverage& claim : coverage_) {
        builder.add_coverage(std::move(claim));
    }
    *this = {};
}

} // namespace entente::io
