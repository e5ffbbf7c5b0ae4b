// SPDX-License-Identifier: MIT
#include "app/shell/option_reader.hpp"

#include "app/model/filter.hpp"
#include "app/shell/data_files.hpp"

#include <fmt/core.h>

#include <array>
#include <string_view>

namespace entente::shell {
namespace {

constexpr std::string_view later_options[]{"--backbone"};

/// The help of CLI11 with a usage line of our own for each command.
class HelpText : public CLI::Formatter {
  public:
    std::string make_usage(const CLI::App* app, std::string) const override {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 10> usages{{
            {"render", "entente render FILE... -o OUT [OPTIONS]\n"
                       "       entente render --like FIGURE [FILE...] -o OUT [OPTIONS]"},
            {"film", "entente film FILE... -o OUT [--strip N] [OPTIONS]"},
            {"info", "entente info FILE... [--json] [OPTIONS]"},
            {"validate", "entente validate FILE... [--json]"},
            {"ties", "entente ties FILE... [--format tsv|json] [OPTIONS]"},
            {"events", "entente events FILE... [--format tsv|json] [OPTIONS]"},
            {"compare", "entente compare FILE... --window A --with B [OPTIONS]"},
            {"timeline", "entente timeline FILE... [--unit UNIT] [OPTIONS]"},
            {"layout", "entente layout FILE... -o POSITIONS [OPTIONS]\n"
                       "       entente layout --edges GRAPH -o POSITIONS [OPTIONS]"},
            {"replay", "entente replay SCRIPT [FILE...] [OPTIONS]"},
        }};
        for (const auto& [name, usage] : usages) {
            if (app->get_name() == name) {
                return fmt::format("\nUsage: {}\n", usage);
            }
        }
        return "\nUsage: entente [FILE...] [OPTIONS]\n       entente COMMAND FILE... [OPTIONS]\n";
    }
    std::string make_option_opts(const CLI::Option* option) const override {
        const std::string label = option->get_type_name();
        return label.empty() ? "" : " " + label;
    }
};

/// Declares options of one command. What they are bound to is never read: the words that were given
/// are asked for by name.
class Declaring {
  public:
    explicit Declaring(CLI::App& app) : app_(app) {}

