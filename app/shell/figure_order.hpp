// SPDX-License-Identifier: MIT
#pragma once

#include "app/shell/commands.hpp"
#include "app/shell/figure_output.hpp"
#include "app/shell/like.hpp"
#include "app/shell/recipe.hpp"
#include "app/shell/selection.hpp"

#include <functional>
#include <optional>
#include <vector>

/// What `render` and `film` have in common: data and a recipe that is followed, up to the places of
/// the nodes.
namespace entente::shell {

/// What is to be drawn, before the data are there.
struct PictureOrder {
    FigureSettings settings;
    Files files;
    std::vector<DataFile> named;  ///< the files as they are told; filled later without a recipe
    std::optional<Recipe> recipe; ///< that is followed
};

/// Tells what is in the way of a picture; it is asked again once the data files are known.
using PictureCheck = std::function<base::Result<void>(const PictureOrder&)>;

/// @param like   a figure or saved view whose recipe is followed; else empty.
/// @param given  options that shape the figure.
/// Error: of the recipe, of its data that are not found, of the check.
base::Result<PictureOrder> picture_order(const Files& files, const std::filesystem::path& like,
                                         const FigureSettings& figure, const GivenOptions& given,
                                         const PictureCheck& check);

/// Opens the data and tells what is worth a note: a language without names, other data than those
/// of the recipe. Fills order.named.
base::Result<OpenedData> open_ordered(PictureOrder& order);

/// The data with what was asked for of them, and where the nodes lie.
struct PictureContent {
    OpenedData data;
    SelectedData selected;
    LikeData like; ///< without a recipe: home positions alone
};

/// @param given  options that shape the figure.
base::Result<PictureContent> picture_content(const PictureOrder& order, const Selection& selection,
                                             const GivenOptions& given, OpenedData data,
                                             const base::Progress& progress);

/// The window that those of the picture are compared with: of the same mode.
///
/// @param told  `--compare W`; nothing where no window is told.
/// @param given options that shape the figure; with `--compare` the recipe's window is dropped.
std::optional<document::PinnedWindow> pinned_window(const PictureContent& content,
                                                    const std::optional<model::Span>& told,
                                                    bool per_day, const GivenOptions& given);

} // namespace entente::shell
