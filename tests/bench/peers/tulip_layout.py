# SPDX-License-Identifier: MIT
# Lays a graph out with a plug-in of Tulip's Python package (Debian: tulip, libtulip-ogdf-5.4, libtulip-python-5.4).
# Prints the seconds of the layout alone.
# usage: tulip_layout.py GRAPH POSITIONS PLUGIN [THREADS]
import sys
import time

from tulip import tlp

graph_file, positions_file, plugin = sys.argv[1:4]
with open(graph_file) as file:
    count = int(file.readline().split()[-1])
    ties = [tuple(map(int, line.split()[:2])) for line in file if line.strip()]
graph = tlp.newGraph()
nodes = graph.addNodes(count)
graph.addEdges([(nodes[a], nodes[b]) for a, b in ties])
tlp.setSeedOfRandomSequence(1)
tlp.initRandomSequence()
parameters = tlp.getDefaultPluginParameters(plugin, graph)
if len(sys.argv) > 4:
    parameters["number of threads"] = int(sys.argv[4])
places = graph.getLayoutProperty("viewLayout")
begin = time.perf_counter()
done = graph.applyLayoutAlgorithm(plugin, places, parameters)
seconds = time.perf_counter() - begin
if not done:
    sys.exit(f"{plugin} failed")
with open(positions_file, "w") as file:
    for index, node in enumerate(nodes):
        place = places[node]
        file.write(f"{index} {place[0]:.9g} {place[1]:.9g}\n")
print(f"{seconds:.4f}")
