// SPDX-License-Identifier: MIT
#include "app/model/event.hpp"

namespace entente::model {

void Event::clear() {
    id.clear();
    date.clear();
    when = Date{};
    type.clear();
    title.clear();
    summary.clear();
    participants.clear();
    topics.clear();
    tone.reset();
    weight = 1;
    place.reset();
    sources.clear();
    quotes.clear();
    extra.clear();
}

} // namespace entente::model
