"""The story of a company that is guided through its first weeks, as its users see it."""

import staff
from visitor import Visitor

CAMPAIGN = "春の展示会 <script>alert(1)</script> & \"お礼\""
LIST = "checklist-setup"
TOUR = ["open-campaigns", "new-campaign", "prepare", "create", "created", "read-report"]
SELF_TICKED = ["internal-access", "cookie-notice"]
BY_EVENT = [
    ("/settings", "#tracking-tag", "tracking-tag"), ("/settings", "#invite-member", "members"),
    ("/settings", "#sender-domain", "sender-domain"), ("/forms", "#new-form", "first-form"),
    ("/contacts", "#import-contacts", "import-leads"),
]


def tell(run, scripted):
    run.chapter(staff.earlier, scripted)
    run.chapter(welcome_and_tour, scripted)
    run.chapter(come_back_and_finish, scripted)
    run.chapter(promoter, scripted)
    run.chapter(english_user, scripted)
    run.chapter(checklist, scripted)
    run.chapter(colleague, scripted)
    run.chapter(staff.second_check, scripted, 6)
    run.chapter(last_item, scripted)
    run.chapter(staff.second_check, scripted, 1)
    run.chapter(second_level, scripted)
    run.chapter(detractor, scripted)
    run.chapter(questionnaire, scripted)
    run.chapter(no_second_popup, scripted)
    run.chapter(staff.reports, scripted)
    run.chapter(staff.tasks, scripted)
    run.chapter(staff.why, scripted)
    run.chapter(phone, scripted)
    run.chapter(crash, scripted)
    run.chapter(staff.step_mails, scripted)
    run.chapter(release, scripted)


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
    return visitor.look("""s => { const b = document.querySelector(s).getBoundingClientRect()
      return !document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)?.closest(s) }""", selector)


