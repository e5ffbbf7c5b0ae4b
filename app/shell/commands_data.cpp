// SPDX-License-Identifier: MIT
// info and validate.
#include "app/shell/commands.hpp"

#include "app/shell/figure_caption.hpp"
#include "app/shell/json_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace entente::shell {
namespace {

constexpr std::size_t actor_kind_count = 4;
constexpr std::size_t tie_kind_count = 3;

using KindCounts = std::array<std::size_t, model::node_kind_count>;
using TieCounts = std::array<std::size_t, tie_kind_count>;

KindCounts count_actors(const model::EventStore& store) {
    KindCounts counts{};
    for (const model::Actor& actor : store.actors()) {
        ++counts[static_cast<std::size_t>(actor.kind)];
    }
    return counts;
}

TieCounts count_ties(const graph::TieGraph& graph) {
    TieCounts counts{};
    for (const graph::Tie& tie : graph.ties) {
        ++counts[static_cast<std::size_t>(tie.dyad.kind)];
    }
    return counts;
}

/// Ties of events: offices are counted apart, as `ties` lists them on request alone.
std::size_t event_and_topic_ties(const TieCounts& counts) {
    return counts[static_cast<std::size_t>(graph::TieKind::event)] +
           counts[static_cast<std::size_t>(graph::TieKind::topic)];
}

/// What both forms of `info` tell.
struct Info {
    const OpenedData& data;
    const Files& files;
    KindCounts actors{};
    TieCounts ties{};
    std::string first_day{}; ///< empty where no event has one
    std::string last_day{};
    const SelectedData* selected = nullptr; ///< null where nothing was selected
    std::size_t selected_nodes = 0;
    TieCounts selected_ties{};
};

std::string selection_in_words(const Info& info) {
    const scene::Caption caption = caption_of(
        info.selected->index, info.selected->index.snapshot(info.selected->view.thinning),
        info.selected->view, FigureSettings(), {});
    std::string words;
    for (std::size_t i = 0; i + 1 < caption.lines.size(); ++i) {
        words += (words.empty() ? "" : " · ") + caption.lines[i];
    }
    return words;
}

/// "6: 4 days, 2 periods".
std::string milestones_in_words(const model::EventStore& store) {
    const std::vector<model::Milestone>& all = store.header().milestones;
    const auto periods = static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const model::Milestone& one) { return one.is_period(); }));
    return fmt::format("{} ({}, {})", all.size(), counted(all.size() - periods, "day"),
                       counted(periods, "period"));
}

std::string coverage_json(const model::EventStore& store) {
    std::string claims;
    for (const model::Coverage& claim : store.header().coverage) {
        claims += fmt::format("{}{{\"from\": {}, \"to\": {}, \"source\": {}}}",
                              claims.empty() ? "" : ", ", json_string_or_null(claim.from),
                              json_string_or_null(claim.to), json_string_or_null(claim.source));
    }
    return "[" + claims + "]";
}

std::string info_as_text(const Info& info) {
    const model::EventStore& store = *info.data.store;
    std::string text;
    const auto line = [&](std::string_view name, const std::string& value) {
        text += fmt::format("{:<12}{}\n", name, value);
    };
    if (!store.header().title.empty()) {
        line("title", store.header().title);
    }
    for (const auto& file : info.files) {
        line("file", file.string());
    }
    std::string kinds;
    for (std::size_t kind = 0; kind < actor_kind_count; ++kind) {
        kinds += (kinds.empty() ? "" : ", ") +
                 counted(info.actors[kind],
                         std::string(model::name_of(static_cast<model::NodeKind>(kind))));
    }
    line("actors", fmt::format("{} ({})", store.actors().size(), kinds));
    line("topics", std::to_string(store.topics().size()));
    line("events", std::to_string(store.event_count()));
    line("ties",
         fmt::format("{} ({} between actors, {} with topics), {}", event_and_topic_ties(info.ties),
                     info.ties[0], info.ties[1], counted(info.ties[2], "office")));
    if (!store.header().milestones.empty()) {
        line("milestones", milestones_in_words(store));
    }
    line("first day", info.first_day.empty() ? "none" : info.first_day);
    line("last day", info.last_day.empty() ? "none" : info.last_day);
    for (const model::Coverage& claim : store.header().coverage) {
        line("covers", model::words_for_span(claim.span) +
                           (claim.source.empty() ? "" : ", as " + claim.source + " told it"));
    }
    std::string problems = "none";
    if (info.data.diagnostics.count() > 0) {
        problems = problems_in_words(info.data.diagnostics);
        if (info.data.counts.left_out > 0) {
            problems += ", " + counted(info.data.counts.left_out, "record") + " left out";
        }
    }
    line("problems", problems);
    if (info.selected != nullptr) {
        line("selected", selection_in_words(info));
        line("", fmt::format("{}, {}, {}", counted(info.selected->index.event_count(), "event"),
                             counted(info.selected_nodes, "node"),
                             counted(event_and_topic_ties(info.selected_ties), "tie")));
    }
    return text;
}

