// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/fault.hpp"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace entente::io {

/// Bytes that come one piece after the other.
class ByteSource {
  public:
    virtual ~ByteSource() = default;

    /// Fills the front of `room` (not empty) and tells how much; 0 at the end, and only there.
    virtual tl::expected<std::size_t, Fault> read(std::span<char> room) = 0;
    /// How many bytes of the file itself have been taken; what progress is measured by.
    [[nodiscard]] virtual std::uint64_t consumed() const = 0;
};

/// Bytes in memory, which must outlive the source.
std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

/// Something that can be read more than once, from its beginning each time.
class Input {
  public:
    /// A file. One that cannot be read twice (a pipe, say) is taken into memory, up to 1 GiB.
    /// A fault tells why it cannot be read: missing, a directory, no permission.
    static tl::expected<Input, Fault> from_file(const std::filesystem::path& path);
    /// Bytes that the caller keeps.
    static Input from_memory(std::string_view bytes, std::string name);

    [[nodiscard]] const std::string& name() const { return name_; }
    /// Bytes of the file, compressed if it is.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Begins anew. Gzip data, told by their first bytes, are inflated on the way.
    [[nodiscard]] tl::expected<std::unique_ptr<ByteSource>, Fault> open() const;

  private:
    std::string name_;
    std::filesystem::path path_;
    std::shared_ptr<const std::string> held_; ///< what `bytes_` looks at, where that is ours
    std::string_view bytes_;
    bool is_file_ = false;
    std::uint64_t size_ = 0;
};

} // namespace entente::io
