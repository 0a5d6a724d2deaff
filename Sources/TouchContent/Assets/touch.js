// Optional: every widget is a plain HTML form that works without this file. The script saves the page load, keeps the
// card and its target on screen, contains the focus, and does not lose an answer when the network fails.
//
// It sets classes and properties only: no inline style, no innerHTML, no eval, nothing that a strict
// Content-Security-Policy with Trusted Types would refuse. It changes no attribute of the host's elements but `inert`,
// which it takes back.
//
// What is served is touch.min.js; `RECORD_GOLDEN=1 swift test --filter AssetTests` makes it anew.
(() => {
  const doc = document
  const frame = requestAnimationFrame
  const parse = Document.parseHTML
  const still = { preventScroll: 1 }
  // Selectors come from the markup and may be invalid; then nothing is found.
  const find = (e, root = doc) => { try { return root.querySelector(e) } catch { } }
  const withId = e => doc.getElementById(e)
  const rectangle = e => e?.getBoundingClientRect()
  const active = () => doc.activeElement
  const rootOf = e => find('#tt-root', e)
  const step = () => find('.tt-step')
  const aim = () => find(step()?.dataset.ttTarget)
  const mark = (name, e) => rootOf()?.classList.toggle(name, e)
  const escape = e => find('[data-tt-esc]', e || 0)?.click()
  // While the event is on its way down, or late, after the host has had it.
  const listen = (name, f, e) => addEventListener(name, f, !e)
  // Storage may be forbidden; then nothing is kept.
  const queue = e => {
    try { return e ? localStorage.tt = JSON.stringify(e) : JSON.parse(localStorage.tt) } catch { return [] }
  }
  let target, observer, from, busy, seen, shown, timer, pending, locked = []

  // 1. Post, and show the answer. The nonce in the body makes repeats harmless, `keepalive` survives a navigation. The
  // answer is wanted for the page that is open now, which for a queued entry need not be the page it was made on.
  const post = async ([url, body], queued) => {
    const data = new URLSearchParams(body)
    let r, wait = 400
    data.set('return', location.pathname + location.search)
    for (; ; wait *= 3) {
      r = await fetch(url, { method: 'POST', body: data, keepalive: 1, headers: { 'TT-Fragment': 1 } }).catch(() => 0)
      if (r.status < 429) break                                 // 429 is "too many requests"
      if (wait > 4e3) throw r
      await new Promise(f => setTimeout(f, wait))
    }
    queue(queue().filter(e => e[1] != body))
    const f = r.headers.get('TT-Location'), old = rootOf()
    if (f && !queued) return location = f
    // `parseHTML` sanitises and is no Trusted Types sink; where it is missing, and whenever the answer is not a fragment
    // (refused, signed out, stale), the page itself is loaded again, because it shows the truth.
    const root = (r.ok || r.status == 422) && rootOf(parse?.(await r.text(), { sanitizer: {} }) || 0)
    if (!root) return location.reload()
    const held = find(':focus', old)?.id
    // What the reader has folded, unfolded and scrolled.
    const folds = [...old.querySelectorAll('details')].map(e => [e.id, { open: e.open, scrollTop: e.scrollTop }])
    old.replaceWith(root)
    folds.map(([e, f]) => Object.assign(withId(e) || {}, f))
    start()
    // A button that is there again keeps the focus, also when its level was folded away. Otherwise only a lost focus is
    // moved: nobody is interrupted while typing in the host page.
    const again = withId(held)
    ;(again?.closest('details') || {}).open = 1
    if (again || active() == doc.body) (again || find('[autofocus]:not(.tt-tip *)', root) || from)?.focus(still)
  }

  const send = (form, action) => {
    if (busy) return
    // Not `form.action`: the buttons have that name, and a form's fields hide its properties.
    const data = new URLSearchParams(new FormData(form)), box = form.closest('.tt>*,aside')
    data.set('action', action)
    const entry = [form.getAttribute('action'), '' + data]
    busy = 1
    queue([...queue(), entry])
    form.closest('.tt-banner')?.remove()                        // it is not part of the fragment
    // In the end the widget goes and the entry stays: a page must not be locked by a server that cannot be reached.
    post(entry).catch(() => { box.remove(); start(); check() }).finally(() => busy = 0)
  }

  // 2. Put a modal or a step on screen: in the top layer, scrolled to, focused.
  const start = () => {
    const modal = find('.tt-modal:not(:modal)'), s = step(), root = rootOf()
    if (modal?.open) {
      modal.close()
      modal.showModal()
      modal.oncancel = () => escape(modal)
    } else escape(modal)                                        // Esc was quicker than this script, and nobody was told
    observer?.disconnect()
    clearTimeout(timer)
    locked.map(e => e.inert = 0)
    locked = []
    target = aim()
    // A modal dialog of the host makes everything outside it inert, so a step for its inside has to be in it.
    const home = target?.closest('dialog:modal') || doc.body
    root && root.parentNode != home && home.append(root)
    if (!s?.showPopover) return shown = 0
    const data = s.dataset, key = data.ttStep, held = active(), b = rectangle(target)
    // Hidden while scrolling: an engine remembers the scroll offset at which the card was laid out.
    s.popover = null
    s.open = 0
    // Off screen, clipped by a scroller or under a sticky header. Honours scroll-margin of the anchor sheet.
    target
      ? target.contains(doc.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)) || target.scrollIntoView()
      : data.ttWait && parse && (timer = setTimeout(() => send(find('form', s), 'missing'), data.ttWait * 1e3))
    // Blocking: what is neither ours nor on the way to the target becomes inert. Never by key handlers.
    for (let e = data.ttBlock && (target || root); e && e != doc.body; e = e.parentNode)
      for (const x of e.parentNode.children) if (x != e && !x.matches('.tt,[inert]')) x.inert = locked.push(x)
    s.popover = 'manual'
    s.showPopover()
    // showPopover() moves the focus into a dialog; only a step that is new may keep it.
    ;(shown == key ? held : find('[autofocus]', s))?.focus(still)
    shown = key
    ;(observer = new IntersectionObserver(([e]) => { seen = e.isIntersecting; check() })).observe(target || s)
  }

  // After a scroll: dock the card when it or the target is off screen; drop the hole when an engine put it elsewhere.
  const check = () => {
    mark('tt-n')
    mark('tt-away', !seen)
    frame(() => frame(() => {                                   // anchored boxes are right only after a real frame
      const b = rectangle(find('.tt-bubble')), t = step() && rectangle(target), sum = r => r.x + r.right + r.y + r.bottom
      mark('tt-away', !seen || b?.y < 0 || b?.bottom > innerHeight)
      mark('tt-lost', t?.width > 0 && Math.abs(sum(rectangle(find('.tt-spot'))) - sum(t)) > 9)
    }))
  }

  // Asked first: making a FormData fires an event on the form, and the host's forms are none of our business.
  listen('submit', e => e.target.matches('[data-tt]') && (e.preventDefault(), send(e.target, e.submitter?.value)))
  // Esc belongs first to an input method, then to the host's handlers, dialogs and menus.
  listen('keydown', e => e.key != 'Escape' || e.isComposing || e.defaultPrevented ||
    find('dialog:modal,:popover-open:not(.tt-step)') || escape(step()), 1)
  listen('click', e => e.composedPath().includes(target) && find('[data-tt-on] [value=next]')?.click())
  listen('scrollend', check)
  // A dialog, popover or details of the host around the target has opened or closed.
  listen('toggle', e => e.target.contains(target) && start())
  listen('focusin', e => e.target.closest('.tt,.tt-banner') || (from = e.target))
  // Late, replaced and removed targets: the style sheet follows by itself, this only scrolls, waits and observes again.
  new MutationObserver(() => pending ||= frame(() => {
    pending = 0
    aim() != target && start()
  })).observe(doc, { childList: 1, subtree: 1, attributes: 1 })
  // What an earlier page could not deliver, in its order.
  const flush = async () => { try { for (const e of queue()) await post(e, 1) } catch { } }
  listen('online', flush)
  start()
  flush()
})()
