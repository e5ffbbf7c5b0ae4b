// SPDX-License-Identifier: MIT
// Runs a fuzz target without libFuzzer: over a corpus as it is, then over mutations of it that are
// the same each time. Usage: driver MUTATIONS FOLDER...; set ENTENTE_FUZZ_SEED for other mutations.
// Before each input it is written to the file that ENTENTE_FUZZ_LAST names, if set, so that a crash
// leaves it behind.
#include "app/base/rng.hpp"

#include "tests/fuzz/fuzz_target.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using entente::base::Rng;

std::string slurp(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void run(const std::string& input) {
    if (const char* last = std::getenv("ENTENTE_FUZZ_LAST")) {
        std::ofstream(last, std::ios::binary) << input;
    }
    // A copy of just that size, so that a step beyond its end is noticed by the sanitizers.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

/// Pieces that matter to a reader of JSON events.
constexpr std::array<std::string_view, 40> words{"{",
                                                 "}",
                                                 "[",
                                                 "]",
                                                 ",",
                                                 ":",
                                                 "\"",
                                                 "\\",
                                                 "\n",
                                                 "\\ud83d",
                                                 "\\u0000",
                                                 "null",
                                                 "true",
                                                 "1e999",
                                                 "-0",
                                                 "18446744073709551616",
                                                 "\"id\":",
                                                 "\"date\":",
                                                 "\"of\":",
                                                 "\"parent\":",
                                                 "\"actor\":",
                                                 "\"event\":",
                                                 "\"topic\":",
                                                 "\"header\":",
                                                 "\"format\":\"entente/1\"",
                                                 "\"participants\":",
                                                 "\"roles\":",
                                                 "\"quotes\":",
                                                 "\"sources\":",
                                                 "\"2013-12-XX\"",
                                                 "\"../2013\"",
                                                 "\"iran\"",
                                                 "\"zarif\"",
                                                 "\xef\xbb\xbf",
                                                 "\xc3",
                                                 "\xed\xa0\xbd",
                                                 "\x1f\x8b",
                                                 "[[[[[[[[",
                                                 "/",
                                                 "~"};

std::uint32_t below(Rng& rng, std::size_t bound) {
    return rng.below(static_cast<std::uint32_t>(std::max<std::size_t>(bound, 1)));
}

std::string mutate(const std::vector<std::string>& corpus, Rng& rng) {
    std::string text = corpus[below(rng, corpus.size())];
    const std::uint32_t changes = 1 + below(rng, 4);
    for (std::uint32_t i = 0; i < changes; ++i) {
        const std::size_t at = below(rng, text.size() + 1);
        const std::size_t length = std::min<std::size_t>(1 + below(rng, 24), text.size() - at);
        switch (below(rng, 7)) {
        case 0: // another byte
            if (at < text.size()) {
                text[at] = static_cast<char>(below(rng, 256));
            }
            break;
        case 1: // one bit
            if (at < text.size()) {
                text[at] =
                    static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << below(rng, 8)));
            }
            break;
        case 2:
            text.erase(at, length);
            break;
        case 3:
            text.insert(at, words[below(rng, words.size())]);
            break;
        case 4: // a piece again, elsewhere
            text.insert(below(rng, text.size() + 1), text.substr(at, 4 * length));
            break;
        case 5: // cut off
            text.resize(at);
            break;
        default: { // the rest of another one
            const std::string& other = corpus[below(rng, corpus.size())];
            text = text.substr(0, at) + other.substr(below(rng, other.size() + 1));
            break;
        }
        }
    }
    return text;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fprintf(stderr, "usage: %s MUTATIONS FOLDER...\n", arguments[0]);
        return 2;
    }
    std::vector<std::filesystem::path> files;
    for (int i = 2; i < count; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    // Large files are run once; their mutations would take the time of many small ones.
    constexpr std::size_t mutated_size = 8192;
    std::vector<std::string> corpus;
    for (const auto& file : files) {
        std::string text = slurp(file);
        run(text);
        if (text.size() <= mutated_size) {
            corpus.push_back(std::move(text));
        }
    }
    if (corpus.empty()) {
        std::fprintf(stderr, "no corpus\n");
        return 1;
    }
    const char* seed = std::getenv("ENTENTE_FUZZ_SEED");
    Rng rng(seed != nullptr ? std::strtoull(seed, nullptr, 10) : 1);
    const unsigned long mutations = std::strtoul(arguments[1], nullptr, 10);
    for (unsigned long i = 0; i < mutations; ++i) {
        run(mutate(corpus, rng));
    }
    std::printf("%zu files, %lu mutations\n", files.size(), mutations);
    return 0;
}
