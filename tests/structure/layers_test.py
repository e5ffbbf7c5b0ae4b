# SPDX-License-Identifier: MIT
"""Holds every #include of app/ and every USES list against the table of app/README.md.

usage: layers_test.py ROOT
"""
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop(1) if len(sys.argv) > 1 else ".").resolve()
APP = ROOT / "app"

# How each library is told from its headers. A header in <> without a dot is the standard library's.
LIBRARIES = {
    "fmt": r"fmt/",
    "tl::expected": r"tl/expected\.hpp",
    "oneTBB": r"(tbb|oneapi)/",
    "FreeType": r"ft2build\.h|freetype/",
    "HarfBuzz": r"hb[a-z-]*\.h",
    "FriBidi": r"fribidi[a-z-]*\.h|fribidi/",
    "fontconfig": r"fontconfig/",
    "nlohmann/json": r"nlohmann/",
    "zlib": r"z(lib|conf)\.h",
    "libpng": r"png\.h",
    "Cairo": r"cairo(-[a-z]+)?\.h",
    "pugixml": r"pugi(xml|config)\.hpp",
    "OpenSSL": r"openssl/",
    "giflib": r"gif_lib\.h",
    "libwebp": r"webp/",
    "glad": r"glad/",
    "Dear ImGui": r"(imgui|imgui_internal|imgui_stdlib)\.h|misc/cpp/imgui_stdlib\.h",
    "ImGui backends": r"(backends/)?imgui_impl_[a-z0-9]+\.h",
    "GLFW": r"GLFW/",
    "EGL": r"EGL/|KHR/",
    "CLI11": r"CLI/",
}
ANYWHERE = {"fmt"}
IN_SOURCES_ONLY = {"nlohmann/json", "zlib", "libpng", "GLFW", "EGL", "oneTBB", "Cairo", "pugixml", "OpenSSL", "giflib",
                   "libwebp"}
# Files, processes and terminals of the operating system.
SYSTEM_HEADERS = {
    "fcntl.h", "io.h", "process.h", "shellapi.h", "signal.h", "spawn.h", "sys/mman.h", "sys/socket.h", "sys/stat.h",
    "sys/types.h", "sys/wait.h", "unistd.h", "windows.h", "csignal",
}
SYSTEM_FOLDERS = {"base", "io", "shell"}
# Of one kind of processor, and of the compiler; each beside code for the others.
PROCESSOR_HEADERS = {"emmintrin.h": ["app/render/four.hpp"]}
# What a folder's duty rules out though the language offers it.
FORBIDDEN_HEADERS = {
    "layout": {"thread", "mutex", "future", "chrono", "condition_variable", "random", "ctime"},
    "model": {"fstream", "filesystem"},
    "graph": {"fstream", "filesystem"},
    "scene": {"fstream", "filesystem"},
    "ui": {"fstream"},  # <filesystem> for the parts of a path, which is but a name there
    "document": {"fstream", "filesystem", "ctime"},
}
FORBIDDEN_WORDS = {
    r"\bstd::(cout|cerr|clog)\b|\b(std::)?f?printf\s*\(|\bputs\s*\(": "prints; only shell does",
    r"\bstd::(exit|abort|terminate|quick_exit)\s*\(": "ends the program; only main returns",
    r"\bsystem_clock\b": "reads the wall clock; only shell does",
    r"\bmt19937\b|\bstd::rand\b": "draws chance that is not a base::Rng",
}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
STRING = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.DOTALL)


class Row:
    def __init__(self, level, folder, uses, libraries):
        self.level = level
        self.folder = folder
        self.uses = uses
        self.libraries = libraries


def words(cell):
    return [] if cell.strip() in ("-", "") else [word.strip() for word in cell.split(",")]


