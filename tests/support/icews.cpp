// SPDX-License-Identifier: MIT
#include "tests/support/icews.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <functional>
#include <ostream>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>

namespace entente::test {
namespace {

using base::ErrorKind;
using base::Result;
using model::NodeKind;
using Fields = std::span<const std::string_view>;

bool has_any(std::string_view text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

constexpr std::array<std::string_view, 7> regions{
    "Middle East", "North America", "South America", "Africa", "Asia", "Southeast Asia", "Europe"};

constexpr std::array<std::string_view, 32> posts{"Head of",
                                                 "Member of Parliament",
                                                 "Governor",
                                                 "Mayor",
                                                 "Envoy",
                                                 "Director",
                                                 "Attorney General",
                                                 "Chief",
                                                 "Secretary",
                                                 "secretary",
                                                 "Advisor",
                                                 "Admiral",
                                                 "Ambassador",
                                                 "President",
                                                 "President ",
                                                 "Minister ",
                                                 "Leader",
                                                 "Judge",
                                                 "Ombudsman",
                                                 "Prosecutor",
                                                 "Lawmaker",
                                                 "Bishop",
                                                 "bishop",
                                                 "Spokes",
                                                 "Candidate",
                                                 "Representative",
                                                 "Diplomat",
                                                 "Senator",
                                                 "Councillor",
                                                 "High Ranking",
                                                 "Official",
                                                 "Member of"};

constexpr std::array<std::string_view, 46> bodies{
    "Ministry",    "Government",  "Foreign Affairs", "Domestic Affairs", "Cabinet",
    "Legislature", "Senate",      "House of",        "Congress",         "Parliament",
    "Court",       "Bank",        "Department",      "Agency",           "Commission",
    "Council",     "Secretariat", "Assembl",         "Royal Admin",      "Judiciary",
    "Part",        "Authorit",    "Union",           "University",       "Organi",
    "Association", "Committee",   "Institute",       "Company",          "Corporation",
    "Inc",         "Group",       "Foundation",      "Church",           "Service",
    "Office",      "Front",       "Force",           "Movement",         "Federation",
    "Airlines",    "Army",        "Police",          "College",          "Network",
    "Intelligence"};

constexpr std::array<std::string_view, 6> movements{"Dissident",   "Rebel",  "Insurgents",
                                                    "Separatists", "Ethnic", "Criminals"};

constexpr std::array<std::string_view, 3> organized{"Nongovernmental Organization (International)",
                                                    "News Media", "Business Social"};

/// "Police (Kenya)" has one; "Zarif" has none.
bool is_role(std::string_view name) {
    return name.ends_with(')') && name.find(" (") != std::string_view::npos;
}

NodeKind kind_of(std::string_view name, std::string_view sectors,
                 const std::set<std::string, std::less<>>& countries) {
    if (countries.contains(name)) {
        return NodeKind::state;
    }
    if (std::find(regions.begin(), regions.end(), name) != regions.end()) {
        return NodeKind::group;
    }
    if (countries.empty() && sectors == "Region") {
        return NodeKind::state;
    }
    if (is_role(name)) {
        const std::string_view role = name.substr(0, name.find(" ("));
        if (has_any(role, posts)) {
            return NodeKind::official;
        }
        return has_any(role, bodies) && role.find("Police") == std::string_view::npos &&
                       role.find("Rebel") == std::string_view::npos
                   ? NodeKind::organization
                   : NodeKind::group;
    }
    const bool is_in_government = sectors.find("Government Executive") != std::string_view::npos ||
                                  sectors.find("Parties") != std::string_view::npos;
    if (has_any(name, bodies) || sectors.starts_with("International Government Organizations,") ||
        sectors.starts_with("Multi-National Corporations,") ||
        (!is_in_government && has_any(sectors, organized))) {
        return NodeKind::organization;
    }
    const bool is_movement =
        has_any(sectors, movements) && sectors.find("Government") == std::string_view::npos;
    return is_movement || sectors == "Region" ? NodeKind::group : NodeKind::official;
}

/// What the CAMEO roots 01 to 20 are about, in the words of PLOVER where it has one.
std::string_view type_of(std::string_view cameo_code) {
    constexpr std::array<std::string_view, 21> types{
        "other",   "state",    "appeal",      "agree",  "consult", "support", "cooperate",
        "aid",     "yield",    "investigate", "demand", "accuse",  "reject",  "threaten",
        "protest", "mobilize", "sanction",    "coerce", "assault", "fight",   "assault"};
    if (cameo_code.size() < 2 || cameo_code[0] < '0' || cameo_code[0] > '2' ||
        cameo_code[1] < '0' || cameo_code[1] > '9') {
        return types[0];
    }
    const auto root = static_cast<std::size_t>((cameo_code[0] - '0') * 10 + (cameo_code[1] - '0'));
    return root < types.size() ? types[root] : types[0];
}

/// Calls `row` for each line but the first; zlib reads plain files as they are.
Result<void> read_table(const std::filesystem::path& path, std::size_t least_fields,
                        const std::function<void(Fields)>& row) {
    gzFile file = gzopen(path.string().c_str(), "rb");
    if (file == nullptr) {
        return base::fail(ErrorKind::unreadable, "cannot open " + path.string());
    }
    std::string text;
    std::array<char, 1 << 16> buffer{};
    int count = 0;
    while ((count = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    const bool is_whole = count == 0 && gzclose(file) == Z_OK;
    if (!is_whole) {
        return base::fail(ErrorKind::unreadable, "cannot read " + path.string());
    }
    std::vector<std::string_view> fields;
    std::size_t line_number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = std::string_view(text).substr(begin, end - begin);
        begin = end + 1;
        if (line_number++ == 0 || line.empty()) {
            continue;
        }
        fields.clear();
        for (std::size_t tab = 0; tab != std::string_view::npos;) {
            tab = line.find('\t');
            fields.push_back(line.substr(0, tab));
            line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
        }
        if (fields.size() < least_fields) {
            return base::fail(ErrorKind::unreadable,
                              fmt::format("{}, line {}: {} fields (expected {})", path.string(),
                                          line_number, fields.size(), least_fields));
        }
        row(fields);
    }
    return {};
}

/// Numbers names in the order they are added.
class NameNumbers {
  public:
    /// The number, and whether it is new.
    std::pair<std::uint32_t, bool> number(std::string_view name) {
        const auto [place, is_new] =
            numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(numbers_.size()));
        return {place->second, is_new};
    }

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

void write_string(std::ostream& out, std::string_view text) {
    out << '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out << '\\' << c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out << fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out << c;
        }
    }
    out << '"';
}

std::string event_id(std::size_t row) {
    return fmt::format("icews-{:06}", row + 1);
}

} // namespace

Result<IcewsData> read_icews(const std::filesystem::path& folder) {
    IcewsData data;
    data.title = folder.filename().string();

    std::set<std::string, std::less<>> countries;
    const auto country_table = folder / ".." / "cameo" / "icews_countrynames.txt";
    if (std::filesystem::exists(country_table)) {
        const auto read =
            read_table(country_table, 2, [&](Fields fields) { countries.emplace(fields[0]); });
        if (!read) {
            return base::fail(read.error());
        }
    }

    NameNumbers entities;
    NameNumbers relations;
    const auto entity = [&](std::string_view name, std::string_view sectors) {
        const auto [number, is_new] = entities.number(name);
        if (is_new) {
            data.entities.push_back({std::string(name), kind_of(name, sectors, countries)});
        }
        return number;
    };
    const auto relation = [&](std::string_view name, std::string_view code, std::string_view tone) {
        const auto [number, is_new] = relations.number(name);
        if (is_new) {
            data.relations.push_back(
                {std::string(name), std::string(type_of(code)), std::string(tone)});
        }
        return number;
    };
    auto read = read_table(folder / "entities.tsv", 1, [&](Fields fields) {
        entity(fields[0], fields.size() > 2 ? fields[2] : std::string_view());
    });
    if (read) {
        read = read_table(folder / "relations.tsv", 4,
                          [&](Fields fields) { relation(fields[0], fields[2], fields[3]); });
    }
    std::set<std::filesystem::path> files;
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator(folder, fault)) {
        if (entry.path().string().ends_with(".tsv.gz")) {
            files.insert(entry.path());
        }
    }
    if (fault || files.empty()) {
        return base::fail(ErrorKind::unreadable, "no .tsv.gz in " + folder.string());
    }
    for (const auto& file : files) {
        if (read) {
            read = read_table(file, 4, [&](Fields fields) {
                data.facts.push_back({entity(fields[0], {}), relation(fields[1], {}, {}),
                                      entity(fields[2], {}), std::string(fields[3])});
            });
        }
    }
    if (!read) {
        return base::fail(read.error());
    }
    return data;
}

