// SPDX-License-Identifier: MIT
#include "app/ui/words_panel.hpp"

#include "app/base/utf8.hpp"
#include "app/ui/flowing_text.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace entente::ui {
namespace {

constexpr double quiet_seconds = 0.12;         ///< a view that rests so long is told
constexpr double seconds_between_starts = 0.4; ///< one that moves is told so often
constexpr float least_text_width = 112;        ///< units, of a table's first columns
constexpr float tall_row_height = 37;          ///< of two lines
constexpr float table_row_height = 24;         ///< units

/// The view as `describe` is told it: a window of all the data's days is all time.
document::View told_view(const document::Document& document) {
    document::View view = document.view();
    if (view.window.span == document.domain()) {
        view.window.span = model::Span::all();
    }
    return view;
}

std::string title_of(const document::Document& document) {
    const auto& files = document.info().files;
    if (!document.store().header().title.empty() || files.empty()) {
        return document.store().header().title;
    }
    std::string name = files.front();
    name.erase(0, name.find_last_of("/\\") + 1);
    return name.substr(0, name.find('.'));
}

float drawn_width(ImFont& font, const std::string& text) {
    return font.CalcTextSizeA(font.FontSize, FLT_MAX, 0, text.c_str()).x;
}

/// A heading in two lines where it has two words.
std::vector<std::string> lines_of(const std::string& heading) {
    const auto blank = heading.find(' ');
    if (blank == std::string::npos) {
        return {heading};
    }
    return {heading.substr(0, blank), heading.substr(blank + 1)};
}

/// Where the columns of a table lie: those of numbers as wide as they need, as many of them as
/// leave the others enough.
struct Columns {
    std::vector<float> widths; ///< 0 for one that is left out
    float gap = 0;

    Columns(Context& context, const document::Table& table, float room) : gap(context.px(10)) {
        ImFont& font = *context.theme.small;
        widths.resize(table.columns.size());
        float text_width = room;
        float least = context.px(least_text_width);
        std::vector<std::size_t> texts;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            for (const std::string& line : lines_of(table.columns[i].heading)) {
                widths[i] = std::max(widths[i], drawn_width(font, line));
            }
            if (!table.columns[i].is_number && is_name(table, i)) {
                texts.push_back(i);
                continue;
            }
            for (const auto& row : table.rows) {
                widths[i] = std::max(widths[i], drawn_width(font, row[i].text));
            }
        }
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (std::find(texts.begin(), texts.end(), i) != texts.end()) {
                continue;
            }
            if (text_width - widths[i] - gap < least) {
                widths[i] = 0;
            } else {
                text_width -= widths[i] + gap;
            }
        }
        for (const std::size_t i : texts) {
            widths[i] = text_width / static_cast<float>(texts.size());
        }
    }

    /// Names may be long; words such as "new" or "state" are not.
    static bool is_name(const document::Table& table, std::size_t column) {
        return !table.rows.empty() && !table.rows.front()[column].about.is_empty();
    }
};

void draw_heading(Context& context, const document::Table& table, const Columns& columns) {
    ImFont& font = *context.theme.small;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::size_t most = 1;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (columns.widths[i] > 0) {
            most = std::max(most, lines_of(table.columns[i].heading).size());
        }
    }
    const float line = font.FontSize * 1.15F;
    float x = start.x + context.px(4);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (columns.widths[i] <= 0) {
            continue;
        }
        const auto lines = lines_of(table.columns[i].heading);
        float y = start.y + line * static_cast<float>(most - lines.size());
        for (const std::string& text : lines) {
            const float indent =
                table.columns[i].is_number ? columns.widths[i] - drawn_width(font, text) : 0;
            list.AddText(&font, font.FontSize, {x + indent, y}, context.theme.muted, text.c_str());
            y += line;
        }
        x += columns.widths[i] + columns.gap;
    }
    const float height = line * static_cast<float>(most) + context.px(3);
    const float width = ImGui::GetContentRegionAvail().x;
    list.AddRectFilled({start.x, start.y + height - std::max(1.0F, context.theme.scale)},
                       {start.x + width, start.y + height}, context.theme.line);
    ImGui::Dummy({width, height});
}

