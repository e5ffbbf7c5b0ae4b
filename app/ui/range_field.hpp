// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"
#include "app/ui/typed_range.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace entente::ui {

/// What of the window a field types.
enum class RangePart { range, from, to };

/// A field in which a range of time, or one end of the window, is typed. It shows the window while
/// nothing is typed, and how the text is understood while something is.
class RangeField {
  public:
    /// Draws the field where the cursor is. Enter puts what was understood into the actions; what
    /// was not understood stays in the field.
    ///
    /// @param name  of its widget.
    void draw(Context& context, std::string_view name, RangePart part, float width);
    /// The same as words in a sentence that become a field when they are pressed. Returns the width
    /// taken.
    float draw_words(Context& context, std::string_view name, RangePart part,
                     const std::string& words, ImFont* font);
    void focus() {
        wants_focus_ = true;
        is_open_ = true;
    }
    void reset() { *this = {}; }

    [[nodiscard]] bool is_typing() const { return is_typing_; }
    /// The words are a field now.
    [[nodiscard]] bool is_open() const { return is_open_; }
    /// How the text is understood, or why it is not; empty while nothing is typed.
    [[nodiscard]] const std::string& said() const { return said_; }
    [[nodiscard]] bool is_refused() const { return is_refused_; }
    /// The span that Enter would give.
    [[nodiscard]] const std::optional<model::Span>& preview() const { return preview_; }

    /// Width of the field that words become.
    static float open_width(const Context& context);

  private:
    void understand(Context& context, RangePart part);
    void take(const Context& context, const TypedRange& range, RangePart part);
    void refuse(std::string why);

    std::string text_;
    std::string shown_; ///< the window as text: what the field holds while nothing is typed
    std::string said_;
    std::optional<model::Window> result_;
    std::optional<model::Span> preview_;
    bool wants_focus_ = false;
    bool is_typing_ = false;
    bool is_open_ = false;
    bool is_refused_ = false;
    int frames_to_focus_ = 0; ///< since the focus was asked for
};

} // namespace entente::ui
