"""A small client for Firefox's own protocol, since Debian has no geckodriver: length, colon, JSON."""

import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time

from example_server import free_port

KEYS = {"Tab": "\ue004", "Escape": "\ue00c", "Enter": "\ue007"}
PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/",
    "browser.safebrowsing.malware.enabled": False,
    "ui.prefersReducedMotion": 1,
    "focusmanager.testmode": True,
}


class Firefox:
    def __init__(self, binary, width=1280, height=800, script=True):
        self._profile = tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True)
        port = free_port()
        lines = {**PREFERENCES, "marionette.port": port, "javascript.enabled": script}
        preferences = "".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in lines.items())
        pathlib.Path(self._profile.name, "user.js").write_text(preferences)
        self._process = subprocess.Popen(
            [binary, "--headless", "--marionette", "--no-remote", "--profile", self._profile.name],
            env={**os.environ, "HOME": self._profile.name, "MOZ_HEADLESS_WIDTH": str(width), "MOZ_HEADLESS_HEIGHT": str(height)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        self._socket, self._buffer, self._number = self._connect(port), b"", 0
        self._receive()
        self.version = self._command("WebDriver:NewSession", {})["capabilities"]["browserVersion"]
        self._size(width, height)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()
        self._socket.close()
        self._profile.cleanup()

    def open(self, address):
        self._command("WebDriver:Navigate", {"url": address})

    def look(self, script):
        """Evaluates an expression, which may be a promise, beside the page's own policy."""
        body = f"const [done] = [arguments[arguments.length - 1]]; Promise.resolve({script}).then(done)"
        return self._command("WebDriver:ExecuteAsyncScript", {"script": body, "args": []})["value"]

    def press(self, *keys):
        for key in keys:
            value = KEYS.get(key, key)
            actions = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
            self._command("WebDriver:PerformActions", {"actions": [{"type": "key", "id": "k", "actions": actions}]})
            time.sleep(0.1)

    def _size(self, width, height):
        self._command("WebDriver:SetWindowRect", {"width": width, "height": height})
        try:
            inner = self.look("[innerWidth, innerHeight]")
            self._command("WebDriver:SetWindowRect", {"width": 2 * width - inner[0], "height": 2 * height - inner[1]})
        except RuntimeError:
            pass  # Without script the window keeps its frame.

    def _connect(self, port):
        end = time.monotonic() + 60
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=60)
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def _command(self, name, parameters):
        self._number += 1
        data = json.dumps([0, self._number, name, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(data), data))
        while True:
            kind, number, error, result = self._receive()
            if kind == 1 and number == self._number:
                if error:
                    raise RuntimeError(f"{name}: {error.get('error')}: {error.get('message')}")
                return result

    def _receive(self):
        while b":" not in self._buffer:
            self._read()
        length, self._buffer = self._buffer.split(b":", 1)
        while len(self._buffer) < int(length):
            self._read()
        message, self._buffer = self._buffer[: int(length)], self._buffer[int(length) :]
        return json.loads(message)

    def _read(self):
        received = self._socket.recv(1 << 16)
        if not received:
            raise RuntimeError("Firefox has closed the connection")
        self._buffer += received
