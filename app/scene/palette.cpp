// SPDX-License-Identifier: MIT
#include "app/scene/palette.hpp"
