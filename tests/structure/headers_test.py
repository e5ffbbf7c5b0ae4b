# SPDX-License-Identifier: MIT
"""Each header brings all that it needs and may be included twice.

A source that includes its own header before anything else has shown the first by being built; where
several sources are compiled at once, includes_test.py looks for what is missing. The other headers are
compiled here, each alone and twice.

usage: headers_test.py FLAGS.json [FOLDER...]
FLAGS.json is written by CMake: the compiler, the repository, and for each folder the include
directories that its target has.
"""
import json
import os
import re
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FLAGS = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
FOLDERS = sys.argv[2:]
ROOT = Path(FLAGS["root"])


def command_for(includes):
    # Nothing is optimised or written, so that a header takes well under a second.
    command = [FLAGS["compiler"], "-std=c++20", "-fsyntax-only", "-w", "-x", "c++", "-"]
    # The compiler looks into /usr/include by itself, after its own folders.
    return command + [f"-I{folder}" for folder in dict.fromkeys(includes.split(";"))
                      if folder not in ("", "/usr/include")]


def is_shown_by_its_source(header):
    source = header.with_suffix(".cpp")
    if not source.is_file():
        return False
    first = re.search(r'^\s*#\s*include\s+["<]([^">]+)', source.read_text(encoding="utf-8"), re.MULTILINE)
    return first is not None and first.group(1) == header.relative_to(ROOT).as_posix()


def compile_twice(job):
    header, command = job
    name = header.relative_to(ROOT).as_posix()
    source = f'#include "{name}"\n#include "{name}"\n'
    told = subprocess.run(command, input=source, capture_output=True, text=True, cwd=ROOT,
                          check=False)
    return None if told.returncode == 0 else f"{name}:\n{told.stderr}"


class Headers(unittest.TestCase):
    def setUp(self):
        self.headers = [(header, includes) for folder, includes in FLAGS["folders"].items()
                        if not FOLDERS or folder in FOLDERS
                        for header in sorted((ROOT / folder).rglob("*.hpp"))]
        self.assertTrue(self.headers)

    def check(self, problems):
        self.assertFalse(problems, "\n" + "\n".join(problems))

    def test_each_guards_itself(self):
        self.check([str(header.relative_to(ROOT)) for header, _ in self.headers
                    if not re.match(r"// SPDX[^\n]*\n#pragma once\n", header.read_text(encoding="utf-8"))])

    def test_each_compiles_alone_and_twice(self):
        jobs = [(header, command_for(includes)) for header, includes in self.headers
                if not is_shown_by_its_source(header)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            self.check([problem for problem in pool.map(compile_twice, jobs) if problem])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
