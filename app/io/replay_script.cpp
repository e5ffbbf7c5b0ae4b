// SPDX-License-Identifier: MIT
#include "app/io/replay_script.hpp"

#include "app/base/utf8.hpp"
#include "app/io/atomic_file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace entente::io {
namespace {

using Json = nlohmann::json;
using Kind = ReplayAction::Kind;

constexpr std::pair<std::string_view, Kind> kinds[]{{"move", Kind::move},
                                                    {"press", Kind::press},
                                                    {"release", Kind::release},
                                                    {"click", Kind::click},
                                                    {"double_click", Kind::double_click},
                                                    {"drag", Kind::drag},
                                                    {"wheel", Kind::wheel},
                                                    {"key", Kind::key},
                                                    {"key_down", Kind::key_down},
                                                    {"key_up", Kind::key_up},
                                                    {"text", Kind::text},
                                                    {"drop", Kind::drop},
                                                    {"resize", Kind::resize},
                                                    {"wait", Kind::wait},
                                                    {"screenshot", Kind::screenshot},
                                                    {"dump", Kind::dump}};

std::optional<base::Vec2> point(const Json& json) {
    if (!json.is_array() || json.size() != 2 || !json[0].is_number() || !json[1].is_number()) {
        return std::nullopt;
    }
    return base::Vec2{json[0].get<float>(), json[1].get<float>()};
}

std::optional<ReplayPlace> place(const Json& json) {
    if (json.is_string()) {
        return ReplayPlace{json.get<std::string>(), {}};
    }
    if (const auto at = point(json)) {
        return ReplayPlace{{}, *at};
    }
    if (json.is_array() && json.size() == 3 && json[0].is_string() && json[1].is_number() &&
        json[2].is_number()) {
        return ReplayPlace{json[0].get<std::string>(),
                           {json[1].get<float>(), json[2].get<float>()}};
    }
    return std::nullopt;
}

/// Fills the action from its value; returns what was expected when the value is of another kind.
std::string_view take_value(const Json& value, ReplayAction& action) {
    switch (action.kind) {
    case Kind::move:
    case Kind::click:
    case Kind::double_click:
        if (const auto at = place(value)) {
            action.places = {*at};
            return {};
        }
        return "[x, y], a widget's name or [name, dx, dy]";
    case Kind::drag:
        if (value.is_array() && value.size() == 2) {
            const auto from = place(value[0]);
            const auto to = place(value[1]);
            if (from && to) {
                action.places = {*from, *to};
                return {};
            }
        }
        return "[from, to], each [x, y], a widget's name or [name, dx, dy]";
    case Kind::wheel:
    case Kind::resize:
        if (const auto amount = point(value)) {
            action.amount = *amount;
            return {};
        }
        return "two numbers [x, y]";
    case Kind::press:
    case Kind::release:
        if (value == "left" || value == "right" || value == "middle") {
            action.text = value.get<std::string>();
            return {};
        }
        return "\"left\", \"right\" or \"middle\"";
    case Kind::drop:
        if (value.is_array()) {
            for (const Json& file : value) {
                if (!file.is_string()) {
                    return "an array of file names";
                }
                action.files.push_back(file.get<std::string>());
            }
            return {};
        }
        return "an array of file names";
    case Kind::key:
    case Kind::key_down:
    case Kind::key_up:
    case Kind::text:
    case Kind::wait:
    case Kind::screenshot:
    case Kind::dump:
        if (value.is_string()) {
            action.text = value.get<std::string>();
            return {};
        }
        return "a string";
    case Kind::frames:
        break;
    }
    return {};
}

bool take_modifiers(const Json& value, ReplayAction& action) {
    if (!value.is_string()) {
        return false;
    }
    std::string rest = value.get<std::string>();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('+'), rest.size());
        const std::string word = base::fold_case(rest.substr(0, end));
        if (word != "ctrl" && word != "shift" && word != "alt") {
            return false;
        }
        action.held.push_back(word);
        rest.erase(0, end + 1);
    }
    return !action.held.empty();
}

std::string known_words() {
    std::string words;
    for (const auto& [word, kind] : kinds) {
        words += words.empty() ? "" : ", ";
        words += word;
    }
    return words;
}

base::Result<ReplayAction> parse_line(std::string_view line, const std::string& where) {
    const Json json = Json::parse(line, nullptr, false);
    const auto wrong = [&](const std::string& what) {
        return base::fail(base::ErrorKind::usage, where + ": " + what);
    };
    if (!json.is_object()) {
        return wrong("not a JSON object (expected one action, like {\"click\": \"toolbar.open\"})");
    }
    ReplayAction action;
    bool has_action = false;
    for (const auto& item : json.items()) {
        const std::string& key = item.key();
        const Json& value = item.value();
        if (key == "frames") {
            if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 100'000) {
                return wrong("\"frames\" is " + value.dump() +
                             " (expected a whole number from 0 to 100000)");
            }
            action.frames = value.get<int>();
            continue;
        }
        if (key == "with") {
            if (!take_modifiers(value, action)) {
                return wrong("\"with\" is " + value.dump() +
                             " (expected \"Ctrl\", \"Shift\", \"Alt\" or several joined by +)");
            }
            continue;
        }
        const auto* known = std::find_if(std::begin(kinds), std::end(kinds),
                                         [&](const auto& kind) { return kind.first == key; });
        if (known == std::end(kinds)) {
            return wrong(
                fmt::format("unknown action \"{}\" (expected one of {})", key, known_words()));
        }
        if (std::exchange(has_action, true)) {
            return wrong("more than one action in a line");
        }
        action.kind = known->second;
        if (const auto expected = take_value(value, action); !expected.empty()) {
            return wrong(fmt::format("\"{}\" is {} (expected {})", key, value.dump(), expected));
        }
    }
    if (!has_action && !json.contains("frames")) {
        return wrong("no action (expected one of " + known_words() + ")");
    }
    return action;
}

} // namespace

base::Result<std::vector<ReplayAction>> parse_replay_script(std::string_view text,
                                                            const std::string& name) {
    std::vector<ReplayAction> actions;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        auto action = parse_line(line, fmt::format("{}:{}", name, number));
        if (!action) {
            return base::fail(std::move(action).error());
        }
        action->line = number;
        actions.push_back(std::move(*action));
    }
    return actions;
}

base::Result<std::vector<ReplayAction>> read_replay_script(const std::filesystem::path& path) {
    const auto bytes = read_file(path);
    if (!bytes) {
        return base::fail(bytes.error());
    }
    return parse_replay_script(*bytes, path.string());
}

} // namespace entente::io
