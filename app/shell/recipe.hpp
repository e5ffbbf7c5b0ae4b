// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/document/view.hpp"
#include "app/model/milestone.hpp"
#include "app/shell/data_files.hpp"
#include "app/shell/figure.hpp"
#include "app/ui/style.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace entente::shell {

/// A node by its id in the data; actors and topics have id spaces of their own.
struct NodeName {
    std::string id;
    bool is_topic = false;
    friend auto operator<=>(const NodeName&, const NodeName&) = default;
};

struct TieName {
    NodeName a;
    NodeName b;
    graph::TieKind kind = graph::TieKind::event;
    bool is_directed = false;
    friend bool operator==(const TieName&, const TieName&) = default;
};

/// model::Filter with ids as text.
struct FilterNames {
    model::Choice<int> years;
    model::Choice<std::string> topics;
    bool all_topics = false;
    bool with_undated = true;
    model::Choice<std::string> types;
    model::Choice<std::string> actors;
    model::Choice<model::NodeKind> kinds;
    model::Choice<std::string> sources;
    std::optional<double> tone_min;
    std::optional<double> tone_max;
    std::string text;
    friend bool operator==(const FilterNames&, const FilterNames&) = default;
};

/// graph::Annotations with ids as text.
struct NoteNames {
    std::string text;
    std::variant<NodeName, TieName, base::Vec2> about;
    base::Vec2 place;
    friend bool operator==(const NoteNames&, const NoteNames&) = default;
};
struct HullNames {
    std::string name;
    std::vector<NodeName> nodes;
    int color = 0;
    friend bool operator==(const HullNames&, const HullNames&) = default;
};
struct AnnotationNames {
    std::vector<NoteNames> notes;
    std::vector<HullNames> hulls;
    std::vector<NodeName> highlighted_nodes;
    std::vector<TieName> highlighted_ties;
    friend bool operator==(const AnnotationNames&, const AnnotationNames&) = default;
};

/// What decided a figure's camera.
enum class Framing : std::uint8_t {
    all_time, ///< whatever some window draws, fitted into the figure
    window,   ///< what this window draws, fitted
    canvas    ///< the part that was seen, or any camera that was chosen
};

/// A place of a node, layout units.
using NodePlace = std::pair<NodeName, base::Vec2>;

/// Everything that makes a figure, so that it can be made again: data files, what was chosen of
/// them, where the nodes lie, the camera, the style. It knows no data set: nodes, topics and ties
/// are told by their ids. (app/notes/0012-the-format-of-a-view.md)
struct Recipe {
    std::string program;         ///< "Entente 1.0.0"
    std::string title;           ///< of the data, for people
    std::vector<DataFile> files; ///< path as it was named
    model::Window window;
    document::TimeMode time_mode = document::TimeMode::window; ///< how the window moves
    FilterNames filter;
    graph::Thinning thinning; ///< without `around`
    std::vector<NodeName> around;
    graph::TieRules rules;
    document::Arrangement arrangement; ///< of the nodes
    graph::Calendar calendar;          ///< where weeks and years begin
    std::vector<NodeName> selected_nodes;
    std::vector<TieName> selected_ties;
    std::vector<NodePlace> pins;
    AnnotationNames annotations;
    std::vector<model::Milestone> milestones; ///< the user's own
    /// The window that the present one is compared with, and how.
    std::optional<document::PinnedWindow> compared_with;
    std::optional<FilmMotion> film; ///< where it is one, or a strip; the window is its run
    std::vector<std::variant<NodeName, TieName>> lines; ///< pinned to the timeline
    std::optional<ui::TimelineStyle> timeline;          ///< of a saved view
    std::vector<NodePlace> positions;                   ///< of all nodes
    std::optional<scene::Camera> camera; ///< nothing where the window is laid out by itself
    Framing framing = Framing::all_time;
    FigureSettings figure;
    friend bool operator==(const Recipe&, const Recipe&) = default;
};

/// The keyword of the PNG text that holds a recipe.
inline constexpr std::string_view recipe_keyword = "Entente-View";

/// The recipe of a figure. Cost: O(nodes).
Recipe recipe_of(const Figure& figure, const FigureData& data, const FigureSettings& settings);

/// As JSON, `{"format":"entente-view/1", …}`: the same text for the same recipe, numbers so that
/// they read back as the same.
std::string json_of(const Recipe& recipe);

/// From JSON that anybody may have written. Error (unreadable) names `name`, the JSON pointer, what
/// was found and what was expected; keys that are not known are passed over.
base::Result<Recipe> read_recipe(std::string_view json, const std::string& name);

/// Whether the file's first bytes say that it is no data but a figure (PNG, SVG, PDF) or a saved
/// view.
bool is_figure_or_view(const std::filesystem::path& file);

/// The recipe in a figure or a saved view. Error (unreadable): it cannot be read, has no recipe, or
/// one that is broken.
base::Result<Recipe> recipe_in(const std::filesystem::path& file);

/// A data file of a recipe, found again.
struct FoundFile {
    std::filesystem::path location;
    DataFile named;          ///< as the recipe has it, but for the sum, which is that of the file
    bool is_changed = false; ///< its bytes are not those that the recipe knew
};

/// Looks for the data of a recipe: as named, beside the figure, then, where it was the sample, as
/// that; a file of the same sum goes before others. Error (unreadable) names what was looked for
/// and where. Cost: that of reading the files, so off the main thread.
base::Result<std::vector<FoundFile>> find_files(const Recipe& recipe,
                                                const std::filesystem::path& figure);

/// "made from other data: x.json has changed since" for the files that differ; empty where none
/// does.
std::string words_for_changes(const std::vector<FoundFile>& files);

/// A recipe with its ids resolved in a data set.
struct RestoredView {
    document::View view;
    document::Selection selection;
    std::map<std::uint32_t, base::Vec2> pins; ///< by NodeId
    graph::Annotations annotations;
    std::vector<model::Milestone> milestones;
    std::optional<document::PinnedWindow> pinned_window;
    std::vector<document::TimelineLine> lines;
    std::vector<base::Vec2> positions; ///< by NodeId; NaN where the recipe tells none
    std::size_t new_nodes = 0;         ///< that the recipe has no position for
    std::size_t gone_nodes = 0;        ///< that it tells positions of, and the data no longer have
    std::size_t gone_choices = 0;      ///< ids in filters, selection and annotations that are gone

    /// "2 nodes are new, 1 is gone"; empty where none is.
    [[nodiscard]] std::string words_for_differences() const;
};
RestoredView restore(const Recipe& recipe, const model::EventStore& store);

/// Gives nodes without a position one near their neighbours, all others held where they are; where
/// no node has one, all get their home positions. Nothing is laid out where none lacks one. Cost:
/// else that of a layout.
void place_new_nodes(std::vector<base::Vec2>& positions, const graph::TieGraph& all_time,
                     std::uint64_t seed, const base::Progress& progress = {});

} // namespace entente::shell
