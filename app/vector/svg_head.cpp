// SPDX-License-Identifier: MIT
#include "app/vector/svg_head.hpp"

#include "app/vector/svg_recipe.hpp"

#include <string>
#include <string_view>

namespace entente::vector {
namespace {

void write_length(XmlWriter& xml, std::string_view name, double mm) {
    std::string text;
    append_number(text, mm, 3);
    xml.attribute(name, text + "mm");
}

void write_described(XmlWriter& xml, std::string_view element, std::string_view id,
                     const std::string& words) {
    if (!words.empty()) {
        xml.open(element);
        xml.attribute("id", id);
        xml.text(words);
        xml.close();
    }
}

/// In the words of Dublin Core, which editors of SVG show as the document's properties.
void write_metadata(XmlWriter& xml, const Texts& texts) {
    const auto write = [&xml](std::string_view name, const std::string& words) {
        if (!words.empty()) {
            xml.text_element(name, words);
        }
    };
    xml.open("metadata");
    xml.open("rdf:RDF");
    xml.attribute("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    xml.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml.attribute("xmlns:xmp", "http://ns.adobe.com/xap/1.0/");
    xml.open("rdf:Description");
    xml.attribute("rdf:about", "");
    write("dc:format", "image/svg+xml");
    write("dc:title", texts.title);
    write("dc:description", texts.description);
    write("xmp:CreatorTool", texts.software);
    xml.close();
    xml.close();
    if (!texts.recipe.empty()) {
        write_recipe(xml, texts.recipe);
    }
    xml.close();
}

} // namespace

void begin_svg(XmlWriter& xml, UniqueIds& ids, const Page& page, const Texts& texts) {
    xml.open("svg");
    xml.attribute("xmlns", "http://www.w3.org/2000/svg");
    xml.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
    xml.attribute("xmlns:inkscape", "http://www.inkscape.org/namespaces/inkscape");
    xml.attribute("xmlns:entente", recipe_namespace);
    xml.attribute("version", "1.1");
    write_length(xml, "width", page.width_mm());
    write_length(xml, "height", page.height_mm());
    xml.attribute("viewBox",
                  "0 0 " + std::to_string(page.width_px) + " " + std::to_string(page.height_px));
    // A page that reads from right to left may hold it.
    xml.attribute("direction", "ltr");
    xml.attribute("role", "img");
    if (!texts.title.empty()) {
        xml.attribute("aria-labelledby", ids.take("", "title"));
    }
    if (!texts.description.empty()) {
        xml.attribute("aria-describedby", ids.take("", "description"));
    }
    write_described(xml, "title", "title", texts.title);
    write_described(xml, "desc", "description", texts.description);
    write_metadata(xml, texts);
}

} // namespace entente::vector
