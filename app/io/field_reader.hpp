// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/diagnostics.hpp"
#include "app/io/json_tree.hpp"
#include "app/model/actor.hpp"
#include "app/model/edtf.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::io {

/// `any`: a line of JSON Lines whose kind is not known.
enum class RecordKind : std::uint8_t { header, actor, topic, event, milestone, any };

/// "header", "actor", "topic", "event", "milestone".
std::string_view name_of(RecordKind kind);

/// Where a record stands in its file: the third event, or the event of line 12.
struct RecordPlace {
    RecordKind kind = RecordKind::header;
    bool is_line = false;
    std::uint64_t number = 0; ///< index in its array from 0, or line from 1

    /// "/events/3", "line 12 /event", "line 12 " for a line of any kind, "" for the header of an
    /// object.
    [[nodiscard]] std::string words() const;
};

/// A path within a record, kept on the stack and spelt out only when there is something to tell.
struct Path {
    const Path* parent = nullptr;
    std::string_view key;
    std::size_t index = no_index;

    static constexpr std::size_t no_index = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] Path of(std::string_view name) const { return {this, name, no_index}; }
    [[nodiscard]] Path at(std::size_t i) const { return {this, {}, i}; }
    void append_to(std::string& pointer) const;
};

/// Reads the values of one record after the other and tells what is wrong with them.
///
/// Every function that reads gives false after it has told a problem; the record then counts as
/// faulty.
class FieldReader {
  public:
    explicit FieldReader(Diagnostics& diagnostics) : diagnostics_(&diagnostics) {}

    /// The next record begins. `file` must stay until the one after.
    void begin(const std::string& file, const RecordPlace& place);
    [[nodiscard]] bool is_faulty() const { return is_faulty_; }
    [[nodiscard]] const RecordPlace& place() const { return place_; }

    void error(const Path& path, std::string found, std::string expected, std::string kind,
               std::string hint = {});
    void warning(const Path& path, std::string found, std::string expected, std::string kind);
    /// The tree's own faults, each an error below `path`.
    void faults(const Path& path, const JsonTree& tree);
    /// An error that knows its place in the file.
    void error_at(const Fault& fault);
    /// The record is faulty for a reason that has been told.
    void note_fault() { is_faulty_ = true; }
    /// Whether a hint would be seen at all, so that it is worth the search.
    [[nodiscard]] bool shows_more() const {
        return diagnostics_->problems().size() < Diagnostics::kept_in_full;
    }

    bool object(JsonRef value, const Path& path);
    bool array(JsonRef value, const Path& path);
    bool text(JsonRef value, const Path& path, std::string& out);
    /// A text that names something: not empty.
    bool id(JsonRef value, const Path& path, std::string& out);
    /// Finite and in [least, greatest].
    bool number(JsonRef value, const Path& path, double least, double greatest, double& out);
    /// An integer in [0, count).
    bool index(JsonRef value, const Path& path, std::size_t count, std::uint32_t& out);
    bool texts(JsonRef value, const Path& path, std::vector<std::string>& out);
    bool names(JsonRef value, const Path& path, model::Names& out);
    /// An EDTF date: the text as told, and read.
    bool date(JsonRef value, const Path& path, std::string& out, model::Date& when);
    /// Whether an interval of two dates, as told, ends on or after its beginning; `path` is of the
    /// end.
    bool in_order(const Path& path, const model::Span& span, const std::string& from,
                  const std::string& to);
    /// One of the known words; its index goes to `out`.
    bool word(JsonRef value, const Path& path, std::span<const std::string_view> known,
              std::string_view what, std::size_t& out);
    /// Tells that a required key is not there; a key of nearly that name is pointed out.
    void missing(JsonRef object, const Path& path, std::string_view key, std::string_view expected);

    /// A key that the format does not name joins `extra`, the text of a JSON object without its
    /// last brace.
    static void keep(std::string& extra, JsonRef member) { keep(extra, member.key(), member); }
    static void keep(std::string& extra, std::string_view key, JsonRef value);
    /// Closes what keep() began.
    static void close(std::string& extra);

    /// A key that an object must have, and what is expected there.
    struct Needed {
        std::string_view key;
        std::string_view expected;
    };
    /// Reads an object: take(key, member, path) says whether it is a key of the format; what is not
    /// joins `extra`. Then the needed keys that are absent are told.
    ///
    /// @return  whether it is an object that has them, whatever was found there.
    template <class Take>
    bool members(JsonRef value, const Path& path, std::string& extra,
                 std::initializer_list<Needed> needed, const Take& take) {
        if (!object(value, path)) {
            return false;
        }
        std::uint32_t seen = 0;
        for (const JsonRef member : value) {
            const std::string_view key = member.key();
            if (!take(key, member, path.of(key))) {
                keep(extra, member);
                continue;
            }
            std::uint32_t bit = 1;
            for (const Needed& need : needed) {
                seen |= need.key == key ? bit : 0;
                bit <<= 1U;
            }
        }
        close(extra);
        bool has_all = true;
        for (const Needed& need : needed) {
            if ((seen & 1U) == 0) {
                missing(value, path, need.key, need.expected);
                has_all = false;
            }
            seen >>= 1U;
        }
        return has_all;
    }

  private:
    bool wrong_type(JsonRef value, const Path& path, std::string expected);
    void tell(Severity severity, const Path& path, std::string found, std::string expected,
              std::string kind, std::string hint);

    Diagnostics* diagnostics_;
    const std::string* file_ = nullptr;
    RecordPlace place_;
    bool is_faulty_ = false;
    std::string last_date_;
    std::optional<model::Date> last_when_; ///< events of one day often follow each other
};

} // namespace entente::io
