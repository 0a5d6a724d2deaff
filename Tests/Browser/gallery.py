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
    run.chapter(phone, scripted)


# Each exhibit is shown in one of these; over all of them, each widget is shown in each.
LOOKS = [("ja", "light"), ("en", "dark"), ("ar", "light"), ("de", "dark"), ("ja", "dark"), ("ar", "dark"), ("en", "light")]


def names_of(visitor):
    return visitor.open("/gallery").look("() => [...document.querySelectorAll('iframe')].map(e => e.title)")


def frames(run, scripted):
    """Without script the markup is the same, so a part of it is enough."""
    with Visitor(run, scripted) as visitor:
        names = names_of(visitor)
        run.checks.that("the gallery has every widget", len(names) >= 80, names)
        visitor.check_accessibility("the gallery")
        for number, name in enumerate(names if scripted else names[::6]):
            language, theme = LOOKS[number % len(LOOKS)]
            show(visitor, name, language, theme, scripted)
            visitor.picture(f"gallery-{name.replace('/', '-')}-{language}-{theme}")
            if not name.endswith("/text"):
                visitor.check_accessibility(f"{name} in {language}, {theme}", mail="/message/" in f"/{name}")


def phone(run, scripted):
    checks = run.checks
    with Visitor(run, scripted, width=390, height=844, has_touch=True) as phone:
        names = [name for name in names_of(phone) if "message/" not in name]
        for number, name in enumerate(names if scripted else names[::3]):
            language = ["ja", "de", "ar", "en"][number % 4]
            show(phone, name, language, "light", scripted)
            phone.picture(f"gallery-{name.replace('/', '-')}-{language}-390")
            found = phone.look(FIT, CARDS)
            checks.that(f"{name} in {language}, 390 pixels: the page does not scroll sideways", found["wide"] <= 0, found)
            checks.that(
                f"{name} in {language}, 390 pixels: the card is on screen", found["cards"] and not found["off"], found
            )
            if phone.sees(".tt-tip"):
                phone.check_hint(f"{name} in {language}, 390 pixels")


def show(visitor, name, language, theme, scripted):
    visitor.open(f"/gallery/frame?show={name}&lang={language}&theme={theme}&js={int(scripted)}")
    if visitor.sees(".tt-hot"):
        visitor.press(".tt-hot").until("() => document.querySelector('.tt-tip:popover-open')", "the hint")
    visitor.settle()
