/* Shown within a page of somebody else. What a reader chooses stands in the address of the frame, but
   never as a step back in the history of the page around it; the link to the archive keeps it. */
(() => {
  "use strict";

  const replace = history.replaceState.bind(history);
  const keep = () => {
    for (const link of document.querySelectorAll("[data-state]")) link.search = location.search;
  };
  history.replaceState = history.pushState = (...given) => {
    replace(...given);
    keep();
  };
  keep();
})();
