/* Words that are marked with a finger: a choice that still grows fires no event at its end, so a
   button takes it. */
import { button } from "./dom.js";
import { t } from "./words.js";

const SOON = 300;

export const listenToTouch = (host, signal) => {
  let kind = "";
  let timer;
  const take = button(t("Use these words"), () => {
    take.hidden = true;
    host.marked();
  }, { class: "de-button de-first de-take", hidden: true });
  // A press on the button must not take the choice away.
  take.addEventListener("pointerdown", (event) => event.preventDefault());
  document.body.append(take);
  signal.addEventListener("abort", () => take.remove());
  document.addEventListener("pointerdown", (event) => (kind = event.pointerType), { signal, capture: true });
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const selection = getSelection();
      take.hidden = kind !== "touch" || selection.isCollapsed || !host.text?.contains(selection.anchorNode);
    }, SOON);
  }, { signal });
};
