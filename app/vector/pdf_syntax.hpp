// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::vector {

/// The bytes of one value in a PDF, from its first to its last; "" for none. A dictionary begins
/// with `<<`. Any bytes may be given to the functions here: what is broken is not there.
using PdfValue = std::string_view;

/// The value that begins at or after a place, white space and comments passed over; "" where there
/// is none. `at` is moved to its end.
PdfValue pdf_value(std::string_view bytes, std::size_t& at);

/// The value of a key (without its slash) of a dictionary; "" where there is none.
PdfValue pdf_entry(PdfValue dictionary, std::string_view key);

/// Calls visit(key with its slash, value) for each entry of a dictionary.
template <class Visit>
void for_each_pdf_entry(PdfValue dictionary, const Visit& visit);

/// Calls visit(item) for each item of an array, as long as it returns true.
template <class Visit>
void for_each_pdf_item(PdfValue array, const Visit& visit);

/// A whole number that is not negative.
std::optional<std::uint64_t> pdf_number(PdfValue value);

/// The number of the object that `12 0 R` refers to.
std::optional<std::uint32_t> pdf_reference(PdfValue value);

/// The bytes of a string in parentheses or in hexadecimal digits; "" for anything else. Text in
/// UTF-16 comes out in ASCII, other letters as question marks: names are compared with it.
std::string pdf_string(PdfValue value);

template <class Visit>
void for_each_pdf_entry(PdfValue dictionary, const Visit& visit) {
    if (!dictionary.starts_with("<<")) {
        return;
    }
    for (std::size_t at = 2;;) {
        const PdfValue key = pdf_value(dictionary, at);
        if (!key.starts_with('/')) {
            return;
        }
        const PdfValue value = pdf_value(dictionary, at);
        if (value.empty()) {
            return;
        }
        visit(key, value);
    }
}

template <class Visit>
void for_each_pdf_item(PdfValue array, const Visit& visit) {
    if (!array.starts_with('[')) {
        return;
    }
    std::size_t at = 1;
    for (PdfValue item = pdf_value(array, at); !item.empty() && visit(item);) {
        item = pdf_value(array, at);
    }
}

} // namespace entente::vector
