// SPDX-License-Identifier: MIT
#include "app/render/gl_renderer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <stdexcept>

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

base::Result<std::unique_ptr<GlRenderer>>
GlRenderer::make(AddressLookup lookup, text::FontSet& fonts, const base::LogSink& log,
                 const std::filesystem::path& shader_dir, int max_tile) {
    if (auto loaded = load_gl(lookup); !loaded) {
        return base::fail(std::move(loaded).error());
    }
    std::unique_ptr<GlRenderer> made(new GlRenderer(fonts, log ? log : base::silent_log()));
    made->debug_ = std::make_unique<DebugMessages>(made->log_);
    made->max_tile_ = std::clamp(max_tile, 16, max_target_side());
    if (auto loaded = made->load_passes(ShaderSource(shader_dir)); !loaded) {
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
    clear(premultiplied_srgb(marks.background));
    areas_->draw(marks.areas, whole(size));
    ties_->draw(marks.ties, size, whole(size));
    paint_above_ties(marks, marks.nodes, size, whole(size));
}

bool GlRenderer::make_tie_picture(TargetSize size) {
    if (tie_picture_ && tie_picture_->ties.size() == size) {
        return true;
    }
    tie_picture_.reset(); // the old one's memory first
    // 16 bits a channel: many faint lines on top of each other would be rounded away in 8.
    auto ties = Offscreen::make(size, GL_RGBA16);
    if (!ties) {
        ties = Offscreen::make(size, GL_RGBA8);
    }
    auto shown = Offscreen::make(size, window_format);
    if (!ties || !shown) {
        log_(base::LogLevel::warning, (ties ? shown : ties).error().message);
        return false;
    }
    tie_picture_.emplace(TiePicture{std::move(*ties), std::move(*shown), {}, 0, {}, false, {}});
    return true;
}

bool GlRenderer::begin_tie_picture(TargetSize size, std::uint64_t version) {
    if (!make_tie_picture(size)) {
        return false;
    }
    tie_picture_->version = version;
    tie_picture_->done = 0;
    tie_picture_->is_shown_new = false;
    tie_picture_->ties.bind();
    clear({0, 0, 0, 0});
    return true;
}

void GlRenderer::blit_ties(const scene::Marks& marks) {
    std::array<float, 4> color = premultiplied_srgb(marks.background);
    const bool has_areas = !marks.areas.empty();
    if (has_areas) {
        clear(color);
        areas_->draw(marks.areas, whole(tie_picture_->ties.size()));
        color = {};
    }
    blit_.use();
    glUniform1i(blit_.uniform("u_picture"), 0);
    glUniform4fv(blit_.uniform("u_background"), 1, color.data());
    tie_picture_->ties.bind_texture();
    glBindVertexArray(no_attributes_.name());
    if (!has_areas) { // it covers all, so nothing need be cleared or mixed before
        glDisable(GL_BLEND);
    }
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glEnable(GL_BLEND);
}

void GlRenderer::show_ties(const scene::Marks& marks, const GlState& state) {
    TiePicture& picture = *tie_picture_;
    state.bind_entry_framebuffer();
    if (has_samples()) {
        blit_ties(marks);
        nodes_->draw(pale_nodes(marks), whole(picture.shown.size()));
        return;
    }
    // A whole picture in passing stands in until this one is whole.
    const bool is_whole = picture.done == marks.ties.size();
    const bool stands_in = picture.passing && picture.passing == picture.version && !is_whole;
    if (!stands_in && (!picture.is_shown_new || !(picture.background == marks.background))) {
        picture.shown.bind();
        blit_ties(marks);
        nodes_->draw(pale_nodes(marks), whole(picture.shown.size()));
        picture.background = marks.background;
        picture.is_shown_new = true;
        picture.passing.reset();
        state.bind_entry_framebuffer();
    }
    copy_shown();
}

void GlRenderer::copy_shown() {
    const TargetSize size = tie_picture_->shown.size();
    tie_picture_->shown.bind_for_reading();
    glBlitFramebuffer(0, 0, size.width, size.height, 0, 0, size.width, size.height,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void GlRenderer::paint_passing(const scene::Marks& marks, TargetSize size, bool is_layered) {
    clear(premultiplied_srgb(marks.background));
    areas_->draw(marks.areas, whole(size));
    ties_->draw_quickly(marks.ties, size, whole(size));
    if (is_layered) {
        lay_over(pale_layer_, size);
    } else {
        nodes_->draw(pale_nodes(marks), whole(size));
    }
}

void GlRenderer::draw_passing(const scene::Marks& marks, TargetSize size, std::uint64_t version) {
    const GlState state;
    glViewport(0, 0, size.width, size.height);
    if (has_samples() || !make_tie_picture(size)) {
        state.bind_entry_framebuffer();
        paint_passing(marks, size, false);
    } else {
        TiePicture& picture = *tie_picture_;
        if (picture.passing != version) {
            const bool is_layered =
                pale_nodes(marks).size() >= least_layered &&
                pale_layer_.update(pale_nodes(marks), full_nodes(marks), *nodes_, size);
            picture.shown.bind();
            paint_passing(marks, size, is_layered);
            picture.background = marks.background;
            picture.is_shown_new = true;
            picture.passing = version;
        }
        state.bind_entry_framebuffer();
        copy_shown();
    }
    paint_above_ties(marks, full_nodes(marks), size, whole(size));
}

void GlRenderer::prepare_passing() {
    constexpr TargetSize size{16, 16};
    const GlState state;
    glViewport(0, 0, size.width, size.height);
    const auto target = Offscreen::make(size, window_format);
    scene::TieMark tie;
    tie.from = {1, 1};
    tie.to = {15, 15};
    tie.arrow = 4;
    scene::NodeMark node;
    node.center = {8, 8};
    node.radius = 4;
    PaleLayer layer;
    if (!target || !layer.update(std::span(&node, 1), {}, *nodes_, size)) {
        return;
    }
    target->bind();
    ties_->draw_quickly(std::span(&tie, 1), size, whole(size));
    lay_over(layer, size);
    nodes_->draw(std::span(&node, 1), whole(size));
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

bool GlRenderer::draw_progressively(const scene::Marks& marks, TargetSize size,
                                    std::uint64_t version, std::size_t tie_budget) {
    const GlState state;
    glViewport(0, 0, size.width, size.height);
    const bool goes_on = tie_picture_ && tie_picture_->version == version &&
                         tie_picture_->ties.size() == size &&
                         tie_picture_->done <= marks.ties.size();
    if (!goes_on && !begin_tie_picture(size, version)) {
        state.bind_entry_framebuffer();
        clear(premultiplied_srgb(marks.background));
        areas_->draw(marks.areas, whole(size));
        ties_->draw(marks.ties, size, whole(size));
        paint_above_ties(marks, marks.nodes, size, whole(size));
        return true;
    }
    const std::size_t left = marks.ties.size() - tie_picture_->done;
    const std::size_t now = std::min(left, std::max<std::size_t>(tie_budget, 1));
    if (now > 0) {
        tie_picture_->ties.bind();
        // From the front to the back: what comes later shows only where the picture is not yet
        // opaque.
        glBlendFunc(GL_ONE_MINUS_DST_ALPHA, GL_ONE);
        ties_->draw(std::span(marks.ties).subspan(left - now, now), size, whole(size),
                    TiePass::Order::last_on_top_first);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        tie_picture_->done += now;
        tie_picture_->is_shown_new = false;
    }
    show_ties(marks, state);
    paint_above_ties(marks, full_nodes(marks), size, whole(size));
    return tie_picture_->done == marks.ties.size();
}

bool GlRenderer::draw_moved(const scene::Marks& marks, TargetSize size, float scale,
                            base::Vec2 offset) {
    if (!tie_picture_ || tie_picture_->shown.size() != size ||
        !(tie_picture_->is_shown_new || tie_picture_->passing)) {
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
    auto made = GlRenderer::make(lookup, fonts, log, shader_dir);
    if (!made) {
        return base::fail(std::move(made).error());
    }
    return std::unique_ptr<Renderer>(std::move(*made));
}

} // namespace entente::render
