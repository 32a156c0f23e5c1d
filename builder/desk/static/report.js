/* A report: the event that it is of, new or of the archive, and the facts that come with it. */
import { get, h } from "./dom.js";
import { KINDS, event as eventFields, figureWords } from "./kinds.js";
import { t } from "./words.js";

const partWords = ({ group, name, date, ...figure }, groups) =>
  [
    figureWords(figure),
    groups.find((one) => one.id === group)?.name ?? group,
    name,
    date,
  ]
    .filter(Boolean)
    .join(", ");

const reportLines = (reports) =>
  h(
    "ul",
    { class: "de-compare" },
    ...reports.map((one) =>
      h(
        "li",
        {},
        h("strong", { dir: "auto" }, one.publisher ?? t("publisher unknown")),
        `: ${one.figures.join("; ") || t("no figure")}. `,
        h("q", { dir: "auto" }, one.words),
      ),
    ),
  );

export class Report {
  constructor(form, context, tell) {
    this.form = form;
    this.tell = tell;
    this.values = form.values.new ?? {};
    this.fields = eventFields(this.values, context);
    this.parts = (form.parts ?? []).map((part) => ({ part, input: h("input", { type: "checkbox", checked: true }) }));
    const chosen = form.values.event ?? "";
    this.choices = h("div", { class: "de-candidates" });
    this.news = h("div", {}, ...this.fields.map((field) => field.root));
    this.standing = h("div", { class: "de-standing" });
    this.search = h("input", { type: "search", id: "de-event-search", autocomplete: "off", oninput: (event) => (event.stopPropagation(), this.find(this.search.value)) });
    this.root = h(
      "div",
      {},
      this.choices,
      h("div", { class: "de-field" }, h("label", { for: "de-event-search" }, t("Another event of the archive")), this.search),
      this.news,
      this.parts.length
        ? h(
            "fieldset",
            { class: "de-field de-parts" },
            h("legend", {}, t("With it")),
            ...this.parts.map(({ part, input }) =>
              h("label", {}, input, h("span", {}, h("strong", {}, KINDS[part.kind]), ` ${partWords(part.values, context.names.groups)} `, h("q", { dir: "auto" }, part.words))),
            ),
          )
        : null,
      this.standing,
    );
    this.paint(chosen ? [{ id: chosen, title: chosen, reasons: [], reports: [], date: "" }] : [], chosen);
    this.find("");
  }

  get event() {
    return this.choices.querySelector("input:checked")?.value ?? "";
  }

  /* Candidates with reasons; one of the same day and place is the likeliest. */
  async find(words) {
    const { date, location } = this.values;
    const query = new URLSearchParams(words ? { text: words } : { ...(date && { date }), ...(location && { location }) });
    const { candidates } = await get(`candidates?${query}`);
    const isSame = (one) => one.reasons.filter((reason) => reason.is_same).length === 2;
    const chosen = this.event || this.form.values.event || (words ? "" : (candidates.find(isSame)?.id ?? ""));
    this.paint(candidates, chosen);
    if (chosen) this.tell();
  }

  paint(candidates, chosen) {
    const option = (id, ...words) =>
      h("label", { class: "de-candidate" }, h("input", { type: "radio", name: "de-event", value: id, checked: id === chosen, onchange: () => this.sync() }), h("span", {}, ...words));
    const ids = candidates.map((one) => one.id);
    const kept = chosen && !ids.includes(chosen) ? [option(chosen, chosen)] : [];
    this.choices.replaceChildren(
      option("", h("strong", {}, t("A new event"))),
      ...kept,
      ...candidates.map((one) =>
        option(one.id, h("strong", {}, one.title), ` ${one.date}`, h("small", {}, one.reasons.map((reason) => t(reason.text, reason.values)).join(", ")), one.reports.length ? reportLines(one.reports) : ""),
      ),
    );
    this.sync();
  }

  sync() {
    this.news.hidden = this.event !== "";
  }

  showEvent(event) {
    this.standing.replaceChildren(
      ...(event
        ? [h("p", { class: "ar-hint" }, t("As it will stand: killed %(killed)s; injured %(injured)s. %(confidence)s", { ...event, injured: [event.injured, ...event.others].join("; ") })), event.reports.length > 1 ? reportLines(event.reports) : ""]
        : []),
    );
  }

  asked() {
    const values = Object.fromEntries(this.fields.map((field) => [field.name, field.get()]));
    const parts = this.parts.filter(({ input }) => input.checked).map(({ part }) => part);
    return { values: this.event ? { event: this.event } : { new: values }, parts };
  }
}