void write_json_lines(const IcewsData& data, std::ostream& out) {
    out << "{\"header\":{\"format\":\"entente/1\",\"title\":";
    write_string(out, data.title);
    out << "}}\n";
    for (const IcewsData::Entity& entity : data.entities) {
        out << "{\"actor\":{\"id\":";
        write_string(out, entity.name);
        out << ",\"kind\":\"" << name_of(entity.kind) << "\",\"name\":";
        write_string(out, entity.name);
        out << "}}\n";
    }
    for (std::size_t i = 0; i < data.facts.size(); ++i) {
        const IcewsData::Fact& fact = data.facts[i];
        const IcewsData::Relation& relation = data.relations[fact.relation];
        out << "{\"event\":{\"id\":\"" << event_id(i) << "\",\"date\":";
        write_string(out, fact.date);
        out << ",\"type\":";
        write_string(out, relation.type);
        out << ",\"title\":";
        write_string(out, relation.name);
        out << ",\"participants\":[{\"actor\":";
        write_string(out, data.entities[fact.source].name);
        out << ",\"role\":\"source\"},{\"actor\":";
        write_string(out, data.entities[fact.target].name);
        out << ",\"role\":\"target\"}]";
        if (!relation.tone.empty()) {
            out << ",\"tone\":" << relation.tone;
        }
        out << "}}\n";
    }
}

std::shared_ptr<const model::EventStore> store_of(const IcewsData& data) {
    model::EventStoreBuilder builder;
    for (const IcewsData::Entity& entity : data.entities) {
        model::Actor actor;
        actor.id = actor.name = entity.name;
        actor.kind = entity.kind;
        builder.add_actor(std::move(actor));
    }
    model::Event event;
    for (std::size_t i = 0; i < data.facts.size(); ++i) {
        const IcewsData::Fact& fact = data.facts[i];
        const IcewsData::Relation& relation = data.relations[fact.relation];
        const auto date = model::parse_edtf(fact.date);
        if (!date) {
            continue;
        }
        event.clear();
        event.id = event_id(i);
        event.date = fact.date;
        event.when = *date;
        event.type = relation.type;
        event.title = relation.name;
        event.participants.push_back({model::ActorId{fact.source}, model::ParticipantRole::source});
        // Named twice, an actor counts once, as when a file is read.
        if (fact.target != fact.source) {
            event.participants.push_back(
                {model::ActorId{fact.target}, model::ParticipantRole::target});
        }
        if (!relation.tone.empty()) {
            event.tone = std::stod(relation.tone);
        }
        if (!builder.add_event(event)) {
            break;
        }
    }
    return builder.freeze();
}

} // namespace entente::test
