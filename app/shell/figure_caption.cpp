// SPDX-License-Identifier: MIT
#include "app/shell/figure_caption.hpp"

#include "app/document/other_times.hpp"
#include "app/document/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::shell {
namespace {

void append(std::string& line, const std::string& separator, const std::string& piece) {
    line += (line.empty() ? "" : separator) + piece;
}

std::string counts_of(const graph::TieIndex& index, const graph::TieGraph& snapshot,
                      const FigureTimes* times) {
    std::array<std::size_t, model::node_kind_count> nodes{};
    for (const graph::NodeId node : snapshot.nodes) {
        ++nodes[static_cast<std::size_t>(graph::kind_of(index.store(), node))];
    }
    constexpr std::array<const char*, model::node_kind_count> words{
        "state", "official", "organization", "group", "topic"};
    std::string line = counted(index.event_count(), "event");
    if (times != nullptr && times->undated > 0) {
        line += " (" + document::grouped(times->undated) + " without a date)";
    }
    for (std::size_t kind = 0; kind < nodes.size(); ++kind) {
        if (nodes[kind] > 0) {
            append(line, ", ", counted(nodes[kind], words[kind]));
        }
    }
    const auto offices = static_cast<std::size_t>(
        std::count_if(snapshot.ties.begin(), snapshot.ties.end(), [](const graph::Tie& tie) {
            return tie.dyad.kind == graph::TieKind::office;
        }));
    append(line, ", ", counted(snapshot.ties.size() - offices, "tie"));
    if (offices > 0) {
        append(line, ", ", counted(offices, "office"));
    }
    return line;
}

} // namespace

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    std::string digits = std::to_string(count);
    for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3) {
        digits.insert(static_cast<std::size_t>(place), ",");
    }
    return digits + " " + (count == 1 ? one : many.empty() ? one + "s" : many);
}

scene::Caption caption_of(const graph::TieIndex& index, const graph::TieGraph& snapshot,
                          const document::View& view, const FigureSettings& settings,
                          std::span<const DataFile> files, const FigureTimes* times) {
    const model::EventStore& store = index.store();
    scene::Caption caption;
    if (settings.title) {
        caption.title = *settings.title;
    } else if (!store.header().title.empty()) {
        caption.title = store.header().title;
    } else if (!files.empty()) {
        caption.title = files.front().path.stem().string();
    }

    const bool compares = times != nullptr && times->pinned;
    std::string selected = document::describe_window(view.window, view.calendar);
    if (compares) {
        selected += ", compared with " + document::describe_pinned(*times->pinned, view.calendar);
    }
    for (const document::ActiveChoice& choice : document::describe_filter(store, view.filter)) {
        append(selected, " · ", choice.words);
    }
    if (!selected.empty()) {
        // The window's words may begin a line: "all time" becomes "All time".
        if (selected.front() >= 'a' && selected.front() <= 'z') {
            selected.front() = static_cast<char>(selected.front() - 'a' + 'A');
        }
        caption.lines.push_back(std::move(selected));
    }
    std::string thinned;
    for (const std::string& piece : document::describe_thinning(store, view)) {
        append(thinned, " · ", piece);
    }
    for (const std::string& piece : describe_drawing(view, settings, "this window")) {
        append(thinned, " · ", piece);
    }
    if (!thinned.empty()) {
        caption.lines.push_back("Drawn: " + thinned);
    }
    caption.lines.push_back(counts_of(index, snapshot, times));
    if (compares) {
        caption.lines.push_back(words_for_comparison(times->comparison));
    }
    if (times != nullptr && times->left_out > 0) {
        caption.lines.push_back(counted(times->left_out, "node") + " of other times left out");
    }
    return caption;
}

std::vector<std::string> describe_drawing(const document::View& view,
                                          const FigureSettings& settings, const char* window) {
    std::vector<std::string> pieces;
    if (settings.frame == scene::FigureFrame::window) {
        pieces.push_back(fmt::format("laid out for {} alone", window));
    } else {
        if (view.arrangement.reach > 0) {
            pieces.push_back(
                fmt::format("nodes near home for {}, up to {:.3g} % of the diagonal away", window,
                            100 * view.arrangement.reach));
        }
        if (settings.scales == scene::FigureFrame::window) {
            pieces.push_back(fmt::format("sizes and widths of {} alone", window));
        }
        if (settings.absent == scene::Absent::dimmed) {
            pieces.emplace_back("nodes of other times pale");
        } else if (settings.absent == scene::Absent::neighbors) {
            pieces.emplace_back("neighbours of other times pale");
        }
    }
    if (view.arrangement.groups_kinds) {
        pieces.emplace_back("officials near whom they serve");
    }
    return pieces;
}

std::vector<scene::Caption::Provenance> provenance_of(std::span<const DataFile> files,
                                                      std::uint64_t seed) {
    constexpr std::size_t brief_digits = 16;
    std::vector<scene::Caption::Provenance> all;
    for (const DataFile& file : files) {
        const std::string name = "Data: " + file.path.filename().string();
        const std::string& sum = file.sha256;
        all.push_back({name, name});
        if (!sum.empty()) {
            all.back().full += " · SHA-256 " + sum;
            all.back().brief +=
                " · SHA-256 " +
                (sum.size() > brief_digits ? sum.substr(0, brief_digits) + "…" : sum);
        }
    }
    const std::string program =
        std::string("Entente " ENTENTE_VERSION " · seed ") + std::to_string(seed);
    if (all.size() == 1) {
        all.front().full += " · " + program;
        all.front().brief += " · " + program;
    } else {
        all.push_back({program, program});
    }
    return all;
}

} // namespace entente::shell
