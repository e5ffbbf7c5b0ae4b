// SPDX-License-Identifier: MIT
#include "app/shell/headless_context.hpp"

#if defined(ENTENTE_NO_EGL) || !__has_include(<EGL/egl.h>)

namespace entente::shell {

struct HeadlessContext::Impl {};

HeadlessContext::HeadlessContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HeadlessContext::~HeadlessContext() = default;
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext& HeadlessContext::operator=(HeadlessContext&&) noexcept = default;

base::Result<HeadlessContext> HeadlessContext::create(int /*width*/, int /*height*/) {
    return base::fail(base::ErrorKind::graphics,
                      "drawing without a window needs EGL, which this build was made without");
}
base::Result<void> HeadlessContext::resize(int /*width*/, int /*height*/) {
    return {};
}
void HeadlessContext::bind() const {}
render::TargetSize HeadlessContext::size() const {
    return {};
}
render::AddressLookup HeadlessContext::lookup() const {
    return nullptr;
}

} // namespace entente::shell

#else

#include "app/render/offscreen.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <fmt/format.h>

#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>

namespace entente::shell {
namespace {

constexpr std::string_view advice =
    "on Debian and its kin install libegl1, libgl1 and libgl1-mesa-dri";

base::Result<void> refused(std::string_view what) {
    return base::fail(base::ErrorKind::graphics,
                      fmt::format("{} (EGL error {:#x}); {}", what, eglGetError(), advice));
}

/// The display, and what was made in it; taken down in the reverse order.
class EglContext {
  public:
    EglContext() = default;
    ~EglContext() {
        if (display_ == EGL_NO_DISPLAY) {
            return;
        }
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (surface_ != EGL_NO_SURFACE) {
            eglDestroySurface(display_, surface_);
        }
        if (context_ != EGL_NO_CONTEXT) {
            eglDestroyContext(display_, context_);
        }
        eglReleaseThread();
        const std::lock_guard lock(displays_mutex());
        if (--displays()[display_] == 0) {
            eglTerminate(display_);
        }
    }
    EglContext(const EglContext&) = delete;
    EglContext& operator=(const EglContext&) = delete;

    base::Result<void> open_surfaceless() {
        const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
        if (extensions == nullptr ||
            std::string_view(extensions).find("EGL_MESA_platform_surfaceless") ==
                std::string_view::npos) {
            return base::fail(base::ErrorKind::graphics, "EGL has no surfaceless platform");
        }
        const auto get_display = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
            eglGetProcAddress("eglGetPlatformDisplayEXT"));
        if (get_display == nullptr) {
            return base::fail(base::ErrorKind::graphics, "EGL has no platform displays");
        }
        return open(get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr),
                    false);
    }

    base::Result<void> open_default() { return open(eglGetDisplay(EGL_DEFAULT_DISPLAY), true); }

  private:
    /// Contexts alive on each display: all of a platform share one, and to end it for one of them
    /// would end it for all.
    static std::map<EGLDisplay, int>& displays() {
        static std::map<EGLDisplay, int> counts;
        return counts;
    }
    static std::mutex& displays_mutex() {
        static std::mutex mutex;
        return mutex;
    }

    base::Result<void> open(EGLDisplay display, bool with_surface) {
        {
            EGLint major = 0;
            EGLint minor = 0;
            const std::lock_guard lock(displays_mutex());
            if (display == EGL_NO_DISPLAY || eglInitialize(display, &major, &minor) == EGL_FALSE) {
                return refused("EGL opens no display");
            }
            ++displays()[display];
            display_ = display;
        }
        if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) {
            return refused("EGL offers no desktop OpenGL");
        }
        const std::array<EGLint, 5> wanted{EGL_SURFACE_TYPE, with_surface ? EGL_PBUFFER_BIT : 0,
                                           EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
        EGLConfig config = nullptr;
        EGLint count = 0;
        if (eglChooseConfig(display, wanted.data(), &config, 1, &count) == EGL_FALSE ||
            count == 0) {
            return refused("EGL has no configuration for OpenGL");
        }
        constexpr std::array<EGLint, 7> version{EGL_CONTEXT_MAJOR_VERSION,
                                                3,
                                                EGL_CONTEXT_MINOR_VERSION,
                                                3,
                                                EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                                EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                                EGL_NONE};
        context_ = eglCreateContext(display, config, EGL_NO_CONTEXT, version.data());
        if (context_ == EGL_NO_CONTEXT) {
            return refused("EGL makes no context of OpenGL 3.3 core");
        }
        if (with_surface) {
            constexpr std::array<EGLint, 5> tiny{EGL_WIDTH, 16, EGL_HEIGHT, 16, EGL_NONE};
            surface_ = eglCreatePbufferSurface(display, config, tiny.data());
        }
        if (eglMakeCurrent(display, surface_, surface_, context_) == EGL_FALSE) {
            return refused("the OpenGL context cannot be made current");
        }
        return {};
    }

    EGLDisplay display_ = EGL_NO_DISPLAY;
    EGLContext context_ = EGL_NO_CONTEXT;
    EGLSurface surface_ = EGL_NO_SURFACE;
};

} // namespace

struct HeadlessContext::Impl {
    std::unique_ptr<EglContext> egl;
    std::optional<render::Offscreen> target; ///< goes before the context it lives in
};

HeadlessContext::HeadlessContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HeadlessContext::~HeadlessContext() = default;
HeadlessContext::HeadlessContext(HeadlessContext&&) noexcept = default;
HeadlessContext& HeadlessContext::operator=(HeadlessContext&&) noexcept = default;

base::Result<HeadlessContext> HeadlessContext::create(int width, int height) {
    auto impl = std::make_unique<Impl>();
    impl->egl = std::make_unique<EglContext>();
    base::Result<void> opened = impl->egl->open_surfaceless();
    if (!opened) {
        const std::string first = opened.error().message;
        impl->egl = std::make_unique<EglContext>();
        opened = impl->egl->open_default();
        if (!opened) {
            return base::fail(
                std::move(opened).error().with_context("drawing without a window: " + first));
        }
    }
    HeadlessContext made(std::move(impl));
    if (auto loaded = render::load_gl(made.lookup()); !loaded) {
        return base::fail(std::move(loaded).error().with_context("drawing without a window"));
    }
    if (auto sized = made.resize(width, height); !sized) {
        return base::fail(std::move(sized).error().with_context("drawing without a window"));
    }
    return made;
}

base::Result<void> HeadlessContext::resize(int width, int height) {
    auto target = render::Offscreen::make({width, height}, render::window_format);
    if (!target) {
        if (impl_->target) {
            bind();
        }
        return base::fail(std::move(target).error());
    }
    impl_->target.emplace(std::move(*target));
    bind();
    return {};
}

void HeadlessContext::bind() const {
    impl_->target->bind();
    glViewport(0, 0, impl_->target->size().width, impl_->target->size().height);
}

render::TargetSize HeadlessContext::size() const {
    return impl_->target->size();
}

render::AddressLookup HeadlessContext::lookup() const {
    return eglGetProcAddress;
}

} // namespace entente::shell

#endif
