/* The desk's words in the language of the interface, from builder/desk/locale/. */
import catalogue from "/words.js";

export { catalogue };

/* A text in the language of the interface, English where it has none; %(name)s is filled in. */
export const t = (text, values = {}) =>
  (catalogue.strings[text] ?? text).replaceAll(/%\((\w+)\)s/g, (place, name) => values[name] ?? place);
