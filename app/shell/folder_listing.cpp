// SPDX-License-Identifier: MIT
#include "app/shell/folder_listing.hpp"

#include "app/base/utf8.hpp"
#include "app/model/span.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

/// Event data, a figure or a saved view.
bool can_be_opened(const std::string& name) {
    const auto ends = [&](std::string_view ending) {
        return name.size() > ending.size() &&
               name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
    };
    return ends(".png") || ends(".svg") || ends(".pdf") || ends(".json") || ends(".jsonl") ||
           ends(".json.gz") || ends(".jsonl.gz");
}

std::string day_of_change(const fs::directory_entry& entry) {
    std::error_code error;
    const auto written = entry.last_write_time(error);
    if (error) {
        return {};
    }
    const auto ago = std::chrono::duration_cast<std::chrono::seconds>(
        fs::file_time_type::clock::now() - written);
    return model::iso_day(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() - ago));
}

} // namespace

ui::FolderListing list_folder(const fs::path& asked) {
    ui::FolderListing listing;
    std::error_code error;
    fs::path folder = asked.empty() ? fs::current_path(error) : fs::absolute(asked, error);
    folder = folder.lexically_normal();
    fs::directory_iterator entries(folder, error);
    while (error && folder.has_parent_path() && folder != folder.parent_path()) {
        listing.error = folder.string() + ": " + error.message();
        folder = folder.parent_path();
        entries = fs::directory_iterator(folder, error);
    }
    listing.path = folder.string();
    if (folder.has_parent_path() && folder.parent_path() != folder) {
        listing.parent = folder.parent_path().string();
    }
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        const std::string name = entries->path().filename().string();
        std::error_code ignored;
        const bool is_folder = entries->is_directory(ignored);
        if (name.empty() || name.front() == '.' || (!is_folder && !can_be_opened(name))) {
            continue;
        }
        listing.entries.push_back({name, is_folder, is_folder ? 0 : entries->file_size(ignored),
                                   day_of_change(*entries)});
    }
    std::sort(listing.entries.begin(), listing.entries.end(),
              [](const ui::FolderEntry& a, const ui::FolderEntry& b) {
                  if (a.is_folder != b.is_folder) {
                      return a.is_folder;
                  }
                  const std::string left = base::fold_case(a.name);
                  const std::string right = base::fold_case(b.name);
                  return left != right ? left < right : a.name < b.name;
              });
    return listing;
}

} // namespace entente::shell
