"""Where the card of a step stands: on screen, not over its element, with the hole exactly on it, wherever the element is."""


from visitor import STEP, Stuck, Visitor

SIZES = [(1280, 800), (390, 844)]
# No side has room for the card beside something larger than the screen.
MAY_COVER = {"huge"}
WITHOUT_ANCHOR = {"missing", "below-missing", "blocking-all", "modal"}
# Without script these are out of view until their fragment is followed.
FAR = {"scroller": "stage-row-24", "far": "stage-far", "huge": "stage-huge"}
TWO_FRAMES = "() => new Promise(f => requestAnimationFrame(() => requestAnimationFrame(() => f(true))))"
INSIDE = """() => { const b = document.querySelector('.tt-bubble, .tt-modal').getBoundingClientRect()
  return {box: [b.left, b.top, b.right, b.bottom].map(Math.round),
    off: b.left < 0 || b.top < 0 || b.right > document.documentElement.clientWidth || b.bottom > innerHeight} }"""


def visit(run, scripted):
    run.chapter(placements, scripted)


def steps(visitor):
    names = visitor.open("/gallery").look("() => [...document.querySelectorAll('iframe')].map(e => e.title)")
    prefix = "samples/guide/placements/"
    return [name[len(prefix) :] for name in names if name.startswith(prefix) and not name.endswith("/resume")]


def placements(run, scripted):
    for width, height in SIZES:
        with Visitor(run, scripted, width, height) as visitor:
            names = steps(visitor)
            run.checks.that("there is a sample of every placement", len(names) > 18, names)
            for language in ["en", "ar"]:
                for step in names:
                    check(run, visitor, scripted, step, language, f"{step}, {language}, {width} pixels")


def open_step(visitor, step, language, scripted, fragment=""):
    query = f"show=samples/guide/placements/{step}&lang={language}&theme=light&js={int(scripted)}"
    # Another page first: a fragment alone would not load the page anew.
    visitor.open("about:blank").open(f"/gallery/frame?{query}{fragment}").settle()


def check(run, visitor, scripted, step, language, name):
    open_step(visitor, step, language, scripted)
    visitor.look(TWO_FRAMES) if scripted else visitor.settle()
    found = visitor.look(INSIDE)
    run.checks.that(f"{name}: the card is on screen", not found["off"], found)
    if step in WITHOUT_ANCHOR:
        return
    if not scripted and step in FAR:
        open_step(visitor, step, language, scripted, f"#{FAR[step]}")
    exact(run, visitor, step, name)
    if scripted and step not in MAY_COVER:
        for distance in [60, 600]:
            visitor.page.mouse.wheel(0, distance)
            visitor.page.wait_for_timeout(250)
            visitor.look(TWO_FRAMES)
            found = visitor.look(INSIDE)
            run.checks.that(f"{name}: scrolled by {distance}, the card is on screen", not found["off"], found)


def exact(run, visitor, step, name):
    try:
        visitor.until(f"() => (({STEP})() ?? {{off: 99}}).off < 1.5", "the spotlight", seconds=3)
    except Stuck:
        pass
    found = visitor.look(STEP)
    run.checks.that(f"{name}: the hole is on the element", found and found["off"] < 1.5, found)
    if found and step not in MAY_COVER:
        run.checks.that(f"{name}: the card does not cover the element", not found["covers"], found)
        run.checks.that(f"{name}: the card stays on screen", not found["outside"], found)
