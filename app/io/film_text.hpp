// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/io/png_writer.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// Texts in films whose formats have no place for words of any name: a block of our own in a GIF
/// (an application extension), a chunk of our own in a WebP. Other programs pass them over.
namespace entente::io {

/// GIF: application and its code, 11 letters.
inline constexpr std::string_view gif_text_name = "ENTENTE-1.0";
/// WebP: the chunk's name.
inline constexpr char webp_text_name[] = "ENTV";

/// Whether a format tells a text of that keyword in words of its own.
bool is_told_in_words(std::string_view keyword);

/// All texts that are not, deflated; empty where there are none. The same bytes each time.
std::string packed_texts(const PngTexts& texts);

/// The text of that keyword in a GIF or WebP; nothing where it has none. Error (unreadable): the
/// file is neither, is cut off, or what is packed is broken or larger than most_png_text_bytes.
base::Result<std::optional<std::string>> film_text(const std::filesystem::path& file,
                                                   std::string_view keyword);

} // namespace entente::io
