"""The Python peers of workload `decide`: `peers.py FOLDER PEER COUNT` prints the table, the engine, µs of CPU time a
decision and the number of wrong answers.

Each peer has its context prepared before the clock starts, the counters of every window included, and its rules compiled
as far as it can. Where all rules in one expression are faster than one by one, they are in one.
"""

import json
import pathlib
import statistics
import sys
import time

import generate


def context(user):
    """What a rule may ask of a user as one flat table."""
    values = {**user["attributes"], "now": generate.NOW}
    for source, days in (("events", generate.EVENT_DAYS), ("shown", generate.CATEGORY_DAYS)):
        for name, times in user[source].items():
            values.update({counter(source, name, span): generate.since(times, span) for span in days})
    return values


def counter(source, name, days):
    return f"{source}_{name}_{days}"


def json_logic(tree):
    ((kind, asked),) = tree.items()
    if kind in ("all", "any"):
        return {"and" if kind == "all" else "or": [json_logic(part) for part in asked]}
    if kind == "not":
        return {"!": [json_logic(asked)]}
    if kind == "did":
        return {">=": [{"var": counter("events", asked[0], asked[2])}, asked[1]]}
    if kind == "cap":
        return {"<": [{"var": counter("shown", asked[0], asked[2])}, asked[1]]}
    value = {"var": asked[0]}
    age = {"-": [{"var": "now"}, value]}
    return {
        "eq": lambda: {"==": [value, asked[1]]},
        "is": lambda: {"==": [value, asked[1]]},
        "in": lambda: {"in": [value, asked[1]]},
        "gte": lambda: {">=": [value, asked[1]]},
        "lt": lambda: {"<": [value, asked[1]]},
        "between": lambda: {"<=": [asked[1], value, asked[2]]},
        "ageGte": lambda: {">=": [age, asked[1] * generate.DAY]},
        "ageLt": lambda: {"<": [age, asked[1] * generate.DAY]},
        "prefix": lambda: {"starts_with": [value, asked[1]]},
        "contains": lambda: {"in": [asked[1], value]},
    }[kind]()


class Syntax:
    """An expression language, as far as languages differ."""

    def __init__(self, all, any, negation, prefix, contains):
        self.all, self.any, self.negation, self.prefix, self.contains = all, any, negation, prefix, contains

    def text(self, tree):
        ((kind, asked),) = tree.items()
        if kind in ("all", "any"):
            return "(" + f" {getattr(self, kind)} ".join(self.text(part) for part in asked) + ")"
        if kind == "not":
            return self.negation.format(self.text(asked))
        if kind == "did":
            return f"{counter('events', asked[0], asked[2])} >= {asked[1]}"
        if kind == "cap":
            return f"{counter('shown', asked[0], asked[2])} < {asked[1]}"
        name = asked[0]
        if kind in ("eq", "is", "in"):
            return f"{name} {'in' if kind == 'in' else '=='} {json.dumps(asked[1])}"
        if kind in ("gte", "lt"):
            return f"{name} {'>=' if kind == 'gte' else '<'} {asked[1]}"
        if kind == "between":
            return f"({name} >= {asked[1]} {self.all} {name} <= {asked[2]})"
        if kind in ("ageGte", "ageLt"):
            return f"now - {name} {'>=' if kind == 'ageGte' else '<'} {asked[1] * generate.DAY}"
        return getattr(self, kind).format(name, json.dumps(asked[1]))


ZEN = Syntax("and", "or", "not ({})", "startsWith({}, {})", "contains({}, {})")
CEL = Syntax("&&", "||", "!({})", "{}.startsWith({})", "{}.contains({})")


def datalogic(rules, contexts):
    import datalogic_py

    engine = datalogic_py.Engine()
    session = engine.session()
    compiled = engine.compile([json_logic(rule["when"]) for rule in rules])
    handles = [datalogic_py.DataHandle(json.dumps(values)) for values in contexts]
    return handles, lambda handle: [
        place for place, holds in enumerate(json.loads(session.evaluate_data_str(compiled, handle))) if holds
    ]


def datalogic_first(rules, contexts):
    """One rule after the other, until one matches."""
    import datalogic_py

    engine = datalogic_py.Engine()
    session = engine.session()
    compiled = [engine.compile(json_logic(rule["when"])) for rule in rules]
    handles = [datalogic_py.DataHandle(json.dumps(values)) for values in contexts]

    def first(handle):
        for place, rule in enumerate(compiled):
            if session.evaluate_bool(rule, handle):
                return [place]
        return []

    return handles, first


def zen(rules, contexts):
    import zen

    compiled = zen.compile_expression("[" + ",".join(ZEN.text(rule["when"]) for rule in rules) + "]")
    return contexts, lambda values: [place for place, holds in enumerate(compiled.evaluate(values)) if holds]


def cel(rules, contexts):
    import cel

    compiled = cel.compile("[" + ",".join(CEL.text(rule["when"]) for rule in rules) + "]")
    prepared = [cel.Context(variables=values) for values in contexts]
    return prepared, lambda values: [place for place, holds in enumerate(compiled.execute(values)) if holds]


# The name, how to make it, and whether it gives the first match only.
PEERS = {
    "datalogic": ("datalogic 5.9.0", datalogic, False),
    "datalogic-first": ("datalogic 5.9.0", datalogic_first, True),
    "zen": ("zen-engine 2.1.3", zen, False),
    "cel": ("CEL (Rust) 0.10.0", cel, False),
}


def measure(decide, contexts, rounds=3, seconds=0.2):
    results = []
    for _ in range(rounds):
        start, count = time.process_time(), 0
        while (elapsed := time.process_time() - start) < seconds:
            for values in contexts:
                decide(values)
            count += len(contexts)
        results.append(elapsed * 1e6 / count)
    return statistics.median(results)


def main(folder, peer, count):
    folder = pathlib.Path(folder)
    data = json.loads((folder / f"rules-{count}.json").read_text())
    users = json.loads((folder / "users.json").read_text())["users"]
    name, make, first_only = PEERS[peer]
    # In order of priority, as the answers are wanted.
    rules = sorted(data["rules"], key=lambda rule: -rule["priority"])
    places = {rule["number"]: place for place, rule in enumerate(rules)}
    # Many rules over fewer users, so that a pass does not take seconds.
    chosen = users[: 200_000 // int(count)]
    expected = [sorted(places[number] for number in matches) for matches in data["expected"][: len(chosen)]]
    contexts, decide = make(rules, [context(user) for user in chosen])
    wrong = sum(
        decide(values) != (matches[:1] if first_only else matches) for values, matches in zip(contexts, expected)
    )
    group = f"{count} rules, first match only" if first_only else f"{count} rules"
    print(group, name, measure(decide, contexts), wrong, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
