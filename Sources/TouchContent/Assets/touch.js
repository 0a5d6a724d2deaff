// Optional: every widget is a plain HTML form that works without this file. The script saves the page load, keeps the
// card and its target on screen, contains the focus, and does not lose an answer when the network fails.
//
// It sets classes and properties only: no inline style, no innerHTML, no eval, nothing that a strict
// Content-Security-Policy with Trusted Types would refuse. It changes no attribute of the host's elements but `inert`,
// which it takes back.
(() => {
  const doc = document
  // Selectors come from the markup and may be invalid.
  const find = (selector, root = doc) => { try { return root.querySelector(selector) } catch { } }
  // On the document while the event is on its way down, elsewhere on its way back.
  const listen = (type, f, on) => (on || doc).addEventListener(type, f, !on)
  const frame = requestAnimationFrame
  const step = () => find('.tt-step')
  const still = { preventScroll: true }
  // Storage may be forbidden; then nothing is kept.
  const queue = entries => {
    try { return entries ? localStorage.touchQueue = JSON.stringify(entries) : JSON.parse(localStorage.touchQueue) }
    catch { return [] }
  }
  let target, observer, from, busy, seen, shown, missed, timer, pending, path = location.pathname, locked = []

  // 1. Post. The nonce in the body makes repeats harmless, `keepalive` survives a navigation. The answer is wanted for
  // the page that is open now, which for a queued entry need not be the page it was made on.
  const post = async (url, body, queued) => {
    const data = new URLSearchParams(body)
    data.set('return', location.pathname + location.search)
    for (let wait = 400; ; wait *= 3) {
      const r = await fetch(url, { method: 'POST', body: data, keepalive: true, headers: { 'TT-Fragment': 1 } })
        .catch(() => 0)
      if (r.status < 500 && r.status != 429) {
        queue(queue().filter(e => e[1] != body))
        return answer(r, queued)
      }
      if (wait > 4e3) throw r
      await new Promise(f => setTimeout(f, wait))
    }
  }

  // 2. Show the answer. `parseHTML` sanitises and is no Trusted Types sink; where it is missing, and whenever the answer
  // is not a fragment (refused, signed out, stale), the page itself is loaded again, because it shows the truth.
  const answer = async (r, queued) => {
    const to = r.headers.get('TT-Location'), old = find('#tt-root')
    if (to && !queued) return location = to
    let root
    try { root = (r.ok || r.status == 422) && find('#tt-root', Document.parseHTML(await r.text(), { sanitizer: {} })) }
    catch { }
    if (!root) return location.reload()
    const held = old.contains(doc.activeElement) && doc.activeElement.id
    const list = find('.tt-list', old), top = list?.scrollTop, next = find('.tt-list', root)
    old.replaceWith(root)
    if (list && next) {
      next.open = list.open
      next.scrollTop = top
    }
    start()
    // A button that is there again keeps the focus. Otherwise only a lost focus is moved: nobody is interrupted while
    // typing in the host page.
    const again = doc.getElementById(held)
    if (again || doc.activeElement == doc.body)
      (again || find('[autofocus]:not(.tt-tip *)', root) || from)?.focus(still)
  }

  const send = (form, data) => {
    // Not `form.action`: the buttons have that name, and a form's fields hide its properties.
    const url = form.getAttribute('action'), body = '' + new URLSearchParams(data), box = form.closest('.tt>*,aside')
    busy = 1
    queue([...queue(), [url, body]])
    form.closest('.tt-banner')?.remove()                        // it is not part of the fragment
    // In the end the widget goes and the entry stays: a page must not be locked by a server that cannot be reached.
    post(url, body).catch(() => { box.remove(); start() }).finally(() => busy = 0)
  }

  // 3. Put a modal or a step on screen: in the top layer, scrolled to, focused.
  const start = () => {
    const modal = find('.tt-modal:not(:modal)'), s = step(), root = find('#tt-root')
    // Esc was quicker than this script, and nobody has been told yet.
    if (modal && !modal.open) escape(modal)
    else if (modal) {
      modal.close()
      modal.showModal()
      modal.oncancel = e => { e.preventDefault(); escape(modal) }
    }
    observer?.disconnect()
    clearTimeout(timer)
    locked.map(e => e.inert = false)
    locked = []
    target = s && find(s.dataset.ttTarget)
    // A modal dialog of the host makes everything outside it inert, so a step for its inside has to be in it.
    const home = target?.closest('dialog:modal') || doc.body
    if (root && root.parentNode != home) home.append(root)
    if (!s) return shown = 0
    const key = s.dataset.ttStep, wait = s.dataset.ttWait, held = doc.activeElement
    s.classList.add('tt-js')
    // Hidden while scrolling: an engine remembers the scroll offset at which the card was laid out.
    s.popover = null
    s.open = false
    if (target) {
      // Off screen, clipped by a scroller or under a sticky header. Honours scroll-margin of the anchor sheet.
      const b = target.getBoundingClientRect(), e = doc.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)
      if (!target.contains(e)) target.scrollIntoView()
    } else if (wait && missed != key && Document.parseHTML) {
      timer = setTimeout(() => {
        const form = find('form', s), data = new FormData(form)
        missed = key
        data.set('action', 'missing')
        if (!busy) send(form, data)
      }, wait * 1e3)
    }
    // Blocking: what is neither ours nor on the way to the target becomes inert. Never by key handlers.
    if (s.dataset.ttBlock)
      for (let e = target || root; e && e != doc.body; e = e.parentNode)
        for (const x of e.parentNode.children) if (x != e && !x.inert && !x.matches('.tt')) x.inert = locked.push(x)
    s.popover = 'manual'
    s.showPopover()
    // showPopover() moves the focus into a dialog; only a step that is new may keep it.
    ;(shown == key ? held : find('[autofocus]', s))?.focus(still)
    shown = key
    seen = 1
    inside()
    if (target) (observer = new IntersectionObserver(([e]) => { seen = e.isIntersecting; check() })).observe(target)
    else check()
  }

  // The grey layer goes while the focus is under it, but not while it is in the hole.
  const inside = () => step()?.classList.toggle('tt-in', !!target?.contains(doc.activeElement))

  // After a scroll: dock the card when it or the target is off screen; drop the hole when an engine put it elsewhere.
  const check = () => {
    const s = step(), box = e => e.getBoundingClientRect(), sum = r => r.left + r.right + r.top + r.bottom
    if (!s) return
    const c = s.classList
    c.toggle('tt-n')
    c.toggle('tt-away', !seen)
    c.remove('tt-lost')
    frame(() => frame(() => {                                   // anchored boxes are right only after a real frame
      const b = box(find('.tt-bubble', s)), t = target && box(target), hole = find('.tt-spot', s)
      if (b.top < 0 || b.bottom > innerHeight) c.add('tt-away')
      c.toggle('tt-lost', t && hole && t.width && Math.abs(sum(box(hole)) - sum(t)) > 9)
    }))
  }

  const escape = box =>
    (find('[data-tt-esc]', box) || find('[value=skip],[value=dismiss],[value=snooze]', box))?.click()

  listen('submit', e => {
    const form = e.target
    // Asked first: making a FormData fires an event on the form, and the host's forms are none of our business.
    if (!form.matches('[data-tt]')) return
    e.preventDefault()
    if (!busy) send(form, new FormData(form, e.submitter))
  })
  // Esc belongs first to an input method, then to the host's handlers, dialogs and menus.
  listen('keydown', e => {
    const s = step()
    if (s && e.key == 'Escape' && !e.isComposing && !e.defaultPrevented && !find('dialog:modal,:popover-open:not(.tt-step)'))
      escape(s)
  }, self)
  const hit = e => {
    const s = step()
    if (target && s?.dataset.ttOn == e.type && e.composedPath().includes(target)) find('[value=next]', s)?.click()
  }
  listen('click', hit)
  listen('change', hit)
  listen('scrollend', check)
  // A dialog, popover or details of the host around the target has opened or closed.
  listen('toggle', e => { if (target && e.target.contains(target)) start() })
  listen('focusin', e => {
    if (!e.target.closest('.tt,.tt-banner')) from = e.target
    inside()
  })
  // Late, replaced and removed targets: the style sheet follows by itself, this only scrolls, waits and observes again.
  new MutationObserver(() => pending ||= frame(() => {
    const s = step()
    pending = 0
    if (s && find(s.dataset.ttTarget) != target) start()
  })).observe(doc, { childList: true, subtree: true, attributeFilter: ['id', 'class', 'hidden'] })
  // Client-side routers. Without the navigation API this listens to the document, where the event never fires.
  listen('navigatesuccess', () => {
    const url = find('#tt-root')?.dataset.ttSrc
    if (path != (path = location.pathname) && url) fetch(url + '?at=' + encodeURIComponent(path)).then(answer)
  }, self.navigation)
  // What an earlier page could not deliver, in its order.
  const flush = async () => { try { for (const e of queue()) await post(...e, 1) } catch { } }
  listen('online', flush, self)
  start()
  flush()
})()
