// SPDX-License-Identifier: MIT
#include "app/ui/compare_panel.hpp"

#include "app/base/utf8.hpp"
#include "app/document/other_times.hpp"
#include "app/document/words.hpp"
#include "app/scene/palette.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::ui {
namespace {

using graph::Change;

constexpr std::array shown_changes{Change::appeared, Change::lost, Change::stronger, Change::weaker,
                                   Change::same};
constexpr float node_row_height = 25; ///< units
constexpr float tie_row_height = 37;  ///< of two lines
constexpr float number_width = 48;    ///< of a column, units
constexpr float mark_width = 16;

std::string number(double strength) {
    return strength >= 1000 ? grouped(static_cast<std::size_t>(std::llround(strength)))
                            : fmt::format("{:.3g}", strength);
}

std::string difference(double value) {
    return value > 0 ? "+" + number(value) : value < 0 ? "\xe2\x88\x92" + number(-value) : "0";
}

void add_text(ImDrawList& list, ImFont& font, ImVec2 at, ImU32 color, const std::string& text) {
    list.AddText(&font, font.FontSize, at, color, text.c_str());
}

float width_of(ImFont& font, const std::string& text) {
    return font.CalcTextSizeA(font.FontSize, FLT_MAX, 0, text.c_str()).x;
}

/// A line and a dot in the colour of the change, the lost one hollow.
void draw_mark(Context& context, ImDrawList& list, Change change, ImVec2 middle) {
    const ImU32 color = to_imgui(scene::change_color(change, context.app.style.theme));
    const float radius = context.px(4.5F);
    if (change == Change::lost) {
        list.AddCircle(middle, radius - context.px(0.7F), color, 16, context.px(1.5F));
    } else {
        list.AddCircleFilled(middle, radius, color, 16);
    }
    if (change == Change::appeared) {
        list.AddCircle(middle, radius + context.px(1.8F), color, 16, context.px(1));
    }
}

std::string words_for_window(const document::Document& document, const model::Window& window) {
    return document::describe_window(document::told_window(window, document.domain()),
                                     document.view().calendar);
}

/// Where the columns of numbers end.
std::array<float, 3> ends_of(const Context& context, float right) {
    const float width = context.px(number_width);
    return {right - 2 * width, right - width, right};
}

} // namespace

void ComparePanel::reset() {
    *this = {};
}

void ComparePanel::toggle(Context& context) {
    if (context.document.pinned_window()) {
        context.actions.add(document::CompareWith{});
    } else {
        context.actions.add(
            document::CompareWith{document::PinnedWindow{context.document.view().window, {}}});
    }
}

void ComparePanel::draw(Context& context, const base::Rect& area) {
    const auto comparison = context.document.shared_comparison();
    want_rows(context, comparison);
    begin_area(context, "##compare", area);
    draw_head(context);
    if (context.document.pinned_window() && told_ == nullptr) {
        paragraph(context, "Comparing \u2026", context.theme.muted);
        name_item(context, "compare.counting");
    } else if (told_ != nullptr) {
        draw_lists(context);
        draw_kinds(context);
        draw_foot(context);
        draw_heading(context);
        draw_rows(context);
    }
    end_area();
}

/// Asks for the rows as they are chosen now. Those of before stay until these are there.
void ComparePanel::want_rows(const Context& context,
                             std::shared_ptr<const graph::Comparison> comparison) {
    const document::Document& document = context.document;
    const auto& store = document.shared_store();
    if (store_ != store.get() || comparison == nullptr) {
        store_ = store.get();
        table_.reset();
        told_.reset();
    }
    is_behind_ = document.is_comparison_behind();
    if (comparison == nullptr) {
        return;
    }
    if (table_ == nullptr) {
        table_ = std::make_unique<document::Tally<Wanted, Rows>>(
            rows_of, document.ties().dyads().size() <= document::most_counted_at_once);
    }
    table_->want({store, std::move(comparison), list_, column_, is_ascending_, shown_,
                  context.app.style.language});
    is_behind_ = is_behind_ || table_->is_busy();
    if (const Wanted* of = table_->newest_wish()) {
        told_ = of->comparison;
        told_list_ = of->list;
    }
}

