// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/figure.hpp"
#include "app/scene/scene_builder.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace entente::test {

/// A network made by hand, with all that a picture of it needs. Actors must be added before topics.
struct Network {
    model::EventStoreBuilder builder;
    std::shared_ptr<const model::EventStore> store; ///< after finish()
    graph::TieGraph graph;
    std::vector<base::Vec2> positions;
    scene::Camera camera;
    scene::Encoding encoding;
    std::vector<scene::Appearance> nodes; ///< empty, or one for each node
    std::vector<scene::Appearance> ties;  ///< empty, or one for each tie
    std::vector<base::Rect> keep_clear;
    int max_labels = 60;
    bool all_labels = false;
    std::string language;
    const graph::Annotations* annotations = nullptr;

    graph::NodeId node(model::NodeKind kind, const std::string& name, base::Vec2 at,
                       double strength = 1, const model::Names& names = {});
    /// Returns its index in graph.ties.
    std::size_t tie(graph::NodeId a, graph::NodeId b, double strength = 1,
                    graph::TieKind kind = graph::TieKind::event, bool is_directed = false,
                    double tone = 0);
    /// Freezes the store and takes the scales of the encoding from the graph.
    void finish();
    [[nodiscard]] scene::SceneInput input() const;
};

/// `count` nodes of all kinds and sizes in a square of so many layout units, and thrice as many
/// ties.
Network random_network(std::uint64_t seed, std::size_t count, double square);

/// A figure in a frame of its own.
scene::BuiltFigure fitted_figure(const scene::SceneInput& input, const scene::Caption& caption,
                                 const scene::FigureOptions& options);

/// What a label takes on the picture: from above its capitals to below its descenders.
base::Rect letters_of(const scene::TextMark& label);
bool is_inside(const base::Rect& inner, const base::Rect& outer);

/// The fonts of the tests; skips the calling test (by a failed assertion of the caller) where none
/// is installed.
text::FontSet* fonts();

} // namespace entente::test