    void value(const std::string& name, const std::string& label, const std::string& help,
               const std::string& group) {
        app_.add_option_function<std::vector<std::string>>(
                name, [](const std::vector<std::string>&) {}, help)
            ->type_name(label)
            ->allow_extra_args(false)
            ->group(group);
    }
    void flag(const std::string& name, const std::string& help, const std::string& group) {
        app_.add_flag_function(
                name, [](std::int64_t) {}, help)
            ->group(group);
    }
    void files(const std::string& help) {
        app_.add_option_function<std::vector<std::string>>(
                "FILE", [](const std::vector<std::string>&) {}, help)
            ->type_name("");
    }
    void script() {
        app_.add_option_function<std::string>(
                "SCRIPT", [](const std::string&) {},
                "the actions, JSON Lines; /dev/stdin for a pipe")
            ->type_name("");
    }
    void selecting() {
        const std::string when = "When";
        value("--window", "W", "EDTF date or interval: 2014, 2013-09/2013-12-11, 2013-09/..", when);
        value("--mode", "MODE",
              "window (the default); growing: from its start on, of all time where none is told "
              "(cumulative: of all time); from-here: to the end of the data; instant: step by "
              "step; memory (or decay): all so far, fading",
              when);
        value("--half-life", "DAYS", "of memory; 365 where not told", when);
        value("--week-start", "DAY", "weeks begin on this day; monday where not told", when);
        value(
            "--fiscal-year-start", "MONTH",
            "years and their quarters begin in this month (april, 4): FY2015 is the one that ends "
            "in 2015, April 2014 to March 2015, told as FY 2014/15; --window knows it then",
            when);
        const std::string which = "Which events (options of a name can be repeated: any of them)";
        value("--topic", "T", "about this topic (id or name) or a narrower one", which);
        value("--not-topic", "T", "not about it", which);
        flag("--all-topics", "about all the topics asked for, not just one", which);
        value("--type", "T", "of this type", which);
        value("--not-type", "T", "not of this type", which);
        value("--actor", "A", "with this actor (id, name or alias)", which);
        value("--not-actor", "A", "without it", which);
        value("--kind", "K", "with an actor of this kind, or 'topic': with a topic", which);
        value("--not-kind", "K", "without any", which);
        value("--source", "S", "told by this publisher, or in a source of this title", which);
        value("--not-source", "S", "not told by it", which);
        value("--tone", "MIN:MAX", "of a tone from MIN to MAX: -10:0, 5:, :0", which);
        value("--text", "WORDS", "with all these words in title, summary, place, quotes, names",
              which);
        flag("--no-undated", "not those without a date, which else are in every window", which);
        const std::string part = "Which part of the network";
        value("--nodes", "KINDS", "only these: state,official,organization,group,topic", part);
        flag("--roll-up", "officials stand in for whom they serve", part);
        value("--min-strength", "X", "only ties of at least this strength", part);
        value("--top", "N", "only the N strongest nodes", part);
        value("--around", "A", "only what is near this actor; can be repeated", part);
        value("--hops", "N", "how many ties near is; 1 where not told", part);
    }
    /// Where nodes lie.
    void arranging(bool has_windows) {
        const std::string where = "Where nodes lie";
        flag("--group-kinds", "officials near whom they serve, topics apart from actors", where);
        flag("--overlaps", "discs may overlap", where);
        if (has_windows) {
            value("--relax", "PERCENT",
                  "nodes leave home for the window's own distances, at most so much of the "
                  "picture's diagonal; 0 where not told, 20 is good",
                  where);
        }
    }
    /// What shapes a picture; the size is the one that it has where none is told.
    void shaping(const std::string& shape, const std::string& usual_size) {
        value("--size", "SIZE",
              "WxH in pixels (" + usual_size +
                  "), 85mmx60mm, A4, A3, A4-landscape, A3-landscape or 16:9, a slide",
              shape);
        value("--dpi", "N", "dots an inch: 300 of paper, 144 of 16:9, else 96 where not told",
              shape);
        value("--scale", "F", "multiplies text, radii and widths", shape);
        flag("--trim", "cut to what is drawn, and a margin", shape);
        value("--theme", "THEME", "light (the default) or dark", shape);
        value("--background", "COLOR", "transparent, white, black, #rgb or #rrggbb", shape);
        value("--title", "T", "instead of the title of the data; '' for none", shape);
        value("--caption", "TEXT", "instead of the lines of the caption below the title", shape);
        value("--legend", "X,Y", "where the legend is: 0,0 upper left to 1,1 lower right", shape);
        flag("--no-legend", "without the legend", shape);
        flag("--no-caption", "without title, window, filters, counts and source", shape);
        value("--labels", "N", "at most N labels, all (even overlapping) or none", shape);
        value("--language", "TAG", "names in this language where the data have them: fa", shape);
        value("--second-language", "TAG", "and in this one, on a second line", shape);
        value("--color", "BY", "colour of ties: tone (the default) or kind", shape);
        value("--seed", "N", "of the layout; 1 where not told", shape);
        value("--frame", "FRAME", "positions and scales of all time (all) or of the window", shape);
    }
    void examples(std::initializer_list<std::string_view> lines, const std::string& before = {}) {
        static constexpr std::string_view place = "SAMPLE";
        const std::string sample = sample_as_typed();
        std::string text = before + "Examples:\n";
        for (std::string line : std::vector<std::string>(lines.begin(), lines.end())) {
            line.replace(line.find(place), place.size(), sample);
            text += "  " + line + "\n";
        }
        text.pop_back();
        app_.footer(text);
    }

