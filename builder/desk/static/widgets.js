/* The fields that forms are made of; each knows its value, null where it says nothing. */
import { h } from "./dom.js";
import { t } from "./words.js";

let count = 0;

const labelled = (label, field, hint) => {
  const id = (field.id = `de-f${(count += 1)}`);
  return h("div", { class: "de-field" }, h("label", { for: id }, label), field, hint ? h("small", {}, hint) : null);
};

export const text = (name, label, value, { hint, isLong = false, ...rest } = {}) => {
  const field = h(isLong ? "textarea" : "input", { name, dir: "auto", autocomplete: "off", rows: isLong ? 3 : null, ...rest });
  field.value = value ?? "";
  return { name, root: labelled(label, field, hint), field, get: () => field.value.trim() || null, set: (v) => (field.value = v ?? "") };
};

/* Several values, one a line. */
export const lines = (name, label, values, options = {}) => {
  const widget = text(name, label, (values ?? []).join("\n"), { isLong: true, ...options });
  return { ...widget, get: () => widget.field.value.split("\n").map((one) => one.trim()).filter(Boolean) };
};

export const choice = (name, label, value, options, { empty } = {}) => {
  const all = empty === undefined ? options : [["", empty], ...options];
  const known = all.some(([key]) => key === (value ?? ""));
  const field = h(
    "select",
    { name },
    ...all.map(([key, words]) => h("option", { value: key, selected: key === (value ?? "") }, words)),
    known || !value ? null : h("option", { value, selected: true }, value),
  );
  return { name, root: labelled(label, field), field, get: () => field.value || null, set: (v) => (field.value = v ?? "") };
};

/* One of a few, all in view. */
export const radios = (name, label, value, options) => {
  const group = `de-r${(count += 1)}`;
  const inputs = options.map(([key]) => h("input", { type: "radio", name: group, value: key, checked: key === value }));
  const root = h(
    "fieldset",
    { class: "de-field de-choices" },
    h("legend", {}, label),
    ...options.map(([, words], n) => h("label", {}, inputs[n], h("span", {}, words))),
  );
  const get = () => inputs.find((input) => input.checked)?.value ?? null;
  return { name, root, field: inputs[0], inputs, get, set: (v) => inputs.forEach((input) => (input.checked = input.value === v)) };
};

/* Any of a few; a box that the editor has touched stays as they left it. */
export const checks = (name, label, values, options) => {
  const given = new Set(values ?? []);
  const all = [...options, ...[...given].filter((id) => !options.some(([key]) => key === id)).map((id) => [id, id])];
  const inputs = all.map(([key]) => h("input", { type: "checkbox", value: key, checked: given.has(key) }));
  const touched = new Set();
  for (const input of inputs) input.addEventListener("change", () => touched.add(input));
  const root = all.length
    ? h("fieldset", { class: "de-field de-choices" }, h("legend", {}, label), ...all.map(([, words], n) => h("label", {}, inputs[n], h("span", {}, words))))
    : h("div", { hidden: true });
  return {
    name,
    root,
    field: inputs[0],
    get: () => inputs.filter((input) => input.checked).map((input) => input.value),
    suggest: (found) => {
      for (const input of inputs) if (!touched.has(input)) input.checked = found.includes(input.value);
    },
  };
};

/* Parts of a figure: a row for each, and one for another. What a row does not show stays as it is. */
export const parts = (name, label, values, who) => {
  const rows = [...(values ?? []), {}].map((given, n) => {
    const nth = `${label}, ${n + 1}`;
    const number = (value, of) => {
      const input = h("input", { autocomplete: "off", inputmode: "numeric", class: "de-short", "aria-label": `${nth}: ${of}`, placeholder: of });
      input.value = value ?? "";
      return input;
    };
    const low = number(given.min, t("from"));
    const high = number(given.max, t("to"));
    const whom = h(
      "select",
      { class: "de-short", "aria-label": `${nth}: ${t("who they were")}` },
      ...[["", t("not said")], ...who].map(([key, words]) => h("option", { value: key, selected: key === (given.who ?? "") }, words)),
    );
    const get = () => ({ ...given, min: low.value.trim() || null, max: high.value.trim() || null, who: whom.value || null });
    return { root: h("div", { class: "de-row" }, low, high, whom), field: low, get };
  });
  const says = ({ min, max, qualifier }) => min || max || qualifier;
  const get = () => {
    const found = rows.map((row) => row.get()).filter(says);
    return found.length ? found : null;
  };
  const root = h("fieldset", { class: "de-field" }, h("legend", {}, label), ...rows.map((row) => row.root));
  return { name, root, field: rows[0].field, get };
};

/* A record of the archive by its name, with those of this article first. */
export const record = (name, label, value, own, all, options = {}) => {
  const ids = new Set(own);
  const names = new Map(all.map((one) => [one.id, one.name]));
  const first = own.map((id) => [id, names.get(id) ?? id]);
  const others = all.filter((one) => !ids.has(one.id)).map((one) => [one.id, one.name]);
  return choice(name, label, value, [...first, ...others], { empty: t("none"), ...options });
};
