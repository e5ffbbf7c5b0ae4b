// SPDX-License-Identifier: MIT
#include "app/shell/figure_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>

namespace entente::shell {
namespace {

constexpr std::size_t most_title_bytes = 100; ///< most file systems take 255 in all

bool begins_month(std::chrono::year_month_day day) {
    return day.day() == std::chrono::day{1};
}

bool ends_month(std::chrono::year_month_day day) {
    return day == day.year() / day.month() / std::chrono::last;
}

std::string month_of(std::chrono::year_month_day day) {
    return fmt::format("{:04}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()));
}

std::string year_of(std::chrono::year_month_day day) {
    return fmt::format("{:04}", static_cast<int>(day.year()));
}

bool is_safe(char c) {
    return static_cast<unsigned char>(c) >= ' ' && c != 0x7f &&
           std::string_view("/\\:*?\"<>|").find(c) == std::string_view::npos;
}

std::string safe(std::string_view title) {
    std::string name;
    for (const char c : title) {
        const char kept = is_safe(c) ? c : ' ';
        if (kept != ' ' || (!name.empty() && name.back() != ' ')) {
            name += kept;
        }
    }
    if (name.size() > most_title_bytes) {
        std::size_t end = most_title_bytes;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80) {
            --end; // not within a character
        }
        name.resize(end);
    }
    // Windows takes no name that ends so, and one that begins with a dot is hidden elsewhere.
    while (!name.empty() && (name.back() == ' ' || name.back() == '.')) {
        name.pop_back();
    }
    const std::size_t begin = name.find_first_not_of(". -");
    return begin == std::string::npos ? std::string() : name.substr(begin);
}

} // namespace

std::string short_window(const model::Window& window, const model::Span& domain) {
    const bool is_from_start =
        window.mode != model::WindowMode::window || window.span.first <= domain.first;
    const bool is_to_end = window.span.last >= domain.last;
    if (is_from_start && is_to_end && window.mode != model::WindowMode::decay) {
        return {};
    }
    const std::chrono::year_month_day first{std::max(window.span.first, domain.first)};
    const std::chrono::year_month_day last{std::min(window.span.last, domain.last)};
    const bool fits_months =
        (is_from_start || begins_month(first)) && (is_to_end || ends_month(last));
    const bool fits_years = fits_months &&
                            (is_from_start || first.month() == std::chrono::January) &&
                            (is_to_end || last.month() == std::chrono::December);
    const auto words = [&](std::chrono::year_month_day day) {
        return fits_years ? year_of(day) : fits_months ? month_of(day) : model::iso_day(day);
    };
    if (window.mode != model::WindowMode::window) {
        return "until " + words(last) + (window.mode == model::WindowMode::decay ? " fading" : "");
    }
    const std::string from = words(first);
    const std::string to = words(last);
    return from == to ? from : from + " to " + to;
}

std::string figure_name(std::string_view title, const model::Window& window,
                        const model::Span& domain) {
    std::string name = safe(title);
    if (name.empty()) {
        name = "network";
    }
    const std::string when = short_window(window, domain);
    return when.empty() ? name : name + " " + when;
}

std::filesystem::path free_name(const std::filesystem::path& path) {
    std::error_code ignored;
    std::filesystem::path free = path;
    for (int number = 2; std::filesystem::exists(free, ignored); ++number) {
        free = path;
        free.replace_filename(path.stem().string() + " " + std::to_string(number) +
                              path.extension().string());
    }
    return free;
}

} // namespace entente::shell
