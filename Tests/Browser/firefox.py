"""The same in Firefox, where it may differ: where the card stands, what Esc does, and that no string runs."""

import os
import shutil
import sys
import time

from geometry import INSIDE, MAY_COVER, TWO_FRAMES
from marionette import Firefox
from visitor import STEP

STEPS = ["below", "above", "before", "after", "start", "end", "sticky", "foot", "scroller", "far", "huge", "bubble"]
CENTRED = ["missing", "blocking-all"]


def visit(run, scripted):
    binary = shutil.which("firefox-esr") or shutil.which("firefox")
    if not binary:
        if os.environ.get("CI") == "true":
            run.checks.that("firefox is installed", False)
        print("## NOT RUN: firefox is not installed ##", file=sys.stderr)
        return
    if scripted:
        run.chapter(places, binary)


def places(run, binary):
    for width, height in [(1280, 800), (500, 844)]:
        with Firefox(binary, width, height) as firefox:
            print(f"Firefox {firefox.version}", flush=True)
            for language in ["en", "ar"]:
                for step in [*STEPS, *CENTRED]:
                    place(run, firefox, step, language, f"Firefox, {step}, {language}, {width} pixels")
            leave(run, firefox)


def show(run, firefox, name, language="en", script=1):
    address = f"{run.server.address}/gallery/frame?show={name}&lang={language}&theme=light&js={script}"
    firefox.open("about:blank")
    firefox.open(address)
    time.sleep(0.2)
    firefox.look(f"({TWO_FRAMES})()")


def place(run, firefox, step, language, name):
    show(run, firefox, f"samples/guide/placements/{step}", language)
    found = firefox.look(f"({INSIDE})()")
    run.checks.that(f"{name}: the card is on screen", not found["off"], found)
    if step in CENTRED:
        return
    until(firefox, f"(({STEP})() ?? {{off: 99}}).off < 1.5")
    found = firefox.look(f"({STEP})()")
    run.checks.that(f"{name}: the hole is on the element", found and found["off"] < 1.5, found)
    if found and step not in MAY_COVER:
        run.checks.that(f"{name}: the card does not cover the element", not found["covers"], found)


def leave(run, firefox):
    for name, selector in [("popup/welcome", ".tt-modal"), ("samples/guide/placements/after", ".tt-step")]:
        show(run, firefox, name)
        inside = firefox.look(f"!!document.activeElement.closest('{selector}')")
        run.checks.that(f"Firefox, {name}: reading begins in it", inside)
        firefox.press("Escape")
        gone = until(firefox, f"!document.querySelector('{selector}')")
        run.checks.that(f"Firefox, {name}: Esc leaves it", gone)


def until(firefox, script, seconds=5):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if firefox.look(script):
            return True
        time.sleep(0.1)
    return False
