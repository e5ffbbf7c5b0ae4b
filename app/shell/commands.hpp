// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/diagnostics.hpp"
#include "app/io/event_reader.hpp"
#include "app/shell/console.hpp"
#include "app/shell/options.hpp"

#include <string>

/// The commands that work without a window. Each prints its result to standard output and returns
/// the exit code, or an Error whose kind tells it.
namespace entente::shell {

base::Result<ExitCode> run(const InfoOptions& options);
base::Result<ExitCode> run(const ValidateOptions& options);
base::Result<ExitCode> run(const TiesOptions& options);
base::Result<ExitCode> run(const EventsOptions& options);
base::Result<ExitCode> run(const TimelineOptions& options);
base::Result<ExitCode> run(const CompareOptions& options);
base::Result<ExitCode> run(const DescribeOptions& options);
base::Result<ExitCode> run(const LayoutOptions& options);
base::Result<ExitCode> run(const RenderOptions& options);
base::Result<ExitCode> run(const FilmOptions& options);

/// Data that were read, with what was wrong with them.
struct OpenedData {
    std::shared_ptr<const model::EventStore> store;
    io::LoadCounts counts;
    io::Diagnostics diagnostics;
};
/// Reads the files, with progress on a terminal; problems of records end nothing and are summed up
/// in one line on standard error.
base::Result<OpenedData> open_data(const Files& files);

/// Tells on standard error where the data have no name at all in the language that an option asks
/// for.
void note_language(const model::EventStore& store, const std::string& option,
                   const std::string& language);

/// "3 problems: 2 errors, 1 warning".
std::string problems_in_words(const io::Diagnostics& diagnostics);

/// open_data, then what the selection asks for.
struct OpenedSelection {
    OpenedData data;
    SelectedData selected;
};
base::Result<OpenedSelection> open_selection(const Files& files, const Selection& selection);

/// Whether a file can be written there: its folder is there and takes files, and it is neither a
/// folder itself nor one of the inputs. "-" can always be written. Error (not_written) says what is
/// in the way.
base::Result<void> check_output(const std::filesystem::path& output, const Files& inputs);

} // namespace entente::shell