std::string ties_by_kind_json(const TieCounts& counts) {
    return fmt::format("{{\"event\": {}, \"topic\": {}, \"office\": {}}}", counts[0], counts[1],
                       counts[2]);
}

std::string info_as_json(const Info& info) {
    const model::EventStore& store = *info.data.store;
    const io::Diagnostics& diagnostics = info.data.diagnostics;
    std::string json = "{\n";
    const auto key = [&](std::string_view name, const std::string& value) {
        json += fmt::format("{}  \"{}\": {}", json.size() > 2 ? ",\n" : "", name, value);
    };
    key("title", json_string_or_null(store.header().title));
    key("description", json_string_or_null(store.header().description));
    key("license", json_string_or_null(store.header().license));
    std::string files;
    for (const auto& file : info.files) {
        files += (files.empty() ? "" : ", ") + json_string(file.string());
    }
    key("files", "[" + files + "]");
    std::string kinds;
    for (std::size_t kind = 0; kind < actor_kind_count; ++kind) {
        kinds += fmt::format("{}\"{}\": {}", kinds.empty() ? "" : ", ",
                             model::name_of(static_cast<model::NodeKind>(kind)), info.actors[kind]);
    }
    key("actors", "{" + kinds + "}");
    key("topics", std::to_string(store.topics().size()));
    key("events", std::to_string(store.event_count()));
    key("ties", std::to_string(event_and_topic_ties(info.ties)));
    key("ties_by_kind", ties_by_kind_json(info.ties));
    key("first_day", json_string_or_null(info.first_day));
    key("last_day", json_string_or_null(info.last_day));
    key("milestones", std::to_string(store.header().milestones.size()));
    key("coverage", coverage_json(store));
    key("problems", std::to_string(diagnostics.count()));
    key("errors", std::to_string(diagnostics.error_count()));
    key("warnings", std::to_string(diagnostics.warning_count()));
    key("records_read", std::to_string(info.data.counts.read));
    key("records_left_out", std::to_string(info.data.counts.left_out));
    if (info.selected != nullptr) {
        key("selected",
            fmt::format("{{\"words\": {}, \"events\": {}, \"nodes\": {}, \"ties\": {}, "
                        "\"ties_by_kind\": {}}}",
                        json_string(selection_in_words(info)), info.selected->index.event_count(),
                        info.selected_nodes, event_and_topic_ties(info.selected_ties),
                        ties_by_kind_json(info.selected_ties)));
    }
    return json + "\n}\n";
}

/// A hint without the quotes that it has in a sentence.
std::string_view bare(std::string_view hint) {
    const bool is_quoted = hint.size() >= 2 && hint.front() == '\'' && hint.back() == '\'';
    return is_quoted ? hint.substr(1, hint.size() - 2) : hint;
}

