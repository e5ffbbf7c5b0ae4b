// SPDX-License-Identifier: MIT
#include "app/model/edtf.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace entente::model {
namespace {

TEST(WordsForDate, SayADateAsPreciselyAsItIsKnown) {
    const std::pair<const char*, const char*> cases[]{
        {"2013-12-11", "11 December 2013"},
        {"2013-12-01", "1 December 2013"},
        {"2013-12-11T10:00:00Z", "11 December 2013"},
        {"2013-12", "December 2013"},
        {"2013-12-XX", "December 2013"},
        {"2013-12-1X", "10 to 19 December 2013"},
        {"2013-1X", "October to December 2013"},
        {"2013", "2013"},
        {"2013-21", "spring 2013"},
        {"2013-24", "winter 2013"},
        {"199X", "1990s"},
        {"20XX", "2000 – 2099"},
        {"XXXX", "some year"},
        {"2005~", "about 2005"},
        {"2014?", "2014 (uncertain)"},
        {"2014%", "about 2014 (uncertain)"},
        {"2013-09/2013-12-11", "September 2013 – 11 December 2013"},
        {"2013-09~/2014?", "about September 2013 – 2014 (uncertain)"},
        {"2013-09/..", "from September 2013"},
        {"../2013", "until 2013"},
        {"0622", "AD 622"},
        {"0000", "1 BC"},
        {"-0043-03-15", "15 March 44 BC"},
    };
    for (const auto& [text, words] : cases) {
        EXPECT_EQ(words_for_date(text), words);
    }
}

TEST(WordsForDate, TextThatIsNoDateStaysAsItIs) {
    EXPECT_EQ(words_for_date("last spring"), "last spring");
    EXPECT_EQ(words_for_date(""), "");
}

Span span_of(std::string_view text) {
    return parse_edtf(text)->span;
}

TEST(EdtfOf, IsTheShortest) {
    const std::pair<Span, const char*> cases[]{
        {{make_day(2014, 1, 1), make_day(2014, 12, 31)}, "2014"},
        {{make_day(2014, 3, 1), make_day(2014, 3, 31)}, "2014-03"},
        {{make_day(2012, 2, 1), make_day(2012, 2, 29)}, "2012-02"},
        {{make_day(2012, 2, 1), make_day(2012, 2, 28)}, "2012-02-01/2012-02-28"},
        {{make_day(2014, 3, 1), make_day(2014, 3, 1)}, "2014-03-01"},
        {{make_day(2013, 9, 1), make_day(2013, 12, 11)}, "2013-09/2013-12-11"},
        {{make_day(2013, 1, 1), make_day(2014, 12, 31)}, "2013/2014"},
        {{make_day(2013, 1, 1), make_day(2013, 3, 31)}, "2013-01/2013-03"},
        {{make_day(2013, 1, 1), make_day(2013, 12, 11)}, "2013-01/2013-12-11"},
        {{make_day(2013, 12, 11), make_day(2013, 12, 31)}, "2013-12-11/2013-12-31"},
        {{make_day(2013, 9, 1), Span::latest}, "2013-09/.."},
        {{Span::earliest, make_day(2013, 12, 31)}, "../2013"},
        {{make_day(-44, 1, 1), make_day(-44, 12, 31)}, "-0044"},
        {{make_day(0, 3, 1), make_day(0, 3, 31)}, "0000-03"},
        {Span::all(), "../.."},
    };
    for (const auto& [span, text] : cases) {
        EXPECT_EQ(edtf_of(span), text);
    }
}

TEST(EdtfOf, ReadsBackAsTheSameSpan) {
    for (Day first = make_day(2011, 11, 28); first < make_day(2012, 3, 3);
         first += std::chrono::days{1}) {
        for (Day last = first; last < make_day(2013, 1, 3); last += std::chrono::days{1}) {
            const Span span{first, last};
            const std::string text = edtf_of(span);
            const auto read = parse_edtf(text);
            ASSERT_TRUE(read.has_value()) << text << ": " << read.error().message;
            ASSERT_EQ(read->span, span) << text;
        }
    }
}

TEST(WordsForSpan, AreThoseOfItsShortestDate) {
    EXPECT_EQ(words_for_span(span_of("2014")), "2014");
    EXPECT_EQ(words_for_span(span_of("2014-03")), "March 2014");
    EXPECT_EQ(words_for_span(span_of("2014-03-01")), "1 March 2014");
    EXPECT_EQ(words_for_span({make_day(2014, 3, 1), make_day(2015, 4, 4)}),
              "March 2014 – 4 April 2015");
    EXPECT_EQ(words_for_span({make_day(2014, 3, 2), make_day(2015, 4, 4)}),
              "2 March 2014 – 4 April 2015");
    EXPECT_EQ(words_for_span({make_day(2014, 1, 1), Span::latest}), "from 2014");
    EXPECT_EQ(words_for_span({Span::earliest, make_day(2014, 12, 31)}), "until 2014");
    EXPECT_EQ(words_for_span(Span::all()), "all time");
}

} // namespace
} // namespace entente::model
