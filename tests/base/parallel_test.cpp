// SPDX-License-Identifier: MIT
#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <numeric>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

namespace entente::base {
namespace {

using Pieces = std::set<std::pair<std::size_t, std::size_t>>;

Pieces pieces_of(std::size_t begin, std::size_t end, std::size_t grain) {
    Pieces pieces;
    std::mutex mutex;
    parallel_for(begin, end, grain, [&](std::size_t first, std::size_t last) {
        const std::lock_guard lock(mutex);
        EXPECT_TRUE(pieces.emplace(first, last).second);
    });
    return pieces;
}

TEST(ParallelFor, CutsTheSamePiecesWhateverTheThreads) {
    const Pieces expected{{3, 7}, {7, 11}, {11, 13}};
    EXPECT_EQ(pieces_of(3, 13, 4), expected);
    const ThreadLimit one(1);
    EXPECT_EQ(pieces_of(3, 13, 4), expected);
}

TEST(ParallelFor, CallsNothingForAnEmptyRange) {
    EXPECT_TRUE(pieces_of(5, 5, 2).empty());
    EXPECT_TRUE(pieces_of(6, 5, 2).empty());
}

TEST(ParallelFor, OnePieceWhereTheGrainIsLarger) {
    EXPECT_EQ(pieces_of(0, 5, 100), (Pieces{{0, 5}}));
}

TEST(ParallelFor, VisitsEachIndexOnce) {
    std::vector<std::atomic<int>> visits(10'007);
    parallel_for(0, visits.size(), 64, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            ++visits[i];
        }
    });
    for (const auto& count : visits) {
        ASSERT_EQ(count.load(), 1);
    }
}

double sum_by_pieces(const std::vector<double>& values) {
    constexpr std::size_t grain = 100;
    std::vector<double> sums((values.size() + grain - 1) / grain);
    parallel_for(0, values.size(), grain, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            sums[first / grain] += values[i];
        }
    });
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

TEST(ParallelFor, PartialSumsAddUpToTheSameBits) {
    Rng rng(1);
    std::vector<double> values(100'000);
    for (double& value : values) {
        value = rng.uniform() - 0.5;
    }
    const double many = sum_by_pieces(values);
    const ThreadLimit one(1);
    EXPECT_EQ(thread_count(), 1U);
    EXPECT_EQ(sum_by_pieces(values), many);
}

TEST(ParallelFor, HandsOnWhatThePieceThrows) {
    EXPECT_THROW(parallel_for(0, 1000, 10,
                              [](std::size_t first, std::size_t) {
                                  if (first == 500) {
                                      throw std::runtime_error("piece");
                                  }
                              }),
                 std::runtime_error);
}

TEST(ThreadLimit, EndsWithItsLife) {
    const std::size_t before = thread_count();
    {
        const ThreadLimit one(1);
        EXPECT_EQ(thread_count(), 1U);
    }
    EXPECT_EQ(thread_count(), before);
    const ThreadLimit all(0);
    EXPECT_EQ(thread_count(), before);
}

} // namespace
} // namespace entente::base
