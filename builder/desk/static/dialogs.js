/* What opens above the page: keys, changes, who sits here, a conflict, a raw page, a preview. */
import { showCommit } from "./commit.js";
import { Refused, button, dialog, diffOf, get, h, post, say } from "./dom.js";
import { t } from "./words.js";

const KEYS = [
  ["J, ↓", t("next proposal")],
  ["K, ↑", t("proposal before")],
  ["A", t("accept it; where words are missing, its form opens")],
  ["E", t("open its form")],
  ["X", t("refuse it")],
  ["Z", t("undo, back to the beginning of the sitting")],
  ["W", t("choose words with the arrow keys: Shift makes the choice grow, Enter takes it")],
  ["Enter", t("in a form: save it")],
  ["Alt+1 … 9", t("in a form: another kind of fact")],
  ["Escape", t("close the form")],
  ["S", t("write the summary")],
  ["R", t("mark as reviewed")],
  ["P", t("see the page as the site will show it")],
  ["D", t("changes of this sitting")],
  ["Q", t("go to the queue")],
  ["?", t("these keys")],
];

export const showKeys = () =>
  dialog(
    t("Keys"),
    h("dl", { class: "de-keys" }, ...KEYS.map(([key, what]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)))),
    h("p", { class: "ar-hint" }, t("Mark words of the article with the mouse, a finger or W: a form opens, filled in from the words. Marking the next words saves it.")),
  );

export const showChanges = async () => {
  try {
    const { files, commands } = await get("diff");
    const id = location.hash.match(/^#\/article\/([a-z0-9-]+)$/)?.[1];
    const parts = files.flatMap((file) => [h("h3", {}, h("code", {}, file.path)), diffOf(file.diff)]);
    dialog(
      t("Changes of this sitting"),
      ...(files.length ? parts : [h("p", {}, t("Nothing has changed."))]),
      commands
        ? h("div", {}, h("p", {}, t("All of it is in the files already. Nothing is committed unless you ask for it. These commands commit it all:")), h("pre", { class: "de-diff", tabindex: "0" }, commands))
        : null,
      id ? h("p", {}, button(t("Make a branch and a commit of this article…"), (event) => (event.target.closest("dialog").close(), showCommit(id)), { class: "de-button de-first" })) : null,
    );
  } catch (error) {
    say(error.message);
  }
};

/* Asks who sits here; true once somebody has said so. */
export const introduce = async (editors) => {
  const known = localStorage.getItem("desk:editor") ?? "";
  const isKnown = known && (!editors.length || editors.includes(known));
  // Who said so in an earlier sitting need not say it again.
  if (isKnown && (await post("editor", { name: known }).catch(() => null))) return true;
  return ask(editors, known);
};

const ask = (editors, known) =>
  new Promise((resolve) => {
    const field = editors.length
      ? h("select", { id: "de-editor" }, ...editors.map((name) => h("option", { selected: name === known }, name)))
      : h("input", { id: "de-editor", value: known, required: true, autocomplete: "name" });
    const refusal = h("p", { class: "de-fault", role: "alert" });
    const done = async (event) => {
      event.preventDefault();
      try {
        await post("editor", { name: field.value });
        localStorage.setItem("desk:editor", field.value);
        resolve(true);
        box.close();
      } catch (error) {
        refusal.textContent = error.message;
      }
    };
    const form = h(
      "form",
      { onsubmit: done },
      h("label", { for: "de-editor" }, t("Your name, as it shall stand beside notes and reviews")),
      field,
      refusal,
      h("button", { class: "de-button de-first" }, t("Go on")),
    );
    const box = dialog(t("Who are you?"), form);
    box.addEventListener("close", () => resolve(false));
    field.addEventListener("keydown", (event) => event.key === "Enter" && done(event));
    field.focus();
  });

/* Does what was asked for; asks for a name where one is needed, and shows what is in the way. */
export const attempt = async (act, onConflict) => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 428 && (await introduce(error.answer.editors))) return attempt(act, onConflict);
    if (error.status === 409) {
      dialog(
        t("The file was changed by somebody else"),
        h("p", {}, t("Nothing was written over it. This is what changed in %(path)s:", error.answer)),
        diffOf(error.answer.diff),
        button(t("Show it as it is now"), (event) => {
          event.target.closest("dialog").close();
          onConflict?.();
        }, { class: "de-button de-first" }),
      );
    } else if (error.status !== 428) say(error.message);
    return null;
  }
};

/* The pages of the site that the article shows on. */
export const preview = (pages) => {
  const frame = h("iframe", { class: "de-frame", title: t("The page as the site shows it"), sandbox: "allow-same-origin", src: `/site/${pages[0].address}` });
  const choice = h(
    "select",
    { id: "de-page", onchange: () => (frame.src = `/site/${choice.value}`) },
    ...pages.map((page) => h("option", { value: page.address }, page.label)),
  );
  const box = dialog(t("As the site will show it"), h("label", { for: "de-page" }, t("Page")), choice, frame);
  box.classList.add("de-wide");
};
