// SPDX-License-Identifier: MIT
#include "app/base/result.hpp"

#include <gtest/gtest.h>

namespace entente::base {
namespace {

TEST(Error, ContextStandsBeforeTheMessageAndKeepsTheKind) {
    const Error error{ErrorKind::not_written, "disk full"};
    const Error wider = error.with_context("writing a.png");
    EXPECT_EQ(wider.message, "writing a.png: disk full");
    EXPECT_EQ(wider.kind, ErrorKind::not_written);
    EXPECT_EQ(error.message, "disk full");
}

TEST(Error, ContextsNestFromTheInside) {
    const Error error =
        Error{ErrorKind::unreadable, "no such file"}.with_context("opening x").with_context("info");
    EXPECT_EQ(error.message, "info: opening x: no such file");
}

TEST(Result, HoldsAValueOrAnError) {
    const Result<int> good = 7;
    const Result<int> bad = fail(ErrorKind::usage, "no");
    ASSERT_TRUE(good.has_value());
    EXPECT_EQ(*good, 7);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().kind, ErrorKind::usage);
    EXPECT_EQ(bad.error().message, "no");
}

TEST(Result, AnErrorIsHandedOnAsItIs) {
    const Result<std::string> handed_on = fail(Error{ErrorKind::cancelled, "stopped"});
    ASSERT_FALSE(handed_on.has_value());
    EXPECT_EQ(handed_on.error().kind, ErrorKind::cancelled);
}

} // namespace
} // namespace entente::base
