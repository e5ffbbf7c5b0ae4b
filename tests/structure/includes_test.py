# SPDX-License-Identifier: MIT
"""Each file reaches, by its own includes, what it names.

Where several sources are compiled at once (ENTENTE_UNITY) a source sees what its neighbours include, so that
a missing include would be told only by a build of single sources. Names are looked for as text: types and
functions of other folders by the folder before them, types of the own folder by themselves, the standard
library's by a table.

usage: includes_test.py ROOT
"""
import re
import sys
import unittest
from functools import cache
from pathlib import Path

ROOT = Path(sys.argv[1]).resolve()

# Header: what of it is looked for. What other headers of the standard library are bound to bring along
# (std::size_t, std::move, std::pair) is left out.
STANDARD = {
    "algorithm": "sort stable_sort partial_sort nth_element min max minmax clamp any_of all_of none_of find find_if "
                 "find_if_not count count_if for_each copy copy_if copy_n transform fill fill_n remove remove_if "
                 "replace reverse unique lower_bound upper_bound equal_range binary_search max_element min_element "
                 "minmax_element is_sorted equal mismatch search set_difference set_union set_intersection merge "
                 "rotate partition includes lexicographical_compare",
    "array": "array", "atomic": "atomic", "bit": "bit_cast popcount countr_zero countl_zero bit_width",
    "charconv": "from_chars to_chars", "chrono": "chrono",
    "cmath": "sqrt floor ceil round lround isfinite isnan isinf hypot exp log log2 log10 log1p expm1 pow sin cos tan "
             "atan2 fmod trunc cbrt",
    "condition_variable": "condition_variable condition_variable_any",
    "cstdint": "uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t uintmax_t",
    "cstring": "memcpy memcmp memmove memset strlen strcmp", "deque": "deque", "filesystem": "filesystem",
    "fstream": "ifstream ofstream fstream", "functional": "function", "future": "future async promise packaged_task",
    "limits": "numeric_limits", "list": "list", "map": "map multimap",
    "memory": "unique_ptr shared_ptr weak_ptr make_unique make_shared", "mutex": "mutex lock_guard unique_lock scoped_lock",
    "numbers": "numbers", "numeric": "accumulate iota reduce partial_sum inner_product", "optional": "optional nullopt",
    "queue": "priority_queue queue", "set": "set multiset", "span": "span", "sstream": "ostringstream istringstream",
    "stop_token": "stop_token stop_source", "string": "string to_string", "string_view": "string_view",
    "system_error": "error_code errc generic_category", "thread": "thread jthread this_thread", "tuple": "tuple tie make_tuple",
    "unordered_map": "unordered_map", "unordered_set": "unordered_set", "variant": "variant visit get_if holds_alternative",
    "vector": "vector",
}
HEADERS_OF = {}
for _header, _names in STANDARD.items():
    for _name in _names.split():
        HEADERS_OF.setdefault(_name, {_header})
# What is used as a namespace: how the header's name begins.
LIBRARIES = {"fmt": "fmt/", "tl": "tl/expected.hpp", "ImGui": "imgui.h", "nlohmann": "nlohmann/", "CLI": "CLI/",
             "testing": ("gtest/", "gmock/")}
# Which others declare it, too, by the standard or in every library.
for _name, _more in {"string_view": {"string"}, "mutex": {"condition_variable"}, "unique_lock": {"condition_variable"},
                     "stop_token": {"thread"}, "stop_source": {"thread"}, "error_code": {"filesystem"},
                     "errc": {"charconv", "filesystem"}, "generic_category": {"filesystem"}}.items():
    HEADERS_OF[_name] = HEADERS_OF[_name] | _more


def without_comments(text):
    """Neither comments nor what stands in quotes."""
    return re.sub(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n]){1,4}\'', " ", text,
                  flags=re.DOTALL)


@cache
def text_of(file):
    return (ROOT / file).read_text(encoding="utf-8")


@cache
def code_of(file):
    return without_comments(re.sub(r"^[ \t]*#[^\n]*(?:\\\n[^\n]*)*", "", text_of(file), flags=re.MULTILINE))


