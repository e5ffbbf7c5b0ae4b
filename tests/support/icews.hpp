// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/model/event_store.hpp"

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace entente::test {

/// A folder of the ICEWS benchmarks: facts in `*.tsv.gz` (source, relation, target, date),
/// `entities.tsv` (name, facts, and in some sets country and sectors), `relations.tsv` (relation,
/// facts, CAMEO code, Goldstein tone).
struct IcewsData {
    struct Entity {
        std::string name;
        model::NodeKind kind = model::NodeKind::group;
    };
    struct Relation {
        std::string name;
        std::string type; ///< CAMEO root as a word: "consult", "accuse", ...
        std::string tone; ///< as told; empty if unknown
    };
    struct Fact {
        std::uint32_t source = 0;
        std::uint32_t relation = 0;
        std::uint32_t target = 0;
        std::string date;
    };
    std::string title;
    std::vector<Entity> entities;
    std::vector<Relation> relations;
    std::vector<Fact> facts; ///< in the order of the files, these by name
};

/// Kinds of actor by rule of thumb, since the sets do not name them: what the table of countries
/// beside the folder (`../cameo/icews_countrynames.txt`) names, and regions where there is no
/// table, are states; of `Role (Country)` posts are officials, bodies organisations, the rest
/// groups; of other names those with the sectors of a movement are groups, with words or sectors of
/// a body organisations, the rest officials.
base::Result<IcewsData> read_icews(const std::filesystem::path& folder);

/// As `entente/1` in JSON Lines. Ids of actors are their names, those of events `icews-` and the
/// row.
void write_json_lines(const IcewsData& data, std::ostream& out);

/// The same as a store, without the way through a file.
std::shared_ptr<const model::EventStore> store_of(const IcewsData& data);

} // namespace entente::test
