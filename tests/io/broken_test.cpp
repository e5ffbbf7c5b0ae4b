// SPDX-License-Identifier: MIT
// Every file of tests/data/broken has one fault; expected.tsv says what has to be told of it.
#include "app/io/event_reader.hpp"

#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace entente::io {
namespace {

using ::testing::HasSubstr;

const std::filesystem::path folder =
    std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests" / "data" / "broken";

struct Row {
    std::string file;
    int exit_code = 0;
    std::size_t problems = 0;
    std::string kept; ///< records kept; "-" where nothing can be read
    std::string schema;
    std::string place;
    std::string found;
    std::string expected;
};

std::vector<Row> read_table() {
    std::istringstream table(test::slurp(folder / "expected.tsv"));
    std::vector<Row> rows;
    std::string line;
    std::getline(table, line); // the names of the columns
    while (std::getline(table, line)) {
        std::vector<std::string> cells(1);
        for (const char c : line) {
            if (c == '\t') {
                cells.emplace_back();
            } else {
                cells.back() += c;
            }
        }
        cells.resize(8);
        rows.push_back({cells[0], std::stoi(cells[1]), std::stoul(cells[2]), cells[3], cells[4],
                        cells[5], cells[6], cells[7]});
    }
    return rows;
}

std::string all_lines(const Diagnostics& diagnostics) {
    std::string lines;
    for (const Problem& problem : diagnostics.problems()) {
        lines += problem.line() + "\n";
    }
    return lines;
}

bool is_told(const Row& row, const Problem& problem) {
    const auto has = [](const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    };
    // A place is told to the letter, but where the table ends it with a star, or gives none.
    const bool is_start = row.place.empty() || row.place.back() == '*';
    const bool is_place =
        is_start ? problem.place.rfind(row.place.substr(0, row.place.find('*')), 0) == 0
                 : problem.place == row.place;
    return is_place && has(problem.found, row.found) && has(problem.expected, row.expected);
}

TEST(BrokenFiles, EachIsToldByPlaceCauseAndExpectation) {
    const std::vector<Row> rows = read_table();
    ASSERT_GE(rows.size(), 70U);
    for (const Row& row : rows) {
        SCOPED_TRACE(row.file);
        Diagnostics diagnostics;
        const std::vector<std::filesystem::path> files{folder / row.file};
        const auto loaded = read_events(files, diagnostics);
        const std::string told = all_lines(diagnostics);

        EXPECT_EQ(loaded.has_value(), row.exit_code != 3) << told;
        EXPECT_EQ(diagnostics.count(), row.problems) << told;
        const auto& problems = diagnostics.problems();
        EXPECT_TRUE(std::any_of(problems.begin(), problems.end(),
                                [&](const Problem& problem) { return is_told(row, problem); }))
            << "told:\n"
            << told << "wanted: " << row.place << ": " << row.found << " (expected " << row.expected
            << ")";
        for (const Problem& problem : problems) {
            EXPECT_EQ(problem.file, files[0].string());
            EXPECT_FALSE(problem.place.empty());
            EXPECT_FALSE(problem.found.empty());
            EXPECT_FALSE(problem.kind.empty());
            EXPECT_EQ(problem.line().find('\n'), std::string::npos) << "one problem, one line";
        }
        if (loaded) {
            EXPECT_EQ(std::to_string(loaded->counts.kept), row.kept) << told;
            EXPECT_EQ(loaded->counts.read, loaded->counts.kept + loaded->counts.left_out);
            EXPECT_EQ(loaded->counts.kept,
                      loaded->store->actors().size() + loaded->store->topics().size() +
                          loaded->store->event_count() + loaded->store->header().milestones.size());
        } else {
            EXPECT_EQ(loaded.error().kind, base::ErrorKind::unreadable);
            EXPECT_THAT(loaded.error().message, HasSubstr(row.file));
            EXPECT_THAT(loaded.error().message, HasSubstr(row.found));
        }
    }
}

TEST(BrokenFiles, TheTableNamesEachFileAndNoOther) {
    std::set<std::string> named{"expected.tsv"};
    for (const Row& row : read_table()) {
        EXPECT_TRUE(named.insert(row.file).second) << row.file << " is named twice";
    }
    std::set<std::string> there{"file_that_is_missing.json"};
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        there.insert(entry.path().filename().string());
    }
    EXPECT_EQ(named, there);
}

TEST(BrokenFiles, ReadingChangesNoFile) {
    for (const Row& row : read_table()) {
        const std::filesystem::path path = folder / row.file;
        if (std::filesystem::is_regular_file(path)) {
            const std::string before = test::slurp(path);
            Diagnostics diagnostics;
            (void)read_events(std::vector{path}, diagnostics);
            EXPECT_EQ(test::slurp(path), before) << row.file;
        }
    }
}

TEST(BrokenFiles, ValidateEndsWithTheCodeOfTheTable) {
    if (test::run_command(std::string("\"") + ENTENTE_PROGRAM + "\" validate --help")
            .out.find("validate") == std::string::npos) {
        GTEST_SKIP() << "the program is not built";
    }
    for (const Row& row : read_table()) {
        const auto result =
            test::run_command(std::string("\"") + ENTENTE_PROGRAM + "\" validate \"" +
                              (folder / row.file).string() + "\"");
        EXPECT_EQ(result.exit_code, row.exit_code) << row.file << "\n" << result.out << result.err;
        EXPECT_THAT(result.out + result.err, HasSubstr(row.found)) << row.file;
    }
}

} // namespace
} // namespace entente::io
