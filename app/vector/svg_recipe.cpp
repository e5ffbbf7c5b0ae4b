// SPDX-License-Identifier: MIT
#include "app/vector/svg_recipe.hpp"

#include "app/vector/svg_painter.hpp"

#include <pugixml.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace entente::vector {
namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string to_base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j) {
            group = group << 8U |
                    (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        }
        for (std::size_t j = 0; j < 4; ++j) {
            text += i + j <= bytes.size() ? digits[group >> (18 - 6 * j) & 63U] : '=';
        }
    }
    return text;
}

/// White space between is passed over; nothing where anything else is between.
std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes;
    std::uint32_t group = 0;
    unsigned bits = 0;
    for (const char c : text) {
        if (c == '=') {
            break;
        }
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            continue;
        }
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos) {
            return std::nullopt;
        }
        group = group << 6U | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(group >> bits & 0xffU);
        }
    }
    return bytes;
}

/// Whether the element is `view` of our namespace, under whatever prefix a program that saved the
/// file again gave it.
bool is_recipe(const pugi::xml_node& element) {
    const std::string_view name = element.name();
    const std::size_t colon = name.find(':');
    const std::string_view local = colon == std::string_view::npos ? name : name.substr(colon + 1);
    if (local != "view") {
        return false;
    }
    std::string declaration = "xmlns";
    if (colon != std::string_view::npos) {
        declaration += ':';
        declaration += name.substr(0, colon);
    }
    for (pugi::xml_node scope = element; scope; scope = scope.parent()) {
        if (const pugi::xml_attribute declared = scope.attribute(declaration.c_str())) {
            return declared.value() == recipe_namespace;
        }
    }
    return false;
}

} // namespace

void write_recipe(XmlWriter& xml, std::string_view recipe) {
    // White space alone would not be read back as text.
    const bool is_plain =
        is_plain_xml(recipe) && recipe.find_first_not_of(" \t\n") != std::string_view::npos;
    xml.open("entente:view");
    xml.attribute("media-type", "application/json");
    if (is_plain) {
        xml.text(recipe);
    } else {
        xml.attribute("encoding", "base64");
        xml.text(to_base64(recipe));
    }
    xml.close();
}

std::optional<std::string> recipe_in_svg(std::string_view bytes) {
    pugi::xml_document document;
    // What follows a fault is not there; the recipe stands at the beginning.
    document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default);
    const pugi::xml_node found = document.find_node(is_recipe);
    if (!found) {
        return std::nullopt;
    }
    std::string text;
    for (const pugi::xml_node& part : found.children()) { // an editor may have made CDATA of it
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
            text += part.value();
        }
    }
    if (found.attribute("encoding").value() == std::string_view("base64")) {
        return from_base64(text);
    }
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

} // namespace entente::vector
