"""What the customer-success team does and sees on its page."""

import datetime

from visitor import Visitor

JST = datetime.timezone(datetime.timedelta(hours=9))
STEP_MAILS = {1: "最初の一歩", 3: "", 7: ""}
USERS = ["sato", "suzuki", "miller", "tanaka-y"]


def earlier(run, scripted):
    """Keeps the minute before anybody signed up, for questions about the past."""
    run.before = datetime.datetime.now(JST) - datetime.timedelta(minutes=2)
    run.signed_up = datetime.datetime.now(JST).date()


def section(visitor, name) -> str:
    return visitor.look("id => document.getElementById(id)?.closest('section').innerText ?? ''", name)


def rows(visitor, name) -> list:
    """The cells of the table in a section."""
    return visitor.look(
        """id => [...document.getElementById(id).closest('section').querySelectorAll('tbody tr')]
      .map(row => [...row.cells].map(cell => cell.innerText.trim()))""",
        name,
    )


def facts(visitor) -> str:
    """All that the page says, without the time of day."""
    return visitor.look("() => [...document.querySelectorAll('main section')].map(s => s.innerText).join('\\n')")


def move_clock(takahashi, days):
    """Moves the example's clock with the buttons of the page."""
    before = takahashi.open("/staff").text("main time")
    takahashi.press(f'[name=days][value="{days}"]')
    takahashi.until(
        "b => document.querySelector('main time') && document.querySelector('main time').innerText != b",
        f"the clock moves by {days} days",
        before,
    )


def clock(takahashi) -> datetime.datetime:
    return datetime.datetime.fromisoformat(takahashi.open("/staff").text("main time").replace(" ", "T")).replace(
        tzinfo=JST
    )


def second_check(run, scripted, wanted):
    """Gives the second check to everything that waits for it."""
    checks = run.checks
    with Visitor(run, scripted) as takahashi:
        takahashi.sign_in("cs-takahashi").picture(f"staff-{wanted}-waiting", full_page=True)
        takahashi.check_accessibility(f"the staff page with {wanted} items waiting")
        buttons = "() => [...document.querySelectorAll('[value=verify]')].filter(e => e.checkVisibility()).length"
        waiting = takahashi.look(buttons)
        checks.equal("every ticked item that needs it waits for the second check", waiting, wanted)
        for left in range(waiting - 1, -1, -1):
            takahashi.press("[value=verify]:visible").until(f"() => ({buttons})() == {left}", f"{left} checks are left")


def reports(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as takahashi:
        takahashi.sign_in("cs-takahashi")
        tour = section(takahashi, "tour-first-campaign")
        for words in ["表示 2", "完了 1", "完遂率 50 %"]:
            checks.that(f"the tour report says {words}", words in " ".join(tour.split()), tour)
        steps = rows(takahashi, "tour-first-campaign")
        checks.equal("it has a row a step", len(steps), 6)
        checks.equal("who stopped and who finished are all", sum(int(row[2]) for row in steps) + 1, 2)
        checks.equal("one stopped at the first step", steps[0][1:3], ["2", "1"])
        companies = {row[0]: row for row in rows(takahashi, "list-setup")}
        checks.that("the checklist is reported by company", "青葉製作所" in companies, companies)
        checks.that("the company is in the second level", "LV2" in companies.get("青葉製作所", []), companies)
        nps = section(takahashi, "survey-nps")
        for words in ["回答 2", "NPS 0", "信頼区間", "推奨者 1", "批判者 1"]:
            checks.that(f"the survey report says {words}", words in " ".join(nps.split()), nps)
        takahashi.picture("staff-reports", full_page=True).check_accessibility("the staff page with all reports")


def tasks(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as takahashi:
        takahashi.sign_in("cs-takahashi")
        found = rows(takahashi, "tasks")
        if not checks.equal("three points have opened one task", len(found), 1):
            return
        checks.that(
            "the task names the user and the company", "鈴木" in found[0][1] and "青葉製作所" in found[0][1], found
        )
        checks.that(
            "the task has a title, an assignee and a due date",
            "NPS" in found[0][0] and "高橋" in found[0][3] and found[0][4],
            found,
        )
        takahashi.press("form[action='/staff/tasks'] button").until(
            "() => document.querySelector('#tasks')?.innerText.includes('0件')", "the task is closed"
        )


def why(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as takahashi:
        takahashi.sign_in("cs-takahashi")
        now = ask(takahashi, "sato", "/")
        checks.that("why no pop-up: the proof names the cap", "popup-month" in now, now[:1500])
        takahashi.picture("why", full_page=True).check_accessibility("the staff page with a proof")
        then = ask(takahashi, "sato", "/", run.before)
        checks.that(
            "before they signed up the cap was free",
            then and "popup-month: 1 of 1" not in then and then != now,
            then[:1500],
        )
        elsewhere = ask(takahashi, "suzuki", "/settings")
        checks.that("another user and page have another answer", elsewhere and elsewhere != now, elsewhere[:300])


def ask(takahashi, user, page, at=None) -> str:
    takahashi.open("/staff")
    takahashi.page.select_option("select[name=user]", user)
    takahashi.page.fill("input[name=page]", page)
    if at:
        takahashi.page.fill("input[name=at]", at.strftime("%Y-%m-%dT%H:%M"))
    takahashi.press("form[action='/staff#why'] button").until(
        "() => location.search && document.querySelector('#proof')", "the proof"
    )
    return takahashi.text("#proof")


def step_mails(run, scripted):
    """The mails of +1, +3 and +7 days at nine o'clock come due while the clock is moved day by day."""
    checks = run.checks
    with Visitor(run, scripted) as takahashi:
        takahashi.sign_in("cs-takahashi")
        for day in range(8):
            if day:
                move_clock(takahashi, 1)
            now = clock(takahashi)
            wanted = sorted(
                f"{due:%Y-%m-%d %H:%M} {user}"
                for user in USERS
                for days in STEP_MAILS
                if (
                    due := datetime.datetime.combine(
                        run.signed_up + datetime.timedelta(days=days), datetime.time(9), JST
                    )
                )
                <= now
            )
            found = sorted(
                f"{row[0]} {row[1].split('@')[0]}"
                for row in rows(takahashi, "outbox")
                if row[0].endswith("09:00") and "リリース" not in row[2]
            )
            checks.equal(f"{day} days on: the step mails that are due are in the outbox", found, wanted)
        takahashi.picture("outbox", full_page=True).check_accessibility("the staff page with mails")
        mails = rows(takahashi, "outbox")
        checks.that(
            "a milestone mail says what is next", any("達成" in row[2] for row in mails), [row[2] for row in mails]
        )
        takahashi.press("form[action='/staff/outbox'] button").until(
            "() => [...document.querySelectorAll('#outbox')].length && !document.querySelector('.chip.warn')",
            "all is sent",
        )
