"""Counts checks and prints a line for each."""


class Checks:
    """The checks of a run; `scope` stands before the name of each, such as "script off"."""

    def __init__(self):
        self.passed, self.failures, self.scope = 0, [], ""

    def that(self, name, holds, found=None) -> bool:
        """One check; `found` is printed when it does not hold."""
        name = f"{self.scope}: {name}" if self.scope else name
        if holds:
            self.passed += 1
            print("ok", name, flush=True)
        else:
            self.failures.append(name)
            print("FAILED", name, "" if found is None else f"– found {found}", flush=True)
        return bool(holds)

    def equal(self, name, found, wanted) -> bool:
        return self.that(name, found == wanted, f"{found!r}, wanted {wanted!r}")

    def finish(self) -> int:
        """Prints the figures, and returns the exit code."""
        if self.failures:
            print("failed:", *self.failures, sep="\n  ")
        print(f"{self.passed} passed, {len(self.failures)} failed", flush=True)
        return 1 if self.failures or not self.passed else 0