// ---- what is compared ---------------------------------------------------------------------------

void ComparePanel::draw_head(Context& context) {
    const document::Document& document = context.document;
    const Theme& theme = context.theme;
    const std::string now = words_for_window(document, document.view().window);
    ImGui::PushFont(theme.title);
    paragraph(context, document.pinned_window() ? now : "Compare two windows");
    ImGui::PopFont();
    if (!document.pinned_window()) {
        paragraph(context,
                  "Pin a window, then move to another one: what is new, lost, stronger and weaker "
                  "since is told by colour, and in a table here.",
                  theme.muted);
        ImGui::Dummy({0, context.px(2)});
        if (button(context, "compare.pin",
                   shortened("Pin " + now, ImGui::GetContentRegionAvail().x - context.px(24)),
                   true)) {
            toggle(context);
        }
        if (ImGui::IsItemHovered()) {
            tip(context, "Compare the windows to come with this one (C)");
        }
        return;
    }
    const document::PinnedWindow& pinned = *document.pinned_window();
    paragraph(context, "compared with " + words_for_window(document, pinned.window), theme.muted);
    ImGui::PushFont(theme.small);
    const bool is_same = pinned.window == document.view().window;
    if (button(context, "compare.pin", "Pin this window", false, !is_same)) {
        context.actions.add(
            document::CompareWith{document::PinnedWindow{document.view().window, pinned.settings}});
    }
    if (ImGui::IsItemHovered()) {
        tip(context, "Compare the windows to come with the one that is shown");
    }
    ImGui::SameLine(0, context.px(6));
    if (button(context, "compare.swap", "Swap", false, !is_same)) {
        context.actions.add(
            document::CompareWith{document::PinnedWindow{document.view().window, pinned.settings}});
        context.actions.add(document::SetWindow{pinned.window});
    }
    if (ImGui::IsItemHovered()) {
        tip(context, "Show the pinned window, compared with this one");
    }
    ImGui::SameLine(0, context.px(6));
    if (button(context, "compare.end", "End comparing")) {
        toggle(context);
    }
    if (ImGui::IsItemHovered()) {
        tip(context, "The network in its usual colours again (C)");
    }
    ImGui::PopFont();
    bool per_day = pinned.settings.per_day;
    const bool can_be_per_day = document.view().window.mode != model::WindowMode::decay;
    if (can_be_per_day && told_ != nullptr &&
        check_box(context, "compare.per_day", "Strengths per day", per_day,
                  fmt::format("For windows of different lengths: now {}, then {}",
                              document::counted(static_cast<std::size_t>(told_->days_b), "day"),
                              document::counted(static_cast<std::size_t>(told_->days_a), "day")))) {
        document::PinnedWindow other = pinned;
        other.settings.per_day = per_day;
        context.actions.add(document::CompareWith{other});
    }
    if (is_same) {
        paragraph(context, "This is the pinned window itself: move to another one.", theme.muted);
    }
}

void ComparePanel::draw_lists(Context& context) {
    ImGui::Dummy({0, context.px(1)});
    const auto& counts = table_->newest()->counts;
    const auto choice = [&](List list, const char* name, const char* one) {
        std::size_t changed = 0;
        for (const Change change : shown_changes) {
            changed +=
                change == Change::same
                    ? 0
                    : counts[static_cast<std::size_t>(list)][static_cast<std::size_t>(change)];
        }
        if (button(context, name, document::counted(changed, one) + " changed", list_ == list)) {
            list_ = list;
        }
    };
    choice(List::ties, "compare.list.ties", "tie");
    ImGui::SameLine(0, context.px(6));
    choice(List::nodes, "compare.list.nodes", "node");
}

