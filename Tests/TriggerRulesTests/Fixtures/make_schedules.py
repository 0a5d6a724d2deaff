#!/usr/bin/env python3
"""Writes schedules.json: when every kind of schedule comes due around every change of six zones' clocks, 2010 to 2040.

The oracle is Python's zoneinfo. `fold=0` gives what RFC 5545 section 3.3.5 asks for: the offset before a gap for a time
that does not exist, and the first one for a time that occurs twice (PEP 495). Instants are seconds since 1970.

    python3 make_schedules.py > schedules.json
"""
import json
from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from make_transitions import ZONES, changes, offset

FIRST, LAST = date(2010, 1, 1), date(2040, 12, 31)


def at(zone, day, clock):
    """The instant of a local day and time."""
    return int(datetime.combine(day, clock, tzinfo=zone).timestamp())


def local(zone, instant):
    return datetime.fromtimestamp(instant, zone)


def reading(instant):
    """What a clock shows that is read as seconds since 1970 in UTC."""
    return datetime.fromtimestamp(instant, timezone.utc).replace(tzinfo=None)


def months(day, count):
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def anchors(zone, change):
    """Rows of anchor, days, seconds of the local day, due."""
    before, after = offset(zone, change - 1), offset(zone, change)
    first, last = reading(change + min(before, after)), reading(change + max(before, after))
    moments = (first - timedelta(seconds=1), first, first + (last - first) / 2, last, last + timedelta(hours=3))
    for days, shown in zip((1, 3, 30, 0, 7), moments):
        anchor = at(zone, shown.date() - timedelta(days=days), time(1))
        seconds = shown.hour * 3600 + shown.minute * 60 + shown.second
        start = local(zone, anchor).date()
        yield [anchor, days, seconds, at(zone, start + timedelta(days=days), shown.time())]


def quiet(zone, change):
    """Rows of from, until (minutes of the day), now, and when a message decided then goes out."""
    day = local(zone, change - 1).date()
    for start, end in ((time(22), time(2, 30)), (time(0, 30), time(1, 45))):
        for moment in (-5400, 600, 2400):
            now = change + moment
            free = now
            for back in range(-3, 4):
                begins = day + timedelta(days=back)
                ends = begins + timedelta(days=1) if end < start else begins
                if at(zone, begins, start) <= now < at(zone, ends, end):
                    free = at(zone, ends, end)
                    break
            yield [start.hour * 60 + start.minute, end.hour * 60 + end.minute, now, free]


def parts(zone, change):
    """From and until in minutes of the day, and every instant within four hours at which a clock enters or leaves."""
    before, after = offset(zone, change - 1), offset(zone, change)
    first, last = reading(change + min(before, after)), reading(change + max(before, after))
    start, end = (first + timedelta(minutes=10)).time(), (last + timedelta(minutes=20)).time()

    def inside(instant):
        clock = local(zone, instant).time()
        return start <= clock < end if start <= end else start <= clock or clock < end

    begin = change - 4 * 3600
    flips = [t for t in range(begin + 60, change + 4 * 3600, 60) if inside(t) != inside(t - 60)]
    return [start.hour * 60 + start.minute, end.hour * 60 + end.minute, begin, flips]


def repeats(zone, near):
    """For each unit: the first day, the seconds of the day, the interval, and what comes due near changes."""
    for unit, interval, start, clock in (
        ("day", 1, date(2010, 1, 1), time(2, 30)), ("day", 3, date(2010, 1, 2), time(0)),
        ("week", 1, date(2010, 1, 3), time(2, 15)), ("month", 1, date(2010, 1, 31), time(1, 30)),
        ("month", 6, date(2010, 4, 30), time(2)), ("year", 1, date(2012, 2, 29), time(9)),
    ):
        due, index = [], 0
        while True:
            step = index * interval
            day = {
                "day": lambda: start + timedelta(days=step), "week": lambda: start + timedelta(days=7 * step),
                "month": lambda: months(start, step), "year": lambda: months(start, 12 * step),
            }[unit]()
            if day > LAST:
                break
            instant = at(zone, day, clock)
            # Two that are read as one instant are one (RFC 5545 section 3.8.5.3: duplicates are ignored).
            if (unit in ("month", "year") or near(instant)) and (not due or due[-1] != instant):
                due.append(instant)
            index += 1
        yield {"unit": unit, "interval": interval, "from": start.isoformat(), "second": clock.hour * 3600 + clock.minute * 60, "due": due}


def windows(zone, moments):
    """Rows of a display, and when it no longer counts in a calendar month and in one calendar month."""
    for display in moments:
        shown = local(zone, display)
        ends = at(zone, months(shown.date().replace(day=1), 1), time(0))
        later = at(zone, months(shown.date(), 1), shown.time())
        yield [display, ends, later]


result = []
for name in ZONES:
    zone = ZoneInfo(name)
    # Where clocks are never changed, the days on which others change theirs.
    found = list(changes(zone)) or [at(zone, date(2026, month, 8), time(2)) for month in (3, 11)]
    near = lambda instant: any(abs(instant - change) < 2 * 86400 for change in found)
    ends = [at(zone, date(year, month, monthrange(year, month)[1]), time(23, 59, 59)) for year in (2011, 2012, 2026, 2027) for month in range(1, 13)]
    month = 30 * 86400
    result.append({
        "zone": name, "changes": found,
        "anchors": [row for change in found for row in anchors(zone, change)],
        "quiet": [row for change in found for row in quiet(zone, change)],
        "parts": [parts(zone, change) for change in found],
        "repeats": list(repeats(zone, near)),
        "windows": list(windows(zone, sorted(ends + [c + d for c in found for d in (-month - 3600, -28 * 86400 + 1800, -1, 0)]))),
    })
print("[\n" + ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in result) + "\n]")
