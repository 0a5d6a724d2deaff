"""Workload `decide`: which of 200, 1,000 and 5,000 rules match a user with 30 attributes and 17 streams of events."""

import json

import generate
import limit

PACKAGES = ["datalogic-py==5.9.0", "zen-engine==2.1.3", "common-expression-language==0.10.0"]
PRODUCTS = ["DecideWorkload"]
HEADLINE = "TechTouch, from raw values"
COUNTS = [200, 1000, 5000]
# The limit of more rules is known from those of fewer, and gcc takes minutes for it.
LIMITS = [200, 1000]


def prepare(bench):
    return generate.write(bench.scratch, COUNTS)


def commands(bench):
    data = bench.scratch
    peer = [bench.python, bench.folder / "peers.py", data]
    peers = [[*peer, "datalogic", str(count)] for count in COUNTS]
    peers += [[*peer, name, "200"] for name in ("datalogic-first", "zen", "cel")]
    return (
        [("ours", [bench.binaries / "DecideWorkload", data, *map(str, COUNTS)])]
        + [("peer", command) for command in peers]
        + [("limit", [program]) for program in limits(bench) if program]
    )


def limits(bench):
    users = json.loads((bench.scratch / "users.json").read_text())["users"]
    for count in LIMITS:
        data = json.loads((bench.scratch / f"rules-{count}.json").read_text())
        source = bench.scratch / f"limit-{count}.c"
        source.write_text(limit.program(data["rules"], data["expected"], users))
        yield bench.compile(source, "-march=native", "-w")
