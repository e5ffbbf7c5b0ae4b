// SPDX-License-Identifier: MIT
#include "app/io/json_tree.hpp"

#include "app/io/json_text.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace entente::io {

/// Takes what the parser meets, in the shape that nlohmann::json::sax_parse asks for.
class JsonTreeBuilder {
  public:
    explicit JsonTreeBuilder(JsonTree& tree) : tree_(tree) {}

    [[nodiscard]] bool is_json() const { return is_json_; }

    bool null() {
        add(JsonKind::null);
        return true;
    }
    bool boolean(bool value) {
        if (JsonTree::Node* node = add(JsonKind::boolean)) {
            node->truth = value;
        }
        return true;
    }
    bool number_integer(std::int64_t value) {
        if (JsonTree::Node* node = add(JsonKind::integer)) {
            node->integer = value;
        }
        return true;
    }
    bool number_unsigned(std::uint64_t value) {
        if (JsonTree::Node* node = add(JsonKind::natural)) {
            node->natural = value;
        }
        return true;
    }
    bool number_float(double value, const std::string& written) {
        if (JsonTree::Node* node = add(JsonKind::real)) {
            node->real = value;
            node->text = keep(written);
        }
        return true;
    }
    bool string(std::string& value) {
        if (JsonTree::Node* node = add(JsonKind::text)) {
            node->text = keep(value);
        }
        return true;
    }
    bool binary(std::vector<std::uint8_t>&) { return true; }
    bool key(std::string& value) {
        if (tree_.is_whole_) {
            key_ = keep(value);
        }
        return true;
    }
    bool start_object(std::size_t) { return open(JsonKind::object); }
    bool start_array(std::size_t) { return open(JsonKind::array); }
    bool end_object() {
        if (tree_.is_whole_) {
            look_for_double_keys();
        }
        return end_array();
    }
    bool end_array() {
        if (tree_.is_whole_) {
            tree_.nodes_[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes_.size());
            open_.pop_back();
        }
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) {
        constexpr int number_overflow = 406;
        if (error.id == number_overflow) {
            give_up("a number too large to be held", "a finite number", "number out of range");
        } else if (std::string_view(error.what()).find("surrogate") != std::string_view::npos) {
            give_up("a string with half of a surrogate pair",
                    R"(both halves, as in \ud83d\ude00, or the character itself)",
                    "half a surrogate pair");
        } else {
            is_json_ = false;
        }
        return false;
    }

  private:
    JsonTree::Piece keep(std::string_view text) {
        const JsonTree::Piece piece{static_cast<std::uint32_t>(tree_.text_.size()),
                                    static_cast<std::uint32_t>(text.size())};
        tree_.text_ += text;
        return piece;
    }

    JsonTree::Node* add(JsonKind kind) {
        if (!tree_.is_whole_) {
            return nullptr;
        }
        if (!open_.empty()) {
            ++tree_.nodes_[open_.back()].size;
        }
        JsonTree::Node& node = tree_.nodes_.emplace_back();
        node.kind = kind;
        node.key = std::exchange(key_, {});
        node.end = static_cast<std::uint32_t>(tree_.nodes_.size());
        return &node;
    }

    bool open(JsonKind kind) {
        if (tree_.is_whole_ && open_.size() == JsonTree::depth_limit) {
            // The rest is still parsed, since it must be JSON, but nothing of it is kept.
            give_up(fmt::format("nested deeper than {} levels", JsonTree::depth_limit),
                    "records a few levels deep", "nested too deeply");
        }
        if (add(kind) != nullptr) {
            open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size() - 1));
        }
        return true;
    }

    /// The JSON pointer of the value that would come next.
    [[nodiscard]] std::string place() const {
        std::string pointer;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            const JsonTree::Node& node = tree_.nodes_[open_[i]];
            const bool is_last = i + 1 == open_.size();
            if (node.kind == JsonKind::object) {
                append_pointer_key(pointer,
                                   tree_.view(is_last ? key_ : tree_.nodes_[open_[i + 1]].key));
            } else {
                pointer += fmt::format("/{}", is_last ? node.size : node.size - 1);
            }
        }
        return pointer;
    }

    void give_up(std::string found, std::string expected, std::string kind) {
        if (!tree_.is_whole_) {
            return;
        }
        std::string pointer = place();
        constexpr std::size_t longest = 120;
        if (pointer.size() > longest) {
            pointer = pointer.substr(0, pointer.find('/', longest / 2)) + "/…";
        }
        tree_.faults_.push_back(
            {std::move(pointer), std::move(found), std::move(expected), std::move(kind)});
        tree_.is_whole_ = false;
    }

    void look_for_double_keys() {
        const std::uint32_t object = open_.back();
        if (tree_.nodes_[object].size < 2) {
            return;
        }
        keys_.clear();
        for (std::uint32_t i = object + 1; i < tree_.nodes_.size(); i = tree_.nodes_[i].end) {
            keys_.push_back(tree_.view(tree_.nodes_[i].key));
        }
        std::sort(keys_.begin(), keys_.end());
        std::string_view last;
        for (auto twice = std::adjacent_find(keys_.begin(), keys_.end()); twice != keys_.end();
             twice = std::adjacent_find(twice + 1, keys_.end())) {
            if (twice == keys_.begin() || *twice != last) { // three of a kind are one fault
                tell_double_key(*twice);
            }
            last = *twice;
        }
    }

    void tell_double_key(std::string_view name) {
        key_ = {};
        std::string pointer = place();
        pointer.resize(pointer.rfind('/')); // place() ends in the key that would come next
        append_pointer_key(pointer, name);
        tree_.faults_.push_back({std::move(pointer), "the key " + in_quotes(name) + " occurs twice",
                                 "each key once", "duplicate key"});
    }

    JsonTree& tree_;
    std::vector<std::uint32_t> open_;
    JsonTree::Piece key_;
    std::vector<std::string_view> keys_;
    bool is_json_ = true;
};

