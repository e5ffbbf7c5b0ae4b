// SPDX-License-Identifier: MIT
// Two windows beside each other, empty windows, and nodes that have nothing in the window.
#include "tests/ui/replay_support.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace entente::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

/// 2012: iran and russia twice, iran and syria. 2013: nothing. 2014: iran and russia once, russia
/// and china; an accusation between syria and china.
constexpr const char* some_data = R"({"format":"entente/1","title":"Some","actors":[
  {"id":"iran","kind":"state","name":"Iran"},{"id":"russia","kind":"state","name":"Russia"},
  {"id":"syria","kind":"state","name":"Syria"},{"id":"china","kind":"state","name":"China"},
  {"id":"zarif","kind":"official","name":"Zarif","roles":[{"title":"minister","of":"iran","from":"2014"}]}],
  "topics":[{"id":"oil","name":"Oil"}],
  "events":[
  {"id":"e1","date":"2012-01-01","type":"consult","participants":["iran","russia"]},
  {"id":"e2","date":"2012-05-11","type":"consult","participants":["iran","russia"]},
  {"id":"e3","date":"2012-07-14","type":"consult","participants":["iran","syria"],"topics":["oil"]},
  {"id":"e4","date":"2014-03-02","type":"consult","participants":["iran","russia"]},
  {"id":"e5","date":"2014-04-14","type":"consult","participants":["russia","china"]},
  {"id":"e6","date":"2014-12-31","type":"accuse","participants":["syria","china","zarif"]}]})";

class CompareReplay : public ReplayTest {
  protected:
    CompareReplay() : data_(dir_.write("some.json", some_data).string()) {}

    using Lines = std::vector<std::string>;
    static Lines joined(std::initializer_list<Lines> parts) {
        Lines all;
        for (const Lines& part : parts) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }
    static Lines opened() { return {R"({"wait":"layout"})"}; }
    static Lines window(const std::string& typed) {
        return {R"({"key":"T","frames":3})", json{{"text", typed}, {"frames", 3}}.dump(),
                R"({"key":"Enter","frames":80})"};
    }
    /// 2014 compared with 2012.
    static Lines compared() {
        return joined({opened(), window("2012"), {R"({"key":"C","frames":5})"}, window("2014")});
    }
    static Lines save_as(const std::string& dialog, const std::string& path) {
        return {R"({"click":")" + dialog + R"(.path"})", R"({"key":"Ctrl+A"})",
                json{{"text", path}}.dump(), R"({"click":")" + dialog + R"(.save"})",
                R"({"wait":"save","frames":3})"};
    }
    static std::string entente(const std::string& arguments) {
        const CommandResult result =
            run_command("'" + std::string(ENTENTE_PROGRAM) + "' " + arguments);
        EXPECT_EQ(result.exit_code, 0) << result.err;
        return result.out;
    }
    [[nodiscard]] std::string data() const { return "'" + data_ + "'"; }

    std::string data_;
};

TEST_F(CompareReplay, CPinsTheWindowAndEndsComparing) {
    const auto dumps = run(joined({opened(),
                                   window("2012"),
                                   {R"({"key":"C","frames":5})", "dump"},
                                   window("2014"),
                                   {"dump", R"({"key":"C","frames":5})", "dump",
                                    R"({"key":"Ctrl+Z","frames":5})", "dump"}}),
                           data_);
    EXPECT_EQ(dumps[0]["compared_with"]["from"], "2012-01-01") << dumps[0]["window"];
    EXPECT_EQ(dumps[0]["compared_with"]["to"], "2012-12-31");
    EXPECT_TRUE(dumps[0]["widgets"].contains("compare.end")) << "the table is opened";
    EXPECT_TRUE(dumps[1]["widgets"].contains("chip.compare"));
    EXPECT_EQ(dumps[1]["window"]["from"], "2014-01-01");
    EXPECT_FALSE(dumps[2].contains("compared_with"));
    EXPECT_FALSE(dumps[2]["widgets"].contains("chip.compare"));
    EXPECT_EQ(dumps[3]["compared_with"]["from"], "2012-01-01") << "one step to undo";
}

TEST_F(CompareReplay, TheTableHasTheNumbersOfCompare) {
    const std::string tsv = path_of("table.tsv");
    const std::string markdown = path_of("table.md");
    const auto dumps = run(joined({compared(),
                                   {R"({"click":"compare.save","frames":3})"},
                                   save_as("comparison", tsv),
                                   {R"({"click":"compare.save","frames":3})"},
                                   save_as("comparison", markdown),
                                   {R"({"click":"compare.copy.tsv","frames":3})",
                                    R"({"wait":"save","frames":3})", "dump"}}),
                           data_);
    const std::string command = "compare " + data() + " --window 2012 --with 2014";
    EXPECT_EQ(slurp(tsv), entente(command));
    EXPECT_EQ(slurp(markdown), entente(command + " --format markdown"));
    EXPECT_THAT(slurp(tsv), HasSubstr("tie\tlost\tiran\tsyria"));
    EXPECT_THAT(dumps[0]["messages"].dump(), HasSubstr("copied"));
}

