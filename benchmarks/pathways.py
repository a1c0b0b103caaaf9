"""How fast pathways are traced and robustness is counted, against plain networkx and igraph.

    python benchmarks/pathways.py 1000 10000 100000 1000000

Each map is random: a tenth as many factors as links, as many sources as there are hundreds of links, a few
factors that many links touch. Asked is what leads from ten factors to ten others in at most four steps, and
the robustness of all that is between them, whatever its length, so that the flow has the whole map to run
through. All three begin with the same rows of cause, effect and source, and each runs in a process of its
own. Seconds are of the processor, megabytes those added. Plain networkx is not asked for the flow above
100,000 links. igraph is an extra (``benchmark``). Theirs is the flow's value alone, ours has the cut and who
said it.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import networkx as nx

from sjc_analysis.graph.links import CitedLink
from sjc_analysis.graph.paths import count_paths
from sjc_analysis.graph.pathways import bundle, keep_between, threads
from sjc_analysis.graph.robustness import robustness

MOST = 4
NETWORKX_FLOW = 100_000
Answer = tuple[int, int]
Seconds = tuple[float, float]


def make(count: int) -> tuple[list[CitedLink], list[str], list[str]]:
    """Draw a map, the same for the same size."""
    draw = random.Random(count)  # noqa: S311 - a made-up map, not a secret
    factors = [f"factor {number}" for number in range(max(count // 10, 25))]
    hubs = factors[: len(factors) // 20 + 1]
    sources = [f"source {number}" for number in range(max(count // 100, 5))]

    def end() -> str:
        return draw.choice(hubs) if draw.random() < 0.2 else draw.choice(factors)

    links = [CitedLink(str(number), end(), end(), draw.choice(sources)) for number in range(count)]
    return links, factors[-10:], factors[-20:-10]


def ours(links: list[CitedLink], origins: list[str], targets: list[str]) -> tuple[Answer, Seconds]:
    """Trace and count with this package."""
    begin = time.process_time()
    kept = len(keep_between(links, origins, targets, MOST))
    middle = time.process_time()
    flow = robustness(bundle(keep_between(links, origins, targets, len(links))), origins, targets).value
    return (kept, flow), (middle - begin, time.process_time() - middle)


def with_networkx(links: list[CitedLink], origins: list[str], targets: list[str]) -> tuple[Answer, Seconds]:
    """Do the same with networkx as its manual has it."""
    begin = time.process_time()
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from((link.cause, link.effect) for link in links)
    after = nx.multi_source_dijkstra_path_length(graph, {*origins} & {*graph}, cutoff=MOST, weight=None)
    turned = graph.reverse(copy=False)
    before = nx.multi_source_dijkstra_path_length(turned, {*targets} & {*graph}, cutoff=MOST, weight=None)
    far = MOST + 1
    kept = sum(after.get(a, far) + 1 + before.get(b, far) <= MOST for a, b in graph.edges())
    middle = time.process_time()
    if len(links) > NETWORKX_FLOW:
        return (kept, -1), (middle - begin, float("nan"))
    network: nx.DiGraph[str] = nx.DiGraph()
    for cause, effect in graph.edges():
        if cause != effect:
            old = network.get_edge_data(cause, effect, {"capacity": 0})["capacity"]
            network.add_edge(cause, effect, capacity=old + 1)
    network.add_edges_from(("from", origin) for origin in origins)
    network.add_edges_from((target, "to") for target in targets)
    flow = int(nx.maximum_flow_value(network, "from", "to"))
    return (kept, flow), (middle - begin, time.process_time() - middle)


def with_igraph(links: list[CitedLink], origins: list[str], targets: list[str]) -> tuple[Answer, Seconds]:
    """Do the same with igraph."""
    import igraph

    begin = time.process_time()
    graph = igraph.Graph.TupleList(((link.cause, link.effect) for link in links), directed=True)
    names = {name: number for number, name in enumerate(graph.vs["name"])}
    starts, ends = ([names[name] for name in some if name in names] for some in (origins, targets))
    after = [min(far) for far in zip(*graph.distances(starts, mode="out"), strict=True)]
    before = [min(far) for far in zip(*graph.distances(ends, mode="in"), strict=True)]
    kept = sum(after[edge.source] + 1 + before[edge.target] <= MOST for edge in graph.es)
    middle = time.process_time()
    size = graph.vcount()
    capacities = [1] * graph.ecount() + [len(links)] * (len(starts) + len(ends))
    graph.add_vertices(2)
    graph.add_edges([*((size, start) for start in starts), *((end, size + 1) for end in ends)])
    flow = int(graph.maxflow_value(size, size + 1, capacities))
    return (kept, flow), (middle - begin, time.process_time() - middle)


def paths_and_threads(links: list[CitedLink], origins: list[str], targets: list[str]) -> Seconds:
    """Count simple paths, and find who tells one whole, on what is kept."""
    kept = keep_between(links, origins, targets, MOST)
    bundles = bundle(kept)
    begin = time.process_time()
    count_paths(bundles, origins, targets, MOST)
    middle = time.process_time()
    threads(links, origins, targets, MOST)
    return middle - begin, time.process_time() - middle


WAYS: dict[str, Callable[[list[CitedLink], list[str], list[str]], tuple[Answer, Seconds]]] = {
    "ours": ours, "networkx": with_networkx, "igraph": with_igraph,
}  # fmt: skip


def one(way: str, count: int) -> None:
    """Run one way on one map and print what it found and took."""
    asked = make(count)
    low = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (kept, flow), (trace, cut) = WAYS[way](*asked)
    high = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    more = paths_and_threads(*asked) if way == "ours" else (float("nan"), float("nan"))
    print(kept, flow, trace, cut, high - low, *more)


def main(counts: list[int]) -> None:
    """Print the table."""
    print("    links  with       kept  robust  trace s  robust s   MB  paths s  threads s")
    for count in counts:
        for way in WAYS:
            answer = subprocess.run(  # noqa: S603 - this file, called with its own arguments
                [sys.executable, __file__, "--one", way, str(count)],
                capture_output=True,
                text=True,
                check=False,
            )
            if answer.returncode:
                print(f"{count:9,}  {way:8}  not installed")
                continue
            kept, flow, trace, cut, memory, paths, told = answer.stdout.split()
            print(
                f"{count:9,}  {way:8} {kept:>6} {flow:>7} {float(trace):8.3f} {float(cut):9.3f} "
                f"{float(memory):4.0f} {float(paths):8.3f} {float(told):10.3f}",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], int(sys.argv[3]))
    else:
        main([int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000, 1_000_000])
