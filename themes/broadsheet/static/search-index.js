/* The index in the browser. It lies beside the pages, a folder for each month: words in files by
   their checksum, articles sixteen by sixteen, and what they can be sifted by. A query asks every
   month for the files that its words are in. Words are brought to their stems step by step as the
   build does it (digest/text/stems.py, digest/site/search/month.py). */

const WORTH = [1, 1.5, 2.5, 4]; // in the text, often there, in the summary, in the title

/* Words ---------------------------------------------------------------------------------- */

// Scripts without spaces; the marks upon letters, and the two joiners.
const DENSE = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
const MARK = "[\\p{M}\\u200c\\u200d]";
const LETTER = `(?![${DENSE}])[\\p{L}\\p{N}]`;
const WORD = new RegExp(`(?:${LETTER})+(?:${MARK}+(?:${LETTER})*)*|(?:(?=[\\p{L}\\p{N}])[${DENSE}]${MARK}*)+`, "gu");
const CHARACTER = new RegExp(`[\\p{L}\\p{N}]${MARK}*`, "gu");
const IS_DENSE = new RegExp(`^[${DENSE}]`, "u");

function folded(text, lang) {
  let plain = text.normalize("NFKC");
  if (/^(tr|az)\b/i.test(lang)) plain = plain.replace(/I/g, "ı").replace(/İ/g, "i");
  return plain.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ").normalize("NFC");
}

// The pieces that a word is looked up by, with their places in it: itself, or of a script without
// spaces every two neighbours.
function pieces(word) {
  if (!IS_DENSE.test(word)) return [[word, 0, word.length]];
  const signs = [...word.matchAll(CHARACTER)];
  if (signs.length < 2) return signs.map((sign) => [sign[0], sign.index, word.length]);
  return signs.slice(1).map((next, n) =>
    [signs[n][0] + next[0], signs[n].index, next.index + next[0].length]);
}

function scriptOf(word) {
  const code = word.codePointAt(0);
  return index.scripts.find(([, first, last]) => first <= code && code <= last)?.[0];
}

// The name of the rules by which a word is stemmed in texts of a language, if there are any.
function rulesFor(word, lang) {
  return index.languages[lang][2][scriptOf(word)];
}

// A folded piece as the index has it. Rules for scripts that are not in the query are not at hand,
// but what they are for cannot be in it either.
function term(piece, lang) {
  const rule = rulesFor(piece, lang);
  if (!rule) return withoutAccents(piece);
  const bare = rule === "arabic" ? piece.replace(/^[وف](?=ال(?!د)..)/, "") : piece;
  const stem = stemmers.get(scriptOf(piece))?.(rule, bare) ?? bare;
  return `${withoutAccents(stem)}/${rule.slice(0, 3)}`;
}

function withoutAccents(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
}

const CHECKS = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
function checksum(term) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(term.split("/")[0])) sum = CHECKS[(sum ^ byte) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}

// For each piece of the query the terms that it may stand for, one for each way to stem it.
async function understood(query, langs) {
  const runs = (lang) => folded(query, lang).match(WORD) ?? [];
  const scripts = langs.flatMap((lang) => runs(lang).filter((run) => rulesFor(run, lang)).map(scriptOf));
  await Promise.all(scripts.map(stemmer));
  const wanted = [];
  for (const lang of langs)
    runs(lang).flatMap(pieces).forEach(([piece], n) => (wanted[n] ??= new Set()).add(term(piece, lang)));
  return wanted;
}

/* The index ------------------------------------------------------------------------------ */

const stemmers = new Map();
const parts = new Map();
let base;
let index;

// All rules for a script; the browser itself asks once for what is asked twice.
async function stemmer(script) {
  stemmers.set(script, (await import(`${base}${script}.js?v=${index.rules}`)).default);
}

