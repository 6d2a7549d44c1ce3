/* The search form: what is asked, found and shown. The index itself is in search-index.js. */

const form = document.querySelector("form.search");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");
const say = form.dataset;
const { about, opened, places, search } = await import(say.words);

const SHOWN = 10; // results at once
const AROUND = 120; // characters of a passage before the first word found

/* What is shown -------------------------------------------------------------------------- */

// An element with those attributes that are not empty.
function made(name, about = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(about)) if (value) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

function marked(text, found, start = 0, end = text.length) {
  const nodes = [];
  let at = start;
  for (const [from, to] of found) {
    if (from < at || to > end) continue;
    nodes.push(text.slice(at, from), made("mark", {}, text.slice(from, to)));
    at = to;
  }
  return [...nodes, text.slice(at, end)];
}

// An article's own text, a paragraph each, as its page has it; none where it cannot be had.
async function paragraphs(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return [];
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const piece = page.querySelector("main article") ?? page.querySelector("main") ?? page.body;
  for (const other of piece.querySelectorAll("header, footer, aside, nav, figure, h1, .label")) other.remove();
  return [...piece.querySelectorAll("p, li, blockquote, td, pre")]
    .map((block) => block.textContent.replace(/\s+/g, " ").replace(/^ ?(•|\[…\]) ?/, "").trim())
    .filter(Boolean);
}

// The paragraph that has most of the words, cut around the first of them.
async function passage(address, lang, terms) {
  let best = ["", [], -1];
  for (const text of await paragraphs(address)) {
    const found = places(text, lang, terms);
    const count = new Set(found.map(([from, to]) => text.slice(from, to).toLowerCase())).size;
    if (count > best[2]) best = [text, found, count];
  }
  return cut(best[0], best[1]);
}

function cut(text, found) {
  const [first, last] = found[0] ?? [0, 0];
  const start = first > AROUND ? after(text, first - AROUND, first) : 0;
  const end = first + 2 * AROUND < text.length ? before(text, last, first + 2 * AROUND) : text.length;
  return [start ? "… " : "", ...marked(text, found, start, end), end < text.length ? " …" : ""];
}

// Where a word begins after a place, or ends before one; there itself where no spaces are.
function after(text, place, limit) {
  const space = text.indexOf(" ", place);
  return space < 0 || space >= limit ? place : space + 1;
}

function before(text, limit, place) {
  const space = text.lastIndexOf(" ", place);
  return space > limit ? space : Math.max(place, limit);
}

async function result(hit, terms) {
  const { path, title, lang, date, day, source, called, dir } = await about(hit);
  const ours = document.documentElement.lang;
  const address = say.root + path;
  const from = made("p", { class: "source" });
  if (source) from.append(made("bdi", {}, source));
  if (lang !== ours) from.append(" ", made("span", { class: "language" }, called));
  return made("li", {}, made("article", { class: "story", lang, dir },
    ...(from.hasChildNodes() ? [from] : []),
    made("h2", { class: "headline" }, made("a", { href: address }, ...marked(title, places(title, lang, terms)))),
    made("p", { class: "summary" }, ...await passage(address, lang, terms)),
    made("p", { class: "meta" }, made("time", { datetime: date }, made("bdi", { lang: ours }, day)))));
}

/* What is asked -------------------------------------------------------------------------- */

const NAMES = ["q", "topic", "source", "lang", "from", "until", "order"];
let turn = 0;
let found = { hits: [], terms: new Set() };

function wish() {
  return Object.fromEntries(NAMES.map((name) => [name, form.elements[name]?.value.trim() ?? ""]));
}

async function next(mine) {
  const start = list.children.length;
  const some = found.hits.slice(start, start + SHOWN);
  const items = await Promise.all(some.map((hit) => result(hit, found.terms)));
  if (mine !== turn) return;
  list.append(...items);
  more.hidden = list.children.length >= found.hits.length;
}

async function ask() {
  const mine = ++turn;
  const asked = wish();
  const words = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  history.replaceState(null, "", words.size ? `?${words}` : location.pathname);
  more.hidden = true;
  list.replaceChildren();
  status.textContent = asked.q && say.busy;
  if (!asked.q) return;
  for (const anew of [false, true]) {
    try {
      await opened(say.index, anew);
      const answer = await search(asked);
      if (mine !== turn) return;
      found = answer;
      await next(mine);
      if (mine === turn) status.textContent = told(answer.hits.length);
      return;
    } catch (error) {
      if (mine !== turn) return;
      if (anew) status.textContent = say.failed;
      if (anew) console.error(error);
    }
  }
}

function told(count) {
  const number = new Intl.NumberFormat(document.documentElement.lang).format(count);
  return count ? say.found.replace("{count}", number) : say.none;
}

/* Keys: down from the field into the results, up and down between them, Escape back. */
function step(event) {
  const links = [...list.querySelectorAll(".headline a")];
  const at = links.indexOf(document.activeElement);
  const inField = document.activeElement === form.elements.q;
  if (!links.length || (at < 0 && !inField)) return;
  const moves = { ArrowDown: links[at + 1], ArrowUp: at > 0 ? links[at - 1] : form.elements.q };
  const to = event.key === "Escape" && at >= 0 ? form.elements.q : moves[event.key];
  if (!to || to === document.activeElement) return;
  event.preventDefault();
  to.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
form.addEventListener("change", (event) => event.target !== form.elements.q && ask());
document.addEventListener("keydown", step);
more.addEventListener("click", async () => {
  const start = list.children.length;
  await next(turn);
  list.children[start]?.querySelector("a").focus();
});

const given = new URLSearchParams(location.search);
for (const name of NAMES) if (given.has(name) && form.elements[name]) form.elements[name].value = given.get(name);
if (NAMES.slice(1, -1).some((name) => given.get(name))) form.querySelector("details").open = true;
ask();
