// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/fault.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace entente::io {

enum class JsonKind : std::uint8_t { null, boolean, integer, natural, real, text, array, object };

/// A value of a JsonTree; cheap to copy, good as long as the tree is not parsed anew.
class JsonRef;

/// One JSON value with all that is in it, as a flat array that is used again for the next one: a
/// record is read without allocating anything once the arrays have grown.
class JsonTree {
  public:
    static constexpr std::size_t depth_limit = 64;

    /// Reads one value. false where the text is not JSON: then only that is known, not where
    /// (find_syntax_fault tells).
    bool parse(std::string_view text);

    /// What JSON allows and we do not: a key twice in one object, nesting beyond depth_limit, a
    /// number too large for a double, half a surrogate pair. Places are JSON pointers within the
    /// value.
    [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }
    /// Whether the whole value is here; not so after any of the faults but a key twice.
    [[nodiscard]] bool is_whole() const { return is_whole_; }
    /// After parse() there is one, if only in part.
    [[nodiscard]] JsonRef root() const;

  private:
    friend class JsonRef;
    friend class JsonTreeBuilder;

    struct Piece {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    struct Node {
        JsonKind kind = JsonKind::null;
        bool truth = false;
        Piece key;
        Piece text; ///< of a string; of a real number as it was written
        union {
            double real = 0;
            std::int64_t integer;
            std::uint64_t natural;
        };
        std::uint32_t end = 0;  ///< one past the last node within
        std::uint32_t size = 0; ///< values directly within
    };

    [[nodiscard]] std::string_view view(Piece piece) const {
        return std::string_view(text_).substr(piece.begin, piece.size);
    }

    std::vector<Node> nodes_;
    std::string text_;
    std::vector<Fault> faults_;
    bool is_whole_ = true;
};

class JsonRef {
  public:
    JsonRef(const JsonTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

    [[nodiscard]] JsonKind kind() const { return node().kind; }
    [[nodiscard]] bool is_number() const {
        return kind() == JsonKind::integer || kind() == JsonKind::natural ||
               kind() == JsonKind::real;
    }
    /// The key it stands under in an object.
    [[nodiscard]] std::string_view key() const { return tree_->view(node().key); }
    /// Of a string.
    [[nodiscard]] std::string_view text() const { return tree_->view(node().text); }
    /// Of a number.
    [[nodiscard]] double number() const;
    /// Of a natural number, to its last digit.
    [[nodiscard]] std::uint64_t natural() const { return node().natural; }
    /// Of a boolean.
    [[nodiscard]] bool truth() const { return node().truth; }
    /// Number of elements or members.
    [[nodiscard]] std::size_t size() const { return node().size; }
    /// For a person: "the number 5", "the text 'abc'", "an array", "null".
    [[nodiscard]] std::string words() const;
    /// The value as compact JSON.
    void append_json(std::string& out) const;

    /// Walks the elements of an array or the members of an object.
    class Iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = JsonRef;
        using difference_type = std::ptrdiff_t;
        using pointer = const JsonRef*;
        using reference = JsonRef;

        Iterator(const JsonTree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}
        JsonRef operator*() const { return {*tree_, index_}; }
        Iterator& operator++() {
            index_ = tree_->nodes_[index_].end;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) {
            return a.index_ == b.index_;
        }

      private:
        const JsonTree* tree_;
        std::uint32_t index_;
    };
    [[nodiscard]] Iterator begin() const { return {*tree_, index_ + 1}; }
    [[nodiscard]] Iterator end() const { return {*tree_, node().end}; }

  private:
    [[nodiscard]] const JsonTree::Node& node() const { return tree_->nodes_[index_]; }

    const JsonTree* tree_;
    std::uint32_t index_;
};

inline JsonRef JsonTree::root() const {
    return {*this, 0};
}

/// Appends `/key` to a JSON pointer, escaped as RFC 6901 wants it.
void append_pointer_key(std::string& pointer, std::string_view key);

/// `text` between quotes for a message, cut after about 60 bytes, control characters made visible.
std::string in_quotes(std::string_view text);

} // namespace entente::io
