// SPDX-License-Identifier: MIT
#include "app/ui/timeline_menu.hpp"

#include "app/base/utf8.hpp"
#include "app/model/edtf.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/typed_range.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

namespace entente::ui {
namespace {

using document::TimelineLine;
using graph::CalendarUnit;
using model::Day;
using model::Span;
using std::chrono::days;

bool menu_row(Context& context, const char* name, std::string_view label, bool is_enabled = true) {
    const std::string id = shown_text(label) + "##" + name;
    const bool is_chosen = ImGui::MenuItem(id.c_str(), nullptr, false, is_enabled);
    name_item(context, name);
    return is_chosen;
}

/// Short enough to leave a menu narrow, and not yet ordered for ImGui.
std::string in_quotes(std::string_view name, int most_letters = 34) {
    std::string_view rest = name;
    for (int i = 0; i < most_letters && !rest.empty(); ++i) {
        base::take_code_point(rest);
    }
    const std::string beginning(name.substr(0, name.size() - rest.size()));
    return "\u201c" + beginning + (rest.empty() ? "\u201d" : "\u2026\u201d");
}

/// The unit that the day lies in, and one on either side.
Span around(const Span& span, CalendarUnit unit) {
    const Day first = graph::add_units(graph::start_of_unit(span.first, unit), unit, -1);
    const Day end = graph::add_units(graph::start_of_unit(span.last, unit), unit, 2);
    return {first, end - days{1}};
}

std::int64_t days_between(const Span& span, Day day) {
    return span.contains(day) ? 0
                              : std::min(std::abs((span.first - day).count()),
                                         std::abs((span.last - day).count()));
}

std::string words_of_line(const model::EventStore& store, const TimelineLine& line) {
    if (const auto* node = std::get_if<graph::NodeId>(&line)) {
        return std::string(graph::label_of(store, *node));
    }
    return name_of_tie(store, std::get<graph::Dyad>(line));
}

std::vector<TimelineLine> lines_of(const document::Selection& selection) {
    std::vector<TimelineLine> lines(selection.nodes.begin(), selection.nodes.end());
    lines.insert(lines.end(), selection.ties.begin(), selection.ties.end());
    return lines;
}

std::string without_blanks(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string::npos
               ? std::string()
               : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

} // namespace

void TimelineMenu::open(const Context& context, const TimelineSpot& spot) {
    const document::Document& document = context.document;
    const model::EventStore& store = document.store();
    is_opening_ = true;
    spot_ = spot;
    own_.reset();
    event_.reset();
    if (spot.mark && spot.mark->origin == document::TimeMark::Origin::own) {
        own_ = spot.mark->index;
    }
    auto nearest = static_cast<std::int64_t>(spot.reach_days) + 1;
    for (std::size_t i = 0; !spot.mark && i < document.milestones().size(); ++i) {
        const std::int64_t away = days_between(document.milestones()[i].when.span, spot.day);
        if (away < nearest) {
            nearest = away;
            own_ = i;
        }
    }
    // The nearest event that passes; among equals the one whose date is known best.
    // Dates are few, however many events there are.
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> away;
    away.reserve(store.dates().size());
    for (const model::Date& date : store.dates()) {
        const bool is_closed = !date.is_undated() && date.span.first != Span::earliest &&
                               date.span.last != Span::latest;
        away.push_back(is_closed ? days_between(date.span, spot.day) * 100'000 +
                                       std::min<std::int64_t>(date.span.days(), 99'999)
                                 : never);
    }
    std::int64_t least = never;
    std::optional<model::EventId> found;
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        const model::EventId event{static_cast<std::uint32_t>(i)};
        const std::int64_t here = away[store.date_number(event)];
        if (here < least && document.filters().passes(event)) {
            least = here;
            found = event;
        }
    }
    if (found) {
        event_ = NearEvent{store.span(*found), std::string(store.title(*found))};
    }
}

void TimelineMenu::draw(Context& context, TimelineControls& controls) {
    if (std::exchange(is_opening_, false)) {
        ImGui::OpenPopup("##timeline_menu");
        ImGui::SetNextWindowPos({spot_.at.x, spot_.at.y}, ImGuiCond_Appearing, {0, 1});
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(8), context.px(8)});
    if (ImGui::BeginPopup("##timeline_menu")) {
        ImGui::PushFont(context.theme.bold);
        line_of_text(context, spot_.mark ? spot_.mark->name : words_of_day(spot_.day),
                     context.px(300));
        ImGui::PopFont();
        ImGui::Separator();
        draw_windows(context, controls);
        ImGui::Separator();
        draw_marks(context);
        draw_lines(context);
        ImGui::Separator();
        if (menu_row(context, "timeline.menu.export", "Save this window as a picture\u2026")) {
            controls.wants_export = true;
        }
        const bool is_comparing = context.document.pinned_window().has_value();
        if (menu_row(context, "timeline.menu.compare",
                     is_comparing ? "Compare with this window instead"
                                  : "Compare with this window")) {
            context.actions.add(
                document::CompareWith{document::PinnedWindow{context.document.view().window, {}}});
            controls.note.say("Compared with " +
                              short_words_for_span(context.document.view().window.span) +
                              ": move the window");
        }
        if (is_comparing && menu_row(context, "timeline.menu.end_compare", "End comparing")) {
            context.actions.add(document::CompareWith{});
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    draw_form(context);
}

void TimelineMenu::draw_windows(Context& context, TimelineControls& controls) const {
    const document::Document& document = context.document;
    const Span& domain = document.domain();
    const auto show = [&](const Span& span) {
        show_window(context, controls,
                    present_moves(context, controls)
                        .on_period(present_window(document), cut_to(span, domain)));
    };
    const CalendarUnit of_year = document.view().calendar.unit(graph::UnitKind::year);
    const Span year = graph::unit_around(spot_.day, of_year);
    const Span month = graph::unit_around(spot_.day, CalendarUnit::month);
    if (menu_row(context, "timeline.menu.year", "This year: " + words_for_period(year, of_year))) {
        show(year);
    }
    if (menu_row(context, "timeline.menu.month", "This month: " + model::words_for_span(month))) {
        show(month);
    }
    const CalendarUnit unit = document.playback().settings.unit;
    if (spot_.mark && menu_row(context, "timeline.menu.around_mark", "Around this milestone")) {
        show(around(spot_.mark->is_period ? Span{spot_.mark->span.first, spot_.mark->span.first}
                                          : spot_.mark->span,
                    unit));
    }
    if (spot_.mark && spot_.mark->is_period &&
        menu_row(context, "timeline.menu.period", "All of this period")) {
        show(spot_.mark->span);
    }
    if (event_) {
        const std::string which = event_->title.empty()
                                      ? "the event of " + model::words_for_span(event_->span)
                                      : in_quotes(event_->title);
        if (menu_row(context, "timeline.menu.around", "Around " + which)) {
            show(around({event_->span.first, event_->span.first}, unit));
        }
    }
    if (menu_row(context, "timeline.menu.copy", "Copy the range")) {
        const std::string text = typed_text(present_window(document).span);
        context.actions.ask(CopyText{text, text + " copied"});
    }
}

void TimelineMenu::draw_marks(Context& context) {
    const auto& milestones = context.document.milestones();
    if (menu_row(context, "timeline.menu.milestone", "Set a milestone here\u2026")) {
        form_ = Form{};
        form_->date = model::iso_day(spot_.day);
    }
    if (!own_ || *own_ >= milestones.size()) {
        return;
    }
    const std::string which = in_quotes(milestones[*own_].name);
    if (menu_row(context, "timeline.menu.edit_milestone", "Change " + which + "\u2026")) {
        form_ = Form{};
        form_->date = milestones[*own_].date;
        form_->name = milestones[*own_].name;
        form_->index = *own_;
    }
    if (menu_row(context, "timeline.menu.delete_milestone", "Delete " + which)) {
        auto rest = milestones;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(*own_));
        context.actions.add(document::SetMilestones{std::move(rest), "Delete a milestone"});
    }
}

void TimelineMenu::draw_lines(Context& context) const {
    const document::Document& document = context.document;
    const std::vector<TimelineLine> selected = lines_of(document.selection());
    const std::vector<TimelineLine>& pinned = document.lines();
    std::vector<TimelineLine> added = pinned;
    for (const TimelineLine& line : selected) {
        if (std::find(pinned.begin(), pinned.end(), line) == pinned.end()) {
            added.push_back(line);
        }
    }
    const std::size_t count = added.size() - pinned.size();
    if (count > 0) {
        const bool has_room = added.size() <= graph::StackedHistogram::most_lines;
        const std::string whom = count == 1
                                     ? in_quotes(words_of_line(document.store(), added.back()))
                                     : fmt::format("{} selected", count);
        if (menu_row(context, "timeline.menu.pin_line",
                     has_room ? "Pin a line of " + whom
                              : fmt::format("At most {} lines can be pinned",
                                            graph::StackedHistogram::most_lines),
                     has_room)) {
            context.actions.add(document::SetLines{added});
        }
    }
    for (std::size_t i = 0; i < pinned.size(); ++i) {
        if (menu_row(context, fmt::format("timeline.menu.unpin_line.{}", i).c_str(),
                     "Take away the line of " +
                         in_quotes(words_of_line(document.store(), pinned[i])))) {
            std::vector<TimelineLine> rest = pinned;
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
            context.actions.add(document::SetLines{std::move(rest)});
        }
    }
}

// ---- a milestone --------------------------------------------------------------------------------

/// The milestone as it was typed, kept as one step to undo; else says what is wrong.
bool TimelineMenu::keep_milestone(Context& context) {
    const std::string date = without_blanks(form_->date);
    auto when = model::parse_edtf(date);
    std::string edtf = date;
    if (!when) { // as ranges are typed elsewhere: "March 2014", "2014Q2"
        const auto range =
            parse_typed_range(date, Span{model::make_day(0, 1, 1), model::make_day(9999, 12, 31)},
                              context.document.view().calendar);
        if (!range) {
            form_->problem = range.error().message;
            return false;
        }
        edtf = model::edtf_of(range->span);
        when = model::parse_edtf(edtf);
    }
    if (!when) {
        form_->problem = when.error().message;
        return false;
    }
    const std::string name = without_blanks(form_->name);
    if (name.empty()) {
        form_->problem = "A milestone needs a name.";
        return false;
    }
    auto all = context.document.milestones();
    const bool is_new = !form_->index || *form_->index >= all.size();
    model::Milestone milestone = is_new ? model::Milestone{} : all[*form_->index];
    milestone.date = edtf;
    milestone.when = *when;
    milestone.name = name;
    if (is_new) {
        all.push_back(std::move(milestone));
    } else {
        all[*form_->index] = std::move(milestone);
    }
    context.actions.add(
        document::SetMilestones{std::move(all), is_new ? "Set a milestone" : "Change a milestone"});
    return true;
}

void TimelineMenu::draw_form(Context& context) {
    if (!form_) {
        return;
    }
    if (std::exchange(form_->is_opening, false)) {
        ImGui::OpenPopup("##timeline_milestone");
    }
    ImGui::SetNextWindowPos({spot_.at.x, spot_.at.y - context.px(8)}, ImGuiCond_Appearing, {0, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(12), context.px(12)});
    bool is_done = true;
    if (ImGui::BeginPopup("##timeline_milestone")) {
        is_done = false;
        const float width = context.px(280);
        heading(context, form_->index ? "Change the milestone" : "A milestone of your own");
        if (std::exchange(form_->wants_focus, false)) {
            ImGui::SetKeyboardFocusHere();
        }
        constexpr auto flags = ImGuiInputTextFlags_EnterReturnsTrue;
        const bool is_named = text_field(context, "timeline.milestone.name", "Name", form_->name,
                                         width, flags | ImGuiInputTextFlags_AutoSelectAll);
        const bool is_dated =
            text_field(context, "timeline.milestone.date",
                       "2014-03-07, or a period 2014-03/2014-09", form_->date, width, flags);
        if (!form_->problem.empty()) {
            ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width);
            paragraph(context, form_->problem, context.theme.error);
            ImGui::PopTextWrapPos();
            name_item(context, "timeline.milestone.problem");
        }
        bool is_kept = is_named || is_dated;
        is_kept = button(context, "timeline.milestone.keep", "Keep") || is_kept;
        ImGui::SameLine();
        if (button(context, "timeline.milestone.cancel", "Cancel") ||
            context.app.is_held(Key::escape)) {
            is_done = true;
        }
        if (is_kept) {
            is_done = keep_milestone(context);
            form_->wants_focus = !is_done;
        }
        if (is_done) {
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    if (is_done) {
        form_.reset();
    }
}

} // namespace entente::ui
