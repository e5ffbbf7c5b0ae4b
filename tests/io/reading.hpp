// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/event_reader.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <string_view>
#include <vector>

/// Small inputs and how they are read, for the tests of the reader.
namespace entente::io {

inline constexpr std::string_view iran = R"({"id":"iran","kind":"state","name":"Iran"})";
inline constexpr std::string_view russia = R"({"id":"russia","kind":"state","name":"Russia"})";
inline constexpr std::string_view call =
    R"({"id":"call","date":"2013-12-11","participants":["iran","russia"]})";

/// `{"format":"entente/1", rest}`.
inline std::string object(const std::string& rest) {
    return R"({"format":"entente/1")" + (rest.empty() ? "" : "," + rest) + "}";
}

/// The two states and the events given.
inline std::string with_events(const std::string& events) {
    return object(std::string(R"("actors":[)").append(iran).append(",").append(russia) +
                  R"(],"events":[)" + events + "]");
}

inline std::string lines(const std::vector<std::string>& records) {
    std::string text = "{\"header\":{\"format\":\"entente/1\"}}\n";
    for (const std::string& record : records) {
        text += record + "\n";
    }
    return text;
}

inline std::string packed(std::string_view text) {
    z_stream zlib{};
    EXPECT_EQ(deflateInit2(&zlib, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string in(text);
    std::string out(deflateBound(&zlib, static_cast<uLong>(text.size())) + 32, '\0');
    zlib.next_in = reinterpret_cast<Bytef*>(in.data());
    zlib.avail_in = static_cast<uInt>(in.size());
    zlib.next_out = reinterpret_cast<Bytef*>(out.data());
    zlib.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&zlib, Z_FINISH), Z_STREAM_END);
    out.resize(zlib.total_out);
    deflateEnd(&zlib);
    return out;
}

/// One load with what was told.
struct Read {
    explicit Read(std::string_view bytes) : result(read_events_from(bytes, "test", diagnostics)) {}

    [[nodiscard]] const model::EventStore& store() const { return *result.value().store; }
    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> told;
        for (const Problem& problem : diagnostics.problems()) {
            told.push_back(problem.line());
        }
        return told;
    }

    Diagnostics diagnostics;
    base::Result<Loaded> result;
};

inline model::EventId first_event() {
    return model::EventId{std::size_t{0}};
}

} // namespace entente::io
