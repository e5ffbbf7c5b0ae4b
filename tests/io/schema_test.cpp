// SPDX-License-Identifier: MIT
// The published schema and the reader agree on what a date is, and on the words they know.
#include "app/base/rng.hpp"
#include "app/model/edtf.hpp"

#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

nlohmann::json read_schema() {
    const auto path = std::filesystem::path(ENTENTE_SOURCE_DIR) / "data" / "entente-1.schema.json";
    return nlohmann::json::parse(test::slurp(path), nullptr, false);
}

/// The order of an interval's ends is beyond a pattern.
bool is_beyond_a_pattern(const std::string& message) {
    return message.find("ends before it begins") != std::string::npos;
}

class DatePattern : public ::testing::Test {
  protected:
    void SetUp() override {
        const nlohmann::json schema = read_schema();
        ASSERT_TRUE(schema.is_object());
        pattern_.assign(schema.at("$defs").at("edtf").at("pattern").get<std::string>(),
                        std::regex::ECMAScript);
    }
    void check(const std::string& date) const {
        const auto parsed = model::parse_edtf(date);
        const bool fits = std::regex_match(date, pattern_);
        if (parsed) {
            EXPECT_TRUE(fits) << "the schema refuses '" << date << "'";
        } else if (!is_beyond_a_pattern(parsed.error().message)) {
            EXPECT_FALSE(fits) << "the schema accepts '" << date << "': " << parsed.error().message;
        }
    }
    std::regex pattern_;
};

TEST_F(DatePattern, KnowsTheCalendar) {
    for (const std::string year :
         {"1900", "2000", "2012", "2013", "0000", "-0004", "-0100", "-0000"}) {
        for (int month = 0; month <= 13; ++month) {
            for (int day = 0; day <= 32; ++day) {
                const auto two = [](int number) {
                    return (number < 10 ? "0" : "") + std::to_string(number);
                };
                check(year + "-" + two(month) + "-" + two(day));
            }
        }
    }
}

TEST_F(DatePattern, AgreesWithTheReaderOnWhateverIsPutTogether) {
    constexpr std::string_view years[] = {"2013", "2012",  "201X",  "20XX",  "XXXX", "2X13",
                                          "0000", "-0044", "-000X", "-0000", "213",  "Y2013"};
    constexpr std::string_view months[] = {"",    "-12", "-02", "-04", "-13", "-21", "-24",
                                           "-25", "-XX", "-0X", "-1X", "-2X", "-X1"};
    constexpr std::string_view days[] = {"",    "-01", "-29", "-31", "-XX",
                                         "-0X", "-2X", "-3X", "-X1"};
    constexpr std::string_view ends[] = {
        "", "?", "~", "%", "?~", "T10:00:00Z", "T24:00:00", "T23:59:60+03:30", "T10:00", " "};
    std::vector<std::string> dates;
    for (const auto year : years) {
        for (const auto month : months) {
            for (const auto day : days) {
                for (const auto end : ends) {
                    dates.push_back(std::string(year).append(month).append(day).append(end));
                    check(dates.back());
                }
            }
        }
    }
    base::Rng rng(1);
    const auto any = [&] { return dates[rng.below(static_cast<std::uint32_t>(dates.size()))]; };
    for (int i = 0; i < 3000; ++i) {
        check(any() + "/" + any());
        check("../" + any());
        check(any() + "/..");
    }
    for (const std::string odd :
         {"", "..", "../..", "/", "2013/", "/2013", "2013/2014/2015", "[2013]"}) {
        check(odd);
    }
}

TEST(Schema, NamesTheSameWordsAsTheReader) {
    const nlohmann::json schema = read_schema();
    const nlohmann::json& defs = schema.at("$defs");
    EXPECT_EQ(defs.at("actor").at("properties").at("kind").at("enum"),
              nlohmann::json({"state", "official", "organization", "group"}));
    EXPECT_EQ(defs.at("participant").at("anyOf").at(1).at("properties").at("role").at("enum"),
              nlohmann::json({"participant", "source", "target", "mentioned"}));
    EXPECT_EQ(schema.at("properties").at("format").at("const"), "entente/1");
}

} // namespace
} // namespace entente
