/* A question in the box of the header, answered as on Explore. search.js loads it when a reader turns to
   the search: it stands between Material and Material's worker, and in its place where the index is empty,
   since Pagefind has one. */
const { Worker: Native } = window;
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const STEP = 5; // pages of Pagefind that are shown at once: each is a file
const UNSEEN = 20; // pages that are looked through for a phrase at once, besides those that are shown
const explore = document.querySelector(".ar-to-explore")?.href;
const own = import.meta.url;
const script = () =>
  (script.once ??= new Promise((resolve, reject) => {
    if (window.arFinding) resolve();
    else document.head.append(Object.assign(document.createElement("script"), { src: new URL("finding.js", own).href, onload: resolve, onerror: reject }));
  }));
// What Explore knows; null where it is not there or does not come, and Material answers as it does.
const finding = () =>
  (finding.once ??= !explore ? Promise.resolve(null) : script().then(() => arFinding.load(new URL("data.js", explore).href)).catch(() => null));

// As soon as a reader turns to the search, all that each answer needs is on its way, at once and in parallel.
import("./texts.js").then(async (texts) => {
  if ((await texts.about()).engine !== "pagefind" || navigator.connection?.saveData) return;
  texts.warm();
  await script();
}).catch(() => {});

export class Worker extends EventTarget {
  #address;
  #worker;
  #texts;
  #asked = [];
  #documents = new Map();

  constructor(address) {
    super();
    this.#address = address;
  }

  #start() {
    this.#worker = new Native(this.#address);
    this.#worker.addEventListener("message", ({ data }) => {
      const asked = data.type === RESULT && this.#asked.shift();
      if (asked) data.data.items = asked.answer(data.data.items, this.#documents);
      this.dispatchEvent(new MessageEvent("message", { data }));
      if (asked) asked.offer(data.data.items.length);
    });
  }

  postMessage(message) {
    const say = (type, data) => this.dispatchEvent(new MessageEvent("message", { data: { type, data } }));
    if (message.type === SETUP && !message.data.docs.length) {
      this.#texts = new Texts((items) => say(RESULT, { items }));
      return void say(READY);
    }
    if (this.#texts) return void this.#texts.ask(message.data);
    if (message.type === SETUP) {
      this.#start();
      for (const one of message.data.docs) if (!one.location.includes("#")) this.#documents.set(one.location, one);
    }
    if (message.type !== QUERY) return void this.#worker.postMessage(message);
    finding().then((data) => {
      const asked = data && new Question(data, message.data);
      this.#asked.push(asked);
      this.#worker.postMessage(asked ? { ...message, data: asked.words } : message);
    });
  }
}

// How Material says how many pages there are: of one it says it in another way.
const counting = () => JSON.parse(document.getElementById("__config").textContent).translations["search.result.other"];
// Above what Material's keys go through.
const offers = (lines) => {
  const result = document.querySelector("[data-md-component=search-result]");
  let place = result.parentElement.querySelector(".ar-offers");
  if (!place) result.before((place = Object.assign(document.createElement("ul"), { className: "md-search-result__meta ar-offers" })));
  place.replaceChildren(...lines);
  return result;
};
const line = (label, ...parts) => {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("bdi"), { textContent: label }), ": ", ...parts);
  return item;
};
const toExplore = (query, textContent) =>
  Object.assign(document.createElement("a"), { href: `${explore}?${new URLSearchParams(query)}`, textContent });

/* Questions to Pagefind: the same words and periods, and results in the same list. */
class Texts {
  #show;
  #turn = 0;

  constructor(show) {
    this.#show = show;
  }

  async ask(text) {
    const turn = ++this.#turn;
    const isOld = () => turn !== this.#turn;
    const begun = Date.now();
    // Since the letter was typed.
    const pause = (time) => new Promise((resolve) => setTimeout(resolve, begun + time - Date.now()));
    try {
      const [texts] = await Promise.all([import("./texts.js"), script()]);
      const { words: said } = await texts.about();
      const { words, period } = arFinding.ask(text, said.little);
      // A year may be about to be one.
      if (period || /\d\d$/.test(text)) texts.dates().catch(() => {});
      const time = words.length && texts.patience(words.at(-1), /\s$/.test(text));
      if (time) await pause(time);
      if (isOld()) return;
      const every = await texts.search(words, turn);
      if (isOld() || !every) return;
      const results = period ? await texts.within(every, period) : every;
      const lines = await this.#lines(texts, { text: text.trim(), words, period, said, isFound: results.length > 0 });
      const found = { results, words, said, lines, isOld };
      // A phrase may be in none of the first pages.
      if (results.length && !words.some(({ isPhrase }) => isPhrase)) await this.#list(texts, found, 1);
      await pause(texts.PAUSE);
      if (!isOld()) await this.#list(texts, found, STEP);
    } catch (error) {
      // What does not come is asked for again with the next letter.
      console.warn(error);
      if (isOld()) return;
      this.#show([]);
      offers(explore ? [toExplore({ text }, text)] : []).querySelector(".md-search-result__meta").textContent = "";
    }
  }

