// SPDX-License-Identifier: MIT
#include "app/ui/detail_panel.hpp"

#include "app/base/utf8.hpp"
#include "app/document/other_times.hpp"
#include "app/scene/palette.hpp"
#include "app/ui/event_card.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente::ui {
namespace {

constexpr std::size_t listed_ties = 6;
constexpr double seconds_behind = 0.3;

std::string plural(std::size_t count, std::string_view one) {
    return fmt::format("{} {}{}", grouped(count), one, count == 1 ? "" : "s");
}

/// The ties of a node in the window, strongest first.
std::vector<graph::Tie> ties_of(const graph::TieGraph& graph, graph::NodeId node) {
    std::vector<graph::Tie> ties;
    for (const graph::Tie& tie : graph.ties) {
        if (tie.dyad.kind != graph::TieKind::office && (tie.dyad.a == node || tie.dyad.b == node)) {
            ties.push_back(tie);
            if (ties.size() == listed_ties) {
                break; // the graph has the strongest first
            }
        }
    }
    return ties;
}

/// Fades all that is drawn while it lives.
class FadedWhile {
  public:
    explicit FadedWhile(bool is_faded) : is_faded_(is_faded) {
        if (is_faded_) {
            ImGui::PushStyleVar(ImGuiStyleVar_Alpha, ImGui::GetStyle().Alpha * 0.45F);
        }
    }
    ~FadedWhile() {
        if (is_faded_) {
            ImGui::PopStyleVar();
        }
    }
    FadedWhile(const FadedWhile&) = delete;
    FadedWhile& operator=(const FadedWhile&) = delete;

  private:
    bool is_faded_;
};

} // namespace

struct DetailPanel::State {
    model::EventId open_event;
    bool scrolls_to_top = false;
    document::Selection seen;
    double behind_seconds = 0; ///< left, for which it is grey

    bool is_behind(const document::Document& document);
    void draw_node(Context& context, graph::NodeId node);
    void draw_tie(Context& context, const graph::Dyad& dyad);
    void draw_several(Context& context);
    void draw_events(Context& context);
};

DetailPanel::DetailPanel() : state_(std::make_unique<State>()) {}
DetailPanel::~DetailPanel() = default;

void DetailPanel::reset() {
    state_ = std::make_unique<State>();
}

bool DetailPanel::press(const KeyPress& key, Context& context) {
    const auto& events = context.document.evidence();
    const bool is_up = key.is(Key::up);
    if ((!is_up && !key.is(Key::down)) || events.empty()) {
        return false;
    }
    const auto now = std::find(events.begin(), events.end(), state_->open_event);
    if (now == events.end()) {
        state_->open_event = events.front();
    } else if (is_up && now != events.begin()) {
        state_->open_event = *std::prev(now);
    } else if (!is_up && std::next(now) != events.end()) {
        state_->open_event = *std::next(now);
    }
    return true;
}

bool DetailPanel::is_settling() const {
    return state_->behind_seconds > 0;
}

/// While the window moves the list follows a few times a second: it stays grey all the while
/// instead of flickering.
bool DetailPanel::State::is_behind(const document::Document& document) {
    if (document.is_evidence_behind()) {
        behind_seconds = seconds_behind;
    } else if (document.is_in_gesture() || document.playback().is_playing()) {
        behind_seconds -= static_cast<double>(ImGui::GetIO().DeltaTime);
    } else {
        behind_seconds = 0;
    }
    return behind_seconds > 0;
}

void DetailPanel::draw(Context& context, const base::Rect& area) {
    State& state = *state_;
    const document::Selection& selection = context.document.selection();
    if (selection != state.seen) {
        state.seen = selection;
        state.scrolls_to_top = true;
        state.open_event = {};
    }
    begin_area(context, "##details", area);
    if (selection.is_empty()) {
        ImGui::PushFont(context.theme.title);
        ImGui::TextUnformatted("Events");
        ImGui::PopFont();
        paragraph(context, "Click a node or a tie to see what is behind it.", context.theme.muted);
    } else if (selection.nodes.size() + selection.ties.size() > 1) {
        state.draw_several(context);
    } else if (!selection.nodes.empty()) {
        state.draw_node(context, selection.nodes.front());
    } else {
        state.draw_tie(context, selection.ties.front());
    }
    state.draw_events(context);
    end_area();
}

