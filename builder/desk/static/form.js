/* A form beside the words: what kind of fact it is, its fields, and what the second reader says. */
import { attempt } from "./dialogs.js";
import { Refused, button, get, h, post, say, wait } from "./dom.js";
import { FIELDS, KINDS } from "./kinds.js";
import { Report } from "./report.js";
import { t } from "./words.js";

const SOON = 250;

export const readingLine = (one) => {
  const signs = { agrees: "✓", contradicted: "≠", settled: "≠", alone: "·" };
  const words = {
    agrees: t("second reader agrees: %(finds)s", one),
    contradicted: t("second reader finds %(finds)s, not %(says)s", one),
    settled: t("second reader finds %(finds)s; settled: %(because)s", one),
    alone: t("the second reader cannot tell"),
  };
  return h("li", { class: `de-reading de-reading--${one.standing}` }, h("span", { "aria-hidden": "true" }, `${signs[one.standing]} `), words[one.standing]);
};

class Form extends HTMLElement {
  #timer = 0;
  #tries = 0;

  /* `host` is the article's element; `forms` what the reader filled in, by kind. */
  open(host, { kind, forms, proposal = null, label = "", at = null, isDirty = false }) {
    Object.assign(this, { host, forms, proposal, label, at, isDirty, isReasonAsked: false, isRewording: false });
    this.adopt(host.data);
    this.hidden = false;
    this.kind = forms[kind] ? kind : Object.keys(forms)[0];
    this.paint();
  }

  /* Goes on with the record as it is now: what it answers or changes may stand elsewhere in it. */
  adopt(data) {
    this.digest = data.digest;
    const isSame = (one) => one.at && one.label === this.label;
    if (this.proposal) this.proposal = data.proposals.find(isSame)?.at ?? null;
    const form = Object.values(this.forms)[0];
    const isIt = (one) => one.kind === form.kind && `${one.span}` === `${form.span}`;
    if (this.at && !data.facts.some((one) => isIt(one) && `${one.at}` === `${this.at}`)) this.at = data.facts.find(isIt)?.at ?? null;
  }

  get isOpen() {
    return !this.hidden && this.forms !== undefined;
  }

  get span() {
    return this.forms[this.kind]?.span ?? null;
  }

  paint() {
    const { host, kind } = this;
    const form = this.forms[kind];
    const context = { article: host.data, names: host.names };
    this.report = kind === "report" ? new Report(form, context, () => this.attempt()) : null;
    this.fields = this.report?.fields ?? FIELDS[kind](form.values, context);
    this.verdict = h("ul", { class: "de-readings" });
    const title = this.at ? t("Change") : this.proposal ? t("Proposed") : t("From these words");
    const quote = form.words ? h("blockquote", { class: "de-quote" }, h("q", { dir: "auto" }, form.words)) : null;
    this.replaceChildren(
      h(
        "form",
        { onsubmit: (event) => (event.preventDefault(), this.save()), "aria-label": title, novalidate: true },
        h("div", { class: "de-dialog__head" }, h("h2", {}, title), button(t("Close"), () => this.discard(), { class: "de-button de-quiet" })),
        quote,
        this.tabs(),
        ...(this.report ? [this.report.root] : this.fields.map((field) => field.root)),
        h("div", { role: "status" }, this.verdict),
        h(
          "div",
          { class: "de-row" },
          h("button", { class: "de-button de-first" }, t("Save"), " ", h("kbd", { "aria-hidden": "true" }, "Enter")),
          this.proposal ? button(t("Refuse"), () => host.refuse()) : null,
          this.at ? button(t("Other words"), () => this.askForWords()) : null,
          this.at ? button(t("Remove"), () => host.remove(this.at)) : null,
        ),
      ),
    );
    this.showReason(false);
    this.oninput = () => this.changed();
    this.onkeydown = (event) => this.key(event);
    host.light(this.span);
    this.attempt();
    this.focusFirst();
  }

