/* The record's own fields, above the text: each can be changed where it stands. */
import { button, dialog, h } from "./dom.js";
import { readingLine } from "./form.js";
import { event as eventFields } from "./kinds.js";
import { attempt } from "./dialogs.js";
import { post } from "./dom.js";
import { text } from "./widgets.js";
import { t } from "./words.js";

export const LABELS = {
  title: t("Title"),
  published: t("Published"),
  publisher: t("Publisher"),
  authors: t("By"),
  via: t("Via"),
  url: t("Original"),
  archived_url: t("Archived copy"),
  accessed: t("Read on"),
  language: t("Language"),
  rights: t("Rights"),
  display: t("Shown"),
  summary: t("Summary"),
};
const LISTS = new Set(["authors", "via"]);
const CHOICES = {
  rights: ["CNE", "InC", "InC-EDU", "InC-NC", "InC-RUU", "NoC-CR", "NoC-OKLR", "NoC-US", "UND", "NKC"],
  display: ["full", "excerpt", "metadata"],
};
const DEFAULTS = { rights: "CNE", display: "full" };
const RARE = new Set(["archived_url", "accessed", "rights", "display"]);

const shown = (value) => (Array.isArray(value) ? value.join("; ") : value);

/* A field with its value and a button; the button puts an input in the place of both. */
export const fieldEntry = (host, field) => {
  const { key, value, readings } = field;
  const id = `de-field-${key}`;
  const entry = h("div", { class: key === "summary" || key === "title" || key === "url" ? "ar-wide" : null, "data-field": key });
  const begin = () => {
    const input = CHOICES[key]
      ? h("select", { id }, ...CHOICES[key].map((one) => h("option", { selected: one === (value ?? DEFAULTS[key]) }, one)))
      : h(key === "summary" ? "textarea" : "input", { id, dir: "auto", rows: 3, autocomplete: "off" });
    if (!CHOICES[key]) input.value = shown(value) ?? "";
    const end = () => host.paint();
    const save = async (event) => {
      event?.preventDefault();
      const words = input.value.trim();
      const list = words.split(";").map((one) => one.trim()).filter(Boolean);
      const given = LISTS.has(key) ? list : words || null;
      if (shown(given) !== (shown(value) ?? (LISTS.has(key) ? "" : null))) await host.set([key], given);
      else end();
    };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") end();
      if (event.key === "Enter") save(event);
    });
    const hint = LISTS.has(key) ? h("small", {}, t("several with ; between them")) : null;
    entry.replaceChildren(h("dt", {}, h("label", { for: id }, LABELS[key])), h("dd", {}, input, hint, h("div", { class: "de-row" }, button(t("Save"), save, { class: "de-button de-first" }), button(t("Cancel"), end, { class: "de-button de-quiet" }))));
    input.focus();
    input.select?.();
  };
  const isKnown = value !== null && value !== undefined && value.length !== 0;
  entry.append(
    h("dt", {}, LABELS[key]),
    h(
      "dd",
      {},
      isKnown ? h("bdi", {}, shown(value)) : h("span", { class: "ar-unknown" }, DEFAULTS[key] ?? "unknown"),
      " ",
      button(t("Edit"), begin, { class: "de-button de-quiet", "aria-label": t("Edit: %(what)s", { what: LABELS[key] }) }),
      readings.length
        ? h(
            "ul",
            { class: "de-readings" },
            ...readings.filter((one) => one.standing === "contradicted" || one.standing === "settled").map((one) => h("li", {}, h("ul", {}, readingLine(one)), reasonFor(host, one))),
          )
        : null,
    ),
  );
  entry.begin = begin;
  return entry;
};

/* Where an editor is right against the second reader, a sentence says why. */
const reasonFor = (host, reading) => {
  const field = text("because", t("Why it is right"), reading.because);
  const save = (event) => (event.preventDefault(), host.set(reading.reason_at, field.get()));
  return h("form", { onsubmit: save }, field.root, h("button", { class: "de-button" }, t("Save the reason")));
};

export const fieldList = (host) => {
  const entries = host.data.fields.map((field) => fieldEntry(host, field));
  const isRare = (entry, n) => RARE.has(host.data.fields[n].key) && host.data.fields[n].value === null;
  const common = entries.filter((entry, n) => !isRare(entry, n));
  const rare = entries.filter(isRare);
  return { common, rare };
};

/* The record of an event, in a dialog: its fields, what the second reader says, and reasons. */
export const editEvent = (host, id) => {
  const event = host.data.events[id];
  const fields = eventFields(event.values, { article: host.data, names: host.names });
  const differing = event.readings.filter((one) => one.standing === "contradicted" || one.standing === "settled");
  const reasons = differing.map((one) => text(one.reason_at[1], t("Why %(field)s is right", { field: t(one.reason_at[1]) }), one.because));
  const save = async (submitted) => {
    submitted.preventDefault();
    const values = Object.fromEntries(fields.map((field) => [field.name, field.get() ?? (["date", "location"].includes(field.name) ? null : "")]));
    const because = Object.fromEntries(reasons.map((field) => [field.name, field.get()]).filter(([, value]) => value));
    const asked = { kind: "events", id, values: { ...values, because }, digest: event.digest };
    if (await attempt(() => post("record", asked), () => host.load())) {
      box.close();
      await host.load();
    }
  };
  const box = dialog(
    t("Event"),
    h("form", { onsubmit: save, novalidate: true }, ...fields.map((field) => field.root), h("ul", { class: "de-readings" }, ...event.readings.map(readingLine)), ...reasons.map((field) => field.root), h("button", { class: "de-button de-first" }, t("Save"))),
  );
};
