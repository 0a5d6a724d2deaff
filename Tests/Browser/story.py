"""The story of a company that is guided through its first weeks, chapter by chapter."""

import checklist
import staff
import surveys
import tour
from visitor import Visitor


def tell(run, scripted):
    run.chapter(staff.earlier, scripted)
    run.chapter(tour.welcome_and_tour, scripted)
    run.chapter(tour.come_back_and_finish, scripted)
    run.chapter(surveys.promoter, scripted)
    run.chapter(tour.english_user, scripted)
    run.chapter(checklist.checklist, scripted)
    run.chapter(checklist.colleague, scripted)
    run.chapter(staff.second_check, scripted, 6)
    run.chapter(checklist.last_item, scripted)
    run.chapter(staff.second_check, scripted, 1)
    run.chapter(checklist.second_level, scripted)
    run.chapter(surveys.detractor, scripted)
    run.chapter(surveys.questionnaire, scripted)
    run.chapter(no_second_popup, scripted)
    run.chapter(staff.reports, scripted)
    run.chapter(staff.tasks, scripted)
    run.chapter(staff.why, scripted)
    run.chapter(tour.phone, scripted)
    run.chapter(checklist.crash, scripted)
    run.chapter(staff.step_mails, scripted)
    run.chapter(release, scripted)


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
        sato.press('.tt-modal [value="press:close"]').until(
            "() => !document.querySelector('.tt-modal[open]')", "it closes"
        )
        sato.tab("/")
        checks.equal("and once only", sato.popup(), "")