/// What kinds of change are listed; each tells how many there are.
void ComparePanel::draw_kinds(Context& context) {
    const auto& counts = table_->newest()->counts[static_cast<std::size_t>(list_)];
    ImGui::PushFont(context.theme.small);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {context.px(4), context.px(4)});
    const float room = ImGui::GetContentRegionAvail().x;
    float x = 0;
    for (const Change change : shown_changes) {
        bool& is_on = shown_[static_cast<std::size_t>(change)];
        const std::string label = fmt::format(
            "{} {}", grouped(counts[static_cast<std::size_t>(change)]), name_of(change));
        const ImVec2 size{ImGui::CalcTextSize(label.c_str()).x + context.px(28), context.px(24)};
        if (x > 0 && x + size.x <= room) {
            ImGui::SameLine();
        } else {
            x = 0;
        }
        x += size.x + context.px(4);
        const std::string name = fmt::format("compare.kind.{}", name_of(change));
        if (ImGui::InvisibleButton(name.c_str(), size)) {
            is_on = !is_on;
        }
        name_item(context, name);
        const ImVec2 min = ImGui::GetItemRectMin();
        const ImVec2 max = ImGui::GetItemRectMax();
        const bool is_hovered = ImGui::IsItemHovered();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        if (is_on) {
            list.AddRectFilled(min, max, context.theme.panel_raised, size.y / 2);
        }
        list.AddRect(min, max,
                     is_hovered ? context.theme.accent
                     : is_on    ? context.theme.muted
                                : context.theme.line,
                     size.y / 2, 0, std::max(1.0F, context.theme.scale));
        draw_mark(context, list, change, {min.x + context.px(12), (min.y + max.y) / 2});
        add_text(list, *ImGui::GetFont(),
                 {min.x + context.px(21), (min.y + max.y - ImGui::GetFontSize()) / 2},
                 is_on && !is_behind_ ? context.theme.text : context.theme.muted, label);
        if (is_hovered) {
            tip(context, is_on ? "Listed; click to leave them out" : "Click to list them");
        }
    }
    ImGui::PopStyleVar();
    ImGui::PopFont();
}

void ComparePanel::draw_foot(Context& context) {
    ImGui::PushFont(context.theme.small);
    ImGui::AlignTextToFramePadding();
    paragraph(context, "Copy as", context.theme.muted);
    const auto copy = [&](const char* name, const char* label, const char* told, bool markdown) {
        ImGui::SameLine(0, context.px(6));
        if (button(context, name, label, false, !is_behind_)) {
            context.actions.ask(CopyComparison{markdown});
        }
        if (ImGui::IsItemHovered()) {
            tip(context, told);
        }
    };
    copy("compare.copy.tsv", "TSV", "All that changed, for a spreadsheet: ties, then nodes", false);
    copy("compare.copy.markdown", "Markdown", "All that changed, for a report", true);
    ImGui::SameLine(0, context.px(6));
    if (button(context, "compare.save", "Save\xe2\x80\xa6", false, !is_behind_)) {
        wants_save_ = true;
    }
    if (ImGui::IsItemHovered()) {
        tip(context, "Save the table: .tsv or .md");
    }
    ImGui::PopFont();
}

// ---- the table ----------------------------------------------------------------------------------

namespace {

/// Places of the nodes' names in their order, by NodeId.
std::vector<std::uint32_t> ranks_by_name(const model::EventStore& store,
                                         const std::string& language) {
    const std::size_t count = graph::node_count(store);
    std::vector<std::string> names(count);
    for (std::size_t i = 0; i < count; ++i) {
        names[i] = base::fold_case(graph::label_of(store, graph::NodeId{i}, language));
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return names[a] < names[b]; });
    std::vector<std::uint32_t> ranks(count);
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        ranks[order[i]] = i;
    }
    return ranks;
}

} // namespace

