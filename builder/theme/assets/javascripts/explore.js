/* <ar-explore>: what docs/explore.md describes. Every word that it shows stands in the page. */
(() => {
  "use strict";

  const BATCH = 50; // rows that are shown at once
  const SHORT = 6; // values of a facet
  const UNKNOWN = "-"; // no id can be called so
  // A bit for each facet that a row fails. A group and its role fail together.
  const BITS = { group: 0, role: 0, place: 1, type: 2, confidence: 3, publisher: 4, language: 5, period: 6 };
  const TEXT = 7;
  const FACETS = Object.keys(BITS);
  const SORTS = { events: ["newest", "oldest", "reports", "killed"], articles: ["newest", "oldest", "events"] };

  // Material opens its own search for ?q= when it starts, which is after this line.
  const entry = new URLSearchParams(location.search);
  if (entry.has("q") && document.querySelector("ar-explore")) {
    entry.set("text", entry.get("q"));
    entry.delete("q");
    history.replaceState(history.state, "", `?${entry}`);
  }
  if (customElements.get("ar-explore")) return;

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
  const needles = (text) =>
    [...text.replace(/[“”„«»]/g, '"').matchAll(/"([^"]*)(")?|[^\s"]+/g)]
      .map(([word, phrase, end]) => ` ${fold(phrase ?? word)}${end ? " " : ""}`)
      .filter((words) => words.trim());

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

  const prepare = (data, kind, roles) => {
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
      facets.role = facet(["claimed", "attributed", "denied"], roles, c.roles.map((row) => (row.length ? row : null)));
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
      const number = sort === "killed" ? (i) => data.figures.high[c.killed[i]] ?? -1 : (i) => c[sort]?.[i] ?? 0;
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
    for (const needle of needles(state.text)) {
      const titles = (table.titles ??= c.title.map((title) => padded(title ?? "")));
      const [groups, places] = [data.groups, data.places].map((of) => of.folded.map((name) => name.includes(needle)));
      demand(TEXT, (i) => titles[i].includes(needle) || some(pairs, i, (n) => groups[n]) || some(facets.place, i, (n) => places[n]));
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

  const read = ({ moved }) => {
    const given = new URLSearchParams(location.search);
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
    return query.size ? `?${query}` : location.pathname;
  };

  /* CSV: RFC 4180, with a mark of UTF-8 for Excel */

  const cell = (value) => {
    // A spreadsheet would run these as formulas.
    const text = String(value ?? "").replace(/^[=+\-@|\t\r\n＝＋－＠]/, "'$&");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const csv = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
  const iso = (number) => (Number.isFinite(number) ? new Date(number * 864e5).toISOString().slice(0, 10) : "");
  const list = (numbers, names) => [...new Set(numbers.map((n) => names[n]).filter(Boolean))].join("; ");

  const record = ({ kind, c, data: d, around, first, last }, i, address) => {
    const start = { id: c.id[i], title: c.title[i], date: d.dates.edtf[c.date[i]], earliest: iso(first[i]), latest: iso(last[i]) };
    const groups = { group_ids: list(c.groups[i], d.groups.id) };
    if (kind === "articles")
      return {
        ...start, publisher: d.publishers[c.publisher[i]], language: d.languages.id[c.language[i]],
        groups: list(c.groups[i], d.groups.name), ...groups,
        places: list(c.places[i], d.places.name), place_ids: list(c.places[i], d.places.id), events: c.events[i], address,
      };
    const by = (role) => list(c.groups[i].filter((_, at) => c.roles[i][at] === role), d.groups.name);
    const figure = (name) =>
      Object.fromEntries(["low", "high", "open"].map((part) => [`${name}_${part}`, d.figures[part][c[name][i]]]));
    const [place, ...within] = around[c.place[i]] ?? [];
    const ground = c.ground[i];
    return {
      ...start, place: d.places.name[place], place_id: d.places.id[place], within: list(within, d.places.name),
      type: d.types.id[c.type[i]], claimed_by: by(0), attributed_to: by(1), denied_by: by(2), ...groups,
      ...figure("killed"), ...figure("injured"), confidence: d.levels.id[d.grounds.level[ground]],
      sources: d.grounds.sources[ground], reports: c.reports[i],
      publishers: list(c.publishers[i], d.publishers), languages: list(c.languages[i], d.languages.id), address,
    };
  };

  /* Loading, once for all visits of the page */

  const loaded = new Map();
  const load = async (src, script) => {
    // From a disk nothing can be fetched, but a script can be loaded.
    const data = await (location.protocol === "file:"
      ? new Promise((resolve, reject) => {
          window.arExplore = resolve;
          document.head.append(Object.assign(document.createElement("script"), { src: script, onerror: reject }));
        })
      : fetch(src).then((answer) => answer.json()));
    if (data.version !== 1) throw new Error("version");
    loaded.set(src, data);
    return data;
  };

  /* The element */

  // Where the page was left: Material soon forgets it, when it scrolls what is still there.
  let left;
  const remember = () => (left = { ...history.state, href: location.href });
  remember();
  window.addEventListener("popstate", remember);

  const copy = (template) => template.content.firstElementChild.cloneNode(true);
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  class Explore extends HTMLElement {
    connectedCallback() {
      this.parts = {};
      for (const part of this.querySelectorAll("[data-part]")) this.parts[part.dataset.part] = part;
      this.words = this.parts.form.dataset;
      this.sets = [...this.querySelectorAll("[data-facet]")];
      this.leaving = new AbortController();
      const { href, pathname } = location;
      const [src, script] = [this.dataset.src, this.dataset.script].map((address) => new URL(address, href).href);
      const start = (data) => this.isConnected && this.start(data, pathname);
      // To scroll back takes the rows and the styles.
      const { y } = left.href === location.href ? left : {};
      left = {};
      const scroll = () => y && scrollTo(0, y);
      if (y) history.replaceState({ y }, "");
      document.querySelector("link[href$='explore.css']").addEventListener("load", scroll);
      if (loaded.has(src)) start(loaded.get(src));
      else load(src, script).then(start).then(scroll).catch(() => {
        this.classList.add("ar-explore--plain");
        this.parts.failed.hidden = false;
      });
    }

    disconnectedCallback() {
      this.leaving.abort();
      clearTimeout(this.timer);
    }

    start(data, path) {
      const { form } = this.parts;
      data.tables ??= Object.fromEntries(Object.keys(SORTS).map((kind) => [kind, prepare(data, kind, this.words.roles.split("|"))]));
      this.data = data;
      this.show(read(data));
      for (const total of this.querySelectorAll("[data-total]")) total.textContent = this.number(data[total.dataset.total].id.length);
      form.hidden = false;
      this.classList.add("ar-explore--ready");
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", (event) => this.input(event.target));
      form.addEventListener("change", (event) => this.change(event.target));
      form.addEventListener("click", (event) => this.click(event.target.closest("[data-do]")));
      const back = () => {
        if (location.pathname !== path) return;
        left = {};
        this.isTyping = false;
        this.show(read(data));
      };
      window.addEventListener("popstate", back, { signal: this.leaving.signal });
    }

    number(value) {
      // Digits are those of the page, which has 0 to 9 in every language.
      return value.toLocaleString(`${document.documentElement.lang || "en"}-u-nu-latn`);
    }

    say(words, n, all = n) {
      return words.replace("{n}", this.number(n)).replace("{all}", this.number(all));
    }

    /* What a reader does */

    input(target) {
      if ("find" in target.dataset) this.list(target.closest("[data-facet]"));
      if (target.name !== "text") return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.type(target.value), 120);
    }

    // The first letter makes a step to go back to, the ones after it do not.
    type(text) {
      clearTimeout(this.timer);
      this.go({ text: text.trim() }, this.isTyping);
      this.isTyping = true;
    }

    change({ name, value, type, checked, dataset, parentElement }) {
      if (name === "text") {
        this.type(value);
        this.isTyping = false;
      } else if (type === "checkbox") this.toggle(parentElement.closest("[data-facet]").dataset.facet, value, checked);
      else if (dataset.month) this.go({ [name]: month(value, dataset.month) });
      else if (name) this.go({ [name]: value });
    }

    toggle(name, key, isOn) {
      const others = this.state[name].filter((other) => other !== key);
      this.go({ [name]: isOn ? [...others, key] : others });
    }

    click(button) {
      const { form, status, chips, results } = this.parts;
      const isOpen = button?.getAttribute("aria-expanded") !== "true";
      switch (button?.dataset.do) {
        case "panel":
          button.setAttribute("aria-expanded", isOpen);
          form.classList.toggle("ar-explore__form--open", isOpen);
          break;
        case "all":
          button.setAttribute("aria-expanded", isOpen);
          button.parentElement.querySelector("[data-find]").value = "";
          this.list(button.parentElement);
          break;
        case "more": {
          const shown = this.drawn.length;
          this.go({ rows: shown + BATCH }, true);
          results.querySelectorAll("tbody a")[shown].focus();
          break;
        }
        case "remove": {
          const { name, key } = button.dataset;
          const at = [...chips.children].indexOf(button.parentElement);
          if (key) this.toggle(name, key, false);
          else this.go({ [name]: "" });
          // The button is gone: on to the next one.
          (chips.children[at]?.firstElementChild ?? status).focus();
          break;
        }
        case "clear":
          this.go({ text: "", from: "", to: "", ...Object.fromEntries(FACETS.map((name) => [name, []])) });
          status.focus();
          break;
        case "csv":
          this.download();
      }
    }

    go(change, isSameStep) {
      const state = fit({ ...this.state, rows: BATCH, ...change });
      const address = write(state);
      if (address === write(this.state)) return;
      if (isSameStep) history.replaceState(history.state, "", address);
      else history.pushState(null, "", address);
      this.show(state);
    }

    /* What a reader sees */

    show(state) {
      const isOther = this.state?.kind !== state.kind;
      const { elements } = this.parts.form;
      this.state = state;
      this.table = this.data.tables[state.kind];
      this.rows = find(this.table, state);
      if (isOther) this.build();
      for (const name of ["kind", "sort", "from", "to"]) elements[name].value = state[name];
      if (elements.text.value.trim() !== state.text) elements.text.value = state.text;
      for (const set of this.sets) this.list(set);
      this.chips();
      this.results();
    }

    build() {
      const { form, results, value } = this.parts;
      const { kind } = this.state;
      for (const option of form.elements.sort.options) option.hidden = option.disabled = !SORTS[kind].includes(option.value);
      for (const set of this.sets) {
        const one = this.table.facets[set.dataset.facet];
        const items = one?.order.map((n) => {
          const item = copy(value);
          item.querySelector("input").value = one.keys[n];
          item.querySelector("bdi").textContent = one.names[n] ?? set.dataset.without;
          item.style.setProperty("--depth", one.depth[n] ?? 0);
          return item;
        });
        set.querySelector("ul").replaceChildren(...(items ?? []));
      }
      results.replaceChildren(copy(this.parts[kind]));
      this.pattern = results.querySelector("tbody tr");
      this.drawn = [];
    }

    // Show the values that most rows have, those chosen and the one in focus; or all.
    list(set) {
      const one = this.table.facets[set.dataset.facet];
      set.hidden = !one;
      if (!one) return;
      const find = set.querySelector("[data-find]");
      const all = set.querySelector("[data-do=all]");
      const items = set.querySelector("ul").children;
      const used = one.order.filter((n) => one.totals[n] || one.on[n]);
      const isLong = find && used.length > SHORT + 2;
      const isOpen = isLong && all.getAttribute("aria-expanded") === "true";
      const best = isLong ? [...used].sort((a, b) => one.counts[b] - one.counts[a]).slice(0, SHORT) : used;
      const needle = isOpen ? padded(find.value).trimEnd() : "";
      const shown = new Set(isOpen ? used.filter((n) => (one.search?.[n] ?? padded(one.names[n] ?? "")).includes(needle)) : best);
      one.order.forEach((n, at) => {
        const item = items[at];
        item.hidden = !(shown.has(n) || one.on[n] || item.contains(document.activeElement));
        if (item.hidden) return;
        item.classList.toggle("ar-explore__zero", !one.counts[n]);
        item.querySelector(".ar-count").textContent = this.number(one.counts[n]);
        item.querySelector("input").checked = one.on[n];
      });
      set.hidden = !used.length && set.dataset.facet !== "period";
      if (find) find.hidden = !isOpen;
      all.hidden = !isLong;
      all.textContent = isOpen ? this.words.few : this.say(this.words.all, used.length);
    }

    chips() {
      const { chips, chip, clear, active } = this.parts;
      const { state, words, table } = this;
      const items = [];
      const add = (label, value, name, key = "") => {
        const item = copy(chip);
        Object.assign(item.firstElementChild.dataset, { name, key });
        item.querySelector("[data-chip]").textContent = `${label}: `;
        item.querySelector("bdi").textContent = value;
        items.push(item);
      };
      for (const name of ["text", "from", "to"]) if (state[name]) add(words[name], state[name], name);
      for (const set of this.sets) {
        const name = set.dataset.facet;
        const one = table.facets[name];
        for (const key of state[name]) {
          const label = one.names[one.keys.indexOf(key)] ?? (key === UNKNOWN ? set.dataset.without : key);
          add(set.querySelector("legend").textContent, label, name, key);
        }
      }
      active.textContent = items.length ? `(${this.number(items.length)})` : "";
      chips.hidden = !items.length;
      chips.replaceChildren(...items, copy(clear));
    }

    results() {
      const { results, status, none, form } = this.parts;
      const { rows, state, table, drawn } = this;
      const shown = rows.subarray(0, state.rows);
      const more = form.querySelector("[data-do=more]");
      const body = results.querySelector("tbody");
      // Where rows are only added, the others stay, and with them the focus.
      const same = drawn.every((row, at) => row === shown[at]) ? drawn.length : 0;
      if (!same) body.replaceChildren();
      body.append(...Array.from(shown.subarray(same), (i) => this.row(i)));
      this.drawn = shown;
      status.textContent = this.say(status.dataset[state.kind], rows.length, table.size);
      this.cite();
      results.hidden = !rows.length;
      none.hidden = rows.length > 0;
      more.hidden = rows.length <= state.rows;
      more.textContent = this.say(this.words.more, Math.min(BATCH, rows.length - state.rows));
      form.querySelector("[data-do=csv]").disabled = !rows.length;
    }

    /* What was chosen, and the address that keeps it. */
    cite() {
      const { cited, chips, status } = this.parts;
      const chosen = [...chips.querySelectorAll("bdi")].map((name) => name.previousElementSibling.textContent + name.textContent);
      const said = { what: [status.textContent, ...chosen].join("; "), address: location.href };
      cited.textContent = cited.dataset.pattern.replace(/\{(\w+)\}/g, (_, part) => said[part]);
    }

    address(i) {
      return this.dataset[this.state.kind].replace("{}", this.table.c.id[i]);
    }

    row(i) {
      const { words } = this;
      const { c, data: d, around, facets } = this.table;
      const row = this.pattern.cloneNode(true);
      const put = (name, text, without = words.unknown) => {
        const place = row.querySelector(`[data-cell=${name}]`);
        if (!place) return null;
        place.textContent = text ?? without;
        place.classList.toggle("ar-unknown", text == null);
        return place;
      };
      const link = Object.assign(row.querySelector("a"), { textContent: c.title[i] ?? words.untitled, href: this.address(i), dir: "auto" });
      if (c.language?.[i] >= 0) link.lang = d.languages.id[c.language[i]];
      put("date", d.dates.words[c.date[i]]).title = d.dates.edtf[c.date[i]] ?? "";
      put("publisher", d.publishers[c.publisher?.[i]]);
      put("language", d.languages.name[c.language?.[i]]);
      put("count", this.number((c.reports ?? c.events)[i]));
      put("place", around[c.place?.[i]]?.map((n) => d.places.name[n]).join(", "));
      for (const name of ["killed", "injured"]) put(name, d.figures.words[c[name]?.[i]], words.none);
      if (this.state.kind === "articles") return row;
      const level = d.grounds.level[c.ground[i]];
      put("level", d.levels.name[level]).classList.add(`ar-level--${d.levels.id[level]}`);
      put("why", d.levels.id[level] === "contested" ? d.grounds.words[c.ground[i]] : "");
      put("who", c.groups[i].length ? "" : null).append(
        ...c.groups[i].map((group, at) => {
          const line = make("span", { className: "ar-role", textContent: `${facets.role.names[c.roles[i][at]]} ` });
          line.append(make("bdi", { textContent: d.groups.name[group] }));
          return line;
        }),
      );
      return row;
    }

    download() {
      const { rows, table } = this;
      const records = Array.from(rows, (i) => record(table, i, new URL(this.address(i), location.href).href));
      const text = csv([Object.keys(records[0]), ...records.map(Object.values)]);
      const href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
      make("a", { href, download: `${table.kind}-${rows.length}-of-${table.size}.csv` }).click();
      URL.revokeObjectURL(href);
    }
  }

  const define = () => customElements.get("ar-explore") ?? customElements.define("ar-explore", Explore);
  // The first time, when all of the page is there.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define, { once: true });
  else define();
})();
