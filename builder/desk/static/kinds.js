/* What each kind of fact asks for. A kind is a list of widgets made for the values it has. */
import { range } from "./ranges.js";
import { listed, located, mapped } from "./sources.js";
import { checks, choice, parts, radios, record, text } from "./widgets.js";
import { t } from "./words.js";

export const KINDS = {
  killed: t("Killed"),
  injured: t("Injured"),
  abducted: t("Abducted"),
  missing: t("Missing"),
  arrested: t("Arrested"),
  surrendered: t("Surrendered"),
  displaced: t("Displaced"),
  attributed_to: t("Did it"),
  claimed_by: t("Claims it"),
  denied_by: t("Denies it"),
  date: t("Date"),
  note: t("Note"),
  person: t("Person"),
  groups: t("Group"),
  locations: t("Place"),
  report: t("Event"),
};

export const HARMS = ["killed", "injured", "abducted", "missing", "arrested", "surrendered", "displaced"];
const WHO = [
  ["civilians", t("civilians")],
  ["women", t("women")],
  ["children", t("children")],
  ["security-forces", t("security forces")],
  ["perpetrators", t("attackers")],
];
export const NOTES = [
  ["context", t("Background")],
  ["statement", t("Statement")],
  ["caution", t("Caution")],
];
export const TYPES =
  "suicide-bombing bombing armed-assault clash raid air-strike shelling assassination kidnapping ceasefire other unknown"
    .split(" ")
    .map((type) => [type, t(type.replaceAll("-", " "))]);

/* How many, who they were, who says so and who is among them. */
export const figureWords = (values, between = ", ") => {
  const told = [
    range(values),
    values.qualifier && `“${values.qualifier}”`,
    values.who && t(values.who.replaceAll("-", " ")),
    values.by && t("says %(by)s", values),
  ];
  const parts = (values.of_which ?? []).map((part) => figureWords(part, " "));
  return [told.filter(Boolean).join(between), parts.length && t("of whom %(parts)s", { parts: parts.join(", ") })].filter(Boolean).join("; ");
};

const DATES = t("2022-03-04, 2022-03 or 2022; ? if uncertain, ~ if about");

const because = (values) => text("because", t("Why it is right although the second reader differs"), values.because);

const eventsOf = (article) => Object.entries(article.events).map(([id, event]) => [id, event.values.title ?? id]);

const figure = (kind) => (values, { article }) => [
  choice("event", t("Event"), values.event, eventsOf(article)),
  choice("harm", t("What happened to them"), values.harm ?? kind, HARMS.map((one) => [one, KINDS[one].toLowerCase()])),
  text("min", t("At least"), values.min, { inputmode: "numeric", class: "de-short" }),
  text("max", t("At most"), values.max, { inputmode: "numeric", class: "de-short" }),
  text("qualifier", t("In the article's words"), values.qualifier),
  choice("who", t("Who they were"), values.who === "unspecified" ? "" : values.who, WHO, { empty: t("not said") }),
  parts("of_which", t("Of which"), values.of_which, WHO),
  text("by", t("Who says so, in the article's words"), values.by),
  because(values),
];

const idsOf = (list) => list.map((one) => one.id ?? one);

const role = (values, { article, names }) => [
  choice("event", t("Event"), values.event, eventsOf(article)),
  record("group", t("Group"), values.group, idsOf(article.named.groups), names.groups),
  text("name", t("Or a name, as the article has it"), values.name),
  text("by", t("Who says so, in the article's words"), values.by),
  text("date", t("Date of the statement"), values.date, { hint: DATES }),
  because(values),
];

const note = (values, { article, names }) => {
  const named = (kind) => {
    const known = new Map(names[kind].map((one) => [one.id, one.name]));
    return idsOf(article.named[kind]).map((id) => [id, known.get(id) ?? id]);
  };
  return [
    text("text", t("Note"), values.text, { isLong: true, required: true }),
    radios("kind", t("Kind"), values.kind ?? "context", NOTES),
    checks("groups", t("Groups"), values.groups, named("groups")),
    checks("locations", t("Places"), values.locations, named("locations")),
    checks("events", t("Events"), values.events, eventsOf(article)),
    text("date", t("Date"), values.date, { hint: DATES }),
    text("date_phrase", t("in the article's words"), values.date_phrase),
    because(values),
  ];
};

const person = (values) => [
  text("name", t("Name"), values.name),
  text("role", t("Role, in the article's words"), values.role),
  because(values),
];

/* What a new record needs is asked for only where there is to be one. */
const forNew = (fields) => {
  const id = fields.find((one) => one.name === "id");
  const sync = () => {
    const isNew = !id.get();
    for (const { name, root } of fields) if (name !== "id" && name !== "name") root.hidden = (name === "scope") === isNew;
  };
  id.field.addEventListener("change", sync);
  sync();
  return fields;
};

/* A name: of a record that is there, in this article alone or wherever it stands, or of a new one. */
const named = (kind) => (values, { article, names }) => {
  const name = values.name ?? values.names?.[0] ?? "";
  const fields = [
    text("name", t("Name"), name),
    record("id", t("Means"), values.id, idsOf(article.named[kind]), names[kind], { empty: t("a new record") }),
    radios("scope", t("This name means it"), "here", [
      ["here", t("in this article")],
      ["alias", t("wherever it stands")],
    ]),
    text("record", t("Id of a new record"), values.record ?? name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")),
    text("reference", t("Where it is known from"), values.reference, { hint: t("a work outside the archive, for a new record") }),
    text("url", t("Its address"), values.url),
  ];
  if (kind === "groups") {
    const [given, id, ...others] = fields;
    return forNew([given, id, ...listed(given), ...others, text("kind", t("What sort of group"), values.kind)]);
  }
  const all = [
    ...fields,
    choice("kind", t("What sort of place"), values.kind ?? { settlement: "city" }[values.precision] ?? values.precision ?? "region", [
      "country", "province", "district", "city", "site", "region", "border",
    ].map((one) => [one, t(one)])),
    record("within", t("Within"), values.within, idsOf(article.named.locations), names.locations),
    text("lat", t("Latitude"), values.lat, { class: "de-short" }),
    text("lon", t("Longitude"), values.lon, { class: "de-short" }),
    choice("precision", t("The point stands for"), values.precision, ["settlement", "district", "province"].map((one) => [one, t(one)]), { empty: t("no point") }),
  ];
  const [given, id, ...others] = all;
  return forNew([given, id, located(given, all), mapped(given, all), ...others]);
};

export const event = (values, { article, names }) => [
  text("title", t("Neutral title"), values.title, { required: true }),
  text("target", t("Target, in the article's words"), values.target),
  text("date", t("Date"), values.date, { hint: DATES }),
  text("date_phrase", t("in the article's words"), values.date_phrase),
  record("location", t("Place"), values.location, idsOf(article.named.locations), names.locations),
  choice("type", t("Type"), values.type ?? "unknown", TYPES),
];

/* When an event happened, by these words: a field of the event's own record. */
const date = (values, { article }) => [
  choice("event", t("Event"), values.event, eventsOf(article)),
  text("date", t("Date"), values.date, { hint: DATES }),
  text("date_phrase", t("in the article's words"), values.date_phrase),
];

export const FIELDS = {
  date,
  ...Object.fromEntries(HARMS.map((one) => [one, figure(one)])),
  attributed_to: role,
  claimed_by: role,
  denied_by: role,
  note,
  person,
  groups: named("groups"),
  locations: named("locations"),
};