  tabs() {
    const kinds = Object.keys(KINDS).filter((kind) => this.forms[kind]);
    if (kinds.length < 2) return h("p", { class: "ar-label" }, KINDS[this.kind]);
    return h(
      "fieldset",
      { class: "de-tabs" },
      h("legend", { class: "de-unseen" }, t("Kind of fact")),
      ...kinds.map((kind, n) => {
        const input = h("input", { type: "radio", name: "de-kind", value: kind, checked: kind === this.kind, onchange: () => this.become(kind), "aria-keyshortcuts": `Alt+${n + 1}` });
        return h("label", {}, input, h("span", {}, KINDS[kind]));
      }),
    );
  }

  /* The words that a fact rests on can be marked anew. */
  askForWords() {
    this.isRewording = true;
    say(t("Mark the words that say it."));
    this.host.text.focus({ preventScroll: true });
  }

  async reword(span) {
    this.isRewording = false;
    const found = await attempt(() => post("read", { id: this.host.id_, span }));
    if (!found) return;
    const { span: whole, words } = found.forms.find((one) => one.kind === "note");
    const { values, parts } = this.asked();
    this.forms = { ...this.forms, [this.kind]: { ...this.forms[this.kind], values, parts, span: whole, words } };
    this.paint();
    this.changed();
  }

  become(kind) {
    this.kind = kind;
    this.paint();
  }

  focusFirst() {
    const first = this.fields.find((field) => field.root.offsetParent && !field.get?.()?.length) ?? this.fields[0];
    const wanted = this.kind === "note" || this.report || this.at ? this.fields[0] : first;
    wanted?.field?.focus({ preventScroll: true });
    wanted?.field?.select?.();
  }

