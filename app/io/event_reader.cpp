// SPDX-License-Identifier: MIT
#include "app/io/event_reader.hpp"

#include "app/io/byte_source.hpp"
#include "app/io/definitions.hpp"
#include "app/io/event_record.hpp"
#include "app/io/json_syntax.hpp"
#include "app/io/record_forms.hpp"
#include "app/io/time_notes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::io {
namespace {

using base::ErrorKind;
using base::fail;

constexpr std::string_view format_name = "entente/1";

/// What one file says about itself.
struct HeaderDraft {
    model::Header header;
    bool has_format = false;
    std::optional<Fault> fault; ///< an unknown format
};

/// One load: all files looked through for definitions, then all for events.
class Load {
  public:
    Load(std::vector<Input> inputs, Diagnostics& diagnostics, const base::Progress& progress)
        : inputs_(std::move(inputs)), diagnostics_(diagnostics), progress_(progress) {
        for (const Input& input : inputs_) {
            files_.push_back(input.name());
            total_bytes_ += static_cast<double>(input.size());
        }
    }

    base::Result<Loaded> run();

  private:
    std::optional<Fault> read_definitions(std::size_t file);
    std::optional<Fault> read_events(std::size_t file, EventRecordReader& reader);
    std::optional<Fault> read(std::size_t file, Pass pass, RecordSink& sink);
    void take_header(FieldReader& fields, HeaderDraft& draft, std::string_view key, JsonRef value,
                     const Path& path);
    bool watch(std::size_t file, Pass pass, std::uint64_t consumed);
    void note(std::size_t file, const Fault& fault, Diagnostics& diagnostics) const;

