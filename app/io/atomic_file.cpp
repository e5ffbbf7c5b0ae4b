// SPDX-License-Identifier: MIT
#include "app/io/atomic_file.hpp"

#include "app/io/file_errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <random>
#include <system_error>
#include <utility>

#ifndef _WIN32
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace entente::io {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::fail;
using base::Result;

constexpr std::uintmax_t most_bytes = std::uintmax_t{8} << 30U;

std::string reason_of(int code) {
    return std::generic_category().message(code);
}

tl::unexpected<base::Error> unreadable(const fs::path& path, std::string_view reason) {
    return fail(ErrorKind::unreadable, fmt::format("cannot read '{}': {}", path.string(), reason));
}

tl::unexpected<base::Error> too_large(const fs::path& path) {
    return unreadable(path, "it is larger than 8 GiB");
}

/// Where a chain of links leads, whether or not something is there; a rename would replace the link
/// itself and leave what it points to as it was.
Result<fs::path> follow_links(fs::path path) {
    constexpr int most_links = 40;
    const fs::path given = path;
    std::error_code error;
    for (int i = 0; i < most_links; ++i) {
        if (!fs::is_symlink(fs::symlink_status(path, error))) {
            return path;
        }
        const fs::path target = fs::read_symlink(path, error);
        if (error) {
            return not_written(given, error.message());
        }
        path = target.is_absolute() ? target : path.parent_path() / target;
    }
    return not_written(given, reason_of(ELOOP));
}

/// A name beside the file that nothing else has; short enough whatever the file's name is.
fs::path temporary_beside(const fs::path& path) {
    constexpr std::size_t most_of_name = 200;
    std::random_device device;
    const std::string name = path.filename().string().substr(0, most_of_name);
    return path.parent_path() / fmt::format(".{}.{:08x}{:08x}.tmp", name, device(), device());
}

/// Removes a temporary file unless it has become the real one.
class Remover {
  public:
    explicit Remover(fs::path path) : path_(std::move(path)) {}
    ~Remover() {
        if (!path_.empty()) {
            std::error_code ignored;
            fs::remove(path_, ignored);
        }
    }
    Remover(const Remover&) = delete;
    Remover& operator=(const Remover&) = delete;
    void keep() { path_.clear(); }

  private:
    fs::path path_;
};

#ifndef _WIN32

/// An open file descriptor; every call gives 0 or errno.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }

    [[nodiscard]] int write(std::string_view bytes) const {
        // Some systems refuse to write 2 GiB or more at once.
        constexpr std::size_t most_at_once = std::size_t{1} << 30U;
        while (!bytes.empty()) {
            const ssize_t count =
                ::write(number_, bytes.data(), std::min(bytes.size(), most_at_once));
            if (count < 0 && errno != EINTR) {
                return errno;
            }
            bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
        }
        return 0;
    }
    [[nodiscard]] int sync() const { return ::fsync(number_) == 0 ? 0 : errno; }
    int close() {
        const int number = std::exchange(number_, -1);
        return number < 0 || ::close(number) == 0 ? 0 : errno;
    }

  private:
    int number_;
};

#else

/// An open file; every call gives 0 or errno.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(const fs::path& path) : file_(path, std::ios::binary) {}
    [[nodiscard]] bool is_open() const { return file_.is_open(); }
    int write(std::string_view bytes) {
        file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return file_ ? 0 : EIO;
    }
    int sync() { return file_.flush() ? 0 : EIO; }
    int close() {
        file_.close();
        return file_ ? 0 : EIO;
    }

  private:
    std::ofstream file_;
};

#endif

/// What is to be at the file's place: where its links lead, and whether a file is there to be
/// replaced.
struct Place {
    fs::path target;
    bool exists = false;
    bool is_device = false; ///< or a pipe: it can be neither replaced nor synced
};

Result<Place> find_place(const fs::path& path) {
    if (path.empty()) {
        return not_written(path, "no file is named");
    }
    auto target = follow_links(path);
    if (!target) {
        return fail(std::move(target).error());
    }
    std::error_code error;
    const fs::file_status status = fs::status(*target, error);
    switch (status.type()) {
    case fs::file_type::directory:
        return not_written(path, "it is a folder");
    case fs::file_type::none:
        return not_written(path, error.message());
    case fs::file_type::not_found: {
        if (!target->has_filename()) {
            return not_written(path, "no file is named");
        }
        const fs::path folder = target->parent_path();
        if (!folder.empty() && !fs::exists(folder, error) && !error) {
            return not_written(path, fmt::format("there is no folder '{}'", folder.string()));
        }
        return Place{*std::move(target), false, false};
    }
    case fs::file_type::regular:
        return Place{*std::move(target), true, false};
    default:
        return Place{*std::move(target), true, true};
    }
}

} // namespace

#ifndef _WIN32

struct StagedFile::State {
    Place place;
    fs::path temporary;
    Descriptor file;
    Remover remover; ///< of nothing for a device

