"""Talks to the example server as a plain client does: `example_smoke.py [SERVER]`.

Good requests, every bad one, the same form twice and from two tabs, kill -9 during a stream of posts, a broken content
file, and a second server on the same data. Prints `ok …` or `FAILED …` for each check, and the figures at the end.
"""

import concurrent.futures
import os
import pathlib
import random
import shutil
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(pathlib.Path(__file__).parent), str(ROOT / "Tests/Browser")]

from checks import Checks  # noqa: E402
from example_server import DEFAULT_BINARY, ExampleServer  # noqa: E402
from plain_client import Client  # noqa: E402

SCRIPT = "<script>alert(1)</script>"
PAGES = ["/", "/campaigns", "/campaigns/new", "/contacts", "/forms", "/reports", "/settings", "/gallery"]


def main() -> int:
    binary = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("ONBOARDING_SERVER", DEFAULT_BINARY))
    if not binary.is_file():
        sys.exit(f"wanted the example server at {binary}, found nothing; swift build --package-path Examples makes it")
    checks = Checks()
    with ExampleServer(binary) as server:
        pages(checks, server)
        bad_input(checks, server)
        hostile_text(checks, server)
        repeats(checks, server)
        second_server(checks, server)
    crashes(checks, binary)
    broken_content(checks, binary)
    return checks.finish()


def pages(checks, server):
    stranger = Client(server.address)
    checks.equal("/healthz answers", stranger.get("/healthz").status, 200)
    for path in ["/", "/staff", "/campaigns"]:
        answer = stranger.get(path)
        checks.equal(f"{path} sends a stranger to the sign-in", (answer.status, answer.location), (303, "/sign-in"))
    checks.equal("nobody can sign in as somebody unknown", stranger.post("/sign-in", {"user": "nobody"}).status, 403)
    user = Client(server.address).sign_in("suzuki")
    for path in PAGES:
        answer = user.get(path)
        checks.equal(f"{path} is there", answer.status, 200)
        policy = answer.headers.get("Content-Security-Policy", "")
        checks.that(f"{path} has a strict policy", "default-src 'none'" in policy and "unsafe" not in policy, policy)
        checks.that(f"{path} has no inline style or script", not answer.has_inline_code(), answer.text[:200])
    checks.that("the page carries the library's root", 'id="tt-root"' in user.get("/").text)
    for path in user.get("/").assets():
        answer = user.get(path)
        cached = "immutable" in answer.headers.get("Cache-Control", "") or not path.startswith("/touch/")
        checks.that(f"{path.split('.')[0]} is served", answer.status == 200 and answer.text and cached, answer.status)
    checks.equal("the staff page is not for users", user.get("/staff").status, 403)
    checks.equal(
        "the staff page is for staff", Client(server.address).sign_in("cs-takahashi").get("/staff").status, 200
    )
    checks.equal("an unknown page is 404", user.get("/no-such-page").status, 404)


