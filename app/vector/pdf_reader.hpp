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

/// Finds objects in the bytes of a PDF by its table of objects, where that is a plain one (as up to
/// PDF 1.4). Any bytes may be given.
class PdfReader {
  public:
    /// The bytes must outlive the reader.
    explicit PdfReader(std::string_view bytes);

    /// Of the newest table; "" where none could be read.
    [[nodiscard]] PdfValue trailer() const { return trailer_; }
    /// Where the newest table begins.
    [[nodiscard]] std::size_t table_offset() const { return table_offset_; }

    /// The object that a value refers to, or the value itself where it refers to none.
    [[nodiscard]] PdfValue resolved(PdfValue value) const;
    /// The bytes of the stream that begins with a dictionary of this file, its filter undone;
    /// nothing where that is another than FlateDecode.
    [[nodiscard]] std::optional<std::string> stream(PdfValue dictionary) const;

    /// The dictionary of the next object at or after a place that looks like a stream, for files
    /// whose table cannot be read; "" after the last. `at` is moved beyond it.
    [[nodiscard]] PdfValue next_stream(std::size_t& at) const;

  private:
    void read_tables();
    std::optional<PdfValue> read_table(std::size_t offset);

    std::string_view bytes_;
    std::map<std::uint32_t, std::size_t> offsets_; ///< of objects, newest first
    PdfValue trailer_;
    std::size_t table_offset_ = 0;
};

} // namespace entente::vector
