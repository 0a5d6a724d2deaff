#!/usr/bin/env python3
"""Writes variants.json: who has which variant of an experiment, and who is held out, from the published definition.

    python3 make_variants.py > variants.json
"""
import json

from make_percentage import USERS, place

# The variants take the places from 0 on in order, each percent a hundred of them; whoever is left over has none.
EXPERIMENTS = {
    "welcome-test": [("a", 45), ("b", 45)],
    "導入": [("短い", 33.33), ("長い", 33.33), ("なし", 33.34)],
    "small": [("one", 0.01), ("two", 12.5)],
}


def variant(experiment, user):
    end = 0
    for name, percent in EXPERIMENTS[experiment]:
        end += round(percent * 100)
        if place(experiment, user) < end:
            return name
    return None


users = USERS + [f"user-{number}" for number in range(40)]
print(json.dumps({
    "experiments": [
        {"id": id, "variants": [{"name": n, "percent": p} for n, p in variants], "users": {u: variant(id, u) for u in users if u}}
        for id, variants in EXPERIMENTS.items()],
    "holdouts": [
        {"salt": salt, "percent": percent, "users": [u for u in users if u and place(salt, u) < round(percent * 100)]}
        for salt, percent in (("2026", 2.5), ("2026", 50), ("held", 10), ("held", 0), ("held", 100))],
}, ensure_ascii=False, indent=1))
