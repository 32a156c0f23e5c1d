/* The desk: an address is a hash, each kind of page an element. */
import { h } from "./dom.js";
import { catalogue, t } from "./words.js";
import { showChanges, showKeys } from "./dialogs.js";
import { addPage } from "./raw.js";
import "./queue.js";
import "./article.js";

document.documentElement.lang = catalogue.language;
document.documentElement.dir = catalogue.direction;
const main = document.getElementById("main");
const tools = document.querySelector(".de-tools");
document.querySelector(".de-skip").textContent = t("To the text");
document.querySelector(".de-name strong").textContent = t("Desk");
tools.setAttribute("aria-label", t("Desk"));

const show = () => {
  const [, kind, id] = location.hash.match(/^#\/(article)\/([a-z0-9-]+)$/) ?? [];
  const page = kind ? h("de-article", { "data-id": id }) : h("de-queue");
  tools.replaceChildren();
  main.replaceChildren(page);
  page.tools = tools;
  window.scrollTo(0, 0);
};

window.addEventListener("hashchange", show);
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, dialog")) return;
  const act = { "?": showKeys, d: showChanges, q: () => (location.hash = "#/") }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

/* A file that is dropped anywhere is a raw page. */
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file) addPage(file);
});
show();
