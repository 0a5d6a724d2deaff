"""Every widget in every state: accessible, and on screen on a narrow phone too."""

from visitor import Visitor

CARDS = ".tt-bubble, .tt-modal, .tt-list, .tt-survey, .tt-resume, .tt-tip, .tt-banner"
FIT = """cards => {
  const page = document.documentElement, wide = page.scrollWidth - page.clientWidth
  const shown = [...document.querySelectorAll(cards)].filter(e => e.checkVisibility({visibilityProperty: true}))
  const off = shown.map(e => {
    const b = e.getBoundingClientRect(), {position} = getComputedStyle(e)
    const inFlow = ['static', 'relative'].includes(position) && !e.closest('.tt-step')
    return {card: e.className, box: [b.left, b.top, b.right, b.bottom].map(Math.round),
      out: b.left < -.5 || b.right > page.clientWidth + .5 || e.scrollWidth > e.clientWidth + 1 ||
        !inFlow && (b.top < -.5 || b.bottom > innerHeight + .5)}
  })
  return {wide, cards: off.length, off: off.filter(e => e.out)}
}"""


def visit(run, scripted):
    run.chapter(frames, scripted)


def frames(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as visitor:
        visitor.open("/gallery")
        names = visitor.look("() => [...document.querySelectorAll('iframe')].map(e => e.title)")
        checks.that("the gallery has every widget", len(names) >= 15, names)
        visitor.check_accessibility("the gallery")
        for language, theme in [("ja", "light"), ("ja", "dark"), ("en", "light")]:
            for name in names:
                show(visitor, name, language, theme, scripted)
                visitor.picture(f"gallery-{name.replace('/', '-')}-{language}-{theme}")
                visitor.check_accessibility(f"{name} in {language}, {theme}")
    with Visitor(run, scripted, width=390, height=844, has_touch=True) as phone:
        for language in ["ja", "en"]:
            for name in names:
                show(phone, name, language, "light", scripted)
                phone.picture(f"gallery-{name.replace('/', '-')}-{language}-390")
                found = phone.look(FIT, CARDS)
                checks.that(
                    f"{name} in {language}, 390 pixels: the page does not scroll sideways", found["wide"] <= 0, found
                )
                checks.that(
                    f"{name} in {language}, 390 pixels: the card is on screen",
                    found["cards"] and not found["off"],
                    found,
                )
                if phone.sees(".tt-tip"):
                    phone.check_hint(f"{name} in {language}, 390 pixels")
                if phone.sees(".tt-step.tt-aimed"):
                    phone.check_spotlight(f"{name} in {language}, 390 pixels")


def show(visitor, name, language, theme, scripted):
    visitor.open(f"/gallery/frame?show={name}&lang={language}&theme={theme}&js={int(scripted)}")
    if visitor.sees(".tt-hot"):
        visitor.press(".tt-hot").until("() => document.querySelector('.tt-tip:popover-open')", "the hint")
    visitor.settle()
