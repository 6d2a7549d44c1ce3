/* A word, and the places in it that the rules of a stemmer move: what Snowball's own classes have. */
class Base {
  set(word) {
    this.current = word;
    this.cursor = this.limit_backward = this.bra = 0;
    this.limit = this.ket = word.length;
  }
  stem(word) {
    this.set(word);
    this._stem();
    return this.current;
  }
  in_grouping(group) {
    if (this.cursor >= this.limit || !group.has(this.current[this.cursor])) return false;
    this.cursor++;
    return true;
  }
  out_grouping(group) {
    if (this.cursor >= this.limit || group.has(this.current[this.cursor])) return false;
    this.cursor++;
    return true;
  }
  in_grouping_b(group) {
    if (this.cursor <= this.limit_backward || !group.has(this.current[this.cursor - 1])) return false;
    this.cursor--;
    return true;
  }
  out_grouping_b(group) {
    if (this.cursor <= this.limit_backward || group.has(this.current[this.cursor - 1])) return false;
    this.cursor--;
    return true;
  }
  go_in_grouping(group) {
    for (; this.cursor < this.limit; this.cursor++)
      if (!group.has(this.current[this.cursor])) return true;
    return false;
  }
  go_out_grouping(group) {
    for (; this.cursor < this.limit; this.cursor++)
      if (group.has(this.current[this.cursor])) return true;
    return false;
  }
  go_in_grouping_b(group) {
    for (; this.cursor > this.limit_backward; this.cursor--)
      if (!group.has(this.current[this.cursor - 1])) return true;
    return false;
  }
  go_out_grouping_b(group) {
    for (; this.cursor > this.limit_backward; this.cursor--)
      if (group.has(this.current[this.cursor - 1])) return true;
    return false;
  }
  eq_s(text) {
    if (!this.current.slice(this.cursor, this.limit).startsWith(text)) return false;
    this.cursor += text.length;
    return true;
  }
  eq_s_b(text) {
    if (!this.current.slice(this.limit_backward, this.cursor).endsWith(text)) return false;
    this.cursor -= text.length;
    return true;
  }
  /* What the longest of some texts means that stands at the cursor, or before it, and of which its
     rule holds, where it has one. */
  find_among(list) {
    const from = this.cursor;
    for (const length of list.lengths) {
      const to = from + length;
      const meaning = to <= this.limit && this.meant(list, this.current.slice(from, to), to);
      if (meaning) return meaning;
    }
    return 0;
  }
  find_among_b(list) {
    const to = this.cursor;
    for (const length of list.lengths) {
      const from = to - length;
      const meaning =
        from >= this.limit_backward && this.meant(list, this.current.slice(from, to), from);
      if (meaning) return meaning;
    }
    return 0;
  }
  meant(list, text, place) {
    if (!list.texts.has(text)) return 0;
    const [meaning, rule] = list.texts.get(text);
    this.cursor = place;
    if (rule && !this[rule]()) return 0;
    this.cursor = place;
    return meaning;
  }
  replace(from, to, text) {
    const more = text.length - (to - from);
    this.current = this.current.slice(0, from) + text + this.current.slice(to);
    this.limit += more;
    if (this.cursor >= to) this.cursor += more;
    else if (this.cursor > from) this.cursor = from;
    return more;
  }
  slice_from(text) {
    this.replace(this.bra, this.ket, text);
    this.ket = this.bra + text.length;
  }
  slice_del() {
    this.slice_from("");
  }
  slice_to() {
    return this.current.slice(this.bra, this.ket);
  }
  insert(from, to, text) {
    const more = this.replace(from, to, text);
    if (from <= this.bra) this.bra += more;
    if (from <= this.ket) this.ket += more;
  }
}
const among = (some) => ({
  texts: new Map(some.map(([text, ...meant]) => [text, meant])),
  lengths: [...new Set(some.map(([text]) => text.length))].sort((a, b) => b - a),
});