bool JsonTree::parse(std::string_view text) {
    nodes_.clear();
    text_.clear();
    faults_.clear();
    is_whole_ = true;
    JsonTreeBuilder builder(*this);
    // The parser takes a zero byte outside of strings for the end.
    const bool is_complete =
        nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &builder);
    if (nodes_.empty()) { // a number too large is all there was
        nodes_.emplace_back().end = 1;
    }
    if (!builder.is_json() || (is_complete && text.find('\0') != std::string_view::npos)) {
        return false;
    }
    return true;
}

double JsonRef::number() const {
    switch (kind()) {
    case JsonKind::integer:
        return static_cast<double>(node().integer);
    case JsonKind::natural:
        return static_cast<double>(node().natural);
    default:
        return node().real;
    }
}

std::string JsonRef::words() const {
    switch (kind()) {
    case JsonKind::null:
        return "null";
    case JsonKind::boolean:
        return node().truth ? "true" : "false";
    case JsonKind::text:
        return "the text " + in_quotes(text());
    case JsonKind::array:
        return size() == 0 ? "an empty array" : "an array";
    case JsonKind::object:
        return "an object";
    default:
        break;
    }
    std::string number = "the number ";
    append_json(number);
    constexpr std::size_t longest = 40;
    if (number.size() > longest) {
        number.resize(longest);
        number += "…";
    }
    return number;
}

void JsonRef::append_json(std::string& out) const {
    switch (kind()) {
    case JsonKind::null:
        out += "null";
        break;
    case JsonKind::boolean:
        out += node().truth ? "true" : "false";
        break;
    case JsonKind::integer:
        fmt::format_to(std::back_inserter(out), "{}", node().integer);
        break;
    case JsonKind::natural:
        fmt::format_to(std::back_inserter(out), "{}", node().natural);
        break;
    case JsonKind::real:
        out += text();
        break;
    case JsonKind::text:
        append_json_string(out, text());
        break;
    case JsonKind::array:
    case JsonKind::object: { // no deeper than depth_limit
        const bool is_object = kind() == JsonKind::object;
        out += is_object ? '{' : '[';
        bool is_first = true;
        for (const JsonRef child : *this) {
            if (!std::exchange(is_first, false)) {
                out += ',';
            }
            if (is_object) {
                append_json_string(out, child.key());
                out += ':';
            }
            child.append_json(out);
        }
        out += is_object ? '}' : ']';
        break;
    }
    }
}

void append_pointer_key(std::string& pointer, std::string_view key) {
    constexpr std::size_t longest = 100;
    pointer += '/';
    std::size_t length = 0;
    for (const char byte : key) {
        if (length++ >= longest && (static_cast<unsigned char>(byte) & 0xc0U) != 0x80) {
            pointer += "…";
            return;
        }
        if (byte == '~') {
            pointer += "~0";
        } else if (byte == '/') {
            pointer += "~1";
        } else if (static_cast<unsigned char>(byte) < 0x20) {
            pointer +=
                fmt::format("\\u{:04x}", static_cast<unsigned char>(byte)); // one problem, one line
        } else {
            pointer += byte;
        }
    }
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::string out = "'";
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (i >= longest && (byte & 0xc0U) != 0x80) {
            break;
        }
        if (byte < 0x20 || byte == 0x7f) {
            out += fmt::format("\\u{:04x}", byte);
        } else {
            out += text[i];
        }
    }
    out += i < text.size() ? "…'" : "'";
    return out;
}

} // namespace entente::io
