// SPDX-License-Identifier: MIT
// A recipe from JSON that anybody may have written.
#include "app/shell/recipe.hpp"

#include "app/base/utf8.hpp"
#include "app/io/json_syntax.hpp"
#include "app/io/json_tree.hpp"
#include "app/shell/recipe_film.hpp"
#include "app/shell/recipe_reader.hpp"
#include "app/shell/recipe_words.hpp"

#include <fmt/format.h>

#include <limits>
#include <optional>
#include <utility>

namespace entente::shell {
namespace {

constexpr std::size_t most_files = 10'000;
constexpr float most_place_lu = 1e6F; ///< layouts keep to it
constexpr double most_pixel = 1e6;
constexpr int most_year = 1'000'000;
constexpr int most_color = 1'000'000;

class RecipeParsing {
  public:
    RecipeParsing(RecipeReader& reader, Recipe& recipe) : in_(reader), recipe_(recipe) {}

    void run(JsonRef root) {
        const Path top;
        in_.members(root, top, [&](JsonRef value, const Path& path) {
            const std::string_view key = value.key();
            if (key == "program") {
                in_.read(value, path, recipe_.program);
            } else if (key == "title") {
                in_.read(value, path, recipe_.title);
            } else if (key == "data") {
                in_.items(
                    value, path, recipe_.files,
                    [&](JsonRef item, const Path& at, DataFile& file) { data(item, at, file); });
                if (recipe_.files.size() > most_files) {
                    in_.fail(path, fmt::format("{} files", recipe_.files.size()),
                             fmt::format("at most {}", most_files));
                }
            } else if (key == "window") {
                window(value, path, recipe_.window, recipe_.time_mode);
            } else if (key == "calendar") {
                calendar(value, path);
            } else if (key == "filter") {
                filter(value, path, recipe_.filter);
            } else if (key == "thinning") {
                thinning(value, path);
            } else if (key == "roll_up") {
                in_.read(value, path, recipe_.rules.roll_up);
            } else if (key == "arrangement") {
                arrangement(value, path);
            } else if (key == "selection") {
                chosen(value, path, recipe_.selected_nodes, recipe_.selected_ties);
            } else if (key == "pins") {
                places(value, path, recipe_.pins);
            } else if (key == "annotations") {
                annotations(value, path, recipe_.annotations);
            } else if (key == "milestones") {
                in_.items(value, path, recipe_.milestones,
                          [&](JsonRef item, const Path& at, model::Milestone& told) {
                              milestone(item, at, told);
                          });
            } else if (key == "compared_with") {
                pinned(value, path, recipe_.compared_with.emplace());
            } else if (key == "film") {
                read_film_motion(in_, value, path, recipe_.film.emplace());
            } else if (key == "lines") {
                in_.items(value, path, recipe_.lines,
                          [&](JsonRef item, const Path& at, std::variant<NodeName, TieName>& told) {
                              line(item, at, told);
                          });
            } else if (key == "timeline") {
                timeline(value, path, recipe_.timeline.emplace());
            } else if (key == "figure") {
                figure(value, path, recipe_.figure);
            } else if (key == "framing") {
                in_.word(value, path, framing_words, recipe_.framing);
            } else if (key == "camera") {
                camera(value, path, recipe_.camera.emplace());
            } else if (key == "positions") {
                places(value, path, recipe_.positions);
            }
        });
    }

  private:
    void id(JsonRef value, const Path& path, std::string& out) {
        in_.read(value, path, out);
        if (out.empty()) {
            in_.fail(path, "an empty text", "an id");
        }
    }

