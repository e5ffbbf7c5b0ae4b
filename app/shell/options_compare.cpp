// SPDX-License-Identifier: MIT
// The options of `compare`.
#include "app/shell/option_reader.hpp"

#include <array>
#include <limits>

namespace entente::shell {
namespace {

constexpr std::array<std::string_view, 4> comparison_format_names{"tsv", "markdown", "json",
                                                                  "table"};
constexpr std::array<std::string_view, 2> list_names{"ties", "nodes"};
constexpr double most_least_strength = 1e12;

} // namespace

CompareOptions read_compare(OptionReader& reader) {
    CompareOptions options;
    options.files = read_files(reader, "compare");
    options.selection = read_selection(reader);
    if (const auto span = reader.value("--with", window_of(reader))) {
        options.with = *span;
    } else if (!reader.has("--with")) {
        reader.fail(usage("compare: found no --with, expected --with B, the window that the one of "
                          "--window is compared with"));
    }
    if (const auto format = reader.value("--format", choice_of(comparison_format_names))) {
        constexpr std::array formats{CompareOptions::Format::tsv, CompareOptions::Format::markdown,
                                     CompareOptions::Format::json, CompareOptions::Format::tsv};
        options.format = formats[*format];
    }
    if (const auto list = reader.value("--only", choice_of(list_names))) {
        options.with_ties = *list == 0;
        options.with_nodes = *list == 1;
    }
    options.comparison.per_day = reader.has("--per-day");
    if (options.comparison.per_day && options.selection.window.mode == model::WindowMode::decay) {
        reader.fail(usage("compare: found --per-day with --mode decay, expected one of them: a "
                          "strength that fades is not one of so many days"));
    }
    options.comparison.least_difference =
        reader.value("--least", number_from(0, most_least_strength, "a number from 0 on"))
            .value_or(0);
    options.with_same = reader.has("--same");
    options.with_offices = reader.has("--offices");
    options.fails = reader.has("--fail");
    options.rows = static_cast<std::size_t>(
        reader.value("--rows", whole_from(1, std::numeric_limits<std::uint32_t>::max()))
            .value_or(0));
    options.language = reader.value("--language", read_language).value_or("");
    return options;
}

} // namespace entente::shell
