/* Material asks for its search worker, the search index and the sitemap as soon as a page opens, which
   weigh a hundred times as much. This script runs right before Material's bundle and holds them back
   until a reader turns to the search or to a link. */
(() => {
  "use strict";

  // On paper the address has what a reader chose on the page.
  addEventListener("beforeprint", () => {
    for (const place of document.querySelectorAll(".ar-printed span")) place.textContent = location.href;
  });

  // From a disk browsers refuse workers and requests: a link to Explore takes the search's place.
  if (location.protocol === "file:") {
    document.documentElement.classList.add("ar-disk");
    const src = new URL("disk.js", source);
    document.head.append(Object.assign(document.createElement("script"), { src }));
    return;
  }

  /* A promise that is kept at the first of these events on what the selector finds. */
  const first = (selector, ...types) =>
    new Promise((resolve) => {
      const listening = new AbortController();
      const answer = (event) => {
        if (!event.target.closest?.(selector)) return;
        listening.abort();
        resolve();
      };
      for (const type of types) {
        addEventListener(type, answer, { capture: true, signal: listening.signal });
      }
    });

  // A shared search, or a page that a search led to. Explore has taken its own ?q= out by now.
  const asked = new URLSearchParams(location.search);
  // Focus comes with a click, a key (/, s, f) and a tab, and a moment after a touch.
  const search = asked.has("q") || asked.has("h")
    ? Promise.resolve()
    : first(".md-search, [for=__search]", "focusin", "pointerdown");
  // Until the sitemap is there, a link loads its page in full. A finger scrolls before it taps.
  const link = Promise.race([first("a[href]", "pointerover", "focusin"), first("*", "pointerdown")]);

  // A link within the page is the browser's own business: Material would load the page anew for it, or go
  // back where only what was chosen differs. What is chosen now stays chosen within the page.
  const pathOf = ({ origin, pathname }) => origin + pathname;
  let isWithin = false;
  document.body.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || pathOf(link) !== pathOf(location)) return;
    const asks = link.search;
    if (link.hash && !asks) link.search = location.search;
    const isHere = link.search === location.search;
    if (isHere && !link.hash) return;
    event.stopImmediatePropagation();
    if (!isHere) return;
    isWithin = true;
    setTimeout(() => {
      isWithin = false;
      // Something else may be chosen when it is followed again.
      link.search = asks;
    });
  });
  addEventListener("popstate", (event) => {
    if (isWithin) event.stopImmediatePropagation();
  });

  const native = { Worker, XMLHttpRequest };
  const gates = [
    ["/search/search_index.json", search],
    ["/sitemap.xml", link],
  ];

  class HeldRequest extends native.XMLHttpRequest {
    #gate;

    open(method, address, ...rest) {
      const { pathname } = new URL(address, location);
      this.#gate = gates.find(([end]) => pathname.endsWith(end))?.[1];
      super.open(method, address, ...rest);
    }

    send(body) {
      this.#gate ? this.#gate.then(() => super.send(body)) : super.send(body);
    }
  }

  class HeldWorker extends EventTarget {
    #started;

    constructor(address) {
      super();
      // It answers as Explore does. All that tells it how comes at once.
      const kind = search.then(() => {
        window.arAbout = fetch(root + "search/texts.json", { cache: "no-cache" });
        import("./texts.js");
        return import("./asking.js");
      }).catch(() => native);
      this.#started = kind.then(({ Worker }) => {
        const worker = new Worker(address);
        worker.addEventListener("message", ({ data }) =>
          this.dispatchEvent(new MessageEvent("message", { data })),
        );
        return worker;
      });
    }

    postMessage(message) {
      this.#started.then((worker) => worker.postMessage(message));
    }
  }

  Object.assign(window, { Worker: HeldWorker, XMLHttpRequest: HeldRequest });

  // Material's bundle has run by then.
  document.addEventListener("DOMContentLoaded", () => Object.assign(window, native), { once: true });
})();