  private:
    CLI::App& app_;
};

CLI::App& add_command(CLI::App& app, const std::string& name, const std::string& help) {
    CLI::App& command = *app.add_subcommand(name, help);
    command.group("Commands");
    command.set_help_flag("-h,--help", "this text");
    return command;
}

void declare_render(CLI::App& app) {
    Declaring declare(add_command(app, "render", "Draw a figure, without a display"));
    declare.files("the data; several files are joined");
    declare.value("--like", "FIGURE",
                  "as this figure or saved view: what no option tells is taken from its recipe",
                  "Input");
    const std::string shape = "What shapes the figure";
    declare.value("-o,--output", "OUT",
                  "the picture: .png, .svg or .pdf; - for a PNG on standard output", shape);
    declare.shaping(shape, "1600x1000");
    declare.value("--scales", "SCALES", "sizes and widths of all time (all) or of the window alone",
                  shape);
    declare.value("--absent", "WHICH",
                  "what is not in the window: hidden (the default), dimmed, or only neighbors of "
                  "what is selected in the figure of --like",
                  shape);
    declare.selecting();
    declare.arranging(true);
    const std::string compared = "What it is compared with";
    declare.value("--compare", "W",
                  "draw also what window W has, and tell by colour what is new, lost, stronger "
                  "and weaker since; none: compare no longer",
                  compared);
    declare.flag("--per-day", "compare strengths a day, for windows of different lengths",
                 compared);
    declare.value("--threads", "N", "use at most N threads", "Running");
    declare.value("--shader-dir", "DIR", "read the shaders from here", "Running");
    declare.examples({
        "entente render SAMPLE -o figure.png",
        "entente render SAMPLE -o 2013.png --window 2013 --size 16:9 --theme dark",
        "entente render SAMPLE -o column.pdf --window 2015 --size 85mmx60mm",
        "entente render SAMPLE -o states.png --window 2012/2015 --roll-up --nodes state",
        "entente render SAMPLE -o change.svg --window 2014/2015 --compare 2012/2013",
    });
}

void declare_film(CLI::App& app) {
    Declaring declare(
        add_command(app, "film", "Move the window step by step, as a film or a strip"));
    declare.files("the data; several files are joined");
    declare.value("--like", "FIGURE",
                  "as this film, strip, figure or saved view: what no option tells is taken from "
                  "its recipe",
                  "Input");
    const std::string steps = "How the window moves";
    declare.value(
        "-o,--output", "OUT",
        "the film: .gif, .webp, .apng, .mp4, .webm (both by ffmpeg), or without an ending "
        "a folder with one PNG a window; with --strip a picture: .png, .svg, .pdf",
        steps);
    declare.value("--unit", "UNIT",
                  "of a step: day, week, month, quarter or year; where not told, the coarsest of "
                  "which there are two dozen",
                  steps);
    declare.value("--steps", "N",
                  "N windows, equally long as far as the calendar allows, instead "
                  "of one a unit",
                  steps);
    declare.value("--length", "N", "units in a window; longer than a step, windows overlap", steps);
    declare.value("--strip", "N", "N windows (2 to 24) side by side in one picture", steps);
    declare.value("--seconds", "S", "how long each window is shown; 0.8 where not told", steps);
    declare.value("--fps", "F", "or how many windows a second", steps);
    declare.flag("--once", "the film ends with its last window instead of beginning again", steps);
    declare.flag("--replace", "a folder of frames that is there already is replaced", steps);
    declare.value("--quiet", "WHAT",
                  "skip (the default where no number of windows is told): of more than five "
                  "windows in a row without events none is shown, and the film says so; show",
                  steps);
    declare.value("--tween", "N",
                  "N pictures between two windows: what is gone fades, sizes change, what is new "
                  "appears; 0 where not told",
                  steps);
    const std::string compared = "What windows are compared with";
    declare.value("--compare", "W",
                  "draw also what window W has, or, with previous, the window before each, and "
                  "tell by colour what is new, lost, stronger and weaker since; none: compare no "
                  "longer",
                  compared);
    declare.flag("--per-day", "compare strengths a day, for windows of different lengths",
                 compared);
    declare.shaping("What shapes the pictures", "1280x720");
    declare.value("--scales", "SCALES",
                  "the strongest of any of the windows is drawn largest (shared, the default), of "
                  "all time (all), or of each window",
                  "What shapes the pictures");
    declare.value("--absent", "WHICH",
                  "what is not in a window: hidden (the default), dimmed, or only neighbors of "
                  "what is selected in the figure of --like",
                  "What shapes the pictures");
    declare.selecting();
    declare.arranging(true);
    declare.value("--threads", "N", "use at most N threads", "Running");
    declare.value("--shader-dir", "DIR", "read the shaders from here", "Running");
    declare.examples(
        {
            "entente film SAMPLE -o years.webp --unit year",
            "entente film SAMPLE -o growth.gif --mode cumulative --window 2010/2015 --unit quarter",
            "entente film SAMPLE -o frames --steps 120 --nodes state --roll-up",
            "entente film SAMPLE -o strip.pdf --strip 6 --size A4-landscape",
            "entente film SAMPLE -o change.png --strip 6 --compare previous --absent dimmed",
        },
        "The selected window (all time where not told) is what the film runs through. Windows "
        "begin "
        "and end\nwith units of the calendar; positions, camera and scales are the same in "
        "all.\n\n");
}

void declare_tables(CLI::App& app) {
    {
        Declaring declare(add_command(app, "info", "Count what is in the data"));
        declare.files("the data; several files are joined");
        declare.flag("--json", "as one JSON object", "Output");
        declare.selecting();
        declare.examples({"entente info SAMPLE", "entente info SAMPLE --json --window 2013"});
    }
    {
        Declaring declare(add_command(app, "validate", "Tell every problem in the data"));
        declare.files("the data; several files are checked as one data set");
        declare.flag("--json", "as a JSON array", "Output");
        declare.examples({"entente validate SAMPLE"},
                         "Exit code: 0 no problem at all; 1 problems, errors (records left out) or "
                         "warnings\n(odd but usable); 3 a file cannot be read.\n\n");
    }
    {
        Declaring declare(add_command(app, "ties", "List the ties of a window"));
        declare.files("the data; several files are joined");
        declare.value("--format", "FORMAT", "tsv (the default) or json", "Output");
        declare.flag("--offices", "offices too: who serves whom", "Output");
        declare.selecting();
        declare.examples(
            {"entente ties SAMPLE --window 2013 --nodes state,official",
             "entente ties SAMPLE --mode decay --half-life 180 --window ../2015 --top 10"});
    }
    {
        Declaring declare(add_command(app, "events", "List the events of a window"));
        declare.files("the data; several files are joined");
        declare.value("--format", "FORMAT", "tsv (the default), or json: a file of entente/1",
                      "Output");
        declare.selecting();
        declare.examples({"entente events SAMPLE --window 2013-09/2013-12-11",
                          "entente events SAMPLE --actor Iran --actor Russia --format json"});
    }
    {
        Declaring declare(add_command(app, "timeline", "Count the events of each step of time"));
        declare.files("the data; several files are joined");
        declare.value("--unit", "UNIT", "day, week, month (the default), quarter, year or decade",
                      "Output");
        declare.selecting();
        declare.examples(
            {"entente timeline SAMPLE --unit year",
             "entente timeline SAMPLE --unit month --window 2013/2015 --actor Iran"},
            "A bin has all events that meet it as 'total', and those that also pass the "
            "filters and\nlie in the window as 'passing'. Only bins that meet the window "
            "are listed.\n\n");
    }
}

void declare_describe(CLI::App& app) {
    Declaring declare(add_command(app, "describe", "Tell a view in words"));
    declare.files("the data; several files are joined");
    declare.value("--format", "FORMAT",
                  "markdown (the default), text, or alt: a picture's alternative text, one "
                  "paragraph of at most 1,000 characters",
                  "Output");
    declare.value("--language", "TAG", "names in this language where the data have them: fa",
                  "Output");
    declare.selecting();
    declare.examples(
        {"entente describe SAMPLE --window 2015",
         "entente describe SAMPLE --window 2013/2015 --topic nuclear-energy --format alt"},
        "Counts, the strongest ties, actors and topics, and what they rest on; for a window that "
        "is\nclosed also what is new, lost, stronger or weaker since the one of equal length "
        "before it.\n\n");
}

void declare_compare(CLI::App& app) {
    Declaring declare(add_command(app, "compare", "Set two windows beside each other"));
    declare.files("the data; several files are joined");
    const std::string what = "What is compared";
    declare.value("--with", "B", "the window that the one of --window (A) is compared with", what);
    declare.flag("--per-day", "strengths of a day, for windows of different lengths", what);
    declare.value("--least", "X", "a strength that differs by less than X is the same", what);
    declare.flag("--offices", "offices too: who serves whom", what);
    const std::string output = "Output";
    declare.value("--format", "FORMAT", "tsv (the default), markdown or json", output);
    declare.value("--only", "LIST", "ties or nodes", output);
    declare.value("--rows", "N", "of each the N greatest changes", output);
    declare.flag("--same", "also what did not change", output);
    declare.value("--language", "TAG", "names in this language in Markdown", output);
    declare.flag("--fail", "exit code 1 where anything differs", output);
    declare.selecting();
    declare.examples(
        {"entente compare SAMPLE --window 2013 --with 2015",
         "entente compare SAMPLE --window 2011/2012 --with 2016 --per-day --nodes state "
         "--roll-up --format markdown --rows 10"},
        "A tie is new with an event in B and none in A, lost the other way round; else its "
        "strength\ntells. The greatest change comes first. --min-strength, --top and --around "
        "choose what is\nlisted, by either window; they take nothing from the numbers.\n\n");
}

void declare_layout(CLI::App& app) {
    Declaring declare(add_command(app, "layout", "Compute where the nodes lie"));
    declare.files("the data; several files are joined");
    declare.value("--edges", "GRAPH", "a plain graph instead: '# nodes N', then 'u v [w]' lines",
                  "Input");
    declare.value("-o,--output", "OUT", "the positions, 'id x y' lines; - for standard output",
                  "Output");
    declare.flag("--json", "print nodes, ties, seconds by stage, threads, normalized stress",
                 "Output");
    declare.value("--seed", "N", "of the layout; 1 where not told", "Running");
    declare.value("--threads", "N", "use at most N threads", "Running");
    declare.selecting();
    declare.arranging(false);
    declare.examples(
        {"entente layout SAMPLE -o positions.txt", "entente layout SAMPLE --json --seed 7"},
        "Positions are those of all time, whatever the window: selecting options choose "
        "which\nnodes are written.\n\n");
}

void declare_looks(Declaring& declare) {
    const std::string looks = "The window";
    declare.value("--theme", "THEME", "light or dark", looks);
    declare.value("--size", "WxH", "in pixels", looks);
    declare.value("--scale", "F", "of the interface", looks);
    declare.value("--seed", "N", "of the layout; 1 where not told", looks);
    declare.value("--shader-dir", "DIR", "read the shaders from here", looks);
}

void declare_replay(CLI::App& app) {
    Declaring declare(
        add_command(app, "replay", "Drive the window by a script, without a display"));
    declare.script();
    declare.files("the data; the sample where none is given");
    declare_looks(declare);
    declare.selecting();
    declare.arranging(true);
    declare.examples({R"(echo '{"screenshot":"window.png"}' | entente replay /dev/stdin SAMPLE)"});
}

bool takes_value(const CLI::Option& option) {
    return option.get_items_expected_max() > 0;
}

/// Long and short names of a command's options, as one types them.
std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
        for (const std::string& name : option->get_snames()) {
            names.push_back("-" + name);
        }
    }
    return names;
}

