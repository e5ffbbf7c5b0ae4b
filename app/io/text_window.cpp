// SPDX-License-Identifier: MIT
#include "app/io/text_window.hpp"

#include "app/base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <utility>

namespace entente::io {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 18U;

constexpr bool is_space(int byte) {
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/// How many bytes a UTF-8 sequence takes that begins with this one; 1 for what cannot begin one.
constexpr std::size_t sequence_length(unsigned char lead) {
    return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

/// The first ill-formed byte at or after `from`, or where the text ends in the middle of a
/// sequence, or the end.
std::size_t first_ill_formed(std::string_view text, std::size_t from) {
    std::size_t i = from;
    while (i < text.size()) {
        std::uint64_t eight = 0;
        while (i + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + i, sizeof eight);
            if ((eight & 0x8080'8080'8080'8080U) != 0) {
                break;
            }
            i += sizeof eight;
        }
        if (i == text.size()) {
            break;
        }
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            ++i;
            continue;
        }
        std::string_view rest = text.substr(i);
        const std::size_t before = rest.size();
        base::take_code_point(rest);
        const std::size_t length = before - rest.size();
        if (length == 1) { // well-formed ones that begin so high are longer
            return i;
        }
        i += length;
    }
    return i;
}

/// What a text in another encoding, or no text at all, begins with.
std::string_view other_format(std::string_view text) {
    using namespace std::string_view_literals;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> known{{
        {"\xff\xfe\0\0"sv, "UTF-32"},
        {"\0\0\xfe\xff"sv, "UTF-32"},
        {"\xff\xfe"sv, "UTF-16"},
        {"\xfe\xff"sv, "UTF-16"},
        {"\x1f\x8b"sv, "gzip data within gzip data"},
        {"PK\3\4"sv, "a ZIP archive"},
        {"BZh"sv, "bzip2 data"},
        {"\xfd\x37zXZ"sv, "xz data"},
        {"\x28\xb5\x2f\xfd"sv, "zstd data"},
        {"\x89PNG"sv, "a PNG picture"},
        {"%PDF"sv, "a PDF document"},
        {"SQLite format 3"sv, "an SQLite database"},
    }};
    for (const auto& [start, name] : known) {
        if (text.substr(0, start.size()) == start) {
            return name;
        }
    }
    if (text.size() < 4) {
        return "";
    }
    // The first character of JSON is ASCII: where its zero bytes lie tells width and byte order.
    const auto zeros = [&](std::string_view pattern) {
        return std::equal(pattern.begin(), pattern.end(), text.begin(),
                          [](char wanted, char byte) { return (wanted == '0') == (byte == 0); });
    };
    if (zeros("0001") || zeros("1000")) {
        return "UTF-32";
    }
    if (zeros("0101") || zeros("1010")) {
        return "UTF-16";
    }
    return "";
}

} // namespace

std::string TextPlace::words() const {
    return fmt::format("line {} column {}", line, column);
}

TextWindow::TextWindow(std::unique_ptr<ByteSource> source, Watch watch)
    : source_(std::move(source)), watch_(std::move(watch)) {}

void TextWindow::fail(Fault fault) {
    if (!fault_) {
        fault_ = std::move(fault);
    }
    is_at_end_ = true;
}

TextPlace TextWindow::place_at(std::size_t index) const {
    TextPlace place = base_;
    const std::string_view before = std::string_view(text_).substr(0, index);
    const auto newlines = std::count(before.begin(), before.end(), '\n');
    std::string_view last_line = before;
    if (newlines > 0) {
        place.line += static_cast<std::uint64_t>(newlines);
        place.column = 1;
        last_line.remove_prefix(before.rfind('\n') + 1);
    }
    place.column +=
        static_cast<std::uint64_t>(std::count_if(last_line.begin(), last_line.end(), [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80;
        }));
    return place;
}

void TextWindow::discard(std::size_t size) {
    if (size == 0) {
        return;
    }
    base_ = place_at(size);
    base_offset_ += size;
    text_.erase(0, size);
    cursor_ -= size;
    if (keep_ != none) {
        keep_ -= size;
    }
}

bool TextWindow::fill() {
    if (is_at_end_) {
        return false;
    }
    if (keep_ != none && cursor_ - keep_ > value_limit) {
        fail({place_at(keep_).words(), "a record of more than 64 MiB", "records of a few KiB",
              std::string(too_large_kind)});
        return false;
    }
    if (mark_ != none && text_.size() > 2 * value_limit) {
        fail({place_at(0).words(), "a first value of more than 64 MiB", "records of a few KiB",
              std::string(too_large_kind)});
        return false;
    }
    if (mark_ == none) {
        discard(std::min(keep_, cursor_));
    }
    while (!is_at_end_) {
        if (!read_piece()) {
            return false;
        }
        if (cursor_ < text_.size()) {
            return true;
        }
    }
    return false;
}

/// Adds what the source gives next; false when that is a fault.
bool TextWindow::read_piece() {
    const std::size_t size_before = is_started_ ? text_.size() : 0; // good, and checked
    text_ += unfinished_;
    const std::size_t begin = text_.size();
    unfinished_.clear();
    text_.resize(begin + piece_size);
    const auto size = source_->read(std::span(text_).subspan(begin));
    text_.resize(begin + size.value_or(0));
    if (!size) {
        text_.resize(size_before);
        fail(size.error());
        return false;
    }
    if (watch_ && !watch_(source_->consumed())) {
        text_.resize(size_before);
        fail({"/", "cancelled", {}, std::string(cancelled_kind)});
        return false;
    }
    is_at_end_ = *size == 0;
    // A source may give its first bytes one by one; four tell the encoding.
    if (!is_started_ && (text_.size() >= 4 || is_at_end_)) {
        check_start();
    }
    if (!is_started_) {
        return read_piece();
    }
    if (!fault_) {
        check_utf8(size_before);
    }
    return !fault_;
}

void TextWindow::check_start() {
    is_started_ = true;
    const std::string_view name = other_format(text_);
    if (!name.empty()) {
        const bool is_encoding = name.substr(0, 3) == "UTF";
        text_.clear();
        fail({"byte 0", fmt::format("not UTF-8 (looks like {})", name),
              is_encoding ? "the text saved as UTF-8" : "JSON in UTF-8, gzipped or not",
              "not UTF-8"});
        return;
    }
    if (std::string_view(text_).substr(0, 3) == "\xef\xbb\xbf") {
        text_.erase(0, 3);
        base_offset_ = 3;
    }
}

/// Leaves in the window what is well-formed. A character that the next piece may finish waits
/// outside of it.
void TextWindow::check_utf8(std::size_t from) {
    const std::size_t bad = first_ill_formed(text_, std::min(from, text_.size()));
    if (bad == text_.size()) {
        return;
    }
    const auto byte = static_cast<unsigned char>(text_[bad]);
    const std::string_view rest = std::string_view(text_).substr(bad);
    if (!is_at_end_ && rest.size() < sequence_length(byte) &&
        std::all_of(rest.begin() + 1, rest.end(),
                    [](char next) { return (static_cast<unsigned char>(next) & 0xc0U) == 0x80; })) {
        unfinished_ = rest;
        text_.resize(bad);
        return;
    }
    std::string found = fmt::format("byte {} (0x{:02X}) is not UTF-8", base_offset_ + bad, byte);
    const bool is_alone = rest.size() == 1 || static_cast<unsigned char>(rest[1]) < 0x80;
    if (byte >= 0xa0 && is_alone) {
        found += " (looks like Latin-1 or Windows-1252)";
    }
    fail({place_at(bad).words(), std::move(found), "the text saved as UTF-8", "not UTF-8"});
    text_.resize(bad); // what came before is still good to read
}

bool TextWindow::pass_over(char wanted) {
    skip_space();
    if (peek() != static_cast<unsigned char>(wanted)) {
        return false;
    }
    pass();
    return true;
}

void TextWindow::skip_space() {
    while (is_space(peek())) {
        pass();
    }
}

/// The cursor stands on the opening quote; it ends behind the closing one.
bool TextWindow::scan_string() {
    ++cursor_;
    while (true) {
        const char* const begin = text_.data();
        const char* const end = begin + text_.size();
        const char* at = begin + cursor_;
        while (at != end && *at != '"' && *at != '\\') {
            ++at;
        }
        cursor_ = static_cast<std::size_t>(at - begin);
        if (at == end) {
            if (!fill()) {
                return false;
            }
        } else if (*at == '"') {
            ++cursor_;
            return true;
        } else {
            ++cursor_;
            if (peek() < 0) {
                return false;
            }
            ++cursor_; // whatever is escaped
        }
    }
}

bool TextWindow::scan_brackets() {
    std::size_t depth = 0;
    while (true) {
        const char* const begin = text_.data();
        const char* const end = begin + text_.size();
        for (const char* at = begin + cursor_; at != end; ++at) {
            if (*at == '"') {
                cursor_ = static_cast<std::size_t>(at - begin);
                break;
            }
            if (*at == '{' || *at == '[') {
                ++depth;
            } else if ((*at == '}' || *at == ']') && --depth == 0) {
                cursor_ = static_cast<std::size_t>(at - begin) + 1;
                return true;
            }
            if (at + 1 == end) {
                cursor_ = text_.size();
            }
        }
        const int next = peek();
        if (next < 0 || (next == '"' && !scan_string())) {
            return false;
        }
    }
}

bool TextWindow::scan_value() {
    const int first = peek();
    if (first == '"') {
        return scan_string();
    }
    if (first == '{' || first == '[') {
        return scan_brackets();
    }
    std::size_t length = 0;
    for (int byte = first; byte > ' ' && byte != ',' && byte != ']' && byte != '}' && byte != ':';
         byte = peek()) {
        pass();
        ++length;
    }
    return length > 0;
}

std::optional<std::string_view> TextWindow::take_value() {
    keep_ = cursor_;
    const bool is_whole = scan_value() && !fault_;
    const std::size_t begin = std::exchange(keep_, none);
    if (!is_whole) {
        return std::nullopt;
    }
    return std::string_view(text_).substr(begin, cursor_ - begin);
}

bool TextWindow::skip_value() {
    return scan_value();
}

std::optional<std::string_view> TextWindow::take_line() {
    if (peek() < 0) {
        return std::nullopt;
    }
    keep_ = cursor_;
    bool has_end = false;
    while (!has_end && peek() >= 0) {
        const std::size_t end = text_.find('\n', cursor_);
        has_end = end != std::string::npos;
        cursor_ = has_end ? end : text_.size();
    }
    const std::size_t begin = std::exchange(keep_, none);
    const std::string_view line = std::string_view(text_).substr(begin, cursor_ - begin);
    cursor_ += has_end ? 1 : 0;
    if (!has_end && fault_) {
        return std::nullopt;
    }
    return line;
}

void TextWindow::mark() {
    mark_ = 0;
    // Everything before the cursor can go now, so that the mark is the front of the window.
    discard(cursor_);
}

void TextWindow::rewind() {
    assert(mark_ == 0);
    cursor_ = 0;
    mark_ = none;
}

} // namespace entente::io