void DetailPanel::State::draw_node(Context& context, graph::NodeId node) {
    const document::Document& document = context.document;
    const model::EventStore& store = document.store();
    const Theme& theme = context.theme;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_kind(context, *ImGui::GetWindowDrawList(), graph::kind_of(store, node),
              {at.x + context.px(9), at.y + context.px(13)}, context.px(8));
    ImGui::Indent(context.px(26));
    ImGui::PushFont(theme.title);
    paragraph(context, graph::label_of(store, node));
    ImGui::PopFont();
    ImGui::Unindent(context.px(26));

    const bool is_topic = graph::is_topic(store, node);
    const model::Names& names = is_topic ? store.topic(graph::topic_of(store, node)).names
                                         : store.actor(graph::actor_of(node)).names;
    // Each name by itself, since some run from right to left.
    float x = 0;
    const float room = ImGui::GetContentRegionAvail().x;
    for (const auto& [language, name] : names) {
        const std::string shown = shortened(name, room);
        const float width = ImGui::CalcTextSize(shown.c_str()).x;
        const float gap = context.px(14);
        if (x > 0 && x + gap + width <= room) {
            ImGui::SameLine(0, gap);
            x += gap + width;
        } else {
            x = width;
        }
        line_of_text(context, name, room, theme.muted);
    }
    if (is_topic) {
        const model::Topic& topic = store.topic(graph::topic_of(store, node));
        if (topic.parent.is_valid()) {
            paragraph(context, "Part of " + base::isolated(store.topic(topic.parent).name),
                      theme.muted);
        }
    } else {
        for (const model::Office& office : store.actor(graph::actor_of(node)).roles) {
            const bool is_held = model::is_in_window(office.span, document.view().window);
            std::string words = fmt::format("{}, {}", base::isolated(office.title),
                                            base::isolated(store.actor(office.of).name));
            if (!office.from.empty() || !office.to.empty()) {
                words += fmt::format(" ({} \xe2\x80\x93 {})",
                                     office.from.empty() ? "?" : model::words_for_date(office.from),
                                     office.to.empty() ? "" : model::words_for_date(office.to));
            }
            paragraph(context, words, is_held ? theme.text : theme.faint);
        }
    }
    const std::string& url = is_topic ? store.topic(graph::topic_of(store, node)).url
                                      : store.actor(graph::actor_of(node)).url;
    if (!url.empty() && button(context, "detail.url", "About it on the web")) {
        context.actions.ask(OpenUrl{url});
    }
    if (!url.empty()) {
        ImGui::SameLine();
    }
    if (document.pins().contains(node.value())) {
        if (button(context, "detail.free", "Free its place")) {
            context.actions.add(document::FreeNodes{{node}});
        }
        ImGui::SameLine();
    }
    if (button(context, "detail.around", "Only its neighbourhood")) {
        graph::Thinning thinning = document.view().thinning;
        thinning.around = {node};
        thinning.hops = 1;
        context.actions.add(document::SetThinning{thinning});
    }
    const std::vector<graph::Tie> ties = ties_of(document.snapshot(), node);
    if (ties.empty()) {
        return;
    }
    ImGui::Dummy({0, context.px(2)});
    heading(context, "Strongest ties in this window");
    const double most = ties.front().strength;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {context.px(6), context.px(1)});
    for (std::size_t i = 0; i < ties.size(); ++i) {
        const graph::Tie& tie = ties[i];
        const graph::NodeId other = tie.dyad.a == node ? tie.dyad.b : tie.dyad.a;
        ImGui::PushID(static_cast<int>(i));
        const float height = context.px(26);
        if (ImGui::InvisibleButton("##tie", {ImGui::GetContentRegionAvail().x, height})) {
            document::Selection next;
            next.ties.push_back(tie.dyad);
            context.actions.add(document::SetSelection{std::move(next)});
        }
        ImGui::PopID();
        name_item(context, fmt::format("detail.tie.{}", i));
        const ImVec2 min = ImGui::GetItemRectMin();
        const ImVec2 max = ImGui::GetItemRectMax();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        if (ImGui::IsItemHovered()) {
            list.AddRectFilled(min, max, theme.hover, context.px(5));
        }
        const float share = most > 0 ? static_cast<float>(tie.strength / most) : 0;
        const float bar_width = context.px(64);
        const float middle = (min.y + max.y) / 2;
        const ImU32 color = to_imgui(scene::tone_color(tie.tone, context.app.style.theme));
        list.AddRectFilled(
            {max.x - bar_width - context.px(40), middle - context.px(3)},
            {max.x - bar_width - context.px(40) + std::max(context.px(2), bar_width * share),
             middle + context.px(3)},
            color, context.px(3));
        const std::string count = grouped(tie.count);
        const ImVec2 size =
            theme.small->CalcTextSizeA(theme.small->FontSize, FLT_MAX, 0, count.c_str());
        list.AddText(theme.small, theme.small->FontSize,
                     {max.x - context.px(6) - size.x, middle - size.y / 2}, theme.muted,
                     count.c_str());
        draw_kind(context, list, graph::kind_of(store, other), {min.x + context.px(9), middle},
                  context.px(5));
        const std::string_view arrow = !tie.dyad.is_directed ? ""
                                       : tie.dyad.a == node  ? "\xe2\x86\x92 "
                                                             : "\xe2\x86\x90 ";
        const float left = min.x + context.px(22);
        const float label_room = max.x - bar_width - context.px(48) - left;
        const std::string label =
            std::string(arrow) +
            shortened(graph::label_of(store, other),
                      label_room -
                          ImGui::CalcTextSize(arrow.data(), arrow.data() + arrow.size()).x);
        list.AddText({left, middle - ImGui::GetFontSize() / 2}, theme.text, label.c_str());
    }
    ImGui::PopStyleVar();
}

