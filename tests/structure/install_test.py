# SPDX-License-Identifier: MIT
"""Installs the program into a folder of its own and runs it from there.

usage: install_test.py CMAKE BUILD_FOLDER
"""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BUILD = Path(sys.argv.pop()).resolve()
CMAKE = sys.argv.pop()


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.prefix = Path(cls.temporary.name).resolve() / "usr"
        subprocess.run([CMAKE, "--install", BUILD, "--prefix", cls.prefix], check=True,
                       capture_output=True)

    def run_program(self, *arguments):
        environment = {name: value for name, value in os.environ.items() if name != "ENTENTE_DATA"}
        return subprocess.run([self.prefix / "bin" / "entente", *arguments], capture_output=True,
                              text=True, check=False, env=environment, cwd=self.temporary.name)

    def test_everything_is_where_a_desktop_looks(self):
        names = ["share/doc/entente/copyright", "share/doc/entente/README.md",
                 "share/doc/entente/THIRD-PARTY.md", "share/entente/data/README.md",
                 "share/entente/data/entente-1.schema.json", "share/entente/data/iran-russia.json"]
        if sys.platform == "linux":
            names += ["share/applications/entente.desktop",
                      "share/icons/hicolor/scalable/apps/entente.svg", "share/man/man1/entente.1.gz"]
        missing = [name for name in names if not (self.prefix / name).is_file()]
        self.assertFalse(missing)

    def test_the_program_finds_its_own_sample(self):
        told = self.run_program("info", "--help")
        self.assertEqual(told.returncode, 0, told.stderr)
        # The examples of the help name the sample as one would type it here.
        self.assertIn("usr/share/entente/data/iran-russia.json", told.stdout)
        sample = self.prefix / "share/entente/data/iran-russia.json"
        self.assertEqual(self.run_program("validate", str(sample)).returncode, 0)


if __name__ == "__main__":
    unittest.main()