/// A cell in one line, or in two where it is too long for one; the second is shortened.
std::vector<std::string> lines_of_cell(const std::string& text, float width, ImFont& font) {
    const std::string whole = shown_text(text);
    if (drawn_width(font, whole) <= width + 1) {
        return {whole};
    }
    // After what joins two names where there is such, since a name from right to left cannot be
    // broken once it is in its order; else after the last word that fits.
    for (const std::string_view joint : {" \xe2\x80\x93 ", " \xe2\x86\x92 "}) {
        if (const auto at = text.find(joint); at != std::string::npos) {
            const std::size_t end = at + joint.size();
            return {shortened(text.substr(0, end - 1), width + 1, &font),
                    shortened(text.substr(end), width + 1, &font)};
        }
    }
    std::size_t end = std::string::npos;
    for (auto at = text.find(' '); at != std::string::npos && !base::has_right_to_left(text);
         at = text.find(' ', at + 1)) {
        if (drawn_width(font, text.substr(0, at)) > width + 1) {
            break;
        }
        end = at;
    }
    if (end == std::string::npos) {
        return {shortened(text, width + 1, &font)};
    }
    return {text.substr(0, end), shortened(text.substr(end + 1), width + 1, &font)};
}

/// @param name  of its rows: "words.ties.0".
std::optional<document::Selection> draw_table(Context& context, const document::Table& table,
                                              const std::string& name) {
    const Theme& theme = context.theme;
    std::optional<document::Selection> pressed;
    const float room = ImGui::GetContentRegionAvail().x;
    const Columns columns(context, table, room - context.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, context.px(1)});
    draw_heading(context, table, columns);
    ImFont& font = *theme.small;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& row = table.rows[r];
        const std::string id = fmt::format("words.{}.{}", name, r);
        bool is_tall = false;
        for (std::size_t i = 0; i < row.size(); ++i) {
            is_tall = is_tall || (columns.widths[i] > 0 &&
                                  lines_of_cell(row[i].text, columns.widths[i], font).size() > 1);
        }
        const float height = context.px(is_tall ? tall_row_height : table_row_height);
        const bool is_pressed = ImGui::InvisibleButton(id.c_str(), {room, height});
        name_item(context, id);
        const ImVec2 min = ImGui::GetItemRectMin();
        const ImVec2 max = ImGui::GetItemRectMax();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const bool is_hovered = ImGui::IsItemHovered();
        if (is_hovered) {
            list.AddRectFilled(min, max, theme.hover, context.px(5));
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        float x = min.x + context.px(4);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const document::Phrase& cell = row[i];
            const bool is_name = !cell.about.is_empty();
            if (is_name && is_pressed) {
                pressed = cell.about;
            }
            if (columns.widths[i] <= 0) {
                continue;
            }
            const std::vector<std::string> lines =
                lines_of_cell(cell.text, columns.widths[i], font);
            const float block = font.FontSize * 1.12F * static_cast<float>(lines.size());
            float y = (min.y + max.y - block) / 2;
            for (const std::string& text : lines) {
                const float indent =
                    table.columns[i].is_number ? columns.widths[i] - drawn_width(font, text) : 0;
                list.AddText(&font, font.FontSize, {x + indent, y},
                             is_name ? theme.text : theme.muted, text.c_str());
                y += font.FontSize * 1.12F;
            }
            x += columns.widths[i] + columns.gap;
        }
    }
    ImGui::PopStyleVar();
    return pressed;
}

/// "Since 2013" -> "since".
std::string name_of_section(const std::string& heading) {
    return base::fold_case(heading.substr(0, heading.find(' ')));
}

} // namespace

void WordsPanel::reset() {
    scrolls_to_top_ = true;
    hovered_link_ = 0;
}

