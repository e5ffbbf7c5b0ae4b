# SPDX-License-Identifier: MIT
"""Units of time come from the user's calendar.

Where weeks and years begin is a setting. graph::CalendarUnit carries it, but has constants for the
calendar that nobody changed, too; the program itself may use those alone that no setting touches,
and none to compare with, since a unit of another calendar is another unit.

usage: calendar_test.py REPOSITORY
"""
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop())
CHANGEABLE = re.compile(r"\bCalendarUnit::(week|quarter|year|decade)\b")
COMPARED = re.compile(r"[=!]= *(graph::)?CalendarUnit::|\bCalendarUnit::\w+ *[=!]=")
OWN = {"app/graph/calendar.hpp"}


class Calendar(unittest.TestCase):
    def test_units_come_from_the_calendar(self):
        found = []
        for path in sorted((ROOT / "app").rglob("*.[ch]pp")):
            name = path.relative_to(ROOT).as_posix()
            if name in OWN:
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if CHANGEABLE.search(line) or COMPARED.search(line):
                    found.append(f"{name}:{number}: {line.strip()}")
        self.assertEqual(found, [], "take the unit from the view's calendar: calendar.unit(kind)")


if __name__ == "__main__":
    unittest.main()
