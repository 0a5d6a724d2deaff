"""The example server as a child process: started on a free port, killed without warning, started again."""

import os
import pathlib
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEFAULT_BINARY = ROOT / "Examples/.build/debug/OnboardingServer"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ExampleServer:
    """One data directory and the process that serves it; the port stays the same over restarts."""

    def __init__(self, binary, data=None, gallery=None):
        self.binary = pathlib.Path(binary).resolve()
        self._folder = None if data else tempfile.TemporaryDirectory(prefix="onboarding-")
        self.data = pathlib.Path(data or self._folder.name)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = None
        self._gallery = {"GALLERY_CONTENT": str(gallery)} if gallery else {}
        self._output = tempfile.TemporaryFile("w+")

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.kill()
        self._output.close()
        if self._folder:
            self._folder.cleanup()

    def launch(self):
        """Starts the process without waiting for it."""
        environment = {**os.environ, "PORT": str(self.port), "DATA_DIRECTORY": str(self.data), **self._gallery}
        self.process = subprocess.Popen(
            [self.binary], env=environment, stdout=self._output, stderr=subprocess.STDOUT, cwd=self.data
        )

    def start(self, seconds=60):
        """Starts the process and waits until it answers."""
        self.launch()
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.address + "/healthz", timeout=5):
                    return self
            except OSError:
                time.sleep(0.05)
        self.kill()
        raise RuntimeError(f"{self.binary} does not answer on {self.address}:\n{self.output()}")

    def refusal(self, seconds=30):
        """Starts a process that is expected to give up; its exit code (None when it went on) and what it said."""
        self.launch()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return None, self.output()
        return self.process.returncode, self.output()

    def kill(self):
        """kill -9, as a power failure would."""
        if self.process and self.process.poll() is None:
            self.process.kill()
        if self.process:
            self.process.wait()

    def output(self):
        self._output.seek(0)
        return self._output.read()

    def log(self) -> bytes:
        """The event log as it is on disk."""
        return b"".join(path.read_bytes() for path in sorted(self.data.glob("events-*.log")))
