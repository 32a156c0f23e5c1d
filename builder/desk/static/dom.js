/* What every part of the desk uses: elements made of data, requests, and what is said to the editor. */
import { t } from "./words.js";

/* An element with attributes, listeners (onclick: act) and children; text stays text. */
export const h = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

export const button = (label, act, attributes = {}) =>
  h("button", { type: "button", class: "de-button", onclick: act, ...attributes }, label);

/* A button with the key that does the same. */
export const keyed = (label, key, act, attributes = {}) =>
  button([label, " ", h("kbd", { "aria-hidden": "true" }, key)], act, { "aria-keyshortcuts": key, ...attributes });

let clearing;
export const say = (text) => {
  const place = document.querySelector(".de-said");
  place.textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => (place.textContent = ""), 6000);
};

export class Refused extends Error {
  constructor(status, answer) {
    super(answer.error ?? t("The desk cannot be reached. It may have been ended: start it again."));
    this.status = status;
    this.answer = answer;
  }
}

/* While the desk is asked, the page says so: to the pointer, and to whoever waits for it. */
let waiting = 0;
export const wait = (step) => {
  waiting += step;
  document.body.toggleAttribute("data-busy", waiting > 0);
};

const request = async (path, options) => {
  let response;
  wait(1);
  try {
    response = await fetch(path, { credentials: "same-origin", ...options });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Refused(response.status, answer);
    return answer;
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(0, {});
  } finally {
    // What was waiting for this goes on first, and may ask for more.
    setTimeout(() => wait(-1));
  }
};

export const get = (path) => request(`/api/${path}`);
export const post = (path, body = {}) =>
  request(`/api/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

let dialogs = 0;

/* A dialog that is gone once it is closed. */
export const dialog = (title, ...children) => {
  const id = `de-dialog-${(dialogs += 1)}`;
  const element = h(
    "dialog",
    { class: "de-dialog", "aria-labelledby": id },
    h(
      "div",
      { class: "de-dialog__head" },
      h("h2", { id }, title),
      button(t("Close"), () => element.close(), { class: "de-button de-quiet" }),
    ),
    ...children,
  );
  element.addEventListener("close", () => element.remove());
  document.body.append(element);
  element.showModal();
  return element;
};

/* A diff, a line an element: what was taken out and put in is told by its sign and a tint. */
export const diffOf = (text) =>
  h(
    "pre",
    { class: "de-diff", tabindex: "0" },
    ...text.split("\n").map((line) =>
      h("span", { class: line.startsWith("+") ? "de-in" : line.startsWith("-") ? "de-out" : null }, `${line}\n`),
    ),
  );

export const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]") !== null;
