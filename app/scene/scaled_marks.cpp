// SPDX-License-Identifier: MIT
#include "app/scene/scaled_marks.hpp"

namespace entente::scene {
namespace {

class Scaler {
  public:
    explicit Scaler(float factor) : factor_(factor) {}

    void operator()(float& length) const { length *= factor_; }
    void operator()(Vec2& place) const { place = place * factor_; }
    void operator()(Rect& rect) const {
        rect.min = rect.min * factor_;
        rect.max = rect.max * factor_;
    }
    void operator()(AreaMark& area) const {
        for (Vec2& corner : area.corners) {
            (*this)(corner);
        }
        (*this)(area.outline_width);
    }
    void operator()(TieMark& tie) const {
        (*this)(tie.from);
        (*this)(tie.to);
        for (float* length : {&tie.width, &tie.dash, &tie.arrow, &tie.from_gap, &tie.to_gap}) {
            (*this)(*length);
        }
    }
    void operator()(NodeMark& node) const {
        (*this)(node.center);
        (*this)(node.radius);
        (*this)(node.outline_width);
    }
    void operator()(TextMark& text) const {
        (*this)(text.origin);
        (*this)(text.halo_width);
        for (float* length :
             {&text.run.size_px, &text.run.width_px, &text.run.ascent_px, &text.run.descent_px}) {
            (*this)(*length);
        }
        for (text::Glyph& glyph : text.run.glyphs) {
            (*this)(glyph.origin);
        }
    }
    void operator()(BoxMark& box) const {
        (*this)(box.rect);
        (*this)(box.corner_radius);
        (*this)(box.outline_width);
    }
    template <class Mark>
    void operator()(std::vector<Mark>& marks) const {
        for (Mark& mark : marks) {
            (*this)(mark);
        }
    }

  private:
    float factor_;
};

} // namespace

Marks scaled(Marks marks, float factor) {
    const Scaler scale(factor);
    scale(marks.areas);
    scale(marks.ties);
    scale(marks.nodes);
    scale(marks.labels);
    scale(marks.boxes);
    scale(marks.overlay_ties);
    scale(marks.overlay_nodes);
    scale(marks.overlay_texts);
    return marks;
}

} // namespace entente::scene