def bad_input(checks, server):
    """Each bad post gets its status and leaves the log as it is."""
    user = Client(server.address).sign_in("sato")
    other = Client(server.address).sign_in("miller")
    staff = Client(server.address).sign_in("cs-takahashi")
    home = user.get("/")
    good = {**home.form("popup/welcome").fields, "action": "press:start"}
    tick = {**home.form("checklist/setup", "internal-access").fields, "action": "tick"}
    foreign = {**other.get("/").form("popup/welcome").fields, "action": "press:start"}

    def refused(name, wanted, send):
        before = server.log()
        answer = send()
        wanted = wanted if isinstance(wanted, tuple) else (wanted,)
        checks.that(f"{name} is {' or '.join(map(str, wanted))}", answer.status in wanted, answer)
        checks.that(f"{name} says why", 0 < len(answer.text) < 2000 or answer.status == 422, answer)
        checks.that(f"{name} changes nothing", server.log() == before, f"{len(server.log()) - len(before)} bytes more")

    def touch(fields, client=user, **options):
        return lambda: client.post("/touch", fields, **options)

    def without(fields, name):
        return {key: value for key, value in fields.items() if key != name}

    refused("an empty form", 400, touch({}))
    refused("a stranger's form", 403, touch(good, Client(server.address)))
    refused("an unknown content", 404, touch({**good, "content": "guide/no-such-guide@1"}))
    refused("an unknown kind", (400, 404), touch({**good, "content": "poster/welcome@1"}))
    refused("a content without a version", 400, touch({**good, "content": "popup/welcome"}))
    refused("a version that was never published", (404, 409), touch({**good, "content": "popup/welcome@7"}))
    refused("an unknown button", (400, 404), touch({**good, "action": "press:no-such-button"}))
    refused("an unknown action", (400, 409), touch({**good, "action": "explode"}))
    refused("a form without a nonce", 400, touch(without(good, "nonce")))
    refused("a form with an empty nonce", 400, touch({**good, "nonce": ""}))
    refused("a foreign nonce", (403, 409), touch({**good, "nonce": "0" * 32}))
    refused("another user's form", (403, 409), touch(foreign))
    refused("a field given twice", 400, touch([*good.items(), ("nonce", "twice")]))
    refused("a body of 1 MiB", 413, touch(b"content=" + b"a" * (1 << 20)))
    refused(
        "a survey text of 60 kB in a field that is not read", (400, 404, 409), touch({**good, "nonce": "n" * 60_000})
    )
    refused("invalid UTF-8", 400, touch(b"content=popup%2Fwelcome%401&nonce=%ff%fe&return=%2F&action=press%3Astart"))
    refused("a broken escape", 400, touch(b"content=popup%2Fwelcome%401&nonce=%zz&return=%2F&action=press%3Astart"))
    refused("a binary body", 400, touch(bytes(range(256))))
    for path in [
        "/../../etc/passwd",
        "/a/../b",
        "/%2e%2e/b",
        "//example.com/",
        "/\\example.com",
        "https://example.com/",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=y",
        "relative",
    ]:
        refused(f"a return to {path!r}", 400, touch({**good, "return": path}))
    for header in [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://example.com"},
        {"Origin": "null"},
    ]:
        refused(f"a post with {header}", 403, touch(good, headers=header))
    refused(
        "a cross-site campaign",
        403,
        lambda: user.post("/campaigns", {"name": "x"}, headers={"Sec-Fetch-Site": "cross-site"}),
    )
    refused(
        "a cross-site sign-in",
        403,
        lambda: user.post("/sign-in", {"user": "sato"}, headers={"Sec-Fetch-Site": "cross-site"}),
    )
    refused("an unknown checklist item", 404, touch({**tick, "item": "no-such-item"}))
    refused("ticking an item of a locked level", 409, touch({**tick, "item": "segments"}))
    refused("ticking what ticks itself", (403, 409), touch({**tick, "item": "members"}))
    refused("a second check by a user", (403, 409), touch({**tick, "action": "verify"}))
    refused("a user in another company's name", 403, touch({**tick, "account": "northwind"}))
    refused(
        "staff with an unknown content",
        404,
        touch({**tick, "content": "checklist/none@1", "account": "aoba", "action": "verify"}, staff),
    )
    refused("staff with a foreign nonce", (403, 409), touch({**tick, "account": "aoba", "action": "verify"}, staff))
    refused("the clock moved by a user", 403, lambda: user.post("/staff/clock", {"days": "1"}))
    for days in ["0", "-1", "1e3", "soon", "99999999999999999999"]:
        refused(f"the clock moved by {days!r}", 400, lambda: staff.post("/staff/clock", {"days": days}))
    refused("an unknown task", 404, lambda: staff.post("/staff/tasks", {"task": "none", "user": "sato"}))
    refused("a why-question about ..", 400, lambda: staff.get("/staff?user=sato&page=/a/../b"))
    refused("a why-question about no time", 400, lambda: staff.get("/staff?user=sato&page=/&at=soon"))
    refused("a path with ..", (400, 404), lambda: user.get("/help/../../etc/passwd"))
    refused("an asset with ..", (400, 404), lambda: user.get("/touch/..%2f..%2fetc%2fpasswd"))
    checks.equal("the good form is taken", user.post("/touch", good).status, 303)
    guide(checks, user, refused, touch)
    survey(user, refused, touch)


