"""The checklist that a company shares, in two levels."""

import staff
from visitor import Visitor

LIST = "checklist-setup"
SELF_TICKED = ["internal-access", "cookie-notice"]
BY_EVENT = [
    ("/settings", "#tracking-tag", "tracking-tag"),
    ("/settings", "#invite-member", "members"),
    ("/settings", "#sender-domain", "sender-domain"),
    ("/forms", "#new-form", "first-form"),
    ("/contacts", "#import-contacts", "import-leads"),
]


def item(visitor, name) -> str:
    """The state of an item of the checklist: open, off, wait, done, or "" when it is not there."""
    return visitor.look(
        """id => { const e = document.getElementById(id)?.closest('.tt-item')
      return e ? ['off', 'wait', 'done'].find(s => e.classList.contains('tt-' + s)) ?? 'open' : '' }""",
        f"tt-i-{LIST}-{name}",
    )


def about(visitor, name) -> str:
    return visitor.look("id => document.getElementById(id)?.closest('.tt-item').textContent ?? ''", f"tt-i-{LIST}-{name}")


def tick(visitor, name, state):
    visitor.press(f"#tt-b-{LIST}-{name}")
    visitor.until(
        """([id, state]) => document.getElementById(id)?.closest('.tt-item')?.matches(state)""",
        f"{name} becomes {state}",
        [f"tt-i-{LIST}-{name}", f".tt-{state}"],
    )


def checklist(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato").picture("checklist").check_accessibility("home with the checklist")
        checks.equal("the campaign has ticked its item", item(sato, "create-campaign"), "done")
        checks.that(
            "the checklist says who did it", "佐藤" in about(sato, "create-campaign"), about(sato, "create-campaign")
        )
        checks.equal("an item that needs another one is not open", item(sato, "tag-coverage"), "off")
        checks.that("items have links to videos", sato.sees(".tt-res a[href^='/help/videos/']"))
        checks.that("the second level is locked", "LV2" in sato.text(".tt-locked"), sato.text(".tt-locked"))
        for path, button, name in BY_EVENT:
            sato.open(path).press(button).until(
                "p => location.pathname == p && document.readyState == 'complete'", path, path
            )
            sato.open("/")
            done = "done" if name == "members" else "wait"
            checks.equal(f"{name} ticks itself when it happens", item(sato, name), done)
        for name in SELF_TICKED:
            tick(sato, name, "done" if name == "internal-access" else "wait")
        sato.press(f"#tt-b-{LIST}-internal-access").until(
            f"() => !document.getElementById('tt-i-{LIST}-internal-access').closest('.tt-done')", "a tick is taken back"
        )
        tick(sato, "internal-access", "done")
        checks.that("a user cannot give the second check", not sato.sees("[value=verify]"))
        sato.picture("checklist-ticked").check_accessibility("home with ticked items")


def colleague(run, scripted):
    """Another user of the same company sees the same list, and goes on with it."""
    checks = run.checks
    with Visitor(run, scripted) as suzuki:
        suzuki.sign_in("suzuki").until("() => document.querySelector('.tt-modal[open]')", "the welcome pop-up")
        if scripted:
            suzuki.settle().page.keyboard.press("Escape")
        else:
            suzuki.press('.tt-modal [value="press:later"]')
        suzuki.until("() => !document.querySelector('.tt-modal[open]')", "the pop-up goes")
        suzuki.open("/")
        checks.that(
            "a dismissed pop-up and its tour stay away",
            not suzuki.sees(".tt-modal, .tt-step, .tt-resume"),
            suzuki.widgets(),
        )
        for name, state in [("internal-access", "done"), ("cookie-notice", "wait"), ("tracking-tag", "wait")]:
            checks.equal(f"a colleague sees {name} as {state}", item(suzuki, name), state)
            checks.that(f"a colleague sees who did {name}", "佐藤" in about(suzuki, name), about(suzuki, name))
        tick(suzuki, "mail-footer", "wait")
        suzuki.picture("colleague")
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato")
        checks.that(
            "and what the colleague did is seen", "鈴木" in about(sato, "mail-footer"), about(sato, "mail-footer")
        )
    with Visitor(run, scripted) as tanaka:
        tanaka.sign_in("tanaka-y")
        checks.that(
            "another company does not see it",
            item(tanaka, "internal-access") == "open",
            about(tanaka, "internal-access"),
        )


def last_item(run, scripted):
    """The item that needs another one, which has been checked now."""
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato")
        run.checks.that("the second level is locked until all is checked", sato.sees(".tt-locked"))
        tick(sato, "tag-coverage", "wait")


def second_level(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato")
        checks.that(
            "the second level is open",
            not sato.sees(".tt-locked") and item(sato, "thanks-mail") == "open",
            item(sato, "thanks-mail"),
        )
        checks.that("the list says who checked", "高橋" in about(sato, "cookie-notice"), about(sato, "cookie-notice"))
        sato.look("() => document.querySelector('.tt-list').scrollTo(0, 0)")
        sato.picture("level-2").check_accessibility("home with the second level")
        sato.press(".tt-fold > summary")
        tick(sato, "segments", "wait")
        if scripted:
            checks.that("what was unfolded stays unfolded after a tick", sato.sees(".tt-fold .tt-items"))


def crash(run, scripted):
    """kill -9 in the moment after an answer: what it said is still so, and nothing else has changed."""
    checks = run.checks
    with Visitor(run, scripted) as sato, Visitor(run, scripted) as takahashi:
        takahashi.sign_in("cs-takahashi")
        sato.sign_in("sato")
        tick(sato, "scoring", "wait")
        run.outage = True
        run.server.kill()
        log = run.server.log()
        run.server.start()
        checks.equal("nothing of the log is gone after kill -9", run.server.log()[: len(log)], log)
        sato.open("/")
        checks.equal("a tick that was acknowledged is there after kill -9", item(sato, "scoring"), "wait")
        before = staff.facts(takahashi.open("/staff"))
        run.server.kill()
        run.server.start()
        checks.equal("the staff page is the same after kill -9", staff.facts(takahashi.open("/staff")), before)
    run.outage = False
