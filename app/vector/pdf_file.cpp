// SPDX-License-Identifier: MIT
#include "app/vector/pdf_file.hpp"

#include "app/vector/pdf_painter.hpp"
#include "app/vector/pdf_reader.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace entente::vector {
namespace {

constexpr std::string_view attachment = "entente-view.json";
/// Marks our attachment itself, for files that another program saved again.
constexpr std::string_view own_key = "Entente_View";

/// A PDF's update: objects that are new or replace older ones.
class PdfUpdate {
  public:
    explicit PdfUpdate(std::string& file) : file_(file) {
        if (!file_.ends_with('\n')) {
            file_ += '\n';
        }
    }

    void add(std::uint32_t number, std::string_view object) {
        offsets_.emplace(number, file_.size());
        file_ += fmt::format("{} 0 obj\n", number);
        file_ += object;
        file_ += "\nendobj\n";
    }

    /// @param entries  of the trailer, but for those that this adds.
    /// @param previous where the table before begins.
    /// @param size     one more than the highest number of an object.
    void end(std::string_view entries, std::size_t previous, std::uint64_t size) {
        const std::size_t table = file_.size();
        file_ += "xref\n";
        for (const auto& [number, offset] : offsets_) {
            file_ += fmt::format("{} 1\n{:010} 00000 n \n", number, offset);
        }
        file_ += fmt::format("trailer\n<< {}/Size {}\n/Prev {} >>\n", entries, size, previous);
        file_ += fmt::format("startxref\n{}\n%%EOF\n", table);
    }

    /// The same with a table that is a stream, itself the object `size`.
    void end_with_stream(std::string_view entries, std::size_t previous, std::uint64_t size) {
        constexpr int width = 5; // bytes of an offset
        const std::size_t table = file_.size();
        offsets_.emplace(static_cast<std::uint32_t>(size), table);
        std::string index;
        std::string rows;
        for (const auto& [number, offset] : offsets_) {
            index += fmt::format("{} 1 ", number);
            rows += '\1';
            for (int i = width; i-- > 0;) {
                rows += static_cast<char>(offset >> (8 * i) & 0xffU);
            }
            rows += '\0';
        }
        file_ += fmt::format("{} 0 obj\n<< /Type /XRef\n{}/Size {}\n/Prev {}\n/W [ 1 {} 1 ]\n"
                             "/Index [ {}]\n/Length {} >>\nstream\n",
                             size, entries, size + 1, previous, width, index, rows.size());
        file_ += rows;
        file_ += fmt::format("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", table);
    }

  private:
    std::string& file_;
    std::map<std::uint32_t, std::size_t> offsets_;
};

/// A dictionary's entries but for some, without the brackets around them.
template <class... Keys>
std::string entries_without(PdfValue dictionary, Keys... keys) {
    std::string entries;
    for_each_pdf_entry(dictionary, [&](PdfValue key, PdfValue value) {
        if (((key.substr(1) != keys) && ...)) {
            entries += fmt::format("{} {}\n", key, value);
        }
    });
    return entries;
}

/// Looks through the tree of names that viewers list attachments from.
class AttachmentFinder {
  public:
    explicit AttachmentFinder(const PdfReader& pdf) : pdf_(pdf) {}

    /// The dictionary of our attachment's stream; "" where there is none.
    PdfValue find(PdfValue node) {
        PdfValue found;
        // Pairs of a name and what it names.
        PdfValue name;
        for_each_pdf_item(resolved(pdf_entry(node, "Names")), [&](PdfValue item) {
            if (name.empty()) {
                name = item;
                return left_ > 0;
            }
            found = stream_of(resolved(item), pdf_string(name));
            name = {};
            return found.empty() && left_ > 0;
        });
        if (found.empty()) {
            for_each_pdf_item(resolved(pdf_entry(node, "Kids")), [&](PdfValue kid) {
                if (left_ > 0) {
                    found = find(resolved(kid));
                }
                return found.empty() && left_ > 0;
            });
        }
        return found;
    }

  private:
    PdfValue resolved(PdfValue value) {
        --left_;
        return left_ > 0 ? pdf_.resolved(value) : PdfValue();
    }

    PdfValue stream_of(PdfValue specification, const std::string& name) {
        if (name != attachment && pdf_string(pdf_entry(specification, "F")) != attachment &&
            pdf_string(pdf_entry(specification, "UF")) != attachment) {
            return {};
        }
        return resolved(pdf_entry(resolved(pdf_entry(specification, "EF")), "F"));
    }

