// SPDX-License-Identifier: MIT
#include "app/shell/film_windows.hpp"

#include "app/model/edtf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente::shell {
namespace {

using document::TimeMode;
using graph::UnitKind;
using model::Day;
using model::Span;
using model::Window;
using model::WindowMode;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Span span_of(const char* edtf) {
    return model::parse_edtf(edtf)->span;
}

const Span domain = span_of("2010-03-05/2014-11-20");

std::string told(const Span& span) {
    const auto end = [](Day day, Day open) {
        return day == open ? std::string("..") : model::iso_day(day);
    };
    return end(span.first, Span::earliest) + "/" + end(span.last, Span::latest);
}

std::vector<std::string> told(const std::vector<Window>& windows) {
    std::vector<std::string> all;
    for (const Window& window : windows) {
        all.push_back(told(window.span));
    }
    return all;
}

std::vector<std::string> windows_of(Window run, TimeMode moves, FilmSteps steps) {
    const auto windows = film_windows(run, moves, {}, domain, steps);
    return windows ? told(*windows) : std::vector<std::string>{windows.error().message};
}

FilmSteps by(UnitKind unit) {
    FilmSteps steps;
    steps.unit = unit;
    return steps;
}

TEST(FilmWindows, MoveAsTheirModeDoes) {
    const FilmSteps years = by(UnitKind::year);
    const Window run{.span = span_of("2011/2013")};
    EXPECT_THAT(
        windows_of(run, TimeMode::window, years),
        ElementsAre("2011-01-01/2011-12-31", "2012-01-01/2012-12-31", "2013-01-01/2013-12-31"));
    EXPECT_THAT(
        windows_of(run, TimeMode::growing, years),
        ElementsAre("2011-01-01/2011-12-31", "2011-01-01/2012-12-31", "2011-01-01/2013-12-31"))
        << "a start that is stated stays";
    Window from = run;
    from.span.last = Span::latest;
    EXPECT_THAT(windows_of(from, TimeMode::from_here, years),
                ElementsAre("2011-01-01/..", "2012-01-01/..", "2013-01-01/..", "2014-01-01/.."));
    Window all = run;
    all.mode = WindowMode::cumulative;
    all.span = Span::all();
    EXPECT_THAT(windows_of(all, TimeMode::growing, years),
                ElementsAre("../2010-12-31", "../2011-12-31", "../2012-12-31", "../2013-12-31",
                            "../2014-12-31"));
    Window fading = all;
    fading.mode = WindowMode::decay;
    EXPECT_THAT(windows_of(fading, TimeMode::memory, years), testing::SizeIs(5));
}

TEST(FilmWindows, OfInstantsAreOneUnitEachHoweverLongIsAskedFor) {
    FilmSteps steps = by(UnitKind::year);
    steps.length = 2;
    const Window run{.span = span_of("2011/2013")};
    EXPECT_THAT(windows_of(run, TimeMode::window, steps),
                ElementsAre("2011-01-01/2012-12-31", "2012-01-01/2013-12-31"));
    EXPECT_THAT(windows_of(run, TimeMode::instant, steps), testing::SizeIs(3));
}

TEST(FilmWindows, OfOneWindowAreNone) {
    EXPECT_THAT(windows_of({.span = span_of("2011")}, TimeMode::window, by(UnitKind::year)),
                ElementsAre(HasSubstr("a film of 1 window")));
}

class QuietFilm : public testing::Test {
  protected:
    /// Months of 2011 to 2013, events on these days.
    static FilmPlan plan(TimeMode moves, const std::vector<const char*>& events,
                         Window run = {.span = span_of("2011/2013")}) {
        std::vector<model::Date> dates;
        for (const char* event : events) {
            dates.push_back(*model::parse_edtf(event));
        }
        const std::vector<std::uint32_t> counts(dates.size(), 1);
        auto windows = film_windows(run, moves, {}, domain, by(UnitKind::month));
        return without_quiet(*std::move(windows), moves, graph::EventDays(dates, counts));
    }
};

TEST_F(QuietFilm, LeavesOutLongStretchesAndTellsWhich) {
    const FilmPlan film = plan(TimeMode::window, {"2011-01-10", "2012-03-02", "2013-12-31"});
    ASSERT_EQ(film.windows.size(), 3U);
    EXPECT_EQ(film.leapt, (std::vector<std::size_t>{0, 13, 20}));
    EXPECT_EQ(film.leapt_in_all(), 33U);
    EXPECT_EQ(told(film.leapt_days(1)), "2011-02-01/2012-02-29");
    EXPECT_EQ(told(film.windows[1].span), "2012-03-01/2012-03-31");
    EXPECT_EQ(told(film.leapt_days(2)), "2012-04-01/2013-11-30");
}

TEST_F(QuietFilm, ShowsShortOnesAndItsFirstAndLastWindow) {
    // Five quiet months are shown.
    EXPECT_EQ(plan(TimeMode::window, {"2011", "2012-01", "2012-07", "2013"}).windows.size(), 36U);
    const FilmPlan film = plan(TimeMode::window, {"2012-05-01"});
    ASSERT_EQ(film.windows.size(), 3U);
    EXPECT_EQ(told(film.windows.front().span), "2011-01-01/2011-01-31");
    EXPECT_EQ(told(film.windows.back().span), "2013-12-01/2013-12-31");
}

TEST_F(QuietFilm, IsOfWhatBeginsOrEndsWhereOneEndStays) {
    const std::vector<const char*> events{"2011-01-10", "2012-03-02", "2013-12-31"};
    Window all;
    all.mode = WindowMode::cumulative;
    all.span = {Span::earliest, span_of("2013").last};
    const FilmPlan growing = plan(TimeMode::growing, events, all);
    EXPECT_EQ(told(growing.windows.back().span), "../2013-12-31");
    EXPECT_THAT(told(growing.windows), testing::Contains("../2012-03-31"));
    EXPECT_THAT(told(growing.windows), testing::Not(testing::Contains("../2012-02-29")));
    Window from{.span = span_of("2011/2013")};
    from.span.last = Span::latest;
    const FilmPlan leaving = plan(TimeMode::from_here, events, from);
    EXPECT_THAT(told(leaving.windows), testing::Contains("2012-04-01/.."));
    EXPECT_THAT(told(leaving.windows), testing::Not(testing::Contains("2012-01-01/..")));
}

TEST_F(QuietFilm, IsWholeWhereNothingIsQuiet) {
    const FilmPlan film = plan(TimeMode::window, {"2011/2013"});
    EXPECT_EQ(film.windows.size(), 36U);
    EXPECT_EQ(film.leapt_in_all(), 0U);
}

} // namespace
} // namespace entente::shell
