// SPDX-License-Identifier: MIT
#pragma once

#include "app/shell/film_motion.hpp"
#include "app/shell/recipe_reader.hpp"

#include <string>

/// Private to recipe*.cpp: how a film moves, in a recipe's JSON.
namespace entente::shell {

std::string json_of_film(const FilmMotion& film);
void read_film_motion(RecipeReader& in, JsonRef value, const Path& path, FilmMotion& out);

} // namespace entente::shell