    const PdfReader& pdf_;
    int left_ = 512; ///< objects that may still be looked at: a tree can be a circle
};

} // namespace

base::Result<std::string> finish_pdf(std::string file, std::string_view recipe) {
    const PdfReader pdf(file);
    const auto root = pdf_reference(pdf_entry(pdf.trailer(), "Root"));
    const auto info = pdf_reference(pdf_entry(pdf.trailer(), "Info"));
    const auto size = pdf_number(pdf_entry(pdf.trailer(), "Size"));
    const PdfValue catalog = pdf.resolved(pdf_entry(pdf.trailer(), "Root"));
    if (!root || !info || !size || *size > 0x7fff'ffffU || !catalog.starts_with("<<")) {
        return base::fail(base::ErrorKind::unreadable,
                          "the PDF that Cairo made has no table of objects that can be added to");
    }
    const auto stream_number = static_cast<std::uint32_t>(*size);
    const std::uint32_t specification_number = stream_number + 1;

    // All is read before anything is written: the values point into the file.
    const std::string new_info =
        "<< " +
        entries_without(pdf.resolved(pdf_entry(pdf.trailer(), "Info")), "CreationDate", "ModDate") +
        ">>";
    std::string new_catalog =
        "<< " + entries_without(catalog, "Names", "ViewerPreferences", "PageMode");
    new_catalog += "/ViewerPreferences << /DisplayDocTitle true >>\n";
    const std::string trailer = entries_without(pdf.trailer(), "Size", "Prev", "Type", "W", "Index",
                                                "Length", "Filter", "DecodeParms", "XRefStm");
    const std::size_t previous = pdf.table_offset();
    const bool is_stream = pdf.has_table_stream();
    if (!recipe.empty()) {
        new_catalog += fmt::format("/Names << /EmbeddedFiles << /Names [ ({}) {} 0 R ] >> >>\n",
                                   attachment, specification_number);
    }
    new_catalog += ">>";

    PdfUpdate update(file);
    update.add(*root, new_catalog);
    update.add(*info, new_info);
    if (!recipe.empty()) {
        std::string stream = fmt::format("<< /Type /EmbeddedFile /Subtype /application#2Fjson "
                                         "/{} true /Params << /Size {} >> /Length {} >>\nstream\n",
                                         own_key, recipe.size(), recipe.size());
        stream += recipe;
        stream += "\nendstream";
        update.add(stream_number, stream);
        update.add(specification_number,
                   fmt::format("<< /Type /Filespec /F ({0}) /UF ({0})\n/Desc (The view that this "
                               "figure shows: open the figure in Entente)\n/EF << /F {1} 0 R /UF "
                               "{1} 0 R >> >>",
                               attachment, stream_number));
    }
    const std::uint64_t new_size = *size + (recipe.empty() ? 0 : 2);
    if (is_stream) {
        update.end_with_stream(trailer, previous, new_size);
    } else {
        update.end(trailer, previous, new_size);
    }
    return file;
}

std::optional<std::string> recipe_in_pdf(std::string_view bytes) {
    constexpr std::size_t farthest_header = 1024;
    if (bytes.substr(0, farthest_header).find("%PDF-") == std::string_view::npos) {
        return std::nullopt;
    }
    const PdfReader pdf(bytes);
    const PdfValue catalog = pdf.resolved(pdf_entry(pdf.trailer(), "Root"));
    const PdfValue names = pdf.resolved(pdf_entry(catalog, "Names"));
    const PdfValue files = pdf.resolved(pdf_entry(names, "EmbeddedFiles"));
    if (const PdfValue found = AttachmentFinder(pdf).find(files); !found.empty()) {
        return pdf.stream(found);
    }
    // Tables that cannot be read, after a transfer that changed line breaks, say: streams are still
    // there, and ours has a mark of its own.
    std::optional<std::string> newest;
    std::size_t at = 0;
    for (PdfValue found = pdf.next_stream(at); !found.empty(); found = pdf.next_stream(at)) {
        if (pdf_entry(found, own_key) == "true") {
            if (auto recipe = pdf.stream(found)) {
                newest = std::move(recipe);
            }
        }
    }
    return newest;
}

} // namespace entente::vector
