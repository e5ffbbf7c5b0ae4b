// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/description.hpp"
#include "app/ui/panel.hpp"

#include <imgui.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::ui {

/// A paragraph of words and links, set in lines. A link, or a name from right to left, keeps
/// together where it is not too long, so that it can be ordered as a whole.
class FlowingText {
  public:
    /// @param first_link  number of the paragraph's first link; they are named "words.link.N".
    explicit FlowingText(std::size_t first_link) : link_count_(first_link) {}

    void add(const document::Sentence& sentence);

    /// Draws it at ImGui's cursor, as wide as there is room.
    /// @param hovered  1 + the number of the link that was hovered in the last frame, 0 for none;
    ///                 brought up to date.
    /// @return what a link that was pressed is about.
    std::optional<document::Selection> draw(Context& context, ImU32 color, std::size_t& hovered);

    [[nodiscard]] std::size_t link_count() const { return link_count_; }

  private:
    struct Word {
        std::string text;
        std::size_t link = 0; ///< 1 + its number; 0 for plain words
        bool has_blank_before = false;
    };
    void add_words(std::string_view text, std::size_t link);

    std::vector<Word> words_;
    std::vector<document::Selection> about_; ///< of each link of this paragraph
    std::size_t link_count_ = 0;
    bool has_blank_ = false; ///< before the next word
};

} // namespace entente::ui
