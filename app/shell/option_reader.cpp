// SPDX-License-Identifier: MIT
#include "app/shell/option_reader.hpp"

#include <fmt/core.h>

namespace entente::shell {

bool OptionReader::has(const std::string& name) const {
    const CLI::Option* option = app_.get_option_no_throw(name);
    return option != nullptr && option->count() > 0;
}

std::vector<std::string> OptionReader::words(const std::string& name) {
    if (!has(name)) {
        return {};
    }
    std::vector<std::string> words = app_.get_option_no_throw(name)->results();
    for (const std::string& word : words) {
        if (word.empty()) {
            fail(bad_value(name, word, "a value"));
        }
    }
    return words;
}

std::optional<std::string> OptionReader::word(const std::string& name) {
    if (!has(name)) {
        return std::nullopt;
    }
    const std::vector<std::string>& given = app_.get_option_no_throw(name)->results();
    if (given.size() > 1) {
        fail({base::ErrorKind::usage,
              fmt::format("{}: found '{}' and '{}', expected it once", name, given[0], given[1])});
        return std::nullopt;
    }
    return given.front();
}

Files OptionReader::files() const {
    Files files;
    if (const CLI::Option* option = app_.get_option_no_throw("FILE")) {
        files.assign(option->results().begin(), option->results().end());
    }
    return files;
}

void OptionReader::fail(base::Error error) {
    if (!error_) {
        error_ = std::move(error);
    }
}

} // namespace entente::shell
