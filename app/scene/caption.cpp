// SPDX-License-Identifier: MIT
#include "app/scene/marks.hpp"
