// SPDX-License-Identifier: MIT
#include "app/ui/filter_panel.hpp"

#include "app/base/utf8.hpp"
#include "app/ui/choice_list.hpp"
#include "app/ui/text_field.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>

namespace entente::ui {
namespace {

using model::FilterDimension;

constexpr int year_columns = 5;

/// Takes a value in or out of a choice, as a press on its row asks.
template <class T>
void press_choice(model::Choice<T>& choice, const T& value, ChoicePress press) {
    const bool was_any = std::erase(choice.any, value) > 0;
    const bool was_none = std::erase(choice.none, value) > 0;
    if (press == ChoicePress::include && !was_any) {
        choice.any.push_back(value);
    } else if (press == ChoicePress::exclude && !was_none) {
        choice.none.push_back(value);
    }
}

template <class T>
ChoiceState state_of(const model::Choice<T>& choice, const T& value) {
    const auto has = [&](const std::vector<T>& all) {
        return std::find(all.begin(), all.end(), value) != all.end();
    };
    return has(choice.any)    ? ChoiceState::included
           : has(choice.none) ? ChoiceState::excluded
                              : ChoiceState::open;
}

/// Indices of what occurs at all, the most frequent first: an order that filters do not disturb.
std::vector<std::size_t> by_count(const std::vector<std::uint32_t>& counts) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    return order;
}

} // namespace

struct FilterPanel::State {
    const void* store = nullptr; ///< that the orders below are of
    std::vector<std::size_t> actors;
    std::vector<std::size_t> types;
    std::vector<std::size_t> sources;
    std::vector<std::pair<std::size_t, int>>
        topics; ///< and depth, narrower ones below their wider one
    ChoiceListState topic_list;
    ChoiceListState actor_list;
    ChoiceListState type_list;
    ChoiceListState source_list;
    std::string text;
    std::string text_seen; ///< of the filter, to notice that it changed elsewhere
    std::array<float, 2> tone{-10, 10};
    std::array<bool, model::filter_dimension_count> is_folded{false, false, false, false,
                                                              true,  true,  true,  false};

    void order(const document::Document& document);
    void order_topics(const model::EventStore& store, const std::vector<std::uint32_t>& counts,
                      model::TopicId parent, int depth);
    bool begin_section(Context& context, FilterDimension dimension, std::string_view title,
                       std::string_view name);
    void draw_text(Context& context);
    void draw_years(Context& context);
    void draw_topics(Context& context);
    void draw_kinds(Context& context);
    void draw_types(Context& context);
    void draw_actors(Context& context);
    void draw_sources(Context& context);
    void draw_tone(Context& context);
};

FilterPanel::FilterPanel() : state_(std::make_unique<State>()) {}
FilterPanel::~FilterPanel() = default;

void FilterPanel::reset() {
    state_ = std::make_unique<State>();
}

bool FilterPanel::press(const KeyPress& key, Context& context) {
    if (key.is(Key::backspace, ctrl_shift) && context.document.view().filter.is_active()) {
        context.actions.add(document::SetFilter{});
        return true;
    }
    return false;
}

void FilterPanel::draw(Context& context, const base::Rect& area) {
    State& state = *state_;
    state.order(context.document);
    begin_area(context, "##filters", area);
    ImGui::PushFont(context.theme.title);
    ImGui::TextUnformatted("Filters");
    ImGui::PopFont();
    const bool is_active = context.document.view().filter.is_active();
    if (is_active) {
        ImGui::SameLine(area.width() - context.px(100));
        if (button(context, "filter.clear", "Clear all")) {
            context.actions.add(document::SetFilter{});
        }
    }
    const auto passing = context.document.filters().passing_count();
    const auto all = context.document.store().event_count();
    paragraph(context,
              is_active ? fmt::format("{} of {} events pass", grouped(passing), grouped(all))
                        : fmt::format("{} events", grouped(all)),
              context.theme.muted);
    state.draw_text(context);
    state.draw_years(context);
    state.draw_topics(context);
    state.draw_types(context);
    state.draw_actors(context);
    state.draw_kinds(context);
    state.draw_sources(context);
    state.draw_tone(context);
    end_area();
}

// ---- orders -------------------------------------------------------------------------------------

