/* Words in the texts of an archive that is too large for Material's index. words.js finds pages by them, in a
   worker of its own; what is shown of a page is made here, so that it leads to the paragraph. search.js loads
   it when a reader turns to the box in the header, explore.js for the rows of Explore. */
const own = new URL("../../search/", import.meta.url);
const AROUND = 6, LONGEST = 28; // words of a snippet before the first that was found, and in all
const PLACES = 2; // snippets of a page
const FEW = 3; // letters that many words begin with
/* Milliseconds that a reader stops typing: between two words, and before more than the first page is shown. */
export const LONG = 500, PAUSE = 200;
const HEAD = "pagefind_dcd".length;

// Kept once it has come; asked for again where it has not.
const once = (make) => {
  let kept;
  return () => (kept ??= make().catch((error) => {
    kept = undefined;
    throw error;
  }));
};
const fetched = async (name, options) => {
  const answer = await fetch(new URL(name, own), options);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer;
};

/* With what the site is searched, as docs/search.md has it; asked for anew, since it names what is new. On
   its way already where search.js has seen a reader turn to the box. */
export const about = once(async () => {
  const { arAbout } = window;
  delete window.arAbout;
  return (await arAbout?.then((answer) => answer.ok && answer.json()).catch(() => null)) || (await fetched("texts.json", { cache: "no-cache" })).json();
});
const known = once(async () => (await fetched("rows.json")).json());
const list = once(async () => (await fetched(`pagefind/${(await about()).list}`)).json());
// The frequent words, each with its forms after it, the rarest first. Of these the index tells pages, and
// under a name apart where they stand there, as builder/mkdocs_plugin/frequent.py has it.
const frequent = async () => (await list()).frequent;

// The worker gets the list and the program as they come; `ask` waits for what it needs.
let running;
const start = async () => {
  // Until Material's bundle has run, search.js has its own in this place.
  if (!String(Worker).includes("[native code]")) await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
  const worker = new Worker(new URL("words.js", import.meta.url));
  const waiting = new Map();
  let last = 0;
  const ask = (method, ...values) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    worker.postMessage({ id: last, method, values });
  });
  // Asked again, it starts anew.
  const end = (error) => {
    running = undefined;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(error);
  };
  worker.addEventListener("error", () => end(new Error("words.js")));
  worker.addEventListener("message", ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(error));
    else resolve(result);
  });
  const program = async () => ask("program", await (await fetched(`pagefind/${(await about()).program}`)).arrayBuffer());
  Promise.all([list().then((told) => ask("list", told)), program()]).catch(end);
  return ask;
};
const query = async (...values) => (await (running ??= start()))(...values);

/* Load what every question needs. */
export const warm = () => void (running ??= start());

// The days of each row of explore/data.json, and the row of a page: its name begins with it.
export const dates = once(() => known().then((tables) => {
  for (const kind of ["events", "articles"]) {
    const { first, last } = tables[kind];
    let before = 0;
    first.forEach((days, row) => {
      if (days !== null) first[row] = before += days;
      if (last[row] !== null) last[row] += first[row] ?? 0;
    });
  }
  return tables;
}));
// The names of pages come in runs: a letter, the number of the first, and how many.
const nameOf = (runs, page) => {
  let before = 0;
  for (const [letter, first, count] of runs) {
    if (page < before + count) return `${letter}${first + page - before}`;
    before += count;
  }
};
const rowOf = (id) => {
  const [, kind, row] = /^([ae])(\d+)/.exec(id) ?? [];
  return kind && { kind: kind === "a" ? "articles" : "events", row: +row };
};

// As finding.js has it: a row whose date may fall inside is in; what has no date is not.
const isWithin = ({ first, last }, row, period) =>
  !(first[row] === null && last[row] === null) && (first[row] ?? -Infinity) <= period.last && (last[row] ?? Infinity) >= period.first;

