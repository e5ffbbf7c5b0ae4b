// SPDX-License-Identifier: MIT
// describe: a view in words.
#include "app/shell/commands.hpp"

#include "app/document/description.hpp"

namespace entente::shell {
namespace {

std::string told(const document::Description& description, DescribeOptions::Format format) {
    switch (format) {
    case DescribeOptions::Format::markdown:
        break;
    case DescribeOptions::Format::text:
        return document::to_plain_text(description);
    case DescribeOptions::Format::alt:
        return document::to_alt_text(description) + "\n";
    }
    return document::to_markdown(description);
}

} // namespace

base::Result<ExitCode> run(const DescribeOptions& options) {
    auto opened = open_selection(options.files, options.selection);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }
    const model::EventStore& store = *opened->data.store;
    note_language(store, "--language", options.language);
    SelectedData& selected = opened->selected;
    document::DescriptionSettings settings;
    settings.language = options.language;
    if (store.header().title.empty()) {
        settings.title = options.files.front().stem().string();
    }
    const document::Surroundings around = document::look_around(selected.index, selected.view);
    const document::Description description =
        document::describe(selected.index, selected.view, &around, settings);
    return print(told(description, options.format)).map([] { return ExitCode::done; });
}

} // namespace entente::shell
