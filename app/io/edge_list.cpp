// SPDX-License-Identifier: MIT
#include "app/io/edge_list.hpp"

#include "app/io/atomic_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>

namespace entente::io {
namespace {

using base::ErrorKind;
using base::Result;

/// More nodes than any layout could hold; a slip of the pen should not cost all memory.
constexpr std::uint32_t most_nodes = 100'000'000;

constexpr std::string_view blanks = " \t\r\v\f";

std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return line;
}

/// The next word of a line, removed from its front; empty at the end.
std::string_view take_word(std::string_view& line) {
    const std::size_t begin = line.find_first_not_of(blanks);
    if (begin == std::string_view::npos) {
        line = {};
        return {};
    }
    line.remove_prefix(begin);
    const std::string_view word = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(word.size());
    return word;
}

template <class Number>
std::optional<Number> number_of(std::string_view word) {
    Number number{};
    const char* end = word.data() + word.size();
    const auto [stopped, error] = std::from_chars(word.data(), end, number);
    return error == std::errc{} && stopped == end ? std::optional(number) : std::nullopt;
}

class Parser {
  public:
    explicit Parser(const std::string& name) : name_(name) {}

    Result<EdgeList> parse(std::string_view text) {
        if (text.starts_with("\xef\xbb\xbf")) {
            text.remove_prefix(3);
        }
        while (!text.empty()) {
            const std::string_view line = take_line(text);
            ++line_;
            const std::size_t begin = line.find_first_not_of(blanks);
            if (begin == std::string_view::npos) {
                continue;
            }
            auto taken = line[begin] == '#' ? take_comment(line.substr(begin + 1)) : take_row(line);
            if (!taken) {
                return base::fail(std::move(taken).error());
            }
        }
        if (told_ && largest_ >= *told_ && !list_.rows.empty()) {
            line_ = largest_line_;
            return outside(largest_);
        }
        list_.node_count = told_ ? *told_ : list_.rows.empty() ? 0 : largest_ + 1;
        return std::move(list_);
    }

  private:
    tl::unexpected<base::Error> refuse(std::string_view found, std::string_view expected) const {
        return base::fail(ErrorKind::unreadable, fmt::format("{}:line {}: {} (expected {})", name_,
                                                             line_, found, expected));
    }
    tl::unexpected<base::Error> outside(std::uint32_t node) const {
        return refuse(fmt::format("node {} of {} nodes", node, *told_),
                      *told_ == 0 ? "no line, as there is no node"
                                  : fmt::format("an index from 0 to {}", *told_ - 1));
    }
    static std::string shown(std::string_view word) {
        return fmt::format("'{}'", word.substr(0, 40));
    }

    Result<void> take_comment(std::string_view line) {
        if (take_word(line) != "nodes") {
            return {};
        }
        const std::string_view word = take_word(line);
        const auto count = number_of<std::uint32_t>(word);
        if (!count || *count > most_nodes || !take_word(line).empty()) {
            return refuse(fmt::format("{} is not a number of nodes", shown(word)),
                          fmt::format("'# nodes N', N from 0 to {}", most_nodes));
        }
        if (told_ && *told_ != *count) {
            return refuse(fmt::format("{} nodes after {} were told", *count, *told_),
                          "one '# nodes N' line");
        }
        told_ = count;
        return {};
    }

    Result<void> take_row(std::string_view line) {
        EdgeList::Row row;
        for (std::uint32_t* end : {&row.a, &row.b}) {
            const std::string_view word = take_word(line);
            if (word.empty()) {
                return refuse("one node alone", "two nodes and perhaps a weight: 'u v [w]'");
            }
            const auto node = number_of<std::uint32_t>(word);
            if (!node || *node >= most_nodes) {
                return refuse(fmt::format("{} is not a node", shown(word)),
                              fmt::format("an index from 0 to {}",
                                          told_ && *told_ > 0 ? *told_ - 1 : most_nodes - 1));
            }
            if (told_ && *node >= *told_) {
                return outside(*node);
            }
            if (*node > largest_ || list_.rows.empty()) {
                largest_ = std::max(largest_, *node);
                largest_line_ = line_;
            }
            *end = *node;
        }
        if (const std::string_view word = take_word(line); !word.empty()) {
            const auto weight = number_of<float>(word);
            if (!weight || !std::isfinite(*weight) || *weight <= 0) {
                return refuse(fmt::format("{} is not a weight", shown(word)), "a positive number");
            }
            row.weight = *weight;
        }
        if (const std::string_view word = take_word(line); !word.empty()) {
            return refuse(fmt::format("{} after the weight", shown(word)), "'u v [w]' alone");
        }
        list_.rows.push_back(row);
        return {};
    }

    const std::string& name_;
    EdgeList list_;
    std::optional<std::uint32_t> told_;
    std::uint32_t largest_ = 0;
    std::size_t largest_line_ = 0;
    std::size_t line_ = 0;
};

} // namespace

Result<EdgeList> parse_edge_list(std::string_view text, const std::string& name) {
    return Parser(name).parse(text);
}

Result<EdgeList> read_edge_list(const std::filesystem::path& path) {
    const auto bytes = read_file(path);
    if (!bytes) {
        return base::fail(bytes.error());
    }
    return parse_edge_list(*bytes, path.string());
}

std::string positions_as_text(std::span<const std::string> ids,
                              std::span<const base::Vec2> positions) {
    assert(ids.size() == positions.size());
    std::string text;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::string id = ids[i];
        for (char& c : id) {
            if (c == '\n' || c == '\r') {
                c = ' ';
            }
        }
        fmt::format_to(std::back_inserter(text), "{} {:.9g} {:.9g}\n", id, positions[i].x,
                       positions[i].y);
    }
    return text;
}

} // namespace entente::io
