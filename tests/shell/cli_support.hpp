// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

/// Runs the real program on small files.
namespace entente::test {

/// In quotes, as one word of a shell command.
inline std::string quoted(const std::string& word) {
    return "'" + word + "'";
}

inline CommandResult entente(const std::string& arguments) {
    return run_command(quoted(ENTENTE_PROGRAM) + " " + arguments);
}

inline std::filesystem::path sample() {
    return std::filesystem::path(ENTENTE_SOURCE_DIR) / "data" / "iran-russia.json";
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// Two ministers, two states, an agency and four events whose ties are calculated by hand in the
/// tests.
inline constexpr const char* small_data = R"({
  "format": "entente/1",
  "title": "Small",
  "actors": [
    {"id": "iran", "kind": "state", "name": "Iran", "names": {"fa": "ایران"}, "aliases": ["Persia"]},
    {"id": "russia", "kind": "state", "name": "Russia"},
    {"id": "zarif", "kind": "official", "name": "Javad Zarif",
     "roles": [{"title": "foreign minister", "of": "iran", "from": "2013-08-15", "to": "2021-08-25"}]},
    {"id": "lavrov", "kind": "official", "name": "Sergei Lavrov",
     "roles": [{"title": "foreign minister", "of": "russia", "from": "2004-03-09"}]},
    {"id": "iaea", "kind": "organization", "name": "IAEA"}
  ],
  "topics": [
    {"id": "nuclear", "name": "Nuclear energy"},
    {"id": "middle-east", "name": "Middle East"},
    {"id": "syria", "name": "Syria", "parent": "middle-east"}
  ],
  "events": [
    {"id": "e1", "date": "2013-12-11", "type": "consult", "title": "Ministers meet in Tehran",
     "participants": ["zarif", "lavrov"], "topics": ["nuclear", "syria"], "tone": 6,
     "sources": [{"publisher": "IPSC", "title": "Russia and Iran"}], "x-mark": {"kept": true}},
    {"id": "e2", "date": "2013-09-13", "type": "consult", "title": "Talks in Bishkek",
     "participants": ["iran", "russia", "iaea"], "topics": ["nuclear"], "tone": 2, "weight": 2},
    {"id": "e3", "date": "2014", "type": "accuse", "title": "The agency objects",
     "participants": [{"actor": "iaea", "role": "source"}, {"actor": "iran", "role": "target"},
                      {"actor": "russia", "role": "mentioned"}], "tone": -4},
    {"id": "e4", "date": "2015-07", "type": "agree", "title": "An agreement",
     "participants": ["iran", "russia"], "topics": ["nuclear"], "tone": 8}
  ]
}
)";

} // namespace entente::test
