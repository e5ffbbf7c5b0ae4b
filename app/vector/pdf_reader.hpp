// SPDX-License-Identifier: MIT
#pragma once

#include "app/vector/pdf_syntax.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace entente::vector {

/// Finds objects in the bytes of a PDF by its tables of objects, plain ones and those in streams
/// (from PDF 1.5 on), and in the streams that objects may be packed in. Any bytes may be given.
class PdfReader {
  public:
    /// The bytes must outlive the reader.
    explicit PdfReader(std::string_view bytes);

    /// Of the newest table; "" where none could be read.
    [[nodiscard]] PdfValue trailer() const { return trailer_; }
    /// Where the newest table begins.
    [[nodiscard]] std::size_t table_offset() const { return table_offset_; }
    /// Whether the newest table is a stream, so that one that is added must be one, too.
    [[nodiscard]] bool has_table_stream() const { return has_table_stream_; }

    /// The object that a value refers to, or the value itself where it refers to none.
    [[nodiscard]] PdfValue resolved(PdfValue value) const;
    /// The bytes of the stream that begins with a dictionary of this file, its filter undone;
    /// nothing where that is another than FlateDecode.
    [[nodiscard]] std::optional<std::string> stream(PdfValue dictionary) const;

    /// The dictionary of the next object at or after a place that looks like a stream, for files
    /// whose table cannot be read; "" after the last. `at` is moved beyond it.
    [[nodiscard]] PdfValue next_stream(std::size_t& at) const;

  private:
    /// Where an object is: at an offset of the file, or within a stream of objects.
    struct Place {
        std::uint64_t offset = 0;
        std::uint32_t container = 0; ///< the stream's number; 0: not in one
    };

    /// A stream of objects, unpacked.
    struct Container {
        std::string text;
        std::size_t first = 0; ///< where the first object begins
    };

    void read_tables();
    std::optional<PdfValue> read_table(std::size_t offset);
    bool read_plain_table(std::size_t& at);
    bool read_table_stream(PdfValue dictionary);
    void note(std::uint64_t number, Place place);
    [[nodiscard]] const Container& unpacked(std::uint32_t container) const;

    std::string_view bytes_;
    std::map<std::uint32_t, Place> places_; ///< as the newest table has them
    PdfValue trailer_;
    std::size_t table_offset_ = 0;
    bool has_table_stream_ = false;
    /// Streams of objects that were looked into.
    mutable std::map<std::uint32_t, Container> containers_;
};

} // namespace entente::vector
