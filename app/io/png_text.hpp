// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace entente::io {

/// The first iTXt text of that keyword in a PNG or APNG; nothing where it has none. Pixels are
/// passed over, so that the cost is that of the texts. Error (unreadable): no PNG, cut off, a chunk
/// whose checksum is wrong, or a text of more than `most_png_text_bytes`.
base::Result<std::optional<std::string>> png_text(const std::filesystem::path& file,
                                                  std::string_view keyword);

inline constexpr std::size_t most_png_text_bytes = std::size_t{256} << 20U;

} // namespace entente::io
