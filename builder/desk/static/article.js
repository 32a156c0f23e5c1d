/* An article at the desk: its words, the form beside them, and the keys that lead through both. */
import { attempt, introduce, preview } from "./dialogs.js";
import { get, h, isTyping, post, say } from "./dom.js";
import "./form.js";
import { HARMS } from "./kinds.js";
import { paint, paintPanel } from "./page.js";
import { KINDS } from "./kinds.js";
import { LABELS, editEvent } from "./record.js";
import { listenToTouch } from "./touch.js";
import { WordChoice, light, rangeOf, spanOf } from "./text.js";
import { t } from "./words.js";

const NEEDS_WORDS = new Set(["report", "groups", "locations", "note"]);

/* What an action is called when it is undone. */
const ACTIONS = { removed: t("something taken out"), remedy: t("a remedy"), paragraphs: t("paragraphs"), reviewed: t("reviewed"), draft: t("draft") };
const labelOf = (label) => KINDS[label] ?? LABELS[label] ?? ACTIONS[label] ?? label;

class Article extends HTMLElement {
  #off;

  async connectedCallback() {
    this.id_ = this.dataset.id;
    this.current = 0;
    this.dropped = new Set();
    this.#off = new AbortController();
    const { signal } = this.#off;
    this.form = h("de-form", { hidden: true, class: "de-form" });
    document.addEventListener("keydown", (event) => this.key(event), { signal });
    window.addEventListener("focus", () => this.look(), { signal });
    document.addEventListener("copy", (event) => this.copy(event), { signal });
    listenToTouch(this, signal);
    await this.load();
    this.offerAgain();
  }

  disconnectedCallback() {
    this.#off.abort();
    light(null);
  }

  async load(hasNewNames = false) {
    try {
      if (hasNewNames || !this.names) this.names = await get("names");
      this.take(await get(`article/${this.id_}`));
    } catch (error) {
      this.replaceChildren(h("p", { class: "ar-banner" }, error.message), h("p", {}, h("a", { href: "#/" }, t("Back to the queue"))));
    }
  }

  /* Another program may have changed the file while the editor was elsewhere. */
  async look() {
    const data = await get(`article/${this.id_}`).catch(() => null);
    if (!data || !this.data || data.digest === this.data.digest) return;
    say(t("The record was changed by somebody else, and is shown as it is now."));
    await this.take(data);
  }

  /* After a conflict: the record as it is now, and the form with it. */
  async reload() {
    await this.load();
    if (this.form.isOpen) this.form.adopt(this.data);
  }

  async take(data, hasNewNames = false) {
    if (hasNewNames) this.names = await get("names");
    this.data = data;
    this.paint();
    this.focusText();
  }

  get open() {
    return (this.data.proposals ?? []).filter((one) => one.at || !this.dropped.has(one.label));
  }

  get proposal() {
    this.current = Math.max(0, Math.min(this.current, this.open.length - 1));
    return this.open[this.current];
  }

  focusText() {
    if (!this.form.isOpen) this.text?.focus({ preventScroll: true });
  }

  paint() {
    paint(this);
  }

