// SPDX-License-Identifier: MIT
#pragma once

#include "app/shell/recipe.hpp"
#include "app/shell/selection.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// Figures like another: an option that is given wins, all else comes from the recipe.
namespace entente::shell {

/// @param told   as the options say, defaults where they say nothing.
/// @param given  names of the options that say something.
/// A size of its own brings its dots an inch. Dots an inch alone keep the page as large as it is
/// and give it more pixels or fewer.
FigureSettings merged(const FigureSettings& recipe, const FigureSettings& told,
                      const GivenOptions& given);
document::View merged(const document::View& recipe, const document::View& told,
                      const GivenOptions& given, const model::EventStore& store);

/// A recipe at work in a data set: what make_figure needs besides the index.
struct LikeData {
    RestoredView restored; ///< view: with the options that are given
    /// By NodeId: the recipe's, and those of new nodes. Empty where all is laid out anew for a
    /// window by itself.
    std::vector<base::Vec2> home;
    std::optional<scene::Camera> camera; ///< nothing: fitted
    Framing framing = Framing::all_time;
    bool has_own_places = false;
};

/// Places are those of the recipe, and its camera is kept, unless an option asks for others: a seed
/// or frame of another kind, or, where the window was laid out by itself, another window.
/// @param settings  as merged.
LikeData like(const Recipe& recipe, const std::shared_ptr<const model::EventStore>& store,
              const document::View& told, const GivenOptions& given_selecting,
              const FigureSettings& settings, bool has_other_shape,
              const base::Progress& progress = {});

} // namespace entente::shell
