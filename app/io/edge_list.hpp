// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/base/vec2.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::io {

/// A plain graph as read from a file: `# nodes N`, then `u v [w]` lines, 0-based.
struct EdgeList {
    struct Row {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        float weight = 1; ///< > 0
    };
    std::uint32_t node_count = 0; ///< as told, or the largest index + 1
    std::vector<Row> rows;
};

/// Error (unreadable) with the line at fault: an index outside the nodes told, a weight that is not
/// a positive number, text that is not a number. Other lines that begin with `#` are comments.
base::Result<EdgeList> read_edge_list(const std::filesystem::path& path);
base::Result<EdgeList> parse_edge_list(std::string_view text, const std::string& name);

/// `id x y` lines, 9 significant digits. ids.size() == positions.size().
std::string positions_as_text(std::span<const std::string> ids,
                              std::span<const base::Vec2> positions);

} // namespace entente::io