// How the index is asked for a phrase with frequent words. Two of them side by side have an entry of their own, for
// the pages with both; those with the rarest two are looked for, and the other words as they stand together. Where
// no two are neighbours it is the two words side by side that cost the least, of which the places of one in 17,000
// pages may be 400 KB: a question in haste is asked by the others alone. What is found may lack the rest of the
// phrase: only the page itself tells.
const exact = async ({ folded }, isHasty) => {
  const { frequent: forms, large } = await list();
  const parts = folded.split(" ").map((word) => ({ word, rank: forms.findIndex((own) => own.includes(word, 1)) }));
  const stem = ({ rank }) => forms[rank][0];
  const isRare = (pair) => pair.some(({ rank }) => rank < 0);
  const cost = ([one, other]) => one.rank + other.rank;
  const [best] = parts.slice(1).map((next, n) => [parts[n], next])
    .sort((one, other) => isRare(one) - isRare(other) || cost(one) - cost(other));
  if (!best || parts.every(({ rank }) => rank < 0)) return [`"${folded}"`];
  const others = parts.map(({ word, rank }) => (rank < 0 ? word : "\n")).join(" ").split("\n").map((one) => one.trim()).filter(Boolean).map((one) => `"${one}"`);
  if (!isRare(best)) return [`"${best.map((part) => `\u{10fffc}${stem(part)}`).join("")}0"`, ...others];
  if (isHasty && best.some(({ rank }) => rank >= forms.length - large)) return others;
  return [`"${best.map((part) => (part.rank < 0 ? part.word : `\u{10fffd}${stem(part)}0`)).join(" ")}"`];
};

const said = new Map();
const textOf = (known, page) => {
  const id = nameOf(known.pages, page);
  const load = async () => {
    const { body } = await fetched(`pagefind/fragment/${id}.pf_fragment?${known.texts}`);
    const text = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).text();
    const told = JSON.parse(text.slice(HEAD));
    // The archive was published anew while it was read, and numbers its pages in another way.
    if (told.word_count !== known.words[page]) throw new Error(`${id} is another page now`);
    return told;
  };
  if (!said.has(id)) said.set(id, load().catch((error) => {
    said.delete(id);
    throw error;
  }));
  return said.get(id);
};
/* Pages that were found, the best first: which they are, what one says and where it has the words. */
class Found {
  constructor(known, question, { pages, scores, places }) {
    Object.assign(this, { known, question, pages, scores, places: new Map(places.map((own, n) => [pages[n], own])) });
  }

  get length() {
    return this.pages.length;
  }

  get ids() {
    return Array.from(this.pages, (page) => nameOf(this.known.pages, page));
  }

  filter(isIn) {
    const kept = this.pages.map((_, n) => n).filter((n) => isIn(nameOf(this.known.pages, this.pages[n])));
    return new Found(this.known, this.question, { pages: kept.map((n) => this.pages[n]), scores: Float32Array.from(kept, (n) => this.scores[n]), places: [] });
  }

  async data(n) {
    const page = this.pages[n];
    const [text, locations] = await Promise.all([textOf(this.known, page), this.places.get(page) ?? query("places", ...this.question, page)]);
    return { ...text, locations, score: this.scores[n] };
  }
}

/* Pages that have all of the words; `words` are those of arFinding.ask. A page may lack a phrase: see `item`.
   Of questions with a turn, one that a later turn has overtaken is answered by null. */
export const search = async (words, turn) => {
  const plain = words.filter(({ isPhrase }) => !isPhrase).map(({ said }) => said);
  const question = [plain, (await Promise.all(words.filter(({ isPhrase }) => isPhrase).map((word) => exact(word, turn !== undefined)))).flat()];
  const answer = words.length ? await query("search", ...question, turn) : { pages: new Uint32Array(), scores: [], places: [] };
  return answer && new Found(words.length && (await list()), question, answer);
};

const SQUARE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u;
/* How many milliseconds to wait whether somebody types on, for the last word of a question: a phrase may be
   open, a number a year, and a few letters begin so many words that nobody means them all. Each would load
   what nobody needs; words that begin with four letters the same are in one part of the index. */
export const patience = ({ folded, isPhrase, needle }, isOver) => {
  if (isPhrase) return needle.endsWith(" ") ? 0 : LONG;
  if (isOver || SQUARE.test(folded)) return 0;
  const isNumber = /^\d{1,3}$/.test(folded);
  return isNumber || folded.length < FEW ? LONG : folded.length === FEW ? PAUSE : 0;
};

/* Those of the pages whose date may fall into a period. */
export const within = async (results, period) => {
  const tables = await dates();
  return results.filter((id) => {
    const { kind, row } = rowOf(id) ?? {};
    return kind && isWithin(tables[kind], row, period);
  });
};

/* How many events and articles there are, and how many of them in a period. */
export const counts = async (period) => {
  const tables = await dates();
  return Object.fromEntries(["events", "articles"].map((kind) => {
    const all = tables[kind].first;
    return [kind, { n: all.filter((_, row) => isWithin(tables[kind], row, period)).length, all: all.length }];
  }));
};

const rowsOf = (found, own) => new Map(found.ids.map((id, n) => [own(id), { data: () => found.data(n) }]));
/* Put the rows with each word into a table of Explore, and the pages with all of them. Resolves to
   whether it had them not yet; the archive may have no Pagefind, and then it never has. */