  paintPanel() {
    paintPanel(this);
  }

  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !this.data) return;
    if (isTyping(event.target) || event.target.closest?.("dialog")) return;
    if (this.words && this.chooseByKey(event)) return;
    const acts = {
      j: () => this.step(1),
      ArrowDown: () => this.step(1),
      k: () => this.step(-1),
      ArrowUp: () => this.step(-1),
      a: () => this.accept(),
      e: () => this.openProposal(),
      x: () => this.refuse(),
      z: () => this.undo(),
      w: () => this.beginWords(),
      s: () => this.field("summary"),
      r: () => this.review(),
      p: () => this.preview(),
    };
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || !this.data.is_readable || (event.key.startsWith("Arrow") && event.target.closest?.("button, a, summary"))) return;
    event.preventDefault();
    act();
  }

  async step(by) {
    if (!(await this.form.leave())) return;
    this.current = (this.current + by + this.open.length) % Math.max(1, this.open.length);
    this.paintPanel();
    const [lit] = this.text.querySelectorAll("mark.ar-lit");
    lit?.scrollIntoView({ block: "center", behavior: "instant" });
    this.focusText();
  }

  async accept() {
    if (!(await this.form.leave())) return;
    const { proposal } = this;
    if (!proposal) return;
    if (NEEDS_WORDS.has(proposal.form.kind)) await this.openProposal();
    else await this.act("save", { form: this.stripped(proposal.form), proposal: proposal.at });
  }

  stripped({ kind, span, values, at, parts }) {
    return { kind, span, values, at, parts: (parts ?? []).map((part) => this.stripped(part)) };
  }

  async openProposal() {
    const { proposal } = this;
    if (!proposal || ["field", "lead"].includes(proposal.form.kind)) return;
    if (!(await this.form.leave())) return;
    this.form.open(this, { kind: proposal.form.kind, forms: { [proposal.form.kind]: proposal.form }, proposal: proposal.at, label: proposal.label });
  }

  async refuse() {
    const { proposal } = this;
    if (!proposal) return;
    if (this.form.isOpen) this.form.close();
    if (proposal.at) {
      await this.act("remove", { at: proposal.at });
      return;
    }
    this.dropped.add(proposal.label);
    this.paintPanel();
    this.focusText();
  }

  async edit(fact) {
    if (!(await this.form.leave())) return;
    const words = fact.span ? rangeOf(fact.span, this.data.blocks)?.toString() : "";
    const form = { kind: fact.kind, span: fact.span, words, values: fact.values, parts: [] };
    this.form.open(this, { kind: fact.kind, forms: { [fact.kind]: form }, at: fact.at });
  }

  editEvent(id) {
    editEvent(this, id);
  }

  remove(at) {
    if (this.form.isOpen) this.form.close();
    return this.act("remove", { at });
  }

  remedy({ do: what, at }) {
    return this.act("remedy", { do: what, at });
  }

  set(at, value) {
    return this.act("set", { at, value });
  }

  async act(what, asked) {
    // A field of the record moves nothing; what else is done may, as may a form that is saved first.
    if (what !== "set" && this.form.isOpen) {
      const before = this.data.digest;
      if (!(await this.form.leave())) return false;
      if (this.data.digest !== before) {
        say(t("What was in the form is saved. Do the other thing again."));
        return false;
      }
    }
    const isCurrent = this.form.digest === this.data.digest;
    const data = await attempt(() => post(what, { id: this.id_, digest: this.data.digest, ...asked }), () => this.reload());
    if (data) await this.take(data);
    if (data && isCurrent) this.form.digest = data.digest;
    return data !== null;
  }

  async undo() {
    if (this.form.isOpen) this.form.close();
    const done = await attempt(() => post("undo"), () => this.load());
    if (!done) return;
    say(t("Undone: %(what)s", { what: labelOf(done.label) }));
    if (done.article && done.article !== this.id_) location.hash = `#/article/${done.article}`;
    else await this.load();
  }

  /* Notes and reviews are signed: whoever sits here says once who they are. */
  async isKnown() {
    if (!this.data.editor && (await introduce(this.data.editors))) this.data.editor = "known";
    return Boolean(this.data.editor);
  }

  async review() {
    if (!(await this.form.leave()) || !(await this.isKnown())) return;
    if (await this.act("review", {})) say(t("Marked as reviewed."));
  }

  preview() {
    const { data, names } = this;
    const known = new Map([...names.groups, ...names.locations].map((one) => [one.id, one.name]));
    const named = (folder) => data.named[folder].map((one) => ({ address: `${folder}/${one.id ?? one}/`, label: known.get(one.id ?? one) ?? one.id ?? one }));
    preview([
      { address: `articles/${this.id_}/`, label: t("This article") },
      ...Object.entries(data.events).map(([id, event]) => ({ address: `events/${id}/`, label: event.values.title ?? id })),
      ...named("groups"),
      ...named("locations"),
    ]);
  }

  /* Words that were marked with a mouse, a pen or a finger. */
  marked() {
    setTimeout(() => {
      const selection = getSelection();
      if (selection.isCollapsed || !this.text.contains(selection.anchorNode)) return;
      const span = spanOf(selection.getRangeAt(0), this.data.blocks);
      if (span) this.choose(span);
      else say(t("Mark words of one paragraph."));
    });
  }

  async choose(span) {
    if (this.form.isRewording) {
      await this.form.reword(span);
      return;
    }
    if (!(await this.form.leave())) return;
    const found = await attempt(() => post("read", { id: this.id_, span }));
    if (!found) return;
    const hasEvents = Object.keys(this.data.events).length > 0;
    const needsEvent = new Set([...HARMS, "attributed_to", "claimed_by", "denied_by", "date"]);
    const forms = {};
    for (const form of found.forms) if (hasEvents || !needsEvent.has(form.kind)) forms[form.kind] ??= form;
    this.form.open(this, { kind: found.guess, forms });
  }

  click(event) {
    const link = event.target.closest("a");
    if (link) event.preventDefault();
    const mark = event.target.closest("mark");
    if (!mark || !getSelection().isCollapsed) return;
    const id = mark.id || mark.dataset.of;
    const index = this.open.findIndex((one) => `w-${one.form.span?.join("-")}` === id);
    if (index >= 0) {
      this.current = index;
      this.paintPanel();
    }
    const fact = this.data.facts.find((one) => `w-${one.span?.join("-")}` === id);
    if (fact) this.panel.querySelector(`[data-at="${fact.at.join("/")}"]`)?.scrollIntoView({ block: "nearest" });
  }

  field(key) {
    this.querySelector(".de-record").open = true;
    this.querySelector(`[data-field=${key}]`)?.begin();
  }

  beginWords() {
    this.words = new WordChoice(this.text, this.data.blocks);
    if (!this.words.words.length) return;
    this.words.startAt(this.proposal?.form.span?.[0] ?? 0);
    this.focusText();
    this.showWords();
  }

  showWords() {
    const range = rangeOf(this.words.span, this.data.blocks);
    light(range);
    range?.startContainer.parentElement.scrollIntoView({ block: "nearest" });
    say(this.words.said);
  }

  chooseByKey(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 };
    const isRtl = getComputedStyle(this.text).direction === "rtl";
    if (event.key in steps) {
      const isByBlock = event.key === "ArrowDown" || event.key === "ArrowUp";
      const turn = isRtl && !isByBlock ? -1 : 1;
      this.words.move(steps[event.key] * turn, { isGrowing: event.shiftKey, isByBlock });
      this.showWords();
    } else if (event.key === "Enter") {
      const { span } = this.words;
      this.words = null;
      this.choose(span);
    } else if (event.key === "Escape") {
      this.words = null;
      light(null);
    } else return false;
    event.preventDefault();
    return true;
  }

  light(span) {
    light(span ? rangeOf(span, this.data.blocks) : null);
  }

  /* In a field without a choice of its own, copying takes the words that the form is about. */
  copy(event) {
    const field = document.activeElement;
    const words = this.form.isOpen ? this.form.forms[this.form.kind]?.words : "";
    if (!words || !this.form.contains(field) || field.selectionStart !== field.selectionEnd || !getSelection().isCollapsed) return;
    event.clipboardData.setData("text/plain", words);
    event.preventDefault();
  }

  offerAgain() {
    const kept = localStorage.getItem(`desk:${this.id_}`);
    if (!kept || !this.data?.is_readable) return;
    try {
      this.form.open(this, { ...JSON.parse(kept), isDirty: true });
      say(t("What you were typing is here again."));
    } catch {
      localStorage.removeItem(`desk:${this.id_}`);
    }
  }
}

customElements.define("de-article", Article);
