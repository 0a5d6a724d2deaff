"""Tab, Enter, Space, arrows and Esc: everything can be reached, seen, used and left without a mouse."""

from visitor import Visitor

# The element that has the focus, and whether anybody can see that.
FOCUS = """() => { const e = document.activeElement, card = e.closest('.tt-bubble, .tt-modal, .tt-tip, .tt-thanks')
  const ring = x => { const s = getComputedStyle(x); return s.outlineStyle != 'none' && parseFloat(s.outlineWidth) >= 2 }
  const b = e.getBoundingClientRect()
  return {name: e.localName, id: e.id, value: e.value ?? '', ours: !!e.closest('.tt, .tt-banner'),
    inside: !!card, heading: e.matches('.tt-h, .tt-p'), seen: ring(e) || !!card && ring(card),
    onScreen: b.bottom > 0 && b.right > 0 && b.top < innerHeight && b.left < innerWidth} }"""
GONE = "s => !document.querySelector(s)"


def visit(run, scripted):
    if not scripted:
        run.chapter(without_script)
        return
    for chapter in [modal, step, blocking, tip, banner, survey, ticks]:
        run.chapter(chapter)


def show(visitor, name, language="ja"):
    return visitor.open(f"/gallery/frame?show={name}&lang={language}&theme=light&js={int(visitor.scripted)}").settle()


def press(visitor, *keys):
    for key in keys:
        visitor.page.keyboard.press(key)
        visitor.page.wait_for_timeout(60)
    return visitor.look(FOCUS)


def seen(run, name, found):
    run.checks.that(f"{name}: the focus is seen", found["seen"] and found["onScreen"], found)


def modal(run):
    for name in ["popup/welcome", "samples/guide/placements/modal", "samples/popup/long"]:
        with Visitor(run, True) as visitor:
            show(visitor, name)
            first = visitor.look(FOCUS)
            run.checks.that(f"{name}: reading begins at its heading", first["heading"] and first["inside"], first)
            seen(run, name, first)
            stops = [press(visitor, "Tab") for _ in range(6)]
            out = [stop for stop in stops if not stop["inside"] and stop["name"] != "body"]
            run.checks.that(f"{name}: Tab stays in the dialog", not out, out)
            for stop in stops:
                if stop["inside"]:
                    seen(run, f"{name}, {stop['value']}", stop)
            press(visitor, "Escape")
            visitor.until(GONE, f"{name}: Esc closes it", ".tt-modal")
            run.checks.that(f"{name}: Esc closes it", True)


def step(run):
    with Visitor(run, True) as visitor:
        show(visitor, "samples/guide/placements/after")
        first = visitor.look(FOCUS)
        run.checks.that("a step: reading begins at its heading", first["heading"], first)
        stops = [press(visitor, "Tab") for _ in range(4)]
        wanted = ["next", "back", "snooze", "skip"]
        run.checks.equal("a step: Tab goes through its buttons in order", [stop["value"] for stop in stops], wanted)
        for stop in stops:
            seen(run, f"a step, {stop['value']}", stop)
        press(visitor, "Shift+Tab", "Shift+Tab", "Shift+Tab", "Enter")
        visitor.until(GONE, "Enter presses its button", ".tt-step")
        run.checks.that("a step: Enter presses its button", True)
    with Visitor(run, True) as visitor:
        show(visitor, "samples/guide/placements/after")
        press(visitor, "Escape")
        visitor.until(GONE, "Esc ends the tour", ".tt-step")
        run.checks.that("a step: Esc ends the tour", True)
    with Visitor(run, True) as visitor:
        show(visitor, "samples/guide/placements/after")
        visitor.page.focus("#stage-end")
        grey = "() => getComputedStyle(document.querySelector('.tt-spot')).boxShadow"
        run.checks.equal("a step: no grey layer over the focus in the page", visitor.look(grey), "none")
        visitor.page.focus("#stage-middle")
        run.checks.that("a step: the grey layer stays while the focus is in the hole", "9999px" in visitor.look(grey))
        visitor.page.focus("#stage-end")
        press(visitor, "Escape")
        visitor.until(GONE, "Esc ends the tour", ".tt-step")
        run.checks.equal("a step: who was in the page stays there", visitor.look(FOCUS)["id"], "stage-end")


