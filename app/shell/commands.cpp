// SPDX-License-Identifier: MIT
#include "app/shell/commands.hpp"

#include "app/shell/figure_caption.hpp"
#include "app/shell/output_place.hpp"
#include "app/shell/recipe.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace entente::shell {

namespace fs = std::filesystem;

std::string problems_in_words(const io::Diagnostics& diagnostics) {
    std::string words = counted(diagnostics.count(), "problem");
    if (diagnostics.error_count() > 0 && diagnostics.warning_count() > 0) {
        words += fmt::format(": {}, {}", counted(diagnostics.error_count(), "error"),
                             counted(diagnostics.warning_count(), "warning"));
    } else if (diagnostics.count() > 0) {
        words += diagnostics.error_count() > 0 ? " (errors)" : " (warnings)";
    }
    return words;
}

base::Result<OpenedData> open_data(const Files& files) {
    for (const fs::path& file : files) {
        if (is_figure_or_view(file)) {
            return base::fail(base::ErrorKind::unreadable,
                              fmt::format("{}: found a figure or a saved view, expected data "
                                          "('entente render --like' draws it again)",
                                          file.string()));
        }
    }
    OpenedData data;
    {
        TerminalProgress progress("reading");
        auto loaded = io::read_events(files, data.diagnostics, progress.progress());
        if (!loaded) {
            return base::fail(std::move(loaded).error());
        }
        data.store = std::move(loaded->store);
        data.counts = loaded->counts;
    }
    if (data.diagnostics.count() > 0) {
        std::string left_out;
        if (data.counts.left_out > 0) {
            left_out = fmt::format(", {} left out", counted(data.counts.left_out, "record"));
        }
        tell(fmt::format("{}{}: {}{}; 'entente validate' lists them", files.front().string(),
                         files.size() > 1 ? " and others" : "", problems_in_words(data.diagnostics),
                         left_out));
    }
    return data;
}

base::Result<OpenedSelection> open_selection(const Files& files, const Selection& selection) {
    auto data = open_data(files);
    if (!data) {
        return base::fail(std::move(data).error());
    }
    auto view = view_of(*data->store, selection);
    if (!view) {
        return base::fail(std::move(view).error());
    }
    SelectedData selected = select_data(data->store, *std::move(view));
    return OpenedSelection{*std::move(data), std::move(selected)};
}

namespace {

/// Whether nine of ten names are of the letters that English has.
bool are_names_latin(const model::EventStore& store) {
    std::size_t latin = 0;
    std::size_t all = 0;
    const auto look_at = [&](const std::string& name) {
        ++all;
        latin += std::all_of(name.begin(), name.end(),
                             [](char c) { return static_cast<unsigned char>(c) < 0x80; })
                     ? 1U
                     : 0U;
    };
    for (const model::Actor& actor : store.actors()) {
        look_at(actor.name);
    }
    for (const model::Topic& topic : store.topics()) {
        look_at(topic.name);
    }
    return all > 0 && 10 * latin >= 9 * all;
}

} // namespace

void note_language(const model::EventStore& store, const std::string& option,
                   const std::string& language) {
    const std::string primary = language.substr(0, language.find('-'));
    if (primary == "en" && are_names_latin(store)) {
        return; // the names themselves are English, as far as can be told
    }
    std::string list;
    for (const auto& [tag, count] : model::languages_of(store)) {
        if (count > 0 && tag.substr(0, tag.find('-')) == primary) {
            return;
        }
        list += (list.empty() ? "" : ", ") + tag;
    }
    // "und" is no language: it asks for the names as the data give them.
    if (!primary.empty() && primary != "und") {
        tell(fmt::format("{}: no name is told in '{}' ({})", option, language,
                         list.empty() ? "the data name no other language"
                                      : "the data have " + list));
    }
}

base::Result<void> check_output(const fs::path& output, const Files& inputs) {
    if (output != "-") {
        if (auto checked = check_output_place(output, inputs); !checked) {
            return base::fail(std::move(checked).error().with_context("-o"));
        }
    }
    return {};
}

} // namespace entente::shell
