// SPDX-License-Identifier: MIT
// Where the target lies in the picture. Every fragment finds its place from gl_FragCoord and per-mark
// constants alone, never from interpolated varyings: so a picture drawn in tiles is the same, bit for
// bit, as one drawn whole.

uniform vec4 u_target; // width and height of the target, then its top left corner in the picture; px
