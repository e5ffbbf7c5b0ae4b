// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace entente::io {

enum class Severity : std::uint8_t { error, warning };

/// One problem in the data.
struct Problem {
    Severity severity = Severity::error;
    std::string file;
    std::string place;    ///< "/events/3/date", "line 12 /event/date", "line 3 column 17", or "/"
    std::string found;    ///< what is wrong: "unknown actor 'lavrv'"
    std::string expected; ///< may be empty
    std::string hint;     ///< nearest known id; may be empty
    std::string kind;     ///< a few words to count equal problems by: "unknown actor"

    /// `file:place: severity: found (expected …; did you mean …)`.
    [[nodiscard]] std::string line() const;
};

/// The problems of one load: the first 100 in full, the rest counted by kind.
class Diagnostics {
  public:
    static constexpr std::size_t kept_in_full = 100;

    void add(Problem problem);
    /// Those of another load after the ones here, as if they had been added one by one.
    void append(Diagnostics other);
    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
    [[nodiscard]] std::size_t error_count() const { return errors_; }
    [[nodiscard]] std::size_t warning_count() const { return warnings_; }
    [[nodiscard]] std::size_t count() const { return errors_ + warnings_; }
    /// How many of each kind came after the first 100.
    [[nodiscard]] const std::map<std::string, std::size_t>& further() const { return further_; }
    void clear();

  private:
    std::vector<Problem> problems_;
    std::map<std::string, std::size_t> further_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
};

} // namespace entente::io
