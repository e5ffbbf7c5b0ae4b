// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"
#include "app/vector/path.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente::vector {

/// Appends a number with at most three digits after the point, in no country's way. Not a number
/// and what is beyond 1e12 become 0.
void append_number(std::string& text, double value, int digits = 2);

/// Where text stands: in an attribute quotes and line breaks have to be escaped, too.
enum class Within : std::uint8_t { element, attribute };

/// Appends text as XML: marks escaped, ill-formed bytes as U+FFFD, and left out what XML 1.0 does
/// not allow (control characters).
void append_escaped(std::string& text, std::string_view utf8, Within within);

/// Whether XML can hold the text byte for byte.
bool is_plain_xml(std::string_view utf8);

/// Writes elements one after the other into a string: a tree of hundreds of thousands of nodes
/// would have to be built first otherwise. Names of elements and attributes must outlive the
/// writer.
class XmlWriter {
  public:
    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    void open(std::string_view name);
    void close();

    void attribute(std::string_view name, std::string_view value);
    void number(std::string_view name, double value, int digits = 2);
    /// A colour as `#rrggbb` and, where it is not opaque, its alpha (times share) as
    /// `name`-opacity.
    void color(std::string_view name, const base::Color& color, double share = 1);
    void path(const Path& path);

    void text(std::string_view utf8);
    /// A part of the text of the element that is open, as an element with one attribute and no line
    /// breaks around it.
    void part(std::string_view name, std::string_view attribute, std::string_view value,
              std::string_view utf8);
    void text_element(std::string_view name, std::string_view utf8);

    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    void end_tag();

    std::string out_;
    std::vector<std::string_view> open_;
    bool is_in_tag_ = false;
    bool has_text_ = false; ///< the element that is open: no line break may follow
};

/// Makes names of the data into ids that XML and CSS accept, each different from all before.
class UniqueIds {
  public:
    /// `prefix` and the name, other characters than letters, digits, `-`, `_` and `.` as `_xHEX_`;
    /// `-2`, `-3` after an id that was given out before.
    std::string take(std::string_view prefix, std::string_view name);

  private:
    std::unordered_map<std::string, unsigned> taken_;
};

} // namespace entente::vector
