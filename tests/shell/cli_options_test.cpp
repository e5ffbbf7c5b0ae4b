// SPDX-License-Identifier: MIT
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A command line that cannot be understood, FILE standing for the small data, and what the message
/// names.
struct BadLine {
    const char* name;
    const char* arguments;
    std::vector<const char*> told;
};

class CliBadLine : public testing::TestWithParam<BadLine> {};

TEST_P(CliBadLine, IsAUsageErrorThatSaysWhatWasFoundAndExpected) {
    const TempDir dir;
    const auto file = dir.write("small.json", small_data);
    std::string arguments = GetParam().arguments;
    for (auto at = arguments.find("FILE"); at != std::string::npos;
         at = arguments.find("FILE", at)) {
        arguments.replace(at, 4, quoted(file.string()));
    }
    const CommandResult result = entente(arguments);
    EXPECT_EQ(result.exit_code, 2) << result.err;
    EXPECT_THAT(result.out, IsEmpty());
    EXPECT_EQ(lines_of(result.err).size(), 1U) << result.err;
    for (const char* told : GetParam().told) {
        EXPECT_THAT(result.err, HasSubstr(told));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Lines, CliBadLine,
    testing::Values(
        BadLine{"unknown_command", "inof FILE", {"'inof'", "did you mean 'info'"}},
        BadLine{"later_command", "measures FILE -o out", {"'measures'", "not in this version"}},
        BadLine{"command_after_file", "FILE info", {"'info'", "comes before"}},
        BadLine{"option_before_command", "--window 2014 info FILE", {"--window", "before"}},
        BadLine{"unknown_option", "ties FILE --topc syria", {"--topc", "did you mean '--topic'"}},
        BadLine{"unknown_option_value", "ties FILE --topc=syria", {"'--topc'", "--topic"}},
        BadLine{"unknown_short", "ties FILE -z", {"'-z'"}},
        BadLine{"backbone", "ties FILE --backbone 0.05", {"--backbone", "not in this version"}},
        BadLine{"no_file", "info", {"found no file"}},
        BadLine{"value_missing", "ties FILE --window", {"--window", "found nothing"}},
        BadLine{"value_empty", "ties FILE --window ''", {"--window", "found nothing", "EDTF"}},
        BadLine{"value_is_option", "ties FILE --window --offices", {"--window", "'--offices'"}},
        BadLine{"value_for_flag", "ties FILE --offices=yes", {"--offices", "expected none"}},
        BadLine{"twice", "ties FILE --window 2013 --window 2014", {"'2013' and '2014'", "once"}},
        BadLine{
            "window_word", "ties FILE --window soon", {"--window", "'soon'", "2013-09/2013-12-11"}},
        BadLine{"window_day", "ties FILE --window 2013-02-30", {"2013-02-30", "calendar"}},
        BadLine{"window_reversed", "ties FILE --window 2015/2013", {"--window", "2015/2013"}},
        BadLine{
            "mode", "ties FILE --mode windw", {"--mode", "cumulative", "did you mean 'window'"}},
        BadLine{"half_life_zero", "ties FILE --mode decay --half-life 0", {"--half-life", "'0'"}},
        BadLine{"half_life_word", "ties FILE --half-life year", {"--half-life", "days"}},
        BadLine{"half_life_nan", "ties FILE --half-life nan", {"--half-life", "'nan'"}},
        BadLine{"topic_far",
                "ties FILE --topic zebra",
                {"--topic", "'zebra'", "expected an id or a name"}},
        BadLine{"topic", "ties FILE --topic syrai", {"--topic", "'syrai'", "did you mean", "yria"}},
        BadLine{"not_topic", "ties FILE --not-topic nucler", {"--not-topic", "did you mean"}},
        BadLine{"actor", "ties FILE --actor lavrv", {"--actor", "'lavrv'", "'lavrov'"}},
        BadLine{"not_actor", "ties FILE --not-actor lavrv", {"--not-actor", "'lavrov'"}},
        BadLine{"around", "ties FILE --around zari", {"--around", "'zarif'"}},
        BadLine{"type", "ties FILE --type acuse", {"--type", "'acuse'", "did you mean 'accuse'"}},
        BadLine{"not_type", "ties FILE --not-type swim", {"--not-type", "'swim'", "consult"}},
        BadLine{"source", "ties FILE --source IPCS", {"--source", "did you mean 'IPSC'"}},
        BadLine{"kind", "ties FILE --kind oficial", {"--kind", "did you mean 'official'"}},
        BadLine{"nodes", "ties FILE --nodes state,offical", {"--nodes", "'offical'", "'official'"}},
        BadLine{"nodes_empty_piece", "ties FILE --nodes state,", {"--nodes", "found nothing"}},
        BadLine{"tone_single", "ties FILE --tone 5", {"--tone", "'5'", "MIN:MAX"}},
        BadLine{"tone_colon", "ties FILE --tone :", {"--tone", "MIN:MAX"}},
        BadLine{"tone_range", "ties FILE --tone -11:0", {"--tone", "-10 to 10"}},
        BadLine{"tone_reversed", "ties FILE --tone 5:-5", {"--tone", "'5:-5'", "lesser"}},
        BadLine{"tone_word", "ties FILE --tone low:high", {"--tone", "'low:high'"}},
        BadLine{"min_strength", "ties FILE --min-strength -1", {"--min-strength", "'-1'"}},
        BadLine{"top_zero", "ties FILE --top 0", {"--top", "'0'", "whole number"}},
        BadLine{"top_half", "ties FILE --top 1.5", {"--top", "'1.5'"}},
        BadLine{"hops", "ties FILE --around iran --hops -1", {"--hops", "'-1'"}},
        BadLine{"format", "ties FILE --format jsn", {"--format", "did you mean 'json'"}},
        BadLine{"unit", "timeline FILE --unit moth", {"--unit", "did you mean 'month'"}},
        BadLine{"no_output", "render FILE", {"-o"}},
        BadLine{"output_ending", "render FILE -o out.jpg", {"out.jpg", ".png"}},
        BadLine{"output_near", "render FILE -o out.pdff", {".pdff", "did you mean '.pdf'"}},
        BadLine{"like_missing", "render --like '' -o o.png", {"--like"}},
        BadLine{"size_mm", "render FILE -o o.png --size 85mmx60cm", {"--size", "85mmx60mm"}},
        BadLine{"size_mm_large", "render FILE -o o.png --size 9000mmx60mm", {"9000mmx60mm at 300"}},
        BadLine{"size_mm_zero", "render FILE -o o.png --size 0mmx60mm", {"--size", "0mmx60mm"}},
        BadLine{"legend_place", "render FILE -o o.png --legend 2,0", {"--legend", "lower left"}},
        BadLine{"legend_twice",
                "render FILE -o o.png --legend 0,1 --no-legend",
                {"--legend", "--no-legend"}},
        BadLine{
            "second_language", "render FILE -o o.png --second-language f_a", {"--second-language"}},
        BadLine{"output_folder", "render FILE -o /no/such/place/out.png", {"/no/such/place"}},
        BadLine{"size_zero", "render FILE -o o.png --size 0x100", {"--size", "16 to 16384"}},
        BadLine{"size_large", "render FILE -o o.png --size 16385x100", {"--size", "16384"}},
        BadLine{"size_one", "render FILE -o o.png --size 800", {"--size", "'800'", "WxH"}},
        BadLine{"size_paper", "render FILE -o o.png --size A5", {"--size", "'A5'", "A4"}},
        BadLine{"dpi_large", "render FILE -o o.png --size A3 --dpi 5000", {"--size", "A3 at 5000"}},
        BadLine{"dpi_word", "render FILE -o o.png --size A3 --dpi fine", {"--dpi", "'fine'"}},
        BadLine{"scale", "render FILE -o o.png --scale 0", {"--scale", "'0'"}},
        BadLine{"theme", "render FILE -o o.png --theme drak", {"--theme", "did you mean 'dark'"}},
        BadLine{
            "background", "render FILE -o o.png --background '#12345'", {"--background", "#12345"}},
        BadLine{"background_word",
                "render FILE -o o.png --background transparant",
                {"--background", "did you mean 'transparent'"}},
        BadLine{
            "labels", "render FILE -o o.png --labels many", {"--labels", "'many'", "all or none"}},
        BadLine{"labels_negative", "render FILE -o o.png --labels -3", {"--labels", "'-3'"}},
        BadLine{"color", "render FILE -o o.png --color tome", {"--color", "did you mean 'tone'"}},
        BadLine{"color_later",
                "render FILE -o o.png --color community",
                {"--color", "not in this version"}},
        BadLine{"seed", "render FILE -o o.png --seed -1", {"--seed", "'-1'"}},
        BadLine{"frame", "render FILE -o o.png --frame al", {"--frame", "'al'"}},
        BadLine{
            "language", "render FILE -o o.png --language 'per sian'", {"--language", "per sian"}},
        BadLine{"shader_dir",
                "render FILE -o o.png --shader-dir /no/such",
                {"--shader-dir", "/no/such"}},
        BadLine{"threads", "layout FILE --threads 0", {"--threads", "'0'"}},
        BadLine{"edges_and_file", "layout FILE --edges FILE", {"--edges"}},
        BadLine{"edges_selection", "layout --edges FILE --window 2014", {"--edges"}},
        BadLine{"layout_two_outputs", "layout FILE -o - --json", {"--json"}},
        BadLine{"output_is_input", "layout FILE -o FILE", {"is the input"}},
        BadLine{"no_script", "replay", {"script"}}),
    [](const testing::TestParamInfo<BadLine>& line) { return std::string(line.param.name); });

TEST(CliInput, MissingFileIsUnreadable) {
    for (const std::string command :
         {"info", "validate", "ties", "events", "timeline", "layout", ""}) {
        const CommandResult result = entente(command + " /no/such/file.json");
        EXPECT_EQ(result.exit_code, 3) << command << result.err;
        EXPECT_THAT(result.out + result.err, HasSubstr("/no/such/file.json")) << command;
    }
    EXPECT_EQ(entente("layout --edges /no/such/graph").exit_code, 3);
    EXPECT_EQ(entente("render /no/such/file.json -o unwritten.png").exit_code, 3);
    EXPECT_EQ(entente("replay /no/such/script.jsonl").exit_code, 3);
}

TEST(CliInput, NotJsonIsUnreadable) {
    const TempDir dir;
    const auto file = dir.write("notes.json", "dear diary");
    const CommandResult result = entente("info " + quoted(file.string()));
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.out, IsEmpty());
    EXPECT_THAT(result.err, HasSubstr("notes.json"));
}