void WordsPanel::follow(Context& context) {
    document::Describer::Wish wish{
        context.document.shared_store(),
        told_view(context.document),
        {title_of(context.document), context.app.style.language, 12},
    };
    const double seconds = static_cast<double>(ImGui::GetIO().DeltaTime);
    seconds_since_change_ += seconds;
    seconds_since_start_ += seconds;
    if (wish != wish_) {
        wish_ = std::move(wish);
        seconds_since_change_ = 0;
    }
    describer_.take();
    is_behind_ = !describer_.is_of(wish_);
    const bool is_time =
        seconds_since_change_ >= quiet_seconds || seconds_since_start_ >= seconds_between_starts;
    if (is_behind_ && !describer_.is_busy() && (is_time || !describer_.newest())) {
        describer_.begin(wish_);
        seconds_since_start_ = 0;
    }
}

void WordsPanel::draw_buttons(Context& context, const document::Description& description) {
    ImGui::PushFont(context.theme.small);
    ImGui::AlignTextToFramePadding();
    paragraph(context, "Copy as", context.theme.muted);
    const auto copy = [&](const char* name, const char* label, const char* told, const auto& text,
                          const char* said) {
        ImGui::SameLine(0, context.px(6));
        // What is out of date is not to be taken for the view.
        if (button(context, name, label, false, !is_behind_)) {
            context.actions.ask(CopyText{text(description), said});
        }
        if (ImGui::IsItemHovered()) {
            tip(context, told);
        }
    };
    copy("words.copy.markdown", "Markdown", "Copy as Markdown: headings, sentences and tables",
         document::to_markdown, "The view was copied as Markdown");
    copy("words.copy.text", "Plain text", "Copy as plain text: sentences, tables with tabs",
         document::to_plain_text, "The view was copied as plain text");
    copy(
        "words.copy.alt", "Alternative text",
        "Copy one short paragraph, for the alternative text of a picture",
        [](const document::Description& told) { return document::to_alt_text(told); },
        "The alternative text was copied");
    ImGui::PopFont();
}

void WordsPanel::draw(Context& context, const base::Rect& area) {
    follow(context);
    const std::shared_ptr<const document::Description>& description = describer_.newest();
    begin_area(context, "##words", area);
    if (!description) {
        paragraph(context, "Putting it into words …", context.theme.muted);
        end_area();
        return;
    }
    draw_buttons(context, *description);
    ImGui::BeginChild("##text", {0, 0});
    if (std::exchange(scrolls_to_top_, false)) {
        ImGui::SetScrollY(0);
    }
    const ImU32 color = is_behind_ ? context.theme.muted : context.theme.text;
    std::optional<document::Selection> pressed;
    ImGui::PushFont(context.theme.title);
    paragraph(context, description->title, color);
    ImGui::PopFont();
    std::size_t links = 0;
    for (const document::Section& section : description->sections) {
        if (!section.heading.empty()) {
            ImGui::Dummy({0, context.px(4)});
            heading(context, section.heading);
        }
        FlowingText text(links);
        for (const document::Sentence& sentence : section.sentences) {
            text.add(sentence);
        }
        if (auto about = text.draw(context, color, hovered_link_)) {
            pressed = std::move(about);
        }
        links = text.link_count();
        for (const document::Table& table : section.tables) {
            ImGui::Dummy({0, context.px(2)});
            ImGui::PushFont(context.theme.small);
            paragraph(context, table.caption, context.theme.muted);
            ImGui::PopFont();
            if (auto about = draw_table(context, table, name_of_section(section.heading))) {
                pressed = std::move(about);
            }
        }
    }
    ImGui::Dummy({0, context.px(8)});
    ImGui::EndChild();
    name_area(context, "words.text",
              {{ImGui::GetItemRectMin().x, ImGui::GetItemRectMin().y},
               {ImGui::GetItemRectMax().x, ImGui::GetItemRectMax().y}});
    end_area();
    if (pressed) {
        context.actions.add(document::SetSelection{*std::move(pressed)});
    }
}

} // namespace entente::ui