    static Result<std::unique_ptr<State>> open(Place place) {
        const fs::path target = place.target;
        struct stat before {};
        if (place.exists && !place.is_device) {
            // Renaming over a file asks for no leave of the file itself; a person who made it
            // read-only expects it to stay.
            if (::access(target.c_str(), W_OK) != 0 || ::stat(target.c_str(), &before) != 0) {
                return not_written(target, reason_of(errno));
            }
        }
        const fs::path temporary = place.is_device ? target : temporary_beside(target);
        const int number = place.is_device ? ::open(target.c_str(), O_WRONLY | O_CLOEXEC)
                                           : ::open(temporary.c_str(),
                                                    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (number < 0) {
            return not_written(target, reason_of(errno));
        }
        std::unique_ptr<State> state(new State{place, temporary, Descriptor(number),
                                               Remover(place.is_device ? fs::path() : temporary)});
        if (place.exists && !place.is_device && ::fchmod(number, before.st_mode & 07777U) != 0) {
            return not_written(target, reason_of(errno));
        }
        return state;
    }

    int put_in_place() {
        if (place.is_device) {
            return file.close();
        }
        if (const int error = file.sync(); error != 0) {
            return error;
        }
        if (const int error = file.close(); error != 0) {
            return error;
        }
        if (::rename(temporary.c_str(), place.target.c_str()) != 0) {
            return errno;
        }
        remover.keep();
        // The file is in place; a file system that cannot sync a folder makes that no fault.
        const fs::path folder =
            place.target.has_parent_path() ? place.target.parent_path() : fs::path(".");
        const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (directory.is_open()) {
            static_cast<void>(directory.sync());
        }
        return 0;
    }
};

#else

struct StagedFile::State {
    Place place;
    fs::path temporary;
    Remover remover; ///< before the file, which has to be closed to be removed
    Descriptor file;

    static Result<std::unique_ptr<State>> open(Place place) {
        const fs::path temporary = place.is_device ? place.target : temporary_beside(place.target);
        std::unique_ptr<State> state(new State{place, temporary,
                                               Remover(place.is_device ? fs::path() : temporary),
                                               Descriptor(temporary)});
        if (!state->file.is_open()) {
            return not_written(state->place.target, reason_of(errno));
        }
        return state;
    }

    int put_in_place() {
        if (const int error = file.close(); error != 0 || place.is_device) {
            return error;
        }
        std::error_code error;
        fs::rename(temporary, place.target, error);
        if (error) {
            return error.value();
        }
        remover.keep();
        return 0;
    }
};

#endif

StagedFile::StagedFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
StagedFile::~StagedFile() = default;
StagedFile::StagedFile(StagedFile&&) noexcept = default;
StagedFile& StagedFile::operator=(StagedFile&&) noexcept = default;

Result<StagedFile> StagedFile::create(const fs::path& path) {
    auto place = find_place(path);
    if (!place) {
        return fail(std::move(place).error());
    }
    auto state = State::open(*std::move(place));
    if (!state) {
        return fail(std::move(state).error());
    }
    return StagedFile(*std::move(state));
}

Result<void> StagedFile::write(std::string_view bytes) {
    if (const int error = state_->file.write(bytes); error != 0) {
        return not_written(state_->place.target, reason_of(error));
    }
    return {};
}

Result<void> StagedFile::commit() {
    if (const int error = state_->put_in_place(); error != 0) {
        return not_written(state_->place.target, reason_of(error));
    }
    return {};
}

const fs::path& StagedFile::temporary() const {
    return state_->temporary;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
    auto file = StagedFile::create(path);
    if (!file) {
        return fail(std::move(file).error());
    }
    if (auto written = file->write(bytes); !written) {
        return written;
    }
    return file->commit();
}

Result<std::string> read_file(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
        return unreadable(path, "there is no such file");
    }
    if (status.type() == fs::file_type::none) {
        return unreadable(path, error.message());
    }
    if (status.type() == fs::file_type::directory) {
        return unreadable(path, "it is a folder");
    }
    std::string bytes;
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return unreadable(path, errno != 0 ? reason_of(errno) : "it cannot be opened");
    }
    if (status.type() == fs::file_type::regular) {
        const std::uintmax_t size = fs::file_size(path, error);
        if (!error && size > most_bytes) {
            return too_large(path);
        }
        bytes.reserve(error ? 0 : static_cast<std::size_t>(size));
    }
    // A pipe tells no size, and a file may grow while it is read.
    std::string piece(std::size_t{1} << 18U, '\0');
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        bytes.append(piece, 0, static_cast<std::size_t>(file.gcount()));
        if (bytes.size() > most_bytes) {
            return too_large(path);
        }
    }
    if (file.bad()) {
        return unreadable(path, errno != 0 ? reason_of(errno) : "reading it failed");
    }
    return bytes;
}

} // namespace entente::io
