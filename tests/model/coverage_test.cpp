// SPDX-License-Identifier: MIT
#include "app/model/coverage.hpp"

#include "tests/support/builders.hpp"

#include <gmock/gmock.h>

namespace entente::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Span domain{make_day(2010, 1, 1), make_day(2019, 12, 31)};

Coverage claim(Day first, Day last, const std::string& source = {}) {
    Coverage coverage;
    coverage.span = {first, last};
    coverage.source = source;
    return coverage;
}

std::vector<std::string> gaps(const std::vector<Coverage>& coverage,
                              const std::vector<std::string>& sources = {}) {
    std::vector<std::string> told;
    for (const Span& gap : gaps_in_coverage(coverage, domain, sources)) {
        told.push_back(iso_day(gap.first) + " " + iso_day(gap.last));
    }
    return told;
}

TEST(Coverage, WithoutAClaimNothingIsMissing) {
    EXPECT_THAT(gaps({}), IsEmpty());
    EXPECT_THAT(gaps({claim(Span::earliest, Span::latest)}), IsEmpty());
}

TEST(Coverage, WhatLiesOutsideEachClaimIsAGap) {
    EXPECT_THAT(
        gaps({claim(make_day(2014, 1, 1), make_day(2014, 12, 31)),
              claim(make_day(2012, 1, 1), make_day(2012, 6, 30)),
              claim(make_day(2012, 3, 1), make_day(2012, 9, 30)),
              claim(make_day(2015, 1, 1), make_day(2015, 1, 1))}),
        ElementsAre("2010-01-01 2011-12-31", "2012-10-01 2013-12-31", "2015-01-02 2019-12-31"));
    EXPECT_THAT(gaps({claim(make_day(1990, 1, 1), make_day(1999, 1, 1))}),
                ElementsAre("2010-01-01 2019-12-31"));
}

TEST(Coverage, AFilterBySourceLooksAtItsClaims) {
    const std::vector<Coverage> coverage{
        claim(domain.first, make_day(2014, 12, 31), "Reuters"),
        claim(make_day(2013, 1, 1), make_day(2018, 12, 31), "IPSC"),
        claim(make_day(2019, 1, 1), domain.last)};
    EXPECT_THAT(gaps(coverage), IsEmpty());
    EXPECT_THAT(gaps(coverage, {"ipsc"}), ElementsAre("2010-01-01 2012-12-31"));
    EXPECT_THAT(gaps(coverage, {"Tass"}), ElementsAre("2010-01-01 2018-12-31"));
}

TEST(Coverage, AnUndatedEventStretchesNoAxis) {
    const auto store = test::StoreBuilder()
                           .event({.date = "XXXX"})
                           .event({.date = "2013"})
                           .event({.date = "-5000/.."})
                           .build();
    EXPECT_TRUE(store->date(EventId{0U}).is_undated());
    EXPECT_FALSE(store->date(EventId{2U}).is_undated());
    EXPECT_EQ(store->extent(), (Span{make_day(-5000, 1, 1), make_day(2013, 12, 31)}));
    EXPECT_EQ(test::StoreBuilder().event({.date = "XXXX"}).build()->extent(), std::nullopt);
}

} // namespace
} // namespace entente::model
