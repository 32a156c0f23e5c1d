/* The record of a group or a place, in a dialog: the fields that an article may ask to change. */
import { attempt } from "./dialogs.js";
import { dialog, get, h, post } from "./dom.js";
import { mapped } from "./sources.js";
import { choice, lines, record, text } from "./widgets.js";
import { t } from "./words.js";

const SORTS = "country province district city site region border".split(" ").map((one) => [one, t(one)]);
const PRECISIONS = "exact settlement district province region".split(" ").map((one) => [one, t(one)]);

const groupFields = (values) => [
  text("kind", t("What sort of group"), values.kind),
  lines("weak_aliases", t("Names that others bear too, one a line"), values.weak_aliases),
];

const placeFields = (values, names, name) => {
  const { lat, lon } = values.coordinates ?? {};
  const fields = [
    choice("kind", t("What sort of place"), values.kind, SORTS),
    record("within", t("Within"), values.within, [], names.locations),
    text("lat", t("Latitude"), lat, { class: "de-short" }),
    text("lon", t("Longitude"), lon, { class: "de-short" }),
    choice("precision", t("The point stands for"), values.precision, PRECISIONS, { empty: t("not said") }),
  ];
  return [...fields, mapped(name, fields)];
};

/* What the fields say, as the record has it: null in none, so that an empty field is taken out. */
const asRecord = (kind, fields, before) => {
  const { lat, lon, map, title, url, ...given } = Object.fromEntries(fields.map((one) => [one.name, one.get() ?? ""]));
  const values = kind === "locations" ? { ...given, coordinates: lat && lon ? { lat, lon } : {} } : given;
  if (title) values.references = [...(before.references ?? []), { title, ...(url && { url }) }];
  return values;
};

/* Opens the record; `done` is called once it is saved. `article` is the one that it is changed for. */
export const editRecord = async ({ kind, id, article = null, alias = "", done }) => {
  const found = await attempt(async () => ({ ...(await get(`record/${kind}/${id}`)), names: await get("names") }));
  if (!found) return;
  const { values, names } = found;
  const name = text("name", t("Name"), values.name, { required: true });
  const known = values.aliases ?? [];
  const fields = [
    name,
    lines("aliases", t("Other names that mean it wherever they stand, one a line"), alias ? [...known, alias] : known),
    ...(kind === "groups" ? groupFields(values) : placeFields(values, names, name)),
    text("title", t("A work that bears it out, in addition"), "", { hint: (values.references ?? []).map((one) => one.title).join("; ") }),
    text("url", t("Its address"), ""),
  ];
  const verdict = h("ul", { class: "de-readings" });
  let { digest } = found;
  const save = async (event) => {
    event.preventDefault();
    const asked = { kind, id, values: asRecord(kind, fields, values), digest, article };
    const answer = await attempt(() => post("record", asked), () => box.close());
    if (!answer) return;
    digest = answer.digest;
    verdict.replaceChildren(...answer.findings.map((one) => h("li", { class: "de-fault" }, `${one.message}. ${one.help}`)));
    if (!answer.findings.length) box.close();
    await done();
  };
  const box = dialog(
    kind === "groups" ? t("Group") : t("Place"),
    h(
      "form",
      { onsubmit: save, novalidate: true },
      h("p", { class: "ar-hint" }, t("For every article that names it:"), " ", h("code", {}, `content/${kind}/${id}.md`)),
      ...fields.map((field) => field.root),
      h("div", { role: "status" }, verdict),
      h("button", { class: "de-button de-first" }, t("Save")),
    ),
  );
  name.field.focus();
};
