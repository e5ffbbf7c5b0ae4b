// SPDX-License-Identifier: MIT
#include "app/document/description.hpp"

#include "app/document/describer.hpp"
#include "app/document/words.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace entente::test {
namespace {

using document::Description;
using document::DescriptionSettings;
using document::Section;
using document::Table;
using document::View;
using model::NodeKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

model::Span span_of(std::string_view edtf) {
    return model::parse_edtf(edtf).value().span;
}

Description told(const std::shared_ptr<const model::EventStore>& store, const View& view = {},
                 const DescriptionSettings& settings = {}) {
    model::FilterIndex filter(store);
    filter.set_filter(view.filter);
    graph::TieIndex index(store, view.rules);
    index.set_failed(filter.failed());
    index.set_window(view.window);
    const document::Surroundings around = document::look_around(index, view);
    EXPECT_EQ(index.window(), view.window) << "it is put back";
    return document::describe(index, view, &around, settings);
}

View in_window(std::string_view edtf) {
    View view;
    view.window.span = span_of(edtf);
    return view;
}

/// All sentences of a section, by its heading.
std::string sentences(const Description& description, const std::string& heading) {
    for (const Section& section : description.sections) {
        if (section.heading == heading) {
            std::string text;
            for (const document::Sentence& sentence : section.sentences) {
                text += text.empty() ? "" : " ";
                for (const document::Phrase& phrase : sentence.phrases) {
                    text += phrase.text;
                }
            }
            return text;
        }
    }
    return "no section " + heading;
}

/// A table's cells, a row a line.
std::vector<std::string> rows(const Description& description, const std::string& heading) {
    std::vector<std::string> lines;
    for (const Section& section : description.sections) {
        if (section.heading == heading) {
            for (const auto& row : section.tables.at(0).rows) {
                std::string line;
                for (const document::Phrase& cell : row) {
                    line += (line.empty() ? "" : " | ") + cell.text;
                }
                lines.push_back(line);
            }
        }
    }
    return lines;
}

/// Talks of three states over two years; the numbers in the tests are counted by hand.
std::shared_ptr<const model::EventStore> talks() {
    StoreBuilder builder;
    builder.actor("iran", NodeKind::state)
        .actor("russia", NodeKind::state)
        .actor("syria", NodeKind::state)
        .actor("zarif", NodeKind::official);
    // 2013: Iran and Russia once, Iran and Syria twice.
    builder.event(
        {.date = "2013-02-01", .participants = {"iran", "russia"}, .tone = 2, .publisher = "IRNA"});
    builder.event(
        {.date = "2013-03-01", .participants = {"iran", "syria"}, .tone = 5, .publisher = "IRNA"});
    builder.event({.date = "2013-04-01", .participants = {"iran", "syria"}, .tone = 5});
    // 2014: Iran and Russia three times and once in one direction, Zarif and Russia once.
    builder.event({.date = "2014-05-01",
                   .participants = {"iran", "russia"},
                   .topics = {"oil"},
                   .tone = 6,
                   .publisher = "IRNA"});
    builder.event(
        {.date = "2014-05-02", .participants = {"iran", "russia"}, .tone = 6, .publisher = "TASS"});
    builder.event(
        {.date = "2014-05~", .participants = {"iran", "russia"}, .tone = 3, .publisher = "TASS"});
    builder.event(
        {.date = "2014-07-03", .participants = {"source:iran", "target:russia"}, .tone = -9});
    builder.event(
        {.date = "2014", .participants = {"zarif", "russia"}, .weight = 2, .publisher = "TASS"});
    return builder.build();
}

TEST(Description, CountsWhatIsInTheWindow) {
    const Description all = told(talks());
    EXPECT_EQ(sentences(all, ""),
              "Window: all time, February 2013 – 2014. 8 events lie in the window. "
              "The network has 3 states, 1 official, 1 topic and 6 ties (4 between actors, 2 with "
              "topics). The busiest month is May 2014 with 4 events.");
    const Description year = told(talks(), in_window("2014"));
    EXPECT_EQ(sentences(year, ""),
              "Window: 2014. 5 of the 8 events lie in the window. The network has 2 states, 1 "
              "official, 1 topic and 5 ties (3 between actors, 2 with topics). The busiest month "
              "is May 2014 with 4 events.");
}

TEST(Description, SpeaksOfOneAsOfOne) {
    const Description day = told(talks(), in_window("2013-02-01"));
    EXPECT_EQ(sentences(day, ""), "Window: 1 February 2013. 1 of the 8 events lies in the window. "
                                  "The network has 2 states and 1 tie between actors.");
    EXPECT_THAT(sentences(day, "Ties"), "No two actors share more than one event.");
    EXPECT_THAT(sentences(day, "What it rests on"),
                HasSubstr("The event is dated to the day. The events name a single source"));
    EXPECT_EQ(rows(day, "Ties").size(), 1U);
}

TEST(Description, JoinsBothDirectionsOfAPair) {
    // Three events without direction (6, 6 and 3) and one with (-9), of weight 1 each.
    const Description year = told(talks(), in_window("2014"));
    EXPECT_EQ(sentences(year, "Ties"),
              "The densest pair is iran and russia with 4 events, strength 4, mean tone +1.5. Of "
              "the ties with at least 3 events of known tone, the most cooperative is between iran "
              "and russia (mean tone +5.0, 3 events); none of them is conflictual.");
    EXPECT_THAT(rows(year, "Ties"),
                ElementsAre("iran – russia | 3 | 3 | +5.0 | 2", "russia – zarif | 1 | 2 |  | 1",
                            "iran → russia | 1 | 1 | -9.0 | 0"));
}

TEST(Description, RanksActorsAndTopics) {
    const Description year = told(talks(), in_window("2014"));
    // Russia: 3 + 1 + 2 of the ties and 1 of the topic.
    EXPECT_EQ(sentences(year, "Actors"),
              "The strongest states are russia (strength 7, 5 events) and iran (strength 5, 4 "
              "events). The only official is zarif (strength 2, 1 event).");
    EXPECT_THAT(rows(year, "Actors"),
                ElementsAre("russia | state | 5 | 3 | 7", "iran | state | 4 | 2 | 5",
                            "zarif | official | 1 | 1 | 2"));
    EXPECT_EQ(sentences(year, "Topics"), "The only topic is oil (strength 2, 1 event).");
}

TEST(Description, TellsWhatChangedSinceTheWindowBefore) {
    const Description year = told(talks(), in_window("2014"));
    EXPECT_EQ(sentences(year, "Since 2013"),
              "The window before, 2013, holds 3 events (the data begin on 1 February 2013). Ties "
              "between actors since then: 2 new, 1 lost and 1 stronger. The strongest new tie is "
              "between russia and zarif (1 event); the strongest that is lost was between iran "
              "and syria (2 events); the largest gain is between iran and russia (strength 3 after "
              "1). New actors (1): zarif. Actors no longer met (1): syria. New topics (1): oil.");
    EXPECT_THAT(rows(year, "Since 2013"), ElementsAre("new | russia – zarif | 0 | 1 | 0 | 2",
                                                      "new | iran → russia | 0 | 1 | 0 | 1",
                                                      "lost | iran – syria | 2 | 0 | 2 | 0",
                                                      "stronger | iran – russia | 1 | 3 | 1 | 3"));
}

TEST(Description, HasNoWindowBeforeWhereThatMakesNoSense) {
    const auto has_change = [](const View& view) {
        const Description description = told(talks(), view);
        return std::any_of(
            description.sections.begin(), description.sections.end(),
            [](const Section& section) { return section.heading.rfind("Since", 0) == 0; });
    };
    EXPECT_TRUE(has_change(in_window("2014")));
    EXPECT_FALSE(has_change({})) << "all time";
    EXPECT_FALSE(has_change(in_window("2014/..")));
    EXPECT_FALSE(has_change(in_window("2013"))) << "no data before";
    View growing = in_window("2014");
    growing.window.mode = model::WindowMode::cumulative;
    EXPECT_FALSE(has_change(growing));
    growing.window.mode = model::WindowMode::decay;
    EXPECT_FALSE(has_change(growing));
}

TEST(Description, SaysWhatItRestsOn) {
    EXPECT_EQ(sentences(told(talks(), in_window("2014")), "What it rests on"),
              "2 of the 5 events are not dated to the day, 1 of them is uncertain or approximate. "
              "The events name 2 different sources; 1 of them names none. Of the 3 ties between "
              "actors, 2 rest on a single event.");
    EXPECT_THAT(sentences(told(talks(), in_window("2014-05-10/2014-08")), "What it rests on"),
                HasSubstr("2 of the 3 events are not dated to the day, 1 of them is uncertain or "
                          "approximate; 2 may have been outside the window."));
    StoreBuilder builder;
    builder.event({.date = "2001-01-01", .participants = {"a", "b"}, .publisher = "Only"});
    builder.event({.date = "2001-01-02", .participants = {"a", "b"}, .publisher = "Only"});
    EXPECT_EQ(sentences(told(builder.build()), "What it rests on"),
              "Each of the 2 events is dated to the day. The events name a single source, “Only”. "
              "The only tie between actors rests on several events of a single source: the tie "
              "between a and b (2 events).");
}

TEST(Description, AnEmptyWindowTellsWhenTheNearestEventsAre) {
    View view = in_window("2013-05/2013-12");
    EXPECT_EQ(sentences(told(talks(), view), ""),
              "Window: May 2013 – December 2013. No event lies in the window. The nearest event "
              "before it: 1 April 2013. The nearest event after it: 2014. The network has no "
              "nodes.");
    view.filter.actors.any = {talks()->find_actor("syria")};
    EXPECT_EQ(sentences(told(talks(), view), ""),
              "Window: May 2013 – December 2013. Filters: actor: syria. No event lies in the "
              "window. The nearest event before it: 1 April 2013. The network has no nodes.");
    view.filter.text = "nowhere";
    EXPECT_THAT(sentences(told(talks(), view), ""),
                HasSubstr("No event passes the filters, at whatever time."));
    EXPECT_THAT(sentences(told(StoreBuilder().build()), ""), HasSubstr("The data hold no events."));
}

TEST(Description, TellsFiltersAndWhatIsDrawn) {
    View view;
    view.filter.topics.any = {talks()->find_topic("oil")};
    view.thinning.kinds = 1;
    EXPECT_EQ(sentences(told(talks(), view), ""),
              "Window: all time, February 2013 – 2014. Filters: topic: oil. Drawn: only states. 1 "
              "event lies in the window. The network has 2 states and 1 tie between actors.");
    view.filter.topics = {};
    view.filter.types.any = {"consult"};
    view.window.span = span_of("2013");
    EXPECT_THAT(sentences(told(talks(), view), ""),
                HasSubstr("3 of the 8 events that pass the filters lie in the window."));
}

TEST(Description, LinksNamesAndNumbersToWhatTheyStandFor) {
    const Description year = told(talks(), in_window("2014"));
    const auto store = talks();
    std::vector<std::string> nodes;
    std::vector<std::size_t> ties;
    for (const document::Phrase& phrase : year.sections.at(1).sentences.at(0).phrases) {
        for (const graph::NodeId node : phrase.about.nodes) {
            nodes.emplace_back(graph::id_of(*store, node));
        }
        if (!phrase.about.ties.empty()) {
            ties.push_back(phrase.about.ties.size());
        }
    }
    EXPECT_THAT(nodes, ElementsAre("iran", "russia"));
    EXPECT_THAT(ties, ElementsAre(2U)) << "4 events by two ties";
}

TEST(Description, HasNoColumnOfZeros) {
    StoreBuilder builder;
    builder.event({.date = "2001-01-01", .participants = {"a", "b"}});
    EXPECT_THAT(rows(told(builder.build()), "Ties"), ElementsAre("a – b | 1 | 1 | "));
}

TEST(Describer, TellsOnAnotherThreadWhatDescribeTells) {
    const auto store = talks();
    document::Describer describer;
    EXPECT_EQ(describer.newest(), nullptr);
    for (const std::string_view window : {"2013", "2014"}) {
        const document::Describer::Wish wish{store, in_window(window), {}};
        describer.begin(wish);
        EXPECT_TRUE(describer.is_busy());
        describer.begin({store, {}, {}}); // it is busy: not taken
        while (!describer.take()) {
            std::this_thread::yield();
        }
        EXPECT_TRUE(describer.is_of(wish));
        EXPECT_FALSE(describer.is_of({store, {}, {}}));
        EXPECT_EQ(document::to_markdown(*describer.newest()),
                  document::to_markdown(told(store, in_window(window))));
        describer.begin(wish);
        EXPECT_FALSE(describer.is_busy()) << "it has that";
    }
}

TEST(Description, CutsItsTablesAndSaysSo) {
    DescriptionSettings settings;
    settings.most_rows = 2;
    const Description year = told(talks(), in_window("2014"), settings);
    EXPECT_EQ(rows(year, "Ties").size(), 2U);
    EXPECT_EQ(year.sections.at(1).tables.at(0).caption, "The 2 strongest of 3 ties between actors");
    EXPECT_THAT(rows(year, "Since 2013"), ElementsAre("new | russia – zarif | 0 | 1 | 0 | 2",
                                                      "lost | iran – syria | 2 | 0 | 2 | 0"))
        << "each change has its share";
    settings.most_rows = 0;
    EXPECT_EQ(rows(told(talks(), in_window("2014"), settings), "Ties").size(), 3U);
}

TEST(SpanBefore, IsOfEqualLengthOnTheCalendar) {
    const auto before = [](std::string_view edtf) {
        const auto span = document::span_before(span_of(edtf));
        return span ? model::edtf_of(*span) : "none";
    };
    EXPECT_EQ(before("2014"), "2013");
    EXPECT_EQ(before("2012"), "2011") << "366 days, but a year";
    EXPECT_EQ(before("2013-03"), "2013-02");
    EXPECT_EQ(before("2013/2015"), "2010/2012");
    EXPECT_EQ(before("2013-01-15/2013-03-14"), "2012-11-15/2013-01-14");
    EXPECT_EQ(before("2013-01-11/2013-01-20"), "2013-01-01/2013-01-10");
    EXPECT_EQ(before("2013-12-11"), "2013-12-10");
    EXPECT_EQ(before("2013/.."), "none");
    EXPECT_EQ(before("../2013"), "none");
}

model::Actor actor(std::string id, std::string name) {
    model::Actor made;
    made.id = std::move(id);
    made.name = std::move(name);
    return made;
}

// ---- as text ------------------------------------------------------------------------------------

TEST(DescriptionText, EscapesWhatMarkdownWouldTakeForItsOwn) {
    model::EventStoreBuilder builder;
    model::Header header;
    header.title = "A *bold* | title\n#1";
    builder.set_header(header);
    const auto a = builder.add_actor(actor("a", "A|B [x](y) _c_ <d> `e`"));
    const auto b = builder.add_actor(actor("b", "ایران"));

    model::Event event;
    event.id = "e";
    event.date = "2001-01-01";
    event.when = model::parse_edtf(event.date).value();
    event.participants = {{a}, {b}};
    ASSERT_TRUE(builder.add_event(event));
    const std::string text = document::to_markdown(told(builder.freeze()));
    EXPECT_THAT(text, HasSubstr("# A \\*bold\\* \\| title \\#1\n"));
    EXPECT_THAT(text, HasSubstr("| A\\|B \\[x\\](y) \\_c\\_ \\<d\\> \\`e\\` – "));
    EXPECT_THAT(text, HasSubstr("\u2068ایران\u2069")) << "isolated";
    EXPECT_THAT(text, HasSubstr("| Tie | Events | Strength | Mean tone |\n"
                                "| --- | ---: | ---: | ---: |\n"));
    // Each line of a table has as many bars as its head.
    std::size_t begin = 0;
    std::size_t bars = 0;
    while (begin < text.size()) {
        const std::string line = text.substr(begin, text.find('\n', begin) - begin);
        begin += line.size() + 1;
        if (line.rfind("| ", 0) != 0) {
            bars = 0;
            continue;
        }
        std::size_t found = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            found += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
        }
        EXPECT_TRUE(bars == 0 || found == bars) << line;
        bars = found;
    }
}

