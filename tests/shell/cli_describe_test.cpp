// SPDX-License-Identifier: MIT
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace entente::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string out_of(const std::string& arguments) {
    const CommandResult result = entente(arguments);
    EXPECT_EQ(result.exit_code, 0) << arguments << "\n" << result.err;
    return result.out;
}

std::string sample_file() {
    return quoted(sample().string());
}

/// The rows of the pipe table below a heading, without its head; cells trimmed.
std::vector<std::vector<std::string>> table_below(const std::string& markdown,
                                                  const std::string& heading) {
    std::vector<std::vector<std::string>> rows;
    std::size_t bars = 0;
    bool is_there = false;
    for (const std::string& line : lines_of(markdown)) {
        if (line.rfind("## ", 0) == 0) {
            is_there = line == "## " + heading;
        }
        if (!is_there || line.empty() || line.front() != '|' || ++bars <= 2) {
            continue;
        }
        std::vector<std::string> cells;
        for (std::size_t at = 2; at < line.size();) {
            const std::size_t end = std::min(line.find(" |", at), line.size());
            cells.push_back(line.substr(at, end - at));
            at = end + 3;
        }
        rows.push_back(cells);
    }
    return rows;
}

/// The name of each actor and topic of the sample by its id.
std::map<std::string, std::string> sample_names() {
    std::map<std::string, std::string> names;
    const json data = json::parse(slurp(sample()));
    for (const char* list : {"actors", "topics"}) {
        for (const json& one : data[list]) {
            names[one["id"]] = one["name"];
        }
    }
    return names;
}

