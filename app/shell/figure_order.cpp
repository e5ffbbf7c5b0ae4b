// SPDX-License-Identifier: MIT
#include "app/shell/figure_order.hpp"

#include <string>
#include <utility>

namespace entente::shell {
namespace {

/// That other data were named than those of the recipe.
void tell_changes(const PictureOrder& order) {
    const std::vector<DataFile>& were = order.recipe->files;
    bool is_same = were.size() == order.named.size();
    for (std::size_t i = 0; is_same && i < were.size(); ++i) {
        is_same = were[i].sha256 == order.named[i].sha256;
    }
    if (!is_same) {
        tell("these are not the data that the figure was made from (another SHA-256)");
    }
}

} // namespace

base::Result<PictureOrder> picture_order(const Files& files, const std::filesystem::path& like,
                                         const FigureSettings& figure, const GivenOptions& given,
                                         const PictureCheck& check) {
    PictureOrder order;
    order.settings = figure;
    order.files = files;
    if (!like.empty()) {
        auto recipe = recipe_in(like);
        if (!recipe) {
            return base::fail(std::move(recipe).error().with_context("--like"));
        }
        order.settings = merged(recipe->figure, figure, given);
        order.recipe = *std::move(recipe);
    }
    if (auto possible = check(order); !possible) {
        return base::fail(std::move(possible).error());
    }
    if (!order.recipe || !order.files.empty()) {
        return order;
    }
    auto found = find_files(*order.recipe, like);
    if (!found) {
        return base::fail(std::move(found).error().with_context("--like"));
    }
    for (const FoundFile& file : *found) {
        order.files.push_back(file.location);
        order.named.push_back(file.named);
    }
    if (const std::string words = words_for_changes(*found); !words.empty()) {
        tell(words);
    }
    if (auto possible = check(order); !possible) {
        return base::fail(std::move(possible).error());
    }
    return order;
}

base::Result<OpenedData> open_ordered(PictureOrder& order) {
    auto opened = open_data(order.files);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }
    note_language(*opened->store, "--language", order.settings.language);
    note_language(*opened->store, "--second-language", order.settings.second_language);
    if (order.named.empty()) {
        order.named = data_files_of(order.files);
        if (order.recipe) {
            tell_changes(order);
        }
    }
    return opened;
}

base::Result<PictureContent> picture_content(const PictureOrder& order, const Selection& selection,
                                             const GivenOptions& given, OpenedData data,
                                             const base::Progress& progress) {
    auto told = view_of(*data.store, selection);
    if (!told) {
        return base::fail(std::move(told).error());
    }
    if (!order.recipe) {
        SelectedData selected = select_data(data.store, *std::move(told));
        LikeData rest;
        if (order.settings.frame == FigureFrame::all_time) {
            rest.home = home_of(selected.index, data.store, selected.view.arrangement,
                                order.settings.seed, progress);
        }
        return PictureContent{std::move(data), std::move(selected), std::move(rest)};
    }
    LikeData followed = like(*order.recipe, data.store, *told, selection.given, order.settings,
                             !given.empty(), progress);
    if (const std::string words = followed.restored.words_for_differences(); !words.empty()) {
        tell(words);
    }
    SelectedData selected = select_data(data.store, followed.restored.view);
    return PictureContent{std::move(data), std::move(selected), std::move(followed)};
}

std::optional<document::PinnedWindow> pinned_window(const PictureContent& content,
                                                    const std::optional<model::Span>& told,
                                                    bool per_day, const GivenOptions& given) {
    std::optional<document::PinnedWindow> pinned = content.like.restored.pinned_window;
    if (given.contains("--compare")) {
        pinned.reset();
        if (told) {
            pinned.emplace();
            pinned->window = content.selected.view.window;
            pinned->window.span = *told;
            close_decay(pinned->window, *content.data.store);
        }
    }
    if (pinned && per_day) {
        pinned->settings.per_day = true;
    }
    return pinned;
}

} // namespace entente::shell
