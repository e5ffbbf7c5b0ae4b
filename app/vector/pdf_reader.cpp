// SPDX-License-Identifier: MIT
#include "app/vector/pdf_reader.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace entente::vector {
namespace {

constexpr std::size_t none = std::string_view::npos;
/// Of what is looked at, a catalogue and lists of names; bounded, whatever the bytes say.
constexpr std::size_t longest_object = std::size_t{1} << 20U;
constexpr std::size_t max_unpacked = std::size_t{1} << 28U;

/// What deflate packed; what it can where the end is missing.
std::optional<std::string> inflated(std::string_view packed) {
    z_stream stream{};
    if (packed.size() > std::numeric_limits<uInt>::max() || inflateInit(&stream) != Z_OK) {
        return std::nullopt;
    }
    std::string text;
    std::array<char, 65'536> buffer{};
    // zlib reads through a pointer that is not to const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    int status = Z_OK;
    while (status == Z_OK && text.size() < max_unpacked) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        status = inflate(&stream, Z_NO_FLUSH);
        text.append(buffer.data(), buffer.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END ? std::optional(std::move(text)) : std::nullopt;
}

/// The value after `12 0 obj`; "" where there is none.
PdfValue object_in(std::string_view bytes, std::uint32_t number) {
    std::size_t at = 0;
    if (pdf_number(pdf_value(bytes, at)) != number || !pdf_number(pdf_value(bytes, at)) ||
        pdf_value(bytes, at) != "obj") {
        return {};
    }
    return pdf_value(bytes, at);
}

} // namespace

PdfReader::PdfReader(std::string_view bytes) : bytes_(bytes) {
    read_tables();
}

void PdfReader::read_tables() {
    constexpr std::string_view word = "startxref";
    constexpr int max_tables = 64;
    const std::size_t found = bytes_.rfind(word);
    if (found == none) {
        return;
    }
    std::size_t at = found + word.size();
    std::optional<std::uint64_t> offset = pdf_number(pdf_value(bytes_, at));
    for (int i = 0; i < max_tables && offset && *offset < bytes_.size(); ++i) {
        const auto begin = static_cast<std::size_t>(*offset);
        const std::optional<PdfValue> trailer = read_table(begin);
        if (!trailer) {
            return;
        }
        if (trailer_.empty()) {
            trailer_ = *trailer;
            table_offset_ = begin;
        }
        offset = pdf_number(pdf_entry(*trailer, "Prev"));
    }
}

/// Reads one table and gives its trailer. An object that a newer table has stays as it is there.
std::optional<PdfValue> PdfReader::read_table(std::size_t offset) {
    std::size_t at = offset;
    if (pdf_value(bytes_, at) != "xref") {
        return std::nullopt;
    }
    for (;;) {
        const PdfValue head = pdf_value(bytes_, at);
        if (head == "trailer") {
            break;
        }
        const auto first = pdf_number(head);
        const auto count = pdf_number(pdf_value(bytes_, at));
        if (!first || !count || *first > 0xffff'ffffU) {
            return std::nullopt;
        }
        for (std::uint64_t i = 0; i < *count; ++i) {
            const auto place = pdf_number(pdf_value(bytes_, at));
            const auto generation = pdf_number(pdf_value(bytes_, at));
            const PdfValue kind = pdf_value(bytes_, at);
            if (!place || !generation || (kind != "n" && kind != "f")) {
                return std::nullopt;
            }
            if (kind == "n" && *place < bytes_.size()) {
                offsets_.emplace(static_cast<std::uint32_t>(*first + i),
                                 static_cast<std::size_t>(*place));
            }
        }
    }
    const PdfValue trailer = pdf_value(bytes_, at);
    return trailer.starts_with("<<") ? std::optional(trailer) : std::nullopt;
}

PdfValue PdfReader::resolved(PdfValue value) const {
    const auto number = pdf_reference(value);
    if (!number) {
        return value;
    }
    const auto known = offsets_.find(*number);
    if (known == offsets_.end()) {
        return {};
    }
    return object_in(bytes_.substr(known->second, longest_object), *number);
}

std::optional<std::string> PdfReader::stream(PdfValue dictionary) const {
    if (!dictionary.starts_with("<<")) {
        return std::nullopt;
    }
    auto at = static_cast<std::size_t>(dictionary.data() - bytes_.data()) + dictionary.size();
    if (pdf_value(bytes_, at) != "stream") {
        return std::nullopt;
    }
    at += bytes_.substr(at).starts_with("\r\n") ? 2 : 1;
    if (at > bytes_.size()) {
        return std::nullopt;
    }
    std::string_view packed = bytes_.substr(at);
    const auto length = pdf_number(resolved(pdf_entry(dictionary, "Length")));
    std::size_t after =
        length && *length <= packed.size() ? at + static_cast<std::size_t>(*length) : bytes_.size();
    const std::size_t told = after - at;
    if (pdf_value(bytes_, after) == "endstream") {
        packed = packed.substr(0, told);
    } else { // the length is wrong, or kept where it cannot be read
        std::size_t end = packed.find("endstream");
        if (end == none) {
            return std::nullopt;
        }
        end -= end > 0 && packed[end - 1] == '\n' ? 1 : 0;
        end -= end > 0 && packed[end - 1] == '\r' ? 1 : 0;
        packed = packed.substr(0, end);
    }
    PdfValue filter = resolved(pdf_entry(dictionary, "Filter"));
    if (filter.starts_with('[')) {
        std::size_t count = 0;
        PdfValue first;
        for_each_pdf_item(filter, [&](PdfValue item) {
            first = item;
            return ++count < 2;
        });
        if (count > 1) {
            return std::nullopt;
        }
        filter = first;
    }
    if (filter.empty()) {
        return std::string(packed);
    }
    return filter == "/FlateDecode" ? inflated(packed) : std::nullopt;
}

PdfValue PdfReader::next_stream(std::size_t& at) const {
    constexpr std::size_t longest =
        4096; // so that no bytes make it look at the rest again and again
    for (;;) {
        const std::size_t found = bytes_.find("obj", at);
        if (found == none) {
            return {};
        }
        at = found + 3;
        const std::string_view near = bytes_.substr(at, longest);
        std::size_t end = 0;
        const PdfValue value = pdf_value(near, end);
        if (value.starts_with("<<") && pdf_value(near, end) == "stream") {
            at += end;
            return value;
        }
    }
}

} // namespace entente::vector
