// SPDX-License-Identifier: MIT
#include "app/ui/event_card.hpp"

#include "app/base/utf8.hpp"
#include "app/scene/palette.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente::ui {
namespace {

std::string first_upper(std::string_view word) {
    std::string text(word);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

/// A name as a link that selects its node.
void draw_node_link(Context& context, graph::NodeId node, std::string_view note,
                    std::string_view name) {
    const model::EventStore& store = context.document.store();
    const Theme& theme = context.theme;
    const std::string label = shown_text(graph::label_of(store, node));
    const std::string more = note.empty() ? std::string() : fmt::format("  {}", note);
    const ImVec2 size = ImGui::CalcTextSize(label.c_str());
    const float height = context.px(22);
    const float width = std::min(size.x + context.px(20), ImGui::GetContentRegionAvail().x);
    ImGui::PushID(static_cast<int>(node.value()));
    if (ImGui::InvisibleButton("##link", {width, height})) {
        document::Selection selection =
            ImGui::GetIO().KeyShift ? context.document.selection() : document::Selection{};
        selection.toggle(node);
        context.actions.add(document::SetSelection{std::move(selection)});
    }
    ImGui::PopID();
    name_item(context, name);
    const bool is_hovered = ImGui::IsItemHovered();
    const ImVec2 min = ImGui::GetItemRectMin();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float middle = min.y + height / 2;
    draw_kind(context, list, graph::kind_of(store, node), {min.x + context.px(6), middle},
              context.px(4.6F));
    const ImVec2 at{min.x + context.px(18), middle - ImGui::GetFontSize() / 2};
    list.AddText(at, is_hovered ? theme.accent : theme.text, label.c_str());
    if (!more.empty()) {
        list.AddText(theme.small, theme.small->FontSize,
                     {at.x + size.x, middle - theme.small->FontSize / 2}, theme.muted,
                     more.c_str());
    }
    if (is_hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
}

void small_heading(Context& context, const char* text) {
    ImGui::Dummy({0, context.px(2)});
    ImGui::PushFont(context.theme.small);
    paragraph(context, text, context.theme.muted);
    ImGui::PopFont();
}

/// "tone -8.0", "tone +4.0".
std::string words_for_tone(double tone) {
    return fmt::format("tone {:+.1f}", tone);
}

/// "Iran, Russia", or with an arrow between them where one acts upon the other; who is only
/// mentioned is left out.
std::string words_for_participants(const model::EventStore& store, model::EventId event) {
    using Role = model::ParticipantRole;
    std::string actors;
    std::string targets;
    constexpr std::size_t enough = 160; // characters: more is cut off anyway
    for (const model::Participant& participant : store.participants(event)) {
        std::string& side = participant.role == Role::target ? targets : actors;
        if (participant.role != Role::mentioned && side.size() < enough) {
            side +=
                (side.empty() ? "" : ", ") + base::isolated(store.actor(participant.actor).name);
        }
    }
    return targets.empty() ? actors : actors + " \xe2\x86\x92 " + targets;
}

void draw_source(Context& context, const model::Source& source, std::size_t number) {
    std::string words = base::isolated(source.title);
    const auto add = [&](const std::string& more) {
        if (!more.empty()) {
            words += (words.empty() ? "" : ", ") + base::isolated(more);
        }
    };
    add(source.publisher);
    add(source.date.empty() ? source.date : model::words_for_date(source.date));
    add(source.language);
    paragraph(context, words.empty() ? "untitled" : words);
    if (source.url.empty()) {
        return;
    }
    const std::string name = fmt::format("detail.source.{}", number);
    ImGui::PushStyleColor(ImGuiCol_Text, context.theme.accent);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(source.url.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    name_item(context, name);
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        tip(context, "Open in the browser");
        if (ImGui::IsMouseClicked(0)) {
            context.actions.ask(OpenUrl{source.url});
        }
    }
}

} // namespace

bool draw_event_row(Context& context, model::EventId event, bool is_open) {
    const model::EventStore& store = context.document.store();
    const Theme& theme = context.theme;
    const float height = context.px(event_row_height - 4);
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(static_cast<int>(event.value()));
    const bool is_pressed = ImGui::InvisibleButton("##event", {width, height});
    ImGui::PopID();
    name_item(context, fmt::format("detail.event.{}", store.id(event)));
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_open || ImGui::IsItemHovered()) {
        list.AddRectFilled(min, max, is_open ? theme.accent_soft : theme.hover, context.px(6));
    }
    // The bar at the left is the tone, in the colours of the ties.
    const double tone = store.tone(event);
    const ImU32 color =
        std::isnan(tone) ? theme.line : to_imgui(scene::tone_color(tone, context.app.style.theme));
    list.AddRectFilled({min.x + context.px(4), min.y + context.px(6)},
                       {min.x + context.px(7.5F), max.y - context.px(6)}, color, context.px(2));
    const float x = min.x + context.px(15);
    list.PushClipRect({x, min.y}, {max.x - context.px(6), max.y}, true);
    std::string first = model::words_for_date(store.date_text(event));
    const auto type = store.types()[store.type(event)];
    if (!type.empty()) {
        first += " \xc2\xb7 " + type;
    }
    const float room = max.x - context.px(8) - x;
    first = shortened(first, room, theme.small);
    list.AddText(theme.small, theme.small->FontSize, {x, min.y + context.px(6)}, theme.muted,
                 first.c_str());
    const std::string who = words_for_participants(store, event);
    const std::string_view told = store.title(event);
    const std::string title = shortened(told.empty() ? std::string_view(who) : told, room);
    list.AddText({x, min.y + context.px(23)}, theme.text, title.c_str());
    if (!told.empty()) {
        const std::string names = shortened(who, room, theme.small);
        list.AddText(theme.small, theme.small->FontSize, {x, min.y + context.px(43)}, theme.muted,
                     names.c_str());
    }
    list.PopClipRect();
    return is_pressed;
}

void draw_event_details(Context& context, model::EventId id) {
    const model::EventStore& store = context.document.store();
    const model::Event event = store.record(id);
    const Theme& theme = context.theme;
    ImGui::Indent(context.px(15));
    if (!event.title.empty()) {
        ImGui::PushFont(theme.bold);
        paragraph(context, event.title);
        ImGui::PopFont();
    }
    std::string facts = model::words_for_date(event.date);
    const auto add = [&](const std::string& more) {
        if (!more.empty()) {
            facts += " \xc2\xb7 " + base::isolated(more);
        }
    };
    add(first_upper(event.type));
    if (event.place) {
        add(event.place->name);
    }
    if (event.tone) {
        add(words_for_tone(*event.tone));
    }
    if (event.weight != 1) {
        add(fmt::format("weight {:g}", event.weight));
    }
    paragraph(context, facts, theme.muted);
    if (!event.summary.empty()) {
        paragraph(context, event.summary);
    }
    if (!event.participants.empty()) {
        small_heading(context, "Who");
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {context.px(6), 0});
        for (const model::Participant& participant : event.participants) {
            const bool is_plain = participant.role == model::ParticipantRole::participant;
            draw_node_link(context, graph::node_of(participant.actor),
                           is_plain ? std::string_view() : model::name_of(participant.role),
                           "detail.participant." + store.actor(participant.actor).id);
        }
        ImGui::PopStyleVar();
    }
    if (!event.topics.empty()) {
        small_heading(context, "About");
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {context.px(6), 0});
        for (const model::TopicId topic : event.topics) {
            draw_node_link(context, graph::node_of(store, topic), {},
                           "detail.topic." + store.topic(topic).id);
        }
        ImGui::PopStyleVar();
    }
    for (const model::Quote& quote : event.quotes) {
        small_heading(context,
                      quote.speaker.is_valid() ? store.actor(quote.speaker).name.c_str() : "Quote");
        paragraph(context, "\xe2\x80\x9c" + quote.text + "\xe2\x80\x9d");
    }
    if (!event.sources.empty()) {
        small_heading(context, event.sources.size() == 1 ? "Source" : "Sources");
        for (std::size_t i = 0; i < event.sources.size(); ++i) {
            draw_source(context, event.sources[i], i);
        }
    }
    ImGui::Unindent(context.px(15));
    ImGui::Dummy({0, context.px(8)});
}

std::string events_as_text(const model::EventStore& store, std::span<const model::EventId> events) {
    std::string text;
    for (const model::EventId id : events) {
        const model::Event event = store.record(id);
        text += fmt::format("{}\t{}\t", event.date, event.title);
        for (std::size_t i = 0; i < event.participants.size(); ++i) {
            text += (i > 0 ? "; " : "") + store.actor(event.participants[i].actor).name;
        }
        text += "\t";
        for (std::size_t i = 0; i < event.sources.size(); ++i) {
            const model::Source& source = event.sources[i];
            text += (i > 0 ? "; " : "") + (source.title.empty() ? source.publisher : source.title);
            if (!source.url.empty()) {
                text += " <" + source.url + ">";
            }
        }
        text += "\n";
    }
    return text;
}

} // namespace entente::ui
