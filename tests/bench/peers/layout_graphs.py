# SPDX-License-Identifier: MIT
# Writes the graphs that compare_layout_quality measures, each as `# nodes N` and `a b` a line, 0-based, every tie
# once: the larger ones of shared/data/layout-graphs, event data as graphs (a node an actor, a tie a pair of actors
# that meet in a fact; its largest connected part), and two made here (a grid and a scale-free graph of 100,000 nodes).
# usage: layout_graphs.py SHARED_DATA FOLDER
import gzip
import pathlib
import random
import sys

data = pathlib.Path(sys.argv[1])
folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)


def lines_of(path):
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
    with opened as file:
        return file.read().split("\n")


def write(name, count, ties):
    ties = sorted({(min(a, b), max(a, b)) for a, b in ties if a != b})
    with open(folder / f"{name}.txt", "w") as file:
        file.write(f"# nodes {count}\n")
        file.writelines(f"{a} {b}\n" for a, b in ties)


def largest_part(count, ties):
    neighbors = [[] for _ in range(count)]
    for a, b in ties:
        neighbors[a].append(b)
        neighbors[b].append(a)
    part_of = [-1] * count
    parts = []
    for start in range(count):
        if part_of[start] < 0:
            part_of[start] = len(parts)
            part = [start]
            for node in part:
                for other in neighbors[node]:
                    if part_of[other] < 0:
                        part_of[other] = len(parts)
                        part.append(other)
            parts.append(part)
    largest = max(range(len(parts)), key=lambda at: len(parts[at]))
    number = {node: at for at, node in enumerate(sorted(parts[largest]))}
    return len(number), [(number[a], number[b]) for a, b in ties if part_of[a] == largest]


def matrix(lines):
    rows = [line.split() for line in lines if line and line[0] != "%"]
    return int(rows[0][0]), [(int(row[0]) - 1, int(row[1]) - 1) for row in rows[1:]]


def metis(lines):
    ties = [(at, int(word) - 1) for at, line in enumerate(lines[1:]) for word in line.split()]
    return int(lines[0].split()[0]), ties


def counted(lines):  # first line: nodes edges; 0-based
    return int(lines[0].split()[0]), [tuple(map(int, line.split()[:2])) for line in lines[1:] if line.strip()]


def bare(lines):  # any numbers
    ties = [tuple(map(int, line.split()[:2])) for line in lines if line.strip()]
    number = {node: at for at, node in enumerate(sorted({node for tie in ties for node in tie}))}
    return len(number), [(number[a], number[b]) for a, b in ties]


graphs = data / "layout-graphs"
for path in sorted(graphs.glob("*")):
    name = path.name.split(".")[0]
    kind = path.name.split(".")[1] if "." in path.name else ""
    if path.is_dir() or name in ("README", "graphs") or kind == "class":
        continue
    read = {"mtx": matrix, "graph": metis}.get(kind, bare if name in ("CSphd", "email") else counted)
    write(name, *read(lines_of(path)))

for name in ("icews14", "icews05-15", "icews21", "gdelt-tkg"):
    number = {}
    ties = []
    for path in sorted((data / name).glob("*.tsv.gz")):
        for line in lines_of(path)[1:]:
            if line:
                source, _, target, _ = line.split("\t")[:4]
                if source != target:
                    ties.append((number.setdefault(source, len(number)), number.setdefault(target, len(number))))
    if ties:
        write(name, *largest_part(len(number), ties))

side = 316
across = [(y * side + x, y * side + x + 1) for y in range(side) for x in range(side - 1)]
upright = [(y * side + x, (y + 1) * side + x) for y in range(side - 1) for x in range(side)]
write("grid_316", side * side, across + upright)

# Preferential attachment, three ties a newcomer (Barabasi and Albert, Science 286, 1999).
chance = random.Random(1)
count = 100_000
ends = [0, 1, 1, 2, 2, 0]
ties = [(0, 1), (1, 2), (2, 0)]
for node in range(3, count):
    chosen = set()
    while len(chosen) < 3:
        chosen.add(ends[chance.randrange(len(ends))])
    for other in sorted(chosen):
        ties.append((node, other))
        ends += (node, other)
write("scale_free", count, ties)
