/* Words in the texts of an archive that is too large for Material's index. Pagefind finds pages by them,
   in a worker of its own; what is shown of a page is made here, so that it leads to the paragraph.
   asking.js loads it for the box in the header, explore.js for the rows of Explore. */
const own = new URL("../../search/", import.meta.url);
const AROUND = 6, LONGEST = 28; // words of a snippet before the first that was found, and in all
const PLACES = 2; // snippets of a page
const ENTITIES = { "&lt;": "<", "&gt;": ">" };

// Kept once it has come; asked for again where it has not.
const once = (make) => {
  let kept;
  return () => (kept ??= make().catch((error) => {
    kept = undefined;
    throw error;
  }));
};
const json = (name) => once(() => fetch(new URL(name, own)).then((answer) => answer.json()));

/* With what the site is searched, as docs/search.md has it. */
export const about = json("texts.json");
const engine = once(() => import(new URL("pagefind/pagefind.js", own).href));
const known = json("rows.json");
// The frequent words, each with its forms after it, the rarest first. Of these the index tells pages, and
// under a name apart where they stand there, as builder/mkdocs_plugin/frequent.py has it.
const frequent = json("pagefind/frequent.json");

// The days of each row of explore/data.json, and the row of a page: its name begins with it.
const rows = once(() => known().then((tables) => {
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
const rowOf = (id) => {
  const [, kind, row] = /^([ae])(\d+)/.exec(id) ?? [];
  return kind && { kind: kind === "a" ? "articles" : "events", row: +row };
};

// As finding.js has it: a row whose date may fall inside is in; what has no date is not.
const isWithin = ({ first, last }, row, period) =>
  !(first[row] === null && last[row] === null) && (first[row] ?? -Infinity) <= period.last && (last[row] ?? Infinity) >= period.first;

// How Pagefind is asked for a phrase. Of one with a frequent word it is two words side by side that cost the
// least, and what has them may lack the rest: only the page itself tells.
const exact = async ({ folded }) => {
  const forms = await frequent();
  const parts = folded.split(" ").map((word) => {
    const rank = forms.findIndex((own) => own.includes(word, 1));
    return { rank, name: rank < 0 ? word : `\u{10fffd}${forms[rank][0]}0` };
  });
  const pairs = parts.slice(1).map((next, n) => [parts[n], next]);
  const [pair] = pairs.sort(([a, b], [c, d]) => a.rank + b.rank - c.rank - d.rank);
  const isPlain = !pair || parts.every(({ rank }) => rank < 0);
  return `"${isPlain ? folded : pair.map(({ name }) => name).join(" ")}"`;
};

/* Pages that have all of the words, the best first; `words` are those of arFinding.ask. A page may lack a
   phrase: see `item`. */
export const search = async (words) => {
  const plain = words.filter(({ isPhrase }) => !isPhrase).map(({ said }) => said);
  const phrases = await Promise.all(words.filter(({ isPhrase }) => isPhrase).map(exact));
  // Together they rank the pages; Pagefind passes over a word that it does not know, so each is asked for.
  const asked = [plain.join(" "), ...(plain.length > 1 ? plain : []), ...phrases].filter(Boolean);
  if (!asked.length) return [];
  const { search: find } = await engine();
  const [first, ...others] = (await Promise.all(asked.map((one) => find(one)))).map(({ results }) => results);
  const sets = others.map((results) => new Set(results.map(({ id }) => id)));
  return first.filter(({ id }) => sets.every((set) => set.has(id)));
};

/* Those of the pages whose date may fall into a period. */
export const within = async (results, period) => {
  const tables = await rows();
  return results.filter(({ id }) => {
    const { kind, row } = rowOf(id) ?? {};
    return kind && isWithin(tables[kind], row, period);
  });
};

/* How many events and articles there are, and how many of them in a period. */
export const counts = async (period) => {
  const tables = await rows();
  return Object.fromEntries(["events", "articles"].map((kind) => {
    const all = tables[kind].first;
    return [kind, { n: all.filter((_, row) => isWithin(tables[kind], row, period)).length, all: all.length }];
  }));
};

/* Put the rows with each word into a table of Explore, and the pages with all of them. Resolves to
   whether it had them not yet; the archive may have no Pagefind, and then it never has. */
export const fill = async (table, words, key) => {
  if (!words.length || table.found?.key === key || (await about()).engine !== "pagefind") return false;
  const texts = (table.texts ??= new Map());
  // An unknown row has the number -1, where such an array takes nothing.
  const own = (id) => (rowOf(id)?.kind === table.kind ? rowOf(id).row : -1);
  await Promise.all(words.filter(({ needle }) => !texts.has(needle)).map(async (word) => {
    const has = new Uint8Array(table.size);
    for (const { id } of await search([word])) has[own(id)] = 1;
    texts.set(word.needle, has);
  }));
  table.found = { key, words, pages: new Map((await search(words)).map((result) => [own(result.id), result])) };
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
export const snippets = async ({ raw_content: content, anchors, locations }, asked) => {
  // Where words have no spaces between them, Pagefind has parted them, and finds phrases itself.
  const gap = content.includes("\u200b") ? "" : " ";
  const words = content.replace(/&[lg]t;/g, (sign) => ENTITIES[sign]).split(gap ? /\s+/ : "\u200b");
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
export const item = async (page, score, words) => {
  const { raw_url: address, meta } = page;
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
