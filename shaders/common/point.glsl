// SPDX-License-Identifier: MIT
// For fragment shaders: which point of the picture this fragment is the middle of.

#include "common/view.glsl"

vec2 picture_point() {
    return vec2(gl_FragCoord.x, u_target.y - gl_FragCoord.y) + u_target.zw;
}
