"""Hostile strings in every text and every merge field of every widget: nothing of them runs, nothing breaks out."""

import http.server
import json
import pathlib
import tempfile
import threading
import urllib.parse

from example_server import ExampleServer
from visitor import Visitor

CORPUS = json.loads((pathlib.Path(__file__).parents[1] / "Corpus/hostile.json").read_text())

ELEMENTS = """html head meta title link script body noscript header nav ul ol li a span main h1 h2 h3 h4 div p button form
  input dialog section aside details summary progress fieldset legend label textarea select option strong em code br table
  caption thead tbody tr th td img video small""".split()
ATTRIBUTES = """lang dir charset name content rel href src defer class id type action method value formnovalidate tabindex
  autofocus open closedby popover popovertarget role for required checked max min step inputmode rows maxlength alt loading
  controls preload playsinline scope selected""".split()

# Elements and attributes that are not the library's, and addresses that content may not have.
STRANGERS = """([elements, attributes]) => [...document.querySelectorAll('*')].flatMap(e => {
  const bad = [...e.attributes].filter(a => !attributes.includes(a.name) && !/^(data-tt|aria-)/.test(a.name))
    .map(a => `${e.localName} ${a.name}`)
  for (const name of ['href', 'src', 'action']) {
    const value = e.getAttribute(name)
    if (value != null && !/^(\\/(?!\\/)|#|https:\\/\\/[^/]|mailto:)/i.test(value)) bad.push(`${e.localName} ${name}=${value}`)
  }
  return elements.includes(e.localName) && e.namespaceURI.endsWith('xhtml') ? bad : [e.localName, ...bad]
})"""
WORDS = """() => { const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = []
  while (all.nextNode()) texts.push(all.currentNode.data)
  return texts.join('\\n') }"""


def visit(run, scripted):
    run.chapter(everywhere, scripted)


def everywhere(run, scripted):
    for strings in [CORPUS, []] if scripted else [[]]:
        with tempfile.TemporaryDirectory() as folder:
            write(pathlib.Path(folder), strings)
            with ExampleServer(run.server.binary, gallery=folder) as server:
                for has_policy in [True, False]:
                    with Reports() as reports:
                        look(run, server, scripted, has_policy, reports, KINDS if strings else [])


def look(run, server, scripted, has_policy, reports, kinds):
    name = "with the policy" if has_policy else "without a policy"
    with Visitor(run, scripted) as visitor:
        visitor.context.set_default_timeout(90_000)
        visitor.context.add_init_script("window.__pwned = 0")
        visitor.context.route("**/gallery/all**", lambda route: change_policy(route, has_policy, reports))
        address = f"{server.address}/gallery/all?of=folder&lang=ja&js={int(scripted)}"
        for kind in kinds:
            visitor.open(f"{address}&kind={kind}")
            judge(run, visitor, f"{kind}, {name}")
            seen = visitor.look(WORDS)
            lost = [text for text in PROBES if text not in seen]
            run.checks.that(f"{kind}, {name}: the strings are there as text", not lost, lost[:3])
        # Every string as a merge value where nothing but escaping stands in its way, and some of them elsewhere.
        values = [] if kinds else CORPUS[::2] if scripted and not has_policy else CORPUS[::40]
        for number, value in enumerate(values):
            sent = urllib.parse.quote(value[:2000], errors="surrogatepass")
            visitor.open(f"{address}&user.lastName={sent}")
            judge(run, visitor, f"value {number}, {name}")
    run.checks.that(f"{name}: no violation was reported", not reports.bodies, reports.bodies[:3])


def judge(run, visitor, name):
    strangers = visitor.look(STRANGERS, [ELEMENTS, ATTRIBUTES])
    run.checks.that(f"{name}: only the library's own elements", not strangers, strangers[:8])
    run.checks.that(f"{name}: no script ran", not visitor.look("() => window.__pwned"))


