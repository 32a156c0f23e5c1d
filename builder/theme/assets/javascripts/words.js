/* Words of Pagefind's index, found and ranked in a worker: texts.js asks. Pagefind's program says which words
   of the index a word of the question means, and where they are; it ranks pages in a time that grows with the
   square of their number, and is asked of one page whose words are the entries of the index. What is found is
   ranked here, by Pagefind's own measure. */
"use strict";
const folder = new URL("../../search/pagefind/", location.href);
const HEAD = "pagefind_dcd".length; // what its files begin with
const NEGATIVE = 1; // a kind of CBOR
const LAST = 8, FIRST = 5; // answers that are kept; pages whose places come with an answer
// Pagefind's weights: of a word that is said often, of long pages, of the accents that were asked for, of a
// title, and of a word in the text.
const OFTEN = 1.4, LONG = 0.75, ACCENTS = 1.8, TITLE = 5, USUAL = 24;
const SIGN = /^\p{Pd}|\p{Pe}|\p{Pf}|\p{Pi}|\p{Po}|\p{Ps}$/u;

let list, wasm, index; // what is known of the index, the program and what the program holds
const given = {}, ready = {};
for (const name of ["list", "program"]) ready[name] = new Promise((resolve) => (given[name] = resolve));

const inflated = async (answer) => {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  const stream = answer.body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(HEAD);
};

/* CBOR, as far as builder/mkdocs_plugin/cbor.py has it */

let bytes, at;
const head = () => {
  let value = bytes[at++] & 31;
  if (value < 24) return value;
  let left = 1 << (value - 24);
  for (value = 0; left; left--) value = value * 256 + bytes[at++];
  return value;
};
const text = () => {
  const size = head();
  return new TextDecoder().decode(bytes.subarray(at, (at += size)));
};
const skip = () => {
  for (let left = 1; left; left--) {
    const kind = bytes[at] >> 5, value = head();
    if (kind === 4) left += value;
    else if (kind === 3) at += value;
  }
};
const written = (item) => {
  const out = [];
  const start = (kind, value) => {
    const size = value < 24 ? -1 : value < 256 ? 0 : value < 65536 ? 1 : 2;
    out.push((kind << 5) | (size < 0 ? value : 24 + size));
    for (let n = size < 0 ? -1 : (1 << size) - 1; n >= 0; n--) out.push((value >>> (8 * n)) & 255);
  };
  const write = (one) => {
    if (typeof one === "number") start(0, one);
    else if (Array.isArray(one)) {
      start(4, one.length);
      one.forEach(write);
    } else {
      const own = new TextEncoder().encode(one);
      start(3, own.length);
      for (const byte of own) out.push(byte);
    }
  };
  write(item);
  return Uint8Array.from(out);
};

/* The program */

const put = (data) => {
  const own = typeof data === "string" ? new TextEncoder().encode(data) : data;
  const place = wasm.__wbindgen_malloc(own.length, 1) >>> 0;
  new Uint8Array(wasm.memory.buffer).set(own, place);
  return [place, own.length];
};
const got = ([place, size]) => {
  const said = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, place >>> 0, size));
  wasm.__wbindgen_free(place, size, 1);
  return JSON.parse(said);
};
const held = (pointer) => {
  if (!pointer) throw new Error("Pagefind cannot read its files");
  index = pointer;
};

// The last letters before those that the next part begins with: no word is between two parts.
const before = (next) => {
  const letters = [...next];
  const code = letters.pop().codePointAt() - 1;
  return `${letters.join("")}${String.fromCodePoint(code < 0xd800 || code > 0xdfff ? code : 0xd7ff)}\u{10ffff}`;
};
const start = async () => {
  const module = await WebAssembly.compile(await inflated(new Response(await ready.program)));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
  wasm = (await WebAssembly.instantiate(module, imports)).exports;
  wasm.__wbindgen_start?.();
  await ready.list;
  const { first, name } = list.parts;
  const parts = first.map((word, n) => [n ? word : "", n + 1 < first.length ? before(first[n + 1]) : "\u{10ffff}", name[n]]);
  held(wasm.init_pagefind(...put(written([list.pagefind, [["0", 1]], parts, [], [], []]))));
};
const once = (make) => {
  let kept;
  return () => (kept ??= make());
};
const started = once(start);