TEST_F(CompareReplay, StrengthsCanBeThoseOfADay) {
    const std::string tsv = path_of("table.tsv");
    run(joined({compared(),
                {R"({"click":"compare.per_day","frames":5})",
                 R"({"click":"compare.save","frames":3})"},
                save_as("comparison", tsv)}),
        data_);
    EXPECT_EQ(slurp(tsv), entente("compare " + data() + " --window 2012 --with 2014 --per-day"));
}

TEST_F(CompareReplay, RowsAreFilteredSortedAndSelect) {
    const auto dumps = run(joined({compared(),
                                   {"dump", R"({"click":"compare.kind.new","frames":3})",
                                    R"({"click":"compare.kind.weaker","frames":3})",
                                    R"({"click":"compare.sort.name","frames":3})", "dump",
                                    R"({"click":"compare.row.0","frames":5})", "dump",
                                    R"({"click":"compare.list.nodes","frames":3})",
                                    R"({"click":"compare.row.0","frames":5})", "dump"}}),
                           data_);
    const auto rows = [](const json& dump) {
        int count = 0;
        while (dump["widgets"].contains("compare.row." + std::to_string(count))) {
            ++count;
        }
        return count;
    };
    EXPECT_GE(rows(dumps[0]), 6);
    // Lost ones are left: iran and syria, and both with oil.
    EXPECT_EQ(rows(dumps[1]), 3);
    EXPECT_EQ(dumps[2]["selection"].dump(), R"([["iran","oil"]])");
    // Of the nodes oil alone is lost.
    EXPECT_EQ(dumps[3]["selection"].dump(), R"(["oil"])");
}

TEST_F(CompareReplay, SwapShowsThePinnedWindow) {
    const json dump =
        run(joined({compared(), {R"({"click":"compare.swap","frames":80})", "dump"}}), data_)
            .front();
    EXPECT_EQ(dump["window"]["from"], "2012-01-01");
    EXPECT_EQ(dump["compared_with"]["from"], "2014-01-01");
}

TEST_F(CompareReplay, WhatIsSavedIsWhatRenderDraws) {
    const std::string saved = path_of("saved.svg");
    run(joined({compared(), {R"({"key":"Ctrl+S","frames":3})"}, save_as("figure", saved)}), data_);
    const std::string rendered = path_of("rendered.svg");
    const std::string options = " --size 16:9 --scale 0.85 --labels 60 --window 2014";
    entente("render " + data() + options + " --compare 2012 --absent dimmed -o '" + rendered + "'");
    EXPECT_FALSE(slurp(saved).empty());
    EXPECT_TRUE(slurp(saved) == slurp(rendered));
    EXPECT_THAT(slurp(saved), HasSubstr("compared with 2012"));
    EXPECT_THAT(slurp(saved), HasSubstr("stroke-dasharray"));
    // Like it, with nothing to compare.
    const std::string alone = path_of("alone.svg");
    entente("render --like '" + saved + "' --compare none -o '" + alone + "'");
    EXPECT_THAT(slurp(alone), Not(HasSubstr("compared with")));
}

TEST_F(CompareReplay, AViewGoesOnWhereItWas) {
    const std::string view = path_of("view.json");
    const std::string again = path_of("again.json");
    const auto first =
        run(joined({compared(),
                    {R"({"click":"compare.per_day","frames":5})",
                     R"({"click":"toolbar.view","frames":5})",
                     R"({"click":"view.absent.hidden","frames":5})",
                     R"({"click":"view.scales.window","frames":5})",
                     R"({"key":"Escape","frames":3})", R"({"key":"Ctrl+Shift+S","frames":3})"},
                    save_as("view", view),
                    {"dump"}}),
            data_);
    const json told = json::parse(slurp(view), nullptr, false);
    ASSERT_TRUE(told.is_object());
    EXPECT_EQ(told["compared_with"]["from"], "2012-01-01");
    EXPECT_EQ(told["compared_with"]["per_day"], true);
    EXPECT_EQ(told["figure"]["absent"], "hidden");
    EXPECT_EQ(told["figure"]["scales"], "window");
    const auto second = run(joined({opened(),
                                    {R"({"wait":"layout","frames":20})", "dump",
                                     R"({"key":"Ctrl+Shift+S","frames":3})"},
                                    save_as("view", again)}),
                            view);
    EXPECT_EQ(second[0]["compared_with"], first[0]["compared_with"]);
    EXPECT_EQ(second[0]["window"], first[0]["window"]);
    EXPECT_EQ(second[0]["absent"], 0);
    EXPECT_EQ(slurp(again), slurp(view));
}

