// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"
#include "app/base/log.hpp"
#include "app/base/result.hpp"
#include "app/scene/marks.hpp"
#include "app/text/fonts.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace entente::render {

struct TargetSize {
    int width = 0;
    int height = 0;
    friend bool operator==(const TargetSize&, const TargetSize&) = default;
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
    /// ties begins anew with the strongest (marks.ties from the back), `tie_budget` of them; each
    /// further call with the same version adds as many, below the ones that are there. Returns true
    /// once all ties are in.
    virtual bool draw_progressively(const scene::Marks& marks, TargetSize size,
                                    std::uint64_t version, std::size_t tie_budget) = 0;

    /// Draws all of a picture that is gone by the next frame, while time plays, say: as
    /// draw_progressively, but all ties at once and into 8 bits a channel, which is quicker. Once
    /// the picture rests draw_progressively takes over, and shows this one until its own is whole.
    virtual void draw_passing(const scene::Marks& marks, TargetSize size,
                              std::uint64_t version) = 0;

    /// Has the driver compile what draw_passing needs, a tenth of a second with some, so that the
    /// first of such pictures is not late.
    virtual void prepare_passing() = 0;

    /// Draws nodes, labels and overlay over the kept picture of ties, areas and pale nodes, moved:
    /// what lay at pixel p is drawn at p * scale + offset. For a camera in motion, whose ties would
    /// be out of date before they were drawn; marks.ties, marks.areas and the pale ones of
    /// marks.nodes are not looked at. Returns false, and draws nothing, where no picture of that
    /// size is kept.
    virtual bool draw_moved(const scene::Marks& marks, TargetSize size, float scale,
                            base::Vec2 offset) = 0;

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
                            std::size_t tie_budget) override;
    void draw_passing(const scene::Marks& marks, TargetSize size, std::uint64_t version) override;
    void prepare_passing() override {}
    bool draw_moved(const scene::Marks& marks, TargetSize size, float scale,
                    base::Vec2 offset) override;
    base::Result<base::Image> draw_image(const scene::Marks& marks, TargetSize size,
                                         bool transparent) override;
    base::Image read_back(TargetSize size) override;
};

} // namespace entente::render
