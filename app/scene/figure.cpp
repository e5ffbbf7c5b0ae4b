// SPDX-License-Identifier: MIT
#include "app/scene/figure.hpp"

#include "app/scene/annotation_marks.hpp"
#include "app/scene/figure_page.hpp"
#include "app/scene/network_fit.hpp"
#include "app/scene/overlay.hpp"

namespace entente::scene {
namespace {

void say_that_it_is_empty(const FigurePage& page, text::FontSet& fonts, Marks& marks) {
    const float unit =
        page.encoding().pixel_scale * page_factor(page.picture(), page.encoding().pixel_scale);
    const TextStyle style{15 * unit, text::Weight::regular,
                          palette(page.encoding().theme).muted_text};
    write_text("Nothing to show in this window", style, page.frame().center(), Align::center, fonts,
               marks);
}

/// @param through      what is seen of the network, and where its labels may be.
/// @param moves_notes  off the nodes that they would lie on.
BuiltFigure build(const FigurePage& page, const SceneInput& input, const Camera& camera,
                  const Rect& through, bool moves_notes, const FigureOptions& options,
                  text::FontSet& fonts) {
    BuiltFigure figure;
    figure.camera = camera;
    const Camera seen = camera.through(through);
    SceneInput on_page = page.on_page(input, seen);
    graph::Annotations clear;
    if (input.annotations != nullptr && moves_notes) {
        clear = with_notes_clear(on_page, fonts);
        on_page.annotations = &clear;
    }
    build_network(on_page, fonts, figure.marks);
    if (options.is_transparent) {
        figure.marks.background.a = 0;
    }
    if (input.graph.nodes.empty()) {
        say_that_it_is_empty(page, fonts, figure.marks);
    }
    figure.page = page.finish(figure.marks);
    return figure;
}

} // namespace

FigureFit fit_figure(const SceneInput& input, const Caption& caption, const FigureOptions& options,
                     text::FontSet& fonts) {
    FigurePage page(input, caption, options, fonts);
    FigureFit fit;
    fit.legend = page.seat_for_fit(input, fonts);
    page.seat_legend(fit.legend);
    fit.camera = fit_network(page.on_page(input, input.camera), page.frame(), page.legend(), fonts)
                     .through(page.picture());
    return fit;
}

BuiltFigure build_figure(const SceneInput& input, const Caption& caption,
                         const FigureOptions& options, const FigureFit& fit, text::FontSet& fonts) {
    FigurePage page(input, caption, options, fonts);
    page.seat_legend(fit.legend);
    return build(page, input, fit.camera.adapted_to(page.picture()), page.inside(), true, options,
                 fonts);
}

BuiltFigure build_figure_as_seen(const SceneInput& input, const Caption& caption,
                                 const FigureOptions& options, text::FontSet& fonts) {
    FigurePage page(input, caption, options, fonts);
    const Camera camera = input.camera.adapted_to(page.picture());
    page.seat_legend(page.seat_for_camera(input, camera));
    return build(page, input, camera, page.picture(), false, options, fonts);
}

} // namespace entente::scene
