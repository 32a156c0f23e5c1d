/* Shown within a page of somebody else. What a reader chooses stands in the address of the frame, but
   never as a step back in the history of the page around it; the link to the archive keeps it. */
(() => {
  "use strict";

  const replace = history.replaceState.bind(history);
  const link = document.querySelector("[data-state]");
  const cited = document.querySelector("[data-address]");
  const { address } = cited.dataset, citation = cited.textContent;
  const keep = () => {
    link.search = location.search;
    if (address) cited.textContent = citation.replace(address, () => address + location.search);
  };
  history.replaceState = history.pushState = (...given) => {
    replace(...given);
    keep();
  };
  keep();

  // The whole map is seen at once, however low the frame is and whatever stands above it.
  const map = document.querySelector(".ar-map"), drawn = map?.querySelector("svg");
  if (drawn) {
    const main = document.querySelector("main");
    const shape = drawn.getAttribute("width") / drawn.getAttribute("height");
    const fit = () => {
      const above = map.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop;
      const edges = map.offsetHeight - map.clientHeight;
      map.style.maxInlineSize = `max(11rem, ${(main.clientHeight - above - edges) * shape + edges}px - 0.6rem)`;
    };
    fit();
    addEventListener("resize", fit);
  }
})();
