// SPDX-License-Identifier: MIT
// A year of real events: 90,730 of them, two actors each.
#include "tests/support/icews.hpp"

#include "app/graph/tie_index.hpp"
#include "tests/graph/readable.hpp"
#include "tests/support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace entente::test {
namespace {

class Icews : public testing::Test {
  protected:
    void SetUp() override {
        const std::filesystem::path folder =
            std::filesystem::path(ENTENTE_SOURCE_DIR) / ".." / "shared" / "data" / "icews14";
        if (!std::filesystem::exists(folder)) {
            GTEST_SKIP() << folder << " is not at hand";
        }
        auto read = read_icews(folder);
        ASSERT_TRUE(read.has_value()) << read.error().message;
        data = std::move(*read);
    }
    IcewsData data;
};

TEST_F(Icews, IsReadInFull) {
    EXPECT_EQ(data.facts.size(), 90'730U);
    EXPECT_EQ(data.entities.size(), 7'128U);
    EXPECT_EQ(data.relations.size(), 230U);
    const auto kind = [this](std::string_view name) {
        const auto entity =
            std::find_if(data.entities.begin(), data.entities.end(),
                         [name](const IcewsData::Entity& e) { return e.name == name; });
        return entity == data.entities.end() ? "unknown" : std::string(name_of(entity->kind));
    };
    EXPECT_EQ(kind("Iran"), "state");
    EXPECT_EQ(kind("France"), "state");
    EXPECT_EQ(kind("Mohammad Javad Zarif"), "official");
    EXPECT_EQ(kind("Head of Government (India)"), "official");
    EXPECT_EQ(kind("Foreign Affairs (Russia)"), "organization");
    EXPECT_EQ(kind("UN Security Council"), "organization");
    EXPECT_EQ(kind("Citizen (Nigeria)"), "group");
    EXPECT_EQ(kind("Police (Kenya)"), "group");
    EXPECT_EQ(kind("Boko Haram"), "group");
}

TEST_F(Icews, IsWrittenAsJsonLines) {
    std::ostringstream out;
    write_json_lines(data, out);
    const std::string text = out.str();
    EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')),
              1 + data.entities.size() + data.facts.size());
    EXPECT_EQ(text.substr(0, text.find('\n')),
              R"({"header":{"format":"entente/1","title":"icews14"}})");
    EXPECT_NE(text.find(R"({"actor":{"id":"Iran","kind":"state","name":"Iran"}})"),
              std::string::npos);
    const std::string event =
        R"x({"event":{"id":"icews-000001","date":"2014-01-01","type":"yield",)x"
        R"x("title":"Receive deployment of peacekeepers","participants":)x"
        R"x([{"actor":"Afghanistan","role":"source"},)x"
        R"x({"actor":"Head of Government (Croatia)","role":"target"}],"tone":)x";
    EXPECT_EQ(text.substr(text.find("{\"event\""), event.size()), event);
}

TEST_F(Icews, HasTheTiesOfADayAfterAYearOfMoves) {
    const auto store = store_of(data);
    graph::TieIndex walked(store, {});
    model::Window window = window_on("2014-01-01/2014-01-30");
    for (int day = 0; day < 335; ++day) {
        walked.set_window(window);
        window.span.first += std::chrono::days{1};
        window.span.last += std::chrono::days{1};
    }
    std::uint32_t facts = 0;
    for (const IcewsData::Fact& fact : data.facts) {
        const std::string day = model::iso_day(walked.window().span.first);
        facts += fact.date >= day && fact.date <= model::iso_day(walked.window().span.last) ? 1 : 0;
    }
    EXPECT_EQ(walked.event_count(), facts);
    graph::TieIndex direct(store, {});
    direct.set_window(walked.window());
    for (std::size_t tie = 0; tie < direct.dyads().size(); ++tie) {
        ASSERT_EQ(walked.count(tie), direct.count(tie));
        ASSERT_EQ(walked.strength(tie), direct.strength(tie));
    }
}

TEST_F(Icews, TakesUnder300BytesAnEventBesideItsText) {
    const auto store = store_of(data);
    graph::TieIndex index(store, {});
    const auto bytes = [&] {
        return (store->memory_bytes() - store->text_bytes() + index.memory_bytes()) /
               store->event_count();
    };
    EXPECT_LT(bytes(), 300U);
    index.set_window(window_on("2014-06", model::WindowMode::decay, 90));
    EXPECT_LT(bytes(), 300U);
}

} // namespace
} // namespace entente::test
