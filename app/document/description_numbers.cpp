// SPDX-License-Identifier: MIT
#include "app/document/description_numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace entente::document {
namespace {

using graph::CalendarUnit;
using graph::NodeId;
using graph::Tie;
using graph::TieKind;
using model::EventId;
using model::EventStore;

/// Numbers the sources of events: publishers by their index, sources that name none by their
/// titles.
class SourceNumbers {
  public:
    explicit SourceNumbers(const EventStore& store) : store_(store) {}

    /// Of one event, each once; empty where it names none.
    const std::vector<std::uint32_t>& of(EventId event) {
        found_.clear();
        const auto publishers = store_.publishers(event);
        for (std::size_t i = 0; i < publishers.size(); ++i) {
            if (!store_.publishers()[publishers[i]].empty()) {
                found_.push_back(publishers[i]);
            } else if (const std::string_view title = store_.source_title(event, i);
                       !title.empty()) {
                const auto fresh =
                    static_cast<std::uint32_t>(store_.publishers().size() + titles_.size());
                found_.push_back(titles_.try_emplace(title, fresh).first->second);
            }
        }
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        return found_;
    }

    [[nodiscard]] std::string name_of(std::uint32_t source) const {
        if (source < store_.publishers().size()) {
            return store_.publishers()[source];
        }
        for (const auto& [title, number] : titles_) {
            if (number == source) {
                return std::string(title);
            }
        }
        return {};
    }

