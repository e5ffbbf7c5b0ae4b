// SPDX-License-Identifier: MIT
#pragma once

#include "app/text/fonts.hpp"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::ui {

/// Where the letters of a line lie once it is ordered and joined: for the cursor and the selection
/// of a field that is typed into.
class TypedLine {
  public:
    /// @param width_px  of the line as it is drawn; distances of the shaped line are scaled to it.
    TypedLine(std::string_view utf8, float width_px, float size_px, text::FontSet& fonts);

    [[nodiscard]] bool is_right_to_left() const { return is_right_to_left_; }
    [[nodiscard]] float width() const { return width_; }

    /// Where a cursor before the byte stands: beside the letter that was typed before it, on the
    /// side where the next comes.
    [[nodiscard]] float cursor_at(std::size_t byte) const;

    /// Stretches from left to right that the letters between two bytes take.
    [[nodiscard]] std::vector<std::pair<float, float>> parts_between(std::size_t begin,
                                                                     std::size_t end) const;

  private:
    /// Letters that cannot be told apart once they are drawn.
    struct Cluster {
        std::size_t begin = 0; ///< bytes
        std::size_t end = 0;
        float left = 0;
        float right = 0;
        bool is_right_to_left = false;
    };
    std::vector<Cluster> clusters_; ///< in the order of reading
    float width_ = 0;
    bool is_right_to_left_ = false;
};

} // namespace entente::ui