def guide(checks, user, refused, touch):
    """The tour, with steps that are unknown or out of order."""
    first = {**user.get("/").form("guide/first-campaign").fields, "action": "next"}
    refused("an unknown step", 404, touch({**first, "item": "no-such-step"}))
    refused("a step out of order", 409, touch({**first, "item": "read-report"}))
    refused("back before the first step", 409, touch({**first, "action": "back"}))
    checks.equal("the tour goes on", user.post("/touch", first).location, "/campaigns#new-campaign")
    second = user.get("/campaigns").form("guide/first-campaign").fields
    refused("next on a step that waits for a visit", 409, touch({**second, "action": "next"}))
    refused("the first step with the second's nonce", 409, touch({**second, "item": first["item"], "action": "next"}))
    user.get("/campaigns/new")
    user.post("/touch", {**user.get("/campaigns/new").form("guide/first-campaign").fields, "action": "next"})
    fourth = user.get("/campaigns/new").form("guide/first-campaign").fields
    refused("next on a step that waits for a campaign", 409, touch({**fourth, "action": "next"}))
    refused("a campaign without a name", 400, lambda: user.post("/campaigns", {"name": ""}))
    user.post("/campaigns", {"name": f"秋の展示会 {SCRIPT}"})
    for path in ["/campaigns", "/reports"]:
        user.post("/touch", {**user.get(path).form("guide/first-campaign").fields, "action": "next"})
    checks.that("the tour is over", not user.get("/reports").form("guide/first-campaign"))


def survey(user, refused, touch):
    score = {**user.get("/reports").form("survey/nps").fields, "action": "send"}
    for answer in ["11", "-1", "7.5", "9 ", "", "１０", "nine", SCRIPT]:
        refused(f"the score {answer!r}", 422, touch({**score, "q.score": answer}))
    refused("two scores", (400, 422), touch([*score.items(), ("q.score", "1"), ("q.score", "9")]))
    refused("an unknown choice", 422, touch({**score, "q.score": "9", "q.contact": "fax"}))
    refused("a text that is too long", 422, touch({**score, "q.score": "9", "q.praise": "あ" * 1001}))
    refused("an unknown question", (400, 422), touch({**score, "q.score": "9", "q.none": "x"}))
    refused("the score of another survey", (403, 404, 409), touch({**score, "content": "survey/setup-questionnaire@1"}))


def hostile_text(checks, server):
    """Markup in what users write comes back as text."""
    user = Client(server.address).sign_in("sato")
    for path in ["/", "/campaigns"]:
        text = user.get(path).text
        checks.that(f"a campaign's name is escaped on {path}", "&lt;script>alert" in text.replace("&gt;", ">"), text)
        checks.that(f"no script of a user on {path}", SCRIPT not in text)
    form = {**user.get("/").form("survey/nps").fields, "action": "send"}
    refused = user.post("/touch", {**form, "q.score": "11", "q.praise": f'"></textarea>{SCRIPT}'})
    checks.that("a refused answer comes back escaped", refused.status == 422 and SCRIPT not in refused.text, refused)
    checks.that("the refused page says what it is", "<html lang=" in refused.text, refused.text[:200])
    sent = user.post("/touch", {**form, "q.score": "3", "q.improve": f'"></textarea>{SCRIPT}'})
    checks.equal("an answer with markup is taken as text", sent.status, 303)
    staff = Client(server.address).sign_in("cs-takahashi")
    checks.that("the staff page has no script of a user", SCRIPT not in staff.get("/staff").text)
    hostile = staff.get("/staff?user=sato&page=/%3Cscript%3Ealert(1)%3C/script%3E")
    checks.that("a why-question comes back escaped", SCRIPT not in hostile.text, hostile)


