// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/figure_settings.hpp"
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
/// A picture of the network as it is framed on the canvas now.
struct SaveFigure {
    std::string path;
    scene::FigureSettings figure;
    bool frame_as_on_canvas = false; ///< else all of the network, as large as it fits
    bool may_replace = false;        ///< an existing file is overwritten
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

using Request = std::variant<OpenFiles, OpenSample, CancelLoading, ListFolder, SetStyle, SetUiScale,
                             SaveFigure, OpenUrl, CopyText, Quit>;

} // namespace entente::ui
