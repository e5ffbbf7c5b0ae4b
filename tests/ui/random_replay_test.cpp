// SPDX-License-Identifier: MIT
// Hundreds of things done at random: nothing crashes, and all of it can be undone.
#include "tests/ui/replay_support.hpp"

#include "app/base/rng.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {
namespace {

using nlohmann::json;

constexpr int width = 1200;
constexpr int height = 760;
constexpr int steps = 70;

// All that do something, but for those that end the program.
constexpr std::array keys{"Left",
                          "Right",
                          "Up",
                          "Down",
                          "Home",
                          "End",
                          "PageUp",
                          "PageDown",
                          "Escape",
                          "Enter",
                          "Tab",
                          "Shift+Tab",
                          "Backspace",
                          "Delete",
                          "Space",
                          "Minus",
                          "Equal",
                          "L",
                          "G",
                          "M",
                          "C",
                          "F",
                          "H",
                          "P",
                          "1",
                          "2",
                          "3",
                          "4",
                          "5",
                          "F1",
                          "F2",
                          "F3",
                          "F4",
                          "F5",
                          "Shift+F10",
                          "Ctrl+Z",
                          "Ctrl+Y",
                          "Ctrl+A",
                          "Ctrl+F",
                          "Ctrl+C",
                          "Shift+Left",
                          "Shift+Right",
                          "Alt+Left",
                          "Alt+Right",
                          "Ctrl+Left",
                          "Ctrl+Right",
                          "Shift+Home",
                          "Shift+End",
                          "Shift+Up",
                          "Ctrl+Shift+F",
                          "Ctrl+Shift+S",
                          "Ctrl+O"};
constexpr std::array texts{"2014",   "2010..2012",   "iran", "last 3 years",
                           "2014Q3", "\u0627\u06cc", "-5"};
constexpr std::array buttons{"left", "right", "middle"};
constexpr std::array modifiers{"ctrl", "shift", "alt"};

/// What a restless person does in a window whose widgets lie there.
class RestlessHand {
  public:
    RestlessHand(std::uint64_t seed, const json& widgets) : rng_(seed) {
        for (const auto& [name, rect] : widgets.items()) {
            all_.push_back(rect);
            if (name.rfind("timeline.", 0) == 0) {
                timeline_.push_back(rect);
            }
        }
    }

    std::vector<std::string> lines(int count) {
        std::vector<std::string> result;
        for (int i = 0; i < count; ++i) {
            add_action(result);
        }
        return result;
    }

  private:
    template <class Items>
    const auto& one_of(const Items& items) {
        return items[rng_.below(static_cast<std::uint32_t>(items.size()))];
    }

    json place() {
        const std::uint32_t where = rng_.below(10);
        const std::vector<json>& widgets = where < 5 ? timeline_ : all_;
        if (where >= 8 || widgets.empty()) {
            return {width * rng_.uniform(), height * rng_.uniform()};
        }
        const json& rect = one_of(widgets);
        return {rect[0].get<double>() + rect[2].get<double>() * rng_.uniform(),
                rect[1].get<double>() + rect[3].get<double>() * rng_.uniform()};
    }

    void add_action(std::vector<std::string>& result) {
        const std::uint32_t kind = rng_.below(100);
        json action;
        if (kind < 30) {
            action["key"] = one_of(keys);
        } else if (kind < 50) {
            action["click"] = place();
        } else if (kind < 58) {
            action["double_click"] = place();
        } else if (kind < 73) {
            action["drag"] = {place(), place()};
        } else if (kind < 82) {
            result.push_back(json{{"move", place()}}.dump());
            action["wheel"] = {0, static_cast<int>(rng_.below(9)) - 4};
        } else if (kind < 86) {
            action["text"] = one_of(texts);
        } else if (kind < 92) {
            const std::string button = one_of(buttons);
            result.push_back(json{{"move", place()}}.dump());
            result.push_back(json{{"press", button}}.dump());
            action["release"] = button;
        } else if (kind < 94) {
            action["resize"] = {320 + rng_.below(1100), 240 + rng_.below(600)};
        }
        const bool is_with = action.contains("click") || action.contains("drag") ||
                             action.contains("wheel") || action.contains("double_click");
        if (is_with && rng_.below(4) == 0) {
            action["with"] = one_of(modifiers);
        }
        if (action.empty() || rng_.below(4) == 0) {
            action["frames"] = 1 + rng_.below(12);
        }
        result.push_back(action.dump());
    }

