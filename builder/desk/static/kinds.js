/* What each kind of fact asks for. A kind is a list of widgets made for the values it has. */
import { listed, located, mapped } from "./sources.js";
import { checks, choice, radios, record, text } from "./widgets.js";

export const KINDS = {
  killed: "Killed",
  injured: "Injured",
  attributed_to: "Did it",
  claimed_by: "Claims it",
  denied_by: "Denies it",
  note: "Note",
  person: "Person",
  groups: "Group",
  locations: "Place",
  report: "Event",
};

const WHO = [
  ["civilians", "civilians"],
  ["security-forces", "security forces"],
  ["perpetrators", "attackers"],
];
export const NOTES = [
  ["context", "Background"],
  ["statement", "Statement"],
  ["caution", "Caution"],
];
export const TYPES =
  "suicide-bombing bombing armed-assault clash raid air-strike shelling assassination kidnapping ceasefire other unknown"
    .split(" ")
    .map((type) => [type, type.replaceAll("-", " ")]);
const DATES = "2022-03-04, 2022-03 or 2022; ? if uncertain, ~ if about";

const because = (values) => text("because", "Why it is right although the second reader differs", values.because);

const eventsOf = (article) => Object.entries(article.events).map(([id, event]) => [id, event.values.title ?? id]);

const figure = (values, { article }) => [
  choice("event", "Event", values.event, eventsOf(article)),
  text("min", "At least", values.min, { inputmode: "numeric", class: "de-short" }),
  text("max", "At most", values.max, { inputmode: "numeric", class: "de-short" }),
  text("qualifier", "In the article's words", values.qualifier),
  choice("who", "Who they were", values.who === "unspecified" ? "" : values.who, WHO, { empty: "not said" }),
  because(values),
];

const idsOf = (list) => list.map((one) => one.id ?? one);

const role = (values, { article, names }) => [
  choice("event", "Event", values.event, eventsOf(article)),
  record("group", "Group", values.group, idsOf(article.named.groups), names.groups),
  text("name", "Or a name, as the article has it", values.name),
  text("by", "Who says so, in the article's words", values.by),
  text("date", "Date of the statement", values.date, { hint: DATES }),
  because(values),
];

const note = (values, { article, names }) => {
  const named = (kind) => {
    const known = new Map(names[kind].map((one) => [one.id, one.name]));
    return idsOf(article.named[kind]).map((id) => [id, known.get(id) ?? id]);
  };
  return [
    text("text", "Note", values.text, { isLong: true, required: true }),
    radios("kind", "Kind", values.kind ?? "context", NOTES),
    checks("groups", "Groups", values.groups, named("groups")),
    checks("locations", "Places", values.locations, named("locations")),
    checks("events", "Events", values.events, eventsOf(article)),
    text("date", "Date", values.date, { hint: DATES }),
    text("date_phrase", "in the article's words", values.date_phrase),
    because(values),
  ];
};

const person = (values) => [
  text("name", "Name", values.name),
  text("role", "Role, in the article's words", values.role),
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
    text("name", "Name", name),
    record("id", "Means", values.id, idsOf(article.named[kind]), names[kind], { empty: "a new record" }),
    radios("scope", "This name means it", "here", [
      ["here", "in this article"],
      ["alias", "wherever it stands"],
    ]),
    text("record", "Id of a new record", values.record ?? name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")),
    text("reference", "Where it is known from", values.reference, { hint: "a work outside the archive, for a new record" }),
    text("url", "Its address", values.url),
  ];
  if (kind === "groups") {
    const [given, id, ...others] = fields;
    return forNew([given, id, ...listed(given), ...others, text("kind", "What sort of group", values.kind)]);
  }
  const all = [
    ...fields,
    choice("kind", "What sort of place", values.kind ?? { settlement: "city" }[values.precision] ?? values.precision ?? "region", [
      "country", "province", "district", "city", "site", "region", "border",
    ].map((one) => [one, one])),
    record("within", "Within", values.within, idsOf(article.named.locations), names.locations),
    text("lat", "Latitude", values.lat, { class: "de-short" }),
    text("lon", "Longitude", values.lon, { class: "de-short" }),
    choice("precision", "The point stands for", values.precision, ["settlement", "district", "province"].map((one) => [one, one]), { empty: "no point" }),
  ];
  const [given, id, ...others] = all;
  return forNew([given, id, located(given, all), mapped(given, all), ...others]);
};

export const event = (values, { article, names }) => [
  text("title", "Neutral title", values.title, { required: true }),
  text("target", "Target, in the article's words", values.target),
  text("date", "Date", values.date, { hint: DATES }),
  text("date_phrase", "in the article's words", values.date_phrase),
  record("location", "Place", values.location, idsOf(article.named.locations), names.locations),
  choice("type", "Type", values.type ?? "unknown", TYPES),
];

export const FIELDS = {
  killed: figure,
  injured: figure,
  attributed_to: role,
  claimed_by: role,
  denied_by: role,
  note,
  person,
  groups: named("groups"),
  locations: named("locations"),
};
