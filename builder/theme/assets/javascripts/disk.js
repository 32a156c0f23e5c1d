/* From a disk a folder opens as a list of files: a link that a reader turns to, and a form that is sent,
   gets the name of the page. On the web addresses stay as they are, since nothing loads this there. */
(() => {
  "use strict";

  const mend = ({ target }) => {
    const link = target.closest?.("a[href], form[action]");
    const name = link?.matches("form") ? "action" : "href";
    const goal = link && new URL(link.getAttribute(name), location);
    if (goal?.protocol !== "file:" || !goal.pathname.endsWith("/")) return;
    goal.pathname += "index.html";
    link.setAttribute(name, goal);
  };
  for (const type of ["pointerover", "pointerdown", "focusin", "click", "submit"])
    addEventListener(type, mend, { capture: true });
})();
