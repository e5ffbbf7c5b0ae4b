// SPDX-License-Identifier: MIT
#include "app/vector/pdf_reader.hpp"

#include <zlib.h>

#include <array>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace entente::vector {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;
/// Of what is looked at, a catalogue and lists of names; bounded, whatever the bytes say.
constexpr std::size_t longest_object = std::size_t{1} << 20U;
constexpr std::uint64_t highest_number = 0x7f'ffff;
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

/// What an array holds of numbers, as far as it holds nothing else.
std::vector<std::uint64_t> numbers_in(PdfValue array) {
    std::vector<std::uint64_t> numbers;
    for_each_pdf_item(array, [&](PdfValue item) {
        const auto number = pdf_number(item);
        if (number) {
            numbers.push_back(*number);
        }
        return number.has_value();
    });
    return numbers;
}

/// Undoes PNG's filters, which tables are often packed with; false where there are others.
bool unfilter(std::string& bytes, std::size_t columns) {
    const std::size_t row = columns + 1;
    std::string plain;
    plain.reserve(bytes.size());
    for (std::size_t at = 0; at + row <= bytes.size(); at += row) {
        const char filter = bytes[at];
        if (filter != 0 && filter != 2) {
            return false;
        }
        for (std::size_t i = 0; i < columns; ++i) {
            const char above =
                filter == 2 && plain.size() >= columns ? plain[plain.size() - columns] : '\0';
            plain += static_cast<char>(bytes[at + 1 + i] + above);
        }
    }
    bytes = std::move(plain);
    return true;
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
    if (found == nowhere) {
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
            has_table_stream_ = !bytes_.substr(begin).starts_with("xref");
        }
        offset = pdf_number(pdf_entry(*trailer, "Prev"));
    }
}

/// Reads one table and gives its trailer.
std::optional<PdfValue> PdfReader::read_table(std::size_t offset) {
    std::size_t at = offset;
    const PdfValue first = pdf_value(bytes_, at);
    if (first == "xref") {
        if (!read_plain_table(at)) {
            return std::nullopt;
        }
        const PdfValue trailer = pdf_value(bytes_, at);
        return trailer.starts_with("<<") ? std::optional(trailer) : std::nullopt;
    }
    if (!pdf_number(first)) {
        return std::nullopt;
    }
    pdf_value(bytes_, at); // the generation
    if (pdf_value(bytes_, at) != "obj") {
        return std::nullopt;
    }
    const PdfValue dictionary = pdf_value(bytes_, at);
    return read_table_stream(dictionary) ? std::optional(dictionary) : std::nullopt;
}

/// An object that a newer table has stays as it is there.
void PdfReader::note(std::uint64_t number, Place place) {
    if (number <= highest_number) {
        places_.emplace(static_cast<std::uint32_t>(number), place);
    }
}

/// Reads up to the word before the trailer.
bool PdfReader::read_plain_table(std::size_t& at) {
    for (;;) {
        const PdfValue head = pdf_value(bytes_, at);
        if (head == "trailer") {
            return true;
        }
        const auto first = pdf_number(head);
        const auto count = pdf_number(pdf_value(bytes_, at));
        if (!first || !count || *first > highest_number) {
            return false;
        }
        for (std::uint64_t i = 0; i < *count; ++i) {
            const auto offset = pdf_number(pdf_value(bytes_, at));
            const auto generation = pdf_number(pdf_value(bytes_, at));
            const PdfValue kind = pdf_value(bytes_, at);
            if (!offset || !generation || (kind != "n" && kind != "f")) {
                return false;
            }
            if (kind == "n" && *offset < bytes_.size()) {
                note(*first + i, {*offset, 0});
            }
        }
    }
}

