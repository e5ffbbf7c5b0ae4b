// SPDX-License-Identifier: MIT
#include "app/vector/pdf_file.hpp"
#include "app/vector/pdf_painter.hpp"

#include "tests/support/temp_dir.hpp"
#include "tests/vector/pictures.hpp"
#include "tests/vector/small_marks.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>

namespace entente::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class PdfPainter : public WithFonts {
  protected:
    std::string painted(const vector::Texts& texts = {}, bool transparent = false) {
        auto bytes = vector::paint_pdf(marks, small_page(transparent), texts, *fonts);
        if (!bytes) {
            ADD_FAILURE() << bytes.error().message;
            return {};
        }
        return std::move(*bytes);
    }
    /// What a program of poppler says of a file; "" where it complains.
    static std::string told(const std::string& program, const std::string& pdf,
                            const std::string& after = "") {
        const TempDir dir;
        const auto path = dir.write("figure.pdf", pdf);
        const CommandResult result = run_command(program + " '" + path.string() + "' " + after);
        EXPECT_EQ(result.err, "") << program;
        EXPECT_EQ(result.exit_code, 0) << program;
        return result.out;
    }

    scene::Marks marks;
};

TEST_F(PdfPainter, it_is_one_page_of_the_size_asked_for) {
    marks.background = {1, 1, 1, 1};
    const std::string pdf = painted();
    EXPECT_THAT(pdf, testing::StartsWith("%PDF-1.5"));
    EXPECT_THAT(pdf, HasSubstr("/MediaBox [ 0 0 300 225 ]"));
    EXPECT_THAT(pdf, testing::EndsWith("%%EOF\n"));
}

TEST_F(PdfPainter, the_same_marks_give_the_same_bytes_and_no_date) {
    marks.nodes = {node_at({50, 50}, 0)};
    marks.ties = {tie_between({0, 0}, {300, 200}, 7)};
    marks.labels = {text_at({20, 40}, "ایران Iran 中国")};
    const std::string first = painted({"T", "D", "S", "{}"});
    EXPECT_EQ(painted({"T", "D", "S", "{}"}), first);
    const std::size_t update = first.rfind("/Info");
    ASSERT_NE(update, std::string::npos);
    if (has_program("pdfinfo")) {
        EXPECT_THAT(told("pdfinfo", first), Not(HasSubstr("Date")));
    }
}

TEST_F(PdfPainter, title_description_and_program_can_be_read) {
    if (!has_program("pdfinfo")) {
        GTEST_SKIP() << "pdfinfo (poppler-utils) is not installed";
    }
    const std::string info =
        told("pdfinfo", painted({"Iran & روسیه\x01", "3 nodes\n2 ties", "Entente 1.2\xff", ""}));
    EXPECT_THAT(info, HasSubstr("Title:           Iran & روسیه\n"));
    EXPECT_THAT(info, HasSubstr("Subject:         3 nodes\n2 ties\n"));
    EXPECT_THAT(info, HasSubstr("Creator:         Entente 1.2\uFFFD\n"));
    EXPECT_THAT(info, HasSubstr("Pages:           1\n"));
}

TEST_F(PdfPainter, text_can_be_searched_in_its_reading_order) {
    if (!has_program("pdftotext")) {
        GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
    }
    const std::vector<std::string> lines{"Sergei Lavrov", "محمدجواد ظریف",  "официальный",
                                         "ישראל",         "中华人民共和国", "भारत गणराज्य",
                                         "difficult",     "Österreich"};
    float y = 30;
    for (const std::string& line : lines) {
        marks.labels.push_back(text_at({20, y}, line));
        marks.labels.back().halo = {1, 1, 1, 0.9F};
        marks.labels.back().halo_width = 2;
        y += 30;
    }
    const std::string text = told("pdftotext -layout", painted(), "-");
    for (const std::string& line : lines) {
        EXPECT_THAT(text, HasSubstr(line));
        EXPECT_EQ(text.find(line), text.rfind(line)) << "the halo is no text";
    }
}