base::Error unknown_option(const CLI::App& command, const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    for (const std::string_view later : later_options) {
        if (name == later) {
            return {base::ErrorKind::usage, name + " is not in this version yet"};
        }
    }
    const std::vector<std::string> names = option_names(command);
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::string near = model::nearest_word(name, views);
    const std::string of = command.get_parent() == nullptr ? "" : " " + command.get_name();
    return {base::ErrorKind::usage,
            fmt::format("unknown option '{}'{}; 'entente{} --help' lists them", name,
                        near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near), of)};
}

/// What an option wants, for the message that it is missing.
std::string wanted(const CLI::Option& option) {
    return fmt::format("{} ({})", option.get_type_name(), option.get_description());
}

/// The option that a word names, and whether its value is part of the word.
struct Named {
    const CLI::Option* option = nullptr;
    bool has_value = false;
    bool is_value_empty = false;
};

Named option_of(const CLI::App& command, const std::string& word) {
    Named named;
    const bool is_long = word.rfind("--", 0) == 0;
    const auto equals = is_long ? word.find('=') : std::string::npos;
    const std::string name = is_long ? word.substr(0, equals) : word.substr(0, 2);
    named.option = command.get_option_no_throw(name);
    named.has_value = is_long ? equals != std::string::npos : word.size() > 2;
    named.is_value_empty = is_long && equals + 1 == word.size();
    return named;
}

} // namespace

