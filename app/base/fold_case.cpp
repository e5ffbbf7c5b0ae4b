// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace entente::base {
namespace {

// For each letter of a range its base letter in lower case, '*' where it stays as it is: what the
// decompositions and cases of the Unicode Character Database come to.

/// U+00C0..U+017F
constexpr std::u16string_view latin = u"aaaaaa*ceeeeiiiidnooooo*ouuuuy**"
                                      u"aaaaaa*ceeeeiiiidnooooo*ouuuuy*y"
                                      u"aaaaaaccccccccddddeeeeeeeeeegggg"
                                      u"gggghhhhiiiiiiiiii**jjkk*lllllll"
                                      u"lllnnnnnnnnnoooooo**rrrrrrssssss"
                                      u"ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
/// U+0180..U+024F
constexpr std::u16string_view latin_b = u"ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵ"
                                        u"ooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿ"
                                        u"ǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaa"
                                        u"aaææǥǥggkkooooʒʒjǳǳǳggƕƿnnaaææøø"
                                        u"aaaaeeeeiiiioooorrrruuuussttȝȝhh"
                                        u"ƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ"
                                        u"ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ";
/// U+0370..U+03FF
constexpr std::u16string_view greek = u"ͱͱͳͳʹ*ͷͷ**ͺͻͼͽ*ϳ******α*εηι*ο*υω"
                                      u"ιαβγδεζηθικλμνξοπρ*στυφχψωιυαεηι"
                                      u"υαβγδεζηθικλμνξοπρσστυφχψωιυουωϗ"
                                      u"ϐϑϒϒϒϕϖϗϙϙϛϛϝϝϟϟϡϡϣϣϥϥϧϧϩϩϫϫϭϭϯϯ"
                                      u"ϰϱϲϳθϵ*ϸϸϲϻϻϼͻͼͽ";
/// U+0400..U+052F
constexpr std::u16string_view cyrillic = u"ееђгєѕііјљњћкиуџабвгдежзииклмноп"
                                         u"рстуфхцчшщъыьэюяабвгдежзииклмноп"
                                         u"рстуфхцчшщъыьэюяееђгєѕііјљњћкиуџ"
                                         u"ѡѡѣѣѥѥѧѧѩѩѫѫѭѭѯѯѱѱѳѳѵѵѵѵѹѹѻѻѽѽѿѿ"
                                         u"ҁҁ********ҋҋҍҍҏҏґґғғҕҕҗҗҙҙққҝҝҟҟ"
                                         u"ҡҡңңҥҥҧҧҩҩҫҫҭҭүүұұҳҳҵҵҷҷҹҹһһҽҽҿҿ"
                                         u"ӏжжӄӄӆӆӈӈӊӊӌӌӎӎӏааааӕӕееәәәәжжзз"
                                         u"ӡӡииииооөөөөээууууууччӷӷыыӻӻӽӽӿӿ"
                                         u"ԁԁԃԃԅԅԇԇԉԉԋԋԍԍԏԏԑԑԓԓԕԕԗԗԙԙԛԛԝԝԟԟ"
                                         u"ԡԡԣԣԥԥԧԧԩԩԫԫԭԭԯԯ";
/// U+1E00..U+1FFF
constexpr std::u16string_view latin_and_greek = u"aabbbbbbccddddddddddeeeeeeeeeeff"
                                                u"gghhhhhhhhhhiiiikkkkkkllllllllmm"
                                                u"mmmmnnnnnnnnoooooooopppprrrrrrrr"
                                                u"ssssssssssttttttttuuuuuuuuuuvvvv"
                                                u"wwwwwwwwwwxxxxyyzzzzzzhtwyassssẟ"
                                                u"aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
                                                u"eeeeeeeeiiiioooooooooooooooooooo"
                                                u"oooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ"
                                                u"ααααααααααααααααεεεεεε**εεεεεε**"
                                                u"ηηηηηηηηηηηηηηηηιιιιιιιιιιιιιιιι"
                                                u"οοοοοο**οοοοοο**υυυυυυυυ*υ*υ*υ*υ"
                                                u"ωωωωωωωωωωωωωωωωααεεηηιιοουυωω**"
                                                u"ααααααααααααααααηηηηηηηηηηηηηηηη"
                                                u"ωωωωωωωωωωωωωωωωααααα*ααααααα*ι*"
                                                u"**ηηη*ηηεεηηη***ιιιι**ιιιιιι****"
                                                u"υυυυρρυυυυυυρ*****ωωω*ωωοοωωω***";
/// U+FB1D..U+FB4E
constexpr std::u16string_view hebrew_forms =
    u"\u05d9*\u05f2\u05e2\u05d0\u05d3\u05d4\u05db\u05dc\u05dd\u05e8\u05ea*"
    u"\u05e9\u05e9\u05e9\u05e9\u05d0\u05d0\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6*"
    u"\u05d8\u05d9\u05da\u05db\u05dc"
    u"*\u05de*\u05e0\u05e1*\u05e3\u05e4*\u05e6\u05e7\u05e8\u05e9\u05ea\u05d5\u05d1\u05db\u05e4";
/// U+FB50..U+FBFF
constexpr std::u16string_view arabic_forms =
    u"\u0671\u0671\u067b\u067b\u067b\u067b\u067e\u067e\u067e\u067e\u0680\u0680\u0680\u0680\u067a"
    u"\u067a\u067a\u067a\u067f\u067f\u067f\u067f\u0679\u0679\u0679\u0679\u06a4\u06a4\u06a4\u06a4"
    u"\u06a6\u06a6"
    u"\u06a6\u06a6\u0684\u0684\u0684\u0684\u0683\u0683\u0683\u0683\u0686\u0686\u0686\u0686\u0687"
    u"\u0687\u0687\u0687\u068d\u068d\u068c\u068c\u068e\u068e\u0688\u0688\u0698\u0698\u0691\u0691"
    u"\u06a9\u06a9"
    u"\u06a9\u06a9\u06af\u06af\u06af\u06af\u06b3\u06b3\u06b3\u06b3\u06b1\u06b1\u06b1\u06b1\u06ba"
    u"\u06ba\u06bb\u06bb\u06bb\u06bb\u06d5\u06d5\u06c1\u06c1\u06c1\u06c1\u06be\u06be\u06be\u06be"
    u"\u06d2\u06d2"
    u"\u06d2\u06d2******************************"
    u"***\u06ad\u06ad\u06ad\u06ad\u06c7\u06c7\u06c6\u06c6\u06c8\u06c8*"
    u"\u06cb\u06cb\u06c5\u06c5\u06c9\u06c9\u06d0\u06d0\u06d0\u06d0\u0649\u0649******"
    u"************\u06cc\u06cc\u06cc\u06cc";
/// U+FE80..U+FEF4
constexpr std::u16string_view arabic_forms_b =
    u"\u0621\u0627\u0627\u0627\u0627\u0648\u0648\u0627\u0627\u064a\u064a\u064a\u064a\u0627\u0627"
    u"\u0628\u0628\u0628\u0628\u0629\u0629\u062a\u062a\u062a\u062a\u062b\u062b\u062b\u062b\u062c"
    u"\u062c\u062c"
    u"\u062c\u062d\u062d\u062d\u062d\u062e\u062e\u062e\u062e\u062f\u062f\u0630\u0630\u0631\u0631"
    u"\u0632\u0632\u0633\u0633\u0633\u0633\u0634\u0634\u0634\u0634\u0635\u0635\u0635\u0635\u0636"
    u"\u0636\u0636"
    u"\u0636\u0637\u0637\u0637\u0637\u0638\u0638\u0638\u0638\u0639\u0639\u0639\u0639\u063a\u063a"
    u"\u063a\u063a\u0641\u0641\u0641\u0641\u0642\u0642\u0642\u0642\u0643\u0643\u0643\u0643\u0644"
    u"\u0644\u0644"
    u"\u0644\u0645\u0645\u0645\u0645\u0646\u0646\u0646\u0646\u0647\u0647\u0647\u0647\u0648\u0648"
    u"\u0649\u0649\u064a\u064a\u064a\u064a";
/// U+FF66..U+FF9D
constexpr std::u16string_view katakana =
    u"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナ"
    u"ニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

struct Range {
    char32_t first;
    std::u16string_view bases;
};
constexpr std::array ranges{
    Range{0xc0, latin},          Range{0x180, latin_b},          Range{0x370, greek},
    Range{0x400, cyrillic},      Range{0x1e00, latin_and_greek}, Range{0xfb1d, hebrew_forms},
    Range{0xfb50, arabic_forms}, Range{0xfe80, arabic_forms_b},  Range{0xff66, katakana},
};
static_assert(latin.size() == 0x180 - 0xc0 && latin_b.size() == 0x250 - 0x180 &&
              greek.size() == 0x400 - 0x370 && cyrillic.size() == 0x530 - 0x400 &&
              latin_and_greek.size() == 0x2000 - 0x1e00 && hebrew_forms.size() == 0xfb4f - 0xfb1d &&
              arabic_forms.size() == 0xfc00 - 0xfb50 && arabic_forms_b.size() == 0xfef5 - 0xfe80 &&
              katakana.size() == 0xff9e - 0xff66);

constexpr bool is_in(char32_t c, char32_t first, char32_t last) {
    return first <= c && c <= last;
}

/// Letters that are two.
std::u32string_view letters_of(char32_t c) {
    switch (c) {
    case U'æ':
    case U'Æ':
    case U'ǣ':
    case U'Ǣ':
    case U'ǽ':
    case U'Ǽ':
        return U"ae";
    case U'œ':
    case U'Œ':
        return U"oe";
    case U'ß':
    case U'ẞ':
        return U"ss";
    case U'þ':
    case U'Þ':
        return U"th";
    case U'ĳ':
    case U'Ĳ':
        return U"ij";
    case U'և':
        return U"եւ";
    default:
        break;
    }
    if (is_in(c, 0xfef5, 0xfefc)) {
        return U"\u0644\u0627"; // lam and alef, in one form
    }
    return {};
}

/// The base letter in lower case, by the tables.
char32_t base_letter(char32_t c) {
    for (const Range& range : ranges) {
        if (c < range.first) {
            break;
        }
        const std::size_t at = c - range.first;
        if (at < range.bases.size()) {
            return range.bases[at] == u'*' ? c : char32_t{range.bases[at]};
        }
    }
    if (is_in(c, 0x531, 0x556)) { // Armenian
        return c + 0x30;
    }
    if (is_in(c, 0x1c90, 0x1cbf)) { // Georgian capitals
        return c - 0x1c90 + 0x10d0;
    }
    if (is_in(c, 0xff01, 0xff5e)) { // ASCII in full width
        const char32_t narrow = c - 0xff01 + 0x21;
        return is_in(narrow, U'A', U'Z') ? narrow + 0x20 : narrow;
    }
    return c;
}

/// Spellings of one letter or mark that people do not tell apart.
char32_t usual_spelling(char32_t c) {
    switch (c) {
    case 0x00f8: // ø
        return U'o';
    case 0x0142:
        return U'l';
    case 0x0167:
        return U't';
    case 0x0127:
        return U'h';
    case 0x0131: // ı
        return U'i';
    case 0x0138: // ĸ
        return U'k';
    case 0x0622: // alef with madda, hamza, wasla
    case 0x0623:
    case 0x0625:
    case 0x0671:
        return 0x0627;
    case 0x0624:
        return 0x0648;
    case 0x0626: // yeh with hamza, Arabic yeh and alef maksura: Persian yeh
    case 0x0649:
    case 0x064a:
        return 0x06cc;
    case 0x0643: // Arabic kaf: Persian kaf
        return 0x06a9;
    case 0x0629: // teh marbuta, and the hehs of Persian, Urdu and Uyghur
    case 0x06be:
    case 0x06c0:
    case 0x06c1:
    case 0x06c2:
    case 0x06c3:
    case 0x06d5:
        return 0x0647;
    case 0x0901: // candrabindu is often written anusvara
        return 0x0902;
    case 0x0929:
        return 0x0928;
    case 0x0931:
        return 0x0930;
    case 0x0934:
        return 0x0933;
    case 0x0958:
    case 0x0959:
    case 0x095a:
        return c - 0x0958 + 0x0915;
    case 0x095b:
        return 0x091c;
    case 0x095c:
    case 0x095d:
        return c - 0x095c + 0x0921;
    case 0x095e:
        return 0x092b;
    case 0x095f:
        return 0x092f;
    case 0x02b9: // apostrophes
    case 0x02bb:
    case 0x02bc:
    case 0x2018:
    case 0x2019:
        return U'\'';
    case 0x201c:
    case 0x201d:
        return U'"';
    case 0x2212:
        return U'-';
    default:
        break;
    }
    if (is_in(c, 0x2010, 0x2015)) { // hyphens and dashes
        return U'-';
    }
    if (is_in(c, 0x0660, 0x0669) || is_in(c, 0x06f0, 0x06f9)) {
        return U'0' + (c & 0xfU);
    }
    if (is_in(c, 0x0966, 0x096f)) {
        return U'0' + (c - 0x0966);
    }
    if (is_in(c, 0x30a1, 0x30f6)) { // katakana: hiragana
        return c - 0x60;
    }
    return c;
}

bool is_blank(char32_t c) {
    return c == U' ' || is_in(c, 9, 13) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           is_in(c, 0x2000, 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
           c == 0x3000;
}

/// Accents, vowel points, signs of recitation, and what cannot be seen.
bool is_dropped(char32_t c) {
    if (c < 0xad) {
        return false;
    }
    constexpr std::array<std::pair<char32_t, char32_t>, 21> dropped{{
        {0x00ad, 0x00ad}, {0x0300, 0x036f}, {0x0483, 0x0487}, {0x0591, 0x05bd}, {0x05bf, 0x05bf},
        {0x05c1, 0x05c2}, {0x05c4, 0x05c5}, {0x05c7, 0x05c7}, {0x0610, 0x061a}, {0x061c, 0x061c},
        {0x0640, 0x0640}, {0x064b, 0x065f}, {0x0670, 0x0670}, {0x06d6, 0x06dc}, {0x06df, 0x06e8},
        {0x06ea, 0x06ed}, {0x093c, 0x093c}, {0x200b, 0x200f}, {0x202a, 0x202e}, {0x2060, 0x206f},
        {0xfe00, 0xfe0f},
    }};
    return c == 0xfeff || is_in(c, 0xe0100, 0xe01ef) ||
           std::any_of(dropped.begin(), dropped.end(),
                       [&](const auto& range) { return is_in(c, range.first, range.second); });
}

constexpr char32_t nothing = 0;

/// A kana with a voicing mark, or a Korean letter with the next, as one; nothing where they stay
/// two.
char32_t joined(char32_t before, char32_t c) {
    const bool is_voiced = c == 0x3099 || c == 0x309b || c == 0xff9e;
    const bool is_half_voiced = c == 0x309a || c == 0x309c || c == 0xff9f;
    if (is_in(before, 0x306f, 0x307d) && (before - 0x306f) % 3 == 0) {
        return is_voiced ? before + 1 : is_half_voiced ? before + 2 : nothing;
    }
    if (is_voiced && before == 0x3046) {
        return 0x3094;
    }
    if (is_voiced && ((is_in(before, 0x304b, 0x3061) && before % 2 == 1) ||
                      (is_in(before, 0x3064, 0x3068) && before % 2 == 0))) {
        return before + 1;
    }
    constexpr char32_t syllables = 0xac00;
    constexpr char32_t finals = 28;
    if (is_in(before, 0x1100, 0x1112) && is_in(c, 0x1161, 0x1175)) {
        return syllables + ((before - 0x1100) * 21 + (c - 0x1161)) * finals;
    }
    if (is_in(before, syllables, 0xd7a3) && (before - syllables) % finals == 0 &&
        is_in(c, 0x11a8, 0x11c2)) {
        return before + (c - 0x11a7);
    }
    return nothing;
}

/// Folded text in the making.
class Folded {
  public:
    explicit Folded(std::size_t size) { text_.reserve(size); }

    void blank() {
        if (!text_.empty() && text_.back() != ' ') {
            text_.push_back(' ');
        }
        last_ = U' ';
    }
    void add(char32_t c) {
        if (c >= 0x1100) {
            if (const char32_t both = joined(last_, c); both != nothing) {
                text_.resize(last_at_);
                c = both;
            }
        }
        last_at_ = text_.size();
        last_ = c;
        append_utf8(text_, c);
    }
    std::string take() {
        if (!text_.empty() && text_.back() == ' ') {
            text_.pop_back();
        }
        return std::move(text_);
    }

  private:
    std::string text_;
    char32_t last_ = nothing;
    std::size_t last_at_ = 0;
};

} // namespace

std::string fold_case(std::string_view text) {
    Folded folded(text.size());
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        if (is_blank(c)) {
            folded.blank();
        } else if (c < 0x80) {
            folded.add(is_in(c, U'A', U'Z') ? c + 0x20 : c);
        } else if (const std::u32string_view letters = letters_of(c); !letters.empty()) {
            for (const char32_t letter : letters) {
                folded.add(letter);
            }
        } else if (!is_dropped(c)) {
            folded.add(usual_spelling(base_letter(c)));
        }
    }
    return folded.take();
}

} // namespace entente::base
