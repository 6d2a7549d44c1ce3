// Keeps an open page up to date. Only the preview server puts this into pages; nothing of it is
// published. It lives with a policy that allows no inline script and no inline style.
(() => {
  "use strict";

  const script = document.currentScript;
  const address = new URL("events", script.src);
  const build = script.dataset.build;
  const here = location.pathname + location.search;
  const KEY = "digest-preview";

  // ---- Where the reader was ----

  // Storage may be switched off; then pages load again at their top.
  function recall() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY));
      sessionStorage.removeItem(KEY);
      return kept && kept.here === here ? kept : null;
    } catch {
      return null;
    }
  }

  function loadAgain(wanted) {
    hush();
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ here, wanted, x: scrollX, y: scrollY }));
    } catch {
      // See above.
    }
    location.reload();
  }

  const kept = recall();
  if (kept) {
    let moved = false;
    const restore = () => {
      if (!moved) scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    };
    for (const sign of ["wheel", "touchstart", "keydown", "pointerdown"]) {
      addEventListener(sign, () => (moved = true), { once: true, passive: true });
    }
    restore();
    addEventListener("load", restore); // pictures have their height now
  }

  // ---- The faults, over the last good page ----

  const LOOKS = `
    :host { all: initial !important; position: fixed !important; inset: auto 0 0 0 !important;
      z-index: 2147483647 !important; color-scheme: light dark !important; }
    @media print { :host { display: none !important; } }
    section { box-sizing: border-box; max-height: 60vh; overflow: auto; padding: 1rem 1.25rem;
      font: 1rem/1.5 system-ui, sans-serif; text-align: start; overflow-wrap: anywhere;
      color: #1b1b1b; background: #fff5f3; border-top: 4px solid #b3261e;
      box-shadow: 0 -4px 24px rgb(0 0 0 / 0.3); }
    header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
    h2 { margin: 0; font-size: 1.125rem; }
    p { margin: 0.25rem 0; }
    ol { margin: 0.75rem 0; padding: 0; list-style: none; }
    li { margin: 0 0 0.75rem; }
    code { font: 0.875rem/1.5 ui-monospace, monospace; font-weight: 700; display: block; }
    .cure { font-style: italic; }
    button { font: inherit; padding: 0.25rem 0.75rem; color: inherit; background: transparent;
      border: 1px solid currentColor; border-radius: 4px; cursor: pointer; }
    :focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
    section:focus-visible { outline-offset: -4px; }
    @media (prefers-color-scheme: dark) {
      section { color: #f4f0ef; background: #2b1715; border-top-color: #ff8a80; }
      :focus-visible { outline-color: #8ab4f8; }
    }
    @media (max-width: 30rem) { section { max-height: 80vh; padding: 0.75rem; } }
  `;

  let panel = null;
  let before = null; // what had the focus
  let dismissed = null; // the attempt whose faults were put away

  // Everything an author wrote becomes text, never markup.
  function make(name, text, more = {}) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const [key, value] of Object.entries(more)) element.setAttribute(key, value);
    return element;
  }

  function asItem(fault) {
    const item = make("li");
    item.append(make("code", fault.place, { dir: "ltr" }), make("p", fault.what, { dir: "auto" }));
    if (fault.cure) item.append(make("p", fault.cure, { dir: "auto", class: "cure" }));
    return item;
  }

  function show(news) {
    if (news.attempt === dismissed) return;
    const total = news.faults.length + news.more;
    const close = make("button", "Close (Esc)", { type: "button" });
    close.addEventListener("click", () => putAway(news.attempt));
    const heading = make("h2", total === 1 ? "1 fault" : `${total} faults`, { id: "heading" });
    const header = make("header");
    header.append(heading, close);
    const list = make("ol");
    list.append(...news.faults.map(asItem));
    if (news.more) list.append(make("li", `and ${news.more} more, which the terminal lists`));
    const body = make("section", "", {
      role: "alertdialog",
      lang: "en",
      dir: "ltr",
      tabindex: "-1",
      "aria-labelledby": "heading",
      "aria-describedby": "story",
    });
    body.append(header, make("p", "Behind this is the last page that could be built.", { id: "story" }));
    body.append(list);
    if (!panel) {
      panel = make("digest-faults");
      const looks = new CSSStyleSheet();
      looks.replaceSync(LOOKS);
      panel.attachShadow({ mode: "open" }).adoptedStyleSheets = [looks];
      before = document.activeElement;
      document.body.append(panel);
      panel.shadowRoot.append(body);
      body.focus({ preventScroll: true });
    } else {
      // Whoever reads or types elsewhere by now is not called back.
      const held = panel.shadowRoot.activeElement;
      panel.shadowRoot.replaceChildren(body);
      if (held) body.focus({ preventScroll: true });
    }
    panel.attempt = news.attempt;
  }

  function clear() {
    if (!panel) return;
    const held = panel.shadowRoot.activeElement;
    panel.remove();
    panel = null;
    if (held && before && before.isConnected) before.focus({ preventScroll: true });
  }

  function putAway(attempt) {
    dismissed = attempt;
    clear();
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel) putAway(panel.attempt);
  });

  // ---- The news ----

  function hear(event) {
    const news = JSON.parse(event.data);
    // Once for each build: if what comes back is still another one, something in between keeps
    // old pages, and loading again would never end.
    if (news.build !== build && news.build !== kept?.wanted) loadAgain(news.build);
    else if (news.faults.length) show(news);
    else clear();
  }

  let source = null;
  let again = 0;

  function listen() {
    clearTimeout(again);
    if (source || document.hidden) return;
    source = new EventSource(address);
    for (const kind of ["build", "reload", "faults"]) source.addEventListener(kind, hear);
    source.addEventListener("error", () => {
      // Browsers try again on their own after a pause, but not after an answer they dislike.
      if (source?.readyState !== EventSource.CLOSED) return;
      hush();
      again = setTimeout(listen, 1000);
    });
  }

  function hush() {
    clearTimeout(again);
    source?.close();
    source = null;
  }

  // Browsers open six connections to a server: pages in the background leave theirs to others and
  // learn what they missed when they come to the front.
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);
  listen();
})();