def repeats(checks, server):
    """The same form twice, and from two tabs at once, counts once; many tabs opened at once have one pop-up."""
    user = Client(server.address).sign_in("tanaka-y")
    tabs = [Client(server.address).sign_in("tanaka-y") for _ in range(8)]
    with concurrent.futures.ThreadPoolExecutor(len(tabs)) as pool:
        pages = list(pool.map(lambda tab: tab.get("/"), tabs))
    checks.equal("eight tabs opened at once have one pop-up", sum("popup/" in page.text for page in pages), 1)
    form = {**user.get("/").form("checklist/setup", "internal-access").fields, "action": "tick"}
    for tab in tabs[1:]:
        checks.equal(
            "two tabs have the same form",
            tab.get("/").form("checklist/setup", "internal-access").fields,
            without_action(form),
        )
    # Widgets of the page itself are recorded when it is made, which is no effect of the form.
    before = server.log().count(b"touch.ticked")
    with concurrent.futures.ThreadPoolExecutor(len(tabs)) as pool:
        statuses = list(pool.map(lambda tab: tab.post("/touch", form).status, tabs))
    checks.equal("every tab gets the same answer", set(statuses), {303})
    checks.equal("eight tabs at once count once", server.log().count(b"touch.ticked") - before, 1)
    after = server.log()
    checks.equal("the same form again is taken", user.post("/touch", form).status, 303)
    checks.equal("and changes nothing", server.log(), after)
    fragment = user.post("/touch", form, headers={"TT-Fragment": "1"})
    checks.that(
        "the script gets the page's touches for it", fragment.status == 200 and "tt-root" in fragment.text, fragment
    )


def without_action(fields):
    return {key: value for key, value in fields.items() if key != "action"}


def second_server(checks, server):
    code, output = ExampleServer(server.binary, server.data).refusal()
    checks.that("a second server on the same data is refused", code not in (None, 0), code)
    checks.that("it says why", "open already in process" in output and "Fatal" not in output, output)
    checks.equal("the first one goes on", Client(server.address).get("/healthz").status, 200)


def crashes(checks, binary, rounds=5):
    """kill -9 at random moments during a stream of posts: what was acknowledged is there after a restart."""
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    acknowledged = []
    with ExampleServer(binary) as server:
        for turn in range(rounds):
            clients = [Client(server.address).sign_in(user) for user in ("sato", "suzuki", "miller")]
            stop = threading.Thread(target=lambda: (time.sleep(chance.uniform(0.05, 1.0)), server.kill()))
            with concurrent.futures.ThreadPoolExecutor(len(clients)) as pool:
                streams = [pool.submit(stream, client, f"{turn}-{number}") for number, client in enumerate(clients)]
                stop.start()
                acknowledged += [name for result in streams for name in result.result()]
            stop.join()
            server.start()
            sato, miller = Client(server.address).sign_in("sato"), Client(server.address).sign_in("miller")
            shown = sato.get("/campaigns").text + miller.get("/campaigns").text
            lost = [name for name in acknowledged if f"<td>{name}</td>" not in shown]
            name = f"round {turn + 1}: {len(acknowledged)} acknowledged campaigns are there after kill -9 (seed {seed})"
            checks.that(name, not lost and acknowledged, lost)


def stream(client, prefix):
    """Creates campaigns until the server is gone; the names of those it acknowledged."""
    names = []
    for number in range(100_000):
        name = f"campaign-{prefix}-{number}."
        try:
            if client.post("/campaigns", {"name": name}).status != 303:
                break
        except OSError:
            break
        names.append(name)
    return names


def broken_content(checks, binary):
    """A copy of the program beside a copy of its content, which is then broken in one place."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        program = shutil.copy(binary, folder)
        for resources in binary.parent.glob("*.resources"):
            shutil.copytree(resources, folder / resources.name)
        with ExampleServer(program):
            checks.that("a copy of the program with its content starts", True)
        guide = next(folder.glob("*OnboardingApp.resources")) / "Content/guides/first-campaign.json"
        text = guide.read_text()
        broken = [
            ("a wrong type", text.replace('"near": true', '"near": "yes"', 1), ["steps[0].near", "wanted", "found"]),
            ("an unknown key", text.replace('"near"', '"neer"', 1), ["neer", "near"]),
            ("no JSON", text[: len(text) // 2], ["guides/first-campaign.json"]),
            ("an empty event name", text.replace("campaign.created", "", 1), ["guides/first-campaign.json"]),
            ("a selector that is none", text.replace('"#nav-campaigns"', '"#nav{}"', 1), ["anchor"]),
        ]
        for name, content, wanted in broken:
            guide.write_text(content)
            code, output = ExampleServer(program).refusal()
            checks.that(f"{name} in a content file stops the start", code not in (None, 0) and content != text, code)
            said = [word for word in ["guides/first-campaign.json", *wanted] if word not in output]
            checks.that(f"{name}: the message names file, place, found and wanted", not said, (said, output))


if __name__ == "__main__":
    sys.exit(main())