def read_table():
    """The rows of app/README.md, by folder."""
    rows = {}
    for line in (APP / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 6 or not cells[0].isdigit():
            continue
        folder = re.sub(r"^\[(\w+)\]\(.*\)$", r"\1", cells[1])
        rows[folder] = Row(int(cells[0]), folder, words(cells[3]), words(cells[4]))
    for row in rows.values():
        if row.uses == ["all"]:
            row.uses = [name for name in rows if name != row.folder]
    return rows


def sources(folder):
    return sorted(path for path in folder.rglob("*") if path.suffix in (".hpp", ".cpp", ".h", ".inl"))


def library_of(header):
    return next((name for name, pattern in LIBRARIES.items() if re.match(pattern, header)), None)


def cmake_arguments(text, command):
    """The words between the parentheses of the first call of a command, comments left out."""
    text = re.sub(r"#[^\n]*", "", text)
    match = re.search(rf"\b{command}\s*\(([^)]*)\)", text)
    return match.group(1).split() if match else []


def listed(arguments, keyword):
    """What stands after a keyword, up to the next one."""
    if keyword not in arguments:
        return []
    result = []
    for word in arguments[arguments.index(keyword) + 1:]:
        if re.fullmatch(r"[A-Z_]+", word):
            break
        result.append(word)
    return result


class Layers(unittest.TestCase):
    rows = read_table()

    def check(self, problems):
        self.assertFalse(problems, "\n" + "\n".join(problems))

    def test_the_table_names_each_folder_once(self):
        folders = {path.parent.name for path in APP.glob("*/CMakeLists.txt")}
        self.assertEqual(folders, set(self.rows))

    def test_the_table_points_downwards(self):
        self.check([
            f"{row.folder} (level {row.level}) may not include {used} (level {self.rows[used].level})"
            for row in self.rows.values() for used in row.uses
            if self.rows[used].level >= row.level
        ])

    def test_folders_include_what_the_table_allows(self):
        problems = []
        for row in self.rows.values():
            allowed = {row.folder, *row.uses}
            for path in sources(APP / row.folder):
                for kind, header in INCLUDE.findall(path.read_text(encoding="utf-8")):
                    if kind != '"':
                        continue
                    parts = header.split("/")
                    if parts[0] == "app" and len(parts) == 3 and parts[1] in allowed:
                        if (ROOT / header).is_file():
                            continue
                    # The embedded shader files are render's own data.
                    elif header == "shaders/embedded.hpp" and row.folder == "render":
                        continue
                    problems.append(f"{path.relative_to(ROOT)}: {header}")
        self.check(problems)

    def test_libraries_are_seen_where_the_table_says(self):
        problems = []
        for row in self.rows.values():
            for path in sources(APP / row.folder):
                name = path.relative_to(ROOT)
                for kind, header in INCLUDE.findall(path.read_text(encoding="utf-8")):
                    if kind != "<":
                        continue
                    library = library_of(header)
                    if header in SYSTEM_HEADERS:
                        if row.folder not in SYSTEM_FOLDERS:
                            problems.append(f"{name}: <{header}> belongs to {SYSTEM_FOLDERS}")
                    elif header in PROCESSOR_HEADERS:
                        if str(name) not in PROCESSOR_HEADERS[header]:
                            problems.append(f"{name}: <{header}> is behind {PROCESSOR_HEADERS[header]}")
                    elif library is None:
                        if "." in header or "/" in header:
                            problems.append(f"{name}: <{header}> is of no library that is known")
                        elif header in FORBIDDEN_HEADERS.get(row.folder, ()):
                            problems.append(f"{name}: {row.folder} does without <{header}>")
                    elif library not in ANYWHERE:
                        if library not in row.libraries:
                            problems.append(f"{name}: {library} is not for {row.folder}")
                        elif library in IN_SOURCES_ONLY and path.suffix != ".cpp":
                            problems.append(f"{name}: {library} stays in .cpp files")
                        elif library == "glad" and path.name != "gl.hpp":
                            problems.append(f"{name}: glad is included through gl.hpp")
        self.check(problems)

    def test_libraries_of_the_table_are_used(self):
        problems = []
        for row in self.rows.values():
            seen = {library_of(header) for path in sources(APP / row.folder)
                    for _, header in INCLUDE.findall(path.read_text(encoding="utf-8"))}
            problems += [f"{row.folder} does not use {library}"
                         for library in row.libraries if library not in seen]
        self.check(problems)

    def test_links_are_those_of_the_table(self):
        for row in self.rows.values():
            text = (APP / row.folder / "CMakeLists.txt").read_text(encoding="utf-8")
            with self.subTest(folder=row.folder):
                self.assertEqual(sorted(listed(cmake_arguments(text, "entente_library"), "USES")),
                                 sorted(row.uses))

    def test_every_source_is_built(self):
        problems = []
        for row in self.rows.values():
            text = (APP / row.folder / "CMakeLists.txt").read_text(encoding="utf-8")
            built = {Path(word).stem for word in cmake_arguments(text, "entente_library")}
            built |= set(re.findall(r"(\w+)\.cpp", text))
            problems += [f"{path.relative_to(ROOT)} is in no target"
                         for path in sources(APP / row.folder)
                         if path.suffix == ".cpp" and path.stem not in built]
        self.check(problems)

    def test_below_shell_nobody_prints_exits_or_looks_at_the_clock(self):
        problems = []
        for row in self.rows.values():
            if row.folder == "shell":
                continue
            for path in sources(APP / row.folder):
                code = STRING.sub('""', COMMENT.sub("", path.read_text(encoding="utf-8")))
                problems += [f"{path.relative_to(ROOT)}: {why} ({found.group(0)})"
                             for pattern, why in FORBIDDEN_WORDS.items()
                             if (found := re.search(pattern, code))]
        self.check(problems)

    def test_main_knows_the_shell_alone(self):
        headers = [header for _, header in INCLUDE.findall((APP / "main.cpp").read_text(encoding="utf-8"))]
        self.assertTrue(headers)
        self.check([header for header in headers if not header.startswith("app/shell/")])

    def test_the_program_does_not_know_its_tests(self):
        self.check([
            f"{path.relative_to(ROOT)}: {header}" for path in sources(APP)
            for _, header in INCLUDE.findall(path.read_text(encoding="utf-8"))
            if header.startswith("tests/")
        ])


if __name__ == "__main__":
    unittest.main()
