// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/span.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace entente::shell {

/// A name for a figure's file, without an ending: title and window, of characters that every file
/// system takes. "Iran and Russia 2013-09 to 2013-12"; the title alone where the window is all of
/// the data.
/// @param domain  first and last day of the data.
std::string figure_name(std::string_view title, const model::Window& window,
                        const model::Span& domain);

/// The window in a few characters: "2013", "2013 to 2015", "2013-09 to 2013-12",
/// "2013-09-05 to 2013-12-03", "until 2013-12"; empty for all time.
std::string short_window(const model::Window& window, const model::Span& domain);

/// The path itself where no file has it, else with " 2", " 3" and so on before the ending.
std::filesystem::path free_name(const std::filesystem::path& path);

} // namespace entente::shell