ComparePanel::Rows ComparePanel::rows_of(const Wanted& wanted) {
    const graph::Comparison& comparison = *wanted.comparison;
    Rows found{};
    std::vector<std::uint32_t>& rows = found.rows;
    const auto take = [&](const auto& changes, List list) {
        for (std::uint32_t i = 0; i < changes.size(); ++i) {
            if (!document::is_dealing(changes[i])) {
                continue;
            }
            const auto kind = static_cast<std::size_t>(changes[i].change);
            ++found.counts[static_cast<std::size_t>(list)][kind];
            if (list == wanted.list && wanted.shown[kind]) {
                rows.push_back(i);
            }
        }
    };
    take(comparison.ties, List::ties);
    take(comparison.nodes, List::nodes);
    const auto sort_by = [&](auto key) {
        std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
            return wanted.is_ascending ? key(a) < key(b) : key(b) < key(a);
        });
    };
    const auto sort = [&](const auto& changes, auto name_of_row) {
        switch (wanted.column) {
        case Column::name:
            sort_by(name_of_row);
            break;
        case Column::before:
            sort_by([&](std::uint32_t row) { return changes[row].strength_a; });
            break;
        case Column::now:
            sort_by([&](std::uint32_t row) { return changes[row].strength_b; });
            break;
        case Column::change: // they come with the largest first
            if (wanted.is_ascending) {
                std::reverse(rows.begin(), rows.end());
            }
            break;
        }
    };
    const std::vector<std::uint32_t> ranks = wanted.column == Column::name
                                                 ? ranks_by_name(*wanted.store, wanted.language)
                                                 : std::vector<std::uint32_t>{};
    if (wanted.list == List::ties) {
        sort(comparison.ties, [&](std::uint32_t row) {
            const graph::Dyad& dyad = comparison.ties[row].dyad;
            return std::pair(ranks[dyad.a.index()], ranks[dyad.b.index()]);
        });
    } else {
        sort(comparison.nodes,
             [&](std::uint32_t row) { return ranks[comparison.nodes[row].node.index()]; });
    }
    return found;
}

/// The names of the columns, each a button that sorts by it.
void ComparePanel::draw_heading(Context& context) {
    const Theme& theme = context.theme;
    ImFont& font = *theme.small;
    ImGui::Dummy({0, context.px(1)});
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float right = start.x + ImGui::GetContentRegionAvail().x - context.px(14);
    const auto ends = ends_of(context, right);
    const float height = context.px(22);
    const auto head = [&](Column column, const char* name, const std::string& label, float from,
                          float to, bool is_number) {
        ImGui::SetCursorScreenPos({from, start.y});
        if (ImGui::InvisibleButton(name, {std::max(1.0F, to - from), height})) {
            is_ascending_ = column_ == column ? !is_ascending_ : column == Column::name;
            column_ = column;
        }
        name_item(context, name);
        const bool is_on = column_ == column;
        const ImU32 color = is_on || ImGui::IsItemHovered() ? theme.text : theme.muted;
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const float arrow = is_on ? context.px(9) : 0;
        const float width = width_of(font, label);
        const float x = is_number ? to - width - arrow : from;
        add_text(list, font, {x, start.y + context.px(4)}, color, label);
        if (is_on) {
            const float at = x + width + context.px(5);
            const float middle = start.y + context.px(4) + font.FontSize / 2;
            const float tall = context.px(is_ascending_ ? -2.5F : 2.5F);
            list.AddTriangleFilled({at - context.px(2.5F), middle - tall},
                                   {at + context.px(2.5F), middle - tall}, {at, middle + tall},
                                   color);
        }
        if (ImGui::IsItemHovered()) {
            tip(context, is_on ? "Click to sort the other way round" : "Click to sort by it");
        }
    };
    head(Column::name, "compare.sort.name", list_ == List::ties ? "Tie" : "Node",
         start.x + context.px(mark_width), ends[0] - context.px(number_width), false);
    head(Column::before, "compare.sort.before", "Then", ends[0] - context.px(number_width - 6),
         ends[0], true);
    head(Column::now, "compare.sort.now", "Now", ends[0] + context.px(6), ends[1], true);
    head(Column::change, "compare.sort.change", "Change", ends[1] + context.px(4), ends[2], true);
    ImGui::SetCursorScreenPos({start.x, start.y + height});
    ImGui::GetWindowDrawList()->AddRectFilled(
        {start.x, start.y + height}, {right + context.px(14), start.y + height + 1}, theme.line);
    ImGui::Dummy({0, context.px(1)});
}

float ComparePanel::row_height() const {
    return told_list_ == List::ties ? tie_row_height : node_row_height;
}