    base::Rng rng_;
    std::vector<json> all_;
    std::vector<json> timeline_;
};

class RandomReplay : public ReplayTest, public testing::WithParamInterface<std::uint64_t> {
  protected:
    // What is saved by chance lies in a folder of the test.
    void SetUp() override {
        ReplayTest::SetUp();
        std::filesystem::current_path(dir_.path());
    }
    void TearDown() override { std::filesystem::current_path(before_); }

    std::vector<json> play(const std::vector<std::string>& lines, const std::string& file) {
        return run(lines, file, "--size " + std::to_string(width) + "x" + std::to_string(height));
    }

    /// All that undo brings back.
    static json undone(json dump) {
        json kept;
        for (const char* key :
             {"filter", "roll_up", "absent", "inactive", "selection", "visible", "pins", "undo"}) {
            kept[key] = dump[key];
        }
        for (const char* key : {"from", "to", "mode", "half_life", "time_mode"}) {
            kept["window"][key] = dump["window"][key];
        }
        return kept;
    }

    void expect_all_undone(const std::string& file) {
        const json widgets = play({R"({"wait":"layout"})", "dump"}, file).front()["widgets"];
        std::vector<std::string> lines{R"({"wait":"layout"})", "dump"};
        for (const std::string& line : RestlessHand(GetParam(), widgets).lines(steps)) {
            lines.push_back(line);
        }
        // Whatever is open is closed, what plays stops, and then all is taken back.
        for (int i = 0; i < 6; ++i) {
            lines.emplace_back(R"({"key":"Escape"})");
        }
        lines.emplace_back(R"({"click":[3,3]})");
        lines.emplace_back("dump");
        const json after = play(lines, file).back();
        ASSERT_TRUE(after.is_object()) << result_.err;
        if (after["playing"] == true) {
            lines.emplace_back(R"({"key":"Space"})");
        }
        for (int i = after["undo"].get<int>() + 8; i > 0; --i) {
            lines.emplace_back(R"({"key":"Ctrl+Z"})");
        }
        lines.emplace_back(R"({"wait":"layout"})");
        lines.emplace_back("dump");
        const auto dumps = play(lines, file);
        ASSERT_TRUE(dumps.back().is_object()) << result_.err;
        EXPECT_EQ(undone(dumps.back()), undone(dumps.front()));
        EXPECT_GT(after["undo"].get<int>() + after["redo"].get<int>(), 0) << "nothing was done";
    }

    std::filesystem::path before_ = std::filesystem::current_path();
};

TEST_P(RandomReplay, WhateverIsDoneCanBeUndone) {
    expect_all_undone({});
}

TEST_P(RandomReplay, NothingBreaksWithoutEvents) {
    const std::string file =
        dir_.write("empty.json", R"({"format":"entente/1","title":"Nothing","actors":[
            {"id":"a","kind":"state","name":"A"}],"events":[]})")
            .string();
    const auto start = play({R"({"wait":"layout"})", "dump"}, file);
    std::vector<std::string> lines =
        RestlessHand(GetParam(), start.front()["widgets"]).lines(steps);
    lines.emplace_back("dump");
    EXPECT_TRUE(play(lines, file).back().is_object()) << result_.err;
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomReplay, testing::Values(1U, 2U));

} // namespace
} // namespace entente::test
