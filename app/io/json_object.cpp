// SPDX-License-Identifier: MIT
#include "app/io/record_forms.hpp"

#include "app/model/filter.hpp"

#include <array>
#include <unordered_set>
#include <utility>
#include <vector>

namespace entente::io {
namespace {

constexpr std::array<std::pair<std::string_view, RecordKind>, 4> lists{
    {{"actors", RecordKind::actor},
     {"topics", RecordKind::topic},
     {"events", RecordKind::event},
     {"milestones", RecordKind::milestone}}};

std::optional<RecordKind> list_kind(std::string_view key) {
    for (const auto& [name, kind] : lists) {
        if (name == key) {
            return kind;
        }
    }
    return std::nullopt;
}

class ObjectReading {
  public:
    ObjectReading(TextWindow& window, Pass pass, const RecordSink& sink)
        : window_(window), pass_(pass), sink_(sink) {}

    std::optional<Fault> run();

  private:
    /// What stops the reading: the window's own fault, or that the text is not JSON here.
    [[nodiscard]] Fault broken() const {
        return window_.fault() ? *window_.fault() : Fault{"/", {}, {}, std::string(not_json_kind)};
    }
    std::optional<Fault> member();
    std::optional<Fault> list(RecordKind kind, bool is_wanted);
    std::optional<Fault> element(RecordKind kind, std::size_t index, bool is_wanted);
    std::optional<Fault> header_value(const std::string& key, bool is_wanted);
    void begin_header() { sink_.fields->begin(*sink_.file, RecordPlace{}); }
    void point_out_near_lists();

    TextWindow& window_;
    Pass pass_;
    const RecordSink& sink_;
    JsonTree tree_;
    std::unordered_set<std::string> seen_;
    std::vector<std::string> unknown_arrays_;
};

std::optional<Fault> ObjectReading::run() {
    if (!window_.pass_over('{')) {
        return broken();
    }
    if (!window_.pass_over('}')) {
        do {
            if (auto fault = member()) {
                return fault;
            }
        } while (window_.pass_over(','));
        if (!window_.pass_over('}')) {
            return broken();
        }
    }
    window_.skip_space();
    if (window_.peek() >= 0 || window_.fault()) {
        return broken();
    }
    if (pass_ == Pass::definitions) {
        point_out_near_lists();
    }
    return std::nullopt;
}

std::optional<Fault> ObjectReading::member() {
    window_.skip_space();
    if (window_.peek() != '"') {
        return broken();
    }
    const auto key_text = window_.take_value();
    if (!key_text || !tree_.parse(*key_text) || !tree_.is_whole()) {
        return broken();
    }
    const std::string key(tree_.root().text());
    if (!window_.pass_over(':')) {
        return broken();
    }
    window_.skip_space();
    const bool is_first = seen_.insert(key).second;
    if (!is_first && pass_ == Pass::definitions) {
        begin_header();
        const Path root;
        sink_.fields->error(root.of(key), "the key " + in_quotes(key) + " occurs twice",
                            "each key once; the first counts", "duplicate key");
    }
    const std::optional<RecordKind> kind = list_kind(key);
    if (!kind) {
        return header_value(key, is_first && pass_ == Pass::definitions);
    }
    // A second list of the same name is looked through by the first pass, for its syntax alone.
    const Pass reader = is_first && *kind == RecordKind::event ? Pass::events : Pass::definitions;
    if (pass_ != reader) {
        return window_.skip_value() ? std::nullopt : std::optional(broken());
    }
    return list(*kind, is_first);
}

std::optional<Fault> ObjectReading::header_value(const std::string& key, bool is_wanted) {
    if (pass_ != Pass::definitions) {
        return window_.skip_value() ? std::nullopt : std::optional(broken());
    }
    const auto text = window_.take_value();
    if (!text || !tree_.parse(*text)) {
        return broken();
    }
    if (!is_wanted) {
        return std::nullopt;
    }
    begin_header();
    const Path root;
    const Path path = root.of(key);
    sink_.fields->faults(path, tree_);
    if (tree_.faults().empty()) {
        constexpr std::size_t most = 8;
        if (tree_.root().kind() == JsonKind::array && unknown_arrays_.size() < most) {
            unknown_arrays_.push_back(key);
        }
        sink_.header(key, tree_.root(), path);
    }
    return std::nullopt;
}

std::optional<Fault> ObjectReading::list(RecordKind kind, bool is_wanted) {
    if (window_.peek() != '[') {
        const auto text = window_.take_value();
        if (!text || !tree_.parse(*text)) {
            return broken();
        }
        begin_header();
        const Path root;
        const std::string name = std::string(name_of(kind)) + "s";
        if (is_wanted && tree_.is_whole()) {
            sink_.fields->array(tree_.root(), root.of(name));
        }
        return std::nullopt;
    }
    window_.pass();
    if (window_.pass_over(']')) {
        return std::nullopt;
    }
    std::size_t index = 0;
    do {
        if (auto fault = element(kind, index++, is_wanted)) {
            return fault;
        }
    } while (window_.pass_over(','));
    return window_.pass_over(']') ? std::nullopt : std::optional(broken());
}

std::optional<Fault> ObjectReading::element(RecordKind kind, std::size_t index, bool is_wanted) {
    window_.skip_space();
    const auto text = window_.take_value();
    if (!text || !tree_.parse(*text)) {
        return broken();
    }
    if (!is_wanted) {
        return std::nullopt;
    }
    sink_.fields->begin(*sink_.file, RecordPlace{kind, false, index});
    sink_.fields->faults({}, tree_);
    if (!tree_.is_whole()) {
        sink_.broken_record();
        return std::nullopt;
    }
    return sink_.record(kind, tree_.root());
}

/// A misspelt list would otherwise be kept in silence, as unknown keys are, and its records be
/// missed.
void ObjectReading::point_out_near_lists() {
    const Path root;
    for (const std::string& key : unknown_arrays_) {
        for (const auto& [name, kind] : lists) {
            const std::array<std::string_view, 1> wanted{name};
            if (seen_.count(std::string(name)) == 0 && key.size() <= name.size() + 2 &&
                !model::nearest_word(key, wanted).empty()) {
                begin_header();
                sink_.fields->warning(
                    root.of(key), "the list " + in_quotes(key) + " is not part of the format",
                    "'" + std::string(name) + "', which is missing", "misspelt list");
            }
        }
    }
}

} // namespace

std::optional<Fault> read_object(TextWindow& window, Pass pass, const RecordSink& sink) {
    return ObjectReading(window, pass, sink).run();
}

} // namespace entente::io