  private:
    const EventStore& store_;
    std::unordered_map<std::string_view, std::uint32_t> titles_;
    std::vector<std::uint32_t> found_;
};

void count_kinds(const EventStore& store, DescriptionNumbers& numbers) {
    for (const NodeId node : numbers.snapshot.nodes) {
        ++numbers.nodes[static_cast<std::size_t>(graph::kind_of(store, node))];
    }
    for (const Tie& tie : numbers.snapshot.ties) {
        ++numbers.ties[static_cast<std::size_t>(tie.dyad.kind)];
    }
}

void rank_nodes(const EventStore& store, DescriptionNumbers& numbers) {
    const graph::TieGraph& graph = numbers.snapshot;
    numbers.ranking.resize(graph.nodes.size());
    std::iota(numbers.ranking.begin(), numbers.ranking.end(), 0U);
    std::sort(numbers.ranking.begin(), numbers.ranking.end(),
              [&](std::uint32_t a, std::uint32_t b) {
                  if (graph.strength[a] != graph.strength[b]) {
                      return graph.strength[a] > graph.strength[b];
                  }
                  return graph::id_of(store, graph.nodes[a]) < graph::id_of(store, graph.nodes[b]);
              });
}

/// Joins the ties between the same two nodes, and counts the partners of each node by the way.
void find_pairs(const EventStore& store, DescriptionNumbers& numbers) {
    const graph::TieGraph& graph = numbers.snapshot;
    struct Row {
        NodeId a;
        NodeId b;
        std::uint32_t tie = 0;
    };
    std::vector<Row> rows;
    rows.reserve(graph.ties.size());
    for (std::uint32_t i = 0; i < graph.ties.size(); ++i) {
        const graph::Dyad& dyad = graph.ties[i].dyad;
        if (dyad.kind != TieKind::office) {
            rows.push_back({std::min(dyad.a, dyad.b), std::max(dyad.a, dyad.b), i});
        }
    }
    std::sort(rows.begin(), rows.end(), [](const Row& x, const Row& y) {
        return std::tuple(x.a, x.b, x.tie) < std::tuple(y.a, y.b, y.tie);
    });
    numbers.partners.assign(graph.nodes.size(), 0);
    for (std::size_t i = 0; i < rows.size();) {
        ActorPair pair;
        pair.a = rows[i].a;
        pair.b = rows[i].b;
        const bool is_topic = graph.ties[rows[i].tie].dyad.kind == TieKind::topic;
        for (; i < rows.size() && rows[i].a == pair.a && rows[i].b == pair.b; ++i) {
            pair.ties.push_back(rows[i].tie);
            pair.count += graph.ties[rows[i].tie].count;
            pair.strength += graph.ties[rows[i].tie].strength;
        }
        for (const NodeId node : {pair.a, pair.b}) {
            if (const auto at = graph.find(node); at >= 0) {
                ++numbers.partners[static_cast<std::size_t>(at)];
            }
        }
        if (!is_topic) {
            numbers.pairs.push_back(std::move(pair));
        }
    }
    std::sort(numbers.pairs.begin(), numbers.pairs.end(),
              [&](const ActorPair& x, const ActorPair& y) {
                  if (x.count != y.count || x.strength != y.strength) {
                      return std::tuple(x.count, x.strength) > std::tuple(y.count, y.strength);
                  }
                  return std::tuple(graph::id_of(store, x.a), graph::id_of(store, x.b)) <
                         std::tuple(graph::id_of(store, y.a), graph::id_of(store, y.b));
              });
}

/// What an event's weight has faded to in the window.
double fading(const EventStore& store, EventId event, const model::Window& window) {
    if (window.mode != model::WindowMode::decay) {
        return 1;
    }
    model::Day until = window.span.last;
    if (const auto extent = store.extent(); extent && until >= model::Span::latest) {
        until = extent->last;
    }
    const auto age = (until - store.span(event).last).count();
    return age <= 0 ? 1 : std::exp2(-static_cast<double>(age) / window.half_life_days);
}

/// The tone of several ties as of one.
double tone_of(const graph::TieIndex& index, const graph::TieGraph& graph, const ActorPair& pair,
               const model::Window& window) {
    if (pair.ties.size() == 1) {
        return graph.ties[pair.ties.front()].tone;
    }
    double toned = 0;
    double product = 0;
    double plain = 0;
    double count = 0;
    std::vector<graph::Contribution> contributions;
    for (const std::uint32_t tie : pair.ties) {
        for (const EventId event : index.events_of_tie(graph.ties[tie].index)) {
            const double tone = index.store().tone(event);
            if (std::isnan(tone)) {
                continue;
            }
            graph::contributions_of(index.store(), event, index.rules(), contributions);
            for (const graph::Contribution& part : contributions) {
                if (part.dyad == graph.ties[tie].dyad) {
                    const double weight = part.weight * fading(index.store(), event, window);
                    toned += weight;
                    product += weight * tone;
                    plain += tone;
                    count += 1;
                }
            }
        }
    }
    return toned > 0   ? product / toned
           : count > 0 ? plain / count
                       : std::numeric_limits<double>::quiet_NaN();
}

void find_evidence(const graph::TieIndex& index, SourceNumbers& sources,
                   DescriptionNumbers& numbers) {
    const EventStore& store = index.store();
    numbers.evidence.resize(numbers.snapshot.ties.size());
    std::vector<std::uint32_t> named;
    for (std::size_t i = 0; i < numbers.snapshot.ties.size(); ++i) {
        const Tie& tie = numbers.snapshot.ties[i];
        if (tie.dyad.kind != TieKind::event) {
            continue;
        }
        TieEvidence& evidence = numbers.evidence[i];
        named.clear();
        for (const EventId event : index.events_of_tie(tie.index)) {
            evidence.toned += std::isnan(store.tone(event)) ? 0 : 1;
            const auto& of_event = sources.of(event);
            evidence.has_unsourced = evidence.has_unsourced || of_event.empty();
            named.insert(named.end(), of_event.begin(), of_event.end());
        }
        std::sort(named.begin(), named.end());
        evidence.sources =
            static_cast<std::uint32_t>(std::unique(named.begin(), named.end()) - named.begin());
    }
}

void judge_events(const EventStore& store, const model::Window& window, SourceNumbers& sources,
                  DescriptionNumbers& numbers) {
    std::vector<std::uint8_t> is_named;
    std::uint32_t newest = 0;
    for (const EventId event : numbers.events) {
        const model::Date& date = store.date(event);
        const bool is_qualified = date.is_uncertain || date.is_approximate;
        if (is_qualified || date.precision != model::DatePrecision::day) {
            ++numbers.inexact;
            numbers.qualified += is_qualified ? 1 : 0;
            const bool is_within =
                date.span.last <= window.span.last &&
                (window.mode != model::WindowMode::window || date.span.first >= window.span.first);
            numbers.maybe_outside += is_within ? 0 : 1;
        }
        const auto& of_event = sources.of(event);
        numbers.unsourced += of_event.empty() ? 1 : 0;
        for (const std::uint32_t source : of_event) {
            if (source >= is_named.size()) {
                is_named.resize(source + 1, 0);
            }
            numbers.sources += is_named[source] == 0 ? 1 : 0;
            is_named[source] = 1;
            newest = source;
        }
    }
    if (numbers.sources == 1) {
        numbers.only_source = sources.name_of(newest);
    }
}

/// The bins of most events among those that meet the window; none where all events are in one.
std::vector<graph::Bin> busiest(const graph::TieIndex& index, const View& view,
                                const DescriptionNumbers& numbers, CalendarUnit unit) {
    std::vector<std::uint8_t> failed(index.store().event_count(), 1);
    for (const EventId event : numbers.events) {
        failed[event.index()] = 0;
    }
    auto bins = graph::histogram(index.store(), failed, unit);
    if (!bins) {
        return {}; // more than can be counted: thousands of years
    }
    std::vector<graph::Bin> most;
    std::size_t met = 0;
    for (const graph::Bin& bin : *bins) {
        if (!model::is_in_window(bin.span, view.window)) {
            continue;
        }
        met += bin.passing > 0 ? 1 : 0;
        if (bin.passing > 0 && (most.empty() || bin.passing >= most.front().passing)) {
            if (!most.empty() && bin.passing > most.front().passing) {
                most.clear();
            }
            most.push_back(bin);
        }
    }
    return met > 1 ? most : std::vector<graph::Bin>{};
}

} // namespace

DescriptionNumbers gather_numbers(const graph::TieIndex& index, const View& view,
                                  std::size_t most_pairs) {
    const EventStore& store = index.store();
    DescriptionNumbers numbers;
    numbers.events = index.events();
    numbers.snapshot = index.snapshot(view.thinning);
    count_kinds(store, numbers);
    rank_nodes(store, numbers);
    find_pairs(store, numbers);
    for (std::size_t i = 0; i < std::min(most_pairs, numbers.pairs.size()); ++i) {
        numbers.pairs[i].tone = tone_of(index, numbers.snapshot, numbers.pairs[i], view.window);
    }
    SourceNumbers sources(store);
    judge_events(store, view.window, sources, numbers);
    find_evidence(index, sources, numbers);
    numbers.busiest_months = busiest(index, view, numbers, CalendarUnit::month);
    numbers.busiest_years =
        busiest(index, view, numbers, view.calendar.unit(graph::UnitKind::year));
    return numbers;
}

} // namespace entente::document
