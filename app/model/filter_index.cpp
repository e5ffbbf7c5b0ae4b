// SPDX-License-Identifier: MIT
#include "app/model/filter.hpp"
