"""The welcome and the guided tour."""

from visitor import Visitor

CAMPAIGN = '春の展示会 <script>alert(1)</script> & "お礼"'
TOUR = ["open-campaigns", "new-campaign", "prepare", "create", "created", "read-report"]


def welcome_and_tour(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as sato:
        sato.open("/sign-in").picture("sign-in").check_accessibility("sign-in")
        sato.sign_in("sato").until("() => document.querySelector('.tt-modal[open]')", "the welcome pop-up")
        checks.equal("the welcome pop-up greets", sato.text(".tt-modal h2"), "佐藤様、ハコブネMAへようこそ")
        sato.picture("welcome").check_accessibility("home with the pop-up")
        checks.that("the page behind it cannot be reached", hidden_behind(sato, "#nav-campaigns"))
        sato.tab("/")
        checks.that("a second tab has no other pop-up", sato.popup() in ("", "popup/welcome@1"), sato.popup())
        sato.close_tab()
        sato.press('[value="press:start"]')

        step(sato, "open-campaigns", "1／6").check_accessibility("home with a step")
        checks.that("the first step has no back button", not sato.sees("[value=back]"))
        sato.press("#nav-campaigns" if scripted else "[value=next]")
        step(sato, "new-campaign", "2／6")
        checks.that("a step that waits for a visit has no next button", not sato.sees("[value=next]"))
        sato.press("[value=back]")
        step(sato, "open-campaigns", "1／6", picture=False)
        checks.equal("back leads to the page of the step", sato.look("() => location.pathname"), "/")
        sato.press("[value=next]").await_step("first-campaign.new-campaign")
        checks.equal("next leads to the page of the step", sato.look("() => location.pathname"), "/campaigns")
        sato.press("#new-campaign").await_step("first-campaign.prepare")
        checks.that("a modal step counts too", "3／6" in sato.text(".tt-count"), sato.text(".tt-count"))
        checks.that("the page behind a modal step cannot be reached", hidden_behind(sato, "#nav-home"))
        sato.picture("3-prepare").check_accessibility("a modal step")
        sato.press("[value=next]")
        step(sato, "create", "4／6")
        # Typing in the element that the spotlight is on changes nothing.
        sato.page.fill("#campaign-form [name=name]", "下書き")
        sato.check_spotlight("4 create, typing")
        sato.press(".who button").until("() => location.pathname == '/sign-in'", "signing out")


def step(visitor, name, count, picture=True):
    visitor.await_step(f"first-campaign.{name}")
    number = TOUR.index(name) + 1
    visitor.checks.that(f"step {name} is number {count}", count in visitor.text(".tt-count"), visitor.text(".tt-count"))
    visitor.check_spotlight(f"{number} {name}")
    return visitor.picture(f"{number}-{name}") if picture else visitor


def hidden_behind(visitor, selector) -> bool:
    """True when a click at the place of the element would not reach it."""
    return visitor.look(
        """s => { const b = document.querySelector(s).getBoundingClientRect()
      return !document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)?.closest(s) }""",
        selector,
    )


def come_back_and_finish(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato").until("() => document.querySelector('.tt-resume')", "the resume card")
        checks.that(
            "who comes back sees where they stopped", "4／6" in sato.text(".tt-resume"), sato.text(".tt-resume")
        )
        checks.equal("who comes back sees no pop-up", sato.popup(), "")
        sato.picture("resume").check_accessibility("home with the resume card")
        sato.press(".tt-resume a")
        step(sato, "create", "4／6", picture=False)
        sato.page.fill("#campaign-form [name=name]", CAMPAIGN)
        sato.press("#save-campaign")
        step(sato, "created", "5／6")
        checks.that("creating a campaign made the tour go on", sato.look("() => location.pathname") == "/campaigns")
        checks.that("markup in its name is text", CAMPAIGN in sato.text("main table"), sato.text("main table"))
        sato.press(".tt-step [value=next]")
        step(sato, "read-report", "6／6").check_accessibility("reports with a step and a hint")
        sato.press(".tt-step [value=next]").until("() => !document.querySelector('.tt-step')", "the end of the tour")
        sato.open("/")
        checks.that("a finished tour stays away", not sato.sees(".tt-step, .tt-resume"), sato.widgets())
        sato.open("/reports").press(".tt-hot").until("() => document.querySelector('.tt-tip:popover-open')", "the hint")
        sato.picture("hint").check_hint("reports").check_accessibility("reports with an open hint")
        sato.press(".tt-tip [value=dismiss]").until("() => !document.querySelector('.tt-hot')", "the hint goes")


def english_user(run, scripted):
    checks = run.checks
    japanese = "s => document.querySelector(s)?.innerText.match(/[\\u3040-\\u30ff\\u4e00-\\u9fff]+/g) ?? []"
    with Visitor(run, scripted) as miller:
        miller.sign_in("miller").until("() => document.querySelector('.tt-modal[open]')", "the welcome pop-up")
        checks.equal(
            "an English user is greeted in English", miller.text(".tt-modal h2"), "Emma, welcome to Hakobune MA"
        )
        checks.equal(
            "the widgets say that they are in English",
            miller.look("() => document.querySelector('#tt-root').lang"),
            "en",
        )
        checks.equal("there is no Japanese on the page", miller.look(japanese, "body"), [])
        miller.picture("english")
        miller.press('[value="press:start"]').await_step("first-campaign.open-campaigns")
        checks.equal("there is no Japanese in the step", miller.look(japanese, "#tt-root"), [])
        miller.picture("english-step")
        if scripted:
            miller.page.keyboard.press("Escape")
        else:
            miller.press(".tt-step [value=skip]")
        miller.until("() => !document.querySelector('.tt-step')", "the tour is skipped")
        miller.open("/")
        checks.that("a skipped tour stays away", not miller.sees(".tt-step, .tt-resume"), miller.widgets())
        checks.equal("there is no Japanese in the checklist", miller.look(japanese, "#tt-root"), [])


def phone(run, scripted):
    """The tour on a narrow screen, with the checklist on the same page."""
    with Visitor(run, scripted, width=390, height=844, has_touch=True) as tanaka:
        tanaka.sign_in("tanaka-y")
        if tanaka.popup():
            tanaka.picture("phone-welcome").press('[value="press:start"]')
        tanaka.await_step("first-campaign.open-campaigns").check_spotlight("a phone, 1").picture("phone-1")
        tanaka.press("[value=next]").await_step("first-campaign.new-campaign").check_spotlight("a phone, 2")
        tanaka.picture("phone-2").check_accessibility("a step on a phone")
        tanaka.press("#new-campaign").await_step("first-campaign.prepare").picture("phone-3")
        tanaka.press("[value=next]").await_step("first-campaign.create").check_spotlight("a phone, 4").picture(
            "phone-4"
        )
        tanaka.page.fill("#campaign-form [name=name]", "社内テスト")
        tanaka.press("#save-campaign").await_step("first-campaign.created").check_spotlight("a phone, 5").picture(
            "phone-5"
        )
        tanaka.press("[value=skip]").until("() => !document.querySelector('.tt-step')", "the tour is skipped")
        tanaka.picture("phone-checklist")
