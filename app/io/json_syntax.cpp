// SPDX-License-Identifier: MIT
#include "app/io/json_syntax.hpp"

#include "app/io/json_feed.hpp"
#include "app/io/json_tree.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace entente::io {
namespace {

/// Keeps nothing but the first fault.
struct FaultFinder {
    std::size_t position = 0;
    std::string token;
    std::string message;

    bool null() { return true; }
    bool boolean(bool) { return true; }
    bool number_integer(std::int64_t) { return true; }
    bool number_unsigned(std::uint64_t) { return true; }
    bool number_float(double, const std::string&) { return true; }
    bool string(std::string&) { return true; }
    bool binary(std::vector<std::uint8_t>&) { return true; }
    bool key(std::string&) { return true; }
    bool start_object(std::size_t) { return true; }
    bool start_array(std::size_t) { return true; }
    bool end_object() { return true; }
    bool end_array() { return true; }
    bool parse_error(std::size_t at, const std::string& last,
                     const nlohmann::json::exception& error) {
        position = at;
        token = last;
        message = error.what();
        return false;
    }
};

/// The parser's words without its name, the place and the token, which are told our way.
struct Words {
    std::string found;
    std::string expected;
};

Words split_message(std::string_view message) {
    constexpr std::string_view expected = "; expected ";
    constexpr std::string_view last_read = "; last read: ";
    const std::size_t dash = message.find(" - ");
    message = dash == std::string_view::npos ? message : message.substr(dash + 3);
    // Either may hold what was expected: "A; expected E; last read: T" or "A; last read: T;
    // expected E".
    std::string_view head = message.substr(0, message.find(last_read));
    const std::string_view tail = message.substr(head.size());
    Words words;
    if (const auto cut = head.find(expected); cut != std::string_view::npos) {
        words.expected = head.substr(cut + expected.size());
        head = head.substr(0, cut);
    } else if (const auto late = tail.rfind(expected); late != std::string_view::npos) {
        words.expected = tail.substr(late + expected.size());
    }
    words.found = head;
    if (words.expected == "end of input") {
        words.expected = "nothing more";
    } else if (words.expected == "string literal") {
        words.expected = "a key in double quotes";
    } else if (words.expected == "'[', '{', or a literal" || words.expected.empty()) {
        words.expected = "a value";
    }
    return words;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The parser's token as it stands in the text: it writes control characters as <U+000A>.
std::string raw_token(std::string_view token) {
    constexpr std::string_view opening = "<U+00";
    constexpr std::size_t escaped = 8;
    std::string raw;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token.substr(i, opening.size()) == opening && i + escaped <= token.size() &&
            token[i + escaped - 1] == '>') {
            raw += token.substr(i + opening.size(), 2) == "0A" ? '\n' : ' ';
            i += escaped - 1;
        } else {
            raw += token[i];
        }
    }
    return raw;
}

/// How many bytes before the parser's position the place lies that people look for: the beginning
/// of what is not wanted, or within a string the very byte. The parser's token may begin earlier
/// than that.
std::size_t distance_back(const FaultFinder& finder) {
    const std::string_view message = finder.message;
    const std::string token = raw_token(finder.token);
    if (has(message, "unexpected string literal") || has(message, "unexpected number literal") ||
        has(message, "invalid number") || has(message, "missing closing quote")) {
        return token.size();
    }
    if (has(message, "unexpected true literal") || has(message, "unexpected null literal")) {
        return 4;
    }
    if (has(message, "unexpected false literal")) {
        return 5;
    }
    if (has(message, "invalid literal") && !token.empty()) {
        const std::size_t before =
            token.find_last_of(",:[]{}\" \t\r\n", token.size() < 2 ? 0 : token.size() - 2);
        return before == std::string::npos || token.size() == 1 ? token.size()
                                                                : token.size() - 1 - before;
    }
    return 1;
}

/// What stands from here on: one bracket, comma or colon, a string, or a word.
std::string word_at(JsonFeed& feed) {
    constexpr std::string_view marks = ",:[]{}";
    constexpr std::size_t longest = 80;
    std::string word;
    while (feed.raw() >= 0 && word.size() < longest) {
        const char byte = static_cast<char>(feed.raw());
        const bool is_string = !word.empty() && word.front() == '"';
        const bool is_end = marks.find(byte) != std::string_view::npos || feed.raw() <= ' ';
        if (is_end && !is_string && !word.empty()) {
            break;
        }
        word += byte;
        feed.advance();
        if ((is_end && !is_string) || (is_string && byte == '"')) {
            break;
        }
    }
    return word;
}

