// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/node.hpp"
#include "app/scene/figure_settings.hpp"
#include "app/ui/figure_choices.hpp"
#include "app/ui/film_choices.hpp"
#include "app/ui/style.hpp"

#include <string>
#include <variant>
#include <vector>

namespace entente::ui {

// What a panel asks of the program around it: all that touches files, the system or the window.

struct OpenFiles {
    std::vector<std::string> paths; ///< several are joined
};
struct OpenSample {};
struct CancelLoading {};
/// Fills AppState::folder with what lies in a folder.
struct ListFolder {
    std::string path; ///< empty: where the last file was opened
};
struct SetStyle {
    Style style;
};
struct SetUiScale {
    float scale = 1; ///< of panels and canvas alike, besides that of the screen
};
/// Of the timeline, units of the design; 0: the usual one.
struct SetTimelineHeight {
    float height = 0;
};
/// What a figure is to look like and hold. Where the frame is that of the canvas, it is taken when
/// the request is carried out.
struct FigureOrder {
    scene::FigureSettings figure;
    FigureFraming framing = FigureFraming::all_time;
    bool with_comparison = true; ///< with the pinned window, where one is
    friend bool operator==(const FigureOrder&, const FigureOrder&) = default;
};
/// A picture of the network. The path's ending tells the format.
struct SaveFigure {
    std::string path;
    FigureOrder order;
    bool may_replace = false;     ///< an existing file is overwritten
    bool takes_free_name = false; ///< " 2" and so on follows the name where the file exists
};
/// Asked in each frame in which a small picture of the figure is looked at: keeps
/// AppState::figure up to date with it.
struct PreviewFigure {
    std::string path;
    FigureOrder order;
    base::Vec2 room_px; ///< of the window, that the picture may take
    friend bool operator==(const PreviewFigure&, const PreviewFigure&) = default;
};
/// The figure as a PNG, onto the system's clipboard.
struct CopyFigure {
    FigureOrder order;
};
/// Gives up the figure that is being saved or copied; nothing is left of it.
struct CancelFigure {};
/// The view as a file of its own: JSON with all that a figure's recipe has.
struct SaveView {
    std::string path;
    bool may_replace = false; ///< an existing file is overwritten
};
/// What changed since the pinned window, onto the clipboard: as `entente compare` writes it.
struct CopyComparison {
    bool as_markdown = false; ///< else TSV
};
/// The same as a file: Markdown where its name ends in .md, else TSV.
struct SaveComparison {
    std::string path;
    bool may_replace = false; ///< an existing file is overwritten
};
/// Kept for the next opening of the dialog and the next run.
struct KeepFigureChoices {
    FigureChoices choices;
    std::string folder;
};
/// What a film is to look like, and how its window moves.
struct FilmOrder {
    FilmChoices choices;
    scene::FigureSettings figure;
    friend bool operator==(const FilmOrder&, const FilmOrder&) = default;
};
/// Asked in each frame in which a film is being chosen: keeps AppState::film up to date with what
/// would come of it.
struct PlanFilm {
    std::string path;
    FilmOrder order;
    friend bool operator==(const PlanFilm&, const PlanFilm&) = default;
};
struct SaveFilm {
    std::string path;
    FilmOrder order;
    bool may_replace = false; ///< an existing file, or folder of frames, is overwritten
};
/// Gives up the film that is being saved; nothing is left of it.
struct CancelFilm {};
/// Nodes that glow on the canvas while something of theirs is pointed at elsewhere; replaces those
/// that glowed before. (AppState::glowing)
struct GlowNodes {
    std::vector<graph::NodeId> nodes; ///< ascending
};
/// A source's address, http or https alone.
struct OpenUrl {
    std::string url;
};
struct CopyText {
    std::string text;
    std::string said; ///< told to the user: "12 events copied"
};
struct Quit {};

using Request = std::variant<OpenFiles, OpenSample, CancelLoading, ListFolder, SetStyle, SetUiScale, SetTimelineHeight,
                             SaveFigure, PreviewFigure, CopyFigure, CancelFigure, SaveView,
                             KeepFigureChoices, PlanFilm, SaveFilm, CancelFilm, OpenUrl, CopyText,
                             GlowNodes, CopyComparison, SaveComparison, Quit>;

} // namespace entente::ui
