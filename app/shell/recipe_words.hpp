// SPDX-License-Identifier: MIT
#pragma once

#include "app/shell/recipe.hpp"

#include <array>
#include <cstddef>
#include <string_view>

/// Private to recipe*.cpp: the words that a recipe's JSON has for what has names, in the order of
/// their enumerators.
namespace entente::shell {

inline constexpr std::string_view view_format = "entente-view/1";

inline constexpr std::array<std::string_view, 3> window_mode_words{"window", "cumulative", "decay"};
inline constexpr std::array<std::string_view, document::time_mode_count> time_mode_words{
    "window", "growing", "from-here", "instant", "memory"};
inline constexpr std::array<std::string_view, 2> theme_words{"light", "dark"};
inline constexpr std::array<std::string_view, 2> color_words{"kind", "tone"};
inline constexpr std::array<std::string_view, 2> frame_words{"all", "window"};
inline constexpr std::array<std::string_view, 3> absent_words{"hidden", "dimmed", "neighbors"};
inline constexpr std::array<std::string_view, 3> film_comparison_words{"none", "pinned",
                                                                       "previous"};
inline constexpr std::array<std::string_view, 3> film_scales_words{"shared", "all", "window"};
inline constexpr std::array<std::string_view, 6> unit_words{"day",     "week", "month",
                                                            "quarter", "year", "decade"};
inline constexpr std::array<std::string_view, 7> weekday_words{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
inline constexpr std::array<std::string_view, 5> stack_words{"none", "topic", "type", "tone",
                                                             "kind"};
inline constexpr std::array<std::string_view, 3> bar_scale_words{"linear", "root", "log"};
inline constexpr std::array<std::string_view, 3> framing_words{"all_time", "window", "canvas"};
inline constexpr std::array<std::string_view, 3> tie_kind_words{"event", "topic", "office"};
inline constexpr std::array<std::string_view, model::node_kind_count> node_kind_words{
    "state", "official", "organization", "group", "topic"};

template <std::size_t N, class Enum>
constexpr std::string_view word_of(const std::array<std::string_view, N>& words, Enum value) {
    return words[static_cast<std::size_t>(value)];
}

} // namespace entente::shell
