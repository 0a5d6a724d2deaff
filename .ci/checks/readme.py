"""The lines that the README shows are the lines that the example compiles."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
source = (root / "Examples/Sources/FirstTour/main.swift").read_text()
marked = re.search(r"// README: the first tour\n(.*?)// README: end", source, re.S)
shown = re.search(r"<!-- the lines between the marks in [^>]* -->\n```swift\n(.*?)```", (root / "README.md").read_text(), re.S)
if not marked or not shown:
    sys.exit("README.md or FirstTour/main.swift has lost its marks")
if marked[1].strip() != shown[1].strip():
    sys.exit("README.md shows other lines than Examples/Sources/FirstTour/main.swift compiles")

# Every line of Swift in the article on testing is a line of the test that compiles them.
article = (root / "Sources/TechTouchTesting/TechTouchTesting.docc/TestingYourOnboarding.md").read_text()
compiled = [line.strip() for line in (root / "Tests/TechTouchTestingTests/ArticleTests.swift").read_text().splitlines()]
shown = [line.strip() for block in re.findall(r"```swift\n(.*?)```", article, re.S) for line in block.splitlines()]
for line in filter(None, shown):
    if line not in compiled:
        sys.exit(f"TestingYourOnboarding.md shows a line that ArticleTests.swift does not compile: {line}")