void ComparePanel::draw_rows(Context& context) {
    ImGui::BeginChild("##rows", {0, 0});
    const std::vector<std::uint32_t>& rows = table_->newest()->rows;
    if (rows.empty()) {
        ImGui::Dummy({0, context.px(4)});
        paragraph(context, "Nothing of the kinds that are listed.", context.theme.muted);
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), context.px(row_height()));
    while (clipper.Step()) {
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            draw_row(context, rows[static_cast<std::size_t>(row)], static_cast<std::size_t>(row));
        }
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

void ComparePanel::draw_row(Context& context, std::uint32_t index, std::size_t row) {
    const Theme& theme = context.theme;
    const model::EventStore& store = context.document.store();
    const std::string& language = context.app.style.language;
    const graph::Comparison& comparison = *told_;
    document::Selection about;
    std::vector<std::string> names; ///< a line each
    Change change = Change::same;
    std::array<double, 2> strengths{};
    std::string counts;
    if (told_list_ == List::ties) {
        const graph::TieChange& tie = comparison.ties[index];
        about.ties.push_back(tie.dyad);
        names = {base::isolated(graph::label_of(store, tie.dyad.a, language)) +
                     (tie.dyad.is_directed ? " \xe2\x86\x92" : " \xe2\x80\x93"),
                 std::string(graph::label_of(store, tie.dyad.b, language))};
        change = tie.change;
        strengths = {tie.strength_a, tie.strength_b};
        counts = fmt::format("{} then, {} now", document::counted(tie.count_a, "event"),
                             document::grouped(tie.count_b));
    } else {
        const graph::NodeChange& node = comparison.nodes[index];
        about.nodes.push_back(node.node);
        names = {std::string(graph::label_of(store, node.node, language))};
        change = node.change;
        strengths = {node.strength_a, node.strength_b};
        counts = fmt::format("named by {} then, {} now", document::counted(node.events_a, "event"),
                             document::grouped(node.events_b));
    }
    const float room = ImGui::GetContentRegionAvail().x;
    const std::string id = fmt::format("compare.row.{}", row);
    if (ImGui::InvisibleButton(id.c_str(), {room, context.px(row_height())})) {
        context.actions.add(document::SetSelection{about});
        wanted_ = about;
    }
    name_item(context, id);
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_hovered = ImGui::IsItemHovered();
    if (context.document.selection() == about) {
        list.AddRectFilled(min, max, theme.accent_soft, context.px(4));
    } else if (is_hovered) {
        list.AddRectFilled(min, max, theme.hover, context.px(4));
    }
    ImFont& font = *theme.small;
    const float y = (min.y + max.y - font.FontSize) / 2;
    const auto ends = ends_of(context, min.x + room - context.px(14));
    draw_mark(context, list, change, {min.x + context.px(7), (min.y + max.y) / 2});
    const ImU32 color = is_behind_ ? theme.muted : theme.text;
    const float name_left = min.x + context.px(mark_width);
    const float name_room = ends[0] - context.px(number_width) - name_left;
    const float pitch = font.FontSize * 1.12F;
    float line = y - pitch * static_cast<float>(names.size() - 1) / 2;
    for (const std::string& name : names) {
        add_text(list, font, {name_left, line}, color, shortened(name, name_room, &font));
        line += pitch;
    }
    const auto cell = [&](float end, const std::string& text, ImU32 of) {
        add_text(list, font, {end - width_of(font, text), y}, of, text);
    };
    const auto strength = [&](double value, bool is_there) {
        return is_there ? number(value) : std::string("\xe2\x80\x93");
    };
    cell(ends[0], strength(strengths[0], change != Change::appeared), theme.muted);
    cell(ends[1], strength(strengths[1], change != Change::lost), color);
    cell(ends[2], difference(strengths[1] - strengths[0]), color);
    if (is_hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        std::string told;
        for (const std::string& name : names) {
            told += (told.empty() ? "" : " ") + name;
        }
        tip(context, told + "\n" + counts);
    }
}

} // namespace entente::ui