TEST(CliInput, AFileNamedLikeACommandIsReadAfterOne) {
    const TempDir dir;
    dir.write("render", small_data);
    const CommandResult result = run_command("cd " + quoted(dir.path().string()) + " && " +
                                             quoted(ENTENTE_PROGRAM) + " info render");
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("Small"));
}

TEST(CliOptions, WithoutEffectAreTold) {
    const TempDir dir;
    const std::string file = quoted(dir.write("small.json", small_data).string());
    for (const std::string option : {"--half-life 30", "--hops 2", "--all-topics"}) {
        const CommandResult result = entente("ties " + file + " " + option);
        EXPECT_EQ(result.exit_code, 0);
        EXPECT_THAT(result.err, HasSubstr("has no effect")) << option;
    }
}

TEST(CliOptions, ValuesThatLookLikeOptionsAreValues) {
    const TempDir dir;
    const std::string file = quoted(dir.write("small.json", small_data).string());
    for (const std::string option : {"--tone -10:0", "--tone=-10:0", "--tone :-3", "--text -x"}) {
        EXPECT_EQ(entente("ties " + option + " " + file).exit_code, 0) << option;
    }
}

TEST(CliProgram, TellsItsVersion) {
    const CommandResult result = entente("--version");
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.out, testing::MatchesRegex("entente [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(CliProgram, SurvivesAReaderThatGoesAway) {
    const TempDir dir;
    const std::string file = quoted(dir.write("small.json", small_data).string());
    const CommandResult result = run_command("( " + quoted(ENTENTE_PROGRAM) + " timeline " + file +
                                             " --unit day; echo code $? >&2 ) | head -c 10");
    EXPECT_THAT(result.err, HasSubstr("code 0"));
}

TEST(CliProgram, TellsThatTheDiskIsFull) {
    if (!std::filesystem::exists("/dev/full")) {
        GTEST_SKIP() << "no /dev/full on this system";
    }
    const TempDir dir;
    const std::string file = quoted(dir.write("small.json", small_data).string());
    const CommandResult result =
        run_command(quoted(ENTENTE_PROGRAM) + " ties " + file + " > /dev/full");
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, HasSubstr("standard output"));
}

} // namespace
} // namespace entente::test
