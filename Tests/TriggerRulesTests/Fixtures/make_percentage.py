#!/usr/bin/env python3
"""Writes percentage.json: test vectors of the sticky percentage, computed from its published definition.

    python3 make_percentage.py > percentage.json
"""
import json

MASK = (1 << 64) - 1


def place(salt, user):
    value = 0xCBF29CE484222325
    for byte in salt.encode() + b"\0" + user.encode() + b"\0":
        value = ((value ^ byte) * 0x100000001B3) & MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
    return (value ^ (value >> 31)) % 10_000


USERS = ["sato", "suzuki", "miller", "tanaka-y", "橋口", "", "u1", "u2", "u3", "0123456789" * 8]
SALTS = ["welcome", "nps-2026", "導入", ""]
if __name__ == "__main__":
    print(json.dumps([{"salt": s, "user": u, "place": place(s, u)} for s in SALTS for u in USERS], ensure_ascii=False, indent=1))