CommandSyntax::CommandSyntax() : app_(std::make_unique<CLI::App>()) {
    CLI::App& app = *app_;
    const auto help = std::make_shared<HelpText>();
    help->column_width(30);
    help->label("Positionals", "Input");
    app.formatter(help);
    app.name("entente");
    app.description("Entente " ENTENTE_VERSION
                    ": who deals with whom, about what, and how that changes");
    app.set_help_flag("-h,--help", "this text");
    app.require_subcommand(0, 1);
    Declaring declare(app);
    declare.flag("--version", "the version", "Options");
    declare.files("what the window opens: data files; none opens the sample");
    declare_looks(declare);
    declare.selecting();
    declare.arranging(true);
    declare_render(app);
    declare_film(app);
    declare_tables(app);
    declare_describe(app);
    declare_compare(app);
    declare_layout(app);
    declare_replay(app);
    declare.examples({"entente SAMPLE --window 2013/2015", "entente info SAMPLE",
                      "entente render SAMPLE -o figure.png"},
                     "'entente COMMAND --help' tells the options of a command.\n\n"
                     "Exit codes: 0 done; 1 read, with problems (validate); 2 usage; 3 the input "
                     "cannot be read;\n4 no graphics.\n\n");
}

const CLI::App* CommandSyntax::find(const std::string& word) const {
    for (const CLI::App* command : std::as_const(*app_).get_subcommands({})) {
        if (command->get_name() == word) {
            return command;
        }
    }
    return nullptr;
}

