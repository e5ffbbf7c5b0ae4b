// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/actor.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace entente::model {

class EventStore;

/// The text in that language, "" where there is none.
///
/// @param language  BCP 47 tag or "". Sought as it is, then with ever fewer parts ("zh-Hant-TW",
///                  "zh-Hant", "zh"), case aside (RFC 4647, 3.4); at last any tag that begins with
///                  its first part.
std::string_view name_in(const Names& names, std::string_view language);

/// The languages that actors and topics have names in, by tag, with how many of them. Cost:
/// O(names).
std::map<std::string, std::size_t> languages_of(const EventStore& store);

/// How a language calls itself, for people who look for theirs: "فارسی", "Русский". Of a tag with
/// more parts that is not known as a whole the name and the tag, "Português (pt-BR)"; of an unknown
/// language its tag.
std::string name_of_language(std::string_view tag);

} // namespace entente::model
