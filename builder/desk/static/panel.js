/* What rests on the text, what is proposed and what is wrong: the column beside it. */
import { editRecord } from "./authority.js";
import { button, h, keyed } from "./dom.js";
import { readingLine } from "./form.js";
import { HARMS, KINDS, NOTES, figureWords } from "./kinds.js";
import { t } from "./words.js";

/* What a fact says, in a line. */
export const saidBy = (fact, names) => {
  const { values, kind } = fact;
  const name = (folder, id) => names?.[folder]?.find((one) => one.id === id)?.name ?? id;
  if (kind === "note") return values.text;
  if (kind === "person") return [values.name, values.role].filter(Boolean).join(", ");
  if (HARMS.includes(kind)) return figureWords(values);
  const who = values.group ? name("groups", values.group) : values.name;
  return [who, values.by && t("says %(by)s", values), values.date].filter(Boolean).join(", ");
};

const label = (fact) =>
  fact.kind === "note" ? NOTES.find(([kind]) => kind === (fact.values.kind ?? "context"))[1] : KINDS[fact.kind];

export const factEntry = (host, fact, findings) => {
  const title = fact.kind === "report" ? (host.data.events[fact.values.event]?.values.title ?? fact.values.event) : saidBy(fact, host.names);
  return h(
    "li",
    { "data-at": fact.at.join("/"), class: fact.kind === "note" ? `ar-note ar-note--${fact.values.kind ?? "context"}` : null },
    h("span", { class: "ar-label" }, label(fact)),
    " ",
    h("bdi", {}, title),
    fact.span ? null : h("p", { class: "de-fault" }, t("its words are not in the article")),
    h("ul", { class: "de-readings" }, ...fact.readings.filter((one) => one.standing !== "alone").map(readingLine)),
    ...findings.map((one) => findingEntry(host, one)),
    h(
      "div",
      { class: "de-row" },
      fact.kind === "report" ? button(t("Event"), () => host.editEvent(fact.values.event), { class: "de-button de-quiet" }) : null,
      button(t("Edit"), () => host.edit(fact), { class: "de-button de-quiet", "aria-label": t("Edit: %(what)s", { what: `${label(fact)} ${title}` }) }),
      button(t("Remove"), () => host.remove(fact.at), { class: "de-button de-quiet", "aria-label": t("Remove: %(what)s", { what: `${label(fact)} ${title}` }) }),
    ),
  );
};

export const findingEntry = (host, finding) =>
  h(
    "div",
    { class: "de-fault" },
    h("p", {}, `${finding.message}. `, h("small", {}, finding.help)),
    finding.remedy ? button(t(finding.remedy.label, finding.remedy.values), () => host.remedy(finding.remedy)) : null,
  );

export const proposalEntry = (host, proposal, isCurrent) => {
  const { form } = proposal;
  const origins = { page: t("from the page itself"), table: t("from a table"), leads: t("a lead, no fact of the archive") };
  const kind = KINDS[form.kind] ?? origins[proposal.at?.[1]] ?? t("from the form");
  return h(
    "section",
    { class: "de-proposal", "aria-label": t("Proposal") },
    h("p", { class: "ar-label" }, proposal.at ? t("Proposed: %(what)s", { what: kind }) : t("A time that nothing rests on")),
    h("p", {}, h("strong", { dir: "auto" }, proposal.label)),
    form.words ? h("blockquote", { class: "de-quote" }, h("q", { dir: "auto" }, form.words)) : null,
    proposal.reason ? h("p", { class: "ar-hint", dir: "auto" }, proposal.reason) : null,
    isCurrent
      ? h("div", { class: "de-row" }, keyed(t("Accept"), "A", () => host.accept(), { class: "de-button de-first" }), keyed(t("Edit"), "E", () => host.openProposal()), keyed(t("Refuse"), "X", () => host.refuse()))
      : null,
  );
};

/* Names of groups and places that the record lists. */
export const namedList = (host, folder, title) => {
  const known = new Map((host.names?.[folder] ?? []).map((one) => [one.id, one.name]));
  return h(
    "div",
    { class: "ar-wide" },
    h("dt", {}, title),
    h(
      "dd",
      {},
      h(
        "ul",
        { class: "de-chips" },
        ...host.data.named[folder].map((one, n) => {
          const id = one.id ?? one;
          const name = known.get(id) ?? id;
          const here = one.names?.length ? ` (${one.names.join(", ")})` : "";
          const open = () => editRecord({ kind: folder, id, article: host.id_, done: () => host.load(true) });
          return h("li", {}, h("button", { type: "button", class: "de-link", onclick: open, "aria-label": t("Edit the record of %(name)s", { name }) }, h("bdi", {}, `${name}${here}`)), button("×", () => host.remove([folder, n]), { class: "de-chip", "aria-label": t("Take %(name)s off the list", { name }) }));
        }),
      ),
      host.data.named[folder].length ? null : h("span", { class: "ar-unknown" }, t("none")),
    ),
  );
};
