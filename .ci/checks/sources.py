"""What no source may contain, and how long it may be."""

import pathlib
import re
import sys

LONGEST = 400
ANYWHERE = {"TODO": r"\bTODO\b", "FIXME": r"\bFIXME\b"}
LIBRARY = {
    "fatalError": r"\bfatalError\b",
    "try!": r"\btry!",
    "@unchecked Sendable": r"@unchecked\s+Sendable",
}
# Time, ids and randomness are parameters; only a store may ask for them.
PURE = {
    "the current time": r"\bDate\(\)|\bDate\.now\b|[(:,]\s*\.now\b|Clock\(\)\.now|timeIntervalSinceNow",
    # A generator that the caller gives is a parameter; without one, the system's is used.
    "randomness": r"\.(random|randomElement|shuffled|shuffle)\((?!.*using:)|\bSystemRandomNumberGenerator\b",
    "a new id": r"\bUUID\(\)",
}
STORE = re.compile(r"^Sources/EventLog/[^/]*Store/")


def faults(path):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if len(lines) > LONGEST:
        yield f"{path}: wanted at most {LONGEST} lines, found {len(lines)}"
    rules = {}
    if path.parts[0] == "Sources":
        rules |= LIBRARY
        if not STORE.match(path.as_posix()):
            rules |= PURE
    for number, line in enumerate(lines, 1):
        code = re.sub(r"(^|\s)//.*", "", line)
        for name, pattern in ANYWHERE.items():
            if re.search(pattern, line):
                yield f"{path}:{number}: found {name}"
        for name, pattern in rules.items():
            if re.search(pattern, code):
                yield f"{path}:{number}: found {name}: {line.strip()}"


def main():
    paths = sorted(path for folder in ("Sources", "Tests") for path in pathlib.Path(folder).rglob("*.swift"))
    found = [fault for path in paths for fault in faults(path)]
    sys.exit("\n".join(found) if found else 0)


main()