std::string problem_as_json(const io::Problem& problem, std::size_t count) {
    return fmt::format("  {{\"file\": {}, \"place\": {}, \"severity\": \"{}\", \"message\": {}, "
                       "\"expected\": {}, \"hint\": {}, \"kind\": {}, \"count\": {}}}",
                       json_string(problem.file), json_string(problem.place),
                       problem.severity == io::Severity::error ? "error" : "warning",
                       json_string(problem.found), json_string_or_null(problem.expected),
                       json_string_or_null(bare(problem.hint)), json_string(problem.kind), count);
}

/// The severity of a kind of problem of which only the number was kept: that of one that was kept
/// in full, or an error where there is none.
io::Severity severity_of_kind(const io::Diagnostics& diagnostics, const std::string& kind) {
    for (const io::Problem& problem : diagnostics.problems()) {
        if (problem.kind == kind) {
            return problem.severity;
        }
    }
    return diagnostics.error_count() > 0 ? io::Severity::error : io::Severity::warning;
}

std::string problems_as_json(const io::Diagnostics& diagnostics, const Files& files) {
    std::string json = "[";
    const auto add = [&](const std::string& object) {
        json += (json.size() > 1 ? ",\n" : "\n") + object;
    };
    for (const io::Problem& problem : diagnostics.problems()) {
        add(problem_as_json(problem, 1));
    }
    for (const auto& [kind, count] : diagnostics.further()) {
        io::Problem rest;
        rest.severity = severity_of_kind(diagnostics, kind);
        rest.file = files.front().string();
        rest.found = fmt::format("{} more of this kind", count);
        rest.kind = kind;
        add(problem_as_json(rest, count));
    }
    return json + (json.size() > 1 ? "\n]\n" : "]\n");
}

std::string problems_as_text(const io::Diagnostics& diagnostics) {
    std::string text;
    for (const io::Problem& problem : diagnostics.problems()) {
        text += problem.line() + "\n";
    }
    for (const auto& [kind, count] : diagnostics.further()) {
        text += fmt::format("and {} more: {}\n", count, kind);
    }
    return text;
}

} // namespace

base::Result<ExitCode> run(const InfoOptions& options) {
    auto opened = open_data(options.files);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }
    const model::EventStore& store = *opened->store;
    Info info{*opened, options.files};
    info.actors = count_actors(store);
    auto view = view_of(store, options.selection);
    if (!view) {
        return base::fail(std::move(view).error());
    }
    const SelectedData everything = select_data(opened->store, {});
    info.ties = count_ties(everything.index.snapshot());
    if (const auto extent = store.extent()) {
        info.first_day = model::iso_day(extent->first);
        info.last_day = model::iso_day(extent->last);
    }
    std::optional<SelectedData> selected;
    if (options.selection.is_active()) {
        selected.emplace(select_data(opened->store, *std::move(view)));
        const graph::TieGraph snapshot = selected->index.snapshot(selected->view.thinning);
        info.selected = &*selected;
        info.selected_nodes = snapshot.nodes.size();
        info.selected_ties = count_ties(snapshot);
    }
    return print(options.as_json ? info_as_json(info) : info_as_text(info)).map([] {
        return ExitCode::done;
    });
}

base::Result<ExitCode> run(const ValidateOptions& options) {
    io::Diagnostics diagnostics;
    auto loaded = [&] {
        TerminalProgress progress("checking");
        return io::read_events(options.files, diagnostics, progress.progress());
    }();
    const std::string list = options.as_json ? problems_as_json(diagnostics, options.files)
                                             : problems_as_text(diagnostics);
    if (auto printed = print(list); !printed) {
        return base::fail(std::move(printed).error());
    }
    if (!loaded) {
        if (diagnostics.count() > 0) { // told above
            return exit_code_of(loaded.error().kind);
        }
        return base::fail(std::move(loaded).error());
    }
    tell(fmt::format("{}{}: {}; {} read, {} left out", options.files.front().string(),
                     options.files.size() > 1 ? " and others" : "",
                     diagnostics.count() > 0 ? problems_in_words(diagnostics) : "no problems",
                     counted(loaded->counts.read, "record"), loaded->counts.left_out));
    return diagnostics.count() > 0 ? ExitCode::problems : ExitCode::done;
}

} // namespace entente::shell
