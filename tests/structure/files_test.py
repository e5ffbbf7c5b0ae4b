# SPDX-License-Identifier: MIT
"""What holds for every file of the repository, whatever it is about.

usage: files_test.py ROOT
"""
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop(1) if len(sys.argv) > 1 else ".").resolve()

IN_ROOT = {
    "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "data", "run", "shaders",
    "test", "tests", "vendor",
}
CODE = {".c", ".cmake", ".cpp", ".desktop", ".glsl", ".h", ".hpp", ".mjs", ".py", ".sh"}
LINES_AT_MOST = 600
BYTES_AT_MOST = 1_500_000


def all_files():
    """The files that git knows or would take; without git all but build trees and dotfiles."""
    try:
        listed = subprocess.run(
            ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True).stdout.decode()
        names = [name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file()]
        names = [name for name in names if name.split("/")[0] not in ("build", ".git", ".cache")]
    return sorted(ROOT / name for name in names if (ROOT / name).is_file())


FILES = all_files()


def is_fixture(path):
    """Whether a file is there to be read by a test, and may be as wrong as it likes."""
    name = path.relative_to(ROOT).as_posix()
    return name.startswith(("tests/data/", "tests/fuzz/corpus/", "tests/fuzz/regressions/"))


def text_of(path):
    return path.read_text(encoding="utf-8")


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def first_line(path):
    with path.open("rb") as file:
        return file.readline(200)


def is_script(path):
    return first_line(path).startswith(b"#!")


def is_code(path):
    return path.suffix in CODE or path.name == "CMakeLists.txt" or is_script(path)


class Files(unittest.TestCase):
    def check(self, problems):
        self.assertFalse(problems, "\n" + "\n".join(problems))

    def test_the_root_stays_small(self):
        tops = {name_of(path).split("/")[0] for path in FILES}
        self.check(sorted(top for top in tops - IN_ROOT if not top.startswith(".")))
        self.check(sorted(IN_ROOT - tops))

    def test_code_opens_with_its_licence(self):
        self.check([
            name_of(path) for path in FILES
            if is_code(path) and not is_fixture(path)
            and not any("SPDX-License-Identifier: MIT" in line
                        for line in text_of(path).splitlines()[:2])
        ])

    def test_text_is_utf8_with_a_final_newline_and_no_loose_blanks(self):
        problems = []
        for path in FILES:
            if is_fixture(path) or path.suffix in (".png", ".gz") or not path.stat().st_size:
                continue
            data = path.read_bytes()
            if b"\0" in data:
                continue
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError as error:
                problems.append(f"{name_of(path)}: {error}")
                continue
            if "\r" in text:
                problems.append(f"{name_of(path)}: ends lines with CR")
            if not text.endswith("\n"):
                problems.append(f"{name_of(path)}: no newline at its end")
            if is_code(path):
                problems += [f"{name_of(path)}:{number}: blanks at its end"
                             for number, line in enumerate(text.split("\n"), 1)
                             if line != line.rstrip()]
        self.check(problems)

    def test_includes_are_written_from_the_root(self):
        include = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
        self.check([
            f"{name_of(path)}: {header}" for path in FILES
            if path.suffix in (".cpp", ".hpp", ".c", ".h") and not is_fixture(path)
            for header in include.findall(text_of(path))
            # Code in a raw string, for the shader sources and tests of them, is not ours to read.
            if not header.startswith(("app/", "tests/", "shaders/")) and ".glsl" not in header
        ])

    def test_no_file_is_too_long(self):
        self.check([
            f"{name_of(path)}: {count} lines; look for the seam in it" for path in FILES
            if is_code(path) and not is_fixture(path)
            and (count := len(text_of(path).splitlines())) > LINES_AT_MOST
        ])

    def test_no_file_is_too_large(self):
        self.check([f"{name_of(path)}: {path.stat().st_size} bytes" for path in FILES
                    if path.stat().st_size > BYTES_AT_MOST])

    def test_nothing_tells_where_it_was_built(self):
        # Homes and mounts of one machine; someone's home in an example is called /home/someone.
        pattern = re.compile(r"(?<![\w.$}/*-])/(root|work|mnt|media|Users|home(?!/someone))/")
        self.check([
            f"{name_of(path)}:{number}: {found.group(0)}" for path in FILES
            if path.suffix not in (".png", ".gz") and not is_fixture(path)
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
            if (found := pattern.search(line))
        ])

    def test_nothing_is_left_for_later_without_an_issue(self):
        pattern = re.compile(r"\b(TO" r"DO|FIX" r"ME|HA" r"CK)\b(?!\s*\(?#\d)")
        self.check([
            f"{name_of(path)}:{number}" for path in FILES if is_code(path) and not is_fixture(path)
            for number, line in enumerate(text_of(path).splitlines(), 1) if pattern.search(line)
        ])

    def test_links_between_pages_lead_somewhere(self):
        link = re.compile(r"\]\(([^)\s#]+)(#[^)]*)?\)")
        self.check([
            f"{name_of(path)}: {target}" for path in FILES if path.suffix == ".md"
            for target, _ in link.findall(text_of(path))
            if "://" not in target and not target.startswith("mailto:")
            and not (path.parent / target).exists()
        ])

    def test_each_folder_of_the_source_explains_itself(self):
        self.check([
            str(folder.relative_to(ROOT)) for folder in sorted((ROOT / "app").iterdir())
            if (folder / "CMakeLists.txt").is_file() and not (folder / "README.md").is_file()
        ])

    def test_json_parses(self):
        problems = []
        for path in FILES:
            if path.suffix == ".json" and not is_fixture(path):
                try:
                    json.loads(text_of(path))
                except ValueError as error:
                    problems.append(f"{name_of(path)}: {error}")
        self.check(problems)

    def test_scripts_parse_and_can_be_started(self):
        problems = []
        for path in FILES:
            shell = re.match(rb"#!.*\b(bash|sh)\b", first_line(path)) if is_script(path) else None
            if path.suffix == ".sh" or shell:
                program = "sh" if shell and shell.group(1) == b"sh" else "bash"
                if shutil.which(program):
                    told = subprocess.run([program, "-n", str(path)], capture_output=True, text=True,
                                          check=False)
                    if told.returncode:
                        problems.append(told.stderr)
            if is_script(path) and os.name == "posix" and not path.stat().st_mode & stat.S_IXUSR:
                problems.append(f"{name_of(path)} cannot be started: chmod +x")
        self.check(problems)


if __name__ == "__main__":
    unittest.main()
