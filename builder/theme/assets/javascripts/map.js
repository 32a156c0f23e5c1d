/* A map and a strip of time that filter each other, and the rows below them.
   The page can be read without this: <ar-view> holds what is chosen and writes it into the address,
   <ar-map> and <ar-strip> show it and ask for changes. The rest of what Explore filters by narrows them too:
   then, and for the events of a sign, it takes the data of Explore. All words come from the page. */
(() => {
  "use strict";

  const define = (name, kind) => customElements.get(name) || customElements.define(name, kind);
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  // Digits are those of the page, which has 0 to 9 in every language.
  const language = () => `${document.documentElement.lang || "en"}-u-nu-latn`;
  const make = (name, values) => Object.assign(document.createElement(name), values);
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  /* "3:2:5 0-11" is two events with five reports in step 3, and one somewhere from 0 to 11. An end
     that is not known or lies beyond the axis is left out; x lies beyond it altogether, and as a
     number is in no period. */
  const readTimes = (text) => text.split(" ").map((part) => {
    const [time, events = 1, reports = 1] = part.split(":");
    const [first, last = first] = time.split("-");
    return {
      first: first === "" ? -Infinity : Number(first),
      last: last === "" ? Infinity : Number(last),
      events: Number(events),
      reports: Number(reports),
    };
  });

  // Of the address: what narrows the events, besides the period and the places that are chosen here.
  const NARROWS = ["text", "group", "role", "type", "confidence", "publisher", "language", "period"];

  /* What Explore knows, asked for once. */
  const dataOf = ({ dataset }) => {
    const address = (name) => new URL(dataset[name], location.href).href;
    dataOf.script ??= new Promise((resolve, reject) => {
      if (window.arFinding) resolve();
      else document.head.append(make("script", { src: address("finding"), onload: resolve, onerror: reject }));
    });
    return dataOf.script.then(() => arFinding.load(address("src")));
  };

  class View extends HTMLElement {
    connectedCallback() {
      // Elements within this one are upgraded after it when a page is put in as a whole.
      queueMicrotask(() => this.isConnected && !this.items && this.prepare());
    }

    /* Begin once the rest of the places is there, where the page has not all of them. */
    prepare() {
      const hint = this.querySelector("[data-rest]");
      if (!hint) return this.begin();
      window.arPlaces = ({ rows, marks }) => {
        if (!this.isConnected || this.items) return;
        this.querySelector("tbody").insertAdjacentHTML("beforeend", rows);
        [...this.querySelectorAll(".ar-map__world .ar-mark")].at(-1)?.insertAdjacentHTML("afterend", marks);
        for (const one of this.querySelectorAll("[data-rest], [data-cut]")) one.remove();
        this.begin();
      };
      // Without them the page stays as it came.
      document.head.append(make("script", { src: new URL(hint.dataset.rest, location.href) }));
    }

    disconnectedCallback() {
      removeEventListener("popstate", this.onPopState);
    }

    begin() {
      const { start, unit, count } = this.dataset;
      this.items = [...this.querySelectorAll("[data-t]")].map((row) => ({
        row, id: row.dataset.id, times: readTimes(row.dataset.t), cells: row.cells,
        // Its sign, and the places around it.
        on: row.dataset.on ?? row.dataset.id, around: row.dataset.in?.split(" ") ?? [],
      }));
      for (const item of this.items) item.given = item.times;
      this.rows = new Map(this.items.map(({ id, row }) => [id, row]));
      this.unit = Number(unit);
      this.count = Number(count);
      this.start = start ? this.monthOf(start, 0) : 0;
      this.status = this.querySelector(".ar-status");
      this.all = this.status?.textContent;
      this.clear = this.querySelector(".ar-clear");
      this.clear?.addEventListener("click", () => {
        this.go(["from", "to", "place", ...NARROWS].map((name) => [name, ""]));
        this.read();
      });
      this.form = this.querySelector(".ar-filters");
      this.form?.classList.add("ar-filters--live");
      this.form?.addEventListener("submit", (event) => event.preventDefault());
      this.form?.addEventListener("change", ({ target }) => {
        this.go([[target.name, target.value]]);
        this.read();
      });
      this.isSummary = this.querySelector("[data-go]") !== null;
      this.map = this.querySelector("ar-map");
      this.strip = this.querySelector("ar-strip");
      this.number = new Intl.NumberFormat(language());
      this.plural = new Intl.PluralRules(language());
      this.dates = new Intl.DateTimeFormat(language(), {
        year: "numeric", month: this.unit === 1 ? "long" : undefined, timeZone: "UTC",
      });
      this.steps = this.stepsOf(this.items);
      this.map?.begin?.(this);
      this.strip?.begin?.(this);
      this.onPopState = () => this.read();
      addEventListener("popstate", this.onPopState);
      this.read();
    }

    /* Months since the year 0 of "2022-03", or of "2022": its first or last. */
    monthOf(label, otherwise) {
      const [year, month] = label.split("-").map(Number);
      return year * 12 + (month ? month - 1 : otherwise);
    }

    labelOf(step) {
      return step === null ? "" : this.dateOf(step).toISOString().slice(0, this.unit === 1 ? 7 : 4);
    }

    dateOf(step) {
      const date = new Date(0);
      date.setUTCFullYear(0, this.start + step * this.unit, 1);
      return date;
    }

    say(from, to = from) {
      return this.dates.formatRange(this.dateOf(from), this.dateOf(to));
    }

    countOf(noun, number) {
      const forms = new Map(this.dataset[noun].split("|").map((form) => form.split(/=(.*)/s)));
      const form = forms.get(this.plural.select(number)) ?? forms.get("other");
      return fill(form, { n: this.number.format(number) });
    }

    /* How many events are known to lie in each step. */
    stepsOf(items) {
      const steps = new Array(this.count || 0).fill(0);
      for (const { times } of items)
        for (const { first, last, events } of times) if (first === last) steps[first] += events;
      return steps;
    }

    read() {
      const query = new URLSearchParams(location.search);
      const step = (name, otherwise) => {
        const label = query.get(name);
        if (!/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(label) || !this.count) return null;
        return Math.floor((this.monthOf(label, otherwise) - this.start) / this.unit);
      };
      let from = step("from", 0), to = step("to", 11);
      if (from !== null) to ??= Math.max(from, this.count - 1);
      else if (to !== null) from = Math.min(to, 0);
      this.chosen = { from, to, place: null };
      const narrows = new URLSearchParams([...query].filter(([name, value]) => value && NARROWS.includes(name)));
      // The undated may belong to any period.
      if (from !== null) narrows.delete("period");
      const places = query.getAll("place").filter(Boolean);
      // Of what is shown one place can be chosen; another, or an unknown one, Explore has to find.
      if (this.map && places.every((place) => this.items.some((item) => this.isIn(item, place)))) this.chosen.place = places.join("\n") || null;
      else for (const place of places) narrows.append("place", place);
      this.narrow(narrows);
    }

    /* Whether a time may lie in the period: nothing lies in one beyond the axis, or in one that ends before it begins. */
    touches({ first, last }) {
      const { from, to } = this.chosen;
      return from === null || (from <= to && from < this.count && to >= 0 && first <= to && last >= from);
    }

    /* Places stand each on a line; what lies within one of them is in it. */
    isIn({ id, around }, places) {
      return places !== null && places.split("\n").some((place) => id === place || around.includes(place));
    }

    /* Keep the events that Explore finds by the same address; all of them where it asks for none. */
    async narrow(query) {
      const asked = (this.asked = query.toString());
      this.fillForm(query);
      if (asked === (this.narrowed ?? "")) return this.draw();
      let data = null;
      this.toggleAttribute("aria-busy", true);
      try {
        data = asked && (await dataOf(this));
      } catch {
        if (this.status) this.status.textContent = this.dataset.failed;
        return;
      } finally {
        this.removeAttribute("aria-busy");
      }
      if (asked !== this.asked || !this.isConnected) return;
      this.narrowed = asked;
      this.found = null;
      for (const item of this.items) item.times = item.given;
      if (asked) this.keep(data, asked);
      this.classList.toggle("is-narrowed", asked !== "");
      this.steps = this.stepsOf(this.counted);
      this.strip?.bars?.(asked ? this.steps : null);
      this.draw();
    }

    keep(data, asked) {
      const { find, fit, read, idOf } = arFinding;
      const table = data.tables.events;
      const state = { ...read(data, `?${asked}`), kind: "events", from: "", to: "", rows: Infinity };
      this.found = [...find(table, fit(state))];
      const { c, data: { places } } = table;
      for (const item of this.items) item.times = [];
      const idIn = ({ row }) => idOf(row.querySelector(".ar-row__title a")?.getAttribute("href") ?? "", "events");
      const items = new Map(this.items.map((item) => [this.map ? item.id : idIn(item), item]));
      for (const i of this.found) {
        const item = items.get(this.map ? places.id[c.place[i]] ?? "" : c.id[i]);
        item?.times.push({ ...this.timeOf(table, i), events: 1, reports: c.reports[i] });
      }
      // Of a summary's events most stand on other pages.
      this.everyEvent = this.found.map((i) => ({ times: [{ ...this.timeOf(table, i), events: 1, reports: c.reports[i] }] }));
    }

    /* What is counted: the rows, or all events where most have their rows on other pages. */
    get counted() {
      return this.isSummary && this.found ? this.everyEvent : this.items;
    }

    /* The first and last step of an event, as `readTimes` has them. */
    timeOf({ first, last }, i) {
      const step = (day) => {
        const date = new Date(day * 864e5);
        return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth() - this.start) / this.unit);
      };
      const from = Number.isFinite(first[i]) ? step(first[i]) : -Infinity;
      const to = Number.isFinite(last[i]) ? step(last[i]) : Infinity;
      if (to < 0 || from >= this.count) return { first: NaN, last: NaN };
      return { first: from < 0 ? -Infinity : from, last: to >= this.count ? Infinity : to };
    }

    /* Show what the address asks for, and lead on with it. */
    fillForm(query) {
      if (!this.form) return;
      for (const select of this.form.querySelectorAll("select")) {
        const values = query.getAll(select.name);
        const value = values.join("\n");
        select.querySelector("[data-more]")?.remove();
        select.value = value;
        if (select.selectedIndex < 0) {
          // Several, or one that is not in the list.
          const names = values.map((one) => [...select.options].find((option) => option.value === one)?.text ?? one);
          select.append(new Option(names.join(", "), value, true, true));
          select.lastChild.dataset.more = "";
        }
      }
      const also = [...query].filter(([name]) => !this.form.elements[name]).map(([, value]) => value);
      const line = this.form.querySelector("[data-also]");
      line.textContent = also.length ? fill(line.dataset.also, { what: also.join(", ") }) : "";
    }

    /* Write names with their values into the address, as one step to go back or within one. */
    go(values, isWithin) {
      const url = new URL(location.href);
      for (const [name, value] of values) {
        url.searchParams.delete(name);
        for (const one of value.split("\n")) if (one) url.searchParams.append(name, one);
      }
      history[isWithin ? "replaceState" : "pushState"](null, "", url);
    }

    /* Change what is chosen. A gesture, such as a drag, makes one entry in the history. */
    choose(change, { isGoing = false } = {}) {
      const next = { ...this.chosen, ...change };
      if (next.from === 0 && next.to === this.count - 1) next.from = next.to = null;
      const isSame = Object.keys(next).every((key) => next[key] === this.chosen[key]);
      if (isSame && isGoing) return;
      this.chosen = next;
      this.request ??= requestAnimationFrame(() => {
        this.request = null;
        if (!this.isConnected) return;
        if (this.isLate) this.draw();
        else this.read();
      });
      if (!isSame || this.isLate) this.write(isGoing);
      if (!isGoing) this.isWithin = false;
    }

    write(isGoing) {
      // Browsers take no more than some hundred changes of an address in half a minute.
      this.isLate = isGoing && this.isWithin && performance.now() - this.written < 250;
      if (this.isLate) return;
      const { from, to, place } = this.chosen;
      const values = [["from", this.labelOf(from)], ["to", this.labelOf(to)]];
      // Places that Explore found stay until another is chosen.
      if (place !== null || !this.asked.includes("place=")) values.push(["place", place ?? ""]);
      this.go(values, this.isWithin);
      this.isWithin = isGoing;
      this.written = performance.now();
    }

    draw() {
      const { from, to, place } = this.chosen;
      const sums = { events: 0, maybe: 0, places: 0 };
      const byPlace = new Map();
      const counted = this.counted;
      for (const item of counted === this.items ? counted : [...this.items, ...counted]) {
        let events = 0, reports = 0, maybe = 0, isSeen = false;
        for (const time of item.times) {
          if (!this.touches(time)) continue;
          isSeen = true;
          if (from === null || (time.first >= from && time.last <= to)) {
            events += time.events;
            reports += time.reports;
          } else maybe += time.events;
        }
        item.now = { events, reports, maybe, isSeen };
        const sum = byPlace.get(item.on) ?? { events: 0, reports: 0 };
        byPlace.set(item.on, { events: sum.events + events, reports: sum.reports + reports });
        if (counted !== this.items && item.row) continue;
        if (place === null || this.isIn(item, place)) {
          sums.events += events;
          sums.maybe += maybe;
          sums.places += item.id && events ? 1 : 0;
        }
      }
      this.tell(sums);
      this.map?.show?.(byPlace, place);
      const ofPlace = place !== null && this.stepsOf(this.items.filter((item) => this.isIn(item, place)));
      this.strip?.show?.(from, to, ofPlace);
      const query = new URLSearchParams(location.search);
      for (const way of this.querySelectorAll("[data-way]")) way.search = query;
      // A year has a page of its own.
      query.delete("from");
      query.delete("to");
      for (const year of this.querySelectorAll(".ar-years a")) year.search = query;
      // A long table is laid out anew once a drag pauses.
      clearTimeout(this.laying);
      if (this.items.length > 100 && this.isWithin) this.laying = setTimeout(() => this.lay(), 120);
      else this.lay();
    }

    lay() {
      this.map?.lay?.();
      for (const { row, id, around, cells, now } of this.items) {
        row.hidden = !now.isSeen;
        row.classList.toggle("is-maybe", now.isSeen && !now.events && now.maybe > 0);
        if (!cells) continue;
        this.put(cells[2], now.events);
        this.put(cells[3], now.reports);
        row.classList.toggle("is-chosen", this.isIn({ id, around }, this.chosen.place));
      }
    }

    put(cell, number) {
      const text = this.number.format(number);
      if (cell.textContent !== text) cell.textContent = text;
    }

    tell({ events, places, maybe }) {
      const { from, to, place } = this.chosen;
      const isAll = from === null && place === null && !this.found;
      let what = this.countOf("event", events);
      if (place !== null) what = fill(this.dataset.name, { place: this.nameOf(place), what });
      else if (this.map) what = fill(this.dataset.at, { events: what, places: this.countOf("place", places) });
      if (from !== null) what = fill(this.dataset.in, { what, period: this.say(from, to) });
      if (from !== null && maybe) what = fill(this.dataset.maybe, { what, more: this.number.format(maybe) });
      if (this.status) this.status.textContent = isAll ? this.all : what;
      if (this.clear) this.clear.hidden = isAll;
    }

    nameOf(places) {
      const mark = this.map?.marks?.find((one) => one.places === places);
      return mark?.title ?? places.split("\n").map((place) => this.nameOfOne(place)).join(", ");
    }

    nameOfOne(place) {
      const row = this.rows.get(place);
      if (row) return row.querySelector("th").firstElementChild.textContent;
      const inner = this.items.find(({ around }) => around.includes(place));
      return inner ? inner.row.querySelectorAll("th small")[inner.around.indexOf(place)].textContent : place;
    }
  }

  const LEVELS = [1 / 2.8, 1 / 2, 1 / 1.4, 1, 2, 4, 8];
  const NEAREST = 12;
  const MOST = 4; // events that the card of a place names
  const ROUND = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const middleOf = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };

  class MapView extends HTMLElement {
    begin(view) {
      this.view = view;
      this.svg = this.querySelector(".ar-map__svg");
      this.world = this.querySelector(".ar-map__world");
      this.tip = this.querySelector(".ar-tip");
      this.width = 1000;
      this.height = this.world.viewBox.baseVal.height;
      this.at = { x: 0, y: 0, z: 1 };
      this.pointers = new Map();
      const names = new Map([...this.querySelectorAll("[data-of]")].map((name) => [name.dataset.of, name]));
      this.marks = [...this.querySelectorAll(".ar-mark")].map((element) => {
        element.querySelector("title")?.remove();
        element.setAttribute("role", "button");
        element.setAttribute("tabindex", "-1");
        const { id, name: title } = element.dataset;
        // One sign may stand for several places that have none of their own.
        const items = view.items.filter(({ on }) => on === id);
        const places = items.map((item) => item.id).join("\n");
        return { element, id, title, items, places, name: names.get(id), sign: element.querySelector(".ar-sign"), halo: element.querySelector(".ar-halo") };
      });
      this.byElement = new Map(this.marks.map((mark) => [mark.element, mark]));
      this.svg.setAttribute("role", "group");
      this.svg.setAttribute("tabindex", "0");
      this.svg.setAttribute("aria-description", this.dataset.hint);
      const buttons = this.querySelector(".ar-map__buttons");
      buttons.hidden = false;
      this.classList.add("ar-map--live");
      const acts = { in: () => this.zoom(2), out: () => this.zoom(1 / 2), all: () => this.look(0, 0, 1) };
      buttons.addEventListener("click", ({ target }) => acts[target.dataset.do]?.());
      this.svg.addEventListener("wheel", (event) => this.onWheel(event), { passive: false });
      // Two fingers are for the map; one scrolls the page.
      this.svg.addEventListener("touchstart", (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
      for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"])
        this.svg.addEventListener(type, (event) => this.onPointer(event));
      // The focus is for the sign that is chosen, which may lie below another.
      this.svg.addEventListener("mousedown", (event) => this.pick(event) && event.preventDefault());
      this.svg.addEventListener("click", (event) => {
        const mark = this.pick(event);
        if (!mark || this.hasMoved) return;
        this.toggle(mark);
        this.enter(mark);
        mark.element.focus({ preventScroll: true });
        this.meet(mark, event);
      });
      this.addEventListener("pointerover", (event) => this.onOver(event));
      this.svg.addEventListener("pointermove", (event) => this.pick(event) !== this.met && this.onOver(event));
      this.addEventListener("pointerleave", () => this.leave());
      this.addEventListener("focusin", ({ target }) => {
        const mark = this.markOf(target);
        if (mark) this.meet(mark);
        else if (!this.tip.contains(target)) this.hide();
      });
      this.addEventListener("focusout", ({ relatedTarget }) => this.contains(relatedTarget) || this.hide());
      this.addEventListener("keydown", (event) => this.onKey(event));
    }

    markOf(target) {
      return this.byElement.get(target?.closest?.(".ar-mark"));
    }

    /* Of the signs under the pointer the one whose middle is nearest to it, for the size that it has. */
    pick({ clientX, clientY, target }) {
      const far = ({ sign }) => {
        const [x, y] = middleOf(sign);
        return Math.hypot(clientX - x, clientY - y) / sign.getBoundingClientRect().width;
      };
      const signs = document.elementsFromPoint(clientX, clientY).map((one) => this.svg.contains(one) && this.markOf(one)).filter((mark) => mark?.sign);
      return signs.sort((a, b) => far(a) - far(b))[0] ?? this.markOf(target);
    }

    toggle(mark) {
      const place = this.view.chosen.place === mark.places ? null : mark.places;
      this.view.choose({ place });
    }

    /* Show how much there is of each place now. */
    show(byPlace, place) {
      const perReport = Number(this.dataset.per);
      let first = null;
      for (const mark of this.marks) {
        const { events, reports } = byPlace.get(mark.id) ?? { events: 0, reports: 0 };
        const isGone = !events && mark.places !== place;
        if (mark.reports !== reports || mark.isGone !== isGone) {
          Object.assign(mark, { events, reports, isGone });
          mark.element.classList.toggle("is-gone", isGone);
          mark.name?.classList.toggle("is-gone", isGone);
          if (mark.sign) {
            const radius = Math.max(3, perReport * Math.sqrt(reports));
            mark.sign.setAttribute("r", radius.toFixed(1));
            mark.halo?.setAttribute("r", (radius * 1.7 + 2).toFixed(1));
          }
        }
        const isChosen = mark.places === place;
        mark.element.classList.toggle("is-chosen", isChosen);
        mark.element.setAttribute("aria-pressed", isChosen);
        if (!isGone && (isChosen || !first)) first = mark;
      }
      if (!this.entry || this.entry.isGone) this.enter(first);
      if (this.met && !this.tip.hidden) this.meet(this.met);
    }

    /* Say what the signs stand for now. */
    lay() {
      for (const { element, places, events, reports } of this.marks) {
        const what = `${this.view.countOf("event", events)}, ${this.view.countOf("report", reports)}`;
        element.setAttribute("aria-label", fill(this.view.dataset.name, { place: this.view.nameOf(places), what }));
      }
    }

    /* Let the Tab key come in at a place. */
    enter(mark) {
      this.entry?.element.setAttribute("tabindex", "-1");
      mark?.element.setAttribute("tabindex", "0");
      this.entry = mark;
    }

    /* Show the card of a place, beside its sign. */
    meet(mark, point) {
      clearTimeout(this.leaving);
      const { view, tip } = this;
      const { row } = mark.items[0];
      const [name, counts, , link, list] = tip.children;
      name.textContent = view.nameOf(mark.places);
      counts.textContent = `${view.countOf("event", mark.events)}, ${view.countOf("report", mark.reports)}`;
      this.date(row.cells[4].textContent.trim(), row.cells[5].textContent.trim());
      link.href = row.querySelector("th a").href;
      tip.hidden = false;
      if (this.met !== mark) list.replaceChildren();
      this.met = mark;
      dataOf(view).then((data) => this.met === mark && this.list(mark, data, list, point), () => {});
      this.put(mark, point);
    }

    date(first, last) {
      this.tip.children[2].textContent = first === last ? first : `${first} – ${last}`;
    }

    /* Name the events of a place, the latest first, and where there are more of them. */
    list(mark, data, list, point) {
      const { view } = this;
      const table = data.tables.events;
      const { c } = table;
      const places = new Set(mark.items.map(({ id }) => data.places.id.indexOf(id)));
      const found = (view.found ?? [...c.id.keys()]).filter((i) => places.has(c.place[i]) && view.touches(view.timeOf(table, i)));
      found.sort((a, b) => (table.first[b] || -Infinity) - (table.first[a] || -Infinity) || b - a);
      const dated = found.filter((i) => c.date[i] >= 0).map((i) => data.dates.words[c.date[i]]);
      if (dated.length) this.date(dated.at(-1), dated[0]);
      list.replaceChildren(...found.slice(0, MOST).map((i) => {
        const item = make("li");
        item.append(make("a", { href: view.dataset.events.replace("{}", c.id[i]), textContent: c.title[i], dir: "auto" }), ` ${data.dates.words[c.date[i]] ?? ""}`);
        return item;
      }));
      if (found.length > MOST) {
        const query = new URLSearchParams(location.search);
        query.delete("place");
        for (const { id } of mark.items) query.append("place", id || "-");
        const item = make("li");
        item.append(make("a", { href: `${view.dataset.explore}?${query}`, textContent: `${view.dataset.every} (${view.number.format(found.length)})` }));
        list.append(item);
      }
      this.put(mark, point);
    }

    /* Beside its sign, within the map; where neither side has room, below the sign, or above it where
       what is seen of the page ends too soon. */
    put(mark, point) {
      const { tip } = this;
      const frame = this.getBoundingClientRect();
      const box = mark.sign?.getBoundingClientRect() ?? new DOMRect(point?.x ?? frame.x, point?.y ?? frame.y);
      const isLeft = box.right + 8 + tip.offsetWidth > frame.right;
      const left = isLeft ? box.left - frame.left - tip.offsetWidth - 8 : box.right - frame.left + 8;
      tip.style.left = `${clamp(left, 0, frame.width - tip.offsetWidth)}px`;
      const { top, bottom } = this.closest("main").getBoundingClientRect();
      const below = box.bottom + 8, above = box.top - 8 - tip.offsetHeight;
      const isAbove = below + tip.offsetHeight > Math.min(bottom, innerHeight) && above > Math.max(top, 0);
      tip.style.top = `${left < 0 ? (isAbove ? above : below) - frame.top : clamp(box.top - frame.top, 0, frame.height - tip.offsetHeight)}px`;
    }

    hide() {
      this.tip.hidden = true;
      this.met = null;
    }

    leave() {
      clearTimeout(this.leaving);
      this.leaving = setTimeout(() => {
        const mark = this.markOf(document.activeElement);
        if (mark) this.meet(mark);
        else this.hide();
      }, 250);
    }

    onOver(event) {
      // A finger chooses by its click: a card that comes before would lie below it.
      if (this.pointers.size || event.pointerType === "touch") return;
      if (this.tip.contains(event.target)) return clearTimeout(this.leaving);
      const mark = this.pick(event);
      if (mark) this.meet(mark, event);
      else if (!this.tip.hidden) this.leave();
    }

    onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { key, target } = event;
      const mark = this.markOf(target);
      const way = WAYS[key];
      let isDone = true;
      if (key === "Escape") {
        if (!this.tip.hidden) {
          if (this.tip.contains(target)) this.met?.element.focus();
          this.hide();
        } else if (this.view.chosen.place !== null) this.view.choose({ place: null });
        else isDone = false;
      } else if (key === "+" || key === "=") this.zoom(1.5);
      else if (key === "-") this.zoom(1 / 1.5);
      else if (key === "0") this.look(0, 0, 1);
      else if (mark && (key === "Enter" || key === " ")) this.toggle(mark);
      else if (mark && way) this.step(mark, way);
      else if (target === this.svg && way) {
        const { x, y, z } = this.at;
        isDone = this.look(x + way[0] * 150 / z, y + way[1] * 150 / z, z);
      } else isDone = false;
      if (isDone) event.preventDefault();
    }

    /* Go to the nearest place in a direction. */
    step(from, [right, down]) {
      const [x, y] = middleOf(from.element);
      let best = null, least = Infinity;
      for (const mark of this.marks) {
        if (mark === from || mark.isGone) continue;
        const [dx, dy] = middleOf(mark.element).map((value, axis) => value - [x, y][axis]);
        const along = dx * right + dy * down, aside = Math.abs(dx * down) + Math.abs(dy * right);
        const far = along + 2 * aside;
        if (along > 0.5 && aside <= 2 * along && far < least) [best, least] = [mark, far];
      }
      if (!best) return;
      this.enter(best);
      best.element.focus({ preventScroll: true });
      const box = best.element.getBoundingClientRect(), frame = this.svg.getBoundingClientRect();
      const over = (low, high, from_, to) => low < from_ ? low - from_ - 20 : high > to ? high - to + 20 : 0;
      const unit = this.width / frame.width / this.at.z;
      this.look(
        this.at.x + over(box.left, box.right, frame.left, frame.right) * unit,
        this.at.y + over(box.top, box.bottom, frame.top, frame.bottom) * unit,
        this.at.z,
      );
      this.meet(best);
    }

    onWheel(event) {
      // Without a key held, or two fingers, the wheel scrolls the page.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 300), event);
    }

    onPointer(event) {
      const { type, pointerId } = event;
      if (type === "pointerdown") {
        if (event.button) return;
        this.hasMoved = false;
        this.pointers.set(pointerId, event);
      } else if (type === "pointermove") {
        const before = this.pointers.get(pointerId);
        if (!before) return;
        const dx = event.clientX - before.clientX, dy = event.clientY - before.clientY;
        if (!this.hasMoved && Math.hypot(dx, dy) < 5) return;
        if (!this.hasMoved) {
          this.hasMoved = true;
          this.svg.setPointerCapture(pointerId);
          this.classList.add("ar-map--dragged");
          this.hide();
        }
        const others = [...this.pointers.values()].filter((one) => one.pointerId !== pointerId);
        const unit = this.width / this.svg.clientWidth / this.at.z;
        if (others.length === 0) this.look(this.at.x - dx * unit, this.at.y - dy * unit, this.at.z);
        else {
          const far = (one) => Math.hypot(one.clientX - others[0].clientX, one.clientY - others[0].clientY);
          const middle = { clientX: (event.clientX + others[0].clientX) / 2, clientY: (event.clientY + others[0].clientY) / 2 };
          this.look(this.at.x - dx / 2 * unit, this.at.y - dy / 2 * unit, this.at.z);
          this.zoom(far(event) / Math.max(far(before), 1), middle);
        }
        this.pointers.set(pointerId, event);
      } else {
        this.pointers.delete(pointerId);
        this.classList.remove("ar-map--dragged");
      }
    }

    /* Come nearer by a factor, to a point of the screen or the middle. */
    zoom(factor, point) {
      const frame = this.svg.getBoundingClientRect();
      const right = point ? (point.clientX - frame.left) / frame.width : 0.5;
      const down = point ? (point.clientY - frame.top) / frame.height : 0.5;
      const { x, y, z } = this.at;
      const next = clamp(z * factor, 1, NEAREST);
      const gain = 1 / z - 1 / next;
      this.look(x + right * this.width * gain, y + down * this.height * gain, next);
    }

    /* Look at a part of the map; tell whether that is another part than before. */
    look(x, y, z) {
      const before = this.at;
      const width = this.width / z, height = this.height / z;
      this.at = { x: clamp(x, 0, this.width - width), y: clamp(y, 0, this.height - height), z };
      if (before.x === this.at.x && before.y === this.at.y && before.z === z) return false;
      this.world.setAttribute("viewBox", `${this.at.x.toFixed(2)} ${this.at.y.toFixed(2)} ${width.toFixed(3)} ${height.toFixed(3)}`);
      if (before.z !== z) this.size(z);
      this.hide();
      return true;
    }

    size(z) {
      this.svg.style.setProperty("--z", z);
      const k = Number(getComputedStyle(this.svg).getPropertyValue("--k"));
      const level = LEVELS.filter((scale) => scale <= z / k * 1.001).length - 1;
      if (z === 1) this.svg.removeAttribute("data-level");
      else this.svg.setAttribute("data-level", level);
      const bar = this.querySelector(".ar-scale");
      if (!bar) return;
      const per = Number(this.dataset.km) * z;
      const km = ROUND.find((length) => length * per <= 200) ?? 1;
      bar.querySelector("path").setAttribute("d", `M0 -6v6h${(km * per).toFixed(1)}v-6`);
      bar.querySelector("g").setAttribute("transform", `translate(${(km * per / 2).toFixed(1)} -10)`);
      bar.querySelector("text").textContent = fill(this.dataset.kmWords, { n: this.view.number.format(km) });
    }
  }

  class Strip extends HTMLElement {
    begin(view) {
      this.view = view;
      const part = (name, parent) => parent.appendChild(make("div", { className: `ar-strip__${name}` }));
      const links = new Map([...view.querySelectorAll("[data-go]")].map((link) => [link.dataset.go, link]));
      this.field = part("field", this);
      this.word = part("say", this);
      this.field.addEventListener("pointerleave", () => (this.word.textContent = ""));
      if (links.size) {
        // A summary: the steps lead to pages of their own.
        this.field.classList.add("ar-strip__field--go");
        const linkAt = (event) => links.get(view.labelOf(this.stepAt(event)));
        this.field.addEventListener("click", (event) => linkAt(event)?.click());
        this.field.addEventListener("pointermove", (event) => (this.word.textContent = linkAt(event)?.textContent ?? ""));
        return;
      }
      this.shades = [part("shade", this.field), part("shade", this.field)];
      this.handles = ["from", "to"].map((end) => {
        const handle = part("handle", this.field);
        const attributes = {
          role: "slider", tabindex: 0, "aria-label": this.dataset[end], "aria-valuemin": 0, "aria-valuemax": view.count - 1,
        };
        for (const [name, value] of Object.entries(attributes)) handle.setAttribute(name, value);
        handle.addEventListener("keydown", (event) => this.onKey(event, end));
        // Write what was put off; until the focus goes on it is one step to go back.
        handle.addEventListener("keyup", () => {
          if (!view.isLate) return;
          view.choose({});
          view.isWithin = true;
        });
        handle.addEventListener("blur", () => (view.isWithin = false));
        return handle;
      });
      for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"])
        this.field.addEventListener(type, (event) => this.onPointer(event));
    }

    /* Draw so many events a step instead of those of the page, or these again. */
    bars(steps) {
      const [all, doubt] = [".ar-bar", ".ar-bar--doubt"].map((name) => this.querySelector(name));
      const most = this.querySelector(".ar-strip__most");
      this.given ??= [all.getAttribute("d"), doubt.getAttribute("d"), most.textContent];
      const top = Math.max(...(steps ?? []), 1);
      const [d, doubtful, text] = steps ? [this.pathOf(steps, top), "", this.view.number.format(top)] : this.given;
      all.setAttribute("d", d);
      doubt.setAttribute("d", doubtful);
      most.textContent = text;
    }

    pathOf(steps, top) {
      return steps.map((events, step) => events ? `M${step}.1 100v${-events / top * 100}h.8v${events / top * 100}z` : "").join("");
    }

    stepAt({ clientX }) {
      const { left, width } = this.field.getBoundingClientRect();
      return clamp(Math.floor((clientX - left) / width * this.view.count), 0, this.view.count - 1);
    }

    /* What is shown now: the ends, all where nothing is chosen. */
    get ends() {
      const { chosen: { from, to }, count } = this.view;
      return { from: clamp(from ?? 0, 0, count - 1), to: clamp(to ?? count, 0, count - 1) };
    }

    onPointer(event) {
      const step = this.stepAt(event);
      this.word.textContent = `${this.view.say(step)}: ${this.view.countOf("event", (this.ofPlace || this.view.steps)[step])}`;
      if (event.type === "pointerdown" && !event.button) {
        const held = this.handles.indexOf(event.target);
        this.drag = { id: event.pointerId, from: held < 0 ? step : held ? this.ends.from : this.ends.to, hasMoved: false, held };
        this.field.setPointerCapture(event.pointerId);
        // The handle that was taken keeps the focus; elsewhere nothing is selected as text.
        if (held < 0) event.preventDefault();
        return;
      }
      if (!this.drag || event.pointerId !== this.drag.id) return;
      const isEnd = event.type !== "pointermove";
      if (event.type !== "pointercancel" && (step !== this.drag.from || this.drag.hasMoved || (isEnd && this.drag.held < 0))) {
        this.drag.hasMoved = true;
        this.view.choose({ from: Math.min(step, this.drag.from), to: Math.max(step, this.drag.from) }, { isGoing: !isEnd });
      }
      if (isEnd) this.drag = null;
    }

    onKey(event, end) {
      const { key } = event;
      const far = this.view.unit === 1 ? 12 : 5;
      const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -far, PageUp: far, Home: -Infinity, End: Infinity };
      if (key === "Escape") this.view.choose({ from: null, to: null });
      else if (key in moves) {
        const { from, to } = this.ends;
        const next = end === "from" ? { from: clamp(from + moves[key], 0, to), to } : { from, to: clamp(to + moves[key], from, this.view.count - 1) };
        this.view.choose(next, { isGoing: true });
      } else return;
      event.preventDefault();
    }

    show(from, to, ofPlace) {
      if (!this.handles) return;
      const { count } = this.view;
      const { from: first, to: last } = this.ends;
      const share = (step) => `${step / count * 100}%`;
      [first, last + 1].forEach((edge, index) => {
        const handle = this.handles[index], step = index ? last : first;
        handle.style.left = share(edge);
        handle.setAttribute("aria-valuenow", step);
        handle.setAttribute("aria-valuetext", this.view.say(step));
      });
      this.shades[0].style.left = 0;
      this.shades[0].style.width = share(first);
      this.shades[1].style.left = share(last + 1);
      this.shades[1].style.width = share(count - last - 1);
      this.ofPlace = ofPlace;
      this.querySelector(".ar-bar--of").setAttribute("d", this.pathOf(ofPlace || [], Math.max(...this.view.steps, 1)));
    }
  }

  define("ar-map", MapView);
  define("ar-strip", Strip);
  define("ar-view", View);
})();
