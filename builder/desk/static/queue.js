/* The queue: what waits for an editor, with counts and a filter, and what was done today. */
import { button, get, h, post, say } from "./dom.js";
import { addPage, showChanges, showKeys } from "./dialogs.js";

const SOON = 1500;
const KINDS = [
  ["pages", "Raw pages without a record"],
  ["drafts", "Drafts"],
  ["faulty", "Reviewed, with findings"],
  ["reviewed", "Reviewed"],
];

const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

class Queue extends HTMLElement {
  #timer;

  async connectedCallback() {
    document.title = "Queue · Desk";
    this.innerHTML = "";
    this.append(h("h1", {}, "What waits"));
    this.filter = h("input", { type: "search", id: "de-filter", autocomplete: "off", oninput: () => this.paint() });
    this.append(
      h("div", { class: "de-filter" }, h("label", { for: "de-filter" }, "Title, publisher or date"), this.filter),
    );
    this.list = h("div");
    this.append(this.list);
    await this.load("?fresh=1");
    this.tools?.replaceChildren(
      button("Add a raw page", () => addPage()),
      button("Changes", showChanges),
      button("Keys", showKeys, { class: "de-button de-quiet" }),
    );
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  async load(options = "") {
    try {
      this.data = await get(`queue${options}`);
    } catch (error) {
      this.list.replaceChildren(h("p", { class: "ar-banner" }, error.message));
      return;
    }
    this.paint();
    clearTimeout(this.#timer);
    if (!this.data.is_checked && this.isConnected) this.#timer = setTimeout(() => this.load(), SOON);
  }

  paint() {
    const { data } = this;
    if (!data) return;
    const words = this.filter.value.toLowerCase();
    const fits = (...texts) => texts.join(" ").toLowerCase().includes(words);
    const parts = KINDS.map(([kind, title]) => {
      const all = data[kind];
      const rows = kind === "pages"
        ? all.filter((page) => fits(page.name)).map((page) => this.page(page))
        : all.filter((row) => fits(row.title ?? row.id, row.publisher ?? "", row.published ?? "")).map((row) => this.row(row));
      if (!data.counts[kind]) return null;
      const more = data.counts[kind] - all.length;
      return h(
        "section",
        { "aria-labelledby": `de-${kind}` },
        h("h2", { id: `de-${kind}` }, title, " ", h("span", { class: "de-count" }, `${data.counts[kind]}`)),
        h("ul", { class: "ar-lines de-lines" }, ...rows),
        rows.length ? null : h("p", { class: "ar-hint" }, "None has these words."),
        more > 0 ? h("p", { class: "ar-hint" }, `and ${more} more, when these are done`) : null,
      );
    });
    const elsewhere = data.elsewhere.length
      ? h(
          "section",
          { "aria-labelledby": "de-elsewhere" },
          h("h2", { id: "de-elsewhere" }, "Findings elsewhere"),
          h("ul", { class: "ar-lines de-lines" }, ...data.elsewhere.map((one) =>
            h("li", {}, h("code", {}, one.path), " ", h("span", { class: "ar-hint" }, plural(one.findings, "finding"))))),
          h("p", { class: "ar-hint" }, "builder check says what they are."),
        )
      : null;
    const done = data.counts.done ? `${plural(data.counts.done, "article")} edited in this sitting. ` : "";
    const checked = data.is_checked ? "" : "The archive is being checked…";
    const empty = KINDS.every(([kind]) => !data.counts[kind])
      ? h("p", { class: "ar-banner" }, "Nothing is here yet. Drop a saved page onto this window, or add one.")
      : null;
    this.list.replaceChildren(
      ...[h("p", { class: "ar-hint", role: "status" }, done + checked), empty, ...parts, elsewhere].filter(Boolean),
    );
  }

  row(row) {
    const state = [
      row.proposals ? plural(row.proposals, "proposal") : null,
      row.findings ? plural(row.findings, "finding") : null,
    ].filter(Boolean);
    return h(
      "li",
      {},
      h("a", { class: "ar-lines__title", href: `#/article/${row.id}`, dir: "auto" }, row.title ?? row.id),
      h(
        "p",
        { class: "ar-hint" },
        h("bdi", {}, row.publisher ?? "publisher unknown"),
        `, ${row.published ?? "date unknown"}`,
        state.length ? ` · ${state.join(", ")}` : "",
      ),
    );
  }

  page(page) {
    const open = async () => {
      try {
        const { id } = await post("import", { name: page.name });
        location.hash = `#/article/${id}`;
      } catch (error) {
        say(error.message);
      }
    };
    return h(
      "li",
      {},
      page.fault
        ? h("span", { class: "ar-lines__title" }, page.name)
        : h("button", { type: "button", class: "ar-lines__title de-link", onclick: open }, page.name),
      h("p", { class: "ar-hint" }, page.fault ?? "read it and write its draft"),
    );
  }
}

customElements.define("de-queue", Queue);
