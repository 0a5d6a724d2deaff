"""Workload `render`: a step of a tour as HTML, 851 bytes with 17 substitutions."""

import json
import subprocess

import generate

PACKAGES = ["minijinja==3.0.5", "Jinja2==3.1.6", "chevron==0.14.0"]
PRODUCTS = ["RenderWorkload", "RenderMustache"]
HEADLINE = "TechTouch, author's texts, to bytes"


def prepare(bench):
    return generate.write(bench.scratch)


def commands(bench):
    data = bench.scratch / "render.json"
    peers = [[bench.python, bench.folder / "peers.py", data, peer] for peer in ("minijinja", "jinja2", "chevron")]
    peers.append([bench.binaries / "RenderMustache", data])
    limit = bench.compile("limit.c")
    if limit:
        check(limit, data)
    return (
        [("ours", [bench.binaries / "RenderWorkload", data])]
        + [("peer", command) for command in peers]
        + ([("limit", [limit])] if limit else [])
    )


def check(limit, data):
    """The C program counts its bytes while it is measured; here each of its answers is compared."""
    answers = subprocess.run([limit, "answers"], check=True, stdout=subprocess.PIPE).stdout.decode().split("\0")
    expected = json.loads(data.read_text())["expected"]
    if answers[:-1] != expected:
        raise SystemExit("the C program gives other answers than the expected ones")
