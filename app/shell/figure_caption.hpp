// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/view.hpp"
#include "app/graph/tie_index.hpp"
#include "app/scene/figure.hpp"
#include "app/scene/figure_settings.hpp"
#include "app/shell/data_files.hpp"
#include "app/shell/figure_times.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente::shell {

using scene::FigureSettings;

/// What a figure says in words, the same for the command line and for the window.
///
/// Title: that of the settings where it is given (it may be empty: none), else that of the data,
/// else the name of the first file. Lines: the window and the filters; what thins the picture, and
/// how it departs from all nodes of the window at home on scales of all time; the counts of what is
/// drawn. Where it came from is left to provenance_of().
///
/// @param index     with the view's window and filter set.
/// @param snapshot  what is drawn of the window.
/// @param times     what of other times has a say, and what changed; null: nothing.
scene::Caption caption_of(const graph::TieIndex& index, const graph::TieGraph& snapshot,
                          const document::View& view, const FigureSettings& settings,
                          std::span<const DataFile> files, const FigureTimes* times = nullptr);

/// How nodes of a picture are placed and which are drawn beside those of its window, where that is
/// not as usual: "nodes near home for this window, up to 2 % of the diagonal away", "nodes of other
/// times pale".
///
/// @param window  of what the picture tells: "this window", "each window".
std::vector<std::string> describe_drawing(const document::View& view,
                                          const FigureSettings& settings, const char* window);

/// Where a figure came from: the data's files with their SHA-256 (its first 16 digits where it is
/// told in brief), the program with its version, the seed. One paragraph for one file, else one for
/// each and one more.
std::vector<scene::Caption::Provenance> provenance_of(std::span<const DataFile> files,
                                                      std::uint64_t seed);

/// "1 event", "2,310 events": the number with commas between thousands, and the word in its number.
std::string counted(std::size_t count, const std::string& one, const std::string& many = {});

} // namespace entente::shell
