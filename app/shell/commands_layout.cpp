// SPDX-License-Identifier: MIT
// layout: of data files, or of a plain graph.
#include "app/shell/commands.hpp"

#include "app/base/parallel.hpp"
#include "app/document/home_layout.hpp"
#include "app/io/atomic_file.hpp"
#include "app/io/edge_list.hpp"
#include "app/layout/force_simulation.hpp"
#include "app/layout/quality.hpp"
#include "app/shell/json_text.hpp"

#include <fmt/core.h>

#include <chrono>
#include <utility>
#include <vector>

namespace entente::shell {
namespace {

using base::Vec2;

/// Seconds spent in the stages of a run, one after the other.
class Stages {
  public:
    void end(std::string name) {
        const auto now = Clock::now();
        seconds_.emplace_back(std::move(name), std::chrono::duration<double>(now - begin_).count());
        begin_ = now;
    }
    [[nodiscard]] std::string as_json() const {
        std::string json;
        double total = 0;
        for (const auto& [name, seconds] : seconds_) {
            json += fmt::format("\"{}\": {}, ", name, json_number(seconds));
            total += seconds;
        }
        return fmt::format("{{{}\"total\": {}}}", json, json_number(total));
    }

  private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point begin_ = Clock::now();
    std::vector<std::pair<std::string, double>> seconds_;
};

struct LaidOut {
    layout::LayoutGraph graph;
    std::vector<Vec2> positions;
    std::vector<std::string> ids; ///< of the nodes that are written
    std::vector<Vec2> written;
};

base::Result<LaidOut> lay_out_files(const LayoutOptions& options, Stages& stages) {
    auto opened = open_selection(options.files, options.selection);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }
    stages.end("read");
    const model::EventStore& store = *opened->data.store;
    const graph::TieIndex& index = opened->selected.index;
    const graph::TieGraph all_time = index.all_time();
    const std::size_t nodes = graph::node_count(store);
    LaidOut result;
    result.graph = document::layout_graph_of(all_time, nodes);
    stages.end("ties");
    {
        TerminalProgress progress("laying out");
        result.positions = home_of(index, opened->data.store, opened->selected.view.arrangement,
                                   options.seed, progress.progress());
    }
    stages.end("layout");
    const auto write = [&](graph::NodeId node) {
        result.ids.emplace_back(graph::id_of(store, node));
        result.written.push_back(result.positions[node.index()]);
    };
    if (options.selection.is_active()) {
        for (const graph::NodeId node : index.snapshot(opened->selected.view.thinning).nodes) {
            write(node);
        }
    } else {
        for (std::size_t i = 0; i < nodes; ++i) {
            write(graph::NodeId{i});
        }
    }
    return result;
}

base::Result<LaidOut> lay_out_edges(const LayoutOptions& options, Stages& stages) {
    auto list = io::read_edge_list(options.edges);
    if (!list) {
        return base::fail(std::move(list).error());
    }
    LaidOut result;
    result.graph.node_count = list->node_count;
    result.graph.edges.reserve(list->rows.size());
    for (const io::EdgeList::Row& row : list->rows) {
        result.graph.edges.push_back({row.a, row.b, row.weight});
    }
    stages.end("read");
    layout::ForceSettings settings;
    settings.seed = options.seed;
    const auto simulation = layout::start_force_simulation(result.graph, settings);
    stages.end("place");
    {
        TerminalProgress terminal("laying out");
        const base::Progress progress = terminal.progress();
        for (std::uint32_t tick = 1; simulation->step() == layout::LayoutState::running; ++tick) {
            progress(1 - simulation->alpha());
        }
    }
    const auto positions = simulation->positions();
    result.positions.assign(positions.begin(), positions.end());
    stages.end("layout");
    result.written = result.positions;
    result.ids.reserve(list->node_count);
    for (std::uint32_t node = 0; node < list->node_count; ++node) {
        result.ids.push_back(std::to_string(node));
    }
    return result;
}

} // namespace

base::Result<ExitCode> run(const LayoutOptions& options) {
    Files inputs = options.files;
    if (!options.edges.empty()) {
        inputs.push_back(options.edges);
    }
    if (!options.output.empty()) {
        if (auto writable = check_output(options.output, inputs); !writable) {
            return base::fail(std::move(writable).error());
        }
    }
    const base::ThreadLimit limit(options.threads);
    Stages stages;
    auto result =
        options.edges.empty() ? lay_out_files(options, stages) : lay_out_edges(options, stages);
    if (!result) {
        return base::fail(std::move(result).error());
    }
    if (!options.output.empty()) {
        const std::string text = io::positions_as_text(result->ids, result->written);
        auto written = options.output == "-" ? print(text) : io::write_file(options.output, text);
        if (!written) {
            return base::fail(std::move(written).error());
        }
        stages.end("write");
    }
    if (options.as_json) {
        const double stress = layout::normalized_stress(result->graph, result->positions);
        const double neighborhoods =
            layout::neighborhood_preservation(result->graph, result->positions, 2, 1000);
        stages.end("measure");
        auto printed = print(fmt::format(
            "{{\n  \"nodes\": {},\n  \"ties\": {},\n  \"seconds\": {},\n  \"threads\": {},\n"
            "  \"normalized_stress\": {},\n  \"neighborhood_preservation\": {},\n"
            "  \"seed\": {}\n}}\n",
            result->graph.node_count, result->graph.edges.size(), stages.as_json(),
            base::thread_count(), json_number(stress), json_number(neighborhoods), options.seed));
        if (!printed) {
            return base::fail(std::move(printed).error());
        }
    }
    return ExitCode::done;
}

} // namespace entente::shell