  /* The first `n` pages, the way to Explore, and a button for more of them. */
  async #list(texts, found, n) {
    const { results, words, said, lines, isOld } = found;
    const items = [];
    let at = 0;
    // A page that lacks a phrase after all is left out; where many do, no more than these are loaded unasked.
    while (items.length < n && at < Math.min(results.length, n + UNSEEN)) {
      const pages = Array.from({ length: Math.min(n, results.length - at) }, async (_, i) => texts.item(await results.data(at + i), words));
      at += pages.length;
      items.push(...(await Promise.all(pages)).filter(Boolean));
    }
    if (isOld()) return;
    const focused = document.activeElement.closest(".md-search-result a")?.href;
    this.#show(items);
    const result = offers(explore ? lines : []);
    if (focused) [...result.querySelectorAll("a")].find(({ href }) => href === focused)?.focus();
    const meta = result.querySelector(":scope > .md-search-result__meta");
    const rest = Math.max(0, results.length - at);
    const count = (words.some(({ isPhrase }) => isPhrase) ? "≤ " : "") + arFinding.number(items.length + rest);
    if (rest) meta.textContent = items.length ? counting().replace("#", count) : count;
    result.querySelector(".ar-more")?.remove();
    const more = Math.min(STEP, rest);
    if (more <= 0 || n < STEP) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "ar-more", textContent: arFinding.say(said.more, more) });
    button.addEventListener("click", async () => {
      await this.#list(texts, found, n + STEP);
      result.querySelectorAll(".md-search-result__item")[n]?.querySelector("a").focus();
    });
    // Material takes the last child for its list.
    result.querySelector(".md-search-result__list").append(Object.assign(document.createElement("li"), { className: "ar-more" }));
    result.querySelector("li.ar-more").append(button);
  }

  async #lines(texts, { text, words, period, said, isFound }) {
    if (!words.length && !period) return [];
    const way = async () => {
      if (words.length) return [toExplore({ kind: "articles", text }, said.explore)];
      const { events, articles } = await texts.counts(period);
      return [toExplore({ text }, arFinding.say(said.events, events.n, events.all)), ", ", toExplore({ kind: "articles", text }, arFinding.say(said.articles, articles.n, articles.all))];
    };
    const parts = isFound || words.length + !!period < 2 ? [] : words;
    const alone = await Promise.all(parts.map(async (word) => line(word.said, arFinding.number((await texts.search([word])).length))));
    return [line(text, ...(await way())), ...alone];
  }
}

class Question {
  constructor(data, text) {
    const { ask, find, fit, FACETS } = arFinding;
    const { words, period } = ask(text, data.words.little);
    Object.assign(this, { data, text: text.trim(), period, parts: [...words, period].filter(Boolean) });
    this.words = words.map(({ said }) => said).join(" ");
    this.found = (kind, text) =>
      find(data.tables[kind], fit({ kind, text, from: "", to: "", sort: "", ...Object.fromEntries(FACETS.map((name) => [name, []])) }));
  }

  /* Pages with all of the words, and of the period if there is one; then what the words did not find. */
  answer(items, documents) {
    const { data, period } = this;
    const { idOf, line } = arFinding;
    const { events, articles } = data.tables;
    const rowOf = ({ c }, id) => (id ? c.id.indexOf(id) : -1);
    const seen = new Set();
    const kept = [];
    for (const sections of items) {
      const { location } = sections[0];
      const terms = sections.flatMap((one) => Object.entries(one.terms));
      const has = new Set(terms.filter(([, isThere]) => isThere).map(([term]) => term));
      if (terms.some(([term]) => !has.has(term))) continue;
      const event = rowOf(events, idOf(location, "events"));
      const [table, row] = event < 0 ? [articles, rowOf(articles, idOf(location, "articles"))] : [events, event];
      if (period && !(row >= 0 && table.first[row] <= period.last && table.last[row] >= period.first)) continue;
      for (const one of sections) one.terms = Object.fromEntries(Object.entries(one.terms).filter(([, isThere]) => isThere));
      if (event < 0) {
        const page = row >= 0 && sections.find((one) => !one.location.includes("#"));
        if (page) page.text = arFinding.escaped(line(articles, row).join(" · "));
        kept.push(sections);
      } else {
        seen.add(event);
        const page = sections.find((one) => !one.location.includes("#")) ?? sections[0];
        kept.push([{ ...page, score: sections[0].score, terms: sections[0].terms, text: arFinding.escaped(line(events, event).join(" · ")) }]);
      }
    }
    const missed = this.parts.length ? [...this.found("events", this.text)].filter((row) => !seen.has(row)) : [];
    const pages = missed.length && new Map([...documents].map(([location, one]) => [idOf(location, "events"), one]));
    for (const row of missed.slice(0, 50)) {
      const page = pages.get(events.c.id[row]);
      if (page) kept.push([{ ...page, score: 0, terms: {}, text: arFinding.escaped(line(events, row).join(" · ")) }]);
    }
    return kept;
  }

  /* A way to the same question on Explore; where nothing is found, what each part of it finds. */
  offer(found) {
    const { data, parts, text } = this;
    const { say } = arFinding;
    const way = (asked, label) => {
      const [events, articles] = ["events", "articles"].map((kind) => {
        const n = this.found(kind, asked).length;
        const words = say(data.words[kind], n, data[kind].id.length);
        return n ? toExplore(kind === "events" ? { text: asked } : { kind, text: asked }, words) : words;
      });
      return line(label, events, ", ", articles);
    };
    offers([
      ...(parts.length ? [way(text, data.words.explore)] : []),
      ...(!found && parts.length > 1 ? parts.map(({ said }) => way(said, said)) : []),
    ]);
  }
}