/* Parts of the index, and the words that are there so far */

const words = [];
const loads = new Map();
const load = async (name) => {
  const data = await inflated(await fetch(new URL(`index/${name}.pf_index`, folder)));
  await started();
  [bytes, at] = [data, 0];
  head();
  const known = [];
  for (let left = head(); left; left--) {
    const columns = head();
    const spellings = [{ form: text(), data, at }];
    known.push([spellings[0].form, [[0, [words.length], []]], []]);
    skip();
    for (let others = columns < 3 ? 0 : head(); others; others--) {
      head();
      spellings.push({ form: text(), data, at });
      skip();
    }
    words.push(spellings);
  }
  held(wasm.load_index_chunk(index, ...put(written([known]))));
};
const loaded = (name) => {
  if (!loads.has(name)) loads.set(name, load(name).catch((error) => {
    loads.delete(name);
    throw error;
  }));
  return loads.get(name);
};
// By the word as it was typed, before the program is there, which knows its stem.
const partOf = (term) => {
  const { first, name } = list.parts;
  let [low, high] = [0, first.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (first[middle] <= term) low = middle + 1;
    else high = middle;
  }
  return name[Math.max(0, low - 1)];
};
const loadFor = async (terms) => {
  await ready.list;
  const early = terms.map((term) => loaded(partOf(term)));
  early.forEach((one) => one.catch(() => {}));
  await started();
  const names = terms.flatMap((term) => got(wasm.request_indexes(index, ...put(term))));
  await Promise.all(names.map(loaded));
};

// The entries that a word means, by their numbers, each with what its length counts; `isExact`, its own alone.
const meant = (term, isExact) => {
  const { results } = got(wasm.search(index, ...put(term), ...put(term), ...put("{}"), ...put(""), isExact, false));
  return (results[0]?.l ?? []).map(({ l, w, s }) => [l, s / w ** 2]);
};

// The pages of a spelling, row by row: places in the text with what each counts, and fields that have it.
const pagesOf = (one) => (one.pages ??= (() => {
  const found = { page: [], from: [0], place: [], weight: [], fields: [] };
  const none = [];
  [bytes, at] = [one.data, one.at];
  let page = 0;
  for (let left = head(); left; left--) {
    const columns = head();
    found.page.push((page += head()));
    let weight = USUAL, place = 0;
    for (let places = head(); places; places--) {
      const isWeight = bytes[at] >> 5 === NEGATIVE, value = head();
      if (isWeight) [weight, place] = [Math.min(value, 255), 0];
      else {
        found.place.push((place += value));
        found.weight.push(weight);
      }
    }
    found.from.push(found.place.length);
    let field = 0, places = columns < 3 ? 0 : head();
    const fields = places ? [] : none;
    for (place = 0; places; places--) {
      const isField = bytes[at] >> 5 === NEGATIVE, value = head();
      if (isField) [field, place] = [value, 0];
      else fields.push([field, (place += value)]);
    }
    found.fields.push(fields);
  }
  return found;
})());

/* Questions, as Pagefind reads them */

const isSquare = () => /^(zh|ja|th)\b/.test(list.language);
const segments = (said, granularity) => (self.Intl?.Segmenter ? Array.from(new Intl.Segmenter(list.language, { granularity }).segment(said), ({ segment }) => segment) : [...said]);
const cleaned = (said) => segments(said, "grapheme").map((one) => (list.kept.includes(one) ? one : SIGN.test(one) ? "" : one.toLocaleLowerCase())).join("");
// Each word, without its accents and with them.
const termsOf = (said) => {
  const parts = isSquare() ? segments(said, "word").map(cleaned) : cleaned(said).split(/\s+/);
  return parts.map((one) => one.trim()).filter(Boolean).map((one) => ({ term: one.normalize("NFD").replace(/\p{M}/gu, ""), said: one }));
};
const rarity = (n) => Math.log((list.words.length - n + 0.5) / (n + 0.5) + 1);
const average = once(() => list.words.reduce((sum, n) => sum + n, 0) / list.words.length);
const fieldWeight = (field) => (list.fields[field] === "title" ? TITLE : 1);

