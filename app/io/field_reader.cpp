// SPDX-License-Identifier: MIT
#include "app/io/field_reader.hpp"

#include "app/io/json_text.hpp"

#include "app/model/filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace entente::io {
namespace {

/// What a language tag is made of, in rough: "fa", "zh-Hant", "sr-Latn-RS", "x-klingon".
bool is_language_tag(std::string_view tag) {
    std::size_t part = 0;
    bool is_first = true;
    for (const char c : tag) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool is_digit = c >= '0' && c <= '9';
        if (c == '-') {
            if (part == 0) {
                return false;
            }
            part = 0;
            is_first = false;
        } else if ((is_letter || (is_digit && !is_first)) && part < 8) {
            ++part;
        } else {
            return false;
        }
    }
    return part > 0;
}

/// A place that ends at the record itself, or at the whole file.
void finish_place(std::string& place) {
    if (place.empty()) {
        place = "/";
    } else if (place.back() == ' ') {
        place.pop_back();
    }
}

} // namespace

std::string_view name_of(RecordKind kind) {
    constexpr std::array<std::string_view, 6> names{"header", "actor",     "topic",
                                                    "event",  "milestone", ""};
    return names[static_cast<std::size_t>(kind)];
}

std::string RecordPlace::words() const {
    if (is_line && kind == RecordKind::any) {
        return fmt::format("line {} ", number);
    }
    if (is_line) {
        return fmt::format("line {} /{}", number, name_of(kind));
    }
    return kind == RecordKind::header ? std::string()
                                      : fmt::format("/{}s/{}", name_of(kind), number);
}

void Path::append_to(std::string& pointer) const {
    if (parent == nullptr) {
        return; // the record itself
    }
    parent->append_to(pointer);
    if (index != no_index) {
        pointer += fmt::format("/{}", index);
    } else {
        append_pointer_key(pointer, key);
    }
}

void FieldReader::begin(const std::string& file, const RecordPlace& place) {
    file_ = &file;
    place_ = place;
    is_faulty_ = false;
}

void FieldReader::tell(Severity severity, const Path& path, std::string found, std::string expected,
                       std::string kind, std::string hint) {
    Problem problem;
    problem.severity = severity;
    problem.kind = std::move(kind);
    if (shows_more()) {
        problem.file = *file_;
        problem.place = place_.words();
        path.append_to(problem.place);
        finish_place(problem.place);
        problem.found = std::move(found);
        problem.expected = std::move(expected);
        problem.hint = std::move(hint);
    }
    diagnostics_->add(std::move(problem));
}

void FieldReader::error(const Path& path, std::string found, std::string expected, std::string kind,
                        std::string hint) {
    is_faulty_ = true;
    tell(Severity::error, path, std::move(found), std::move(expected), std::move(kind),
         std::move(hint));
}

void FieldReader::warning(const Path& path, std::string found, std::string expected,
                          std::string kind) {
    tell(Severity::warning, path, std::move(found), std::move(expected), std::move(kind), {});
}

void FieldReader::faults(const Path& path, const JsonTree& tree) {
    for (const Fault& fault : tree.faults()) {
        std::string place = place_.words();
        path.append_to(place);
        place += fault.place;
        finish_place(place);
        error_at({std::move(place), fault.found, fault.expected, fault.kind});
    }
}

void FieldReader::error_at(const Fault& fault) {
    is_faulty_ = true;
    diagnostics_->add(
        {Severity::error, *file_, fault.place, fault.found, fault.expected, {}, fault.kind});
}

bool FieldReader::wrong_type(JsonRef value, const Path& path, std::string expected) {
    if (value.kind() == JsonKind::null) {
        expected += ", or the key left out";
    }
    error(path, value.words(), std::move(expected), "wrong type");
    return false;
}

bool FieldReader::object(JsonRef value, const Path& path) {
    return value.kind() == JsonKind::object || wrong_type(value, path, "an object");
}

bool FieldReader::array(JsonRef value, const Path& path) {
    return value.kind() == JsonKind::array || wrong_type(value, path, "an array");
}

bool FieldReader::text(JsonRef value, const Path& path, std::string& out) {
    if (value.kind() != JsonKind::text) {
        return wrong_type(value, path, "a text");
    }
    out = value.text();
    return true;
}

bool FieldReader::id(JsonRef value, const Path& path, std::string& out) {
    if (!text(value, path, out)) {
        return false;
    }
    if (out.empty()) {
        error(path, "an empty id", "a text of at least one character", "empty id");
        return false;
    }
    return true;
}

bool FieldReader::number(JsonRef value, const Path& path, double least, double greatest,
                         double& out) {
    const bool has_top = std::isfinite(greatest);
    const auto range = [&] {
        return has_top ? fmt::format("a number from {} to {}", least, greatest)
                       : fmt::format("a number of at least {}", least);
    };
    if (!value.is_number()) {
        return wrong_type(value, path, range());
    }
    out = value.number() + 0.0; // no negative zero, which would be written as -0
    // Written so that a value that is no number fails it, too.
    if (!(out >= least && out <= greatest && std::isfinite(out))) {
        error(path, value.words(), range(), "number out of range");
        return false;
    }
    return true;
}

