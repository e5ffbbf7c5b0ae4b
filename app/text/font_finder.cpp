// SPDX-License-Identifier: MIT
#include "app/text/font_finder.hpp"

#include <fontconfig/fontconfig.h>
#include <hb.h>

#include <array>
#include <string_view>

namespace entente::text {
namespace {

template <class T, void (*destroy)(T*)>
struct Destroyer {
    void operator()(T* object) const { destroy(object); }
};
using Pattern = std::unique_ptr<FcPattern, Destroyer<FcPattern, FcPatternDestroy>>;
using CharSet = std::unique_ptr<FcCharSet, Destroyer<FcCharSet, FcCharSetDestroy>>;

struct ScriptFamily {
    hb_script_t script;
    const char* family;
};

/// Scripts whose Noto family would otherwise lose to a font that merely has the letters.
constexpr std::array script_families{
    ScriptFamily{HB_SCRIPT_ARABIC, "Noto Sans Arabic"},
    ScriptFamily{HB_SCRIPT_HEBREW, "Noto Sans Hebrew"},
    ScriptFamily{HB_SCRIPT_DEVANAGARI, "Noto Sans Devanagari"},
    ScriptFamily{HB_SCRIPT_BENGALI, "Noto Sans Bengali"},
    ScriptFamily{HB_SCRIPT_GURMUKHI, "Noto Sans Gurmukhi"},
    ScriptFamily{HB_SCRIPT_GUJARATI, "Noto Sans Gujarati"},
    ScriptFamily{HB_SCRIPT_TAMIL, "Noto Sans Tamil"},
    ScriptFamily{HB_SCRIPT_TELUGU, "Noto Sans Telugu"},
    ScriptFamily{HB_SCRIPT_KANNADA, "Noto Sans Kannada"},
    ScriptFamily{HB_SCRIPT_MALAYALAM, "Noto Sans Malayalam"},
    ScriptFamily{HB_SCRIPT_SINHALA, "Noto Sans Sinhala"},
    ScriptFamily{HB_SCRIPT_THAI, "Noto Sans Thai"},
    ScriptFamily{HB_SCRIPT_LAO, "Noto Sans Lao"},
    ScriptFamily{HB_SCRIPT_KHMER, "Noto Sans Khmer"},
    ScriptFamily{HB_SCRIPT_MYANMAR, "Noto Sans Myanmar"},
    ScriptFamily{HB_SCRIPT_TIBETAN, "Noto Serif Tibetan"},
    ScriptFamily{HB_SCRIPT_GEORGIAN, "Noto Sans Georgian"},
    ScriptFamily{HB_SCRIPT_ARMENIAN, "Noto Sans Armenian"},
    ScriptFamily{HB_SCRIPT_ETHIOPIC, "Noto Sans Ethiopic"},
    ScriptFamily{HB_SCRIPT_SYRIAC, "Noto Sans Syriac"},
    ScriptFamily{HB_SCRIPT_THAANA, "Noto Sans Thaana"},
};

const char* han_family(HanForm form) {
    switch (form) {
    case HanForm::japanese:
        return "Noto Sans CJK JP";
    case HanForm::korean:
        return "Noto Sans CJK KR";
    case HanForm::chinese:
        break;
    }
    return "Noto Sans CJK SC";
}

void prefer(FcPattern* pattern, const char* family) {
    FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
}

} // namespace

std::optional<FacePlace> find_face(char32_t code_point, Weight weight, HanForm han) {
    const Pattern wanted(FcPatternCreate());
    const CharSet characters(FcCharSetCreate());
    if (!wanted || !characters) {
        return std::nullopt;
    }
    prefer(wanted.get(), "Noto Sans");
    const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code_point);
    for (const ScriptFamily& known : script_families) {
        if (known.script == script) {
            prefer(wanted.get(), known.family);
        }
    }
    prefer(wanted.get(), han_family(han));
    prefer(wanted.get(), "DejaVu Sans");
    prefer(wanted.get(), "sans-serif");
    FcCharSetAddChar(characters.get(), code_point);
    FcPatternAddCharSet(wanted.get(), FC_CHARSET, characters.get());
    FcPatternAddInteger(wanted.get(), FC_WEIGHT,
                        weight == Weight::bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(wanted.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddInteger(wanted.get(), FC_WIDTH, FC_WIDTH_NORMAL);
    FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
    FcPatternAddBool(wanted.get(), FC_COLOR, FcFalse);
    // The labels must not change their look with the language of the desktop.
    FcPatternAddString(wanted.get(), FC_LANG, reinterpret_cast<const FcChar8*>("und"));
    FcPatternAddString(wanted.get(), FC_NAMELANG, reinterpret_cast<const FcChar8*>("en"));
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());

    FcResult result = FcResultMatch;
    const Pattern found(FcFontMatch(nullptr, wanted.get(), &result));
    if (!found) {
        return std::nullopt;
    }
    FcChar8* file = nullptr;
    FcChar8* family = nullptr;
    FcCharSet* has = nullptr;
    FcBool scalable = FcFalse;
    int index = 0;
    if (FcPatternGetString(found.get(), FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetCharSet(found.get(), FC_CHARSET, 0, &has) != FcResultMatch ||
        FcCharSetHasChar(has, code_point) == FcFalse ||
        FcPatternGetBool(found.get(), FC_SCALABLE, 0, &scalable) != FcResultMatch ||
        scalable == FcFalse) {
        return std::nullopt;
    }
    FcPatternGetInteger(found.get(), FC_INDEX, 0, &index);
    if (FcPatternGetString(found.get(), FC_FAMILY, 0, &family) != FcResultMatch) {
        family = nullptr;
    }
    return FacePlace{reinterpret_cast<const char*>(file), index,
                     family == nullptr ? std::string() : reinterpret_cast<const char*>(family)};
}

std::string font_file_for(char32_t code_point, Weight weight) {
    const std::optional<FacePlace> place = find_face(code_point, weight);
    return place ? place->file : std::string();
}

} // namespace entente::text
