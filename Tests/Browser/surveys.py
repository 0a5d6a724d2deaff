"""The surveys, with follow-up questions that depend on the score."""

from visitor import Visitor


def promoter(run, scripted):
    """Nine points: the follow-up of promoters, thanks with a link, and a request for a review."""
    checks = run.checks
    with Visitor(run, scripted) as sato:
        sato.sign_in("sato").until("() => document.querySelector('.tt-survey')", "the survey")
        sato.picture("nps").check_accessibility("home with the survey")
        for score, question in [
            (3, "improve"),
            (6, "improve"),
            (7, "almost"),
            (8, "almost"),
            (10, "praise"),
            (9, "praise"),
        ]:
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
        sato.press(".tt-banner [value='press:close']").until(
            "() => !document.querySelector('.tt-banner')", "the banner goes"
        )
        sato.open("/")
        again = ".tt-survey:not(.tt-thanks), .tt-banner"
        checks.that("an answered survey and a closed banner stay away", not sato.sees(again), sato.widgets())


def choose(visitor, question, value):
    visitor.page.locator(f'[name="q.{question}"][value="{value}"]').check()


def detractor(run, scripted):
    checks = run.checks
    with Visitor(run, scripted) as suzuki:
        suzuki.sign_in("suzuki").until("() => document.querySelector('.tt-survey')", "the survey")
        choose(suzuki, "score", 3)
        suzuki.page.fill('[name="q.improve"]', "設定画面の用語が<i>難しい</i>です。")
        choose(suzuki, "contact", "phone")
        suzuki.picture("nps-detractor")
        suzuki.press(".tt-survey [value=send]").until("() => document.querySelector('.tt-thanks')", "the thanks")
        checks.that(
            "detractors are not asked for a review",
            "レビュー" not in suzuki.text(".tt-thanks"),
            suzuki.text(".tt-thanks"),
        )
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