void FilterPanel::State::order(const document::Document& document) {
    if (store == &document.store()) {
        return;
    }
    store = &document.store();
    const model::FilterIndex unfiltered(document.shared_store());
    const model::FacetCounts counts =
        model::count_facets(document.store(), unfiltered, model::Window{});
    actors = by_count(counts.actors);
    types = by_count(counts.types);
    sources = by_count(counts.sources);
    std::erase_if(types, [&](std::size_t i) { return document.store().types()[i].empty(); });
    std::erase_if(sources, [&](std::size_t i) { return document.store().publishers()[i].empty(); });
    topics.clear();
    order_topics(document.store(), counts.topics, model::TopicId{}, 0);
}

void FilterPanel::State::order_topics(const model::EventStore& all,
                                      const std::vector<std::uint32_t>& counts,
                                      model::TopicId parent, int depth) {
    std::vector<std::size_t> children;
    for (std::size_t i = 0; i < all.topics().size(); ++i) {
        if (all.topics()[i].parent == parent && counts[i] > 0) {
            children.push_back(i);
        }
    }
    std::stable_sort(children.begin(), children.end(),
                     [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    for (const std::size_t child : children) {
        topics.emplace_back(child, depth);
        order_topics(all, counts, model::TopicId{child}, depth + 1);
    }
}

// ---- sections -----------------------------------------------------------------------------------

/// A heading that folds its section, with a cross that clears the dimension while it is active.
bool FilterPanel::State::begin_section(Context& context, FilterDimension dimension,
                                       std::string_view title, std::string_view name) {
    const Theme& theme = context.theme;
    bool& folded = is_folded[static_cast<std::size_t>(dimension)];
    ImGui::Dummy({0, context.px(4)});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = context.px(26);
    if (ImGui::InvisibleButton(fmt::format("##section.{}", name).c_str(),
                               {width - context.px(34), height})) {
        folded = !folded;
    }
    name_item(context, fmt::format("filter.section.{}", name));
    const bool is_hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_icon(list, folded ? Icon::chevron_right : Icon::chevron_down,
              {{at.x, at.y}, {at.x + context.px(14), at.y + height}},
              is_hovered ? theme.text : theme.muted, theme.scale * 0.7F);
    list.AddText(theme.bold, theme.bold->FontSize, {at.x + context.px(20), at.y + context.px(4)},
                 theme.text, std::string(title).c_str());
    if (context.document.view().filter.is_active(dimension)) {
        ImGui::SameLine(0, 0);
        ImGui::SetCursorScreenPos({at.x + width - context.px(30), at.y - context.px(2)});
        if (icon_button(context, fmt::format("filter.clear.{}", name), Icon::cross,
                        "Clear this filter")) {
            model::Filter filter = context.document.view().filter;
            filter.clear(dimension);
            context.actions.add(document::SetFilter{filter});
        }
    }
    return !folded;
}

void FilterPanel::State::draw_text(Context& context) {
    const model::Filter& filter = context.document.view().filter;
    if (filter.text != text_seen) { // undone, or cleared elsewhere
        text = text_seen = filter.text;
    }
    const bool is_changed =
        text_field(context, "filter.text", "Words in title, names, quotes\xe2\x80\xa6", text, -1);
    const bool is_done = ImGui::IsItemDeactivatedAfterEdit();
    if (is_changed || is_done) {
        text_seen = text;
        model::Filter next = filter;
        next.text = text;
        context.actions.add(
            document::SetFilter{next, is_done ? document::Phase::final : document::Phase::live});
    }
}

void FilterPanel::State::draw_years(Context& context) {
    if (!begin_section(context, FilterDimension::year, "Year", "year")) {
        return;
    }
    const model::FacetCounts& counts = context.document.facets();
    if (counts.years.empty()) {
        return;
    }
    const Theme& theme = context.theme;
    const model::Filter& filter = context.document.view().filter;
    const std::uint32_t most =
        std::max(1U, *std::max_element(counts.years.begin(), counts.years.end()));
    const float gap = context.px(4);
    const float width =
        (ImGui::GetContentRegionAvail().x - gap * (year_columns - 1)) / year_columns;
    const float height = context.px(30);
    const bool needs_scroll = counts.years.size() > 60;
    if (needs_scroll) {
        ImGui::BeginChild("##years", {0, context.px(250)});
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, gap});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::optional<int> pressed;
    bool excludes = false;
    for (std::size_t i = 0; i < counts.years.size(); ++i) {
        const int year = counts.first_year + static_cast<int>(i);
        if (i % year_columns != 0) {
            ImGui::SameLine();
        }
        if (ImGui::InvisibleButton(fmt::format("##year{}", year).c_str(), {width, height})) {
            pressed = year;
            excludes = ImGui::GetIO().KeyShift;
        }
        name_item(context, fmt::format("filter.year.{}", year));
        const ImVec2 min = ImGui::GetItemRectMin();
        const ImVec2 max = ImGui::GetItemRectMax();
        const ChoiceState state = state_of(filter.years, year);
        const std::uint32_t count = counts.years[i];
        const ImU32 fill = state == ChoiceState::included ? theme.accent_soft
                           : ImGui::IsItemHovered()       ? theme.hover
                                                          : theme.panel_raised;
        list.AddRectFilled(min, max, fill, context.px(4));
        if (count > 0) { // the bar at the foot tells how many
            const float share = static_cast<float>(count) / static_cast<float>(most);
            const float reach = std::max(context.px(2), (width - context.px(8)) * share);
            list.AddRectFilled({min.x + context.px(4), max.y - context.px(5)},
                               {min.x + context.px(4) + reach, max.y - context.px(2.5F)},
                               state == ChoiceState::included ? theme.accent : theme.bar,
                               context.px(1));
        }
        const std::string label = std::to_string(year);
        const ImVec2 size =
            theme.small->CalcTextSizeA(theme.small->FontSize, FLT_MAX, 0, label.c_str());
        const ImU32 color = state == ChoiceState::included ? theme.accent
                            : count == 0                   ? theme.faint
                                                           : theme.text;
        list.AddText(theme.small, theme.small->FontSize,
                     {(min.x + max.x - size.x) / 2, min.y + context.px(5)}, color, label.c_str());
        if (state == ChoiceState::excluded) {
            const float y = (min.y + max.y) / 2 - context.px(2);
            list.AddLine({min.x + context.px(6), y}, {max.x - context.px(6), y}, theme.error,
                         context.px(1.5F));
        }
        if (ImGui::IsItemHovered()) {
            tip(context, fmt::format("{}: {} event{}\nShift+click leaves it out", year,
                                     grouped(count), count == 1 ? "" : "s"));
        }
    }
    ImGui::PopStyleVar();
    if (needs_scroll) {
        ImGui::EndChild();
    }
    if (pressed) {
        model::Filter next = filter;
        press_choice(next.years, *pressed, excludes ? ChoicePress::exclude : ChoicePress::include);
        context.actions.add(document::SetFilter{next});
    }
}

void FilterPanel::State::draw_topics(Context& context) {
    if (topics.empty() || !begin_section(context, FilterDimension::topic, "Topic", "topic")) {
        return;
    }
    const model::EventStore& all = context.document.store();
    const model::FacetCounts& counts = context.document.facets();
    const model::Filter& filter = context.document.view().filter;
    const auto row = [&](std::size_t i) {
        const model::TopicId id{topics[i].first};
        const model::Topic& topic = all.topic(id);
        return ChoiceRow{topic.name,
                         "filter.topic." + topic.id,
                         counts.topics[id.index()],
                         state_of(filter.topics, id),
                         topics[i].second,
                         std::nullopt};
    };
    if (const auto pressed = draw_choices(context, "topic", topics.size(), row, topic_list)) {
        model::Filter next = filter;
        press_choice(next.topics, model::TopicId{topics[pressed->row].first}, pressed->press);
        context.actions.add(document::SetFilter{next});
    }
    if (filter.topics.any.size() > 1) {
        bool all_of_them = filter.all_topics;
        if (check_box(context, "filter.all_topics", "all of them at once", all_of_them)) {
            model::Filter next = filter;
            next.all_topics = all_of_them;
            context.actions.add(document::SetFilter{next});
        }
    }
}

void FilterPanel::State::draw_types(Context& context) {
    if (types.empty() || !begin_section(context, FilterDimension::type, "Type of event", "type")) {
        return;
    }
    const auto names = context.document.store().types();
    const model::FacetCounts& counts = context.document.facets();
    const model::Filter& filter = context.document.view().filter;
    const auto row = [&](std::size_t i) {
        const std::string& name = names[types[i]];
        return ChoiceRow{
            name, "filter.type." + name, counts.types[types[i]], state_of(filter.types, name),
            0,    std::nullopt};
    };
    if (const auto pressed = draw_choices(context, "type", types.size(), row, type_list)) {
        model::Filter next = filter;
        press_choice(next.types, names[types[pressed->row]], pressed->press);
        context.actions.add(document::SetFilter{next});
    }
}

void FilterPanel::State::draw_actors(Context& context) {
    if (actors.empty() || !begin_section(context, FilterDimension::actor, "Actor", "actor")) {
        return;
    }
    const model::EventStore& all = context.document.store();
    const model::FacetCounts& counts = context.document.facets();
    const model::Filter& filter = context.document.view().filter;
    const auto row = [&](std::size_t i) {
        const model::ActorId id{actors[i]};
        const model::Actor& actor = all.actor(id);
        return ChoiceRow{actor.name,
                         "filter.actor." + actor.id,
                         counts.actors[id.index()],
                         state_of(filter.actors, id),
                         0,
                         actor.kind};
    };
    if (const auto pressed = draw_choices(context, "actor", actors.size(), row, actor_list)) {
        model::Filter next = filter;
        press_choice(next.actors, model::ActorId{actors[pressed->row]}, pressed->press);
        context.actions.add(document::SetFilter{next});
    }
}

void FilterPanel::State::draw_kinds(Context& context) {
    if (!begin_section(context, FilterDimension::kind, "Kind of actor in it", "kind")) {
        return;
    }
    constexpr std::array<std::string_view, model::node_kind_count> labels{
        "a state", "an official", "an organization", "a group", "a topic"};
    const model::FacetCounts& counts = context.document.facets();
    const model::Filter& filter = context.document.view().filter;
    const auto row = [&](std::size_t i) {
        const auto kind = static_cast<model::NodeKind>(i);
        return ChoiceRow{std::string(labels[i]),
                         fmt::format("filter.kind.{}", model::name_of(kind)),
                         counts.kinds[i],
                         state_of(filter.kinds, kind),
                         0,
                         kind};
    };
    ChoiceListState all_shown;
    if (const auto pressed = draw_choices(context, "kind", labels.size(), row, all_shown)) {
        model::Filter next = filter;
        press_choice(next.kinds, static_cast<model::NodeKind>(pressed->row), pressed->press);
        context.actions.add(document::SetFilter{next});
    }
}

void FilterPanel::State::draw_sources(Context& context) {
    if (sources.empty() || !begin_section(context, FilterDimension::source, "Source", "source")) {
        return;
    }
    const auto names = context.document.store().publishers();
    const model::FacetCounts& counts = context.document.facets();
    const model::Filter& filter = context.document.view().filter;
    const auto row = [&](std::size_t i) {
        const std::string& name = names[sources[i]];
        return ChoiceRow{name,
                         "filter.source." + name,
                         counts.sources[sources[i]],
                         state_of(filter.sources, name),
                         0,
                         std::nullopt};
    };
    if (const auto pressed = draw_choices(context, "source", sources.size(), row, source_list)) {
        model::Filter next = filter;
        press_choice(next.sources, names[sources[pressed->row]], pressed->press);
        context.actions.add(document::SetFilter{next});
    }
}

void FilterPanel::State::draw_tone(Context& context) {
    if (!begin_section(context, FilterDimension::tone, "Tone", "tone")) {
        return;
    }
    const model::Filter& filter = context.document.view().filter;
    if (!ImGui::IsAnyItemActive()) {
        tone = {static_cast<float>(filter.tone_min.value_or(-10)),
                static_cast<float>(filter.tone_max.value_or(10))};
    }
    const float half = (ImGui::GetContentRegionAvail().x - context.px(8)) / 2;
    bool is_changed = false;
    bool is_done = false;
    for (const std::size_t end : {std::size_t{0}, std::size_t{1}}) {
        ImGui::SetNextItemWidth(half);
        is_changed = ImGui::SliderFloat(end == 0 ? "##tone.min" : "##tone.max", &tone[end], -10, 10,
                                        end == 0 ? "from %+.1f" : "to %+.1f") ||
                     is_changed;
        is_done = ImGui::IsItemDeactivatedAfterEdit() || is_done;
        name_item(context, end == 0 ? "filter.tone.min" : "filter.tone.max");
        if (end == 0) {
            ImGui::SameLine(0, context.px(8));
        }
    }
    paragraph(context, "-10 conflict \xe2\x80\xa6 +10 cooperation", context.theme.muted);
    if (is_changed || is_done) {
        model::Filter next = filter;
        next.tone_min =
            tone[0] > -10 ? std::optional<double>(static_cast<double>(tone[0])) : std::nullopt;
        next.tone_max =
            tone[1] < 10 ? std::optional<double>(static_cast<double>(tone[1])) : std::nullopt;
        context.actions.add(
            document::SetFilter{next, is_done ? document::Phase::final : document::Phase::live});
    }
}

} // namespace entente::ui
