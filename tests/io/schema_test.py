#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks data/entente-1.schema.json against the files that it has to accept and to refuse.

Usage: schema_test.py ROOT, the root of the source tree. Ends with 77 (skipped) where the package
jsonschema is not there.
"""
import csv
import gzip
import json
import pathlib
import sys

try:
    import jsonschema
    from jsonschema import Draft202012Validator
except ImportError as missing:
    print(f"skipped: {missing} (Debian: python3-jsonschema)")
    sys.exit(77)

root = pathlib.Path(sys.argv[1])
schema = json.loads((root / "data" / "entente-1.schema.json").read_text("utf-8"))
Draft202012Validator.check_schema(schema)
whole = Draft202012Validator(schema)
line = Draft202012Validator({"$schema": schema["$schema"], "$ref": "#/$defs/line", "$defs": schema["$defs"]})
failures = []


def faults(path):
    """What the schema finds in a file, as texts; JSON Lines are validated line by line."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    text = data.decode("utf-8-sig")
    if ".jsonl" in path.name:
        found = []
        for number, one in enumerate(text.split("\n"), 1):
            if one.strip():
                found += [f"line {number} {e.json_path}: {e.message}" for e in line.iter_errors(json.loads(one))]
        return found
    return [f"{e.json_path}: {e.message}" for e in whole.iter_errors(json.loads(text))]


accepted = sorted((root / "tests" / "data" / "valid").iterdir())
accepted += sorted(p for p in (root / "data").glob("*.json") if not p.name.endswith(".schema.json"))
for path in accepted:
    for fault in faults(path):
        failures.append(f"{path.name} is valid, but the schema says: {fault[:300]}")

broken = root / "tests" / "data" / "broken"
refused = 0
with open(broken / "expected.tsv", encoding="utf-8", newline="") as table:
    for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["schema"] == "-":
            continue  # not JSON, or beyond what a JSON reader tells the schema (a key twice, 1e999)
        found = faults(broken / row["file"])
        refused += row["schema"] == "refuses"
        if (row["schema"] == "refuses") != bool(found):
            failures.append(f"{row['file']}: expected that the schema {row['schema']}, it found {found[:3]}")

# Every place that may be described is: title or description on each property.
for name, definition in schema["$defs"].items():
    if "title" not in definition:
        failures.append(f"$defs/{name} has no title")

print(f"{len(accepted)} valid files, {refused} broken ones refused, {len(failures)} failures")
print("\n".join(failures))
sys.exit(1 if failures or refused < 40 else 0)
