// SPDX-License-Identifier: MIT
#include "app/scene/scene_builder.hpp"
