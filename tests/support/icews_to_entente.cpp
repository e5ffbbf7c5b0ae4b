// SPDX-License-Identifier: MIT
// Converts a folder of the ICEWS benchmarks to entente/1 in JSON Lines.
#include "tests/support/icews.hpp"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string_view>

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3 || std::string_view(argv[1]).starts_with('-')) {
        std::fputs("usage: icews_to_entente FOLDER [OUT.jsonl]\n", stderr);
        return 2;
    }
    const auto data = entente::test::read_icews(argv[1]);
    if (!data) {
        std::fprintf(stderr, "icews_to_entente: %s\n", data.error().message.c_str());
        return 3;
    }
    if (argc == 2) {
        std::ios::sync_with_stdio(false);
        write_json_lines(*data, std::cout);
        return std::cout.flush() ? 0 : 3;
    }
    std::ofstream out(argv[2], std::ios::binary);
    write_json_lines(*data, out);
    if (!out.flush()) {
        std::fprintf(stderr, "icews_to_entente: cannot write %s\n", argv[2]);
        return 3;
    }
    return 0;
}
