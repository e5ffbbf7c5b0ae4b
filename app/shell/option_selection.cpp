// SPDX-License-Identifier: MIT
#include "app/shell/option_reader.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <tuple>
#include <utility>

namespace entente::shell {
namespace {

constexpr std::array<std::string_view, model::node_kind_count> kind_names{
    "state", "official", "organization", "group", "topic"};
/// As the files have them, then as the window names them.
constexpr std::array<std::string_view, 7> mode_names{"window",    "cumulative", "decay", "growing",
                                                     "from-here", "instant",    "memory"};

constexpr std::uint64_t most_nodes = std::numeric_limits<std::uint32_t>::max();
constexpr double most_half_life_days = 1e8;
constexpr double most_strength = 1e12;

model::Choice<model::NodeKind> read_kinds(OptionReader& reader) {
    const auto read = [&](const std::string& name) {
        std::vector<model::NodeKind> kinds;
        for (const std::string& word : reader.words(name)) {
            if (auto kind = read_choice(name, word, kind_names)) {
                kinds.push_back(static_cast<model::NodeKind>(*kind));
            } else {
                reader.fail(std::move(kind).error());
            }
        }
        return kinds;
    };
    std::vector<model::NodeKind> any = read("--kind");
    return {std::move(any), read("--not-kind")};
}

std::uint32_t read_nodes(OptionReader& reader) {
    std::uint32_t kinds = 0;
    for (const std::string& list : reader.words("--nodes")) {
        std::string_view rest = list;
        while (true) {
            const auto comma = rest.find(',');
            if (auto kind = read_choice("--nodes", rest.substr(0, comma), kind_names)) {
                kinds |= 1U << *kind;
            } else {
                reader.fail(std::move(kind).error());
                return kinds;
            }
            if (comma == std::string_view::npos) {
                break;
            }
            rest.remove_prefix(comma + 1);
        }
    }
    return kinds;
}

} // namespace

graph::Calendar read_calendar(OptionReader& reader) {
    graph::Calendar calendar;
    if (const auto day = reader.value("--week-start", read_weekday)) {
        calendar.week_start = static_cast<std::uint8_t>(*day);
    }
    if (const auto month = reader.value("--fiscal-year-start", read_month)) {
        calendar.fiscal_start = static_cast<std::uint8_t>(*month);
    }
    return calendar;
}

Selection read_selection(OptionReader& reader) {
    // Upon a recipe an option may complete what the recipe has.
    const bool has_recipe = reader.has("--like");
    Selection selection;
    selection.calendar = read_calendar(reader);
    if (const auto span = reader.value("--window", window_of(reader))) {
        selection.window.span = *span;
    }
    if (const auto mode = reader.value("--mode", choice_of(mode_names))) {
        using document::TimeMode;
        using model::WindowMode;
        constexpr std::array modes{std::pair{WindowMode::window, TimeMode::window},
                                   std::pair{WindowMode::cumulative, TimeMode::growing},
                                   std::pair{WindowMode::decay, TimeMode::memory},
                                   std::pair{WindowMode::window, TimeMode::growing},
                                   std::pair{WindowMode::window, TimeMode::from_here},
                                   std::pair{WindowMode::window, TimeMode::instant},
                                   std::pair{WindowMode::decay, TimeMode::memory}};
        std::tie(selection.window.mode, selection.time_mode) = modes[*mode];
    }
    if (const auto days = reader.value(
            "--half-life", number_from(std::numeric_limits<double>::min(), most_half_life_days,
                                       "a number of days greater than 0"))) {
        selection.window.half_life_days = *days;
        if (selection.window.mode != model::WindowMode::decay && !has_recipe) {
            reader.note("--half-life has no effect without --mode memory (or decay)");
        }
    }
    const auto names = [&](const std::string& word) {
        std::vector<std::string> any = reader.words("--" + word);
        return model::Choice<std::string>{std::move(any), reader.words("--not-" + word)};
    };
    selection.topics = names("topic");
    selection.types = names("type");
    selection.actors = names("actor");
    selection.sources = names("source");
    selection.kinds = read_kinds(reader);
    selection.all_topics = reader.has("--all-topics");
    if (selection.all_topics && selection.topics.any.empty() && !has_recipe) {
        reader.note("--all-topics has no effect without --topic");
    }
    selection.with_undated = !reader.has("--no-undated");
    if (const auto tone = reader.value("--tone", read_tone)) {
        selection.tone = *tone;
    }
    for (const std::string& words : reader.words("--text")) {
        selection.text += (selection.text.empty() ? "" : " ") + words;
    }
    graph::Thinning& thinning = selection.thinning;
    if (reader.has("--nodes")) {
        thinning.kinds = read_nodes(reader);
    }
    if (const auto least =
            reader.value("--min-strength", number_from(0, most_strength, "a number from 0 on"))) {
        thinning.min_strength = *least;
    }
    if (const auto top = reader.value("--top", whole_from(1, most_nodes))) {
        thinning.top = static_cast<std::uint32_t>(*top);
    }
    selection.around = reader.words("--around");
    if (const auto hops = reader.value("--hops", whole_from(0, 1000))) {
        if (selection.around.empty() && !has_recipe) {
            reader.note("--hops has no effect without --around");
        } else {
            thinning.hops = static_cast<std::uint32_t>(*hops);
        }
    }
    selection.roll_up = reader.has("--roll-up");
    if (const auto percent = reader.value(
            "--relax", number_from(0, static_cast<double>(document::largest_reach) * 100,
                                   "per cent of the picture's diagonal, from 0 to 25"))) {
        selection.arrangement.reach = static_cast<float>(*percent / 100);
    }
    selection.arrangement.groups_kinds = reader.has("--group-kinds");
    selection.arrangement.parts_discs = !reader.has("--overlaps");
    for (const char* option :
         {"--window",       "--mode",        "--half-life",  "--week-start", "--fiscal-year-start",
          "--topic",        "--not-topic",   "--all-topics", "--type",       "--not-type",
          "--actor",        "--not-actor",   "--kind",       "--not-kind",   "--source",
          "--not-source",   "--tone",        "--text",       "--no-undated", "--nodes",
          "--min-strength", "--top",         "--around",     "--hops",       "--roll-up",
          "--relax",        "--group-kinds", "--overlaps"}) {
        if (reader.has(option)) {
            selection.given.emplace(option);
        }
    }
    return selection;
}

} // namespace entente::shell
