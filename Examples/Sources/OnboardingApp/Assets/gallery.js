// Counts in each frame, once it is loaded, the elements that its step points at. Frames are loaded when they come near.
const count = frame => {
  const cell = document.querySelector(`[data-matches="${frame.title}"]`)
  if (!cell || !frame.contentDocument?.querySelector('main')) return
  const found = frame.contentDocument.querySelectorAll(frame.dataset.selector).length
  cell.textContent = found
  cell.className = found == 1 ? 'n' : 'n warn'
}
for (const frame of document.querySelectorAll('iframe[data-selector]')) {
  frame.addEventListener('load', () => count(frame))
  count(frame)
}