base::Result<void> CommandSyntax::check(const std::vector<std::string>& words) const {
    const CLI::App* command = app_.get();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--") {
            break;
        }
        if (word.size() < 2 || word.front() != '-') {
            if (const CLI::App* named = find(word); named != nullptr && command == app_.get()) {
                command = named;
            }
            continue;
        }
        const Named named = option_of(*command, word);
        if (named.option == nullptr) {
            return base::fail(unknown_option(*command, word));
        }
        if (!takes_value(*named.option)) {
            if (named.has_value) {
                return base::fail(base::ErrorKind::usage,
                                  fmt::format("{}: found a value, expected none", word));
            }
            continue;
        }
        const std::string name = word.substr(0, word.find('='));
        if (named.is_value_empty) {
            return base::fail(bad_value(name, "", wanted(*named.option)));
        }
        if (named.has_value) {
            continue;
        }
        if (++i >= words.size()) {
            return base::fail(bad_value(name, "", wanted(*named.option)));
        }
        const std::string& value = words[i];
        if (value.size() > 1 && value.front() == '-' &&
            command->get_option_no_throw(value.substr(0, value.find('='))) != nullptr) {
            return base::fail(base::ErrorKind::usage,
                              fmt::format("{}: found the option '{}', expected {}", name, value,
                                          wanted(*named.option)));
        }
    }
    return {};
}

} // namespace entente::shell
