/* The queue: what waits for an editor, with counts and a filter, and what was done today. */
import { button, get, h, post, say } from "./dom.js";
import { editRecord } from "./authority.js";
import { showChanges, showKeys } from "./dialogs.js";
import { addPage } from "./raw.js";
import { t } from "./words.js";

const SOON = 1500;
const KINDS = [
  ["pages", t("Raw pages without a record")],
  ["drafts", t("Drafts")],
  ["faulty", t("Reviewed, with findings")],
  ["reviewed", t("Reviewed")],
];

class Queue extends HTMLElement {
  #timer;
  #asked = 0;

  async connectedCallback() {
    document.title = `${t("Queue")} · ${t("Desk")}`;
    this.innerHTML = "";
    this.append(h("h1", {}, t("What waits")));
    this.filter = h("input", { type: "search", id: "de-filter", autocomplete: "off", oninput: () => this.load() });
    this.append(
      h("div", { class: "de-filter" }, h("label", { for: "de-filter" }, t("Title, publisher or date")), this.filter),
    );
    this.list = h("div");
    this.append(this.list);
    await this.load(true);
    this.tools?.replaceChildren(
      button(t("Add a raw page"), () => addPage()),
      button(t("Changes"), showChanges),
      button(t("Keys"), showKeys, { class: "de-button de-quiet" }),
    );
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  /* The archive may be large: what has the words is found by the desk, and the last question counts. */
  async load(isFresh = false) {
    const turn = (this.#asked += 1);
    let data;
    try {
      data = await get(`queue?${new URLSearchParams({ text: this.filter.value, ...(isFresh && { fresh: 1 }) })}`);
    } catch (error) {
      this.list.replaceChildren(h("p", { class: "ar-banner" }, error.message));
      return;
    }
    if (turn !== this.#asked || !this.isConnected) return;
    this.data = data;
    this.paint();
    clearTimeout(this.#timer);
    if (!data.is_checked) this.#timer = setTimeout(() => this.load(), SOON);
  }

  paint() {
    const { data } = this;
    const parts = KINDS.map(([kind, title]) => {
      const all = data[kind];
      const rows = all.map((one) => (kind === "pages" ? this.page(one) : this.row(one)));
      if (!rows.length) return null;
      const more = data.counts[kind] - all.length;
      return h(
        "section",
        { "aria-labelledby": `de-${kind}` },
        h("h2", { id: `de-${kind}` }, title, " ", h("span", { class: "de-count" }, `${data.counts[kind]}`)),
        h("ul", { class: "ar-lines de-lines" }, ...rows),
        more > 0 ? h("p", { class: "ar-hint" }, t("and %(n)s more", { n: more })) : null,
      );
    });
    const elsewhere = data.elsewhere.length
      ? h(
          "section",
          { "aria-labelledby": "de-elsewhere" },
          h("h2", { id: "de-elsewhere" }, t("Findings elsewhere")),
          h("ul", { class: "ar-lines de-lines" }, ...data.elsewhere.map((one) =>
            this.elsewhere(one))),
        )
      : null;
    const empty = data.is_empty
      ? h("p", { class: "ar-banner" }, t("Nothing is here yet. Drop a saved page onto this window, or add one."))
      : parts.every((part) => !part)
        ? h("p", { class: "ar-hint" }, t("Nothing has these words."))
        : null;
    this.list.replaceChildren(
      ...[
        h("p", { class: "ar-hint de-done" }, this.done()),
        h("p", { class: "ar-hint", role: "status" }, data.is_checked ? "" : t("The archive is being checked…")),
        empty,
        ...parts,
        elsewhere,
      ].filter(Boolean),
    );
  }

  /* What was done: reviews by the records, whoever made them, and the work of this sitting. */
  done() {
    const { today, days, articles, actions } = this.data.done;
    const before = days.filter((one) => one.day !== today).map((one) => `\u2066${one.day}: ${one.reviewed}\u2069`);
    return [
      t("Reviewed today: %(n)s.", { n: days.find((one) => one.day === today)?.reviewed ?? 0 }),
      actions ? t("Edited in this sitting: %(articles)s, in actions: %(actions)s.", { articles, actions }) : "",
      before.length ? t("Reviewed before: %(days)s.", { days: before.join(", ") }) : "",
    ].filter(Boolean).join(" ");
  }

  elsewhere({ path, findings }) {
    const [, kind, id] = path.match(/^content\/(groups|locations)\/([a-z0-9-]+)\.md$/) ?? [];
    return h(
      "li",
      {},
      h("code", {}, path),
      kind ? [" ", button(t("Edit"), () => editRecord({ kind, id, done: () => this.load(true) }), { "aria-label": t("Edit: %(what)s", { what: id }) })] : null,
      h("ul", {}, ...findings.map((one) => h("li", { class: "ar-hint" }, one))),
    );
  }

  row(row) {
    const state = [
      row.proposals ? t("proposals: %(n)s", { n: row.proposals }) : null,
      row.findings ? t("findings: %(n)s", { n: row.findings }) : null,
    ].filter(Boolean);
    return h(
      "li",
      {},
      h("a", { class: "ar-lines__title", href: `#/article/${row.id}`, dir: "auto" }, row.title ?? row.id),
      h(
        "p",
        { class: "ar-hint" },
        h("bdi", {}, row.publisher ?? t("publisher unknown")),
        `, ${row.published ?? t("date unknown")}`,
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
        ? h("span", { class: "ar-lines__title", dir: "auto" }, page.name)
        : h("button", { type: "button", class: "ar-lines__title de-link", dir: "auto", onclick: open }, page.name),
      h("p", { class: "ar-hint" }, page.fault ?? t("read it and write its draft")),
    );
  }
}

customElements.define("de-queue", Queue);
