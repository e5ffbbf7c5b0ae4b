// SPDX-License-Identifier: MIT
#include "app/render/gl_renderer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>
#include <stdexcept>
#include <utility>

namespace entente::render {
namespace {

void clear(const std::array<float, 4>& color) {
    glClearColor(color[0], color[1], color[2], color[3]);
    glClear(GL_COLOR_BUFFER_BIT);
}

/// So few pale nodes are drawn sooner than a picture of them is laid over the others.
constexpr std::size_t least_layered = 400;

bool has_samples() {
    GLint sample_buffers = 0;
    glGetIntegerv(GL_SAMPLE_BUFFERS, &sample_buffers);
    return sample_buffers > 0;
}

View whole(TargetSize size) {
    return {size.width, size.height, 0, 0};
}

std::span<const scene::NodeMark> pale_nodes(const scene::Marks& marks) {
    return std::span(marks.nodes).first(std::min(marks.pale_nodes, marks.nodes.size()));
}

std::span<const scene::NodeMark> full_nodes(const scene::Marks& marks) {
    return std::span(marks.nodes).subspan(std::min(marks.pale_nodes, marks.nodes.size()));
}

/// Adds ties from the back of the list for as long as there is time; returns how many.
std::size_t add_in_time(TieRaster& raster, std::span<const scene::TieMark> ties,
                        std::chrono::microseconds time) {
    constexpr std::size_t first_ones = 1024; // they tell what ties cost here
    constexpr std::size_t fewest = 256;
    const auto began = std::chrono::steady_clock::now();
    std::size_t done = 0;
    std::size_t next = time == std::chrono::microseconds::max() ? ties.size() : first_ones;
    while (next > 0 && done < ties.size()) {
        const std::size_t now = std::min(next, ties.size() - done);
        raster.add_below(ties.subspan(ties.size() - done - now, now));
        done += now;
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
        const std::chrono::duration<double> left = time - took;
        const double share = left / took;
        next = share <= 0 ? 0
                          : std::max(fewest, static_cast<std::size_t>(std::min(share, 1e3) *
                                                                      static_cast<double>(done)));
    }
    return done;
}

template <class Pass>
base::Result<void> load(std::optional<Pass>& pass, const ShaderSource& source) {
    auto made = Pass::make(source);
    if (!made) {
        return base::fail(std::move(made).error());
    }
    pass.emplace(std::move(*made));
    return {};
}

} // namespace

base::Result<std::unique_ptr<GlRenderer>> GlRenderer::make(AddressLookup lookup,
                                                           text::FontSet& fonts,
                                                           const base::LogSink& log,
                                                           const Choices& choices) {
    if (auto loaded = load_gl(lookup); !loaded) {
        return base::fail(std::move(loaded).error());
    }
    std::unique_ptr<GlRenderer> made(new GlRenderer(fonts, log ? log : base::silent_log()));
    made->debug_ = std::make_unique<DebugMessages>(made->log_);
    made->max_tile_ = std::clamp(choices.max_tile, 16, max_target_side());
    made->is_processor_ = choices.is_processor.value_or(draws_by_processor());
    if (auto loaded = made->load_passes(ShaderSource(choices.shader_dir)); !loaded) {
        return base::fail(std::move(loaded).error());
    }
    return made;
}

base::Result<void> GlRenderer::load_passes(const ShaderSource& source) {
    const GlState state;
    for (auto loaded : {load(areas_, source), load(ties_, source), load(nodes_, source),
                        load(glyphs_, source), load(boxes_, source)}) {
        if (!loaded) {
            return loaded;
        }
    }
    auto blit = ShaderProgram::build(source, "blit");
    if (!blit) {
        return base::fail(std::move(blit).error());
    }
    blit_ = std::move(*blit);
    auto layer = ShaderProgram::build(source, "layer");
    if (!layer) {
        return base::fail(std::move(layer).error());
    }
    layer_ = std::move(*layer);
    no_attributes_ = VertexArray::make();
    return {};
}

void GlRenderer::paint_above_ties(const scene::Marks& marks, std::span<const scene::NodeMark> nodes,
                                  TargetSize picture, const View& view) {
    nodes_->draw(nodes, view);
    glyphs_->draw(marks.labels, fonts_, view);
    boxes_->draw(marks.boxes, view);
    ties_->draw(marks.overlay_ties, picture, view);
    nodes_->draw(marks.overlay_nodes, view);
    glyphs_->draw(marks.overlay_texts, fonts_, view);
}

void GlRenderer::draw(const scene::Marks& marks, TargetSize size) {
    const GlState state;
    glViewport(0, 0, size.width, size.height);
    draw_at_once(marks, size);
}

bool GlRenderer::make_tie_picture(TargetSize size) {
    if (tie_picture_ && tie_picture_->shown.size() == size) {
        return true;
    }
    tie_picture_.reset(); // the old one's memory first
    auto shown = Offscreen::make(size, window_format);
    if (!shown) {
        log_(base::LogLevel::warning, shown.error().message);
        return false;
    }
    if (is_processor_) {
        tie_picture_.emplace(
            TiePicture{TieRaster(size), std::move(*shown), {}, 0, {}, false, false});
        return true;
    }
    // 16 bits a channel: many faint lines on top of each other would be rounded away in 8.
    auto ties = Offscreen::make(size, GL_RGBA16);
    if (!ties) {
        ties = Offscreen::make(size, GL_RGBA8);
    }
    if (!ties) {
        log_(base::LogLevel::warning, ties.error().message);
        return false;
    }
    tie_picture_.emplace(TiePicture{std::move(*ties), std::move(*shown), {}, 0, {}, false, false});
    return true;
}

bool GlRenderer::begin_tie_picture(TargetSize size, std::uint64_t version) {
    if (!make_tie_picture(size)) {
        return false;
    }
    tie_picture_->version = version;
    tie_picture_->done = 0;
    tie_picture_->is_shown_new = false;
    if (auto* raster = std::get_if<TieRaster>(&tie_picture_->ties)) {
        raster->clear();
    } else {
        std::get<Offscreen>(tie_picture_->ties).bind();
        clear({0, 0, 0, 0});
    }
    return true;
}

/// Brings as many more ties into the picture of them as the budget allows. False where there is
/// none.
bool GlRenderer::add_ties(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                          const TieBudget& budget) {
    const bool goes_on = tie_picture_ && tie_picture_->version == version &&
                         tie_picture_->shown.size() == size &&
                         tie_picture_->done <= marks.ties.size();
    if (!goes_on && !begin_tie_picture(size, version)) {
        return false;
    }
    TiePicture& picture = *tie_picture_;
    const std::size_t left = marks.ties.size() - picture.done;
    const std::size_t now = std::min(left, std::max<std::size_t>(budget.ties, 1));
    if (now == 0) {
        return true;
    }
    picture.is_shown_new = false;
    const auto ties = std::span(marks.ties).subspan(left - now, now);
    if (auto* raster = std::get_if<TieRaster>(&picture.ties)) {
        picture.done += add_in_time(*raster, ties, budget.time);
        return true;
    }
    std::get<Offscreen>(picture.ties).bind();
    // From the front to the back: what comes later shows only where the picture is not yet opaque.
    glBlendFunc(GL_ONE_MINUS_DST_ALPHA, GL_ONE);
    ties_->draw(ties, size, whole(size), TiePass::Order::last_on_top_first);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    picture.done += now;
    return true;
}

void GlRenderer::blit(const Offscreen& picture, std::array<float, 4> background) {
    blit_.use();
    glUniform1i(blit_.uniform("u_picture"), 0);
    glUniform4fv(blit_.uniform("u_background"), 1, background.data());
    picture.bind_texture();
    glBindVertexArray(no_attributes_.name());
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

void GlRenderer::blit_ties(const scene::Marks& marks, const Offscreen& ties) {
    const std::array<float, 4> color = premultiplied_srgb(marks.background);
    if (!marks.areas.empty()) {
        clear(color);
        areas_->draw(marks.areas, whole(ties.size()));
        blit(ties, {});
        return;
    }
    glDisable(GL_BLEND); // it covers all, so nothing need be cleared or mixed before
    blit(ties, color);
    glEnable(GL_BLEND);
}

/// The same of a picture that OpenGL has not; into `shown`, which is bound.
void GlRenderer::put_ties(const scene::Marks& marks, const TieRaster& ties) {
    const std::array<float, 4> color = premultiplied_srgb(marks.background);
    clear(color);
    const TieRaster::Part part = ties.drawn();
    if (part.is_empty()) {
        areas_->draw(marks.areas, whole(ties.size()));
        return;
    }
    const int width = part.right - part.left;
    const int height = part.top - part.bottom;
    const auto byte = [&](std::size_t c) {
        return static_cast<std::uint32_t>(std::lround(255 * color[c]));
    };
    if (marks.areas.empty()) {
        ties.lay_over(0xff000000U | byte(0) << 16U | byte(1) << 8U | byte(2), part, pixels_);
    } else {
        areas_->draw(marks.areas, whole(ties.size()));
        pixels_.resize(part.pixel_count());
        glReadPixels(part.left, part.bottom, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
                     pixels_.data());
        ties.lay_over(part, pixels_);
    }
    tie_picture_->shown.put({part.left, part.bottom}, {width, height}, pixels_);
}

/// The pale nodes over the ties of `shown`.
void GlRenderer::paint_pale(const scene::Marks& marks, TargetSize size, bool in_passing) {
    const std::span<const scene::NodeMark> pale = pale_nodes(marks);
    const bool is_layered = in_passing && is_processor_ && pale.size() >= least_layered &&
                            pale_layer_.update(pale, full_nodes(marks), *nodes_, size);
    tie_picture_->shown.bind();
    if (is_layered) {
        lay_over(pale_layer_, size);
    } else {
        nodes_->draw(pale, whole(size));
    }
    tie_picture_->has_layer = is_layered;
}

void GlRenderer::show_ties(const scene::Marks& marks, const GlState& state, bool in_passing) {
    TiePicture& picture = *tie_picture_;
    const TargetSize size = picture.shown.size();
    const bool is_out_of_date = !picture.is_shown_new || (picture.has_layer && !in_passing) ||
                                !(picture.background == marks.background);
    if (is_out_of_date) {
        picture.shown.bind();
        if (const auto* raster = std::get_if<TieRaster>(&picture.ties)) {
            put_ties(marks, *raster);
        } else {
            blit_ties(marks, std::get<Offscreen>(picture.ties));
        }
        paint_pale(marks, size, in_passing);
        picture.background = marks.background;
        picture.is_shown_new = true;
    }
    state.bind_entry_framebuffer();
    copy_shown(marks);
}

void GlRenderer::copy_shown(const scene::Marks& marks) {
    const Offscreen& shown = tie_picture_->shown;
    if (has_samples()) { // of such a one no plain copy can be made
        blit(shown, {});
        return;
    }
    const base::Rect whole{
        {0, 0}, {static_cast<float>(shown.size().width), static_cast<float>(shown.size().height)}};
    constexpr base::Vec2 border{2, 2}; // to meet what is beside it without a gap
    const base::Rect seen = marks.seen.value_or(whole);
    copy(shown, {seen.min - border, seen.max + border});
}

void GlRenderer::draw_at_once(const scene::Marks& marks, TargetSize size) {
    clear(premultiplied_srgb(marks.background));
    areas_->draw(marks.areas, whole(size));
    ties_->draw(marks.ties, size, whole(size));
    paint_above_ties(marks, marks.nodes, size, whole(size));
}

bool GlRenderer::draw_kept(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                           const TieBudget& budget, bool in_passing) {
    const GlState state;
    glViewport(0, 0, size.width, size.height);
    if (!add_ties(marks, size, version, budget)) {
        state.bind_entry_framebuffer();
        draw_at_once(marks, size);
        return true;
    }
    show_ties(marks, state, in_passing);
    paint_above_ties(marks, full_nodes(marks), size, whole(size));
    return tie_picture_->done == marks.ties.size();
}

bool GlRenderer::draw_progressively(const scene::Marks& marks, TargetSize size,
                                    std::uint64_t version, const TieBudget& budget) {
    return draw_kept(marks, size, version, budget, false);
}

bool GlRenderer::draw_passing(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                              const TieBudget& budget) {
    return draw_kept(marks, size, version, budget, true);
}

void GlRenderer::prepare_passing(const scene::Marks& marks, TargetSize size) {
    const GlState state;
    if (!std::exchange(is_prepared_, true)) { // what the driver compiles when it is first used
        constexpr TargetSize small{16, 16};
        glViewport(0, 0, small.width, small.height);
        const auto target = Offscreen::make(small, window_format);
        const auto other = Offscreen::make(small, window_format);
        scene::NodeMark node;
        node.center = {8, 8};
        node.radius = 4;
        PaleLayer layer;
        if (target && other && layer.update(std::span(&node, 1), {}, *nodes_, small)) {
            target->bind();
            lay_over(layer, small);
            nodes_->draw(std::span(&node, 1), whole(small));
            other->bind_for_reading(); // as draw_moved
            glBlitFramebuffer(0, 0, 16, 16, 2, 2, 14, 14, GL_COLOR_BUFFER_BIT, GL_NEAREST);
        }
    }
    if (is_processor_ && pale_nodes(marks).size() >= least_layered) {
        glViewport(0, 0, size.width, size.height);
        pale_layer_.update(pale_nodes(marks), full_nodes(marks), *nodes_, size);
    }
}

void GlRenderer::lay_over(const PaleLayer& layer, TargetSize size) {
    const std::array<int, 4> edges = layer.edges();
    if (edges[0] >= edges[2] || edges[1] >= edges[3]) {
        return;
    }
    const auto share = [&](std::size_t i) {
        return static_cast<float>(edges[i]) /
               static_cast<float>(i % 2 == 0 ? size.width : size.height);
    };
    layer_.use();
    glUniform1i(layer_.uniform("u_picture"), 0);
    glUniform4f(layer_.uniform("u_part"), share(0), share(1), share(2), share(3));
    layer.bind_texture();
    glBindVertexArray(no_attributes_.name());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

bool GlRenderer::draw_moved(const scene::Marks& marks, TargetSize size, float scale,
                            base::Vec2 offset) {
    if (!tie_picture_ || tie_picture_->shown.size() != size || !tie_picture_->is_shown_new) {
        return false;
    }
    const GlState state;
    glViewport(0, 0, size.width, size.height);
    clear(premultiplied_srgb(tie_picture_->background));
    // OpenGL counts rows from below.
    const auto height = static_cast<float>(size.height);
    const auto rounded = [](float value) { return static_cast<GLint>(std::lround(value)); };
    tie_picture_->shown.bind_for_reading();
    glBlitFramebuffer(0, 0, size.width, size.height, rounded(offset.x),
                      rounded(height - scale * height - offset.y),
                      rounded(offset.x + scale * static_cast<float>(size.width)),
                      rounded(height - offset.y), GL_COLOR_BUFFER_BIT,
                      GL_NEAREST); // smooth scaling takes a software renderer 12 ms more
    paint_above_ties(marks, full_nodes(marks), size, whole(size));
    return true;
}

bool GlRenderer::paint_kept(TargetSize size, const std::function<void(bool is_new)>& paint) {
    const GlState state;
    if (!is_processor_ || has_samples()) {
        return false;
    }
    const bool is_new = !kept_ || kept_->size() != size;
    if (is_new) {
        kept_.reset(); // the old one's memory first
        auto made = Offscreen::make(size, window_format);
        if (!made) {
            log_(base::LogLevel::warning, made.error().message);
            return false;
        }
        kept_.emplace(std::move(*made));
    }
    kept_->bind();
    paint(is_new);
    return true;
}

void GlRenderer::copy_kept(const base::Rect& part) {
    if (kept_) {
        const GlState state;
        copy(*kept_, part);
    }
}

/// To the same place of the framebuffer that is bound for drawing.
void GlRenderer::copy(const Offscreen& picture, const base::Rect& part) {
    const TargetSize size = picture.size();
    // The pixels whose middles lie in it; OpenGL counts rows from below.
    const auto edge = [](float at, int most) {
        return std::clamp(static_cast<int>(std::ceil(at - 0.5F)), 0, most);
    };
    const int left = edge(part.min.x, size.width);
    const int right = edge(part.max.x, size.width);
    const int bottom = size.height - edge(part.max.y, size.height);
    const int top = size.height - edge(part.min.y, size.height);
    picture.bind_for_reading();
    glBlitFramebuffer(left, bottom, right, top, left, bottom, right, top, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
}

base::Result<base::Image> GlRenderer::draw_image(const scene::Marks& marks, TargetSize size,
                                                 bool transparent) {
    if (size.width <= 0 || size.height <= 0) {
        return base::fail(base::ErrorKind::invalid_argument,
                          fmt::format("expected a picture of at least 1 x 1 pixels, found {} x {}",
                                      size.width, size.height));
    }
    const GlState state;
    const TargetSize largest{std::min(size.width, max_tile_), std::min(size.height, max_tile_)};
    auto target = Offscreen::make(largest, GL_RGBA16);
    if (!target) {
        target = Offscreen::make(largest, GL_RGBA8);
    }
    if (!target) {
        return base::fail(std::move(target).error().with_context("drawing the picture"));
    }
    base::Image image;
    std::vector<std::uint16_t> pixels;
    try {
        const auto count =
            static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 4;
        image.rgba.resize(count);
        pixels.resize(static_cast<std::size_t>(largest.width) *
                      static_cast<std::size_t>(largest.height) * 4);
    } catch (const std::bad_alloc&) {
        return base::fail(
            base::ErrorKind::graphics,
            fmt::format("no memory for a picture of {} x {} pixels", size.width, size.height));
    } catch (const std::length_error&) {
        return base::fail(
            base::ErrorKind::graphics,
            fmt::format("no memory for a picture of {} x {} pixels", size.width, size.height));
    }
    image.width = size.width;
    image.height = size.height;
    const std::array<float, 4> background =
        transparent ? std::array<float, 4>{} : premultiplied_srgb(marks.background);
    target->bind();
    for (int top = 0; top < size.height; top += largest.height) {
        for (int left = 0; left < size.width; left += largest.width) {
            const View view{std::min(largest.width, size.width - left),
                            std::min(largest.height, size.height - top), left, top};
            glViewport(0, 0, view.width, view.height);
            clear(background);
            areas_->draw(marks.areas, view);
            ties_->draw(marks.ties, size, view);
            paint_above_ties(marks, marks.nodes, size, view);
            glReadPixels(0, 0, view.width, view.height, GL_RGBA, GL_UNSIGNED_SHORT, pixels.data());
            copy_straight(pixels.data(), {view.width, view.height}, left, top, image);
        }
    }
    if (const GLenum error = glGetError(); error == GL_OUT_OF_MEMORY) {
        return base::fail(base::ErrorKind::graphics, "the driver ran out of memory");
    }
    return image;
}

base::Image GlRenderer::read_back(TargetSize size) {
    const GlState state;
    base::Image image{size.width, size.height, {}};
    const auto stride = static_cast<std::size_t>(size.width) * 4;
    image.rgba.resize(stride * static_cast<std::size_t>(size.height));
    glReadPixels(0, 0, size.width, size.height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    for (int y = 0; y < size.height / 2; ++y) {
        const auto row = [&](int at) {
            return image.rgba.begin() +
                   static_cast<std::ptrdiff_t>(stride) * static_cast<std::ptrdiff_t>(at);
        };
        std::swap_ranges(row(y), row(y + 1), row(size.height - 1 - y));
    }
    return image;
}

base::Result<std::unique_ptr<Renderer>> make_gl_renderer(AddressLookup lookup, text::FontSet& fonts,
                                                         const base::LogSink& log,
                                                         const std::filesystem::path& shader_dir) {
    auto made = GlRenderer::make(lookup, fonts, log, {shader_dir});
    if (!made) {
        return base::fail(std::move(made).error());
    }
    return std::unique_ptr<Renderer>(std::move(*made));
}

} // namespace entente::render
