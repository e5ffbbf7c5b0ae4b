// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/byte_source.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace entente::io {

/// A place in a text for people: lines and columns from 1, columns in characters.
struct TextPlace {
    std::uint64_t line = 1;
    std::uint64_t column = 1;

    /// "line 3 column 17".
    [[nodiscard]] std::string words() const;
};

/// A JSON text seen through a window that moves over it: finds where values and lines end, and
/// leaves what they mean to others. Checks on the way that the bytes are UTF-8 (a byte order mark
/// is passed over).
///
/// Memory: the value or line being taken, plus a buffer. Cost: linear, however deep the nesting.
class TextWindow {
  public:
    /// A value or a line may be this long; longer ones are a fault rather than a full memory.
    static constexpr std::size_t value_limit = std::size_t{64} << 20U;
    /// Called with the bytes consumed each time more are read; false stops the reading.
    using Watch = std::function<bool(std::uint64_t consumed)>;

    explicit TextWindow(std::unique_ptr<ByteSource> source, Watch watch = {});

    /// The next byte, which stays; -1 at the end of what can be read.
    int peek() {
        return cursor_ < text_.size() || fill() ? static_cast<unsigned char>(text_[cursor_]) : -1;
    }
    /// Passes over the byte that peek() gave.
    void pass() { ++cursor_; }
    /// Passes over white space, then over `wanted` if it is there.
    bool pass_over(char wanted);
    void skip_space();

    /// The text of the value that begins here, brackets and quotes matched but nothing else
    /// checked; nothing where no value can begin or the text ends in it. The view holds until the
    /// next call.
    std::optional<std::string_view> take_value();
    /// The same, not kept, and of any length.
    bool skip_value();
    /// The text up to the end of the line, which is passed over; nothing at the end of the text.
    std::optional<std::string_view> take_line();

    /// From here on everything is kept, until rewind() goes back to it. Once.
    void mark();
    void rewind();

    /// Where the next byte is.
    [[nodiscard]] TextPlace place() const { return place_at(cursor_); }
    /// Why reading stopped before the end of the text: not UTF-8, cancelled, a value too long, or a
    /// fault of the source.
    [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }
    /// Whether the text holds nothing, or nothing but white space so far.
    [[nodiscard]] bool is_empty() const { return base_offset_ + text_.size() == 0; }

  private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    bool fill();
    bool read_piece();
    void discard(std::size_t size);
    void check_start();
    void check_utf8(std::size_t from);
    bool scan_value();
    bool scan_string();
    bool scan_brackets();
    [[nodiscard]] TextPlace place_at(std::size_t index) const;
    void fail(Fault fault);

    std::unique_ptr<ByteSource> source_;
    Watch watch_;
    std::string text_;        ///< the window
    std::size_t cursor_ = 0;  ///< in text_
    std::size_t keep_ = none; ///< in text_: from here on a value is being taken
    std::size_t mark_ = none; ///< in text_: from here on everything is kept
    std::string unfinished_;  ///< the first bytes of a character that the window does not show yet
    std::uint64_t base_offset_ = 0; ///< of text_[0] in the whole text, in bytes
    TextPlace base_;                ///< of text_[0]
    bool is_started_ = false;
    bool is_at_end_ = false;
    std::optional<Fault> fault_;
};

} // namespace entente::io
