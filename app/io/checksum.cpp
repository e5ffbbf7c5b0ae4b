// SPDX-License-Identifier: MIT
#include "app/io/checksum.hpp"

#include <openssl/evp.h>

#include <cassert>
#include <cstddef>
#include <fstream>
#include <memory>
#include <system_error>
#include <vector>

namespace entente::io {
namespace {

namespace fs = std::filesystem;

/// A sum in the making.
class Sum {
  public:
    Sum() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        is_good_ =
            context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1;
    }
    void add(const char* bytes, std::size_t count) {
        is_good_ = is_good_ && EVP_DigestUpdate(context_.get(), bytes, count) == 1;
    }
    /// Empty where the library has no SHA-256.
    std::string finish() {
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned size = 0;
        if (!is_good_ || EVP_DigestFinal_ex(context_.get(), digest, &size) != 1) {
            return {};
        }
        constexpr std::string_view digits = "0123456789abcdef";
        std::string words;
        for (unsigned i = 0; i < size; ++i) {
            words += digits[digest[i] >> 4U];
            words += digits[digest[i] & 15U];
        }
        return words;
    }

  private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
    bool is_good_ = false;
};

} // namespace

std::string sha256(std::string_view bytes) {
    Sum sum;
    sum.add(bytes.data(), bytes.size());
    return sum.finish();
}

base::Result<std::string> sha256_of(const fs::path& file, const base::Progress& progress) {
    const auto refuse = [&](const std::string& why) {
        return base::fail(base::ErrorKind::unreadable, file.string() + ": " + why);
    };
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found) {
        return refuse("there is no such file");
    }
    if (!fs::is_regular_file(status)) {
        return refuse("it is no regular file");
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return refuse("it cannot be opened");
    }
    Sum sum;
    std::vector<char> piece(std::size_t{1} << 18U);
    while (stream) {
        if (progress.is_cancelled()) {
            return base::fail(base::ErrorKind::cancelled, "cancelled");
        }
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        sum.add(piece.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad()) {
        return refuse("reading it failed");
    }
    std::string words = sum.finish();
    return words.empty() ? base::Result<std::string>(refuse("its SHA-256 cannot be computed"))
                         : base::Result<std::string>(std::move(words));
}

} // namespace entente::io
