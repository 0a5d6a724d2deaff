"""Forced colours, less motion, print, zoom: what readers set for themselves."""

from gallery import CARDS, FIT, names_of, show
from visitor import Visitor

SHOWN = ["samples/guide/placements/below", "samples/popup/long", "samples/checklist/small/waiting", "survey/nps/low",
         "samples/survey/all-kinds/errors", "samples/tooltip/start", "samples/banner/long"]


def visit(run, scripted):
    if scripted:
        for chapter in [forced_colours, less_motion, print_out, zoom]:
            run.chapter(chapter)


def forced_colours(run):
    with Visitor(run, True, forced_colors="active") as visitor:
        for name in SHOWN:
            show(visitor, name, "en", "auto", True)
            visitor.picture(f"forced-{name.replace('/', '-')}").check_accessibility(f"{name} in forced colours")
        show(visitor, SHOWN[0], "en", "auto", True)
        width = visitor.look("() => parseFloat(getComputedStyle(document.querySelector('.tt-spot')).outlineWidth)")
        run.checks.that("the hole has an outline in forced colours", width >= 3, width)


def less_motion(run):
    with Visitor(run, True) as visitor:
        for name in SHOWN:
            visitor.open(f"/gallery/frame?show={name}&lang=en&js=1")
            moving = visitor.look("() => document.getAnimations().length")
            run.checks.equal(f"{name}: nothing moves for who wants that", moving, 0)


def print_out(run):
    with Visitor(run, True) as visitor:
        for name in SHOWN:
            show(visitor, name, "ja", "light", True)
            visitor.page.emulate_media(media="print")
            run.checks.that(f"{name}: is not printed", not visitor.sees(CARDS))
            visitor.page.emulate_media(media="screen")


def zoom(run):
    """200 % and 400 % of a window of 1280 pixels."""
    for width, height, scale in [(640, 400, 2), (320, 256, 4)]:
        with Visitor(run, True, width, height, device_scale_factor=scale) as visitor:
            names = [n for n in names_of(visitor) if "/message/" not in f"/{n}"]
            hints = [n for n in names if "tooltip/" in n]
            for name in names if scale == 2 else [*names[::5], *hints]:
                show(visitor, name, "ja", "light", True)
                found = visitor.look(FIT, CARDS)
                run.checks.that(f"{name} at {scale * 100} %: the card is on screen", not found["off"], found)