    void data(JsonRef value, const Path& path, DataFile& file) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "file") {
                std::string name;
                id(member, at, name);
                file.path = std::filesystem::path(name);
            } else if (member.key() == "sha256") {
                in_.read(member, at, file.sha256);
                if (file.sha256.size() != 64 ||
                    file.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
                    in_.fail(at, member.words(), "64 hexadecimal digits in lower case");
                }
            } else if (member.key() == "sample") {
                in_.read(member, at, file.is_sample);
            }
        });
        if (file.path.empty()) {
            in_.fail(path, "an object without 'file'", "the name of a file");
        }
    }

    void day(JsonRef value, const Path& path, model::Day& out, bool is_last) {
        if (value.kind() == JsonKind::null) {
            return;
        }
        const auto date = model::parse_edtf(value.kind() == JsonKind::text ? value.text() : "");
        if (!date) {
            in_.fail(path, value.words(), "a day such as 2013-12-11, or null for an open end");
        } else {
            out = is_last ? date->span.last : date->span.first;
        }
    }

    void window(JsonRef value, const Path& path, model::Window& out, document::TimeMode& moves) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "from") {
                day(member, at, out.span.first, false);
            } else if (member.key() == "to") {
                day(member, at, out.span.last, true);
            } else if (member.key() == "mode") {
                in_.word(member, at, window_mode_words, out.mode);
            } else if (member.key() == "moves") {
                in_.word(member, at, time_mode_words, moves);
            } else if (member.key() == "half_life_days") {
                in_.number(member, at, std::numeric_limits<double>::min(), 1e8, out.half_life_days);
            }
        });
        if (out.span.last < out.span.first) {
            in_.fail(path, "a window that ends before it begins", "the first day first");
        }
    }

    void pinned(JsonRef value, const Path& path, document::PinnedWindow& out) {
        document::TimeMode moves = document::TimeMode::window;
        window(value, path, out.window, moves);
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "per_day") {
                in_.read(member, at, out.settings.per_day);
            } else if (member.key() == "least_difference") {
                in_.number(member, at, 0, 1e12, out.settings.least_difference);
            }
        });
    }

    /// A node or a tie.
    void line(JsonRef value, const Path& path, std::variant<NodeName, TieName>& out) {
        bool is_tie = false;
        in_.members(value, path, [&](JsonRef member, const Path& /*at*/) {
            is_tie = is_tie || member.key() == "a" || member.key() == "b";
        });
        if (is_tie) {
            tie(value, path, out.emplace<TieName>());
        } else {
            node(value, path, out.emplace<NodeName>());
        }
    }

    void timeline(JsonRef value, const Path& path, ui::TimelineStyle& out) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "stack") {
                in_.word(member, at, stack_words, out.stack);
            } else if (member.key() == "scale") {
                in_.word(member, at, bar_scale_words, out.scale.emplace());
            } else if (member.key() == "turning_points") {
                in_.read(member, at, out.has_turning_points);
            }
        });
    }

    template <class T, class Read>
    void choice(JsonRef value, const Path& path, model::Choice<T>& out, Read read_item) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "any") {
                in_.items(member, at, out.any, read_item);
            } else if (member.key() == "none") {
                in_.items(member, at, out.none, read_item);
            }
        });
    }

    void filter(JsonRef value, const Path& path, FilterNames& out) {
        const auto text = [&](JsonRef item, const Path& at, std::string& word) {
            id(item, at, word);
        };
        const auto kind = [&](JsonRef item, const Path& at, model::NodeKind& word) {
            in_.word(item, at, node_kind_words, word);
        };
        const auto year = [&](JsonRef item, const Path& at, int& number) {
            in_.whole(item, at, -most_year, most_year, number);
        };
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            const std::string_view key = member.key();
            if (key == "years") {
                choice(member, at, out.years, year);
            } else if (key == "topics") {
                choice(member, at, out.topics, text);
            } else if (key == "all_topics") {
                in_.read(member, at, out.all_topics);
            } else if (key == "undated") {
                in_.read(member, at, out.with_undated);
            } else if (key == "types") {
                choice(member, at, out.types, text);
            } else if (key == "actors") {
                choice(member, at, out.actors, text);
            } else if (key == "kinds") {
                choice(member, at, out.kinds, kind);
            } else if (key == "sources") {
                choice(member, at, out.sources, text);
            } else if (key == "tone_min") {
                in_.number(member, at, -10, 10, out.tone_min.emplace());
            } else if (key == "tone_max") {
                in_.number(member, at, -10, 10, out.tone_max.emplace());
            } else if (key == "text") {
                in_.read(member, at, out.text);
            }
        });
    }

    void arrangement(JsonRef value, const Path& path) {
        document::Arrangement& out = recipe_.arrangement;
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            const std::string_view key = member.key();
            if (key == "reach") {
                in_.real(member, at, 0, document::largest_reach, out.reach);
            } else if (key == "discs_apart") {
                in_.read(member, at, out.parts_discs);
            } else if (key == "kinds_grouped") {
                in_.read(member, at, out.groups_kinds);
            }
        });
    }

    void calendar(JsonRef value, const Path& path) {
        graph::Calendar& out = recipe_.calendar;
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            const std::string_view key = member.key();
            if (key == "week_start") {
                enum class Weekday : std::uint8_t {} day{};
                in_.word(member, at, weekday_words, day);
                out.week_start = static_cast<std::uint8_t>(static_cast<std::uint8_t>(day) + 1);
            } else if (key == "fiscal_year_start") {
                in_.whole(member, at, 1, 12, out.fiscal_start);
            }
        });
    }

    void thinning(JsonRef value, const Path& path) {
        graph::Thinning& out = recipe_.thinning;
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            const std::string_view key = member.key();
            if (key == "nodes") {
                std::vector<model::NodeKind> kinds;
                in_.items(member, at, kinds,
                          [&](JsonRef item, const Path& place, model::NodeKind& kind) {
                              in_.word(item, place, node_kind_words, kind);
                          });
                out.kinds = 0;
                for (const model::NodeKind kind : kinds) {
                    out.kinds |= 1U << static_cast<unsigned>(kind);
                }
            } else if (key == "min_strength") {
                in_.number(member, at, 0, 1e12, out.min_strength);
            } else if (key == "top") {
                in_.whole(member, at, 0, 4294967295.0, out.top);
            } else if (key == "around") {
                nodes(member, at, recipe_.around);
            } else if (key == "hops") {
                in_.whole(member, at, 0, 1000, out.hops);
            } else if (key == "offices") {
                in_.read(member, at, out.with_offices);
            } else if (key == "idle_offices") {
                in_.read(member, at, out.idle_offices);
            } else if (key == "topics") {
                in_.read(member, at, out.with_topics);
            }
        });
    }

    void node(JsonRef value, const Path& path, NodeName& out) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "actor" || member.key() == "topic") {
                id(member, at, out.id);
                out.is_topic = member.key() == "topic";
            }
        });
        if (out.id.empty()) {
            in_.fail(path, value.words(), "an object with 'actor' or 'topic'");
        }
    }

    void nodes(JsonRef value, const Path& path, std::vector<NodeName>& out) {
        in_.items(value, path, out,
                  [&](JsonRef item, const Path& at, NodeName& name) { node(item, at, name); });
    }

    void tie(JsonRef value, const Path& path, TieName& out) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "a") {
                node(member, at, out.a);
            } else if (member.key() == "b") {
                node(member, at, out.b);
            } else if (member.key() == "kind") {
                in_.word(member, at, tie_kind_words, out.kind);
            } else if (member.key() == "directed") {
                in_.read(member, at, out.is_directed);
            }
        });
        if (out.a.id.empty() || out.b.id.empty()) {
            in_.fail(path, value.words(), "an object with nodes 'a' and 'b'");
        }
    }

    void chosen(JsonRef value, const Path& path, std::vector<NodeName>& of_nodes,
                std::vector<TieName>& of_ties) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "nodes") {
                nodes(member, at, of_nodes);
            } else if (member.key() == "ties") {
                in_.items(member, at, of_ties, [&](JsonRef item, const Path& place, TieName& name) {
                    tie(item, place, name);
                });
            }
        });
    }

    void places(JsonRef value, const Path& path, std::vector<NodePlace>& out) {
        in_.members(value, path, [&](JsonRef part, const Path& at) {
            const bool is_topic = part.key() == "topics";
            if (!is_topic && part.key() != "actors") {
                return;
            }
            in_.members(part, at, [&](JsonRef member, const Path& place) {
                NodePlace& next = out.emplace_back();
                next.first = {std::string(member.key()), is_topic};
                in_.point(member, place, most_place_lu, next.second);
            });
        });
    }

    void note(JsonRef value, const Path& path, NoteNames& out) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            const std::string_view key = member.key();
            if (key == "text") {
                in_.read(member, at, out.text);
            } else if (key == "node") {
                node(member, at, out.about.emplace<NodeName>());
            } else if (key == "tie") {
                tie(member, at, out.about.emplace<TieName>());
            } else if (key == "point") {
                in_.point(member, at, most_place_lu, out.about.emplace<base::Vec2>());
            } else if (key == "at") {
                in_.point(member, at, most_place_lu, out.place);
            }
        });
    }

    void hull(JsonRef value, const Path& path, HullNames& out) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "name") {
                in_.read(member, at, out.name);
            } else if (member.key() == "nodes") {
                nodes(member, at, out.nodes);
            } else if (member.key() == "color") {
                in_.whole(member, at, 0, most_color, out.color);
            }
        });
    }

    void annotations(JsonRef value, const Path& path, AnnotationNames& out) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "notes") {
                in_.items(member, at, out.notes,
                          [&](JsonRef item, const Path& place, NoteNames& told) {
                              told.about = base::Vec2{};
                              note(item, place, told);
                          });
            } else if (member.key() == "hulls") {
                in_.items(member, at, out.hulls,
                          [&](JsonRef item, const Path& place, HullNames& told) {
                              hull(item, place, told);
                          });
            } else if (member.key() == "highlighted") {
                chosen(member, at, out.highlighted_nodes, out.highlighted_ties);
            }
        });
    }

    void milestone(JsonRef value, const Path& path, model::Milestone& out) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "date") {
                in_.read(member, at, out.date);
            } else if (member.key() == "name") {
                in_.read(member, at, out.name);
            } else if (member.key() == "kind") {
                in_.read(member, at, out.kind);
            } else if (member.key() == "url") {
                in_.read(member, at, out.url);
            }
        });
        if (const auto date = model::parse_edtf(out.date)) {
            out.when = *date;
        } else {
            in_.fail(path.of("date"), "'" + out.date + "'", "an EDTF date such as 2013-09");
        }
    }

    void camera(JsonRef value, const Path& path, scene::Camera& out) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            if (member.key() == "center") {
                in_.point(member, at, most_place_lu, out.center);
            } else if (member.key() == "scale") {
                in_.real(member, at, 1e-4F, 1e5F, out.scale);
            } else if (member.key() == "viewport") {
                std::vector<base::Vec2> corners;
                in_.items(member, at, corners,
                          [&](JsonRef item, const Path& place, base::Vec2& corner) {
                              in_.point(item, place, static_cast<float>(most_pixel), corner);
                          });
                if (corners.size() != 2 || corners[1].x - corners[0].x < 1 ||
                    corners[1].y - corners[0].y < 1) {
                    in_.fail(at, member.words(), "upper left and lower right corner, in pixels");
                } else {
                    out.viewport = {corners[0], corners[1]};
                }
            }
        });
    }

    void color(JsonRef value, const Path& path, base::Color& out) {
        if (value.kind() == JsonKind::text) {
            if (auto told = read_color("", value.text())) {
                out = *told;
            } else {
                in_.fail(path, value.words(), "a colour such as #f4f1ea");
            }
            return;
        }
        std::vector<float> channels;
        in_.items(value, path, channels, [&](JsonRef item, const Path& at, float& channel) {
            in_.real(item, at, 0, 1, channel);
        });
        if (channels.size() != 4) {
            in_.fail(path, value.words(), "a colour such as #f4f1ea, or four channels");
        } else {
            out = {channels[0], channels[1], channels[2], channels[3]};
        }
    }

    void language(JsonRef value, const Path& path, std::string& out) {
        in_.read(value, path, out);
        if (!out.empty() && !read_language("", out)) {
            in_.fail(path, value.words(), "a language tag such as fa, ru or zh-Hans");
        }
    }

    void figure(JsonRef value, const Path& path, FigureSettings& out) {
        in_.members(value, path, [&](JsonRef member, const Path& at) {
            const std::string_view key = member.key();
            if (key == "width_px") {
                in_.whole(member, at, least_size_px, most_size_px, out.width_px);
            } else if (key == "height_px") {
                in_.whole(member, at, least_size_px, most_size_px, out.height_px);
            } else if (key == "dots_per_inch") {
                in_.number(member, at, 1, 10'000, out.dots_per_inch);
            } else if (key == "scale") {
                in_.real(member, at, 0.001F, 2000, out.scale);
            } else if (key == "trimmed") {
                in_.read(member, at, out.is_trimmed);
            } else if (key == "theme") {
                in_.word(member, at, theme_words, out.theme);
            } else if (key == "background") {
                color(member, at, out.background.emplace());
            } else if (key == "transparent") {
                in_.read(member, at, out.is_transparent);
            } else if (key == "title") {
                in_.read(member, at, out.title);
            } else if (key == "caption") {
                in_.read(member, at, out.caption);
            } else if (key == "with_legend") {
                in_.read(member, at, out.with_legend);
            } else if (key == "with_caption") {
                in_.read(member, at, out.with_caption);
            } else if (key == "legend_at") {
                in_.point(member, at, 1, out.legend_at.emplace());
            } else if (key == "max_labels") {
                in_.whole(member, at, -1, 1'000'000'000, out.max_labels);
            } else if (key == "all_labels") {
                in_.read(member, at, out.all_labels);
            } else if (key == "language") {
                language(member, at, out.language);
            } else if (key == "second_language") {
                language(member, at, out.second_language);
            } else if (key == "color") {
                in_.word(member, at, color_words, out.color_by);
            } else if (key == "seed") {
                in_.seed(member, at, out.seed);
            } else if (key == "frame") {
                in_.word(member, at, frame_words, out.frame);
            } else if (key == "scales") {
                in_.word(member, at, frame_words, out.scales);
            } else if (key == "absent") {
                in_.word(member, at, absent_words, out.absent);
            }
        });
    }

    RecipeReader& in_;
    Recipe& recipe_;
};

} // namespace

