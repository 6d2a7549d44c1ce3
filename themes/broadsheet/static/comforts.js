// Reading comforts: marks of what is read and new, keys, the size of the text, links to paragraphs.
// Everything is kept in this browser and sent to nobody. Words come from the template of the page;
// what is made here carries data-made.
(() => {
  const sheet = document.getElementById("comforts");
  if (!sheet) return;
  const words = sheet.dataset;
  const root = document.documentElement;
  const paper = new URL("..", document.currentScript.src).pathname;
  const VISIT = 30 * 60_000; // milliseconds without a page that end a visit
  const LATE = 3 * 86_400_000; // how long after its date an article may still appear
  const MOST = 3000; // articles that are remembered
  const TOLD = 5000; // milliseconds that a message can be read

  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const made = (name, properties) => {
    const element = Object.assign(document.createElement(name), properties);
    element.dataset.made = "";
    return element;
  };

  // What is kept. Where the browser denies it, it lasts as long as the page.

  const held = new Map();
  let isKept = true;
  const recall = (name) => {
    try {
      return JSON.parse(localStorage.getItem(`digest:${paper}:${name}`));
    } catch {
      return held.get(name) ?? null;
    }
  };
  const keep = (name, value) => {
    held.set(name, value);
    const key = `digest:${paper}:${name}`;
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(value));
    } catch {
      isKept = false;
    }
  };
  try {
    localStorage.getItem("digest");
  } catch {
    isKept = false;
  }

  // Marks. Articles are known by a hash of their address below the paper's, which begins with a day.

  const ARTICLE = /^(\d{4})\/(\d\d)\/(\d\d)\/[^/]+\/$/;
  const below = (path) => path.startsWith(paper) && decoded(path.slice(paper.length));
  const decoded = (path) => {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  };
  const hash = (text) => {
    let sum = 0x811c9dc5; // FNV-1a
    for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193);
    return (sum >>> 0).toString(36);
  };
  const article = (path) => {
    const [address, year, month, day] = ARTICLE.exec(below(path) || "") ?? [];
    return address && { id: hash(address), day: Date.UTC(year, month - 1, day) };
  };
  const added = (ids, more) => [...new Set([...ids, ...more])].slice(-MOST);
  // `read`; `met`, what was listed in earlier visits; `now`, what was in this one; `seen`, the last
  // page; `since`, the end of the visit before, 0 in the first.
  const visit = (kept, time) => {
    const [read, met, now] = [kept.read, kept.met, kept.now].map((ids) => (Array.isArray(ids) ? ids : []));
    const [seen, since] = [kept.seen, kept.since].map((moment) => Number(moment) || 0);
    return seen && time - seen > VISIT
      ? { read, met: added(met, now), now: [], seen: time, since: seen }
      : { read, met, now, seen: time, since };
  };

  const isNew = (state, { id, day }) => state.since && day + LATE > state.since && !state.met.includes(id);
  const show = (link, kind, word) => {
    link.classList.add("marked", kind);
    link.append(made("span", { className: "unseen", lang: root.lang, textContent: ` (${word})` }));
  };
  const unmark = () => {
    for (const link of all(".marked")) {
      link.classList.remove("marked", "read", "new");
      find(":scope > [data-made]", link)?.remove();
    }
  };
  const mark = () => {
    unmark();
    const kept = recall("marks");
    if (!kept) return;
    const state = visit(kept, Date.now());
    const here = article(location.pathname);
    if (here) state.read = added(state.read.filter((id) => id !== here.id), [here.id]);
    const listed = all("main :is(.headline, .lines li) > a")
      .map((link) => [link, article(link.pathname)])
      .filter(([, about]) => about);
    for (const [link, about] of listed) {
      if (state.read.includes(about.id)) show(link, "read", words.read);
      else if (isNew(state, about)) show(link, "new", words.new);
    }
    state.now = added(state.now, listed.map(([, { id }]) => id));
    keep("marks", state);
  };

  // Messages, read out too.

  const message = made("p", { className: "message", role: "status" });
  let silence;
  const tell = (text) => {
    clearTimeout(silence);
    message.textContent = text;
    silence = setTimeout(() => message.replaceChildren(), TOLD);
  };

  // Links to paragraphs: one button, which goes to where the pointer, the finger or the key is.

  const PARAGRAPH = "main .text [id^='p-']";
  const copier = made("button", { type: "button", className: "copy-link", title: words.copy });
  copier.lang = root.lang;
  copier.setAttribute("aria-label", words.copy);
  const moveTo = (paragraph) => {
    if (paragraph && copier.parentElement !== paragraph) paragraph.prepend(copier);
  };
  const beside = (paragraph, step) => {
    const paragraphs = all(PARAGRAPH);
    return paragraphs[paragraphs.indexOf(paragraph) + step];
  };
  const focusOn = (paragraph) => {
    moveTo(paragraph);
    copier.focus({ preventScroll: true });
    paragraph.scrollIntoView({ block: "nearest" });
  };
  const copy = async () => {
    const place = `#${copier.parentElement.id}`;
    try {
      await navigator.clipboard.writeText(new URL(place, location.href).href);
      tell(words.copied);
    } catch {
      history.replaceState(null, "", place);
      tell(words.shown);
    }
  };
  const offerLinks = () => {
    const first = find(PARAGRAPH);
    if (!first) return;
    moveTo(first);
    copier.addEventListener("click", copy);
    copier.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = step && beside(copier.parentElement, step);
      if (!next || isModified(event)) return;
      event.preventDefault();
      focusOn(next);
    });
    const follow = ({ target }) => {
      if (document.activeElement !== copier) moveTo(target.closest(PARAGRAPH));
    };
    const text = first.closest(".text");
    text.addEventListener("pointerover", follow);
    text.addEventListener("click", follow);
  };

  // Keys. On keyboards without Latin letters the place of a key counts.

  const PLACES = { KeyJ: "j", KeyK: "k", KeyO: "o", Slash: "/" };
  const isModified = (event) => event.ctrlKey || event.altKey || event.metaKey;
  const signOf = ({ key, code, shiftKey }) => {
    if (key.length > 1) return "";
    const sign = key > "~" ? (PLACES[code] ?? key) : key;
    if (sign === "/" && shiftKey && key !== "/") return "?";
    return shiftKey ? sign : sign.toLowerCase();
  };
  const searchField = () => find("main input[type='search']");
  const searchLink = () => find("a[href$='/search/']");
  const items = () =>
    all(`main :is(.headline, .lines li) > a, ${PARAGRAPH}`).filter((each) => each.checkVisibility());
  const step = (by) => {
    const places = items();
    const at = places.findIndex((each) => each.contains(document.activeElement));
    const top = (each) => each.getBoundingClientRect().top;
    const first = by > 0 ? places.find((each) => top(each) >= 0) : places.findLast((each) => top(each) < 0);
    const next = at < 0 ? first : places[at + by];
    if (!next) return;
    if (next.matches(PARAGRAPH)) focusOn(next);
    else next.focus();
  };
  const open = () => {
    const link = document.activeElement?.closest("main a[href]");
    link?.click();
  };
  const search = () => {
    const field = searchField();
    if (field) field.focus();
    else searchLink()?.click();
  };
  const actions = { j: () => step(1), k: () => step(-1), o: open, "/": search, "?": () => help() };
  const onKey = (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
    const isOurs = !isTyping && !event.isComposing && !event.defaultPrevented && !isModified(event);
    const action = isOurs && recall("keys") !== false && actions[signOf(event)];
    if (!action || find("dialog[open]")) return;
    event.preventDefault();
    action();
  };

  // The sheet: what each key does, and what can be chosen. It is made when it is asked for.

  const choose = {
    size: ({ value }) => {
      keep("size", value || null);
      if (value) root.dataset.size = value;
      else delete root.dataset.size;
    },
    marks: ({ checked }) => {
      keep("marks", checked ? {} : null);
      mark();
    },
    keys: ({ checked }) => keep("keys", checked ? null : false),
  };
  const fill = (dialog) => {
    const size = root.dataset.size ?? "";
    for (const input of all("input", dialog)) {
      if (input.name === "size") input.checked = input.value === size;
      if (input.name === "marks") input.checked = Boolean(recall("marks"));
      if (input.name === "keys") input.checked = recall("keys") !== false;
    }
    find("[data-kept]", dialog).hidden = isKept;
    find("[data-key='/']", dialog).hidden = !searchField() && !searchLink();
  };
  const help = () => {
    const dialog = sheet.content.firstElementChild.cloneNode(true);
    dialog.dataset.made = "";
    fill(dialog);
    dialog.addEventListener("change", ({ target }) => {
      choose[target.name](target);
      fill(dialog);
    });
    dialog.addEventListener("click", ({ target }) => {
      if (target !== dialog && !target.closest("button")) return;
      dialog.close();
      dialog.remove();
    });
    dialog.addEventListener("close", () => dialog.remove()); // with Escape
    message.before(dialog);
    dialog.showModal();
  };
  const offerHelp = () => {
    const place = find(".comforts-place");
    const button = made("button", { type: "button" });
    const sign = made("span", { textContent: words.sign, ariaHidden: "true" });
    button.append(sign, made("span", { className: "unseen", textContent: words.name }));
    button.addEventListener("click", () => {
      button.focus(); // where not every click does; it comes back here
      help();
    });
    place?.append(button);
  };

  const start = () => {
    (find("footer") ?? document.body).append(message);
    offerHelp();
    offerLinks();
    document.addEventListener("keydown", onKey);
    mark();
    // Another page of the paper has been read meanwhile.
    addEventListener("pageshow", ({ persisted }) => persisted && mark());
    addEventListener("storage", ({ key }) => key === `digest:${paper}:marks` && mark());
  };
  // Without its style a control would push the text about.
  document.head.append(made("link", { rel: "stylesheet", href: words.style, onload: start }));
})();
