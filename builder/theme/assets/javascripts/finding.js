/* What is found in explore/data.json: the same question and the same answer on Explore, on the map and the
   timeline, and in the box of the header. docs/explore.md describes it; Explore loads it at once, the
   others when a reader asks. */
(() => {
  "use strict";

  if (window.arFinding) return;

  const BATCH = 50; // rows that are shown at once
  const UNKNOWN = "-"; // no id can be called so
  // A bit for each facet that a row fails. A group and its role fail together.
  const BITS = { group: 0, role: 0, place: 1, type: 2, confidence: 3, publisher: 4, language: 5, period: 6 };
  const TEXT = 7;
  const FACETS = Object.keys(BITS);
  // Of whom an event may have figures, as explore/data.json names them.
  const HARMS = ["killed", "injured", "abducted", "missing", "arrested", "surrendered", "displaced"];
  const SORTS = { events: ["newest", "oldest", "reports", ...HARMS], articles: ["newest", "oldest", "events"] };

  /* Text: what the spellings of a name have in common */

  const fold = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      // Accents, vowel marks, tatweel, joiners and apostrophes are no part of a word.
      .replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f'’‘ʼʿʾ`]/g, "")
      .replace(/[يى]/g, "ی")
      .replace(/ك/g, "ک")
      .replace(/[ةہھ]/g, "ه")
      .replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt() & 15)
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
      .trim();
  // With spaces around it: " word" is the beginning of a word, " word " all of it.
  const padded = (text) => ` ${fold(text)} `;

  /* A question: words and phrases, all of which have to be found, and the days that it names. */

  const YEAR = /^(?:19|20)\d\d$/;
  const DAY = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/;
  const DATE = /^((?:19|20)\d\d)(?: (0?[1-9]|1[0-2])(?: (0?[1-9]|[12]\d|3[01]))?)?$/;
  let months;
  // Names of months, long and short, in the language of the page and in English, as their numbers.
  const monthOf = (name) => {
    months ??= new Map(
      [document.documentElement.lang || "en", "en", "en-GB"].flatMap((language) =>
        ["long", "short"].flatMap((month) => {
          const format = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
          return Array.from({ length: 12 }, (_, n) => [fold(format.format(Date.UTC(2000, n))), n]);
        }),
      ),
    );
    return months.get(name);
  };
  // The first and last day of a year, a month or a day, counted as the data counts them.
  const days = (year, month, number) => {
    const start = Date.UTC(year, month ?? 0, number ?? 1);
    const end = number ? start + 864e5 : month === undefined ? Date.UTC(+year + 1, 0) : Date.UTC(year, month + 1);
    return [start / 864e5, end / 864e5 - 1];
  };

  /* `words` as they were said, each with what to look for; `period` from the first to the last day that is
     named, null for none. What stands in quotation marks is a phrase and never a date. */
  const ask = (text, little = "") => {
    const every = [...text.replace(/[“”„«»]/g, '"').matchAll(/"([^"]*)(")?|[^\s"]+/g)]
      .map(([said, phrase, end]) => {
        const folded = fold(phrase ?? said);
        return { said: said.replace(/[,;.:!?،؛؟]+$/, ""), folded, isPhrase: phrase !== undefined, needle: ` ${folded}${end ? " " : ""}` };
      })
      .filter(({ folded }) => folded);
    const passed = new Set(little.split(" "));
    const large = every.filter(({ folded, isPhrase }) => isPhrase || !passed.has(folded));
    const parts = large.length ? large : every;
    const words = [], bounds = [], said = [];
    const take = (from, to, ...named) => {
      bounds.push(...named.flat());
      said.push(...parts.slice(from, to).map((part) => part.said));
      return to - 1;
    };
    const is = (n, pattern) => parts[n] && !parts[n].isPhrase && pattern.test(parts[n].folded);
    for (let n = 0; n < parts.length; n++) {
      const { folded, isPhrase } = parts[n];
      const month = isPhrase ? undefined : monthOf(folded);
      const [, year, inYear, day] = (!isPhrase && DATE.exec(folded)) || [];
      const years = folded.split(" ");
      if (year) n = take(n, n + 1, days(year, inYear && inYear - 1, day));
      else if (!isPhrase && years.length === 2 && years.every((one) => YEAR.test(one))) n = take(n, n + 1, ...years.map((one) => days(one)));
      else if (month !== undefined && is(n + 1, YEAR)) {
        const isDay = words.length && words.at(-1) === parts[n - 1] && is(n - 1, DAY);
        if (isDay) words.pop();
        n = take(isDay ? n - 1 : n, n + 2, days(parts[n + 1].folded, month, isDay && parseInt(parts[n - 1].folded)));
      } else if (month !== undefined && is(n + 1, DAY) && is(n + 2, YEAR)) n = take(n, n + 3, days(parts[n + 2].folded, month, parseInt(parts[n + 1].folded)));
      else words.push(parts[n]);
    }
    const period = bounds.length ? { first: Math.min(...bounds), last: Math.max(...bounds), said: said.join(" ") } : null;
    return { words, period };
  };

  /* Data: columns made ready to be filtered */

  // Numbers by row: those of row i stand from offsets[i] up to offsets[i + 1].
  const pack = (rows) => {
    const offsets = new Uint32Array(rows.length + 1);
    rows.forEach((row, i) => (offsets[i + 1] = offsets[i] + row.length));
    return { offsets, values: Uint32Array.from(rows.flat()) };
  };
  const some = ({ offsets, values }, i, test) => {
    for (let at = offsets[i]; at < offsets[i + 1]; at++) if (test(values[at], at)) return true;
    return false;
  };

  // The values of a facet, and which of them each row has: the last, for unknown, where it has
  // none; none at all where it is null. `within` makes a tree of them.
  const facet = (keys, names, rows, within, search) => {
    const unknown = keys.length;
    const packed = pack(
      rows.map((row) => {
        if (row === null) return [];
        const own = new Set([row].flat().map((n) => (n < 0 ? unknown : n)));
        return own.size ? [...own] : [unknown];
      }),
    );
    const totals = new Uint32Array(unknown + 1);
    packed.values.forEach((n) => totals[n]++);
    const order = [], depth = [];
    const inner = new Map();
    keys.forEach((_, n) => inner.set(within?.[n] ?? -1, [...(inner.get(within?.[n] ?? -1) ?? []), n]));
    const walk = (parent, level) =>
      (inner.get(parent) ?? [])
        .sort((a, b) => totals[b] - totals[a] || names[a].localeCompare(names[b]))
        .forEach((n) => {
          order.push(n);
          depth[n] = level;
          walk(n, level + 1);
        });
    walk(-1, 0);
    keys = [...keys, UNKNOWN];
    return {
      ...packed, keys, names, totals, depth, search, order: [...order, unknown], unknown,
      counts: new Uint32Array(totals.length), on: new Uint8Array(totals.length),
    };
  };

  const prepare = (data, kind) => {
    const c = data[kind];
    const { groups, places, dates, publishers, languages, levels, types } = data;
    const isEvents = kind === "events";
    // A place with those around it: a row counts in all of them.
    const around = places.id.map((_, n) => {
      const chain = [];
      for (; n >= 0 && !chain.includes(n); n = places.within[n]) chain.push(n);
      return chain;
    });
    const all = (of) => (of.folded ??= of.name.map((name, n) => [name, ...of.also[n]].map(padded).join("")));
    const bound = (column, open) => Float64Array.from(c.date, (n) => (n < 0 ? NaN : dates[column][n] ?? open));
    const first = bound("first", -Infinity);
    const facets = {
      group: facet(groups.id.map((id, n) => id ?? `name:${groups.name[n]}`), groups.name, c.groups, null, all(groups)),
      place: facet(places.id, places.name, (c.places ?? c.place).map((row) => [row].flat().flatMap((n) => around[n] ?? [])), places.within, all(places)),
      publisher: facet(publishers, publishers, c.publishers ?? c.publisher),
      language: facet(languages.id, languages.name, c.languages ?? c.language),
      period: facet([], [], [...first].map((day) => (Number.isNaN(day) ? [] : null))),
    };
    if (isEvents) {
      facets.role = facet(["claimed", "attributed", "denied"], data.words.roles, c.roles.map((row) => (row.length ? row : null)));
      facets.type = facet(types.id, types.name, c.type);
      facets.confidence = facet(levels.id, levels.name, c.ground.map((n) => data.grounds.level[n]));
    }
    const size = c.id.length;
    return {
      kind, c, data, facets, around, first, last: bound("last", Infinity), size, orders: {},
      pairs: pack(c.groups), roles: c.roles?.flat() ?? [], misses: new Uint16Array(size),
    };
  };

  const ordered = (table, sort) =>
    (table.orders[sort] ??= (() => {
      const { c, data, first, last, size } = table;
      const compare = (a, b) => (a > b) - (a < b);
      // The undated come last, either way.
      const dated = (sign) => (a, b) =>
        Number.isNaN(first[a]) - Number.isNaN(first[b]) || sign * (compare(first[a], first[b]) || compare(last[a], last[b]) || a - b);
      const number = HARMS.includes(sort) ? (i) => data.figures.high[c[sort]?.[i]] ?? -1 : (i) => c[sort]?.[i] ?? 0;
      const date = dated(sort === "oldest" ? 1 : -1);
      return Uint32Array.from({ length: size }, (_, i) => i).sort((a, b) => number(b) - number(a) || date(a, b));
    })());

  /* Filter: a facet's counts forgive the rows that fail nothing but it */

  const day = (month, later) => Date.UTC(month.slice(0, 4), month.slice(5) - 1 + later, 1) / 864e5 - later;

  // The numbers of the rows that match, in order; the facets' counts are left in the table.
  const find = (table, state) => {
    const { c, data, facets, misses, size, pairs, roles, first, last } = table;
    const { group, role = {}, period } = facets;
    const demand = (bit, isIn) => {
      for (let i = 0; i < size; i++) if (!isIn(i)) misses[i] |= 1 << bit;
    };
    // A group and its role in one statement.
    const stated = (i, test) => some(pairs, i, (n, at) => test(n, roles[at]));
    misses.fill(0);
    for (const [name, one] of Object.entries(facets)) {
      one.on.fill(0);
      one.any = state[name].length > 0;
      // An unknown key has the index -1, where such an array takes nothing.
      for (const key of state[name]) one.on[one.keys.indexOf(key)] = 1;
      if (one.any && BITS[name] && name !== "period") demand(BITS[name], (i) => some(one, i, (n) => one.on[n]));
    }
    if (group.any || role.any)
      demand(BITS.group, (i) =>
        stated(i, (n, r) => (!group.any || group.on[n]) && (!role.any || role.on[r])) ||
        (!role.any && group.on[group.unknown] && some(group, i, (n) => n === group.unknown)));
    if (state.from || state.to || period.any) {
      // A row whose date may fall inside is in.
      const start = state.from ? day(state.from, 0) : -Infinity;
      const end = state.to ? day(state.to, 1) : Infinity;
      const isBound = state.from || state.to;
      demand(BITS.period, (i) => (Number.isNaN(first[i]) ? period.on[0] : isBound && first[i] <= end && last[i] >= start));
    }
    const { words, period: when } = ask(state.text, data.words.little);
    // As with a period of the form: a row whose date may fall inside is in.
    if (when) demand(TEXT, (i) => first[i] <= when.last && last[i] >= when.first);
    for (const { needle } of words) {
      const titles = (table.titles ??= c.title.map((title) => padded(title ?? "")));
      const [groups, places] = [data.groups, data.places].map((of) => of.folded.map((name) => name.includes(needle)));
      // texts.js has put them there, where the archive has such an index.
      const texts = table.texts?.get(needle);
      demand(TEXT, (i) => titles[i].includes(needle) || texts?.[i] || some(pairs, i, (n) => groups[n]) || some(facets.place, i, (n) => places[n]));
    }
    const counted = {
      group: (i, n) => !role.any || stated(i, (other, r) => other === n && role.on[r]),
      role: (i, n) => !group.any || stated(i, (other, r) => r === n && group.on[other]),
    };
    for (const [name, one] of Object.entries(facets)) {
      const isCounted = counted[name] ?? (() => true);
      one.counts.fill(0);
      for (let i = 0; i < size; i++)
        if (!(misses[i] & ~(1 << BITS[name]))) some(one, i, (n) => void (one.counts[n] += isCounted(i, n)));
    }
    return ordered(table, state.sort).filter((i) => !misses[i]);
  };

  /* State: what the address says */

  const month = (text, last) => {
    const [all, year, number] = /^(\d{4})(-(?:0[1-9]|1[0-2]))?$/.exec(text ?? "") ?? [];
    return all ? year + (number ?? last) : "";
  };

  // Articles have no role, type or confidence.
  const fit = (state) => {
    if (state.kind === "articles") state.role = state.type = state.confidence = [];
    if (!SORTS[state.kind].includes(state.sort)) state.sort = "newest";
    return state;
  };

  const read = ({ moved }, query = location.search) => {
    const given = new URLSearchParams(query);
    const get = (name) => given.get(name) ?? "";
    const state = {
      kind: get("kind") === "articles" ? "articles" : "events",
      text: (get("text") || get("q")).trim(),
      from: month(get("from"), "-01"), to: month(get("to"), "-12"),
      sort: get("sort"), rows: Math.max(BATCH, Math.min(1e4, get("rows") | 0)),
    };
    for (const name of FACETS) state[name] = [...new Set(given.getAll(name))];
    for (const [name, folder] of [["group", "groups"], ["place", "locations"]])
      state[name] = state[name].map((id) => moved.to[moved.from.indexOf(`${folder}/${id}`)]?.split("/")[1] ?? id);
    return fit(state);
  };

  const write = (state) => {
    const usual = { kind: "events", sort: "newest", rows: BATCH };
    const query = new URLSearchParams();
    for (const name of ["kind", "text", ...FACETS, "from", "to", "sort", "rows"])
      for (const value of [state[name]].flat()) if (value && value !== usual[name]) query.append(name, value);
    return query.size ? `?${query}` : "";
  };

  /* Loading, once for all visits of the page */

  const slugged = (title) => (title ?? "").normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").match(/[a-z0-9]+/g) ?? [];
  // What builder/render/files/packed.py has taken out: ids that are words of a title, and days.
  const unpacked = (data) => {
    const { days, months, ...others } = data.dates;
    const dates = (data.dates = { edtf: [], words: [], first: [], last: [] });
    let day = 0, at = 0;
    for (const later of days) {
      const edtf = later !== null && new Date((day += later) * 864e5).toISOString().slice(0, 10);
      const [year, month, number] = edtf ? edtf.split("-").map(Number) : [];
      const own = edtf && { edtf, words: months[month - 1].replace("{d}", number).replace("{y}", year), first: day, last: day };
      for (const name in dates) dates[name].push(own ? own[name] : others[name][at]);
      at += !own;
    }
    for (const { id, title, date } of [data.events, data.articles])
      id.forEach((short, i) => {
        if (short[0] !== "=") return;
        const words = slugged(title[i]);
        const parts = short.length > 1 ? short.slice(1).split("-") : words;
        const said = parts.map((part) => {
          const [from, n] = part.split("+");
          return n ? words.slice(from, +from + +n).join("-") : part;
        });
        id[i] = [dates.edtf[date[i]]?.match(/^[^T/?~%]*/)[0] ?? "undated", ...said].join("-");
      });
    return data;
  };

  const loaded = new Map();
  const fetched = async (src) => {
    // A script comes from a disk, too, where nothing can be fetched.
    const data = JSON.parse(await new Promise((resolve, reject) => {
      window.arExplore = resolve;
      document.head.append(Object.assign(document.createElement("script"), { src, onload: reject, onerror: reject }));
    }));
    if (data.version !== 2) throw new Error("version");
    unpacked(data).tables = Object.fromEntries(Object.keys(SORTS).map((kind) => [kind, prepare(data, kind)]));
    loaded.set(src, data);
    return data;
  };
  const loading = new Map();
  const load = (src) => {
    if (!loading.has(src)) loading.set(src, fetched(src).finally(() => loading.delete(src)));
    return loaded.has(src) ? Promise.resolve(loaded.get(src)) : loading.get(src);
  };

  /* What a row says */

  // Digits are those of the page, which has 0 to 9 in every language.
  const number = (value) => value.toLocaleString(`${document.documentElement.lang || "en"}-u-nu-latn`);
  const say = (words, n, all = n) => words.replace("{n}", number(n)).replace("{all}", number(all));
  // What the address of a page about a record says of it: its id.
  const idOf = (address, folder) => new RegExp(`(?:^|/)${folder}/([^/?#]+?)(?:\\.html|/|$)`).exec(address)?.[1];
  // Day, place with those around it, figures and level of an event, or day and publisher of an article, as
  // far as they are known.
  const line = ({ kind, c, data: d, around }, i) => {
    if (kind === "articles") return [d.dates.words[c.date[i]], d.publishers[c.publisher[i]]].filter(Boolean);
    const { killed, injured } = d.words;
    const figures = [[killed, c.killed], [injured, c.injured]].map(([word, column]) => {
      const figure = d.figures.words[column[i]];
      return figure && `${word} ${figure}`;
    });
    const place = around[c.place[i]]?.map((n) => d.places.name[n]).join(", ");
    return [d.dates.words[c.date[i]], place, ...figures, d.levels.name[d.grounds.level[c.ground[i]]]].filter(Boolean);
  };

  const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt()};`);

  window.arFinding = { escaped, BATCH, FACETS, UNKNOWN, HARMS, SORTS, padded, ask, find, fit, read, write, month, loaded, load, number, say, idOf, line };
  dispatchEvent(new Event("ar-finding"));
})();

