// SPDX-License-Identifier: MIT
#include "app/model/names.hpp"

#include "app/model/event_store.hpp"

#include <algorithm>
#include <array>

namespace entente::model {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_same_tag(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view first_part(std::string_view tag) {
    return tag.substr(0, tag.find('-'));
}

struct Language {
    std::string_view tag;
    std::string_view name;
};

constexpr std::array languages{
    Language{"am", "አማርኛ"},
    Language{"ar", "العربية"},
    Language{"az", "Azərbaycanca"},
    Language{"be", "Беларуская"},
    Language{"bg", "Български"},
    Language{"bn", "বাংলা"},
    Language{"bs", "Bosanski"},
    Language{"ca", "Català"},
    Language{"ckb", "کوردیی ناوەندی"},
    Language{"cs", "Čeština"},
    Language{"da", "Dansk"},
    Language{"de", "Deutsch"},
    Language{"el", "Ελληνικά"},
    Language{"en", "English"},
    Language{"es", "Español"},
    Language{"et", "Eesti"},
    Language{"fa", "فارسی"},
    Language{"fi", "Suomi"},
    Language{"fr", "Français"},
    Language{"ga", "Gaeilge"},
    Language{"gu", "ગુજરાતી"},
    Language{"he", "עברית"},
    Language{"hi", "हिन्दी"},
    Language{"hr", "Hrvatski"},
    Language{"hu", "Magyar"},
    Language{"hy", "Հայերեն"},
    Language{"id", "Bahasa Indonesia"},
    Language{"is", "Íslenska"},
    Language{"it", "Italiano"},
    Language{"ja", "日本語"},
    Language{"ka", "ქართული"},
    Language{"kk", "Қазақша"},
    Language{"km", "ខ្មែរ"},
    Language{"ko", "한국어"},
    Language{"ku", "Kurdî"},
    Language{"ky", "Кыргызча"},
    Language{"lo", "ລາວ"},
    Language{"lt", "Lietuvių"},
    Language{"lv", "Latviešu"},
    Language{"mk", "Македонски"},
    Language{"mn", "Монгол"},
    Language{"mr", "मराठी"},
    Language{"ms", "Bahasa Melayu"},
    Language{"my", "မြန်မာ"},
    Language{"ne", "नेपाली"},
    Language{"nl", "Nederlands"},
    Language{"no", "Norsk"},
    Language{"nb", "Norsk bokmål"},
    Language{"nn", "Norsk nynorsk"},
    Language{"pa", "ਪੰਜਾਬੀ"},
    Language{"pl", "Polski"},
    Language{"ps", "پښتو"},
    Language{"pt", "Português"},
    Language{"ro", "Română"},
    Language{"ru", "Русский"},
    Language{"si", "සිංහල"},
    Language{"sk", "Slovenčina"},
    Language{"sl", "Slovenščina"},
    Language{"so", "Soomaali"},
    Language{"sq", "Shqip"},
    Language{"sr", "Српски"},
    Language{"sv", "Svenska"},
    Language{"sw", "Kiswahili"},
    Language{"ta", "தமிழ்"},
    Language{"te", "తెలుగు"},
    Language{"tg", "Тоҷикӣ"},
    Language{"th", "ไทย"},
    Language{"ti", "ትግርኛ"},
    Language{"tk", "Türkmençe"},
    Language{"tr", "Türkçe"},
    Language{"ug", "ئۇيغۇرچە"},
    Language{"uk", "Українська"},
    Language{"ur", "اردو"},
    Language{"uz", "Oʻzbekcha"},
    Language{"vi", "Tiếng Việt"},
    Language{"yi", "ייִדיש"},
    Language{"zh", "中文"},
    Language{"zh-hans", "简体中文"},
    Language{"zh-hant", "繁體中文"},
};

} // namespace

std::string_view name_in(const Names& names, std::string_view language) {
    for (std::string_view tag = language; !tag.empty();) {
        for (const auto& [known, name] : names) {
            if (is_same_tag(known, tag) && !name.empty()) {
                return name;
            }
        }
        const auto dash = tag.rfind('-');
        tag = dash == std::string_view::npos ? std::string_view{} : tag.substr(0, dash);
    }
    const std::string_view wanted = first_part(language);
    for (const auto& [known, name] : names) {
        if (!wanted.empty() && !name.empty() && is_same_tag(first_part(known), wanted)) {
            return name;
        }
    }
    return {};
}

std::map<std::string, std::size_t> languages_of(const EventStore& store) {
    std::map<std::string, std::size_t> languages;
    const auto count = [&](const Names& names) {
        for (const auto& [language, name] : names) {
            languages[language] += name.empty() ? 0 : 1;
        }
    };
    for (const Actor& actor : store.actors()) {
        count(actor.names);
    }
    for (const Topic& topic : store.topics()) {
        count(topic.names);
    }
    return languages;
}

std::string name_of_language(std::string_view tag) {
    for (const Language& language : languages) {
        if (is_same_tag(language.tag, tag)) {
            return std::string(language.name);
        }
    }
    for (const Language& language : languages) {
        if (is_same_tag(language.tag, first_part(tag))) {
            return std::string(language.name) + " (" + std::string(tag) + ")";
        }
    }
    return std::string(tag);
}

} // namespace entente::model