@cache
def reached_by(file):
    """Our headers and the others' that the file includes, and that those include."""
    ours, others, waiting = {file}, set(), [file]
    while waiting:
        for ours_next, other in re.findall(r'^[ \t]*#[ \t]*include[ \t]+(?:"([^"]+)"|<([^>]+)>)', text_of(waiting.pop()),
                                           re.MULTILINE):
            if other:
                others.add(other)
            elif ours_next not in ours and (ROOT / ours_next).is_file():
                ours.add(ours_next)
                waiting.append(ours_next)
    return ours, others


def files_of(folder, endings):
    return sorted(path.relative_to(ROOT).as_posix() for ending in endings for path in (ROOT / folder).rglob(ending))


TYPE = re.compile(r"^(?:template\s*<[^;{}]*>\s*)?(?:struct|class|enum class|enum|using)\s+([A-Z]\w*)(?!\w)(?!\s*;)", re.MULTILINE)
FUNCTION = re.compile(r"^(?!using|return|else)(?:\[\[nodiscard\]\]\s*)?[A-Za-z_][\w:<>,&* ]*[ &*>]([a-z]\w*)\(", re.MULTILINE)


def declared_at_all(code):
    """Types of any kind and at any depth, told ahead of their definition or not."""
    return set(re.findall(r"\b(?:struct|class|enum class|enum|using|typename|concept)\s+(?:\[\[\w+\]\]\s*)?([A-Z]\w*)", code)) | \
        set(re.findall(r"\btypedef\b[^;]*\b(\w+)\s*;", code)) | \
        set(re.findall(r"\busing\s+[\w:]+::([A-Z]\w*)\s*;", code))


class Includes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.headers_with = {}
        for header in files_of("app", ["*.hpp"]):
            folder = header.split("/")[1]
            code = code_of(header)
            for name in set(TYPE.findall(code)) | set(FUNCTION.findall(code)):
                cls.headers_with.setdefault((folder, name), set()).add(header)

    def test_of_libraries(self):
        problems = []
        for file in files_of("app", ["*.hpp", "*.cpp"]) + files_of("tests", ["*.hpp", "*.cpp"]):
            _, others = reached_by(file)
            missing = {}
            for name in re.findall(r"\bstd::(\w+)", code_of(file)):
                if name in HEADERS_OF and not HEADERS_OF[name] & others:
                    missing.setdefault(" or ".join(f"<{header}>" for header in sorted(HEADERS_OF[name])), f"std::{name}")
            for space, header in LIBRARIES.items():
                if re.search(rf"(?<![\w:]){space}::", code_of(file)) and \
                        not any(other.startswith(header) for other in others):
                    missing[str(header)] = f"{space}::…"
            problems += [f"{file}: {name} is used, {header} is not included" for header, name in missing.items()]
        self.assertFalse(problems, "\n" + "\n".join(problems))

    def test_of_our_own(self):
        problems = []
        folders = "|".join(sorted({folder for folder, _ in self.headers_with}))
        for file in files_of("app", ["*.hpp", "*.cpp"]) + files_of("tests", ["*.hpp", "*.cpp"]):
            ours, _ = reached_by(file)
            code = code_of(file)
            used = set(re.findall(rf"\b(?<!::)(?:entente::)?({folders})::(\w+)", code))
            own = file.split("/")[1]
            known = set().union(*(declared_at_all(code_of(other)) for other in ours))
            used |= {(own, name) for name in re.findall(r"(?<![\w:.>])([A-Z]\w*)\b(?!\s*::\s*[a-z]\w*::)", code)
                     if (own, name) in self.headers_with and name not in known}
            for folder, name in sorted(used):
                where = self.headers_with.get((folder, name))
                if where and not where & ours and not re.search(rf"\b(?:struct|class)\s+{name};", code):
                    problems.append(f"{file}: {folder}::{name} is used, {' or '.join(sorted(where))} is not included")
        self.assertFalse(problems, "\n" + "\n".join(problems))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
