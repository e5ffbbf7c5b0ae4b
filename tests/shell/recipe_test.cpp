// SPDX-License-Identifier: MIT
#include "app/shell/recipe.hpp"

#include "app/base/rng.hpp"
#include "app/io/event_reader.hpp"
#include "app/shell/like.hpp"
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace entente::shell {
namespace {

using test::TempDir;
using ::testing::AllOf;
using ::testing::HasSubstr;

/// One with something in every place.
Recipe full_recipe() {
    Recipe recipe;
    recipe.program = "Entente 0.0.1";
    recipe.title = "A \"title\"\nايران";
    recipe.files = {{"data/x.json", std::string(64, 'a'), true}, {"y.jsonl.gz", "", false}};
    recipe.window = {{model::make_day(2013, 9, 5), model::make_day(2015, 12, 31)},
                     model::WindowMode::decay,
                     36.6};
    recipe.filter.years = {{2013, -44}, {2014}};
    recipe.filter.topics = {{"syria"}, {"nuclear"}};
    recipe.filter.all_topics = true;
    recipe.filter.with_undated = false;
    recipe.filter.types = {{"consult"}, {}};
    recipe.filter.actors = {{}, {"iran"}};
    recipe.filter.kinds = {{model::NodeKind::official}, {model::NodeKind::topic}};
    recipe.filter.sources = {{"IPSC"}, {}};
    recipe.filter.tone_min = -9.5;
    recipe.filter.tone_max = 0.1;
    recipe.filter.text = "talks in Tehran";
    recipe.thinning = {0x13, 0.3, 4000000000U, {}, 7, false, false, false};
    recipe.around = {{"iran", false}, {"syria", true}};
    recipe.rules.roll_up = true;
    recipe.arrangement = {0.0213F, false, true};
    recipe.calendar = {7, 10};
    const TieName tie{{"iran", false}, {"russia", false}, graph::TieKind::office, true};
    recipe.selected_nodes = {{"syria", true}, {"syria", false}};
    recipe.selected_ties = {tie};
    recipe.pins = {{{"iran", false}, {0.1F, -3}}};
    recipe.annotations.notes = {{"Two\nlines", NodeName{"iran", false}, {1, 2}},
                                {"", tie, {3, 4}},
                                {"here", base::Vec2{-5.5F, 6}, {1e-7F, 123456.7F}}};
    recipe.annotations.hulls = {{"P5+1", {{"iran", false}, {"syria", true}}, 3}};
    recipe.annotations.highlighted_nodes = {{"russia", false}};
    recipe.annotations.highlighted_ties = {tie};
    recipe.time_mode = document::TimeMode::memory;
    recipe.milestones = {{"2013-09/2013-12",
                          *model::parse_edtf("2013-09/2013-12"),
                          "Talks",
                          {},
                          "summit",
                          "https://example.org",
                          {}},
                         {"2014", *model::parse_edtf("2014"), "A year", {}, "", "", {}}};
    recipe.compared_with.emplace();
    recipe.compared_with->window = {{model::make_day(2012, 2, 29), model::make_day(2012, 12, 31)},
                                    model::WindowMode::cumulative,
                                    12.5};
    recipe.compared_with->settings = {true, 0.25};
    recipe.film.emplace();
    recipe.film->steps = {graph::UnitKind::quarter, 12, 3};
    recipe.film->comparison = FilmComparison::previous;
    recipe.film->per_day = true;
    recipe.film->scales = FilmScales::window;
    recipe.film->skips_quiet = false;
    recipe.film->tween = 7;
    recipe.film->shown = std::chrono::milliseconds(1234);
    recipe.film->is_looping = false;
    recipe.film->is_strip = true;
    recipe.lines = {NodeName{"iran", false}, tie, NodeName{"syria", true}};
    recipe.timeline.emplace();
    recipe.timeline->stack = graph::StackBy::tone;
    recipe.timeline->scale = graph::BarScale::log;
    recipe.timeline->has_turning_points = false;
    recipe.positions = {{{"iran", false}, {0.1F, std::nextafter(1.0F, 2.0F)}},
                        {{"a\"b/~c", false}, {-1e-30F, 1e6F}},
                        {{"iran", true}, {3, 4}}};
    recipe.camera = scene::Camera{};
    recipe.camera->center = {0.3F, -0.7F};
    recipe.camera->scale = 33.33F;
    recipe.camera->viewport = {{0, 0}, {1200, 800}};
    recipe.framing = Framing::canvas;
    FigureSettings& figure = recipe.figure;
    figure.width_px = 2480;
    figure.height_px = 3508;
    figure.dots_per_inch = 300.5;
    figure.scale = 3.1F;
    figure.is_trimmed = true;
    figure.theme = scene::Theme::dark;
    figure.background = scene::from_srgb("#f4f1ea");
    figure.is_transparent = true;
    figure.title = "";
    figure.caption = "A caption";
    figure.with_legend = false;
    figure.with_caption = false;
    figure.legend_at = base::Vec2{0.25F, 1};
    figure.max_labels = 12;
    figure.all_labels = true;
    figure.language = "fa";
    figure.second_language = "zh-Hans";
    figure.color_by = scene::ColorBy::kind;
    figure.seed = std::numeric_limits<std::uint64_t>::max();
    figure.frame = FigureFrame::window;
    figure.scales = FigureFrame::window;
    figure.absent = scene::Absent::neighbors;
    return recipe;
}

std::string error_of(const std::string& json) {
    const auto recipe = read_recipe(json, "a.json");
    return recipe ? std::string() : recipe.error().message;
}

/// A view with one more member.
std::string with(const std::string& member) {
    return R"({"format": "entente-view/1", )" + member + "}";
}

TEST(Recipe, ReadsBackAsItWasToTheLastBit) {
    const Recipe recipe = full_recipe();
    const std::string json = json_of(recipe);
    const auto read = read_recipe(json, "a.json");
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(*read, recipe);
    EXPECT_EQ(json_of(*read), json);
}

TEST(Recipe, ReadsEveryFloatBack) {
    base::Rng rng(7);
    Recipe recipe;
    for (int i = 0; i < 5000; ++i) {
        const auto real = [&] {
            return static_cast<float>(
                std::ldexp(rng.uniform() - 0.5, static_cast<int>(rng.uniform() * 40) - 20));
        };
        recipe.positions.push_back({{std::to_string(i), false}, {real(), real()}});
    }
    const auto read = read_recipe(json_of(recipe), "a.json");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->positions, recipe.positions);
}

TEST(Recipe, HasUsualValuesWhereNothingIsTold) {
    const auto read = read_recipe(R"({"format":"entente-view/1","later":{"keys":[1]}})", "a.json");
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(*read, Recipe{});
    const auto half = read_recipe(with(R"("figure":{"width_px":800,"new":null})"), "a.json");
    ASSERT_TRUE(half.has_value());
    EXPECT_EQ(half->figure.width_px, 800);
    EXPECT_EQ(half->figure.height_px, FigureSettings{}.height_px);
}

TEST(Recipe, TellsWhatIsWrongByItsJsonPointer) {
    EXPECT_THAT(error_of("{"), HasSubstr("not well-formed JSON"));
    EXPECT_THAT(error_of("[]"), HasSubstr("expected an object"));
    EXPECT_THAT(error_of("{}"), AllOf(HasSubstr("/format"), HasSubstr("'entente-view/1'")));
    EXPECT_THAT(error_of(R"({"format":"entente-view/2"})"), HasSubstr("newer version"));
    const std::pair<const char*, const char*> cases[]{
        {R"("title": 5)", "a.json:/title: found the number 5, expected a text"},
        {R"("figure": {"width_px": "wide"})", "/figure/width_px: found the text 'wide'"},
        {R"("figure": {"width_px": 1000000000})", "/figure/width_px"},
        {R"("figure": {"width_px": 100.5})", "/figure/width_px"},
        {R"("figure": {"theme": "blue"})", "expected light or dark"},
        {R"("figure": {"scale": 0})", "/figure/scale"},
        {R"("figure": {"scale": -1e300})", "/figure/scale"},
        {R"("figure": {"seed": -1})", "/figure/seed"},
        {R"("figure": {"language": "no such tag"})", "/figure/language"},
        {R"("figure": {"background": "url x"})", "/figure/background"},
        {R"("figure": {"legend_at": [0, 5]})", "/figure/legend_at/1"},
        {R"("figure": {"max_labels": -2})", "/figure/max_labels"},
        {R"("data": [{"file": "a"}, {"file": ""}])", "/data/1/file"},
        {R"("data": [{}])", "/data/0"},
        {R"("data": [{"file": "a", "sha256": "ABC"}])", "/data/0/sha256"},
        {R"("window": {"from": "yesterday"})", "/window/from"},
        {R"("window": {"from": "2014-01-01", "to": "2013-01-01"})", "ends before it begins"},
        {R"("window": {"half_life_days": 0})", "/window/half_life_days"},
        {R"("thinning": {"top": 1e12})", "/thinning/top"},
        {R"("thinning": {"top": -1})", "/thinning/top"},
        {R"("thinning": {"hops": 100000})", "/thinning/hops"},
        {R"("thinning": {"around": ["iran"]})", "/thinning/around/0"},
        {R"("filter": {"kinds": {"any": ["king"]}})", "/filter/kinds/any/0"},
        {R"("filter": {"tone_min": -11})", "/filter/tone_min"},
        {R"("positions": {"actors": {"iran": [1]}})", "/positions/actors/iran"},
        {R"("positions": {"actors": {"iran": [1, 2, 3]}})", "/positions/actors/iran"},
        {R"("positions": {"actors": {"iran": [1e30, 0]}})", "/positions/actors/iran/0"},
        {R"("positions": {"topics": {"a/b": [null, 0]}})", "/positions/topics/a~1b/0"},
        {R"("camera": {"scale": 1e9})", "/camera/scale"},
        {R"("camera": {"viewport": [[0, 0], [0, 0]]})", "/camera/viewport"},
        {R"("selection": {"ties": [{"a": {"actor": "x"}}]})", "/selection/ties/0"},
        {R"("annotations": {"hulls": [{"color": -1}]})", "/annotations/hulls/0/color"},
        {R"("milestones": [{"date": "soon"}])", "/milestones/0/date"},
        {R"("window": {"moves": "up"})", "/window/moves"},
        {R"("annotations": {"notes": [{"node": {}}]})", "/annotations/notes/0/node"},
    };
    for (const auto& [member, expected] : cases) {
        EXPECT_THAT(error_of(with(member)), HasSubstr(expected)) << member;
    }
    EXPECT_THAT(error_of(with("\"title\": \"" + std::string(100'000, 'x') + "\"")),
                HasSubstr("at most"));
    std::string deep;
    for (int i = 0; i < 100'000; ++i) {
        deep += "[";
    }
    EXPECT_NE(error_of(with("\"title\": " + deep + std::string(deep.size(), ']'))), "");
}

TEST(Recipe, NeverFallsOverWhateverIsInTheFile) {
    const std::string json = json_of(full_recipe());
    base::Rng rng(11);
    const auto below = [&](std::size_t most) {
        return static_cast<std::size_t>(rng.uniform() * static_cast<double>(most));
    };
    const std::string pieces[]{"null",    "-1", "1e308", "[]", "{}", "\"\"", "9999999999999999999",
                               "\\u0000", "}",  "]"};
    for (int round = 0; round < 3000; ++round) {
        std::string broken = json;
        for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
            const std::size_t at = below(broken.size());
            if (below(2) == 0) {
                broken[at] = static_cast<char>(below(256));
            } else {
                broken.replace(at, below(12), pieces[below(std::size(pieces))]);
            }
        }
        const auto read = read_recipe(broken, "a.json");
        if (read) { // what is taken can be written and read again
            const auto again = read_recipe(json_of(*read), "b.json");
            EXPECT_TRUE(again.has_value()) << broken;
        }
    }
}

// ---- in a data set ------------------------------------------------------------------------------

std::shared_ptr<const model::EventStore> store_of(const std::string& json) {
    io::Diagnostics diagnostics;
    const auto loaded = io::read_events_from(json, "data.json", diagnostics);
    EXPECT_TRUE(loaded.has_value());
    return loaded->store;
}

TEST(Recipe, IsRestoredByIdsAndCountsWhatIsNewAndGone) {
    const auto store = store_of(test::small_data);
    Recipe recipe;
    recipe.positions = {{{"iran", false}, {1, 2}},      {{"russia", false}, {3, 4}},
                        {{"lavrov", false}, {5, 6}},    {{"iaea", false}, {7, 8}},
                        {{"nuclear", true}, {9, 10}},   {{"middle-east", true}, {11, 12}},
                        {{"syria", true}, {13, 14}},    {{"syria", false}, {0, 0}},
                        {{"somebody", false}, {15, 16}}};
    recipe.filter.topics.any = {"nuclear", "oil"};
    recipe.selected_nodes = {{"syria", true}, {"syria", false}};
    // The other way round than in the data, as they may have been in another file.
    recipe.selected_ties = {{{"russia", false}, {"iran", false}, graph::TieKind::event, false}};
    const RestoredView restored = restore(recipe, *store);
    EXPECT_EQ(restored.new_nodes, 1U); // zarif
    EXPECT_EQ(restored.gone_nodes, 2U);
    EXPECT_EQ(restored.gone_choices, 2U);
    EXPECT_EQ(restored.view.filter.topics.any.size(), 1U);
    ASSERT_EQ(restored.selection.nodes.size(), 1U);
    EXPECT_EQ(restored.selection.nodes[0], graph::node_of(*store, store->find_topic("syria")));
    ASSERT_EQ(restored.selection.ties.size(), 1U);
    EXPECT_LT(restored.selection.ties[0].a, restored.selection.ties[0].b);
    EXPECT_THAT(restored.words_for_differences(),
                AllOf(HasSubstr("1 node is new"), HasSubstr("2 nodes are gone")));

    std::vector<base::Vec2> positions = restored.positions;
    place_new_nodes(positions, graph::TieIndex(store, {}).all_time(), 1);
    for (std::size_t node = 0; node < positions.size(); ++node) {
        EXPECT_TRUE(std::isfinite(positions[node].x) && std::isfinite(positions[node].y));
        if (std::isfinite(restored.positions[node].x)) {
            EXPECT_EQ(positions[node], restored.positions[node]) << node;
        }
    }
}

TEST(Recipe, TellsWhereWeeksAndYearsBeginWhereThatIsUnusual) {
    EXPECT_EQ(json_of(Recipe{}).find("calendar"), std::string::npos);
    Recipe recipe;
    recipe.calendar = {6, 4};
    EXPECT_THAT(json_of(recipe),
                HasSubstr(R"("calendar": {"week_start": "saturday", "fiscal_year_start": 4})"));
    const auto store = store_of(test::small_data);
    EXPECT_EQ(restore(recipe, *store).view.calendar, recipe.calendar);
    document::View told;
    told.calendar = {7, 1};
    const document::View view = restore(recipe, *store).view;
    EXPECT_EQ(merged(view, told, {}, *store).calendar, (graph::Calendar{6, 4}));
    EXPECT_EQ(merged(view, told, {"--week-start"}, *store).calendar, (graph::Calendar{7, 4}));
    EXPECT_EQ(merged(view, told, {"--fiscal-year-start"}, *store).calendar,
              (graph::Calendar{6, 1}));
    EXPECT_THAT(error_of(with(R"("calendar":{"week_start":"someday"})")),
                HasSubstr("/calendar/week_start"));
    EXPECT_THAT(error_of(with(R"("calendar":{"fiscal_year_start":13})")),
                HasSubstr("/calendar/fiscal_year_start"));
}

TEST(Recipe, AnOptionThatIsGivenWins) {
    FigureSettings recipe;
    recipe.width_px = 1004;
    recipe.height_px = 709;
    recipe.dots_per_inch = 300;
    recipe.scale = 3.125F;
    recipe.theme = scene::Theme::dark;
    recipe.max_labels = 5;
    FigureSettings told;
    told.theme = scene::Theme::light;
    EXPECT_EQ(merged(recipe, told, {}), recipe);
    EXPECT_EQ(merged(recipe, told, {"--theme"}).theme, scene::Theme::light);
    EXPECT_EQ(merged(recipe, told, {"--theme"}).max_labels, 5);

    // Dots an inch alone: the same page, and the same text on it.
    told.dots_per_inch = 600;
    told.scale = 6.25F;
    const FigureSettings fine = merged(recipe, told, {"--dpi"});
    EXPECT_EQ(fine.width_px, 2008);
    EXPECT_EQ(fine.height_px, 1418);
    EXPECT_FLOAT_EQ(fine.scale, 6.25F);
    EXPECT_EQ(fine.dots_per_inch, 600);

    // A size alone brings its dots an inch; text is as large on paper as it was.
    told = {};
    told.width_px = 800;
    told.height_px = 600;
    const FigureSettings screen = merged(recipe, told, {"--size"});
    EXPECT_EQ(screen.width_px, 800);
    EXPECT_EQ(screen.dots_per_inch, 96);
    EXPECT_FLOAT_EQ(screen.scale, 1);

    told = {};
    told.scale = 2;
    EXPECT_FLOAT_EQ(merged(recipe, told, {"--scale"}).scale, 6.25F);
}

// ---- where data are found -----------------------------------------------------------------------

class FoundFiles : public testing::Test {
  protected:
    FoundFiles() {
        std::filesystem::create_directory(dir_.path() / "figures");
        figure_ = dir_.path() / "figures" / "a.png";
        recipe_.files = {{"x.json", of_abc, false}};
    }
    static constexpr const char* of_abc =
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    TempDir dir_;
    std::filesystem::path figure_;
    Recipe recipe_;
};

TEST_F(FoundFiles, AreSoughtAsNamedAndThenBesideTheFigure) {
    recipe_.files[0].path = dir_.path() / "gone" / "x.json";
    EXPECT_FALSE(find_files(recipe_, figure_).has_value());
    const auto beside = dir_.write("figures/x.json", "abc");
    auto found = find_files(recipe_, figure_);
    ASSERT_TRUE(found.has_value()) << found.error().message;
    EXPECT_EQ(found->front().location, beside);
    EXPECT_EQ(found->front().named.path, recipe_.files[0].path);
    EXPECT_FALSE(found->front().is_changed);

    recipe_.files[0].path = dir_.write("x.json", "abc");
    found = find_files(recipe_, figure_);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->front().location, recipe_.files[0].path);
}

TEST_F(FoundFiles, OfTheSameSumGoFirst) {
    recipe_.files[0].path = dir_.write("x.json", "another text");
    auto found = find_files(recipe_, figure_);
    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(found->front().is_changed);
    EXPECT_THAT(words_for_changes(*found), HasSubstr("x.json"));

    const auto beside = dir_.write("figures/x.json", "abc");
    found = find_files(recipe_, figure_);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->front().location, beside);
    EXPECT_EQ(words_for_changes(*found), "");
}

TEST_F(FoundFiles, TellsWhereItLooked) {
    recipe_.files[0].path = "no-such-folder/x.json";
    const auto found = find_files(recipe_, figure_);
    ASSERT_FALSE(found.has_value());
    EXPECT_THAT(found.error().message,
                AllOf(HasSubstr("no-such-folder/x.json"),
                      HasSubstr((dir_.path() / "figures" / "x.json").string())));
}

TEST_F(FoundFiles, AreNoDevices) {
    recipe_.files[0].path = "/dev/zero";
    EXPECT_FALSE(find_files(recipe_, figure_).has_value());
}

TEST(DataFiles, OfTheUsersFolderDoNotTellWhoseItIs) {
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home != '/' || std::string(home) == "/") {
        GTEST_SKIP() << "no HOME here";
    }
    const std::filesystem::path file = std::filesystem::path(home) / "data" / "x.json";
    EXPECT_EQ(as_named(file), "~/data/x.json");
    EXPECT_EQ(as_located("~/data/x.json"), file);
    EXPECT_EQ(as_named("data/x.json"), "data/x.json");
    EXPECT_EQ(as_named("/usr/x.json"), "/usr/x.json");
    EXPECT_EQ(as_located("/usr/x.json"), "/usr/x.json");
}

} // namespace
} // namespace entente::shell
