/* <ar-explore>: what docs/explore.md describes. Every word that it shows stands in the page. */
(async () => {
  "use strict";

  const SHORT = 6; // values of a facet

  // Material opens its own search for ?q= when it starts, which is after this line.
  const entry = new URLSearchParams(location.search);
  if (entry.has("q") && document.querySelector("ar-explore")) {
    entry.set("text", entry.get("q"));
    entry.delete("q");
    history.replaceState(history.state, "", `?${entry}`);
  }
  // Where Material brings the page by itself it asks for both scripts at once, and this may come first.
  if (!window.arFinding) await new Promise((resolve) => addEventListener("ar-finding", resolve, { once: true }));
  if (customElements.get("ar-explore")) return;

  const { BATCH, FACETS, UNKNOWN, HARMS, SORTS, padded, ask, find, fit, read, write, month, loaded, load, number, say } = arFinding;

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
      ...Object.assign({}, ...HARMS.filter((harm) => c[harm]).map(figure)), confidence: d.levels.id[d.grounds.level[ground]],
      sources: d.grounds.sources[ground], reports: c.reports[i],
      publishers: list(c.publishers[i], d.publishers), languages: list(c.languages[i], d.languages.id), address,
    };
  };

  /* The element */

  // Where the page was left: Material soon forgets it, when it scrolls what is still there.
  let left;
  const remember = () => (left = { ...history.state, href: location.href });
  remember();
  window.addEventListener("popstate", remember);

  const copy = (template) => template.content.firstElementChild.cloneNode(true);
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  /* A fact leads to the page of its event, which has its words; where it rests on one sentence alone that is
     shown in place, and the link leads there, once it has been pointed at or focused. */
  const evidence = (address, fact, text) => make("a", { className: "ar-evidence", href: `${address}#fact-${fact}`, textContent: text, dir: "auto" });
  const showWords = async ({ target }) => {
    const link = target.closest("[data-cell] .ar-evidence");
    if (!link || link.dataset.asked) return;
    link.dataset.asked = 1;
    const [answer] = await Promise.all([fetch(link.href), import("./evidence.js")]);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [sign, ...more] = page.querySelectorAll(`${link.hash} .ar-evidence`);
    if (!sign || more.length) return;
    link.href = new URL(sign.getAttribute("href"), answer.url);
    link.title = sign.title || page.querySelector(`[href="${sign.getAttribute("href")}"] q`)?.textContent || "";
    if (link.matches(":hover, :focus-visible")) link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  };

  class Explore extends HTMLElement {
    connectedCallback() {
      this.parts = {};
      for (const part of this.querySelectorAll("[data-part]")) this.parts[part.dataset.part] = part;
      this.words = this.parts.form.dataset;
      this.sets = [...this.querySelectorAll("[data-facet]")];
      this.leaving = new AbortController();
      const { href, pathname } = location;
      const src = new URL(this.dataset.src, href).href;
      const start = (data) => this.isConnected && this.start(data, pathname);
      // To scroll back takes the rows and the styles.
      const { y } = left.href === location.href ? left : {};
      left = {};
      const scroll = () => y && scrollTo(0, y);
      if (y) history.replaceState({ y }, "");
      document.querySelector("link[href$='explore.css']").addEventListener("load", scroll);
      if (loaded.has(src)) start(loaded.get(src));
      else load(src).then(start).then(scroll).catch(() => {
        this.classList.add("ar-explore--plain");
        this.parts.failed.hidden = false;
      });
    }

    disconnectedCallback() {
      this.leaving.abort();
      this.seen?.disconnect();
      clearTimeout(this.timer);
    }

    start(data, path) {
      const { form } = this.parts;
      this.data = data;
      this.show(read(data));
      for (const total of this.querySelectorAll("[data-total]")) total.textContent = number(data[total.dataset.total].id.length);
      form.hidden = false;
      this.classList.add("ar-explore--ready");
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", (event) => this.input(event.target));
      form.addEventListener("change", (event) => this.change(event.target));
      form.addEventListener("click", (event) => this.click(event.target.closest("[data-do]")));
      if (location.protocol !== "file:") for (const name of ["pointerover", "focusin"]) form.addEventListener(name, (event) => showWords(event).catch(() => {}));
      const back = () => {
        if (location.pathname !== path) return;
        left = {};
        this.isTyping = false;
        this.show(read(data));
      };
      window.addEventListener("popstate", back, { signal: this.leaving.signal });
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
          results.querySelectorAll("tbody tr")[shown].querySelector("[data-cell=title]").focus();
          break;
        }
        case "remove": {
          const { name, key } = button.dataset;
          const at = [...chips.children].indexOf(button.parentElement);
          if (name === "text") this.go({ text: key });
          else if (key) this.toggle(name, key, false);
          else this.go({ [name]: "" });
          // The button is gone: on to the next one.
          (chips.children[at]?.firstElementChild ?? status).focus();
          break;
        }
        case "only":
          this.go({ text: button.dataset.text });
          status.focus();
          break;
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
      if (write(state) === write(this.state)) return;
      const address = write(state) || location.pathname;
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
      const { label } = this.parts;
      label.dataset.names ??= label.textContent;
      label.textContent = this.table.texts ? label.dataset.texts : label.dataset.names;
      for (const name of ["kind", "sort", "from", "to"]) elements[name].value = state[name];
      if (elements.text.value.trim() !== state.text) elements.text.value = state.text;
      for (const set of this.sets) this.list(set);
      this.chips();
      this.results();
      this.texts(state);
    }

    /* Of articles words are looked for in the texts too, where a site has an index that a part of can be
       loaded: rows come once it has answered. From a disk nothing can be fetched. */
    async texts(state) {
      if (state.kind !== "articles" || !state.text || location.protocol === "file:") return;
      const { words } = ask(state.text, this.data.words.little);
      this.reader ??= await import("./texts.js");
      const isNew = await this.reader.fill(this.table, words, state.text).catch(() => false);
      if (!isNew || this.state !== state || !this.isConnected) return;
      this.show(state);
    }

    /* The sentence with the words, once its row is seen. */
    async quote(row, result) {
      const page = await result.data();
      const [{ id, html } = {}] = (await this.reader.snippets(page, this.table.found.words))?.filter(({ id }) => id) ?? [];
      const link = row.querySelector("[data-cell=title]");
      if (!id || !row.isConnected) return;
      const quoted = make("a", { className: "ar-hint ar-explore__quote", href: `${link.getAttribute("href")}#${id}`, innerHTML: html, dir: "auto" });
      link.after(quoted);
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
        item.querySelector(".ar-count").textContent = number(one.counts[n]);
        item.querySelector("input").checked = one.on[n];
      });
      set.hidden = !used.length && set.dataset.facet !== "period";
      if (find) find.hidden = !isOpen;
      all.hidden = !isLong;
      all.textContent = isOpen ? this.words.few : say(this.words.all, used.length);
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
      const { words: asked, period } = ask(state.text, this.data.words.little);
      const text = asked.map(({ said }) => said).join(" ");
      // What is left of the text without it.
      if (text) add(words.text, text, "text", period?.said);
      if (period) add(words.period, period.said, "text", text);
      for (const name of ["from", "to"]) if (state[name]) add(words[name], state[name], name);
      for (const set of this.sets) {
        const name = set.dataset.facet;
        const one = table.facets[name];
        for (const key of state[name]) {
          const label = one.names[one.keys.indexOf(key)] ?? (key === UNKNOWN ? set.dataset.without : key);
          add(set.querySelector("legend").textContent, label, name, key);
        }
      }
      active.textContent = items.length ? `(${number(items.length)})` : "";
      chips.hidden = !items.length;
      chips.replaceChildren(...items, copy(clear));
    }

    results() {
      const { results, status, none, form, ways } = this.parts;
      const { rows, state, table, drawn } = this;
      const shown = rows.subarray(0, state.rows);
      const more = form.querySelector("[data-do=more]");
      const body = results.querySelector("tbody");
      // Where rows are only added, the others stay, and with them the focus.
      const same = drawn.every((row, at) => row === shown[at]) ? drawn.length : 0;
      if (!same) body.replaceChildren();
      body.append(...Array.from(shown.subarray(same), (i) => this.row(i)));
      this.seen?.disconnect();
      const { found } = table;
      // Rows stay where others are only added, but what they say of another question goes.
      if (this.quoted !== state.text) for (const old of body.querySelectorAll(".ar-explore__quote")) old.remove();
      this.quoted = state.text;
      if (found?.key === state.text) this.watch(body, shown, found.pages);
      this.drawn = shown;
      status.textContent = say(status.dataset[state.kind], rows.length, table.size);
      this.cite();
      this.follow();
      // Map and timeline know no articles, and have an order of their own.
      ways.hidden = state.kind !== "events";
      for (const way of ways.querySelectorAll("a")) way.search = write({ ...state, sort: "newest", rows: BATCH });
      results.hidden = !rows.length;
      none.hidden = rows.length > 0;
      this.offer();
      more.hidden = rows.length <= state.rows;
      more.textContent = say(this.words.more, Math.min(BATCH, rows.length - state.rows));
      form.querySelector("[data-do=csv]").disabled = !rows.length;
    }

    watch(body, shown, pages) {
      this.seen = new IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries) {
          const result = isIntersecting && pages.get(shown[[...body.children].indexOf(target)]);
          if (isIntersecting) this.seen.unobserve(target);
          if (result) this.quote(target, result);
        }
      });
      for (const row of body.children) if (!row.querySelector(".ar-explore__quote")) this.seen.observe(row);
    }

    /* The feeds of the groups and places that were chosen: a site of files makes none for a filter. */
    follow() {
      const { feeds } = this.parts;
      if (!feeds) return;
      const { state, table, words } = this;
      const named = ["group", "place"].flatMap((name) => {
        const { keys, names } = table.facets[name];
        const chosen = state[name].filter((key) => keys.includes(key) && key !== UNKNOWN);
        return chosen.map((key) => Object.assign(document.createElement("a"),
          { href: feeds.dataset[name].replace("{}", key), textContent: names[keys.indexOf(key)], dir: "auto" }));
      });
      const [links, told] = feeds.querySelectorAll("span");
      links.replaceChildren(...named.flatMap((link) => [link, words.comma]));
      told.hidden = this.parts.chips.hidden;
    }

    /* Where nothing is found: what each word finds without the others. */
    offer() {
      const { offers, only } = this.parts;
      const { state, table, rows, words } = this;
      const { words: asked, period } = ask(state.text, this.data.words.little);
      const parts = rows.length ? [] : [...asked, period].filter(Boolean);
      offers.hidden = parts.length < 2;
      offers.replaceChildren(...(parts.length < 2 ? [] : parts).map(({ said }) => {
        const item = copy(only);
        const button = item.firstElementChild;
        button.dataset.text = said;
        button.querySelector("bdi").textContent = said;
        const n = find(table, { ...state, text: said }).length;
        button.disabled = !n;
        item.append(` ${say(words[state.kind], n, table.size)}`);
        return item;
      }));
      // The counts of the facets are those of the question again.
      if (parts.length > 1) find(table, state);
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
      const address = this.address(i);
      const put = (name, text, without = words.unknown) => {
        const place = row.querySelector(`[data-cell=${name}]`);
        if (!place) return null;
        const { fact } = place.dataset;
        if (fact && text != null) place.append(evidence(address, fact, text));
        else place.textContent = text ?? without;
        place.classList.toggle("ar-unknown", text == null);
        return place;
      };
      const link = Object.assign(row.querySelector("[data-cell=title]"), { textContent: c.title[i] ?? words.untitled, href: address, dir: "auto" });
      if (c.language?.[i] >= 0) link.lang = d.languages.id[c.language[i]];
      put("date", d.dates.words[c.date[i]]).title = d.dates.edtf[c.date[i]] ?? "";
      put("publisher", d.publishers[c.publisher?.[i]]);
      put("language", d.languages.name[c.language?.[i]]);
      put("count", number((c.reports ?? c.events)[i]));
      put("place", around[c.place?.[i]]?.map((n) => d.places.name[n]).join(words.comma));
      for (const name of HARMS) put(name, d.figures.words[c[name]?.[i]], words.none);
      if (this.state.kind === "articles") return row;
      for (const more of row.querySelectorAll("[data-harm]")) if (!more.querySelector("a")) more.remove();
      const level = d.grounds.level[c.ground[i]];
      put("level", d.levels.name[level]).classList.add(`ar-level--${d.levels.id[level]}`);
      put("why", d.levels.id[level] === "contested" ? d.grounds.words[c.ground[i]] : "");
      put("who", c.groups[i].length ? "" : null).append(
        ...c.groups[i].map((group, at) => {
          const line = make("span", { className: "ar-role" });
          const role = evidence(address, "who", facets.role.names[c.roles[i][at]]);
          line.append(role, " ", make("bdi", { textContent: d.groups.name[group] }));
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