/// What the parser found, in our words; `first` is the first byte of the token, `before` the last
/// one ahead of it.
Fault describe(const FaultFinder& finder, int first, char before, const std::string& word) {
    const Words words = split_message(finder.message);
    const std::string token = in_quotes(word);
    Fault fault;
    fault.kind = not_json_kind;
    fault.expected = words.expected;
    if (first < 0 || has(words.found, "end of input")) {
        fault.found = "the text ends too early";
    } else if (has(words.found, "missing closing quote")) {
        fault.found = "the text ends within a string";
        fault.expected = "a closing quote";
    } else if (has(words.found, "control character")) {
        fault.found = first == '\n' || first == '\r'
                          ? "a string goes on over the end of the line"
                          : fmt::format("a control character (U+{:04X}) in a string", first);
        fault.expected = first == '\n' || first == '\r' ? "a closing quote, or \\n"
                                                        : fmt::format("\\u{:04x}", first);
    } else if (has(words.found, "surrogate")) {
        fault.found = "a string with half of a surrogate pair";
        fault.expected = R"(both halves, as in \ud83d\ude00, or the character itself)";
    } else if (has(words.found, "forbidden character after backslash")) {
        fault.found = "an escape that JSON does not have";
        fault.expected = R"(\" \\ \/ \b \f \n \r \t or \uXXXX)";
    } else if (has(words.found, "'\\u' must be followed")) {
        fault.found = R"(\u without its four digits)";
        fault.expected = "4 hexadecimal digits";
    } else if (has(words.found, "invalid number")) {
        fault.found = token + " is not a number";
    } else if (first == 0) {
        fault.found = "a zero byte";
    } else if (before == ',' && (first == ']' || first == '}')) {
        fault.found = fmt::format("a comma before '{}'", static_cast<char>(first));
        fault.expected = "no comma after the last one";
    } else if (first == '/' || first == '#') {
        fault.found = fmt::format("'{}', perhaps a comment", static_cast<char>(first));
        fault.expected += ", as JSON has no comments";
    } else if (first == '\'' || first >= 0x80) {
        fault.found = first == '\'' ? "a single quote" : "a letter outside of a string: " + token;
        fault.expected = "text in double quotes";
    } else if (has(words.found, "invalid literal")) {
        fault.found = token + " is no value of JSON";
        fault.expected =
            "text in double quotes, a number, true, false, null, an array or an object";
    } else {
        fault.found = "unexpected " + token;
    }
    return fault;
}

using Open = std::function<std::unique_ptr<ByteSource>()>;

std::optional<Fault> find(const Open& open, TextPlace start, std::size_t limit) {
    auto source = open();
    if (source == nullptr) {
        return std::nullopt;
    }
    JsonFeed feed(std::move(source), start, limit);
    FaultFinder finder;
    if (nlohmann::json::sax_parse(JsonFeed::Iterator{&feed}, JsonFeed::Iterator{}, &finder) ||
        feed.is_cut_off()) {
        return std::nullopt;
    }
    const std::size_t position = std::min(finder.position, feed.count());
    std::size_t target = position - std::min(position, distance_back(finder));
    const bool is_end = has(finder.message, "unexpected end of input");
    if (is_end) {
        target = std::numeric_limits<std::size_t>::max();
    }
    source = open();
    if (source == nullptr) {
        return std::nullopt;
    }
    JsonFeed again(std::move(source), start);
    while (!again.is_at_end() && again.count() < target) {
        again.advance();
    }
    const std::string place = again.place().words();
    const int first = is_end ? -1 : again.raw();
    const char before = again.before();
    Fault fault = describe(finder, first, before, word_at(again));
    fault.place = place;
    return fault;
}

} // namespace

std::optional<Fault> find_syntax_fault(const Input& input, std::size_t limit) {
    return find(
        [&]() -> std::unique_ptr<ByteSource> {
            auto source = input.open();
            return source ? std::move(*source) : nullptr;
        },
        {}, limit);
}

std::optional<Fault> find_syntax_fault(std::string_view text, TextPlace start) {
    return find([&] { return memory_source(text); }, start,
                std::numeric_limits<std::size_t>::max());
}

} // namespace entente::io
