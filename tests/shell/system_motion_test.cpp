// SPDX-License-Identifier: MIT
#include "app/shell/system_motion.hpp"

#include <gtest/gtest.h>

namespace entente::shell {
namespace {

TEST(SystemMotion, IsReadFromTheSettingsOfGtkAndKde) {
    EXPECT_TRUE(settings_ask_for_less_motion("[Settings]\ngtk-enable-animations=0\n"));
    EXPECT_TRUE(settings_ask_for_less_motion("[Settings]\r\n gtk-enable-animations = false\r\n"));
    EXPECT_TRUE(settings_ask_for_less_motion("[KDE]\nAnimationDurationFactor=0"));
    EXPECT_FALSE(settings_ask_for_less_motion("[Settings]\ngtk-enable-animations=1\n"));
    EXPECT_FALSE(settings_ask_for_less_motion("[KDE]\nAnimationDurationFactor=0.5\n"));
    EXPECT_FALSE(settings_ask_for_less_motion(""));
    EXPECT_FALSE(settings_ask_for_less_motion("gtk-enable-animations"));
}

} // namespace
} // namespace entente::shell