  key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.discard();
    } else if (event.key === "Enter" && event.target.matches("input, textarea, select") && !event.isComposing) {
      event.preventDefault();
      this.save();
    } else if (event.altKey && /^[1-9]$/.test(event.key)) {
      const kind = Object.keys(KINDS).filter((one) => this.forms[one])[event.key - 1];
      if (!kind) return;
      event.preventDefault();
      this.become(kind);
    }
  }

  changed() {
    this.isDirty = true;
    this.keep();
    this.stop();
    wait(1);
    this.#timer = setTimeout(() => (this.stop(), this.attempt()), SOON);
  }

  stop() {
    if (this.#timer) wait(-1);
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /* What is being typed outlives the page: it is offered again when the article is opened. */
  keep() {
    const forms = { ...this.forms, [this.kind]: this.asked() };
    const kept = { kind: this.kind, forms, proposal: this.proposal, label: this.label, at: this.at };
    localStorage.setItem(`desk:${this.host.id_}`, JSON.stringify(kept));
  }

  values() {
    return Object.fromEntries(this.fields.map((field) => [field.name, field.get()]));
  }

  asked() {
    const { kind, span, words } = this.forms[this.kind];
    return this.report
      ? { ...this.report.asked(), kind, span, words, at: this.at }
      : { kind, span, words, values: this.values(), at: this.at, parts: [] };
  }

  request() {
    const strip = ({ kind, span, values, at, parts }) => ({ kind, span, values, at, parts: (parts ?? []).map(strip) });
    return { id: this.host.id_, digest: this.digest, form: strip(this.asked()), proposal: this.proposal };
  }

  get isName() {
    return this.kind === "groups" || this.kind === "locations";
  }

  /* A note is about what its words name, until the editor says otherwise. */
  async scope() {
    if (this.kind !== "note" || this.at || !this.span) return;
    const found = await post("scope", { id: this.host.id_, span: this.span, text: this.values().text ?? "" });
    for (const field of this.fields) field.suggest?.(found[field.name]);
  }

  /* Asks what the second reader and the check would say; the answer to the last question counts. */
  async attempt() {
    const turn = (this.#tries += 1);
    const { kind } = this;
    try {
      await this.scope();
      if (turn !== this.#tries || !this.isOpen) return null;
      if (this.isName || kind === "date" || (kind === "note" && !this.values().text)) return this.show({ readings: [], findings: [] });
      const answer = await post("try", this.request());
      if (turn !== this.#tries || !this.isOpen || kind !== this.kind) return null;
      this.show({ ...answer, error: this.isDirty ? answer.error : "" });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (turn === this.#tries && this.isOpen) this.show({ readings: [], findings: [], error: this.isDirty ? error.message : "" });
    }
    return null;
  }

  show({ readings, findings, event, error }) {
    this.isContradicted = readings.some((one) => one.standing === "contradicted");
    const codes = new Set(readings.map((one) => one.standing));
    // What the second reader says stands there already.
    const others = findings.filter((one) => !(codes.has("contradicted") && one.code.startsWith("contradicted-")));
    this.verdict.replaceChildren(
      ...readings.map(readingLine),
      ...others.map((one) => h("li", { class: "de-fault" }, `${one.message}. ${one.help}`)),
      ...(error ? [h("li", { class: "de-fault" }, error)] : []),
    );
    this.report?.showEvent(event);
    this.showReason(this.isContradicted || readings.some((one) => one.because));
  }

  showReason(isShown) {
    const field = this.fields.find((one) => one.name === "because");
    if (field) field.root.hidden = !isShown && !field.get();
  }

  async save() {
    if (this.isSaving) return false;
    this.isSaving = true;
    try {
      this.stop();
      await this.attempt();
      if (this.isContradicted && !this.isReasonAsked && !this.values().because) {
        this.isReasonAsked = true;
        this.fields.find((one) => one.name === "because")?.field.focus();
        say(t("The second reader differs: say why it is right, or press Enter again."));
        return false;
      }
      return await this.write();
    } finally {
      this.isSaving = false;
    }
  }

  async write() {
    const { host } = this;
    const isEmptyNote = this.kind === "note" && !this.values().text;
    if (isEmptyNote) {
      say(t("Write what there is to note, or press Escape."));
      return false;
    }
    if (this.kind === "note" && !(await host.isKnown())) return false;
    const send = this.isName ? () => this.name() : this.kind === "date" ? () => this.date() : () => post("save", this.request());
    const data = await attempt(send, () => host.reload());
    if (!data) return false;
    const isNew = this.isName;
    this.close();
    await host.take(data, isNew);
    return true;
  }

  /* The date of an event stands in the event's record. */
  async date() {
    const { event: id, date, date_phrase } = this.values();
    const { digest } = this.host.data.events[id];
    const values = { date, date_phrase: date_phrase ?? "" };
    await post("record", { kind: "events", id, values, digest, article: this.host.id_ });
    return get(`article/${this.host.id_}`);
  }

  /* A name: of a record in this article alone, of it everywhere, or of a new one. */
  name() {
    const { host, kind, proposal } = this;
    const { id, name, scope, record, native, ...values } = this.values();
    const base = { id: host.id_, digest: this.digest, proposal };
    if (id && scope === "here") {
      return post("save", { ...base, form: { kind, span: null, values: { id, names: name ? [name] : [] }, at: null, parts: [] } });
    }
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
    return post("name", { ...base, folder: kind, record: id ?? record ?? "", name: name ?? "", is_alias: Boolean(id), values: id ? null : given, native: native ?? {} });
  }

  discard() {
    this.close();
    this.host.focusText();
  }

  close() {
    this.stop();
    this.#tries += 1;
    this.hidden = true;
    this.forms = undefined;
    localStorage.removeItem(`desk:${this.host.id_}`);
    this.replaceChildren();
    this.host.light(null);
  }

  /* The editor goes on to something else: what they have entered is saved, what not is dropped. */
  async leave() {
    if (!this.isOpen) return true;
    const isWorth = this.isDirty && !(this.kind === "note" && !this.values().text);
    if (!isWorth) {
      this.close();
      return true;
    }
    return this.save();
  }
}

customElements.define("de-form", Form);
