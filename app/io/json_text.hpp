// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::io {

/// Appends the text as a JSON string, quotes included; UTF-8 stays as it is.
void append_json_string(std::string& json, std::string_view text);

/// Appends the shortest number that reads back as the same: 2, 0.1, 1e+22; null where not finite.
void append_json_number(std::string& json, double number);

/// Appends well-formed JSON laid out for people: two blanks an indent, what fits into a line of 100
/// columns in one line. Numbers and strings stay as they are spelled.
///
/// @param depth   how many indents the value's first line has.
/// @param column  where in its line the value begins.
void append_json_pretty(std::string& out, std::string_view json, std::size_t depth,
                        std::size_t column);

/// The members of a well-formed JSON object as they are spelled: key with its quotes, value. Empty
/// for what is no object.
std::vector<std::pair<std::string_view, std::string_view>> json_members_of(std::string_view object);

/// Builds one JSON object, compact, member by member.
class JsonObject {
  public:
    void add(std::string_view key, std::string_view text);
    void add(std::string_view key, double number);
    void add_json(std::string_view key, std::string_view json);
    /// The members of another object, told as its text; an empty text or object adds none.
    void add_members(std::string_view object);
    [[nodiscard]] std::string text() const { return "{" + members_ + "}"; }

  private:
    void begin(std::string_view key);
    std::string members_;
};

/// The same for an array.
class JsonArray {
  public:
    void add(std::string_view text);
    void add_json(std::string_view json);
    [[nodiscard]] bool is_empty() const { return items_.empty(); }
    [[nodiscard]] std::string text() const { return "[" + items_ + "]"; }

  private:
    std::string items_;
};

} // namespace entente::io
