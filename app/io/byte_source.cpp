// SPDX-License-Identifier: MIT
#include "app/io/byte_source.hpp"

#include "app/io/gzip.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

namespace entente::io {
namespace {

constexpr std::string_view unreadable_kind = "unreadable file";

Fault unreadable_file(std::string found, std::string expected = {}) {
    return {"/", std::move(found), std::move(expected), std::string(unreadable_kind)};
}

class MemorySource final : public ByteSource {
  public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}

    tl::expected<std::size_t, Fault> read(std::span<char> room) override {
        const std::size_t size = std::min(room.size(), bytes_.size() - position_);
        std::copy_n(bytes_.data() + position_, size, room.data());
        position_ += size;
        return size;
    }
    [[nodiscard]] std::uint64_t consumed() const override { return position_; }

  private:
    std::string_view bytes_;
    std::size_t position_ = 0;
};

class FileSource final : public ByteSource {
  public:
    explicit FileSource(std::ifstream stream) : stream_(std::move(stream)) {}

    tl::expected<std::size_t, Fault> read(std::span<char> room) override {
        stream_.read(room.data(), static_cast<std::streamsize>(room.size()));
        if (stream_.bad()) {
            return tl::unexpected(unreadable_file("reading stops at byte " +
                                                  std::to_string(consumed_) + ": " +
                                                  std::generic_category().message(errno)));
        }
        const auto size = static_cast<std::size_t>(stream_.gcount());
        consumed_ += size;
        return size;
    }
    [[nodiscard]] std::uint64_t consumed() const override { return consumed_; }

  private:
    std::ifstream stream_;
    std::uint64_t consumed_ = 0;
};

tl::expected<std::ifstream, Fault> open_stream(const std::filesystem::path& path) {
    errno = 0;
    // Reads are large already: a second buffer in between would only copy.
    std::ifstream stream;
    stream.rdbuf()->pubsetbuf(nullptr, 0);
    stream.open(path, std::ios::binary);
    if (!stream) {
        return tl::unexpected(unreadable_file("the file cannot be opened: " +
                                              std::generic_category().message(errno)));
    }
    return stream;
}

/// What cannot be read twice is kept: a pipe, a terminal, a device.
tl::expected<std::string, Fault> slurp_limited(std::ifstream stream) {
    constexpr std::size_t limit = std::size_t{1} << 30U;
    FileSource source(std::move(stream));
    std::string bytes;
    std::array<char, 1U << 16U> piece{};
    while (true) {
        const auto size = source.read(piece);
        if (!size) {
            return tl::unexpected(size.error());
        }
        if (*size == 0) {
            return bytes;
        }
        bytes.append(piece.data(), *size);
        if (bytes.size() > limit) {
            return tl::unexpected(
                unreadable_file("more than 1 GiB from something that is not a file",
                                "a file, which may be larger"));
        }
    }
}

} // namespace

std::unique_ptr<ByteSource> memory_source(std::string_view bytes) {
    return std::make_unique<MemorySource>(bytes);
}

tl::expected<Input, Fault> Input::from_file(const std::filesystem::path& path) {
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (status.type() == std::filesystem::file_type::not_found) {
        return tl::unexpected(unreadable_file("there is no such file"));
    }
    if (status.type() == std::filesystem::file_type::none) {
        return tl::unexpected(unreadable_file("the file cannot be opened: " + code.message()));
    }
    if (status.type() == std::filesystem::file_type::directory) {
        return tl::unexpected(unreadable_file("it is a directory", "a file"));
    }
    auto stream = open_stream(path);
    if (!stream) {
        return tl::unexpected(stream.error());
    }
    Input input;
    input.name_ = path.string();
    input.path_ = path;
    if (status.type() == std::filesystem::file_type::regular) {
        input.is_file_ = true;
        const auto size = std::filesystem::file_size(path, code);
        input.size_ = code ? 0 : size;
        // Files that the system makes up (/proc) tell no size and may differ when read again.
        if (input.size_ > 0) {
            return input;
        }
        input.is_file_ = false;
    }
    auto bytes = slurp_limited(std::move(*stream));
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    input.held_ = std::make_shared<const std::string>(std::move(*bytes));
    input.bytes_ = *input.held_;
    input.size_ = input.bytes_.size();
    return input;
}

Input Input::from_memory(std::string_view bytes, std::string name) {
    Input input;
    input.name_ = std::move(name);
    input.bytes_ = bytes;
    input.size_ = bytes.size();
    return input;
}

tl::expected<std::unique_ptr<ByteSource>, Fault> Input::open() const {
    std::unique_ptr<ByteSource> source;
    if (is_file_) {
        auto stream = open_stream(path_);
        if (!stream) {
            return tl::unexpected(stream.error());
        }
        source = std::make_unique<FileSource>(std::move(*stream));
    } else {
        source = memory_source(bytes_);
    }
    return inflate_if_gzip(std::move(source));
}

} // namespace entente::io
