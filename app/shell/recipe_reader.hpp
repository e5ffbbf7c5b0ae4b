// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/error.hpp"
#include "app/base/vec2.hpp"
#include "app/io/field_reader.hpp"
#include "app/io/json_tree.hpp"
#include "app/shell/option_values.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Private to recipe*.cpp.
namespace entente::shell {

using io::JsonKind;
using io::JsonRef;
using io::Path;

/// Reads values; the first fault is kept and ends nothing, so that reading a value is one line.
class RecipeReader {
  public:
    explicit RecipeReader(std::string name) : name_(std::move(name)) {}

    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

    void fail(const Path& path, const std::string& found, const std::string& expected) {
        if (error_) {
            return;
        }
        std::string pointer;
        path.append_to(pointer);
        error_ = base::Error{base::ErrorKind::unreadable,
                             fmt::format("{}:{}: found {}, expected {}", name_,
                                         pointer.empty() ? "/" : pointer, found, expected)};
    }

    bool is(JsonKind kind, JsonRef value, const Path& path, const char* expected) {
        if (value.kind() != kind) {
            fail(path, value.words(), expected);
            return false;
        }
        return true;
    }

    void read(JsonRef value, const Path& path, bool& out) {
        if (is(JsonKind::boolean, value, path, "true or false")) {
            out = value.truth();
        }
    }

    void read(JsonRef value, const Path& path, std::string& out) {
        if (!is(JsonKind::text, value, path, "a text")) {
            return;
        }
        constexpr std::size_t most_text_bytes = 64'000;
        if (value.text().size() > most_text_bytes) {
            fail(path, fmt::format("a text of {} bytes", value.text().size()),
                 fmt::format("at most {}", most_text_bytes));
        } else {
            out = value.text();
        }
    }

    void read(JsonRef value, const Path& path, std::optional<std::string>& out) {
        std::string text;
        read(value, path, text);
        out = std::move(text);
    }

    /// @param least, most  both allowed.
    void number(JsonRef value, const Path& path, double least, double most, double& out) {
        if (!value.is_number() || !(value.number() >= least && value.number() <= most)) {
            fail(path, value.words(), fmt::format("a number from {:g} to {:g}", least, most));
        } else {
            out = value.number();
        }
    }

    template <class Whole>
    void whole(JsonRef value, const Path& path, double least, double most, Whole& out) {
        double number = 0;
        if (value.is_number()) {
            number = value.number();
        }
        if (!value.is_number() || value.kind() == JsonKind::real || number < least ||
            number > most) {
            fail(path, value.words(),
                 fmt::format("a whole number from {:.0f} to {:.0f}", least, most));
        } else {
            out = static_cast<Whole>(number);
        }
    }

    void seed(JsonRef value, const Path& path, std::uint64_t& out) {
        if (is(JsonKind::natural, value, path, "a whole number from 0 on")) {
            out = value.natural();
        }
    }

    /// The float that was written, not one that a double was rounded to.
    void real(JsonRef value, const Path& path, float least, float most, float& out) {
        float number = 0;
        std::string digits;
        if (value.is_number()) {
            value.append_json(digits);
            std::from_chars(digits.data(), digits.data() + digits.size(), number);
        }
        if (!value.is_number() || !(number >= least && number <= most)) {
            fail(path, value.words(), fmt::format("a number from {:g} to {:g}", least, most));
        } else {
            out = number;
        }
    }

    template <std::size_t N, class Enum>
    void word(JsonRef value, const Path& path, const std::array<std::string_view, N>& words,
              Enum& out) {
        for (std::size_t i = 0; i < N; ++i) {
            if (value.kind() == JsonKind::text && value.text() == words[i]) {
                out = static_cast<Enum>(i);
                return;
            }
        }
        fail(path, value.words(), joined_with_or(words));
    }

    void point(JsonRef value, const Path& path, float most, base::Vec2& out) {
        if (!is(JsonKind::array, value, path, "an array of two numbers")) {
            return;
        }
        if (value.size() != 2) {
            fail(path, fmt::format("an array of {}", value.size()), "an array of two numbers");
            return;
        }
        auto item = value.begin();
        real(*item, path.at(0), -most, most, out.x);
        real(*++item, path.at(1), -most, most, out.y);
    }

    /// Calls read(member, path of it) for each member of an object whose key is known to it.
    template <class Read>
    void members(JsonRef value, const Path& path, Read read_member) {
        if (!is(JsonKind::object, value, path, "an object")) {
            return;
        }
        for (const JsonRef member : value) {
            if (error_) {
                return;
            }
            read_member(member, path.of(member.key()));
        }
    }

    /// Calls read(element, path, place for it) for each element of an array.
    template <class Item, class Read>
    void items(JsonRef value, const Path& path, std::vector<Item>& out, Read read_item) {
        if (!is(JsonKind::array, value, path, "an array")) {
            return;
        }
        out.clear();
        std::size_t index = 0;
        for (const JsonRef element : value) {
            if (error_) {
                return;
            }
            read_item(element, path.at(index++), out.emplace_back());
        }
    }

  private:
    std::string name_;
    std::optional<base::Error> error_;
};

} // namespace entente::shell
