#!/usr/bin/env python3
"""Checks that every link in the documentation leads somewhere: `docs.py SCRATCH_PATH`, with the flags of its build.

DocC converts each module by itself; whatever it warns of fails the check, except for parameters that need no words.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPARED = "is missing documentation"


def run(*command, **options):
    return subprocess.run(command, cwd=ROOT, text=True, check=True, **options)


def warnings(module, graphs, folder):
    """What DocC has against a module, with the places."""
    catalog = ROOT / "Sources" / module / f"{module}.docc"
    symbols = folder / module
    symbols.mkdir()
    for graph in [*graphs.glob(f"{module}.symbols.json"), *graphs.glob(f"{module}@*.symbols.json")]:
        shutil.copy(graph, symbols)
    command = ["docc", "convert", catalog, "--fallback-display-name", module, "--fallback-bundle-identifier", module]
    command += ["--additional-symbol-graph-dir", symbols, "--output-dir", folder / f"{module}.doccarchive"]
    told = subprocess.run(command, cwd=ROOT, text=True, capture_output=True)
    if told.returncode != 0:
        sys.exit(f"{module}: {told.stdout}{told.stderr}")
    lines = (told.stdout + told.stderr).splitlines()
    return [
        f"{module}: {line.strip()} {place.strip()}"
        for line, place in zip(lines, lines[1:] + [""])
        if "warning:" in line and SPARED not in line
    ]


def main():
    scratch = sys.argv[1]
    package = json.loads(run("swift", "package", "describe", "--type", "json", stdout=subprocess.PIPE).stdout)
    modules = [target["name"] for target in package["targets"] if target["type"] == "library"]
    modules = [module for module in modules if (ROOT / "Sources" / module / f"{module}.docc").is_dir()]
    if not modules:
        sys.exit("found no module with documentation")
    run("swift", "package", "--scratch-path", scratch, *sys.argv[2:], "dump-symbol-graph", "--minimum-access-level",
        "public", "--skip-synthesized-members", stdout=subprocess.DEVNULL)
    graphs = next((ROOT / scratch).glob("*/symbolgraph"), None)
    if graphs is None:
        sys.exit("found no symbol graphs")
    with tempfile.TemporaryDirectory() as folder:
        found = [warning for module in modules for warning in warnings(module, graphs, pathlib.Path(folder))]
    if found:
        sys.exit("\n".join(found))
    print(f"{len(modules)} modules documented, every link leads somewhere")


main()