// What the words count on a page where several were found, by its rows in their spellings.
const counted = (rows) => {
  const counts = new Map();
  const places = rows.flatMap(([{ word, term, pages: { from, place, weight } }, row]) =>
    Array.from({ length: from[row + 1] - from[row] }, (_, n) => ({ word, term, place: place[from[row] + n], weight: weight[from[row] + n] })));
  places.sort((a, b) => a.place - b.place);
  for (let n = 0, end; n < places.length; n = end) {
    // Two words of the question in one place are a compound.
    const seen = new Map();
    for (end = n; places[end]?.place === places[n].place; end++) if (!seen.has(places[end].term)) seen.set(places[end].term, places[end]);
    const least = Math.min(...Array.from(seen.values(), ({ weight }) => weight));
    for (const { word } of seen.values()) counts.set(word, (counts.get(word) ?? 0) + (seen.size > 1 ? Math.min(255, least * seen.size) : least));
  }
  return counts;
};
const scored = (page, rows, terms, all) => {
  const long = OFTEN * (1 - LONG + (LONG * list.words[page]) / average());
  const count = ({ bonus, accents, term }, weight) => {
    const often = (weight / USUAL) * bonus;
    return ((terms[term] * (OFTEN + 1) * often) / (long + often)) * accents;
  };
  let score = 0;
  if (rows.length === 1) {
    const [[one, row]] = rows;
    const { from, weight } = one.pages;
    let sum = 0;
    for (let n = from[row]; n < from[row + 1]; n++) sum += weight[n];
    score = count(one, sum);
  } else {
    const firsts = new Map();
    for (const [one] of rows) if (!firsts.has(one.word)) firsts.set(one.word, one);
    for (const [word, weight] of counted(rows)) score += count(firsts.get(word), weight);
  }
  const fields = new Map();
  for (const [{ word, term, pages }, row] of rows)
    for (const [field] of pages.fields[row]) {
      if (!fields.has(field)) fields.set(field, new Map());
      fields.get(field).set(word, terms[term]);
    }
  for (const [field, own] of fields) {
    let sum = 0;
    for (const one of own.values()) sum += one;
    if (all > 0) score += fieldWeight(field) * sum * (sum / all) ** 2;
  }
  return score;
};

// The pages that have each of the words, with the rows of what was found on each.
const withAll = (asked) => {
  const used = [], terms = [], rows = new Map();
  let kept;
  for (const parts of asked) {
    const isIn = parts.map(({ term, said }) => {
      const has = new Uint8Array(list.words.length);
      for (const [word, bonus] of meant(term, false))
        for (const one of words[word]) {
          const accents = one.form.startsWith(said) || said.startsWith(one.form) ? ACCENTS : 1;
          const pages = pagesOf(one);
          used.push({ word, pages, bonus, accents, term: terms.length });
          for (const page of pages.page) has[page] = 1;
        }
      terms.push(rarity(has.reduce((sum, one) => sum + one, 0)));
      return has;
    });
    // Of the parts of a word without spaces the index may lack some.
    const known = isIn.filter((has) => has.includes(1));
    if (!known.length) return { rows, terms };
    for (const has of known) kept = kept ? kept.map((one, page) => one & has[page]) : has;
  }
  for (const one of used)
    one.pages.page.forEach((page, row) => {
      if (!kept[page]) return;
      const own = rows.get(page);
      if (own) own.push([one, row]);
      else rows.set(page, [[one, row]]);
    });
  return { rows, terms };
};
const placesIn = (rows) => [...new Set(rows.flatMap(([{ pages }, row]) => pages.place.slice(pages.from[row], pages.from[row + 1])))].sort((a, b) => a - b);
const ranked = (asked) => {
  const { rows, terms } = withAll(asked);
  const all = terms.reduce((sum, one) => sum + one, 0);
  const scores = new Float64Array(list.words.length);
  for (const [page, own] of rows) scores[page] = scored(page, own, terms, all);
  const pages = Uint32Array.from(rows.keys()).sort((a, b) => scores[b] - scores[a] || a - b);
  return { pages, score: (page) => scores[page], places: (page) => placesIn(rows.get(page)) };
};

