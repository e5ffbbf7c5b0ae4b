// SPDX-License-Identifier: MIT
#include "app/shell/json_text.hpp"

#include "app/base/utf8.hpp"

#include <fmt/core.h>

#include <cmath>

namespace entente::shell {

std::string json_string(std::string_view text) {
    std::string json = "\"";
    while (!text.empty()) {
        const char32_t c = base::take_code_point(text);
        switch (c) {
        case U'"':
            json += "\\\"";
            break;
        case U'\\':
            json += "\\\\";
            break;
        case U'\n':
            json += "\\n";
            break;
        case U'\t':
            json += "\\t";
            break;
        case U'\r':
            json += "\\r";
            break;
        default:
            if (c < 0x20) {
                json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
            } else {
                base::append_utf8(json, c);
            }
        }
    }
    return json + '"';
}

std::string json_string_or_null(std::string_view text) {
    return text.empty() ? "null" : json_string(text);
}

std::string json_number(double value) {
    return std::isfinite(value) ? fmt::format("{:.10g}", value) : "null";
}

} // namespace entente::shell
