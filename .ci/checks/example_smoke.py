"""Talks to the example server as a browser without script does: `example_smoke.py SERVER`.

Prints a line `ok …` for each check and ends at the first that fails.
"""

import http.cookiejar
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser

USER, STAFF = "佐藤", "高橋"


class Forms(HTMLParser):
    """The forms of a page: where they post to, their fields, and their buttons with the text on them."""

    def __init__(self, html):
        super().__init__()
        self.forms, self.form, self.button = [], None, None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.form = {"action": attributes.get("action", ""), "fields": {}, "buttons": [], "text": ""}
            self.forms.append(self.form)
        elif self.form is not None and tag == "input" and attributes.get("type") == "hidden":
            self.form["fields"][attributes["name"]] = attributes.get("value", "")
        elif self.form is not None and tag == "button":
            self.button = {"name": attributes.get("name"), "value": attributes.get("value", ""), "text": ""}
            self.form["buttons"].append(self.button)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "button":
            self.button = None

    def handle_data(self, data):
        if self.form is not None:
            self.form["text"] += data
        if self.button is not None:
            self.button["text"] += data


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


class Visitor:
    """One browser, with its cookies."""

    def __init__(self, address):
        self.address = address
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(NoRedirect, jar)

    def send(self, path, body=None):
        """The status and the text of an answer."""
        if isinstance(body, dict):
            body = urllib.parse.urlencode(body).encode()
        request = urllib.request.Request(self.address + path, data=body)
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(errors="replace")

    def get(self, path):
        status, text = self.send(path)
        expect(f"GET {path} gives 200", status == 200, status)
        return text

    def sign_in(self, name):
        for form in Forms(self.get("/signin")).forms:
            for button in form["buttons"]:
                if name in button["text"] or (name in form["text"] and len(form["buttons"]) == 1):
                    fields = dict(form["fields"])
                    if button["name"]:
                        fields[button["name"]] = button["value"]
                    status, text = self.send(form["action"] or "/signin", fields)
                    expect(f"{name} signs in", status in (302, 303), (status, text[:200]))
                    return
        expect(f"{name} is on the sign-in page", False, "no such button")

    def touch_forms(self, path="/"):
        """The forms of the page that post to the library's endpoint."""
        return [form for form in Forms(self.get(path)).forms if "nonce" in form["fields"]]


class Server:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        environment = {**os.environ, "PORT": str(self.port), "DATA_DIRECTORY": str(self.folder)}
        self.process = subprocess.Popen([self.program], env=environment, stdout=sys.stderr)
        for _ in range(300):
            if self.process.poll() is not None:
                break
            try:
                if Visitor(self.address).send("/healthz")[0] == 200:
                    expect("the server starts", True)
                    return self
            except OSError:
                time.sleep(0.1)
        self.__exit__()
        expect("the server starts", False, f"exit code {self.process.returncode}")

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def expect(what, holds, found=None):
    if not holds:
        sys.exit(f"FAILED {what}: found {found}")
    print("ok", what, flush=True)


def state(forms):
    """What the forms are about; a nonce changes when the state of its content does."""
    return sorted((form["fields"]["content"], form["fields"].get("item", ""), form["fields"]["nonce"]) for form in forms)


def bad_submissions(fields):
    """Each with a name; `fields` are those of a good form."""
    yield "an empty form", {}
    yield "a form without a nonce", {name: value for name, value in fields.items() if name != "nonce"}
    yield "a foreign nonce", {**fields, "nonce": "0" * 32}
    yield "an unknown content", {**fields, "content": "guide/no-such-guide@1"}
    yield "an unknown item", {**fields, "item": "no-such-item"}
    yield "an unknown action", {**fields, "action": "no-such-action"}
    yield "a page with ..", {**fields, "return": "/../../etc/passwd"}
    yield "another site to return to", {**fields, "return": "//example.com/"}
    yield "a body of 1 MiB", b"content=" + b"a" * (1 << 20)
    yield "invalid UTF-8", b"content=guide%2Ffirst-campaign%401&nonce=%ff%fe&return=%2F&action=next"


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        with Server(program, pathlib.Path(folder)) as server:
            stranger = Visitor(server.address)
            status, _ = stranger.send("/")
            expect("a stranger is not shown the product", status in (302, 303, 401, 403), status)
            status, _ = stranger.send("/touch", {"content": "guide/first-campaign@1", "nonce": "x", "return": "/"})
            expect("a stranger's form is refused", status in (302, 303, 401, 403), status)

            user = Visitor(server.address)
            user.sign_in(USER)
            expect("the page carries the widgets", 'id="tt-root"' in user.get("/"))
            expect("the gallery shows widgets", "tt-" in user.get("/gallery"))
            staff = Visitor(server.address)
            staff.sign_in(STAFF)
            staff.get("/staff")

            forms = user.touch_forms()
            expect("the page has a form to post", bool(forms))
            before = state(forms)
            for name, body in bad_submissions({**forms[0]["fields"], "action": forms[0]["buttons"][0]["value"]}):
                status, text = user.send("/touch", body)
                expect(f"{name} gives a 4xx", 400 <= status < 500, (status, text[:200]))
            expect("none of them changed anything", state(user.touch_forms()) == before)

            form = forms[0]
            press = {**form["fields"], "action": form["buttons"][0]["value"]}
            status, text = user.send("/touch", press)
            expect("a good form is taken", status in (302, 303), (status, text[:200]))
            after = state(user.touch_forms())
            expect("it changed the page", after != before)
            user.send("/touch", press)
            expect("the same form again counts once", state(user.touch_forms()) == after)

        with Server(program, pathlib.Path(folder)) as server:
            user = Visitor(server.address)
            user.sign_in(USER)
            expect("nothing is gone after kill -9", state(user.touch_forms()) == after)


main(sys.argv[1])
