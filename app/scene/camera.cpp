// SPDX-License-Identifier: MIT
#include "app/scene/camera.hpp"
