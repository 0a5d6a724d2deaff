"""A person in front of a browser, and what is wrong with what they see."""

import pathlib
import time

import axe_playwright_python
from playwright.sync_api import Error

AXE = next(pathlib.Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# What the step shown says of itself, compared with the element of the page it points at. The hole is six pixels larger
# than the element on each side.
STEP = """() => {
  const step = document.querySelector('.tt-step[open], .tt-step:popover-open')
  const target = step && document.querySelector(step.dataset.ttTarget)
  if (!target) return null
  const box = e => e.getBoundingClientRect(), t = box(target)
  const spot = step.querySelector('.tt-spot'), s = box(spot), b = box(step.querySelector('.tt-bubble'))
  const style = getComputedStyle(spot)
  const front = document.elementFromPoint(t.x + t.width / 2, t.y + t.height / 2)
  return {
    off: Math.max(...[t.left - s.left, t.top - s.top, s.right - t.right, s.bottom - t.bottom]
      .map(x => Math.abs(x - 6))),
    grey: /9999px/.test(style.boxShadow) && !/rgba\\([^)]*, 0\\)/.test(style.boxShadow) &&
      style.visibility == 'visible',
    covers: b.left < t.right && b.right > t.left && b.top < t.bottom && b.bottom > t.top,
    outside: b.left < 0 || b.top < 0 || b.right > document.documentElement.clientWidth || b.bottom > innerHeight,
    reachable: target.contains(front), front: front?.outerHTML.slice(0, 80),
    target: [t.left, t.top, t.right, t.bottom].map(Math.round),
    bubble: [b.left, b.top, b.right, b.bottom].map(Math.round),
  }
}"""

VIOLATIONS = """() => addEventListener('securitypolicyviolation', e =>
  console.error(`policy violated: ${e.violatedDirective} by ${e.blockedURI} ${e.sample}`))"""


class Stuck(Exception):
    """Something that was waited for did not happen."""


class Visitor:
    """One browser profile. Everything that goes wrong in its pages is collected in `problems`."""

    def __init__(self, run, scripted, width=1280, height=800, **options):
        self.run, self.scripted, self.checks = run, scripted, run.checks
        self.context = run.browser.new_context(
            base_url=run.server.address,
            java_script_enabled=scripted,
            reduced_motion="reduce",
            locale="ja-JP",
            timezone_id="Asia/Tokyo",
            viewport={"width": width, "height": height},
            **options,
        )
        self.context.set_default_timeout(15_000)
        self.context.add_init_script(f"({VIOLATIONS})()")
        self.context.on("page", self._watch)
        self.page = self.context.new_page()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def _watch(self, page):
        def problem(text):
            # While the server is down on purpose, the browser says that it is; and the frames of the gallery are
            # sandboxed so that none of them takes the focus.
            if self.run.outage and "ERR_CONNECTION" in str(text) or "Blocked autofocusing" in str(text):
                return
            self.run.problems.append(f"{self.checks.scope}, {page.url}: {text}")

        page.on("console", lambda message: problem(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: problem(error))
        page.on("dialog", lambda dialog: (problem(f"a dialog of the page: {dialog.message}"), dialog.dismiss()))
        page.on("response", lambda answer: problem(f"{answer.status} {answer.url}") if answer.status >= 500 else None)

    # What a person does

    def open(self, path):
        self.page.goto(path)
        return self

    def sign_in(self, user):
        self.open("/sign-in").press(f'button[value="{user}"]')
        self.until(
            "() => !location.pathname.startsWith('/sign-in') && document.readyState == 'complete'", f"{user} signs in"
        )
        return self

    def press(self, selector):
        self.page.locator(selector).first.click()
        return self

    def tab(self, path):
        """Opens a second tab; it becomes the one that is looked at until `close_tab`."""
        self._first, self.page = self.page, self.context.new_page()
        return self.open(path)

    def close_tab(self):
        self.page.close()
        self.page = self._first
        return self

    # What a person sees

    def look(self, script, *arguments):
        """Evaluates in the page; waits for the next page when one is just being loaded."""
        for _ in range(50):
            try:
                return self.page.evaluate(script, *arguments)
            except Error as error:
                if "navigat" not in str(error) and "destroyed" not in str(error):
                    raise
                time.sleep(0.1)
        raise Stuck(f"{self.page.url} is still being loaded")

    def until(self, script, what, argument=None, seconds=20):
        """Waits until the script gives something true, and returns that."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := self.look(script, argument):
                return found
            time.sleep(0.05)
        raise Stuck(f"{what}: not within {seconds} s; {self.page.url} shows {self.widgets()}")

    def widgets(self):
        return self.look("""() => [...document.querySelectorAll('.tt > *, .tt-banner')].map(e =>
          [e.className, e.dataset.ttStep, e.innerText.slice(0, 40)].filter(x => x).join(' '))""")

    def sees(self, selector) -> bool:
        return self.look(
            "s => [...document.querySelectorAll(s)].some(e => e.checkVisibility({visibilityProperty: true}))", selector
        )

    def text(self, selector) -> str:
        """The visible text of the first element that the selector finds; empty without one."""
        return self.look("s => document.querySelector(s)?.innerText ?? ''", selector)

    def popup(self) -> str:
        """The content of the pop-up that is open; empty without one."""
        return self.look(
            """() => document.querySelector('.tt-modal[open] [name=content][value^="popup/"]')?.value ?? ''"""
        )

    def await_step(self, step):
        self.until(
            "s => document.querySelector('dialog[open][data-tt-step],dialog:popover-open')?.dataset.ttStep == s",
            f"step {step}",
            step,
        )
        return self.settle()

    def settle(self):
        """Waits until the page is laid out and painted."""
        self.page.wait_for_load_state("load")
        self.page.wait_for_timeout(150)
        return self

    def picture(self, name, full_page=False):
        self.settle()
        file = f"{self.checks.scope} {name}.png".replace(" ", "-")
        self.page.screenshot(path=self.run.screenshots / file, full_page=full_page)
        return self

    # What is wrong with it

    def check_spotlight(self, name):
        """The spotlight is on the element, the rest is grey, and the card hides nothing and is on screen."""
        try:
            self.until(f"() => (({STEP})() ?? {{off: 99}}).off < 1.5", "the spotlight", seconds=3)
        except Stuck:
            pass
        found = self.look(STEP)
        good = found and found["off"] < 1.5
        self.checks.that(f"{name}: the spotlight is exactly on the element", good, found)
        if found:
            self.checks.that(f"{name}: the rest is greyed out", found["grey"], found)
            self.checks.that(f"{name}: the card does not cover the element", not found["covers"], found)
            self.checks.that(f"{name}: the card is on screen", not found["outside"], found)
            self.checks.that(f"{name}: nothing lies over the element", found["reachable"], found)
        return self

    def check_hint(self, name):
        """The open hint is on screen and does not hide what it explains."""
        found = self.look(
            """() => {
          const box = e => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] }
          return {hint: box(document.querySelector('.tt-tip')), spot: box(document.querySelector('.tt-hot')),
            width: document.documentElement.clientWidth, height: innerHeight} }"""
        )
        (left, top, right, bottom), (x, y, to_x, to_y) = found["hint"], found["spot"]
        inside = left >= 0 and top >= 0 and right <= found["width"] and bottom <= found["height"]
        apart = right <= x or left >= to_x or bottom <= y or top >= to_y
        self.checks.that(f"{name}: the hint is on screen", inside, found)
        self.checks.that(f"{name}: the hint does not cover what it explains", apart, found)
        return self

    def check_accessibility(self, name, mail=False):
        """No violation that axe knows of; it needs script to run. A mail is part of another page, so that only the rules
        of WCAG are for it, and not those about the landmarks of a page."""
        if not self.scripted:
            return self
        self.settle()
        self.page.evaluate(AXE)
        violations = self.page.evaluate(
            """async tags => (await axe.run(document, {resultTypes: ['violations'], runOnly: tags})).violations
          .map(v => `${v.impact} ${v.id}: ` +
            v.nodes.slice(0, 3).map(n => n.target + ' ' + n.any.map(a => a.message)))""",
            WCAG if mail else [*WCAG, "best-practice"],
        )
        self.checks.that(f"{name}: axe finds nothing", not violations, violations)
        return self
