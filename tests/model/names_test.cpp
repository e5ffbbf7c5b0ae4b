// SPDX-License-Identifier: MIT
#include "app/model/names.hpp"

#include <gtest/gtest.h>

namespace entente::model {
namespace {

TEST(NameIn, IsLookedUpByEverFewerPartsOfTheTag) {
    const Names iran{{"fa", "ایران"}, {"zh-Hant", "伊朗"}, {"ru", ""}};
    EXPECT_EQ(name_in(iran, "fa"), "ایران");
    EXPECT_EQ(name_in(iran, "FA-af"), "ایران");
    EXPECT_EQ(name_in(iran, "zh-Hant-TW"), "伊朗");
    EXPECT_EQ(name_in(iran, "zh"), "伊朗") << "better another script than none";
    EXPECT_EQ(name_in(iran, "ru"), "") << "an empty name is no name";
    EXPECT_EQ(name_in(iran, "de"), "");
    EXPECT_EQ(name_in(iran, ""), "");
    EXPECT_EQ(name_in({{"fa-IR", "سوریه"}}, "fa"), "سوریه");
    EXPECT_EQ(name_in({}, "fa"), "");
}

TEST(NameOfLanguage, IsWhatTheLanguageCallsItself) {
    EXPECT_EQ(name_of_language("fa"), "فارسی");
    EXPECT_EQ(name_of_language("RU"), "Русский");
    EXPECT_EQ(name_of_language("zh-Hant"), "繁體中文");
    EXPECT_EQ(name_of_language("pt-BR"), "Português (pt-BR)");
    EXPECT_EQ(name_of_language("qaa"), "qaa");
}

} // namespace
} // namespace entente::model