TEST_F(PdfPainter, fonts_are_embedded) {
    if (!has_program("pdffonts")) {
        GTEST_SKIP() << "pdffonts (poppler-utils) is not installed";
    }
    marks.labels = {text_at({20, 40}, "ایران Iran 中国")};
    const std::string list = told("pdffonts", painted());
    // Columns: name, type, encoding, emb, sub, uni, object.
    EXPECT_THAT(list, HasSubstr(" yes yes yes "));
    EXPECT_THAT(list, Not(HasSubstr(" no ")));
}

TEST_F(PdfPainter, a_recipe_comes_back_byte_for_byte) {
    marks.nodes = {node_at({50, 50}, 0)};
    for (const std::string& recipe : awkward_recipes()) {
        EXPECT_EQ(vector::recipe_in_pdf(painted({"T", "D", "S", recipe})), recipe)
            << recipe.substr(0, 100);
    }
    EXPECT_EQ(vector::recipe_in_pdf(painted({"T", "D", "S", ""})), std::nullopt);
}

TEST_F(PdfPainter, a_recipe_is_an_attached_file_for_everyone) {
    if (!has_program("pdfdetach")) {
        GTEST_SKIP() << "pdfdetach (poppler-utils) is not installed";
    }
    const std::string recipe = R"({"title":"ایران"})";
    const std::string pdf = painted({"T", "D", "S", recipe});
    EXPECT_THAT(told("pdfdetach -list", pdf), HasSubstr("1: entente-view.json"));
    const TempDir dir;
    const auto saved = dir.path() / "saved.json";
    told("pdfdetach -save 1 -o '" + saved.string() + "'", pdf);
    EXPECT_EQ(slurp(saved), recipe);
}

TEST_F(PdfPainter, a_recipe_is_found_where_another_program_saved_the_file) {
    // The same objects, as a program writes them that packs and renumbers; the table is one that
    // only newer readers know.
    const std::string pdf =
        "%PDF-1.7\n"
        "4 0 obj\n<</Type/EmbeddedFile/Entente_View true/Length 5 0 R>>\nstream\r\n"
        "{\"a\":1}\nendstream\nendobj\n5 0 obj\n7\nendobj\nstartxref\n9\n%%EOF\n";
    EXPECT_EQ(vector::recipe_in_pdf(pdf), "{\"a\":1}");
}

/// A file whose table is a stream and whose catalogue is packed in another, as PDF 1.5 allows.
std::string packed_pdf() {
    const std::string objects =
        "1 0 3 33 <</Type/Catalog/Pages 2 0 R>>      <</Title(T)/ModDate(D:2020)>>";
    const std::size_t first = objects.find("<<");
    std::string pdf = "%PDF-1.5\n";
    std::vector<std::size_t> offsets;
    const auto add = [&](const std::string& object) {
        offsets.push_back(pdf.size());
        pdf += object;
    };
    add("2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n");
    add("4 0 obj\n<</Type/ObjStm/N 2/First " + std::to_string(first) + "/Length " +
        std::to_string(objects.size()) + ">>\nstream\n" + objects + "\nendstream\nendobj\n");
    const std::size_t table = pdf.size();
    std::string rows;
    const auto row = [&](char kind, std::size_t place, char index) {
        rows += kind;
        rows += static_cast<char>(place >> 8U);
        rows += static_cast<char>(place & 0xffU);
        rows += index;
    };
    row('\0', 0, '\0');
    row('\2', 4, '\0');
    row('\1', offsets[0], '\0');
    row('\2', 4, '\1');
    row('\1', offsets[1], '\0');
    row('\1', table, '\0');
    pdf += "5 0 obj\n<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Info 3 0 R/Length " +
           std::to_string(rows.size()) + ">>\nstream\n" + rows +
           "\nendstream\nendobj\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return pdf;
}