bool PdfReader::read_table_stream(PdfValue dictionary) {
    if (pdf_entry(dictionary, "Type") != "/XRef") {
        return false;
    }
    const std::optional<std::string> table = stream(dictionary);
    const std::vector<std::uint64_t> widths = numbers_in(pdf_entry(dictionary, "W"));
    std::vector<std::uint64_t> ranges = numbers_in(pdf_entry(dictionary, "Index"));
    if (ranges.empty()) {
        ranges = {0, pdf_number(pdf_entry(dictionary, "Size")).value_or(0)};
    }
    if (!table || widths.size() < 3 || widths[0] > 8 || widths[1] > 8 || widths[2] > 8 ||
        widths[0] + widths[1] + widths[2] == 0) {
        return false;
    }
    std::size_t at = 0;
    const auto field = [&](std::uint64_t width, std::uint64_t otherwise) {
        std::uint64_t value = width == 0 ? otherwise : 0;
        for (std::uint64_t i = 0; i < width; ++i) {
            value = value << 8U | static_cast<unsigned char>((*table)[at++]);
        }
        return value;
    };
    const std::uint64_t row = widths[0] + widths[1] + widths[2];
    for (std::size_t range = 0; range + 1 < ranges.size(); range += 2) {
        for (std::uint64_t i = 0; i < ranges[range + 1] && at + row <= table->size(); ++i) {
            const std::uint64_t kind = field(widths[0], 1);
            const std::uint64_t second = field(widths[1], 0);
            field(widths[2], 0); // generation, or place in the container
            if (kind == 1 && second < bytes_.size()) {
                note(ranges[range] + i, {second, 0});
            } else if (kind == 2 && second > 0 && second <= highest_number) {
                note(ranges[range] + i, {0, static_cast<std::uint32_t>(second)});
            }
        }
    }
    return true;
}

/// A stream of objects, unpacked; empty where it cannot be.
const PdfReader::Container& PdfReader::unpacked(std::uint32_t container) const {
    constexpr std::size_t most = 64;
    static const Container nothing;
    if (const auto known = containers_.find(container); known != containers_.end()) {
        return known->second;
    }
    const auto place = places_.find(container);
    if (containers_.size() >= most || place == places_.end() || place->second.container != 0) {
        return nothing;
    }
    Container& found = containers_[container]; // before it is read: it may refer to itself
    const PdfValue dictionary = object_in(
        bytes_.substr(static_cast<std::size_t>(place->second.offset), longest_object), container);
    const auto first = pdf_number(resolved(pdf_entry(dictionary, "First")));
    if (pdf_entry(dictionary, "Type") == "/ObjStm" && first) {
        std::string text = stream(dictionary).value_or("");
        if (*first <= text.size()) {
            found = {std::move(text), static_cast<std::size_t>(*first)};
        }
    }
    return found;
}

PdfValue PdfReader::resolved(PdfValue value) const {
    const auto number = pdf_reference(value);
    if (!number) {
        return value;
    }
    const auto known = places_.find(*number);
    if (known == places_.end()) {
        return {};
    }
    const Place& place = known->second;
    if (place.container == 0) {
        return object_in(bytes_.substr(static_cast<std::size_t>(place.offset), longest_object),
                         *number);
    }
    const Container& container = unpacked(place.container);
    const std::string_view text = container.text;
    const std::string_view head = text.substr(0, container.first);
    // Pairs of an object's number and its offset from the first.
    for (std::size_t at = 0;;) {
        const auto id = pdf_number(pdf_value(head, at));
        const auto offset = pdf_number(pdf_value(head, at));
        if (!id || !offset) {
            return {};
        }
        if (*id == *number) {
            if (*offset >= text.size() - head.size()) {
                return {};
            }
            std::size_t begin = head.size() + static_cast<std::size_t>(*offset);
            return pdf_value(text, begin);
        }
    }
}

std::optional<std::string> PdfReader::stream(PdfValue dictionary) const {
    const std::less_equal<const char*> is_up_to;
    if (!dictionary.starts_with("<<") || !is_up_to(bytes_.data(), dictionary.data()) ||
        !is_up_to(dictionary.data() + dictionary.size(), bytes_.data() + bytes_.size())) {
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
        if (end == nowhere) {
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
    if (filter != "/FlateDecode") {
        return std::nullopt;
    }
    std::optional<std::string> text = inflated(packed);
    PdfValue settings = resolved(pdf_entry(dictionary, "DecodeParms"));
    for_each_pdf_item(settings, [&](PdfValue item) {
        settings = resolved(item);
        return false;
    });
    const auto predictor = pdf_number(resolved(pdf_entry(settings, "Predictor"))).value_or(1);
    const auto columns = pdf_number(resolved(pdf_entry(settings, "Columns"))).value_or(1);
    if (text && predictor > 1 &&
        (predictor < 10 || columns == 0 || columns > 4096 ||
         !unfilter(*text, static_cast<std::size_t>(columns)))) {
        return std::nullopt;
    }
    return text;
}

PdfValue PdfReader::next_stream(std::size_t& at) const {
    constexpr std::size_t longest =
        4096; // so that no bytes make it look at the rest again and again
    for (;;) {
        const std::size_t found = bytes_.find("obj", at);
        if (found == nowhere) {
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
