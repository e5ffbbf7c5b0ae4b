// SPDX-License-Identifier: MIT
#include "app/io/json_syntax.hpp"
#include "app/io/record_forms.hpp"

#include "app/model/filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace entente::io {
namespace {

constexpr std::array<std::string_view, 5> record_keys{"header", "actor", "topic", "event",
                                                      "milestone"};
constexpr std::string_view one_key = "one key of header, actor, topic, event, milestone";

bool is_record_key(std::string_view key) {
    return std::find(record_keys.begin(), record_keys.end(), key) != record_keys.end();
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

/// The first key of a line as far as it can be told at a glance: without its quotes, empty where it
/// cannot.
std::string_view first_key(std::string_view line) {
    line = trimmed(line);
    if (line.empty() || line.front() != '{') {
        return {};
    }
    line = trimmed(line.substr(1));
    if (line.empty() || line.front() != '"') {
        return {};
    }
    line.remove_prefix(1);
    const std::string_view key = line.substr(0, line.find_first_of("\"\\"));
    return key.size() < line.size() && line[key.size()] == '"' ? key : std::string_view();
}

class LinesReading {
  public:
    LinesReading(TextWindow& window, Pass pass, const RecordSink& sink)
        : window_(window), pass_(pass), sink_(sink) {}

    std::optional<Fault> run();

  private:
    std::optional<Fault> first_line(std::string_view line);
    std::optional<Fault> line(std::string_view line);
    void header(JsonRef header);
    void second_header(JsonRef header);
    [[nodiscard]] Fault syntax_fault(std::string_view line) const;
    /// Tells what is wrong with the whole line and counts it.
    void refuse(std::string found, std::string expected, std::string kind, std::string hint = {});
    void begin(RecordKind kind) { sink_.fields->begin(*sink_.file, {kind, true, number_}); }

    TextWindow& window_;
    Pass pass_;
    const RecordSink& sink_;
    JsonTree tree_;
    std::uint64_t number_ = 0;
    bool has_header_ = false;
    std::string first_header_;
};

std::optional<Fault> LinesReading::run() {
    while (const auto text = window_.take_line()) {
        ++number_;
        if (trimmed(*text).empty()) {
            continue;
        }
        std::optional<Fault> fault;
        if (!has_header_) {
            has_header_ = true;
            fault = pass_ == Pass::definitions ? first_line(*text) : std::nullopt;
        } else {
            fault = line(*text);
        }
        if (fault) {
            return fault;
        }
    }
    return window_.fault();
}

Fault LinesReading::syntax_fault(std::string_view text) const {
    const std::string_view whole = text.substr(0, text.find_last_not_of('\r') + 1);
    auto fault = find_syntax_fault(whole, {number_, 1});
    if (!fault) {
        return {fmt::format("line {}", number_), "text that is not JSON", "one JSON object",
                std::string(not_json_kind)};
    }
    constexpr std::string_view end_of_text = "the text ends";
    if (fault->found.rfind(end_of_text, 0) == 0) {
        fault->found.replace(0, end_of_text.size(), "the line ends");
        fault->expected += "; each record stands on one line";
    }
    return *fault;
}

/// Without a header nothing says that this is our format: whatever is wrong here, nothing can be
/// read.
std::optional<Fault> LinesReading::first_line(std::string_view text) {
    if (!tree_.parse(text)) {
        return syntax_fault(text);
    }
    const std::string place = fmt::format("line {}", number_);
    const std::string expected = R"({"header": {"format": "entente/1"}} as the first line)";
    const JsonRef root = tree_.root();
    if (tree_.is_whole() && root.size() != 1) {
        return Fault{place, fmt::format("an object with {} keys", root.size()),
                     std::string(one_key), "not one key"};
    }
    if (!tree_.is_whole() || (*root.begin()).key() != "header") {
        return Fault{place, "there is no header", expected, "no header"};
    }
    const JsonRef value = *root.begin();
    if (value.kind() != JsonKind::object) {
        return Fault{place + " /header", value.words(), "an object with the key 'format'",
                     "wrong type"};
    }
    begin(RecordKind::any);
    sink_.fields->faults({}, tree_);
    begin(RecordKind::header);
    header(value);
    return std::nullopt;
}

void LinesReading::header(JsonRef header) {
    header.append_json(first_header_);
    const Path root;
    for (const JsonRef member : header) {
        std::string place = "/header";
        append_pointer_key(place, member.key());
        const bool is_faulty =
            std::any_of(tree_.faults().begin(), tree_.faults().end(), [&](const Fault& fault) {
                return fault.place == place || fault.place.rfind(place + "/", 0) == 0;
            });
        const bool is_list = member.key() == "actors" || member.key() == "topics" ||
                             member.key() == "events" || member.key() == "milestones";
        if (is_list) {
            sink_.fields->error(root.of(member.key()),
                                "a list " + in_quotes(member.key()) + " in the header",
                                "each record on a line of its own", "list in the header");
        } else if (!is_faulty) {
            sink_.header(member.key(), member, root.of(member.key()));
        }
    }
}

/// Files laid end to end repeat the header; that alone is no fault.
void LinesReading::second_header(JsonRef header) {
    std::string text;
    header.append_json(text);
    if (text != first_header_) {
        begin(RecordKind::header);
        sink_.fields->error({}, "a second header, unlike the first",
                            "the header once, on the first line", "second header");
    }
}

void LinesReading::refuse(std::string found, std::string expected, std::string kind,
                          std::string hint) {
    begin(RecordKind::any);
    sink_.fields->error({}, std::move(found), std::move(expected), std::move(kind),
                        std::move(hint));
    sink_.broken_record();
}

std::optional<Fault> LinesReading::line(std::string_view text) {
    const std::string_view glance = first_key(text);
    const bool is_unclear = glance.empty();
    if (!is_unclear && (glance == "event") != (pass_ == Pass::events)) {
        return std::nullopt;
    }
    // Lines that a glance does not tell are read by both passes; the first one tells what is wrong.
    const bool is_silent = is_unclear && pass_ == Pass::events;
    if (!tree_.parse(text)) {
        if (!is_silent) {
            // A fault that is only counted is not worth its exact place.
            const Fault fault = sink_.fields->shows_more()
                                    ? syntax_fault(text)
                                    : Fault{{}, {}, {}, std::string(not_json_kind)};
            sink_.fields->begin(*sink_.file, {RecordKind::any, true, number_});
            sink_.fields->error_at(fault);
            sink_.broken_record();
        }
        return std::nullopt;
    }
    const JsonRef root = tree_.root();
    const bool is_record = tree_.is_whole() && root.kind() == JsonKind::object &&
                           root.size() == 1 && is_record_key((*root.begin()).key());
    if (is_unclear && is_record && ((*root.begin()).key() == "event") != (pass_ == Pass::events)) {
        return std::nullopt;
    }
    if (is_silent && !is_record) {
        return std::nullopt;
    }
    begin(RecordKind::any);
    sink_.fields->faults({}, tree_);
    if (!tree_.is_whole()) {
        sink_.broken_record();
        return std::nullopt;
    }
    if (root.kind() != JsonKind::object) {
        refuse(root.words(), fmt::format("an object with {}", one_key), "wrong type");
        return std::nullopt;
    }
    if (root.size() != 1) {
        refuse(fmt::format("an object with {} keys", root.size()), std::string(one_key),
               "not one key");
        return std::nullopt;
    }
    const JsonRef record = *root.begin();
    if (!is_record) {
        constexpr std::size_t longest = 20;
        const std::string hint = record.key().size() <= longest && sink_.fields->shows_more()
                                     ? model::nearest_word(record.key(), record_keys)
                                     : std::string();
        refuse("the key " + in_quotes(record.key()), std::string(one_key), "unknown kind of line",
               hint.empty() ? hint : in_quotes(hint));
        return std::nullopt;
    }
    if (record.key() == "header") {
        second_header(record);
        return std::nullopt;
    }
    const auto known = std::find(record_keys.begin(), record_keys.end(), record.key());
    const auto kind = static_cast<RecordKind>(known - record_keys.begin());
    const bool is_faulty = sink_.fields->is_faulty();
    begin(kind);
    if (is_faulty) {
        sink_.fields->note_fault();
    }
    return sink_.record(kind, record);
}

} // namespace

std::optional<Form> detect_form(TextWindow& window) {
    const auto unquoted = [](std::string_view key) { return key.substr(1, key.size() - 2); };
    const auto detect = [&]() -> std::optional<Form> {
        if (!window.pass_over('{')) {
            return std::nullopt;
        }
        window.skip_space();
        if (window.peek() != '"') {
            return Form::object;
        }
        const auto first = window.take_value();
        if (!first || !is_record_key(unquoted(*first))) {
            return Form::object;
        }
        if (!window.pass_over(':')) {
            return Form::lines;
        }
        window.skip_space();
        if (!window.skip_value() || !window.pass_over(',')) {
            return Form::lines;
        }
        window.skip_space();
        const auto second = window.peek() == '"' ? window.take_value() : std::nullopt;
        return second && !is_record_key(unquoted(*second)) ? Form::object : Form::lines;
    };
    window.mark();
    const std::optional<Form> form = detect();
    window.rewind();
    return form;
}

std::optional<Fault> read_lines(TextWindow& window, Pass pass, const RecordSink& sink) {
    return LinesReading(window, pass, sink).run();
}

} // namespace entente::io
