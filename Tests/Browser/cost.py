"""What the style sheets cost a large page: the time to insert one element, against the same page without them."""

from visitor import Visitor

ELEMENTS = 8_500
LONGEST = 3
# Beside what stands at an element, since the browser lays it out anew with the page: three to four times on a quiet machine.
LONGEST_ANCHORED = 5

MEASURE = """async count => {
  const main = document.querySelector('main'), sheets = [...document.querySelectorAll('link[href*="/touch/"]')]
  for (let n = 0; n < count / 5; n++) {
    const row = document.createElement('div')
    row.className = 'row'
    for (let cell = 0; cell < 4; cell++) row.append(document.createElement('span'))
    main.append(row)
  }
  const frame = () => new Promise(f => requestAnimationFrame(f))
  const once = async on => {
    for (const sheet of sheets) sheet.disabled = !on
    document.body.offsetHeight
    await frame()
    const times = []
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
    return Math.min(...times)
  }
  const ratios = []
  for (let n = 0; n < 5; n++) {
    const without = await once(false), having = await once(true)
    ratios.push([having / without, having, without].map(x => Math.round(x * 100) / 100))
  }
  return {sheets: sheets.length, elements: document.querySelectorAll('*').length, ratios}
}"""


SHOWN = {"samples/checklist/small/open": LONGEST, "samples/survey/nps/open": LONGEST, "samples/banner/plain": LONGEST,
         "samples/tooltip/start": LONGEST_ANCHORED, "samples/guide/placements/below": LONGEST_ANCHORED,
         "samples/guide/placements/blocking": LONGEST_ANCHORED}


def visit(run, scripted):
    if scripted:
        run.chapter(insertion)


def insertion(run):
    for name, longest in SHOWN.items():
        with Visitor(run, True) as visitor:
            scripted = int("guide/" in name)  # Without script nothing is inserted, so a step is measured as script shows it.
            visitor.open(f"/gallery/frame?show={name}&lang=en&js={scripted}").settle()
            found = visitor.look(MEASURE, ELEMENTS)
            ratio = min(found["ratios"])[0]
            good = found["sheets"] == 2 and found["elements"] > ELEMENTS and ratio < longest
            print(f"cost of an insertion beside {name}: {ratio} times that of the page without the library")
            run.checks.that(f"{name}: an insertion costs less than {longest} times as much", good, found)
