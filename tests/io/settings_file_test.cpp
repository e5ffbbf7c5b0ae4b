// SPDX-License-Identifier: MIT
#include "app/io/settings_file.hpp"
#include "tests/support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <string>

namespace entente::io {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

/// Sets an environment variable, or takes it away, for the length of a test.
class Variable {
  public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name)) {
            before_ = before;
        }
        set(value);
    }
    ~Variable() { set(before_ ? before_->c_str() : nullptr); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

  private:
    void set(const char* value) const {
        if (value != nullptr) {
            ::setenv(name_, value, 1);
        } else {
            ::unsetenv(name_);
        }
    }
    const char* name_;
    std::optional<std::string> before_;
};

TEST(SettingsPath, FollowsTheXdgSpecification) {
    const Variable home("HOME", "/home/someone");
    {
        const Variable config("XDG_CONFIG_HOME", "/etc/mine");
        EXPECT_EQ(settings_path(), fs::path("/etc/mine/entente/settings.json"));
    }
    {
        const Variable config("XDG_CONFIG_HOME", "relative");
        EXPECT_EQ(settings_path(), fs::path("/home/someone/.config/entente/settings.json"));
    }
    const Variable config("XDG_CONFIG_HOME", nullptr);
    EXPECT_EQ(settings_path(), fs::path("/home/someone/.config/entente/settings.json"));
    const Variable nowhere("HOME", nullptr);
    EXPECT_EQ(settings_path(), fs::path());
}

TEST(Settings, ComeBackAsTheyWere) {
    const TempDir dir;
    const auto path = dir.path() / "new" / "entente" / "settings.json";
    Settings settings;
    settings.recent_files = {"/a b.json", "/ایران.jsonl"};
    settings.is_dark = true;
    settings.ui_scale = 1.25F;
    settings.window_width = 1000;
    settings.window_height = 700;
    settings.last_folder = "/data";
    settings.timeline = {"topic", "log", false};
    settings.timeline.height = 312;
    const auto written = write_settings(path, settings);
    ASSERT_TRUE(written.has_value()) << written.error().message;
    const Settings read = read_settings(path);
    EXPECT_EQ(read.recent_files, settings.recent_files);
    EXPECT_TRUE(read.is_dark);
    EXPECT_EQ(read.ui_scale, 1.25F);
    EXPECT_EQ(read.window_width, 1000);
    EXPECT_EQ(read.window_height, 700);
    EXPECT_EQ(read.last_folder, "/data");
    EXPECT_EQ(read.timeline, settings.timeline);
}

TEST(Settings, KeepTwelveRecentFiles) {
    const TempDir dir;
    Settings settings;
    for (int i = 0; i < 20; ++i) {
        settings.recent_files.push_back(std::to_string(i));
    }
    ASSERT_TRUE(write_settings(dir.path() / "s", settings).has_value());
    const Settings read = read_settings(dir.path() / "s");
    ASSERT_EQ(read.recent_files.size(), 12U);
    EXPECT_EQ(read.recent_files.front(), "0");
}

TEST(Settings, ABrokenFileGivesTheDefaults) {
    const TempDir dir;
    EXPECT_EQ(read_settings(dir.path() / "missing").window_width, 1440);
    for (const char* text : {"", "{", "[]", "null", "\xff\xfe", "{\"is_dark\": 1}"}) {
        const Settings read = read_settings(dir.write("s", text));
        EXPECT_FALSE(read.is_dark) << text;
        EXPECT_EQ(read.window_height, 900) << text;
        EXPECT_TRUE(read.recent_files.empty()) << text;
    }
}

TEST(Settings, EachKeyStandsForItself) {
    const TempDir dir;
    const Settings read = read_settings(dir.write(
        "s",
        R"({"recent_files": ["a", 7, "b"], "is_dark": true, "ui_scale": 1e9, "window_width": -3,
                 "window_height": "tall", "last_folder": ["x"], "later": {}})"));
    EXPECT_EQ(read.recent_files, (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(read.is_dark);
    EXPECT_EQ(read.ui_scale, 1);
    EXPECT_EQ(read.window_width, 1440);
    EXPECT_EQ(read.window_height, 900);
    EXPECT_EQ(read.last_folder, "");
}

TEST(Settings, FileNamesThatAreNoUtf8DoNoHarm) {
    const TempDir dir;
    Settings settings;
    settings.recent_files = {"/bad\xff.json"};
    ASSERT_TRUE(write_settings(dir.path() / "s", settings).has_value());
    EXPECT_EQ(read_settings(dir.path() / "s").recent_files.size(), 1U);
}

TEST(Settings, SayWhereTheyCannotBeWritten) {
    const TempDir dir;
    const auto file = dir.write("file", "");
    const auto written = write_settings(file / "sub" / "settings.json", {});
    ASSERT_FALSE(written.has_value());
    EXPECT_EQ(written.error().kind, base::ErrorKind::not_written);
    EXPECT_FALSE(write_settings({}, {}).has_value());
}

} // namespace
} // namespace entente::io
