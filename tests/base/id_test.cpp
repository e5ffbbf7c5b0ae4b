// SPDX-License-Identifier: MIT
#include "app/base/id.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <unordered_set>

namespace entente::base {
namespace {

using CatId = Id<struct CatTag>;
using DogId = Id<struct DogTag>;

static_assert(!std::is_convertible_v<CatId, DogId>, "ids of two things must not mix");
static_assert(!std::is_convertible_v<std::uint32_t, CatId>, "a number is no id by itself");
static_assert(sizeof(CatId) == 4);

TEST(Id, IsInvalidUntilGiven) {
    EXPECT_FALSE(CatId{}.is_valid());
    EXPECT_TRUE(CatId{0U}.is_valid());
    EXPECT_EQ(CatId{std::size_t{9}}.index(), 9U);
}

TEST(Id, ComparesByValueAndHashes) {
    EXPECT_LT(CatId{1U}, CatId{2U});
    EXPECT_EQ(CatId{3U}, CatId{3U});
    const std::unordered_set<CatId> cats{CatId{1U}, CatId{2U}, CatId{1U}};
    EXPECT_EQ(cats.size(), 2U);
    EXPECT_TRUE(cats.contains(CatId{2U}));
}

} // namespace
} // namespace entente::base
