// SPDX-License-Identifier: MIT
#include "app/vector/xml_writer.hpp"

#include "app/base/utf8.hpp"
#include "app/vector/colors.hpp"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace entente::vector {
namespace {

bool is_character(char32_t c) {
    return c == 0x9 || c == 0xa || c == 0xd || (c >= 0x20 && c < 0xd800) ||
           (c >= 0xe000 && c < 0xfffe) || c >= 0x10000;
}

/// What needs no look at its meaning: printable ASCII without marks of XML.
bool is_simple(char c) {
    return c >= ' ' && c <= '~' && c != '<' && c != '>' && c != '&' && c != '"';
}

/// Letters and marks of other scripts that a name may have, anywhere but at its start.
bool is_name_character(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 16> ranges{{{U'a', U'z'},
                                                                    {U'A', U'Z'},
                                                                    {U'0', U'9'},
                                                                    {U'-', U'.'},
                                                                    {U'_', U'_'},
                                                                    {0xc0, 0xd6},
                                                                    {0xd8, 0xf6},
                                                                    {0xf8, 0x37d},
                                                                    {0x37f, 0x1fff},
                                                                    {0x200c, 0x200d},
                                                                    {0x2070, 0x218f},
                                                                    {0x2c00, 0x2fef},
                                                                    {0x3001, 0xd7ff},
                                                                    {0xf900, 0xfdcf},
                                                                    {0xfdf0, 0xfffc},
                                                                    {0x10000, 0xeffff}}};
    for (const auto& range : ranges) {
        if (c >= range.first && c <= range.second) {
            return true;
        }
    }
    return false;
}

/// Hands the steps of a path over as SVG's path data.
class PathData {
  public:
    explicit PathData(std::string& out) : out_(out) {}
    void move_to(Point p) { add('M', p); }
    void line_to(Point p) { add('L', p); }
    void quadratic_to(Point control, Point p) {
        add('Q', control);
        add(' ', p);
    }
    void cubic_to(Point first, Point second, Point p) {
        add('C', first);
        add(' ', second);
        add(' ', p);
    }
    void close() { out_ += 'Z'; }

  private:
    void add(char step, Point p) {
        out_ += step;
        append_number(out_, p.x);
        out_ += ' ';
        append_number(out_, p.y);
    }
    std::string& out_;
};

} // namespace

void append_number(std::string& text, double value, int digits) {
    constexpr std::array<double, 4> scales{1, 10, 100, 1000};
    assert(digits >= 0 && digits < 4);
    if (!(std::abs(value) < 1e12)) {
        text += '0';
        return;
    }
    std::array<char, 24> buffer{};
    long long scaled = std::llround(value * scales[static_cast<std::size_t>(digits)]);
    if (scaled < 0) {
        text += '-';
        scaled = -scaled;
    }
    char* const begin = buffer.data();
    char* end = std::to_chars(begin, begin + buffer.size(), scaled).ptr;
    auto count = end - begin;
    int after_point = digits;
    while (after_point > 0 && end[-1] == '0') {
        --end;
        --after_point;
        --count;
        if (count == 0) { // a zero that stood for all of it
            text += '0';
            return;
        }
    }
    const auto before_point = count - after_point;
    if (before_point > 0) {
        text.append(begin, static_cast<std::size_t>(before_point));
    } else {
        text += '0';
    }
    if (after_point > 0) {
        text += '.';
        text.append(static_cast<std::size_t>(before_point < 0 ? -before_point : 0), '0');
        text.append(begin + (before_point > 0 ? before_point : 0), end);
    }
}

