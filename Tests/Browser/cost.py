"""What the style sheets cost a large page: the time to insert one element, against the same page without them."""

from visitor import Visitor

ELEMENTS = 8_500
LONGEST = 3

MEASURE = """async count => {
  const main = document.querySelector('main'), sheets = [...document.querySelectorAll('link[href*="/touch/"]')]
  for (let n = 0; n < count / 5; n++) {
    const row = document.createElement('div')
    row.className = 'row'
    for (let cell = 0; cell < 4; cell++) row.append(document.createElement('span'))
    main.append(row)
  }
  const frame = () => new Promise(f => requestAnimationFrame(f))
  const once = async (on, times) => {
    for (const sheet of sheets) sheet.disabled = !on
    document.body.offsetHeight
    await frame()
    for (let n = 0; n < 15; n++) {
      const start = performance.now()
      for (let k = 0; k < 4; k++) {
        const e = document.createElement('div')
        e.className = 'new'
        main.children[3].append(e)
        getComputedStyle(e).color
        document.body.offsetHeight
        e.remove()
        document.body.offsetHeight
      }
      times.push(performance.now() - start)
    }
  }
  const without = [], having = []
  for (let n = 0; n < 6; n++) {
    await once(false, without)
    await once(true, having)
  }
  return {sheets: sheets.length, elements: document.querySelectorAll('*').length,
    having: Math.min(...having), without: Math.min(...without)}
}"""


SHOWN = ["checklist/small/open", "survey/nps/open", "banner/plain", "tooltip/start", "guide/placements/below",
         "guide/placements/blocking"]


def visit(run, scripted):
    if scripted:
        run.chapter(insertion)


def insertion(run):
    for name in SHOWN:
        found = [measure(run, name) for _ in range(2)]
        while ratio(found) >= LONGEST and len(found) < 5:
            found.append(measure(run, name))
        print(f"cost of an insertion beside {name}: {ratio(found):.2f} times that of the page without the library")
        whole = all(one["sheets"] == 2 and one["elements"] > ELEMENTS for one in found)
        good = whole and ratio(found) < LONGEST
        run.checks.that(f"{name}: an insertion costs less than {LONGEST} times as much", good, found)


def measure(run, name):
    with Visitor(run, True) as visitor:
        scripted = int("guide/" in name)  # Without script nothing is inserted, so a step is measured as script shows it.
        visitor.open(f"/gallery/frame?show=samples/{name}&lang=en&js={scripted}").settle()
        return visitor.look(MEASURE, ELEMENTS)


def ratio(found):
    """Other processes can only make a measurement longer, so the shortest of many is the nearest to the cost."""
    return min(one["having"] for one in found) / min(one["without"] for one in found)
