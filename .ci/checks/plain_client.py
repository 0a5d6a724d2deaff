"""A client without script: cookies, forms and no redirects."""

import http.client
import re
import urllib.parse
from html.parser import HTMLParser


class Form:
    """A form of a page: its hidden fields and its buttons."""

    def __init__(self):
        self.fields, self.buttons = {}, []


class PageReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.assets, self.inline = [], [], []
        self._form, self._script = None, False

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.inline += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        if tag == "style":
            self.inline.append(tag)
        if tag == "script" and not values.get("src"):
            self.inline.append(tag)
        if tag == "form":
            self._form = Form()
            self.forms.append(self._form)
        elif tag == "input" and self._form and values.get("type") == "hidden":
            self._form.fields[values["name"]] = values.get("value", "")
        elif tag == "button" and self._form:
            self._form.buttons.append((values.get("name"), values.get("value")))
        elif tag in ("link", "script"):
            self.assets.append(values.get("href") or values.get("src"))

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers = status, headers
        self.text = body.decode("utf-8", "replace")
        self.location = headers.get("Location")

    def __repr__(self):
        return f"{self.status} {self.location or ''} {self.text[:160]!r}"

    def _read(self):
        reader = PageReader()
        reader.feed(self.text)
        return reader

    def assets(self):
        return [path for path in self._read().assets if path]

    def has_inline_code(self):
        return self._read().inline

    def form(self, content, item=None):
        """The form of a piece of content, such as "guide/first-campaign", and of one item of it; None without one."""
        for form in self._read().forms:
            if form.fields.get("content", "").split("@")[0] == content and item in (None, form.fields.get("item")):
                return form
        return None


class Client:
    """One browser without script, with its cookies."""

    def __init__(self, address):
        self.host = urllib.parse.urlsplit(address).netloc
        self.cookies = {}

    def sign_in(self, user):
        answer = self.post("/sign-in", {"user": user})
        if answer.status != 303:
            raise RuntimeError(f"{user} cannot sign in: {answer}")
        return self

    def get(self, path, headers=None) -> Answer:
        return self._send("GET", path, None, headers)

    def post(self, path, body, headers=None) -> Answer:
        """Posts a form: fields as a dictionary or as pairs, or the bytes of a body."""
        if not isinstance(body, bytes):
            body = urllib.parse.urlencode(body).encode()
        content = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._send("POST", path, body, {**content, **(headers or {})})

    def _send(self, method, path, body, headers) -> Answer:
        headers = dict(headers or {})
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            try:
                connection.request(method, path, body, headers)
            except BrokenPipeError:
                pass  # A server may answer before it has read all of a large body.
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        except http.client.HTTPException as error:
            raise ConnectionError(f"{method} {path}: {error!r}") from error
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            match = re.match(r"([^=]+)=([^;]*)", cookie)
            self.cookies[match[1]] = match[2]
        return answer