// Where words stand side by side, from the numbers of the places of each; undefined for nowhere.
const sideBySide = ([first, ...others]) => {
  const sets = others.map((one) => new Set(one));
  return first.find((place) => sets.every((set, n) => set.has(place + n + 1)));
};
const placesInField = (rows, field) => rows.flatMap(([{ pages }, row]) => pages.fields[row].flatMap(([own, place]) => (own === field ? place : [])));
/* Pages with a phrase in the text or in a field. */
const exact = (terms) => {
  const every = terms.map(({ term }) => meant(term, true).flatMap(([word]) => words[word]).map((one) => ({ pages: pagesOf(one) })));
  const byPage = every.map((own) => {
    const rows = new Map();
    for (const one of own) one.pages.page.forEach((page, row) => rows.set(page, [...(rows.get(page) ?? []), [one, row]]));
    return rows;
  });
  const scores = new Map(), starts = new Map();
  // Of two frequent words side by side the index says pages alone.
  const isAlone = terms.length === 1;
  for (const page of byPage[0]?.keys() ?? []) {
    const rows = byPage.map((own) => own.get(page));
    if (!rows.every(Boolean)) continue;
    const start = isAlone ? 0 : sideBySide(rows.map(placesIn));
    if (start !== undefined) starts.set(page, isAlone ? placesIn(rows[0]) : terms.map((_, n) => start + n));
    const within = start === undefined && list.fields.findIndex((_, field) => sideBySide(rows.map((own) => placesInField(own, field))) !== undefined);
    if (within !== -1) scores.set(page, start === undefined ? fieldWeight(within) : 1);
  }
  const pages = Uint32Array.from(scores.keys()).sort((a, b) => scores.get(b) - scores.get(a) || a - b);
  return { pages, score: (page) => scores.get(page), places: (page) => starts.get(page) ?? [] };
};

const NOTHING = { pages: new Uint32Array(), score: () => 0, places: () => [] };
const answers = new Map();
let newest = 0;
const answer = async (plain, phrases, turn) => {
  newest = Math.max(newest, turn ?? 0);
  const key = JSON.stringify([plain, phrases]);
  if (!answers.has(key)) {
    await ready.list;
    const [asked, exacts] = [plain.map(termsOf).filter((one) => one.length), phrases.map(termsOf)];
    await loadFor([...asked, ...exacts].flat().map(({ term }) => term));
    if (turn < newest) return null;
    const [first = NOTHING, ...others] = [...(asked.length ? [ranked(asked)] : []), ...exacts.map(exact)];
    const sets = others.map(({ pages }) => new Set(pages));
    answers.set(key, { ...first, pages: first.pages.filter((page) => sets.every((set) => set.has(page))) });
    if (answers.size > LAST) answers.delete(answers.keys().next().value);
  }
  return answers.get(key);
};

const methods = {
  list: (told) => given.list((list = told)),
  program: (data) => (given.program(data), started()),
  // Null if a later turn of the same reader has come by the time it can be answered.
  search: async (plain, phrases, turn) => {
    const found = await answer(plain, phrases, turn);
    if (!found) return null;
    const { pages, score, places } = found;
    return { pages, scores: Float32Array.from(pages, score), places: Array.from(pages.subarray(0, FIRST), places) };
  },
  places: async (plain, phrases, page) => (await answer(plain, phrases)).places(page),
};
addEventListener("message", async ({ data: { id, method, values } }) => {
  try {
    postMessage({ id, result: await methods[method](...values) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
