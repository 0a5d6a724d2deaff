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