def blocking(run):
    with Visitor(run, True) as visitor:
        show(visitor, "samples/guide/placements/blocking")
        stops = [press(visitor, "Tab") for _ in range(12)]
        out = [stop for stop in stops if not stop["inside"] and stop["id"] != "stage-middle" and stop["name"] != "body"]
        run.checks.that("a blocking step: Tab reaches the card and the element only", not out, out)
        run.checks.that("a blocking step: Tab reaches the element", any(s["id"] == "stage-middle" for s in stops), stops)
        press(visitor, "Escape")
        visitor.until(GONE, "Esc ends it", ".tt-step")
        visitor.until("() => !document.querySelector('[inert]')", "the page can be used again")
        run.checks.that("a blocking step: afterwards the page can be used again", True)


def tip(run):
    with Visitor(run, True) as visitor:
        show(visitor, "samples/tooltip/end")
        visitor.page.focus(".tt-hot")
        seen(run, "a hint", press(visitor, "Shift+Tab", "Tab"))
        found = press(visitor, "Enter")
        run.checks.that("a hint: Enter opens it and leads into it", found["inside"], found)
        found = press(visitor, "Escape")
        run.checks.that("a hint: Esc closes it", not visitor.sees(".tt-tip"))
        run.checks.that("a hint: the focus returns to its dot", found["ours"] and not found["inside"], found)


def banner(run):
    with Visitor(run, True) as visitor:
        show(visitor, "samples/banner/long")
        stops = [press(visitor, "Tab") for _ in range(2)]
        run.checks.equal("a banner: Tab comes to its buttons first", [s["value"] for s in stops], ["press:go", "press:close"])
        press(visitor, "Enter")
        visitor.until(GONE, "the banner goes", ".tt-banner")
        run.checks.that("a banner: Enter closes it", True)


def survey(run):
    with Visitor(run, True) as visitor:
        show(visitor, "samples/survey/nps/open")
        visitor.page.focus(".tt-opt input")
        press(visitor, "Space")
        found = press(visitor, "ArrowRight", "ArrowRight", "ArrowRight")
        run.checks.equal("a survey: arrows choose", found["value"], "3")
        seen(run, "a survey", found)
        run.checks.that("a survey: the question of that score appears", visitor.sees('[name="q.why"]'))
        found = press(visitor, "Tab")
        run.checks.equal("a survey: Tab goes on to it", found["name"], "textarea")
        seen(run, "a survey's text", found)


def ticks(run):
    """In the product itself: the focus stays at what was pressed, and what was folded stays as it was."""
    with Visitor(run, True) as miller:
        miller.sign_in("miller").until("() => document.querySelector('.tt-modal[open]')", "the welcome pop-up")
        press(miller.settle(), "Escape")
        miller.until(GONE, "the pop-up goes", ".tt-modal[open]")
        box = "tt-b-checklist-setup-internal-access"
        miller.page.focus(f"#{box}")
        press(miller, "Enter")
        miller.until("id => document.getElementById(id)?.value == 'untick'", "the item is ticked", box)
        run.checks.equal("a checklist: the focus stays at what was ticked", miller.look(FOCUS)["id"], box)
        miller.page.focus(".tt-list > summary")
        press(miller, "Enter")
        run.checks.that("a checklist: Enter folds it", not miller.sees(".tt-items"))


def without_script(run):
    with Visitor(run, False) as visitor:
        show(visitor, "popup/welcome")
        press(visitor, "Escape")
        run.checks.that("Esc closes a pop-up without script", not visitor.sees(".tt-modal"))
        show(visitor, "samples/guide/placements/after")
        found = press(visitor, "Tab")
        run.checks.equal("Tab comes to the first button without script", found["value"], "next")
        press(visitor, "Enter")
        visitor.until("() => !location.search || document.readyState == 'complete'", "the form is sent")
        run.checks.that("Enter sends the form without script", True)
