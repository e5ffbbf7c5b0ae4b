// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/replay_support.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// What the tests that drive the timeline share.
namespace entente::test {

/// Events at both ends of 2000 to 2019 and one a year: the domain is whole years, 1400 px of track
/// are about 70 px a year, and the unit that the axis has room for is the quarter.
///
/// @param more  further members of the file: "\"milestones\":[...],".
/// @param more_events  further events, each after a comma.
inline std::string twenty_years(const std::string& more = {}, const std::string& more_events = {}) {
    std::string events;
    for (int year = 2000; year < 2020; ++year) {
        events +=
            fmt::format(R"(,{{"id":"e{0}","date":"{0}-06-15","participants":["a","b"]}})", year);
    }
    return R"({"format":"entente/1","title":"Twenty years",)" + more + R"("actors":[
        {"id":"a","kind":"state","name":"A"},{"id":"b","kind":"state","name":"B"},
        {"id":"c","kind":"state","name":"C"}],
        "events":[{"id":"first","date":"2000-01-01","participants":["a","b"]},
                  {"id":"last","date":"2019-12-31","participants":["a","b"]})" +
           events + more_events + "]}";
}

/// 1400 px of track for 7305 days.
inline constexpr int px_a_year = 70;

class TimelineReplayTest : public ReplayTest {
  protected:
    using json = nlohmann::json;

    std::vector<json> run(const std::vector<std::string>& lines, const std::string& options = {},
                          const std::string& data = twenty_years()) {
        return ReplayTest::run(
            lines, dir_.write("data.json", data).string(),
            options.find("--size") == std::string::npos ? "--size 1444x700 " + options : options);
    }

    /// First and last day after the lines.
    std::string window_after(std::vector<std::string> lines,
                             const std::string& data = twenty_years()) {
        lines.emplace_back("dump");
        const auto dumps = run(lines, {}, data);
        return dumps.empty() || dumps.back().is_discarded() ? "nothing" : window_of(dumps.back());
    }

    static std::string window_of(const json& dump) {
        return dump["window"]["from"].get<std::string>() + " " +
               dump["window"]["to"].get<std::string>();
    }
    static std::string mode_of(const json& dump) { return dump["window"]["time_mode"]; }
    static bool has(const json& dump, const std::string& widget) {
        return dump["widgets"].contains(widget);
    }

    static std::string click(const std::string& widget, const std::string& with = {}) {
        json line{{"click", widget}};
        if (!with.empty()) {
            line["with"] = with;
        }
        return line.dump();
    }
    static std::string double_click(const std::string& widget) {
        return json{{"double_click", widget}}.dump();
    }
    static std::string key(const std::string& name) { return json{{"key", name}}.dump(); }
    static std::string text(const std::string& typed) { return json{{"text", typed}}.dump(); }
    static std::string frames(int count) { return json{{"frames", count}}.dump(); }
    static std::string drag(const std::string& widget, int dx, const std::string& with = {}) {
        json line{{"drag", {widget, {widget, dx, 0}}}};
        if (!with.empty()) {
            line["with"] = with;
        }
        return line.dump();
    }
    static std::string move(const std::string& widget, int dx = 0) {
        return json{{"move", {widget, dx, 0}}}.dump();
    }
    static std::string wheel(double x, double y, const std::string& with = {}) {
        json line{{"wheel", {x, y}}};
        if (!with.empty()) {
            line["with"] = with;
        }
        return line.dump();
    }
    /// A place of the track by its pixels from the left, near the top, where no bar is: from the
    /// middle of the track.
    static json free_track(int px, int up = 0) { return json{"timeline.track", px - 700, -up}; }
    /// Two lines after each other.
    static std::vector<std::string> joined(std::vector<std::string> lines,
                                           const std::vector<std::string>& more) {
        lines.insert(lines.end(), more.begin(), more.end());
        return lines;
    }
    /// A range is typed, which makes it the window.
    static std::vector<std::string> typed(const std::string& range) {
        return {click("timeline.range"), text(range), key("Enter")};
    }
};

} // namespace entente::test