void append_escaped(std::string& text, std::string_view utf8, Within within) {
    while (!utf8.empty()) {
        std::size_t simple = 0;
        while (simple < utf8.size() && is_simple(utf8[simple])) {
            ++simple;
        }
        text.append(utf8.substr(0, simple));
        utf8.remove_prefix(simple);
        if (utf8.empty()) {
            return;
        }
        const char32_t c = base::take_code_point(utf8);
        switch (c) {
        case U'<':
            text += "&lt;";
            break;
        case U'>':
            text += "&gt;";
            break;
        case U'&':
            text += "&amp;";
            break;
        case U'"':
            text += within == Within::attribute ? "&quot;" : "\"";
            break;
        case U'\n':
            text += within == Within::attribute ? "&#10;" : "\n";
            break;
        case U'\t':
            text += within == Within::attribute ? "&#9;" : "\t";
            break;
        case U'\r': // a reader would make a line feed of it
            text += "&#13;";
            break;
        default:
            if (is_character(c)) {
                base::append_utf8(text, c);
            }
        }
    }
}

bool is_plain_xml(std::string_view utf8) {
    if (!base::is_utf8(utf8)) {
        return false;
    }
    while (!utf8.empty()) {
        if (is_simple(utf8.front())) {
            utf8.remove_prefix(1);
        } else if (const char32_t c = base::take_code_point(utf8); !is_character(c) || c == U'\r') {
            return false;
        }
    }
    return true;
}

void XmlWriter::end_tag() {
    if (is_in_tag_) {
        out_ += '>';
        is_in_tag_ = false;
    }
}

void XmlWriter::open(std::string_view name) {
    end_tag();
    if (!has_text_ && !out_.empty()) {
        out_ += '\n';
    }
    out_ += '<';
    out_ += name;
    open_.push_back(name);
    is_in_tag_ = true;
    has_text_ = false;
}

void XmlWriter::close() {
    assert(!open_.empty());
    if (is_in_tag_) {
        out_ += "/>";
        is_in_tag_ = false;
    } else {
        if (!has_text_) {
            out_ += '\n';
        }
        out_ += "</";
        out_ += open_.back();
        out_ += '>';
    }
    open_.pop_back();
    has_text_ = false;
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
    assert(is_in_tag_);
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_escaped(out_, value, Within::attribute);
    out_ += '"';
}

void XmlWriter::number(std::string_view name, double value, int digits) {
    assert(is_in_tag_);
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_number(out_, value, digits);
    out_ += '"';
}

void XmlWriter::color(std::string_view name, const base::Color& color, double share) {
    assert(is_in_tag_);
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    out_ += hex_of(color);
    out_ += '"';
    const double opacity = opacity_of(color) * share;
    if (opacity < 0.9995) {
        out_ += ' ';
        out_ += name;
        out_ += "-opacity=\"";
        append_number(out_, opacity, 3);
        out_ += '"';
    }
}

void XmlWriter::path(const Path& path) {
    assert(is_in_tag_);
    out_ += " d=\"";
    PathData data(out_);
    trace(path, data);
    out_ += '"';
}

void XmlWriter::text(std::string_view utf8) {
    end_tag();
    append_escaped(out_, utf8, Within::element);
    has_text_ = true;
}

void XmlWriter::part(std::string_view name, std::string_view attribute_name, std::string_view value,
                     std::string_view utf8) {
    end_tag();
    has_text_ = true;
    open(name);
    attribute(attribute_name, value);
    text(utf8);
    close();
    has_text_ = true;
}

void XmlWriter::text_element(std::string_view name, std::string_view utf8) {
    open(name);
    text(utf8);
    close();
}

std::string UniqueIds::take(std::string_view prefix, std::string_view name) {
    std::string id(prefix);
    while (!name.empty()) {
        const char32_t c = base::take_code_point(name);
        if (is_name_character(c)) {
            base::append_utf8(id, c);
        } else {
            id += fmt::format("_x{:X}_", static_cast<unsigned>(c));
        }
    }
    const auto [known, is_new] = taken_.emplace(id, 1U);
    if (is_new) {
        return id;
    }
    // "a", "a" again, and a node that is really called "a-2".
    std::string numbered;
    do {
        numbered = fmt::format("{}-{}", id, ++known->second);
    } while (taken_.contains(numbered));
    taken_.emplace(numbered, 1U);
    return numbered;
}

} // namespace entente::vector