    std::vector<Input> inputs_;
    std::vector<std::string> files_;
    Diagnostics& diagnostics_;
    const base::Progress& progress_;
    Definitions definitions_;
    TimeNotes time_notes_;
    model::EventStoreBuilder builder_;
    model::Event event_;
    LoadCounts counts_;
    bool has_unread_events_ = false;
    double total_bytes_ = 0;
    double reported_ = 0;
};

base::Error error_of(const std::string& file, const Fault& fault) {
    if (fault.kind == cancelled_kind) {
        return {ErrorKind::cancelled, "reading was cancelled"};
    }
    std::string message = file + ":" + fault.place + ": " + fault.found;
    if (!fault.expected.empty()) {
        message += " (expected " + fault.expected + ")";
    }
    return {ErrorKind::unreadable, std::move(message)};
}

Problem problem_of(const std::string& file, const Fault& fault) {
    return {Severity::error, file, fault.place, fault.found, fault.expected, {}, fault.kind};
}

void Load::note(std::size_t file, const Fault& fault, Diagnostics& diagnostics) const {
    if (fault.kind != cancelled_kind) {
        diagnostics.add(problem_of(files_[file], fault));
    }
}

/// Tells how far the load is, seldom enough, and hears whether it shall go on.
bool Load::watch(std::size_t file, Pass pass, std::uint64_t consumed) {
    // Events are nearly all of a file, and the first pass only steps over them.
    constexpr double first_share = 0.25;
    constexpr double step = 0.002;
    double before = 0;
    for (std::size_t i = 0; i < file; ++i) {
        before += static_cast<double>(inputs_[i].size());
    }
    const double size = static_cast<double>(inputs_[file].size());
    const double bytes = before + std::min(static_cast<double>(consumed), size);
    const double part = total_bytes_ > 0 ? bytes / total_bytes_ : 1;
    const double fraction =
        pass == Pass::definitions ? first_share * part : first_share + (1 - first_share) * part;
    if (fraction >= reported_ + step) {
        reported_ = std::min(fraction, 1.0);
        progress_(reported_);
    }
    return !progress_.is_cancelled();
}

std::optional<Fault> Load::read(std::size_t file, Pass pass, RecordSink& sink) {
    auto source = inputs_[file].open();
    if (!source) {
        return source.error();
    }
    TextWindow window(std::move(*source),
                      [&](std::uint64_t consumed) { return watch(file, pass, consumed); });
    const std::optional<Form> form = detect_form(window);
    std::optional<Fault> fault;
    if (form) {
        fault = *form == Form::object ? read_object(window, pass, sink)
                                      : read_lines(window, pass, sink);
    } else {
        window.skip_space();
        if (window.fault()) {
            return window.fault();
        }
        if (window.peek() < 0) {
            const bool is_empty = window.is_empty();
            return Fault{"/", is_empty ? "the file is empty" : "nothing but white space",
                         "a JSON object with the format 'entente/1', or JSON Lines", "empty file"};
        }
        // JSON or not, it is no event file: the beginning suffices to say which.
        constexpr std::size_t beginning = std::size_t{16} << 20U;
        if (auto exact = find_syntax_fault(inputs_[file], beginning)) {
            return exact;
        }
        return Fault{"/", "JSON, but not an object",
                     "an object with the key 'format', or JSON Lines", "not an object"};
    }
    const bool is_placeless = fault && fault->kind == not_json_kind && fault->found.empty();
    if (is_placeless || (fault && fault->kind == too_large_kind)) {
        // Whatever stood in the way, the place that a person looks for is where the text leaves
        // JSON.
        if (auto exact = find_syntax_fault(inputs_[file])) {
            return exact;
        }
    }
    if (is_placeless) {
        return Fault{"/", "text that is not JSON", "a JSON object, or JSON Lines",
                     std::string(not_json_kind)};
    }
    return fault;
}

void Load::take_header(FieldReader& fields, HeaderDraft& draft, std::string_view key, JsonRef value,
                       const Path& path) {
    if (key == "format") {
        draft.has_format = true;
        if (value.kind() != JsonKind::text || value.text() != format_name) {
            std::string place = fields.place().words();
            path.append_to(place);
            draft.fault =
                Fault{std::move(place),
                      value.kind() == JsonKind::text ? "unknown format " + in_quotes(value.text())
                                                     : "unknown format: " + value.words(),
                      "'entente/1', the format that this version reads", "unknown format"};
        }
    } else if (key == "title") {
        fields.text(value, path, draft.header.title);
    } else if (key == "description") {
        fields.text(value, path, draft.header.description);
    } else if (key == "license") {
        fields.text(value, path, draft.header.license);
    } else if (key == "coverage") {
        time_notes_.read_coverage(fields, value, path);
    } else {
        FieldReader::keep(draft.header.extra, key, value);
    }
}

std::optional<Fault> Load::read_definitions(std::size_t file) {
    // Of a file in another format the problems of its records tell nothing, so they wait.
    Diagnostics problems;
    FieldReader fields(problems);
    HeaderDraft draft;
    RecordPlace header_place;
    RecordSink sink;
    sink.file = &files_[file];
    sink.fields = &fields;
    sink.header = [&](std::string_view key, JsonRef value, const Path& path) {
        header_place = fields.place();
        take_header(fields, draft, key, value, path);
    };
    sink.record = [&](RecordKind kind, JsonRef record) -> std::optional<Fault> {
        if (kind == RecordKind::actor) {
            definitions_.read_actor(fields, record, file, counts_);
        } else if (kind == RecordKind::topic) {
            definitions_.read_topic(fields, record, file, counts_);
        } else {
            time_notes_.read_milestone(fields, record, file, counts_);
        }
        return std::nullopt;
    };
    sink.broken_record = [&] {
        ++counts_.read;
        ++counts_.left_out;
    };
    std::optional<Fault> fault = read(file, Pass::definitions, sink);
    const bool is_other_format = !fault && (draft.fault || !draft.has_format);
    if (is_other_format) {
        fault = draft.fault;
        if (!fault) {
            const std::string place = header_place.words();
            fault = Fault{place.empty() ? "/" : place, "the key 'format' is missing",
                          R"("format": "entente/1")", "unknown format"};
        }
    } else {
        diagnostics_.append(std::move(problems));
    }
    if (file == 0) {
        FieldReader::close(draft.header.extra);
        builder_.set_header(std::move(draft.header));
    }
    return fault;
}

std::optional<Fault> Load::read_events(std::size_t file, EventRecordReader& reader) {
    FieldReader fields(diagnostics_);
    const Path root;
    RecordSink sink;
    sink.file = &files_[file];
    sink.fields = &fields;
    sink.header = [](std::string_view, JsonRef, const Path&) {};
    sink.record = [&](RecordKind, JsonRef record) -> std::optional<Fault> {
        ++counts_.read;
        bool is_good = reader.read(fields, record, event_);
        if (!event_.id.empty() && builder_.has_event(event_.id)) {
            fields.error(root.of("id"), "another event has the id " + in_quotes(event_.id),
                         "an id of its own", "duplicate id");
            is_good = false;
        }
        if (!is_good) {
            ++counts_.left_out;
            return std::nullopt;
        }
        if (auto added = builder_.add_event(event_); !added) {
            return Fault{fields.place().words(), added.error().message, {}, "too much data"};
        }
        ++counts_.kept;
        return std::nullopt;
    };
    sink.broken_record = [&] {
        ++counts_.read;
        ++counts_.left_out;
        has_unread_events_ = true;
    };
    return read(file, Pass::events, sink);
}

base::Result<Loaded> Load::run() {
    std::optional<base::Error> error;
    const auto failed = [&](std::size_t file, const Fault& fault) {
        note(file, fault, diagnostics_);
        if (!error) {
            error = error_of(files_[file], fault);
        }
        return fault.kind == cancelled_kind;
    };
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
        const auto fault = read_definitions(i);
        if (fault && failed(i, *fault)) {
            break;
        }
    }
    if (error) {
        return fail(*error);
    }
    FieldReader fields(diagnostics_);
    definitions_.resolve(fields, files_, builder_, counts_);
    time_notes_.hand_over(builder_);
    EventRecordReader reader(definitions_, builder_.actors().size(), builder_.topics().size());
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
        const auto fault = read_events(i, reader);
        if (fault && failed(i, *fault)) {
            break;
        }
    }
    if (error) {
        return fail(*error);
    }
    if (!has_unread_events_) { // else an actor may be in one that could not be read
        definitions_.tell_unused(fields, files_, builder_.actors());
    }
    Loaded loaded;
    loaded.store = builder_.freeze();
    loaded.counts = counts_;
    if (reported_ < 1) {
        progress_(1);
    }
    return loaded;
}

} // namespace

base::Result<Loaded> read_events(std::span<const std::filesystem::path> files,
                                 Diagnostics& diagnostics, const base::Progress& progress) {
    if (files.empty()) {
        return fail(ErrorKind::unreadable, "no file to read (expected at least one)");
    }
    std::vector<Input> inputs;
    std::optional<base::Error> error;
    for (const std::filesystem::path& file : files) {
        auto input = Input::from_file(file);
        if (input) {
            inputs.push_back(std::move(*input));
            continue;
        }
        diagnostics.add(problem_of(file.string(), input.error()));
        if (!error) {
            error = error_of(file.string(), input.error());
        }
    }
    if (error) {
        return fail(std::move(*error));
    }
    return Load(std::move(inputs), diagnostics, progress).run();
}

base::Result<Loaded> read_events_from(std::string_view bytes, const std::string& name,
                                      Diagnostics& diagnostics, const base::Progress& progress) {
    std::vector<Input> inputs;
    inputs.push_back(Input::from_memory(bytes, name));
    return Load(std::move(inputs), diagnostics, progress).run();
}

} // namespace entente::io
