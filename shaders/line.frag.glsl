// SPDX-License-Identifier: MIT
// What tie.frag.glsl draws without dashes and arrow heads, in half as many steps.

flat in vec3 v_across;
flat in vec3 v_along;
flat in vec3 v_ends;
flat in vec4 v_color;

out vec4 o_color;

void main() {
    float across = abs(dot(gl_FragCoord.xy, v_across.xy) + v_across.z);
    float along = dot(gl_FragCoord.xy, v_along.xy) + v_along.z;
    float share = clamp(v_ends.x - across, 0.0, 1.0) - max(v_ends.y - across, 0.0);
    o_color = v_color * (share * clamp(along + 0.5, 0.0, 1.0) * clamp(v_ends.z - along, 0.0, 1.0));
}
