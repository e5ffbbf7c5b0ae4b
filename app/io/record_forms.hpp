// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/field_reader.hpp"
#include "app/io/text_window.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace entente::io {

/// A file is read twice: events refer to actors and topics, which may stand behind them. Each pass
/// reads its own records and steps over the others unread, so nothing is read, or told, two times.
enum class Pass { definitions, events };

/// The two forms of a file: one object, or JSON Lines.
enum class Form { object, lines };

/// Who takes the records of one file.
struct RecordSink {
    const std::string* file = nullptr;
    FieldReader* fields = nullptr;
    /// A key of the header with its value, which stands at `path`.
    std::function<void(std::string_view key, JsonRef value, const Path& path)> header;
    /// A record; `fields` has begun it. A fault ends the reading.
    std::function<std::optional<Fault>(RecordKind kind, JsonRef record)> record;
    /// A record so broken that there is nothing to hand on; it has been told.
    std::function<void()> broken_record;
};

/// Told by content: a first object with one key of header, actor, topic, event, milestone is
/// that of JSON Lines. Nothing where the text does not begin with an object. The window stays where
/// it was.
std::optional<Form> detect_form(TextWindow& window);

/// Reads one file up to its end, or to a fault for which it cannot be read at all. A fault of kind
/// not_json_kind without words wants find_syntax_fault to tell what it is.
std::optional<Fault> read_object(TextWindow& window, Pass pass, const RecordSink& sink);
std::optional<Fault> read_lines(TextWindow& window, Pass pass, const RecordSink& sink);

} // namespace entente::io
