// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"
#include "app/base/log.hpp"
#include "app/base/result.hpp"
#include "app/base/vec2.hpp"
#include "app/scene/marks.hpp"
#include "app/text/fonts.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>

namespace entente::render {

struct TargetSize {
    int width = 0;
    int height = 0;
    friend bool operator==(const TargetSize&, const TargetSize&) = default;
};

/// How many ties one frame may draw: the one or the other.
struct TieBudget {
    std::size_t ties = std::numeric_limits<std::size_t>::max();
    /// Looked at where ties are drawn by the time a call returns, as a processor does.
    std::chrono::microseconds time = std::chrono::microseconds::max();
};

/// Paints marks. One implementation draws with OpenGL, one counts calls for tests.
class Renderer {
  public:
    virtual ~Renderer() = default;

    /// Draws everything at once into the framebuffer that is bound now: for figures and for small
    /// networks. `size` is that framebuffer's, in pixels; marks are in the same pixels.
    virtual void draw(const scene::Marks& marks, TargetSize size) = 0;

    /// Draws as much as fits into a frame: nodes, labels and overlay always, ties from a picture
    /// kept of them and of the areas below them. When `version` (a number the caller raises
    /// whenever ties, areas or the camera changed) differs from the last call's, the picture of the
    /// ties begins anew with the strongest (marks.ties from the back), as many as `budget` allows,
    /// at least one; each further call with the same version adds as many, below the ones that are
    /// there. Returns true once all ties are in.
    virtual bool draw_progressively(const scene::Marks& marks, TargetSize size,
                                    std::uint64_t version, const TieBudget& budget) = 0;

    /// The same for a picture that is gone by the next frame, while time plays, say: pale nodes
    /// come from a picture kept of them, which is quicker and a few pixels off. Once the picture
    /// rests draw_progressively sets them right and goes on with the ties.
    virtual bool draw_passing(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                              const TieBudget& budget) = 0;

    /// Makes ready what draw_passing needs, so that the first of such pictures is not late: has the
    /// driver compile, a tenth of a second with some, once, and draws the pale nodes' picture.
    virtual void prepare_passing(const scene::Marks& marks, TargetSize size) = 0;

    /// Draws nodes, labels and overlay over the kept picture of ties, areas and pale nodes, moved:
    /// what lay at pixel p is drawn at p * scale + offset. For a camera in motion, whose ties would
    /// be out of date before they were drawn; marks.ties, marks.areas and the pale ones of
    /// marks.nodes are not looked at. Returns false, and draws nothing, where no picture of that
    /// size is kept.
    virtual bool draw_moved(const scene::Marks& marks, TargetSize size, float scale,
                            base::Vec2 offset) = 0;

    /// Has `paint` draw into a picture that is kept for copy_kept; what it does not paint over
    /// stays as it was. Returns false, and paints nothing, where there is no such picture: only
    /// where a processor draws is a copy worth one. `is_new` tells whether nothing is in it yet.
    virtual bool paint_kept(TargetSize size, const std::function<void(bool is_new)>& paint) = 0;
    /// Copies a part of that picture to the same place of the framebuffer that is bound.
    virtual void copy_kept(const base::Rect& part) = 0;

    /// Draws into an image of its own, in tiles where it is larger than one target may be.
    /// `transparent` leaves the background out. Error (graphics) when the driver refuses the
    /// target.
    virtual base::Result<base::Image> draw_image(const scene::Marks& marks, TargetSize size,
                                                 bool transparent) = 0;

    /// The bound framebuffer's pixels.
    virtual base::Image read_back(TargetSize size) = 0;
};

/// Looks up an OpenGL function by name, as glfwGetProcAddress and eglGetProcAddress do.
using AddressLookup = void (*(*)(const char*))();

/// Makes the OpenGL renderer; a context of OpenGL 3.3 core or later is current now and whenever it
/// is used or destroyed. Error (graphics) when the version is too low or a shader does not compile,
/// with its file and line. `shader_dir` not empty reads the shaders from there instead of the
/// embedded ones. `fonts` must outlive the renderer.
base::Result<std::unique_ptr<Renderer>>
make_gl_renderer(AddressLookup lookup, text::FontSet& fonts, const base::LogSink& log,
                 const std::filesystem::path& shader_dir = {});

/// Draws nothing and counts what it was asked for.
struct NullRenderer final : Renderer {
    std::size_t draws = 0;
    std::size_t areas = 0;
    std::size_t ties = 0;
    std::size_t nodes = 0;
    void draw(const scene::Marks& marks, TargetSize size) override;
    bool draw_progressively(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                            const TieBudget& budget) override;
    bool draw_passing(const scene::Marks& marks, TargetSize size, std::uint64_t version,
                      const TieBudget& budget) override;
    void prepare_passing(const scene::Marks& /*marks*/, TargetSize /*size*/) override {}
    bool draw_moved(const scene::Marks& marks, TargetSize size, float scale,
                    base::Vec2 offset) override;
    bool paint_kept(TargetSize /*size*/,
                    const std::function<void(bool is_new)>& /*paint*/) override {
        return false;
    }
    void copy_kept(const base::Rect& /*part*/) override {}
    base::Result<base::Image> draw_image(const scene::Marks& marks, TargetSize size,
                                         bool transparent) override;
    base::Image read_back(TargetSize size) override;
};

} // namespace entente::render
