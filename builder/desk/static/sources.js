/* What is known of a name outside the archive: the public lists of groups, a gazetteer and a map. */
import { get, h } from "./dom.js";
import { text } from "./widgets.js";
import { t } from "./words.js";

const SOON = 200;
let count = 0;

/* One of several, or none; painted anew when the name changes. Each option is [value, ...words]. */
const choices = (label, none, act) => {
  const group = `de-s${(count += 1)}`;
  const root = h("fieldset", { class: "de-field de-sources", hidden: true });
  const option = (value, words, isFirst) =>
    h("label", { class: "de-candidate" }, h("input", { type: "radio", name: group, value, checked: isFirst, onchange: () => act(value) }), h("span", {}, ...words));
  const paint = (options) => {
    root.hidden = options.length === 0;
    root.replaceChildren(h("legend", {}, label), option("", [none], true), ...options.map(([value, ...words]) => option(value, words, false)));
  };
  return { root, paint, get: () => root.querySelector("input:checked")?.value ?? "" };
};

/* Calls `look` with the name that a form has, now and whenever it has been changed. */
const follow = (name, look) => {
  let turn = 0;
  let timer;
  const ask = async () => {
    const now = (turn += 1);
    const paint = await look(name.get() ?? "").catch(() => null);
    if (now === turn) paint?.();
  };
  name.field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, SOON);
  });
  ask();
};

/* A group of the public lists as the beginning of the record. */
export const listed = (name) => {
  let groups = [];
  const languages = h("div");
  let fields = [];
  const chosen = () => groups.find((one) => one.id === source.get());
  const source = choices(t("From the public lists of armed groups"), t("of none: a record with this name alone"), () => {
    fields = (chosen()?.native ?? []).map((one) => text(one, t("Language of “%(name)s”, as ur or ps; left out without one", { name: one }), "", { class: "de-short" }));
    languages.replaceChildren(...fields.map((field) => field.root));
  });
  const words = (one) => [
    one.id,
    h("strong", {}, one.name),
    h("small", {}, [one.source, one.countries.join(", ")].filter(Boolean).join("; ")),
    one.names.length ? h("small", {}, t("also: %(names)s", { names: one.names.join("; ") })) : "",
    one.records.length ? h("small", {}, h("strong", {}, t("%(records)s has a name of it already: is it the same?", { records: one.records.join(", ") }))) : "",
  ];
  follow(name, async (given) => {
    ({ groups } = await get(`listed?${new URLSearchParams({ name: given })}`));
    return () => source.paint(groups.map(words));
  });
  return [
    { name: "from", root: h("div", {}, source.root, languages), get: () => source.get() || null },
    { name: "native", root: h("div", { hidden: true }), get: () => Object.fromEntries(fields.map((field) => [field.name, field.get()])) },
  ];
};

const PRECISIONS = ["settlement", "district", "province"];

/* Places of the gazetteer that have the name; one that is chosen fills the form in. */
export const located = (name, fields) => {
  let places = [];
  const field = (key) => fields.find((one) => one.name === key);
  const source = choices(t("From the gazetteer"), t("as it stands below"), (value) => {
    const place = places[value];
    if (!place) return;
    const hasPoint = PRECISIONS.includes(place.precision);
    field("lat").set(hasPoint ? place.lat : "");
    field("lon").set(hasPoint ? place.lon : "");
    field("precision").set(hasPoint ? place.precision : "");
    field("kind").set({ settlement: "city" }[place.precision] ?? place.precision);
    if (!field("reference").get()) field("reference").set(place.source);
    field("lat").field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  follow(name, async (given) => {
    ({ places } = await get(`places?${new URLSearchParams({ name: given })}`));
    return () => source.paint(places.map((one, n) => [String(n), h("strong", {}, one.name), ` ${[t(one.sort), one.country].filter(Boolean).join(", ")}`, h("small", {}, [one.lat && `${one.lat}, ${one.lon}`, one.population ? t("people: %(n)s", { n: one.population }) : ""].filter(Boolean).join("; "))]));
  });
  return { name: "source", root: h("div", {}, source.root), get: () => null };
};

/* The point on a small map of the site's own, with the sign of its precision. */
export const mapped = (name, fields) => {
  const figure = h("figure", { class: "de-map ar-locator", hidden: true });
  const watched = ["lat", "lon", "precision"].map((key) => fields.find((one) => one.name === key));
  let turn = 0;
  const show = async () => {
    const [lat, lon, precision] = watched.map((one) => one.get() ?? "");
    const now = (turn += 1);
    const { svg } = lat && lon && precision ? await get(`map?${new URLSearchParams({ name: name.get() ?? "", lat, lon, precision })}`).catch(() => ({})) : {};
    if (now !== turn) return;
    figure.hidden = !svg;
    // From the site's own templates, which escape the name.
    figure.innerHTML = svg ?? "";
    if (!svg) return;
    const place = `${lat}, ${lon}`;
    figure.append(h("figcaption", {}, precision === "settlement" || precision === "exact" ? t("The point %(place)s, where the place is", { place }) : t("Around %(place)s. The point stands for: %(precision)s", { place, precision: t(precision) })));
  };
  for (const one of watched) for (const event of ["input", "change"]) one.field.addEventListener(event, show);
  show();
  return { name: "map", root: h("div", {}, figure), get: () => null };
};
