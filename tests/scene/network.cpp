// SPDX-License-Identifier: MIT
#include "tests/scene/network.hpp"

#include "app/base/rng.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace entente::test {

graph::NodeId Network::node(model::NodeKind kind, const std::string& name, base::Vec2 at,
                            double strength, const model::Names& names) {
    if (kind == model::NodeKind::topic) {
        model::Topic topic;
        topic.id = topic.name = name;
        topic.names = names;
        builder.add_topic(std::move(topic));
    } else {
        model::Actor actor;
        actor.id = actor.name = name;
        actor.names = names;
        actor.kind = kind;
        builder.add_actor(std::move(actor));
    }
    const graph::NodeId id{positions.size()};
    positions.push_back(at);
    graph.nodes.push_back(id);
    graph.strength.push_back(strength);
    graph.events.push_back(1);
    return id;
}

std::size_t Network::tie(graph::NodeId a, graph::NodeId b, double strength, graph::TieKind kind,
                         bool is_directed, double tone) {
    graph::Tie tie;
    tie.dyad = {a, b, kind, is_directed};
    tie.count = 1;
    tie.strength = strength;
    tie.tone = tone;
    tie.index = static_cast<std::uint32_t>(graph.ties.size());
    graph.ties.push_back(tie);
    return graph.ties.size() - 1;
}

void Network::finish() {
    store = builder.freeze();
    encoding = scene::make_encoding(graph, scene::Theme::light, scene::ColorBy::tone, 1);
}

scene::SceneInput Network::input() const {
    scene::SceneInput input{*store, graph, positions,  camera,     encoding, nodes,     ties,
                            {},     {},    max_labels, all_labels, language, keep_clear};
    input.annotations = annotations;
    return input;
}

scene::BuiltFigure fitted_figure(const scene::SceneInput& input, const scene::Caption& caption,
                                 const scene::FigureOptions& options) {
    return build_figure(input, caption, options, fit_figure(input, caption, options, *fonts()),
                        *fonts());
}

Network random_network(std::uint64_t seed, std::size_t count, double square) {
    base::Rng rng(seed);
    Network network;
    for (std::size_t i = 0; i < count; ++i) {
        // Topics come last, as in a store.
        const std::size_t kind = std::min<std::size_t>(i * 6 / std::max<std::size_t>(count, 1), 4);
        std::string name = fmt::format("N{}", i);
        for (std::uint32_t word = rng.below(4); word > 0; --word) {
            name += " of somewhere";
        }
        const base::Vec2 at{static_cast<float>(rng.uniform() * square),
                            static_cast<float>(rng.uniform() * square)};
        network.node(static_cast<model::NodeKind>(kind), name, at, 1 + rng.below(200));
    }
    for (std::size_t i = 0; count > 1 && i < 3 * count; ++i) {
        const graph::NodeId a{
            static_cast<std::uint32_t>(rng.below(static_cast<std::uint32_t>(count)))};
        const graph::NodeId b{
            static_cast<std::uint32_t>(rng.below(static_cast<std::uint32_t>(count)))};
        if (a != b) {
            network.tie(std::min(a, b), std::max(a, b), 1 + rng.below(20));
        }
    }
    network.finish();
    return network;
}

base::Rect letters_of(const scene::TextMark& label) {
    const float size = label.run.size_px;
    return {{label.origin.x, label.origin.y - 0.8F * size},
            {label.origin.x + label.run.width_px, label.origin.y + 0.24F * size}};
}

bool is_inside(const base::Rect& inner, const base::Rect& outer) {
    constexpr float rounding = 0.01F;
    return inner.min.x >= outer.min.x - rounding && inner.max.x <= outer.max.x + rounding &&
           inner.min.y >= outer.min.y - rounding && inner.max.y <= outer.max.y + rounding;
}

text::FontSet* fonts() {
    static std::optional<text::FontSet> set = [] {
        auto opened = text::FontSet::open();
        return opened ? std::optional<text::FontSet>(std::move(*opened)) : std::nullopt;
    }();
    return set ? &*set : nullptr;
}

} // namespace entente::test
