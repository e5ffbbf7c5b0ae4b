// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/byte_source.hpp"
#include "app/io/text_window.hpp"

#include <cstddef>
#include <iterator>
#include <limits>
#include <memory>
#include <vector>

namespace entente::io {

/// Hands a JSON text to a parser byte by byte and knows where it is.
///
/// What makes no difference to whether it is JSON is shortened on the way, since the parser holds
/// it in memory or stops at it: digits of long numbers (one too large for a double would stop it),
/// the middle of long strings, long white space. Memory: a buffer.
class JsonFeed {
  public:
    /// Reads at most `limit` bytes.
    explicit JsonFeed(std::unique_ptr<ByteSource> source, TextPlace start = {},
                      std::size_t limit = std::numeric_limits<std::size_t>::max());

    [[nodiscard]] bool is_at_end() const { return current_ < 0; }
    /// Whether the end is that of our patience and not of the text.
    [[nodiscard]] bool is_cut_off() const { return is_cut_off_; }
    /// The current byte for the parser, which would take a zero byte for the end of the text.
    [[nodiscard]] char current() const {
        return current_ == 0 ? '\1' : static_cast<char>(current_);
    }
    /// The byte as the text has it; -1 at the end.
    [[nodiscard]] int raw() const { return current_; }
    /// Where the current byte is.
    [[nodiscard]] const TextPlace& place() const { return place_; }
    /// How many bytes have been handed out before the current one.
    [[nodiscard]] std::size_t count() const { return count_; }
    /// The last byte before the current one that is not white space.
    [[nodiscard]] char before() const { return before_; }

    void advance();

    /// What the parser iterates with; a default one is the end.
    struct Iterator {
        using iterator_category = std::input_iterator_tag;
        using value_type = char;
        using difference_type = std::ptrdiff_t;
        using pointer = const char*;
        using reference = char;

        JsonFeed* feed = nullptr;

        char operator*() const { return feed->current(); }
        Iterator& operator++() {
            feed->advance();
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) {
            const bool a_ended = a.feed == nullptr || a.feed->is_at_end();
            const bool b_ended = b.feed == nullptr || b.feed->is_at_end();
            return a_ended == b_ended;
        }
    };

  private:
    int next_byte();
    void remember();
    bool is_left_out();
    bool is_left_out_of_string();

    std::unique_ptr<ByteSource> source_;
    std::vector<char> buffer_;
    std::size_t at_ = 0;
    std::size_t size_ = 0;
    std::size_t read_ = 0;
    std::size_t limit_;
    std::size_t count_ = 0;
    std::size_t digits_ = 0;       ///< of a number, so far
    std::size_t blanks_ = 0;       ///< white space in a row
    std::size_t string_run_ = 0;   ///< bytes of a string, so far
    std::size_t bare_ = 0;         ///< bytes since the last string or number
    std::size_t after_escape_ = 0; ///< bytes that may still belong to an escape
    int current_ = -1;
    char before_ = ' ';
    bool is_started_ = false;
    bool is_cut_off_ = false;
    bool is_in_string_ = false;
    bool is_escaped_ = false;
    bool is_exponent_ = false;
    bool is_character_left_out_ = false;
    TextPlace place_;
    TextPlace next_place_;
};

} // namespace entente::io
