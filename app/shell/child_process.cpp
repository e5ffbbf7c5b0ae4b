// SPDX-License-Identifier: MIT
#include "app/shell/child_process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#ifdef _WIN32

namespace entente::shell {

struct ChildProcess::State {};

std::optional<std::filesystem::path> find_program(const std::string& /*name*/) {
    return std::nullopt;
}
base::Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program,
                                               const std::vector<std::string>& /*arguments*/) {
    return base::fail(base::ErrorKind::not_written,
                      "'" + program.string() + "' cannot be started on this system");
}
base::Result<void> ChildProcess::write(std::string_view /*bytes*/) {
    return {};
}
ChildProcess::End ChildProcess::wait() {
    return {};
}

#else

#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT: the system's own name

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

/// An open file that is closed at the end.
class Handle {
  public:
    Handle() = default;
    explicit Handle(int number) : number_(number) {}
    ~Handle() { close(); }
    Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    void close() {
        if (const int number = std::exchange(number_, -1); number >= 0) {
            ::close(number);
        }
    }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_ = -1;
};

/// A file without a name, for what the program tells: a pipe would have to be emptied meanwhile.
Handle nameless_file() {
    std::string name = (fs::temp_directory_path() / "entente-XXXXXX").string();
    const int number = ::mkostemp(name.data(), O_CLOEXEC);
    if (number >= 0) {
        ::unlink(name.c_str());
    }
    return Handle(number);
}

std::string all_of(int number) {
    std::string text;
    ::lseek(number, 0, SEEK_SET);
    char piece[4096];
    for (ssize_t count = 0; (count = ::read(number, piece, sizeof piece)) > 0;) {
        text.append(piece, static_cast<std::size_t>(count));
    }
    return text;
}

tl::unexpected<base::Error> not_started(const fs::path& program, int code) {
    return base::fail(base::ErrorKind::not_written,
                      fmt::format("'{}' cannot be started: {}", program.string(),
                                  std::generic_category().message(code)));
}

} // namespace

struct ChildProcess::State {
    std::string name;
    pid_t id = -1; ///< -1 once it was waited for
    /// A pair of sockets instead of a pipe: a write to a socket can be told to bring no signal.
    Handle input;
    Handle out;
    Handle err;

    ~State() {
        if (id > 0) {
            ::kill(id, SIGKILL);
            int ignored = 0;
            while (::waitpid(id, &ignored, 0) < 0 && errno == EINTR) {
            }
        }
    }
};

std::optional<fs::path> find_program(const std::string& name) {
    const char* folders = std::getenv("PATH");
    std::string_view rest = folders == nullptr ? "/usr/local/bin:/usr/bin:/bin" : folders;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(':'), rest.size());
        const fs::path file = fs::path(rest.substr(0, end)) / name;
        std::error_code ignored;
        if (end > 0 && fs::is_regular_file(file, ignored) && ::access(file.c_str(), X_OK) == 0) {
            return file;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::nullopt;
}

base::Result<ChildProcess> ChildProcess::start(const fs::path& program,
                                               const std::vector<std::string>& arguments) {
    auto state = std::make_unique<State>();
    state->name = program.filename().string();
    int pair[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) {
        return not_started(program, errno);
    }
    state->input = Handle(pair[0]);
    const Handle theirs(pair[1]);
    state->out = nameless_file();
    state->err = nameless_file();
    for (const int number : pair) {
        ::fcntl(number, F_SETFD, FD_CLOEXEC);
    }
#ifdef SO_NOSIGPIPE
    const int on = 1;
    ::setsockopt(pair[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    if (!state->out.is_open() || !state->err.is_open()) {
        return not_started(program, errno);
    }

    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, theirs.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, state->out.number(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, state->err.number(), STDERR_FILENO);
    // What this program does with the signal is none of the other's business.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &signals);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    const int code =
        ::posix_spawn(&state->id, program.c_str(), &actions, &attributes, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (code != 0) {
        state->id = -1;
        return not_started(program, code);
    }
    return ChildProcess(std::move(state));
}

base::Result<void> ChildProcess::write(std::string_view bytes) {
#ifdef MSG_NOSIGNAL
    constexpr int flags = MSG_NOSIGNAL;
#else
    constexpr int flags = 0;
#endif
    while (!bytes.empty()) {
        const ssize_t count = ::send(state_->input.number(), bytes.data(), bytes.size(), flags);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return base::fail(base::ErrorKind::not_written,
                              fmt::format("{} has ended: {}", state_->name,
                                          std::generic_category().message(errno)));
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

ChildProcess::End ChildProcess::wait() {
    state_->input.close();
    int status = 0;
    while (::waitpid(state_->id, &status, 0) < 0 && errno == EINTR) {
    }
    state_->id = -1;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, all_of(state_->out.number()),
            all_of(state_->err.number())};
}

#endif

ChildProcess::ChildProcess(std::unique_ptr<State> state) : state_(std::move(state)) {}
ChildProcess::~ChildProcess() = default;
ChildProcess::ChildProcess(ChildProcess&&) noexcept = default;
ChildProcess& ChildProcess::operator=(ChildProcess&&) noexcept = default;

} // namespace entente::shell
