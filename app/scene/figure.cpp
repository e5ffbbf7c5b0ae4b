// SPDX-License-Identifier: MIT
#include "app/scene/figure.hpp"

#include "app/scene/figure_page.hpp"
#include "app/scene/network_fit.hpp"
#include "app/scene/overlay.hpp"

namespace entente::scene {
namespace {

Camera fit_on(const FigurePage& page, const SceneInput& input, text::FontSet& fonts) {
    return fit_network(page.on_page(input, input.camera), page.frame(), page.legend(), fonts);
}

void say_that_it_is_empty(const FigurePage& page, text::FontSet& fonts, Marks& marks) {
    const float unit =
        page.encoding().pixel_scale * page_factor(page.picture(), page.encoding().pixel_scale);
    const TextStyle style{15 * unit, text::Weight::regular,
                          palette(page.encoding().theme).muted_text};
    write_text("Nothing to show in this window", style, page.frame().center(), Align::center, fonts,
               marks);
}

} // namespace

FigureFit fit_figure(const SceneInput& input, const Caption& caption, const FigureOptions& options,
                     text::FontSet& fonts) {
    FigurePage page(input, caption, options, fonts);
    FigureFit fit;
    fit.legend = page.seat_for_fit(input, fonts);
    page.seat_legend(fit.legend);
    fit.camera = fit_on(page, input, fonts).through(page.picture());
    return fit;
}

BuiltFigure build_figure(const SceneInput& input, const Caption& caption,
                         const FigureOptions& options, bool frame, text::FontSet& fonts) {
    FigurePage page(input, caption, options, fonts);
    BuiltFigure figure;
    if (frame) {
        page.seat_legend(options.legend_seat ? options.legend_seat
                                             : page.seat_for_fit(input, fonts));
        figure.camera = fit_on(page, input, fonts).through(page.picture());
    } else {
        figure.camera = input.camera.adapted_to(page.picture());
        page.seat_legend(options.legend_seat ? options.legend_seat
                                             : page.seat_for_camera(input, figure.camera));
    }
    // Fitted labels lie within the margins, others up to the picture's edge.
    const Camera through = frame ? figure.camera.through(page.frame()) : figure.camera;
    build_network(page.on_page(input, through), fonts, figure.marks);
    if (options.is_transparent) {
        figure.marks.background.a = 0;
    }
    if (input.graph.nodes.empty()) {
        say_that_it_is_empty(page, fonts, figure.marks);
    }
    figure.page = page.finish(figure.marks);
    return figure;
}

} // namespace entente::scene