TEST(DescriptionText, IsTheSameWithoutMarks) {
    const Description year = told(talks(), in_window("2014"));
    const std::string plain = document::to_plain_text(year);
    EXPECT_THAT(plain, HasSubstr("Who deals with whom\n\nWindow: 2014. "));
    EXPECT_THAT(plain, HasSubstr("\nTie\tEvents\tStrength\tMean tone\tSources\n"
                                 "iran – russia\t3\t3\t+5.0\t2\n"));
    EXPECT_THAT(plain, Not(HasSubstr("#")));
    EXPECT_THAT(plain, Not(HasSubstr("|")));
}

TEST(DescriptionText, AlternativeTextIsShortAndSaysMostFirst) {
    const Description year = told(talks(), in_window("2014"));
    const std::string all = document::to_alt_text(year, 100'000);
    EXPECT_THAT(all, testing::StartsWith("Network diagram: Who deals with whom. Window: 2014. "));
    EXPECT_THAT(all, Not(HasSubstr("\n")));
    const std::string shorter = document::to_alt_text(year, 260);
    EXPECT_LE(shorter.size(), 262U) << "an en dash takes three bytes";
    EXPECT_THAT(shorter, HasSubstr("The network has 2 states"));
    EXPECT_THAT(shorter, Not(HasSubstr("source")));
    EXPECT_LE(document::to_alt_text(year).size(), 1000U);
    DescriptionSettings settings;
    settings.title = "Überlanger Titel";
    EXPECT_EQ(document::to_alt_text(told(talks(), {}, settings), 18), "Network diagram: Ü");
}

TEST(DescriptionText, NamesAreInTheLanguageAskedFor) {
    model::EventStoreBuilder builder;
    model::Actor iran = actor("a", "Iran");
    iran.names = {{"fa", "ایران"}};
    const auto a = builder.add_actor(std::move(iran));
    const auto b = builder.add_actor(actor("b", "Oman"));

    model::Event event;
    event.id = "e";
    event.date = "2001-01-01";
    event.when = model::parse_edtf(event.date).value();
    event.participants = {{a}, {b}};
    ASSERT_TRUE(builder.add_event(event));
    View view;
    view.filter.actors.any = {a};
    DescriptionSettings settings;
    settings.language = "fa";
    const std::string text = document::to_plain_text(told(builder.freeze(), view, settings));
    EXPECT_THAT(text, HasSubstr("\u2068ایران\u2069 – Oman"));
    EXPECT_THAT(text, HasSubstr("Filters: actor: \u2068ایران\u2069."));
    EXPECT_THAT(text, Not(HasSubstr("Iran")));
}

TEST(Words, GroupDigitsAndTellSigns) {
    EXPECT_EQ(document::counted(1, "event"), "1 event");
    EXPECT_EQ(document::counted(0, "event"), "0 events");
    EXPECT_EQ(document::counted(1234567, "tie"), "1,234,567 ties");
    EXPECT_EQ(document::counted(2, "die", "dice"), "2 dice");
    EXPECT_EQ(document::strength_in_words(143.25), "143.25");
    EXPECT_EQ(document::strength_in_words(0.5), "0.5");
    EXPECT_EQ(document::strength_in_words(100), "100");
    EXPECT_EQ(document::strength_in_words(0), "0");
    EXPECT_EQ(document::strength_in_words(0.0004), "0.0004");
    EXPECT_EQ(document::tone_in_words(2.96), "+3.0");
    EXPECT_EQ(document::tone_in_words(-0.04), "0.0");
    EXPECT_EQ(document::tone_in_words(-7), "-7.0");
}

} // namespace
} // namespace entente::test
