/* A word, and the places in it that the rules of a stemmer move: what Snowball's own classes have.
   Of these functions a file holds those that its rules need, under shorter names. */
let current, cursor, limit, limit_backward, bra, ket;

const lists = {};

const stemmers = {};

function in_grouping(group) {
  return cursor < limit && group.includes(current[cursor]) && ++cursor;
}

function out_grouping(group) {
  return cursor < limit && !group.includes(current[cursor]) && ++cursor;
}

function in_grouping_b(group) {
  return cursor > limit_backward && group.includes(current[cursor - 1]) && cursor--;
}

function out_grouping_b(group) {
  return cursor > limit_backward && !group.includes(current[cursor - 1]) && cursor--;
}

function go_in_grouping(group) {
  while (in_grouping(group));
  return cursor < limit;
}

function go_out_grouping(group) {
  while (out_grouping(group));
  return cursor < limit;
}

function go_in_grouping_b(group) {
  while (in_grouping_b(group));
  return cursor > limit_backward;
}

function go_out_grouping_b(group) {
  while (out_grouping_b(group));
  return cursor > limit_backward;
}

function eq_s(text) {
  return current.slice(cursor, limit).startsWith(text) && (cursor += text.length, true);
}

function eq_s_b(text) {
  return current.slice(limit_backward, cursor).endsWith(text) && (cursor -= text.length, true);
}

function listed(texts) {
  return new Map(texts.split("|").flatMap((some, number) => some ? some.split(",").map((text) => [text, number || -1]) : []));
}

/* What the longest of some texts means that stands at the cursor, or before it, and of which its
   rule holds, where it has one. Texts of one meaning are parted by commas, the meanings by strokes,
   in the order of their numbers, first -1; `others` has what a later number means, and its rule. */
function longest(texts, others, way, to) {
  const list = (lists[texts] ??= listed(texts));
  for (const from = cursor; (to - from) * way >= 0; to -= way) {
    const number = list.get(way > 0 ? current.slice(from, to) : current.slice(to, from));
    const [meaning, rule] = others?.[number] ?? [number];
    cursor = to;
    if (meaning && (!rule || rule())) {
      cursor = to;
      return meaning;
    }
  }
  return 0;
}

function find_among(texts, others) {
  return longest(texts, others, 1, limit);
}

function find_among_b(texts, others) {
  return longest(texts, others, -1, limit_backward);
}

function replace(from, to, text) {
  const more = text.length - (to - from);
  current = current.slice(0, from) + text + current.slice(to);
  limit += more;
  if (cursor >= to) cursor += more;
  else if (cursor > from) cursor = from;
  return more;
}

function slice_from(text) {
  replace(bra, ket, text);
  ket = bra + text.length;
}

function slice_del() {
  slice_from("");
}

function slice_to() {
  return current.slice(bra, ket);
}

function insert(from, to, text) {
  const more = replace(from, to, text);
  if (from <= bra) bra += more;
  if (from <= ket) ket += more;
}

export default function (rules, text) {
  current = text;
  cursor = limit_backward = bra = 0;
  limit = ket = text.length;
  stemmers[rules]();
  return current;
}
