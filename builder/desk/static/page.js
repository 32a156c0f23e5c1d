/* What an article's page is made of: painted anew after every action, from what the desk answered. */
import { showChanges, showKeys } from "./dialogs.js";
import { button, h, keyed } from "./dom.js";
import { factEntry, findingEntry, namedList, proposalEntry } from "./panel.js";
import { fieldList } from "./record.js";
import { t } from "./words.js";

/* The record's fields: in view where there is room, and as the editor left them. */
const record = (host, common, rare) => {
  host.isRecordOpen ??= matchMedia("(min-width: 1100px)").matches;
  return h(
    "details",
    { class: "de-record", open: host.isRecordOpen, ontoggle: (event) => event.target.className === "de-record" && (host.isRecordOpen = event.target.open) },
    h("summary", {}, t("The record")),
    h("dl", { class: "ar-facts" }, ...common, namedList(host, "groups", t("Groups")), namedList(host, "locations", t("Places"))),
    rare.length ? h("details", { class: "ar-fold" }, h("summary", {}, t("More fields")), h("dl", { class: "ar-facts" }, ...rare)) : null,
  );
};

const removed = (host) => {
  const { data } = host;
  const number = h("input", { type: "number", id: "de-block", min: 1, max: data.blocks.length, class: "de-short" });
  return h(
    "details",
    { class: "ar-fold" },
    h("summary", {}, t("Left out of the raw page (lines: %(n)s)", { n: data.removed.length })),
    h("ul", { class: "de-removed" }, ...data.removed.map(({ before, line }) =>
      h("li", {}, h("span", { dir: "auto" }, line), " ", button(t("Put back"), () => host.act("paragraph", { before, line }), { class: "de-button de-quiet", "aria-label": t("Put back: %(line)s", { line }) })))),
    h("div", { class: "de-row" }, h("label", { for: "de-block" }, t("Paragraph")), number, button(t("Take out"), () => number.value && host.act("paragraph", { block: number.value - 1 }))),
  );
};

const finding = (host, one) => {
  if (one.at[0] === "event") return h("div", {}, findingEntry(host, one), button(t("Edit the event"), () => host.editEvent(one.at[1])));
  return findingEntry(host, one);
};

/* Facts are marked firmly, proposals faintly, the one in hand with a colour. */
const paintMarks = (host) => {
  const facts = new Set(host.data.facts.map((one) => `w-${one.span?.join("-")}`));
  const open = new Set(host.open.map((one) => `w-${one.form.span?.join("-")}`));
  const current = `w-${host.proposal?.form.span?.join("-")}`;
  for (const mark of host.text.querySelectorAll("mark")) {
    const id = mark.id || mark.dataset.of;
    mark.classList.toggle("de-proposed", !facts.has(id));
    mark.classList.toggle("de-dropped", !facts.has(id) && !open.has(id));
    mark.classList.toggle("ar-lit", id === current);
  }
  for (const ref of host.text.querySelectorAll('[href^="#f-"]')) ref.remove();
};

export const paintPanel = (host) => {
  const { data } = host;
  const isOf = (fact) => (one) => fact.at.every((part, n) => one.at[n] === part);
  const parts = data.facts.filter((fact) => fact.kind !== "report");
  const place = (fact) => fact.span?.[0] ?? 0;
  const sorted = [...data.facts].sort((a, b) => place(a) - place(b));
  const findingsOf = (fact) => (fact.kind === "report" ? data.findings.filter((one) => isOf(fact)(one) && !parts.some((part) => isOf(part)(one))) : data.findings.filter(isOf(fact)));
  const placed = new Set(data.facts.flatMap(findingsOf));
  const others = data.findings.filter((one) => !placed.has(one));
  const proposal = host.proposal;
  const count = host.open.length;
  host.panel.replaceChildren(
    ...[
      host.form,
      others.length ? h("section", {}, h("h2", {}, t("To mend")), ...others.map((one) => finding(host, one))) : null,
      proposal
        ? h("section", { class: "de-current" }, h("h2", {}, t("Proposals"), " ", h("span", { class: "de-count" }, t("%(n)s of %(count)s", { n: host.current + 1, count }))), proposalEntry(host, proposal, true), h("div", { class: "de-row" }, keyed(t("Next"), "J", () => host.step(1)), keyed(t("Before"), "K", () => host.step(-1))))
        : h("p", { class: "ar-hint" }, t("No proposal is open.")),
      h("section", {}, h("h2", {}, t("What rests on this text")), sorted.length ? h("ol", { class: "ar-reads de-reads" }, ...sorted.map((fact) => factEntry(host, fact, findingsOf(fact)))) : h("p", { class: "ar-hint" }, t("Nothing yet. Mark words of the article, or accept a proposal."))),
    ].filter(Boolean),
  );
  paintMarks(host);
};

const paintTools = (host) => {
  const { data } = host;
  host.tools?.replaceChildren(
    keyed(t("Undo"), "Z", () => host.undo(), { disabled: !data.undo.length }),
    ...(data.is_readable
      ? [
          keyed(t("Preview"), "P", () => host.preview()),
          data.status === "reviewed" ? null : keyed(t("Mark reviewed"), "R", () => host.review()),
        ].filter(Boolean)
      : []),
    keyed(t("Changes"), "D", showChanges),
    keyed(t("Keys"), "?", showKeys, { class: "de-button de-quiet" }),
  );
};

const paintUnreadable = (host) => {
  const { data } = host;
  host.replaceChildren(
    h("p", { class: "ar-kicker" }, h("a", { href: "#/" }, t("Queue"))),
    h("h1", {}, data.id),
    h("p", { class: "ar-banner" }, t("This record cannot be read. Mend it in the file; the desk shows it then.")),
    ...data.findings.map((one) => h("p", { class: "de-fault" }, `${t("Line %(line)s", one)}: ${one.message}. ${one.help}`)),
    h("pre", { class: "de-diff", tabindex: "0" }, data.text),
  );
  paintTools(host);
};

export const paint = (host) => {
  const { data } = host;
  document.title = `${data.title ?? data.id} · ${t("Desk")}`;
  if (!data.is_readable) return paintUnreadable(host);
  const { common, rare } = fieldList(host);
  host.text = h("div", { class: "ar-text", lang: data.language ?? "", dir: data.direction, tabindex: "-1", id: "de-text", onclick: (event) => host.click(event), onpointerup: (event) => event.pointerType !== "touch" && host.marked() });
  // From the site's own renderer, which escapes every word of the page.
  host.text.innerHTML = data.html;
  host.panel ??= h("aside", { class: "de-panel", "aria-label": t("What rests on the text") });
  const wasOpen = host.form.isOpen;
  host.replaceChildren(
    h(
      "div",
      { class: "ar-page ar-article" },
      h("p", { class: "ar-kicker" }, h("a", { href: "#/" }, t("Queue")), ` · ${data.status === "reviewed" ? t("reviewed") : t("draft")}`),
      h("h1", { lang: data.language ?? "", dir: "auto" }, data.title ?? data.id),
      record(host, common, rare),
      h("div", { class: "de-reading-desk" }, h("div", {}, host.text, removed(host)), host.panel),
    ),
  );
  paintPanel(host);
  paintTools(host);
  if (wasOpen) host.light(host.form.span);
  return undefined;
};
