/* A question in the box of the header, answered as on Explore. search.js loads it when a reader turns to
   the search: it stands between Material and Material's worker. */
const { Worker: Native } = window;
const SETUP = 0, QUERY = 2, RESULT = 3;
const explore = document.querySelector(".ar-to-explore")?.href;
const own = import.meta.url;
// What Explore knows; null where it is not there or does not come, and Material answers as it does.
const finding = () =>
  (finding.once ??= !explore ? Promise.resolve(null) : new Promise((resolve, reject) => {
    if (window.arFinding) resolve();
    else document.head.append(Object.assign(document.createElement("script"), { src: new URL("finding.js", own).href, onload: resolve, onerror: reject }));
  }).then(() => arFinding.load(new URL("data.json", explore).href)).catch(() => null));

export class Worker extends EventTarget {
  #worker;
  #asked = [];
  #documents = new Map();

  constructor(address) {
    super();
    this.#worker = new Native(address);
    this.#worker.addEventListener("message", ({ data }) => {
      const asked = data.type === RESULT && this.#asked.shift();
      if (asked) data.data.items = asked.answer(data.data.items, this.#documents);
      this.dispatchEvent(new MessageEvent("message", { data }));
      if (asked) asked.offer(data.data.items.length);
    });
  }

  postMessage(message) {
    if (message.type === SETUP)
      for (const one of message.data.docs) if (!one.location.includes("#")) this.#documents.set(one.location, one);
    if (message.type !== QUERY) return void this.#worker.postMessage(message);
    finding().then((data) => {
      const asked = data && new Question(data, message.data);
      this.#asked.push(asked);
      this.#worker.postMessage(asked ? { ...message, data: asked.words } : message);
    });
  }
}

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt()};`);

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
        if (page) page.text = escaped(line(articles, row).join(" · "));
        kept.push(sections);
      } else {
        seen.add(event);
        const page = sections.find((one) => !one.location.includes("#")) ?? sections[0];
        kept.push([{ ...page, score: sections[0].score, terms: sections[0].terms, text: escaped(line(events, event).join(" · ")) }]);
      }
    }
    const missed = this.parts.length ? [...this.found("events", this.text)].filter((row) => !seen.has(row)) : [];
    const pages = missed.length && new Map([...documents].map(([location, one]) => [idOf(location, "events"), one]));
    for (const row of missed.slice(0, 50)) {
      const page = pages.get(events.c.id[row]);
      if (page) kept.push([{ ...page, score: 0, terms: {}, text: escaped(line(events, row).join(" · ")) }]);
    }
    return kept;
  }

  /* A way to the same question on Explore; where nothing is found, what each part of it finds. */
  offer(found) {
    const { data, parts, text } = this;
    const { say } = arFinding;
    // Above what Material's keys go through.
    const result = document.querySelector("[data-md-component=search-result]");
    let place = result.parentElement.querySelector(".ar-offers");
    if (!place) result.before((place = Object.assign(document.createElement("ul"), { className: "md-search-result__meta ar-offers" })));
    const line = (asked, label) => {
      const item = document.createElement("li");
      const counts = ["events", "articles"].map((kind) => [kind, this.found(kind, asked).length]);
      item.append(Object.assign(document.createElement("bdi"), { textContent: label }), ": ");
      for (const [kind, n] of counts) {
        const query = new URLSearchParams(kind === "events" ? { text: asked } : { kind, text: asked });
        const words = say(data.words[kind], n, data[kind].id.length);
        item.append(n ? Object.assign(document.createElement("a"), { href: `${explore}?${query}`, textContent: words }) : words, kind === "events" ? ", " : "");
      }
      return item;
    };
    place.replaceChildren(
      ...(parts.length ? [line(text, data.words.explore)] : []),
      ...(!found && parts.length > 1 ? parts.map(({ said }) => line(said, said)) : []),
    );
  }
}