async function asked(address, how) {
  const answer = await fetch(address, how);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

// The site may have been published anew since this page was opened; then the numbers of a month's
// articles are no longer those that we know.
function part([folder, , , order, state], name) {
  const address = `${base}${folder}${name}.json?v=${state}`;
  if (!parts.has(address)) {
    parts.set(address, asked(address).then((read) => {
      if (read[0] !== order) throw new Error(`${address} is of another edition`);
      return read;
    }));
  }
  return parts.get(address);
}

export async function opened(address, anew = false) {
  base = address;
  if (anew) parts.clear();
  index = await asked(`${base}index.json`, { cache: anew ? "reload" : "no-cache" });
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
function* postings(packed) {
  let number = 0, value = 0, shift = 0;
  for (const letter of packed) {
    const digit = DIGITS.indexOf(letter);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      number += value >> 2;
      yield [number, value & 3];
      value = shift = 0;
    }
  }
}

// For each word the articles of a month that have it, with their weights.
async function foundIn(month, wanted) {
  const files = new Map();
  const all = [...new Set(wanted.flatMap((terms) => [...terms]))];
  await Promise.all(all.map(async (one) => files.set(one, (await part(month, checksum(one) % month[2]))[1])));
  return wanted.map((terms) => {
    const weights = new Map();
    for (const one of terms)
      if (Object.hasOwn(files.get(one), one))
        for (const [number, weight] of postings(files.get(one)[one]))
          weights.set(number, Math.max(weight, weights.get(number) ?? 0));
    return weights;
  });
}

// Which articles of a month pass; null where all do.
async function sieve(month, { topic, source, lang, from, until }) {
  const name = month[0].slice(0, 7).replace("/", "-");
  const cut = (from && from.slice(0, 7) === name) || (until && until.slice(0, 7) === name);
  if (!topic && !source && !lang && !cut) return null;
  const [, [langs, sources, topics], days, ofLang, ofSource, ofTopics] = await part(month, "facts");
  return (number) => {
    const day = `${name}-${String(days[number]).padStart(2, "0")}`;
    return (!lang || langs[ofLang[number]] === lang) && (!source || sources[ofSource[number]] === source)
      && (!topic || ofTopics[number].some((one) => topics[one] === topic))
      && (!from || from <= day) && (!until || day <= until);
  };
}

export async function search(wish) {
  const langs = wish.lang && index.languages[wish.lang] ? [wish.lang] : Object.keys(index.languages);
  const wanted = await understood(wish.q, langs);
  if (!wanted.length) return { hits: [], terms: new Set() };
  const months = index.months.filter(([folder]) => {
    const name = folder.slice(0, 7).replace("/", "-");
    return (!wish.from || wish.from.slice(0, 7) <= name) && (!wish.until || name <= wish.until.slice(0, 7));
  });
  const read = await Promise.all(months.map((month) => Promise.all([foundIn(month, wanted), sieve(month, wish)])));
  const total = months.reduce((sum, [, count]) => sum + count, 0);
  const rare = wanted.map((_, n) =>
    Math.log(1 + total / (1 + read.reduce((sum, [words]) => sum + words[n].size, 0))));
  const hits = read.flatMap(([words, passes], m) =>
    [...words[0].keys()]
      .filter((number) => words.every((word) => word.has(number)) && (!passes || passes(number)))
      .map((number) => ({
        month: months[m], number,
        score: words.reduce((sum, word, n) => sum + rare[n] * WORTH[word.get(number)], 0),
      }))
      .sort((a, b) => b.number - a.number));
  if (wish.order !== "newest") hits.sort((a, b) => b.score - a.score);
  return { hits, terms: new Set(wanted.flatMap((some) => [...some])) };
}

// Where words of the query stand in a text: pairs of places.
export function places(text, lang, terms) {
  const found = [];
  const has = (piece) => [folded(piece, lang), withoutAccents(folded(piece, lang))]
    .some((form) => terms.has(term(form, lang)));
  for (const { 0: run, index: at } of text.matchAll(WORD)) {
    const signs = IS_DENSE.test(run) ? [...run.matchAll(CHARACTER)].map((sign) => [sign[0], sign.index, sign.index + sign[0].length]) : [];
    const hits = [...pieces(run), ...signs].filter(([piece]) => has(piece));
    for (const [, from, to] of hits.sort((a, b) => a[1] - b[1])) {
      const last = found.at(-1);
      if (last && last[1] >= at + from) last[1] = Math.max(last[1], at + to);
      else found.push([at + from, at + to]);
    }
  }
  return found;
}

// What is shown of an article, and how its language is called and written.
export async function about({ month, number }) {
  const rows = (await part(month, `a${Math.floor(number / index.together)}`))[1];
  const [name, title, lang, date, day, source] = rows[number % index.together];
  const [called, dir] = index.languages[lang];
  return { path: encodeURI(`${month[0]}${name}/`), title, lang, date, day, source, called, dir };
}