def come_back_and_finish(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato").until("() => document.querySelector('.tt-resume')", "the resume card")
        checks.that("who comes back sees where they stopped", "4／6" in sato.text(".tt-resume"), sato.text(".tt-resume"))
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


def promoter(run, scripted):
    """Nine points: the follow-up of promoters, thanks with a link, and a request for a review."""
    checks = run.checks
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato").until("() => document.querySelector('.tt-survey')", "the survey")
        sato.picture("nps").check_accessibility("home with the survey")
        for score, question in [(3, "improve"), (6, "improve"), (7, "almost"), (8, "almost"), (10, "praise"), (9, "praise")]:
            choose(sato, "score", score)
            shown = [q for q in ("improve", "almost", "praise") if sato.sees(f'[name="q.{q}"]')]
            checks.equal(f"{score} points ask the question that belongs to them", shown, [question])
        sato.page.fill('[name="q.praise"]', "画面の案内が<b>わかりやすい</b>です。")
        sato.picture("nps-promoter").check_accessibility("home with the follow-up question")
        sato.press(".tt-survey [value=send]").until("() => document.querySelector('.tt-thanks')", "the thanks")
        checks.that("promoters are asked for a review", "レビュー" in sato.text(".tt-thanks"), sato.text(".tt-thanks"))
        sato.picture("nps-thanks").check_accessibility("home with the thanks")
        sato.press(".tt-thanks button").until("() => !document.querySelector('.tt-thanks[open]')", "the thanks close")
        sato.open("/campaigns").until("() => document.querySelector('.tt-banner')", "the request for a review")
        checks.that("the banner asks for a review", "レビュー" in sato.text(".tt-banner"), sato.text(".tt-banner"))
        sato.picture("review-request").check_accessibility("campaigns with a banner")
        sato.press(".tt-banner [value='press:close']").until("() => !document.querySelector('.tt-banner')", "the banner goes")
        sato.open("/")
        again = ".tt-survey:not(.tt-thanks), .tt-banner"
        checks.that("an answered survey and a closed banner stay away", not sato.sees(again), sato.widgets())


def choose(visitor, question, value):
    visitor.page.locator(f'[name="q.{question}"][value="{value}"]').check()


def english_user(run, scripted):
    checks = run.checks
    japanese = "s => document.querySelector(s)?.innerText.match(/[\\u3040-\\u30ff\\u4e00-\\u9fff]+/g) ?? []"
    with Visitor(run, scripted) as miller:
        miller.sign_in("miller").until("() => document.querySelector('.tt-modal[open]')", "the welcome pop-up")
        checks.equal("an English user is greeted in English", miller.text(".tt-modal h2"), "Emma, welcome to Hakobune MA")
        checks.equal("the widgets say that they are in English", miller.look("() => document.querySelector('#tt-root').lang"), "en")
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


def item(visitor, name) -> str:
    """The state of an item of the checklist: open, off, wait, done, or "" when it is not there."""
    return visitor.look("""id => { const e = document.getElementById(id)?.closest('.tt-item')
      return e ? ['off', 'wait', 'done'].find(s => e.classList.contains('tt-' + s)) ?? 'open' : '' }""", f"tt-i-{LIST}-{name}")


def about(visitor, name) -> str:
    return visitor.look("id => document.getElementById(id)?.closest('.tt-item').innerText ?? ''", f"tt-i-{LIST}-{name}")


def tick(visitor, name, state):
    visitor.press(f"#tt-b-{LIST}-{name}")
    visitor.until("""([id, state]) => document.getElementById(id)?.closest('.tt-item')?.matches(state)""",
                  f"{name} becomes {state}", [f"tt-i-{LIST}-{name}", f".tt-{state}"])


def checklist(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato").picture("checklist").check_accessibility("home with the checklist")
        checks.equal("the campaign has ticked its item", item(sato, "create-campaign"), "done")
        checks.that("the checklist says who did it", "佐藤" in about(sato, "create-campaign"), about(sato, "create-campaign"))
        checks.equal("an item that needs another one is not open", item(sato, "tag-coverage"), "off")
        checks.that("items have links to videos", sato.sees(".tt-res a[href^='/help/videos/']"))
        checks.that("the second level is locked", "LV2" in sato.text(".tt-locked"), sato.text(".tt-locked"))
        for path, button, name in BY_EVENT:
            sato.open(path).press(button).until("p => location.pathname == p && document.readyState == 'complete'", path, path)
            sato.open("/")
            done = "done" if name == "members" else "wait"
            checks.equal(f"{name} ticks itself when it happens", item(sato, name), done)
        for name in SELF_TICKED:
            tick(sato, name, "done" if name == "internal-access" else "wait")
        sato.press(f"#tt-b-{LIST}-internal-access").until(
            f"() => !document.getElementById('tt-i-{LIST}-internal-access').closest('.tt-done')", "a tick is taken back")
        tick(sato, "internal-access", "done")
        checks.that("a user cannot give the second check", not sato.sees("[value=verify]"))
        sato.picture("checklist-ticked").check_accessibility("home with ticked items")


def colleague(run, scripted):
    """Another user of the same company sees the same list, and goes on with it."""
    checks = run.checks
    with Visitor(run, scripted) as suzuki:
        suzuki.sign_in("suzuki").until("() => document.querySelector('.tt-modal[open]')", "the welcome pop-up")
        if scripted:
            suzuki.page.keyboard.press("Escape")
        else:
            suzuki.press('.tt-modal [value="press:later"]')
        suzuki.until("() => !document.querySelector('.tt-modal[open]')", "the pop-up goes")
        suzuki.open("/")
        checks.that("a dismissed pop-up and its tour stay away", not suzuki.sees(".tt-modal, .tt-step, .tt-resume"), suzuki.widgets())
        for name, state in [("internal-access", "done"), ("cookie-notice", "wait"), ("tracking-tag", "wait")]:
            checks.equal(f"a colleague sees {name} as {state}", item(suzuki, name), state)
            checks.that(f"a colleague sees who did {name}", "佐藤" in about(suzuki, name), about(suzuki, name))
        tick(suzuki, "mail-footer", "wait")
        suzuki.picture("colleague")
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato")
        checks.that("and what the colleague did is seen", "鈴木" in about(sato, "mail-footer"), about(sato, "mail-footer"))
    with Visitor(run, scripted) as tanaka:
        tanaka.sign_in("tanaka-y")
        checks.that("another company does not see it", item(tanaka, "internal-access") == "open", about(tanaka, "internal-access"))


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
        checks.that("the second level is open", not sato.sees(".tt-locked") and item(sato, "thanks-mail") == "open", item(sato, "thanks-mail"))
        checks.that("the list says who checked", "高橋" in about(sato, "cookie-notice"), about(sato, "cookie-notice"))
        sato.look("() => document.querySelector('.tt-list').scrollTo(0, 1400)")
        sato.picture("level-2").check_accessibility("home with the second level")
        tick(sato, "segments", "wait")


def detractor(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as suzuki:
        suzuki.sign_in("suzuki").until("() => document.querySelector('.tt-survey')", "the survey")
        choose(suzuki, "score", 3)
        suzuki.page.fill('[name="q.improve"]', "設定画面の用語が<i>難しい</i>です。")
        choose(suzuki, "contact", "phone")
        suzuki.picture("nps-detractor")
        suzuki.press(".tt-survey [value=send]").until("() => document.querySelector('.tt-thanks')", "the thanks")
        checks.that("detractors are not asked for a review", "レビュー" not in suzuki.text(".tt-thanks"), suzuki.text(".tt-thanks"))
        suzuki.open("/campaigns")
        checks.that("nor by a banner", not suzuki.sees(".tt-banner"))


def questionnaire(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato").open("/settings").until("() => document.querySelector('.tt-survey')", "the questionnaire")
        checks.that("the question about obstacles is hidden at first", not sato.sees('[name="q.obstacle"]'))
        choose(sato, "ease", 2)
        checks.that("it is asked when something was hard", sato.sees('[name="q.obstacle"]'))
        sato.picture("questionnaire").check_accessibility("settings with the questionnaire")
        choose(sato, "ease", 6)
        checks.that("it is not asked when all was easy", not sato.sees('[name="q.obstacle"]'))
        choose(sato, "role", "owner")
        choose(sato, "topics", "mail")
        choose(sato, "topics", "report")
        sato.page.fill('[name="q.volume"]', "12000")
        sato.press(".tt-survey [value=send]").until("() => document.querySelector('.tt-thanks')", "the thanks")


def no_second_popup(run, scripted):
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato")
        for path in ["/", "/campaigns", "/reports", "/"]:
            sato.open(path)
            run.checks.equal(f"no second pop-up on {path}", sato.popup(), "")
        for path in ["/", "/contacts"]:
            sato.tab(path)
            run.checks.equal(f"nor in a second tab on {path}", sato.popup(), "")
            sato.close_tab()


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
        tanaka.press("[value=next]").await_step("first-campaign.create").check_spotlight("a phone, 4").picture("phone-4")
        tanaka.page.fill("#campaign-form [name=name]", "社内テスト")
        tanaka.press("#save-campaign").await_step("first-campaign.created").check_spotlight("a phone, 5").picture("phone-5")
        tanaka.press("[value=skip]").until("() => !document.querySelector('.tt-step')", "the tour is skipped")
        tanaka.picture("phone-checklist")


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


def release(run, scripted):
    """The month is over: the next pop-up may come, once."""
    checks = run.checks
    with Visitor(run, scripted) as sato, Visitor(run, scripted) as takahashi:
        takahashi.sign_in("cs-takahashi")
        sato.sign_in("sato")
        staff.move_clock(takahashi, 7)
        staff.move_clock(takahashi, 7)
        sato.open("/")
        checks.equal("three weeks later there is no pop-up", sato.popup(), "")
        checks.that("but a banner announces the release", "12月" in sato.text(".tt-banner"), sato.widgets())
        sato.picture("release-banner").check_accessibility("home with the release banner")
        staff.move_clock(takahashi, 31)
        sato.open("/").until("() => document.querySelector('.tt-modal[open]')", "the release pop-up")
        checks.equal("after the month the release is announced", sato.popup(), "popup/release-2026-12@1")
        sato.picture("release-popup").check_accessibility("home with the release pop-up")
        sato.press('.tt-modal [value="press:close"]').until("() => !document.querySelector('.tt-modal[open]')", "it closes")
        sato.tab("/")
        checks.equal("and once only", sato.popup(), "")