base::Result<Recipe> read_recipe(std::string_view json, const std::string& name) {
    const auto refuse = [&](const std::string& why) {
        return base::fail(base::ErrorKind::unreadable, name + ": " + why);
    };
    if (json.size() > std::numeric_limits<std::uint32_t>::max() / 4) {
        return refuse("a recipe of more than 1 GiB");
    }
    io::JsonTree tree;
    if (!base::is_utf8(json) || !tree.parse(json)) {
        return refuse("the recipe is not well-formed JSON");
    }
    if (!tree.is_whole()) {
        const io::Fault& fault = tree.faults().front();
        return refuse(
            fmt::format("{}: found {}, expected {}", fault.place, fault.found, fault.expected));
    }
    RecipeReader reader(name);
    const Path top;
    const JsonRef root = tree.root();
    std::string format;
    reader.members(root, top, [&](JsonRef member, const Path& at) {
        if (member.key() == "format") {
            reader.read(member, at, format);
        }
    });
    if (!reader.error() && format != view_format) {
        constexpr std::string_view family = "entente-view/";
        reader.fail(top.of("format"), format.empty() ? "none" : io::in_quotes(format),
                    fmt::format("'{}'{}", view_format,
                                format.compare(0, family.size(), family) == 0
                                    ? "; a newer version of Entente wrote it"
                                    : ""));
    }
    Recipe recipe;
    if (!reader.error()) {
        RecipeParsing(reader, recipe).run(root);
    }
    if (reader.error()) {
        return base::fail(*reader.error());
    }
    return recipe;
}

} // namespace entente::shell