TEST_F(PdfPainter, a_file_with_packed_objects_is_added_to) {
    // What later versions of Cairo write.
    ASSERT_EQ(vector::recipe_in_pdf(packed_pdf()), std::nullopt);
    const auto first = vector::finish_pdf(packed_pdf(), "{\"a\":1}");
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(vector::recipe_in_pdf(*first), "{\"a\":1}");
    EXPECT_THAT(first->substr(packed_pdf().size()), HasSubstr("/Title (T)"));
    EXPECT_THAT(first->substr(packed_pdf().size()), Not(HasSubstr("ModDate")));
    const auto second = vector::finish_pdf(*first, "{\"b\":2}");
    ASSERT_TRUE(second) << second.error().message;
    EXPECT_EQ(vector::recipe_in_pdf(*second), "{\"b\":2}") << "the newest counts";
    EXPECT_FALSE(vector::finish_pdf("%PDF-1.5\nnothing", "{}"));
}

TEST_F(PdfPainter, any_bytes_are_a_file_without_a_recipe_or_with_one) {
    const std::string pdf = painted({"T", "D", "S", R"({"a":"ایران"})"});
    for (std::size_t length = 0; length < pdf.size(); length += 11) {
        vector::recipe_in_pdf(std::string_view(pdf).substr(0, length));
    }
    unsigned random = 1;
    for (int round = 0; round < 3000; ++round) {
        std::string broken = pdf;
        for (int i = 0; i < 4; ++i) {
            random = random * 1'664'525U + 1'013'904'223U;
            // Half of the changes where the structure is.
            const std::size_t range =
                (i & 1) != 0 ? broken.size() : std::min<std::size_t>(broken.size(), 1500);
            broken[broken.size() - 1 - (random >> 8U) % range] =
                "0123456789 <>[]()/R\n%nfx"[(random >> 24U) % 23U];
        }
        vector::recipe_in_pdf(broken);
    }
    EXPECT_EQ(vector::recipe_in_pdf(""), std::nullopt);
    EXPECT_EQ(vector::recipe_in_pdf("%PDF-1.4"), std::nullopt);
    EXPECT_EQ(vector::recipe_in_pdf("%PDF-1.4 " + std::string(100'000, '[')), std::nullopt);
    std::string packed = *vector::finish_pdf(packed_pdf(), "{}");
    for (int round = 0; round < 20'000; ++round) {
        std::string broken = packed;
        for (int i = 0; i < 3; ++i) {
            random = random * 1'664'525U + 1'013'904'223U;
            broken[(random >> 8U) % broken.size()] = static_cast<char>(random >> 24U);
        }
        vector::recipe_in_pdf(broken);
    }
    // A tree of names that bites its own tail.
    const std::string circle =
        "%PDF-1.4\n1 0 obj << /Names << /EmbeddedFiles 2 0 R >> >> endobj\n"
        "2 0 obj << /Kids [ 2 0 R 2 0 R 2 0 R ] /Names [ (a) 2 0 R ] >> endobj\n"
        "xref\n1 2\n0000000009 00000 n \n0000000064 00000 n \n"
        "trailer << /Root 1 0 R >> startxref 134 %%EOF";
    ASSERT_EQ(circle.find("2 0 obj"), 64U);
    ASSERT_EQ(circle.find("xref\n1"), 134U);
    EXPECT_EQ(vector::recipe_in_pdf(circle), std::nullopt);
}

TEST_F(PdfPainter, marks_without_a_place_are_left_out) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    marks.nodes = {node_at({nan, 50}, 0), node_at({50, 1e9F}, 1)};
    marks.ties = {tie_between({nan, 0}, {100, 100}, 1), tie_between({-3e6F, 0}, {3e6F, 100}, 2)};
    marks.ties.push_back(tie_between({-3e6F, 0}, {3e6F, 100}, 2));
    marks.ties.back().bend = 0.1F;
    marks.labels = {text_at({nan, 0}, "lost"), text_at({1e9F, 0}, "far")};
    scene::BoxMark box;
    box.rect = {{0, nan}, {10, 10}};
    marks.boxes = {box};
    EXPECT_THAT(painted(), Not(HasSubstr("nan")));
}

} // namespace
} // namespace entente::test