void DetailPanel::State::draw_tie(Context& context, const graph::Dyad& dyad) {
    const document::Document& document = context.document;
    const model::EventStore& store = document.store();
    ImGui::PushFont(context.theme.title);
    paragraph(context, name_of_tie(store, dyad));
    ImGui::PopFont();
    const std::ptrdiff_t tie = document.find_tie(dyad);
    if (dyad.kind == graph::TieKind::office) {
        for (const model::Office& office : store.actor(graph::actor_of(dyad.a)).roles) {
            if (office.of == graph::actor_of(dyad.b)) {
                std::string words = base::isolated(office.title);
                if (!office.from.empty()) {
                    words += ", from " + model::words_for_date(office.from);
                }
                if (!office.to.empty()) {
                    words += " to " + model::words_for_date(office.to);
                }
                paragraph(context, words);
            }
        }
        return;
    }
    if (tie < 0) {
        paragraph(context, "Not joined under the present rules.", context.theme.muted);
        return;
    }
    const auto at = static_cast<std::size_t>(tie);
    std::string words = fmt::format("strength {:.3g}", document.ties().strength(at));
    if (const double tone = document.ties().tone(at); !std::isnan(tone)) {
        words += fmt::format(", mean tone {:+.1f}", tone);
    }
    if (dyad.kind == graph::TieKind::topic) {
        words += ", about this topic";
    } else if (dyad.is_directed) {
        words += ", from the first to the second";
    }
    paragraph(context, words, context.theme.muted);
}

