// SPDX-License-Identifier: MIT
#include "app/io/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace entente::io {
namespace {

constexpr std::size_t line_width = 100;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The place after the string that begins at `at` with its quote.
std::size_t end_of_string(std::string_view json, std::size_t at) {
    for (++at; at < json.size() && json[at] != '"'; ++at) {
        at += json[at] == '\\' ? 1U : 0U;
    }
    return std::min(at + 1, json.size());
}

std::size_t end_of_scalar(std::string_view json, std::size_t at) {
    const std::size_t end = json.find_first_of(",:[]{} \t\r\n", at);
    return std::min(end, json.size());
}

std::size_t skip_blanks(std::string_view json, std::size_t at) {
    while (at < json.size() && is_blank(json[at])) {
        ++at;
    }
    return at;
}

/// The place after the value that begins at `at`, whatever lies within it.
std::size_t end_of_value(std::string_view json, std::size_t at) {
    std::size_t nesting = 0;
    do {
        if (at >= json.size()) {
            return json.size();
        }
        const char c = json[at];
        if (c == '"') {
            at = end_of_string(json, at);
            continue;
        }
        if (c == '{' || c == '[') {
            ++nesting;
        } else if ((c == '}' || c == ']') && nesting > 0) {
            --nesting;
        } else if (nesting == 0) {
            return end_of_scalar(json, at);
        }
        ++at;
    } while (nesting > 0);
    return at;
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (const char c : text) {
        width += (static_cast<unsigned char>(c) & 0xc0U) != 0x80 ? 1U : 0U;
    }
    return width;
}

/// Lays JSON out token by token: no tree, and no recursion that deep nesting could exhaust.
class Printer {
  public:
    Printer(std::string& out, std::string_view json, std::size_t depth, std::size_t column)
        : out_(out), json_(json), depth_(depth), column_(column) {}

    void print() {
        for (std::size_t at = skip_blanks(json_, 0); at < json_.size();
             at = skip_blanks(json_, at)) {
            at = step(at);
        }
    }

  private:
    std::size_t step(std::size_t at) {
        switch (json_[at]) {
        case '{':
        case '[':
            return open(at);
        case '}':
        case ']':
            depth_ -= depth_ > 0 ? 1U : 0U;
            new_line();
            put(json_.substr(at, 1));
            return at + 1;
        case ',':
            put(",");
            new_line();
            return at + 1;
        case ':':
            put(": ");
            return at + 1;
        default:
            break;
        }
        const std::size_t end =
            json_[at] == '"' ? end_of_string(json_, at) : end_of_scalar(json_, at);
        put(json_.substr(at, end - at));
        return end;
    }

    std::size_t open(std::size_t at) {
        std::string line;
        if (const std::size_t end = fit(at, line); end != 0) {
            put(line);
            return end;
        }
        put(json_.substr(at, 1));
        ++depth_;
        new_line();
        return at + 1;
    }

    /// The value in one line, and the place after it; 0 where it does not fit. The line leaves one
    /// column for a comma.
    std::size_t fit(std::size_t at, std::string& line) const {
        const std::size_t room = line_width > column_ + 1 ? line_width - column_ - 1 : 0;
        std::size_t nesting = 0;
        std::size_t width = 0;
        do {
            const char c = json_[at];
            std::string_view token = json_.substr(at, 1);
            if (c == '"') {
                token = json_.substr(at, end_of_string(json_, at) - at);
            } else if (c == '{' || c == '[') {
                ++nesting;
            } else if (c == '}' || c == ']') {
                --nesting;
            } else if (c != ',' && c != ':') {
                token = json_.substr(at, end_of_scalar(json_, at) - at);
            }
            at = skip_blanks(json_, at + token.size());
            line += token;
            width += width_of(token);
            if (c == ',' || c == ':') {
                line += ' ';
                ++width;
            }
            // An empty container has no inside that could be broken into lines.
            const bool may_be_empty = line.size() == 1 || (nesting == 0 && line.size() == 2);
            if (width > room && !may_be_empty) {
                return 0;
            }
        } while (nesting > 0 && at < json_.size());
        return at;
    }

    void put(std::string_view text) {
        out_ += text;
        column_ += width_of(text);
    }

    void new_line() {
        out_ += '\n';
        out_.append(2 * depth_, ' ');
        column_ = 2 * depth_;
    }

    std::string& out_;
    std::string_view json_;
    std::size_t depth_;
    std::size_t column_;
};

} // namespace

void append_json_string(std::string& json, std::string_view text) {
    json += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            json += "\\\"";
            break;
        case '\\':
            json += "\\\\";
            break;
        case '\n':
            json += "\\n";
            break;
        case '\t':
            json += "\\t";
            break;
        case '\r':
            json += "\\r";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                fmt::format_to(std::back_inserter(json), "\\u{:04x}", static_cast<unsigned>(c));
            } else {
                json += c;
            }
        }
    }
    json += '"';
}

void append_json_number(std::string& json, double number) {
    if (std::isfinite(number)) {
        fmt::format_to(std::back_inserter(json), "{}", number);
    } else {
        json += "null";
    }
}

void append_json_pretty(std::string& out, std::string_view json, std::size_t depth,
                        std::size_t column) {
    Printer(out, json, depth, column).print();
}

std::vector<std::pair<std::string_view, std::string_view>>
json_members_of(std::string_view object) {
    std::vector<std::pair<std::string_view, std::string_view>> members;
    std::size_t at = skip_blanks(object, 0);
    if (at >= object.size() || object[at] != '{') {
        return members;
    }
    at = skip_blanks(object, at + 1);
    while (at < object.size() && object[at] == '"') {
        const std::size_t key_end = end_of_string(object, at);
        const std::string_view key = object.substr(at, key_end - at);
        at = skip_blanks(object, key_end);
        const std::size_t begin = skip_blanks(object, std::min(at + 1, object.size()));
        const std::size_t end = end_of_value(object, begin);
        members.emplace_back(key, object.substr(begin, end - begin));
        at = skip_blanks(object, end);
        if (at < object.size() && object[at] == ',') {
            at = skip_blanks(object, at + 1);
        }
    }
    return members;
}

void JsonObject::begin(std::string_view key) {
    if (!members_.empty()) {
        members_ += ',';
    }
    append_json_string(members_, key);
    members_ += ':';
}

void JsonObject::add(std::string_view key, std::string_view text) {
    begin(key);
    append_json_string(members_, text);
}

void JsonObject::add(std::string_view key, double number) {
    begin(key);
    append_json_number(members_, number);
}

void JsonObject::add_json(std::string_view key, std::string_view json) {
    begin(key);
    members_ += json;
}

void JsonObject::add_members(std::string_view object) {
    const std::size_t open = object.find('{');
    const std::size_t close = object.rfind('}');
    if (open == std::string_view::npos || close == std::string_view::npos || close <= open) {
        return;
    }
    std::string_view inside = object.substr(open + 1, close - open - 1);
    inside.remove_prefix(skip_blanks(inside, 0));
    if (inside.empty()) {
        return;
    }
    if (!members_.empty()) {
        members_ += ',';
    }
    members_ += inside;
}

void JsonArray::add(std::string_view text) {
    if (!items_.empty()) {
        items_ += ',';
    }
    append_json_string(items_, text);
}

void JsonArray::add_json(std::string_view json) {
    if (!items_.empty()) {
        items_ += ',';
    }
    items_ += json;
}

} // namespace entente::io
