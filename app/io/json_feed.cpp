// SPDX-License-Identifier: MIT
#include "app/io/json_feed.hpp"

#include <algorithm>
#include <utility>

namespace entente::io {
namespace {

constexpr std::size_t digits_kept = 15;
constexpr std::size_t run_kept = 4096; ///< of a string, or of white space
/// Brackets and commas with nothing between them; the parser keeps all of them for its message.
constexpr std::size_t bare_limit = std::size_t{64} << 20U;

constexpr bool is_digit(int byte) {
    return byte >= '0' && byte <= '9';
}

} // namespace

JsonFeed::JsonFeed(std::unique_ptr<ByteSource> source, TextPlace start, std::size_t limit)
    : source_(std::move(source)), buffer_(std::size_t{1} << 14U), limit_(limit),
      next_place_(start) {
    advance();
}

void JsonFeed::advance() {
    if (is_started_) {
        ++count_;
        remember();
    }
    is_started_ = true;
    do {
        current_ = next_byte();
    } while (current_ >= 0 && is_left_out());
    bare_ = is_in_string_ || is_digit(current_) ? 0 : bare_ + 1;
    if (bare_ > bare_limit) {
        is_cut_off_ = true;
        current_ = -1;
    }
}

int JsonFeed::next_byte() {
    if (is_cut_off_ || read_ == limit_) {
        is_cut_off_ = true;
        return -1;
    }
    if (at_ == size_) {
        const auto size = source_->read(buffer_);
        size_ = size.value_or(0);
        at_ = 0;
        if (size_ == 0) {
            place_ = next_place_;
            return -1;
        }
    }
    const auto byte = static_cast<unsigned char>(buffer_[at_++]);
    const bool is_byte_order_mark = read_ < 3 && (byte == 0xef || byte == 0xbb || byte == 0xbf);
    ++read_;
    if ((byte & 0xc0U) != 0x80 && !is_byte_order_mark) {
        place_ = next_place_;
        ++next_place_.column;
    }
    if (byte == '\n') {
        ++next_place_.line;
        next_place_.column = 1;
    }
    return byte;
}

/// Follows strings, so that digits are told from those of a number.
void JsonFeed::remember() {
    if (is_in_string_) {
        is_in_string_ = is_escaped_ || current_ != '"';
        is_escaped_ = !is_escaped_ && current_ == '\\';
    } else if (current_ == '"') {
        is_in_string_ = true;
        string_run_ = 0;
    }
    if (current_ > ' ') {
        before_ = static_cast<char>(current_);
    }
}

bool JsonFeed::is_left_out() {
    if (is_in_string_) {
        return is_left_out_of_string();
    }
    const bool is_space =
        current_ == ' ' || current_ == '\n' || current_ == '\r' || current_ == '\t';
    blanks_ = is_space ? blanks_ + 1 : 0;
    if (is_digit(current_)) {
        return ++digits_ > (is_exponent_ ? 1 : digits_kept);
    }
    if ((current_ == 'e' || current_ == 'E') && digits_ > 0) {
        is_exponent_ = true;
    } else if (current_ != '+' && current_ != '-') {
        is_exponent_ = false;
    }
    digits_ = 0;
    return blanks_ > run_kept;
}

/// The middle of a long string: no quote, no escape, no control character, and characters as a
/// whole.
bool JsonFeed::is_left_out_of_string() {
    ++string_run_;
    const bool is_continuation = (current_ & 0xc0) == 0x80;
    if (is_continuation) {
        return is_character_left_out_;
    }
    constexpr std::size_t longest_escape = 5; // uXXXX
    if (current_ == '\\') {
        after_escape_ = longest_escape + 1;
    }
    const bool is_of_escape = after_escape_ > 0;
    after_escape_ -= is_of_escape ? 1 : 0;
    is_character_left_out_ =
        string_run_ > run_kept && current_ >= ' ' && current_ != '"' && !is_of_escape;
    return is_character_left_out_;
}

} // namespace entente::io