// ---- empty windows ------------------------------------------------------------------------------

TEST_F(CompareReplay, AnEmptyWindowKeepsItsNodesAndLeadsToTheNextEvents) {
    const auto dumps = run(joined({opened(),
                                   window("2013-02"),
                                   {"dump", R"({"click":"canvas.next_event","frames":60})", "dump"},
                                   window("2013-02"),
                                   {R"({"key":"N","frames":60})", "dump"}}),
                           data_);
    EXPECT_EQ(dumps[0]["visible"]["nodes"], 0);
    EXPECT_EQ(dumps[0]["absent"], 6) << "pale, in their places";
    EXPECT_TRUE(dumps[0]["widgets"].contains("canvas.next_event"));
    EXPECT_GT(dumps[1]["visible"]["events"], 0);
    EXPECT_LE(dumps[1]["window"]["from"], "2014-03-02");
    EXPECT_GE(dumps[1]["window"]["to"], "2014-03-02");
    EXPECT_FALSE(dumps[1]["widgets"].contains("canvas.next_event"));
    EXPECT_EQ(dumps[2]["window"], dumps[1]["window"]) << "as N does it";
}

TEST_F(CompareReplay, AWindowThatFiltersEmptySaysSo) {
    const auto dumps = run(joined({opened(),
                                   window("2014-03"),
                                   {R"({"click":"filter.type.accuse","frames":40})", "dump",
                                    R"({"click":"canvas.clear_filters","frames":40})", "dump"}}),
                           data_);
    EXPECT_EQ(dumps[0]["visible"]["events"], 0);
    EXPECT_TRUE(dumps[0]["widgets"].contains("canvas.clear_filters"));
    EXPECT_TRUE(dumps[0]["widgets"].contains("canvas.next_event"));
    EXPECT_EQ(dumps[1]["visible"]["events"], 1);
}

// ---- absent nodes -------------------------------------------------------------------------------

TEST_F(CompareReplay, AbsentNodesAreDimmedHiddenOrNeighboursOnly) {
    const auto choose = [](const std::string& which) {
        return Lines{R"({"click":"toolbar.view","frames":5})",
                     R"({"click":"view.absent.)" + which + R"(","frames":5})",
                     R"({"click":"details.tab","frames":5})"};
    };
    const json before = run(joined({opened(), window("2014-04"), {"dump"}}), data_).front();
    const auto dumps =
        run(joined({opened(),
                    window("2014-04"),
                    {"dump"},
                    choose("hidden"),
                    {"dump"},
                    choose("neighbors"),
                    {"dump"},
                    {R"({"click":)" + place_of(before, "russia") + R"(,"frames":10})", "dump"}}),
            data_);
    EXPECT_EQ(dumps[0]["visible"]["nodes"], 2);
    EXPECT_EQ(dumps[0]["absent"], 4);
    EXPECT_EQ(dumps[1]["absent"], 0);
    EXPECT_EQ(dumps[2]["absent"], 0) << "nothing is selected";
    EXPECT_EQ(dumps[3]["selection"].dump(), R"(["russia"])");
    EXPECT_EQ(dumps[3]["absent"], 1) << "iran";
}

TEST_F(CompareReplay, WhatIsSelectedIsDrawnThoughItHasNothing) {
    const json before = run({R"({"wait":"layout"})", "dump"}, data_).front();
    const auto dumps = run(joined({opened(),
                                   {R"({"click":)" + place_of(before, "syria") + R"(,"frames":5})"},
                                   window("2014-04"),
                                   {"dump", R"({"key":"Escape","frames":10})", "dump"}}),
                           data_);
    EXPECT_EQ(dumps[0]["inactive"].dump(), R"(["syria"])");
    EXPECT_EQ(dumps[0]["absent"], 3);
    EXPECT_EQ(dumps[1]["inactive"].dump(), "[]");
    EXPECT_EQ(dumps[1]["absent"], 4);
}

TEST_F(CompareReplay, PlayingOverAQuietStretchSaysSo) {
    // From month to month, but for 2013.
    const auto dumps = run(joined({opened(),
                                   window("2012-07"),
                                   {R"({"key":"Space","frames":1})", R"({"frames":75})", "dump",
                                    R"({"frames":60})", "dump", R"({"key":"Space"})"}}),
                           data_);
    const bool is_told = std::any_of(dumps.begin(), dumps.end(), [](const json& dump) {
        return dump["widgets"].contains("canvas.quiet_break");
    });
    EXPECT_TRUE(is_told) << dumps[0]["window"] << dumps[1]["window"];
}

} // namespace
} // namespace entente::test
