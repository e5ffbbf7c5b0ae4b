// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/style.hpp"

#include <cstddef>
#include <cstdint>
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

/// What the panels need to know of the program around the document; filled by the shell each frame.
struct AppState {
    Style style;
    float ui_scale = 1;

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

    bool is_saving = false;
    std::string save_result; ///< of the last SaveFigure: where it is, or why it failed; "" before
    bool save_failed = false;
    bool save_needs_leave = false;  ///< the file exists and may_replace was not set
    std::string save_path_proposed; ///< folder and name for a figure of the present view
};

} // namespace entente::ui