void DetailPanel::State::draw_several(Context& context) {
    const model::EventStore& store = context.document.store();
    const document::Selection& selection = context.document.selection();
    ImGui::PushFont(context.theme.title);
    ImGui::TextUnformatted(
        fmt::format("{} selected", selection.nodes.size() + selection.ties.size()).c_str());
    ImGui::PopFont();
    std::string names;
    const std::size_t shown = std::min<std::size_t>(selection.nodes.size(), 12);
    for (std::size_t i = 0; i < shown; ++i) {
        names += names.empty() ? "" : ", ";
        names += base::isolated(graph::label_of(store, selection.nodes[i]));
    }
    if (selection.nodes.size() > shown) {
        names += fmt::format(" and {} more", selection.nodes.size() - shown);
    }
    for (const graph::Dyad& dyad : selection.ties) {
        names += (names.empty() ? "" : ", ") + name_of_tie(store, dyad);
        if (names.size() > 600) {
            break;
        }
    }
    paragraph(context, names, context.theme.muted);
    if (button(context, "detail.clear", "Select nothing")) {
        context.actions.add(document::SetSelection{});
    }
    if (!selection.nodes.empty()) {
        ImGui::SameLine();
        if (button(context, "detail.around", "Only around these")) {
            graph::Thinning thinning = context.document.view().thinning;
            thinning.around = selection.nodes;
            thinning.hops = 1;
            context.actions.add(document::SetThinning{thinning});
        }
    }
}

void DetailPanel::State::draw_events(Context& context) {
    const std::vector<model::EventId>& events = context.document.evidence();
    const document::Selection& selection = context.document.selection();
    ImGui::Dummy({0, context.px(2)});
    const std::string what = selection.nodes.size() > 1
                                 ? plural(events.size(), "event") + " with all of them"
                                 : plural(events.size(), "event");
    // A panel that tells what a window holds tells which; it is grey while that is not the present.
    const bool is_behind = this->is_behind(context.document);
    ImGui::PushFont(context.theme.small);
    line_of_text(context,
                 document::describe_window(document::told_window(context.document.evidence_window(),
                                                                 context.document.domain()),
                                           context.document.view().calendar),
                 ImGui::GetContentRegionAvail().x,
                 is_behind ? context.theme.faint : context.theme.muted);
    name_item(context, "detail.window");
    if (is_behind) {
        name_item(context, "detail.behind");
    }
    ImGui::PopFont();
    // All that follows, the open event too.
    const FadedWhile faded(is_behind);
    heading(context, what);
    if (events.empty()) {
        return;
    }
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - context.px(58));
    ImGui::PushFont(context.theme.small);
    if (button(context, "detail.copy", "Copy", false, !is_behind)) {
        context.actions.ask(CopyText{events_as_text(context.document.store(), events),
                                     plural(events.size(), "event") + " copied"});
    }
    ImGui::PopFont();
    ImGui::BeginChild("##events", {0, 0});
    if (std::exchange(scrolls_to_top, false)) {
        ImGui::SetScrollY(0);
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {context.px(6), context.px(4)});
    const auto found = std::find(events.begin(), events.end(), open_event);
    const auto open_at = static_cast<int>(found - events.begin());
    const auto count = static_cast<int>(events.size());
    model::EventId pressed;
    // Folded rows are all of one height, so that only those in sight are drawn; the open one lies
    // between.
    const auto rows = [&](int first, int last) {
        ImGuiListClipper clipper;
        clipper.Begin(last - first, context.px(event_row_height));
        while (clipper.Step()) {
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                const model::EventId event = events[static_cast<std::size_t>(first + i)];
                if (draw_event_row(context, event, event == open_event)) {
                    pressed = event;
                }
            }
        }
    };
    if (open_at < count) {
        rows(0, open_at + 1);
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {context.px(6), context.px(5)});
        draw_event_details(context, open_event);
        ImGui::PopStyleVar();
        rows(open_at + 1, count);
    } else {
        rows(0, count);
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
    if (pressed.is_valid()) {
        open_event = pressed == open_event ? model::EventId{} : pressed;
    }
}

} // namespace entente::ui