bool FieldReader::index(JsonRef value, const Path& path, std::size_t count, std::uint32_t& out) {
    const std::string expected =
        count == 0 ? "no index, as the event has no sources"
                   : fmt::format("an index into the event's sources, 0 to {}", count - 1);
    if (!value.is_number()) {
        return wrong_type(value, path, expected);
    }
    const double told = value.number();
    if (!(told >= 0 && told < static_cast<double>(count)) || told != std::floor(told)) {
        error(path, value.words(), expected, "source index out of range");
        return false;
    }
    out = static_cast<std::uint32_t>(told);
    return true;
}

bool FieldReader::texts(JsonRef value, const Path& path, std::vector<std::string>& out) {
    if (!array(value, path)) {
        return false;
    }
    bool is_good = true;
    std::size_t i = 0;
    for (const JsonRef element : value) {
        is_good = text(element, path.at(i++), out.emplace_back()) && is_good;
    }
    return is_good;
}

bool FieldReader::names(JsonRef value, const Path& path, model::Names& out) {
    if (!object(value, path)) {
        return false;
    }
    bool is_good = true;
    for (const JsonRef member : value) {
        auto& [language, name] = out.emplace_back();
        language = member.key();
        is_good = text(member, path.of(member.key()), name) && is_good;
        if (!is_language_tag(language)) {
            warning(path.of(member.key()), in_quotes(language) + " is not a language tag",
                    "a BCP 47 tag such as fa, ru or zh-Hant", "odd language tag");
        }
    }
    return is_good;
}

bool FieldReader::in_order(const Path& path, const model::Span& span, const std::string& from,
                           const std::string& to) {
    if (span.last >= span.first) {
        return true;
    }
    error(path,
          fmt::format("the end {} lies before the beginning {}", in_quotes(to), in_quotes(from)),
          "an end on or after the beginning", "end before beginning");
    return false;
}

bool FieldReader::date(JsonRef value, const Path& path, std::string& out, model::Date& when) {
    if (!text(value, path, out)) {
        return false;
    }
    if (last_when_ && out == last_date_) {
        when = *last_when_;
        return true;
    }
    const auto parsed = model::parse_edtf(out);
    if (parsed) {
        last_date_ = out;
        last_when_ = *parsed;
        when = *parsed;
        return true;
    }
    // "X is not a month (expected …)" becomes found and expected.
    std::string found = parsed.error().message;
    std::string expected;
    constexpr std::string_view opening = " (expected ";
    const std::size_t cut = found.rfind(opening);
    if (cut != std::string::npos && found.back() == ')') {
        expected = found.substr(cut + opening.size(), found.size() - cut - opening.size() - 1);
        found.resize(cut);
    }
    error(path, fmt::format("the date {}: {}", in_quotes(out), found), std::move(expected),
          "unreadable date");
    return false;
}

bool FieldReader::word(JsonRef value, const Path& path, std::span<const std::string_view> known,
                       std::string_view what, std::size_t& out) {
    const auto expected = [&] { return fmt::format("{}", fmt::join(known, ", ")); };
    if (value.kind() != JsonKind::text) {
        return wrong_type(value, path, "one of " + expected());
    }
    const auto found = std::find(known.begin(), known.end(), value.text());
    if (found != known.end()) {
        out = static_cast<std::size_t>(found - known.begin());
        return true;
    }
    constexpr std::size_t longest = 40;
    std::string hint;
    if (shows_more() && value.text().size() <= longest) {
        hint = model::nearest_word(value.text(), known);
    }
    error(path, fmt::format("unknown {} {}", what, in_quotes(value.text())), "one of " + expected(),
          fmt::format("unknown {}", what), hint.empty() ? hint : in_quotes(hint));
    return false;
}

void FieldReader::missing(JsonRef object, const Path& path, std::string_view key,
                          std::string_view expected) {
    std::string hint;
    constexpr std::size_t most = 100;
    if (shows_more() && object.size() <= most) {
        const std::array<std::string_view, 1> wanted{key};
        for (const JsonRef member : object) {
            if (hint.empty() && member.key().size() <= key.size() + 2) {
                hint = model::nearest_word(member.key(), wanted).empty() ? ""
                                                                         : in_quotes(member.key());
            }
        }
    }
    std::string found = fmt::format("the key '{}' is missing", key);
    if (!hint.empty()) {
        found += fmt::format(" (there is {})", hint);
    }
    error(path, std::move(found), fmt::format("{} under '{}'", expected, key), "missing key");
}

void FieldReader::keep(std::string& extra, std::string_view key, JsonRef value) {
    extra += extra.empty() ? '{' : ',';
    append_json_string(extra, key);
    extra += ':';
    value.append_json(extra);
}

void FieldReader::close(std::string& extra) {
    if (!extra.empty()) {
        extra += '}';
    }
}

} // namespace entente::io
