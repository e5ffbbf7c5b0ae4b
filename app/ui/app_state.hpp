// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/graph/node.hpp"
#include "app/ui/figure_choices.hpp"
#include "app/ui/film_choices.hpp"
#include "app/ui/input.hpp"
#include "app/ui/style.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::ui {

/// One problem in the data, in words.
struct ProblemRow {
    bool is_error = true;
    std::string file;
    std::string place;
    std::string found;
    std::string expected; ///< may be empty
    std::string hint;     ///< nearest known id; may be empty
};

struct FolderEntry {
    std::string name;
    bool is_folder = false;
    std::uint64_t bytes = 0;
    std::string changed; ///< YYYY-MM-DD
};

struct FolderListing {
    std::string path;                 ///< absolute
    std::string parent;               ///< empty at the root
    std::vector<FolderEntry> entries; ///< folders first, then files that can be opened, by name
    std::string error;                ///< why it cannot be listed
};

/// Something told to the user at the canvas's edge for a while.
struct Message {
    enum class Kind : std::uint8_t { info, error } kind = Kind::info;
    std::string text;
    double seconds_left = 6;
};

/// What is known of the figure that PreviewFigure asks for; of an older one while is_busy.
struct FigureState {
    std::uint64_t texture = 0; ///< ImGui's id of the small picture; 0 while there is none
    base::Vec2 texture_px;
    bool is_busy = false;
    std::string error;   ///< why there is no picture
    std::string problem; ///< why it cannot be saved so; empty where it can
    bool exists = false; ///< there is a file of the path already
    std::string title;   ///< as made of data and view
    std::string caption; ///< lines parted by line breaks
    int width_px = 0;    ///< of the figure, trimmed where that is asked for
    int height_px = 0;
    double bytes = 0;                ///< of its file, about
    std::optional<base::Rect> frame; ///< what it holds, layout units; nothing where that cannot
                                     ///< be laid over the canvas
};

/// What would come of the film that PlanFilm asks for, and what comes of the one that is saved.
struct FilmState {
    bool has_ffmpeg = false; ///< for MP4 and WebM
    std::string name;        ///< proposed for a film of these data, without an ending
    std::size_t windows = 0; ///< of the plan; 0 where there is a problem
    std::string plan;        ///< "34 windows from 1991 to 2024, 27 seconds"
    std::string problem;     ///< why it cannot be made so
    std::optional<FilmChoices> like; ///< of the film, or strip, that was opened

    bool is_saving = false;
    bool is_giving_up = false;
    double fraction = 0;
    std::size_t windows_saving = 0;
    std::size_t drawn = 0;    ///< of them
    bool needs_leave = false; ///< it exists and may_replace was not set
    bool failed = false;
    std::string result; ///< where it is, or why it failed; "" before
};

/// What came of SaveView, or of SaveComparison.
struct ViewState {
    std::size_t answers = 0;  ///< so many were answered
    bool needs_leave = false; ///< the file exists and may_replace was not set
    bool failed = false;
    std::string result; ///< where it is, or why it failed
};

/// What the panels need to know of the program around the document; filled by the shell each frame.
struct AppState {
    Style style;
    float ui_scale = 1;
    float timeline_height = 0; ///< units of the design; 0: the usual one
    std::array<bool, static_cast<std::size_t>(Key::count)> held_keys{};
    [[nodiscard]] bool is_held(Key key) const { return held_keys[static_cast<std::size_t>(key)]; }

    std::vector<graph::NodeId> glowing; ///< see GlowNodes; ascending

    bool is_loading = false;
    std::string loading_name;
    double loading_fraction = 0;

    std::vector<ProblemRow> problems;          ///< those told in full
    std::vector<std::string> further_problems; ///< "unknown actor: 312 more"
    std::size_t error_count = 0;
    std::size_t warning_count = 0;
    std::size_t problems_version = 0; ///< raised with each load that has problems

    std::vector<std::string> recent_files;
    FolderListing folder;
    std::vector<Message> messages;

    FigureState figure;
    FigureChoices figure_choices; ///< of the last run
    std::string figure_folder;    ///< where figures are saved
    std::string figure_name;      ///< proposed for the present view, without an ending
    std::optional<std::string>
        figure_title; ///< of the figure that was opened, where it had its own
    std::optional<std::string> figure_caption;
    ViewState view;
    ViewState comparison;
    FilmState film;
    bool has_last_frame = false; ///< a figure of these data was saved
    bool is_saving = false;
    double saving_fraction = 0;
    std::string save_result; ///< of the last SaveFigure: where it is, or why it failed; "" before
    bool save_failed = false;
    bool save_needs_leave = false; ///< the file exists and may_replace was not set
};

} // namespace entente::ui
