# SPDX-License-Identifier: MIT
"""Does what README.md tells its readers to do: its example of a file is valid, its commands work.

usage: readme_test.py ROOT PROGRAM
"""
import json
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv.pop()).resolve()
ROOT = Path(sys.argv.pop()).resolve()
NO_GRAPHICS = 4

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


class Readme(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "data").symlink_to(ROOT / "data")

    def run_program(self, arguments):
        told = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, text=True,
                              check=False)
        if told.returncode == NO_GRAPHICS:
            self.skipTest(told.stderr)
        self.assertEqual(told.returncode, 0, f"{arguments}\n{told.stdout}{told.stderr}")
        return told

    def test_the_example_of_a_file_is_valid(self):
        examples = [block for block in blocks("json") if '"format"' in block]
        self.assertEqual(len(examples), 1)
        (self.folder / "example.json").write_text(examples[0], encoding="utf-8")
        told = self.run_program(["validate", "example.json"])
        self.assertEqual(told.stdout, "")
        events = len(json.loads(examples[0])["events"])
        self.assertIn(f"events      {events}", self.run_program(["info", "example.json"]).stdout)

    def test_the_example_of_a_script_runs(self):
        scripts = [block for block in blocks("json") if '"screenshot"' in block]
        self.assertEqual(len(scripts), 1)
        (self.folder / "script.jsonl").write_text(scripts[0], encoding="utf-8")
        self.run_program(["replay", "script.jsonl", "data/iran-russia.json"])
        self.assertTrue((self.folder / "window.png").stat().st_size)
        state = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))
        self.assertTrue(state["visible"]["nodes"])

    def test_the_commands_work(self):
        lines = [shlex.split(line, comments=True) for block in blocks("sh")
                 for line in block.splitlines() if line.startswith("entente ")]
        self.assertGreater(len(lines), 5)
        for _, *arguments in lines:
            with self.subTest(command=" ".join(arguments)):
                told = self.run_program(arguments)
                if "-o" in arguments:
                    self.assertTrue((self.folder / arguments[arguments.index("-o") + 1]).stat().st_size)
                elif arguments[0] != "validate":
                    self.assertGreater(len(told.stdout.splitlines()), 1)


if __name__ == "__main__":
    unittest.main()
