// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

namespace entente::io {

/// Writes a file so that it is there whole or not at all: into a temporary name beside it, synced,
/// then renamed. An existing file is replaced only at the last step. Error (not_written) says why.
base::Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// A file that is written piece by piece and is there whole or not at all: the pieces go under a
/// temporary name beside it, which takes its place at the end. Destroyed before that, it leaves
/// nothing behind, and an existing file as it was.
class StagedFile {
  public:
    /// Error (not_written) says why nothing can be written there.
    static base::Result<StagedFile> create(const std::filesystem::path& path);
    ~StagedFile();
    StagedFile(StagedFile&&) noexcept;
    StagedFile& operator=(StagedFile&&) noexcept;

    base::Result<void> write(std::string_view bytes);
    /// Syncs the file and puts it into its place. Called once, after which nothing is written.
    base::Result<void> commit();

    /// Where its bytes are until then, for another program that writes them.
    [[nodiscard]] const std::filesystem::path& temporary() const;

  private:
    struct State;
    explicit StagedFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// The bytes of a file. Error (unreadable): missing, a directory, no permission, or larger than 8
/// GiB.
base::Result<std::string> read_file(const std::filesystem::path& path);

} // namespace entente::io