std::string to_places(double value, const char* format) {
    char text[64];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

/// Two decimals at the most.
std::string strength(double value) {
    std::string text = to_places(value, "%.2f");
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text;
}

/// With commas between thousands.
std::string grouped(int number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

const char* const some_windows[]{"",
                                 "--window 2013/2015",
                                 "--window 2015 --roll-up",
                                 "--window 2016 --nodes state,organization",
                                 "--window 2012/2018 --mode decay --half-life 200",
                                 "--topic nuclear-energy --top 25"};

TEST(CliDescribe, TheStrongestTiesAreThoseThatTiesLists) {
    const auto names = sample_names();
    for (const std::string options : some_windows) {
        SCOPED_TRACE(options);
        const json ties =
            json::parse(out_of("ties " + sample_file() + " --format json " + options));
        const auto rows = table_below(out_of("describe " + sample_file() + " " + options), "Ties");
        std::size_t row = 0;
        for (const json& tie : ties) {
            if (tie["kind"] != "event" || row == rows.size()) {
                continue;
            }
            const std::string joint = tie["directed"].get<bool>() ? " → " : " – ";
            EXPECT_EQ(rows[row][0], names.at(tie["a"]) + joint + names.at(tie["b"]));
            EXPECT_EQ(rows[row][1], tie["count"].dump());
            EXPECT_EQ(rows[row][2], strength(tie["strength"]));
            const double tone = tie["tone"].is_null() ? 0 : tie["tone"].get<double>();
            const std::string told = std::abs(tone) < 0.05 ? "0.0" : to_places(tone, "%+.1f");
            EXPECT_EQ(rows[row][3], tie["tone"].is_null() ? "" : told);
            ++row;
        }
        EXPECT_EQ(row, rows.size());
        EXPECT_GE(row, 3U);
    }
}

TEST(CliDescribe, CountsAreThoseOfInfo) {
    for (const std::string options : some_windows) {
        if (options.empty()) {
            continue;
        }
        SCOPED_TRACE(options);
        const json info =
            json::parse(out_of("info " + sample_file() + " --json " + options))["selected"];
        const std::string text = out_of("describe " + sample_file() + " --format text " + options);
        const std::string between = grouped(info["ties_by_kind"]["event"]);
        const std::string topics = grouped(info["ties_by_kind"]["topic"]);
        EXPECT_THAT(text,
                    testing::AnyOf(HasSubstr(". " + grouped(info["events"]) + " of the "),
                                   HasSubstr(". " + grouped(info["events"]) + " events lie")));
        EXPECT_THAT(text, HasSubstr(topics == "0" ? between + " ties between actors"
                                                  : " (" + between + " between actors, " + topics +
                                                        " with topics)"));
        if (info["ties_by_kind"]["office"] > 0) {
            EXPECT_THAT(text, HasSubstr(grouped(info["ties_by_kind"]["office"]) + " offices"));
        }
        int nodes = 0; // "9 states, 21 officials, ... 24 topics": all kinds together
        std::size_t at = text.find("The network has ") + 16;
        for (const std::string kind : {"state", "official", "organization", "group", "topic"}) {
            const auto word = text.find(" " + kind, at);
            if (word < text.find(" tie", at)) {
                nodes += std::atoi(text.substr(text.find_last_of(", ", word - 1) + 1).c_str());
            }
        }
        EXPECT_EQ(nodes, info["nodes"]);
    }
}

TEST(CliDescribe, EventsOfAnActorAreThoseThatEventsLists) {
    const auto names = sample_names();
    const std::string text = out_of("describe " + sample_file() + " --window 2015");
    for (const auto& row : table_below(text, "Actors")) {
        const auto known = std::find_if(names.begin(), names.end(),
                                        [&](const auto& named) { return named.second == row[0]; });
        ASSERT_NE(known, names.end()) << row[0];
        const json events =
            json::parse(out_of("events " + sample_file() + " --window 2015 --format json --actor " +
                               quoted(known->first)))["events"];
        EXPECT_EQ(row[2], std::to_string(events.size())) << row[0];
    }
}

TEST(CliDescribe, NewAndLostTiesAreThoseOfTheTwoWindows) {
    const auto pairs = [](const std::string& window) {
        std::set<std::string> found;
        for (const json& tie :
             json::parse(out_of("ties " + sample_file() + " --format json --window " + window))) {
            if (tie["kind"] == "event") {
                found.insert(tie["a"].get<std::string>() + tie["b"].get<std::string>() +
                             tie["directed"].dump());
            }
        }
        return found;
    };
    const auto now = pairs("2015");
    const auto before = pairs("2014");
    const auto only_in = [](const auto& a, const auto& b) {
        return std::count_if(a.begin(), a.end(), [&](const auto& tie) { return !b.contains(tie); });
    };
    EXPECT_THAT(
        out_of("describe " + sample_file() + " --window 2015 --format text"),
        HasSubstr("Ties between actors since then: " + std::to_string(only_in(now, before)) +
                  " new, " + std::to_string(only_in(before, now)) + " lost, "));
}

TEST(CliDescribe, TheBusiestMonthIsThatOfTheTimeline) {
    std::string busiest;
    int most = 0;
    for (const std::string& line :
         lines_of(out_of("timeline " + sample_file() + " --unit month --window 2013"))) {
        const int passing = std::atoi(line.substr(line.rfind('\t') + 1).c_str());
        if (passing > most) {
            most = passing;
            busiest = line.substr(0, 7);
        }
    }
    EXPECT_EQ(busiest, "2013-09");
    EXPECT_THAT(
        out_of("describe " + sample_file() + " --window 2013"),
        HasSubstr("The busiest month is September 2013 with " + std::to_string(most) + " events."));
}

TEST(CliDescribe, IsTheSameEachTime) {
    EXPECT_EQ(out_of("describe " + sample_file()), out_of("describe " + sample_file()));
}

TEST(CliDescribe, HasThreeForms) {
    const std::string options = "describe " + sample_file() + " --window 2015";
    EXPECT_THAT(out_of(options), StartsWith("# Iran and Russia"));
    const std::string text = out_of(options + " --format text");
    EXPECT_THAT(text, StartsWith("Iran and Russia"));
    EXPECT_THAT(text, Not(HasSubstr("|")));
    const std::string alt = out_of(options + " --format alt");
    EXPECT_THAT(alt, StartsWith("Network diagram: Iran and Russia"));
    EXPECT_EQ(lines_of(alt).size(), 1U);
    EXPECT_LE(alt.size(), 1100U) << "1,000 characters, some of more than a byte";
    const CommandResult wrong = entente(options + " --format html");
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_THAT(wrong.err, HasSubstr("markdown"));
}

TEST(CliDescribe, SpeaksOfNamesInALanguage) {
    const std::string text =
        out_of("describe " + sample_file() + " --window 2015 --language fa --format text");
    EXPECT_THAT(text, HasSubstr("ایران"));
    EXPECT_THAT(text, Not(HasSubstr("Zarif")));
    EXPECT_THAT(entente("describe " + sample_file() + " --language qaa").err,
                HasSubstr("--language: no name is told in 'qaa'"));
}

TEST(CliDescribe, FiguresCarryItAsTheirDescription) {
    const TempDir dir;
    const auto figure = dir.path() / "figure.svg";
    ASSERT_EQ(entente("render " + sample_file() + " --window 2015 --language fa " +
                      "--second-language und -o " + quoted(figure.string()))
                  .exit_code,
              0);
    const std::string svg = slurp(figure);
    const auto begin = svg.find("<desc");
    ASSERT_NE(begin, std::string::npos);
    const std::string described = svg.substr(begin, svg.find("</desc>") - begin);
    EXPECT_THAT(described, HasSubstr("Network diagram: Iran and Russia"));
    EXPECT_THAT(described, HasSubstr("Window: 2015. 22 events lie in the window."));
    EXPECT_THAT(described, HasSubstr("ایران")) << "names in the figure's language";
    EXPECT_THAT(svg, HasSubstr(">Iran<")) << "the second line";
}

TEST(CliDescribe, AnEmptyWindowIsNoError) {
    const std::string text = out_of("describe " + sample_file() + " --window 1950 --format text");
    EXPECT_THAT(text, HasSubstr("No event lies in the window. The nearest event after it: "
                                "8 December 1991"));
    EXPECT_THAT(text, Not(HasSubstr("Ties")));
}

} // namespace
} // namespace entente::test
