// SPDX-License-Identifier: MIT
// Any bytes give a store or an error. What holds for each of them is checked here; crashes, leaks
// and undefined behaviour are for the sanitizers to find.
#include "app/io/event_reader.hpp"
#include "app/io/event_writer.hpp"

#include "tests/fuzz/fuzz_target.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace entente;

void require(bool holds, const char* promise, const std::string& what = {}) {
    if (!holds) {
        std::fprintf(stderr, "broken promise: %s\n%s\n", promise, what.c_str());
        std::abort();
    }
}

void check_problems(const io::Diagnostics& diagnostics) {
    std::size_t further = 0;
    for (const auto& [kind, count] : diagnostics.further()) {
        require(!kind.empty(), "each problem has a kind");
        further += count;
    }
    require(diagnostics.problems().size() + further == diagnostics.count(), "all are counted");
    for (const io::Problem& problem : diagnostics.problems()) {
        require(!problem.place.empty() && !problem.found.empty() && !problem.kind.empty(),
                "each problem says where, what and of which kind", problem.line());
        require(problem.line().find('\n') == std::string::npos, "one problem, one line",
                problem.line());
    }
}

std::string written(const model::EventStore& store) {
    std::vector<model::EventId> all;
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        all.emplace_back(i);
    }
    return io::write_events(store, all, true);
}

void check_store(const model::EventStore& store) {
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        const model::EventId event{i};
        require(store.span(event).first <= store.span(event).last, "a span begins before it ends");
        require(store.weight(event) >= 0 && std::isfinite(store.weight(event)),
                "a weight is finite");
        require(!(store.tone(event) < -10 || store.tone(event) > 10), "a tone is in its range");
        for (const model::Participant& participant : store.participants(event)) {
            require(participant.actor.index() < store.actors().size(), "participants exist");
        }
        for (const model::TopicId topic : store.topics(event)) {
            require(topic.index() < store.topics().size(), "topics exist");
        }
    }
    for (const model::Actor& actor : store.actors()) {
        for (const model::Office& office : actor.roles) {
            require(office.of.index() < store.actors().size(), "who is served exists");
            require(office.span.first <= office.span.last, "an office begins before it ends");
        }
    }
    for (const model::Topic& topic : store.topics()) {
        const model::Topic* wider = &topic;
        for (std::size_t steps = 0; wider->parent.is_valid(); ++steps) {
            require(steps <= store.topics().size(), "wider topics run in no circle");
            wider = &store.topic(wider->parent);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    io::Diagnostics diagnostics;
    const auto loaded = io::read_events_from(bytes, "input", diagnostics);
    check_problems(diagnostics);
    if (!loaded) {
        require(!loaded.error().message.empty(), "an error says what is wrong");
        require(diagnostics.error_count() > 0, "what cannot be read is among the problems");
        return 0;
    }
    check_store(*loaded->store);
    require(loaded->counts.read == loaded->counts.kept + loaded->counts.left_out,
            "what is read is kept or left out");
    // Writing gives a file that reads without an error and is written the same again.
    const std::string once = written(*loaded->store);
    io::Diagnostics again;
    const auto reread = io::read_events_from(once, "written", again);
    require(reread.has_value(), "what is written can be read",
            reread ? "" : reread.error().message + "\n" + once);
    require(again.error_count() == 0, "what is written has no error",
            again.problems().empty() ? "" : again.problems()[0].line() + "\n" + once);
    require(written(*reread->store) == once, "written again it is the same", once);
    return 0;
}