def change_policy(route, has_policy, reports):
    """The page without the policy that keeps scripts from running, or with one that reports to this process."""
    answer = route.fetch()
    headers = {key: value for key, value in answer.headers.items() if key != "content-security-policy"}
    if has_policy:
        headers["content-security-policy"] = answer.headers["content-security-policy"] + f"; report-uri {reports.address}"
    route.fulfill(response=answer, headers=headers)


class Reports:
    """Takes the reports that the browser sends of what a policy refused, also where no script could see them."""

    def __enter__(self):
        self.bodies = bodies = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                bodies.append(self.rfile.read(int(self.headers["Content-Length"])).decode()[:300])
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


KINDS = ["guide", "popup", "banner", "tooltip", "checklist", "programme", "survey"]
# Some that come out letter for letter, whatever a body makes of its markup.
PROBES = ["<script>window.__pwned=1</script>", "<img src=x onerror=window.__pwned=1>", "<base href=//evil.example>"]


def write(folder, strings):
    """A content folder with each string in each text of each kind; without strings, with a merge field in each text."""
    strings = [text for text in strings if text.strip() and "{{" not in text and "}}" not in text] or ["x", "y"]

    def put(kind, name, **members):
        path = folder / f"{kind}s" / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        document = {"format": 1, "kind": kind, "id": name, "version": 1, **members}
        path.write_text(json.dumps(document, ensure_ascii=True))

    (folder / "product.json").write_text(json.dumps({
        "format": 1, "kind": "product", "name": "x", "sourceLanguage": "ja", "languages": ["ja"],
        "mergeFields": ["user.lastName"], "roles": ["customer-success"]}))
    (folder / "rules.json").write_text(json.dumps({"format": 1, "kind": "rules", "rules": []}))
    merge = "{{user.lastName}}"
    texts = [text + merge if len(strings) < 3 else text for text in [merge, *strings]]
    media = [{"source": "/assets/icon.svg", "alt": text} for text in texts]
    close = [[{"id": "x", "label": text, "action": "dismiss"}] for text in texts]
    steps = [
        {"id": f"s{n}", "title": text, "body": text, "page": "/gallery/stage", "anchor": "#stage-middle",
         "labels": {"next": text}, "media": media[n], "presentation": "modal" if n % 2 else "spotlight"}
        for n, text in enumerate(texts)]
    for step in steps:
        if step["presentation"] == "modal":
            del step["anchor"]
    for part in range(0, len(steps), 40):
        put("guide", f"g{part}", title=texts[part], steps=steps[part : part + 40])
    for n, text in enumerate(texts):
        put("popup", f"p{n}", title=text, body=text, media=media[n], buttons=close[n])
        put("banner", f"b{n}", body=text, buttons=close[n])
        put("tooltip", f"t{n}", title=text, body=text, anchor="#stage-middle")
        put("message", f"m{n}", subject=text, body=text, button={"label": text, "open": "/settings"})
    items = [
        {"id": f"i{n}", "statement": text, "done": "self", "path": "/settings",
         "resources": [{"kind": "video", "title": text, "url": "/help"}]} for n, text in enumerate(texts)]
    sections = [{"id": f"c{n}", "title": texts[n], "items": items[n : n + 20]} for n in range(0, len(items), 20)]
    put("checklist", "all", title=texts[1], levels=[{"id": "l", "title": texts[2], "sections": sections}])
    put("programme", "all", title=texts[1], steps=[
        {"id": f"s{n}", "kind": "task", "title": text, "body": text} for n, text in enumerate(texts)])
    for part in range(0, len(texts), 60):
        put("survey", f"q{part}", title=texts[part], thanks=texts[part], questions=[
            {"id": f"q{n}", "kind": "single", "text": text,
             "choices": [{"id": "a", "label": text}, {"id": "b", "label": text}]} if n % 2 else
            {"id": f"q{n}", "kind": "csat", "text": text, "low": text, "high": text}
            for n, text in list(enumerate(texts))[part : part + 60]])
