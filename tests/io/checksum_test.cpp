// SPDX-License-Identifier: MIT
#include "app/io/checksum.hpp"

#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace entente::test {
namespace {

using testing::HasSubstr;

// The examples that NIST publishes for FIPS 180-4.
constexpr const char* of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* of_nothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr const char* of_a_million_a =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

TEST(Checksum, IsTheSha256OfTheBytes) {
    EXPECT_EQ(io::sha256("abc"), of_abc);
    EXPECT_EQ(io::sha256(""), of_nothing);
    EXPECT_EQ(io::sha256(std::string(1'000'000, 'a')), of_a_million_a);
}

TEST(Checksum, OfAFileIsThatOfItsBytesHoweverManyPiecesTheyAreReadIn) {
    const TempDir dir;
    const auto small = io::sha256_of(dir.write("small", "abc"));
    ASSERT_TRUE(small.has_value());
    EXPECT_EQ(*small, of_abc);
    const auto large = io::sha256_of(dir.write("large", std::string(1'000'000, 'a')));
    ASSERT_TRUE(large.has_value());
    EXPECT_EQ(*large, of_a_million_a);
    const auto empty = io::sha256_of(dir.write("empty", ""));
    ASSERT_TRUE(empty.has_value());
    EXPECT_EQ(*empty, of_nothing);
}

TEST(Checksum, RefusesWhatIsNoFile) {
    const TempDir dir;
    const auto missing = io::sha256_of(dir.path() / "missing");
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().kind, base::ErrorKind::unreadable);
    EXPECT_THAT(missing.error().message, HasSubstr("no such file"));
    // A folder, and a device that has no end.
    EXPECT_FALSE(io::sha256_of(dir.path()).has_value());
    EXPECT_FALSE(io::sha256_of("/dev/zero").has_value());
}

TEST(Checksum, IsGivenUpWhenAskedTo) {
    const TempDir dir;
    std::stop_source stop;
    stop.request_stop();
    base::Progress progress;
    progress.stop = stop.get_token();
    const auto sum = io::sha256_of(dir.write("file", "abc"), progress);
    ASSERT_FALSE(sum.has_value());
    EXPECT_EQ(sum.error().kind, base::ErrorKind::cancelled);
}

} // namespace
} // namespace entente::test
