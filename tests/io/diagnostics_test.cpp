// SPDX-License-Identifier: MIT
#include "app/io/diagnostics.hpp"

#include <gmock/gmock.h>

#include <string>

namespace entente::io {
namespace {

TEST(Diagnostics, LineHasAllParts) {
    Problem problem{Severity::error, "f.json", "/events/3", "unknown actor 'a'",
                    "an id",         "'b'",    "k"};
    EXPECT_EQ(problem.line(),
              "f.json:/events/3: error: unknown actor 'a' (expected an id; did you mean 'b')");
    problem.hint.clear();
    EXPECT_EQ(problem.line(), "f.json:/events/3: error: unknown actor 'a' (expected an id)");
    problem.expected.clear();
    problem.severity = Severity::warning;
    EXPECT_EQ(problem.line(), "f.json:/events/3: warning: unknown actor 'a'");
    problem.hint = "'b'";
    EXPECT_EQ(problem.line(), "f.json:/events/3: warning: unknown actor 'a' (did you mean 'b')");
}

TEST(Diagnostics, AppendingIsAddingOneByOne) {
    Diagnostics one;
    Diagnostics other;
    Diagnostics both;
    for (int i = 0; i < 160; ++i) {
        const Problem problem{i % 3 == 0 ? Severity::warning : Severity::error,
                              "f",
                              "/",
                              std::to_string(i),
                              "",
                              "",
                              i % 2 == 0 ? "even" : "odd"};
        (i < 40 ? one : other).add(problem);
        both.add(problem);
    }
    one.append(other);
    EXPECT_EQ(one.error_count(), both.error_count());
    EXPECT_EQ(one.warning_count(), both.warning_count());
    ASSERT_EQ(one.problems().size(), both.problems().size());
    EXPECT_EQ(one.problems().back().found, both.problems().back().found);
    EXPECT_EQ(one.further(), both.further());
    one.clear();
    EXPECT_EQ(one.count(), 0U);
    EXPECT_TRUE(one.problems().empty() && one.further().empty());
}

} // namespace
} // namespace entente::io
