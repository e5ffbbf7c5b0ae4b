// SPDX-License-Identifier: MIT
#include "app/ui/canvas_legend.hpp"

#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using base::Vec2;

constexpr float inset_units = 14;
constexpr float snap_units = 14;

Rect room_for(const Context& context, const Rect& canvas) {
    const float inset = context.px(inset_units);
    return {canvas.min + Vec2{inset, inset}, canvas.max - Vec2{inset, inset}};
}

void put(Context& context, std::optional<Vec2> at) {
    if (context.app.style.legend_at != at) {
        Style style = context.app.style;
        style.legend_at = at;
        context.actions.ask(SetStyle{style});
    }
}

/// A share that holds on to 0, a half and 1; `room` is how many pixels a share of 1 is.
float snapped(float share, float room, float reach) {
    for (const float stop : {0.0F, 1.0F, 0.5F}) {
        if (std::abs(share - stop) * room < (stop == 0.5F ? reach * 0.6F : reach)) {
            return stop;
        }
    }
    return share;
}

} // namespace

std::optional<Rect> CanvasLegend::build(Context& context, const scene::LegendInput& input,
                                        const Rect& canvas, std::span<const Rect> things,
                                        Search search, scene::Marks& marks) {
    rect_.reset();
    const Rect room = room_for(context, canvas);
    if (!context.app.style.with_legend || room.width() < context.px(460) ||
        room.height() < context.px(330)) {
        return rect_;
    }
    const auto legends = scene::set_legends(input, room, context.fonts);
    if (legends.empty()) {
        return rect_;
    }
    const scene::Legend& legend = legends.front();
    if (search == Search::none) {
        seat_ = {0, 1};
    } else if (search == Search::calmest) {
        seat_ = scene::calmest_seat(legend.size, room, things, seat_);
    }
    rect_ = scene::legend_rect(legend.size, context.app.style.legend_at.value_or(seat_), room);
    scene::add_legend(legend, rect_->min, marks);
    return rect_;
}

void CanvasLegend::begin_drag(Context& context, Vec2 pointer) {
    before_drag_ = context.app.style.legend_at;
    grip_ = rect_ ? rect_->min - pointer : Vec2{};
}

void CanvasLegend::drag(Context& context, Vec2 pointer, const Rect& canvas) const {
    if (!rect_) {
        return;
    }
    const Vec2 size{rect_->width(), rect_->height()};
    const Rect room = room_for(context, canvas);
    const Vec2 corner = pointer + grip_;
    const Vec2 share = scene::legend_share({corner, corner + size}, room);
    const float reach = context.px(snap_units);
    put(context, Vec2{snapped(share.x, room.width() - size.x, reach),
                      snapped(share.y, room.height() - size.y, reach)});
}

void CanvasLegend::cancel_drag(Context& context) const {
    put(context, before_drag_);
}

void CanvasLegend::free(Context& context) {
    put(context, std::nullopt);
}

} // namespace entente::ui
