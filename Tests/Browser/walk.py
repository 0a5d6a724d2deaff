"""Walks the example product in a browser, with JavaScript on and off: `walk.py [--screenshots FOLDER] [SERVER]`.

It starts the server itself. Prints `ok …` or `FAILED …` for each check, and the figures at the end.
"""

import argparse
import os
import pathlib
import shutil
import sys
import tempfile
import time

from checks import Checks
from example_server import DEFAULT_BINARY, ExampleServer


PARTS = ["story", "gallery", "geometry", "keyboard", "modes", "hostile", "cost", "firefox"]


class Run:
    """What all chapters of one walk share."""

    def __init__(self, browser, server, checks, screenshots):
        self.browser, self.server, self.checks, self.screenshots = browser, server, checks, screenshots
        self.problems = []
        self.outage = False

    def chapter(self, function, *arguments):
        """Runs one part of the story; when it gets stuck the walk goes on with the next one."""
        name = function.__name__.replace("_", " ")
        try:
            function(self, *arguments)
        except Exception as error:  # Whatever it is, it ends this chapter and is reported.
            self.checks.that(f"{name} comes to its end", False, f"{type(error).__name__} {error}"[:600])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("server", nargs="?", default=os.environ.get("ONBOARDING_SERVER", DEFAULT_BINARY))
    parser.add_argument("--screenshots", type=pathlib.Path, default=os.environ.get("SCREENSHOTS"))
    parser.add_argument("--only", choices=PARTS)
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    if not chromium:
        print(
            "#" * 60,
            "## NOT RUN: chromium is not installed, nothing was walked ##",
            "#" * 60,
            sep="\n",
            file=sys.stderr,
        )
        return 1 if os.environ.get("CI") == "true" else 0
    if not pathlib.Path(options.server).is_file():
        sys.exit(f"wanted the example server at {options.server}; swift build --package-path Examples makes it")
    screenshots = pathlib.Path(options.screenshots or tempfile.mkdtemp(prefix="walk-"))
    screenshots.mkdir(parents=True, exist_ok=True)
    print(f"screenshots in {screenshots}", flush=True)

    try:
        from playwright.sync_api import sync_playwright

        import cost
        import firefox
        import gallery
        import geometry
        import hostile
        import keyboard
        import modes
        import story
    except ModuleNotFoundError as error:
        sys.exit(f"found no module {error.name}; pip install -r {pathlib.Path(__file__).with_name('requirements.txt')}")

    parts = {"gallery": gallery, "geometry": geometry, "keyboard": keyboard, "modes": modes, "hostile": hostile}
    parts |= {"cost": cost, "firefox": firefox}
    checks = Checks()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for scripted in [True, False]:
            checks.scope = "script on" if scripted else "script off"
            with ExampleServer(options.server) as server:
                run = Run(browser, server, checks, screenshots)
                if options.only in (None, "story"):
                    story.tell(run, scripted)
                for name, part in parts.items():
                    if options.only in (None, name):
                        began = time.monotonic()
                        part.visit(run, scripted)
                        print(f"{checks.scope}: {name} took {time.monotonic() - began:.0f} s", flush=True)
            checks.that("no console error, no violation of the policy, no 5xx", not run.problems, run.problems)
        browser.close()
    checks.scope = ""
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