export const fill = async (table, words, key) => {
  if (!words.length || table.found?.key === key || (await about()).engine !== "pagefind") return false;
  const texts = (table.texts ??= new Map());
  // An unknown row has the number -1, where such an array takes nothing.
  const own = (id) => (rowOf(id)?.kind === table.kind ? rowOf(id).row : -1);
  await Promise.all(words.filter(({ needle }) => !texts.has(needle)).map(async (word) => {
    const has = new Uint8Array(table.size);
    for (const id of (await search([word])).ids) has[own(id)] = 1;
    texts.set(word.needle, has);
  }));
  table.found = { key, words, pages: rowsOf(await search(words), own) };
  return true;
};

// Where a page has a phrase or forms of a frequent word, by the numbers of its words.
const placesOf = (texts, forms, { folded, isPhrase }) => {
  const said = folded.split(" ");
  const own = forms.filter((own) => own[0].startsWith(folded) || own.includes(folded, 1)).flat();
  return texts.flatMap((text, n) => {
    if (isPhrase) return said.every((word, at) => texts[n + at] === ` ${word} `) ? said.map((_, at) => n + at) : [];
    return own.some((word) => text.includes(` ${word} `)) ? n : [];
  });
};

/* What a page says where it has the words: `id` of the paragraph or the heading, "" for none, and `html`
   of a snippet. Those with most of the words, in the order of the page; null for one that lacks a phrase. */
export const snippets = async ({ content, anchors, locations }, asked) => {
  // Where words have no spaces between them, Pagefind has parted them, and finds phrases itself.
  const gap = content.includes("\u200b") ? "" : " ";
  const words = content.split(gap ? /\s+/ : "\u200b");
  const texts = words.map(arFinding.padded);
  const forms = await frequent();
  const sought = asked.map((one) => placesOf(texts, forms, one));
  if (gap && asked.some(({ isPhrase }, n) => isPhrase && !sought[n].length)) return null;
  // Of a frequent word the index says a place that no page has; of a phrase perhaps another.
  const told = gap && asked.every(({ isPhrase }) => isPhrase) ? [] : locations.filter((at) => at < words.length);
  const starts = anchors.filter(({ element, id }) => id && /^(p|h[1-6])$/.test(element)).sort((a, b) => a.location - b.location);
  const parts = new Map();
  for (const hit of [...new Set([told, sought].flat(2))].sort((a, b) => a - b)) {
    const at = starts.findLastIndex(({ location }) => location <= hit);
    parts.set(at, [...(parts.get(at) ?? []), hit]);
  }
  const distinct = (hits) => new Set(hits.map((hit) => words[hit]?.toLowerCase())).size;
  return [...parts]
    .sort(([, a], [, b]) => distinct(b) - distinct(a) || b.length - a.length)
    .slice(0, PLACES)
    .sort(([a], [b]) => a - b)
    .map(([at, hits]) => {
      const from = Math.max(starts[at]?.location ?? 0, hits[0] - AROUND);
      const end = starts[at + 1]?.location ?? words.length;
      const to = Math.min(end, from + LONGEST);
      const said = words.slice(from, to).map((word, n) => (hits.includes(from + n) ? `<mark>${arFinding.escaped(word)}</mark>` : arFinding.escaped(word)));
      const isCut = [from > (starts[at]?.location ?? 0), to < end];
      return { id: starts[at]?.id ?? "", html: `${isCut[0] ? "… " : ""}${said.join(gap)}${isCut[1] ? " …" : ""}` };
    });
};

/* A page as Material's list of results takes it; null if it lacks a phrase. */
export const item = async (page, words) => {
  const { url: address, meta, score } = page;
  const found = await snippets(page, words);
  if (!found) return null;
  const location = address.slice(1);
  const terms = Object.fromEntries(words.map(({ said }) => [said.replace(/["“”„«»]/g, ""), true]));
  const title = arFinding.escaped(meta.title);
  const line = arFinding.escaped(meta.line ?? "");
  // An event is said in a line; of the other pages it says where the words stand.
  if (location.startsWith("events/")) return [{ location, title, text: line, terms, score }];
  const text = found.filter(({ id }) => !id).map(({ html }) => html).join(" ");
  const places = found.filter(({ id }) => id).map(({ id, html }) => ({ location: `${location}#${id}`, title: "", text: html, terms, score }));
  return [{ location, title: line ? `${title} <small>${line}</small>` : title, text, terms, score }, ...places];
};
