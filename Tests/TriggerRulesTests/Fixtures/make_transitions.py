#!/usr/bin/env python3
"""Writes transitions.json: what the clocks of six zones show around every change from 2010 to 2040.

The oracle is Python's zoneinfo, which reads the tz database on its own. `fold=0` gives what RFC 5545 asks for: the
offset before a gap for a time that does not exist, and the first one for a time that occurs twice (PEP 495).

    python3 make_transitions.py > transitions.json
"""
import json
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = [
    "Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu",
]
START = int(datetime(2010, 1, 1, tzinfo=timezone.utc).timestamp())
END = int(datetime(2041, 1, 1, tzinfo=timezone.utc).timestamp())
EPOCH = datetime(1970, 1, 1)


def offset(zone, instant):
    return int(datetime.fromtimestamp(instant, zone).utcoffset().total_seconds())


def changes(zone):
    low = START
    while low < END:
        high = low + 6 * 3600
        if offset(zone, low) != offset(zone, high):
            a, b = low, high
            while b - a > 1:
                middle = (a + b) // 2
                a, b = (middle, b) if offset(zone, middle) == offset(zone, low) else (a, middle)
            yield b
        low = high


def instant(zone, reading):
    return int((EPOCH + timedelta(seconds=reading)).replace(tzinfo=zone, fold=0).timestamp())


def readings(zone):
    """Seconds that a local clock shows, counted as if it were UTC."""
    for change in changes(zone):
        before, after = offset(zone, change - 1), offset(zone, change)
        first, last = change + min(before, after), change + max(before, after)
        yield from (first - 90_000, first - 1, first, first + 1, (first + last) // 2, last - 1, last, last + 1, last + 90_000)
    for year in range(2010, 2041):
        yield int((datetime(year, 2, 28, 23, 59, 59) - EPOCH).total_seconds())


if __name__ == "__main__":
    result = []
    for name in ZONES:
        zone = ZoneInfo(name)
        result.append({
            "zone": name,
            "offsets": [[at, offset(zone, at)] for change in changes(zone) for at in (change - 1, change)],
            "instants": [[reading, instant(zone, reading)] for reading in readings(zone)],
        })
    print("[\n" + ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in result) + "\n]")
