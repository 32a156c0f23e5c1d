/* The sentence that a fact rests on, shown in place when its sign is pointed at or focused: without
   this script the browser shows it as a title of the first link to it, unless the page quotes it, and every
   link leads to it all the same. And what is
   copied from Cite and Share, which stand on the same pages. */
(() => {
  "use strict";

  /* <ar-cite> copies a citation, <ar-share> what a reader hands on. Without this the words stand there
     to be selected. */
  class Cite extends HTMLElement {
    connectedCallback() {
      for (const text of this.querySelectorAll("[data-part]")) {
        const button = document.createElement("button"), status = document.createElement("small");
        Object.assign(button, { className: "ar-copies", textContent: this.dataset.copy, onclick: () => this.copy(text, status) });
        status.role = "status";
        text.after(button, " ", status);
      }
    }

    async copy(text, status) {
      let said = this.dataset.copied;
      try {
        await navigator.clipboard.writeText(text.textContent);
      } catch {
        getSelection().selectAllChildren(text);
        said = this.dataset.refused;
      }
      status.textContent = said;
    }
  }

  /* What is chosen on the page stands behind "?" in its address, and goes with it. */
  class Share extends Cite {
    connectedCallback() {
      super.connectedCallback();
      const [address, snippet, citation] = this.querySelectorAll("[data-part]");
      if (citation.hidden) {
        citation.textContent = document.querySelector("ar-cite [data-part]").textContent;
        citation.hidden = citation.previousElementSibling.hidden = false;
      }
      const parts = [address, snippet, citation].map((part) => [part, part.textContent]);
      const [plain, embed] = [address.textContent, /src="([^"]*)"/.exec(snippet.textContent)[1]];
      const write = () => {
        // Not what a search led here with, which marks its words.
        const state = location.search.replace(/\b[hq]=[^&]*&?/g, "").replace(/[?&]$/, "");
        const written = state.replaceAll("&", "&amp;").replaceAll('"', "%22");
        for (const [part, text] of parts)
          part.textContent = part === snippet
            ? text.replace(`"${embed}"`, () => `"${embed}${written}"`)
            : text.replace(plain, () => plain + state);
      };
      // More may be chosen while it is open: whoever opens or copies turns to it first.
      for (const type of ["pointerenter", "focusin"]) this.firstElementChild.addEventListener(type, write);
    }
  }

  for (const [name, kind] of [["ar-cite", Cite], ["ar-share", Share]])
    if (!customElements.get(name)) customElements.define(name, kind);

  // A page that Material brings by itself runs this again.
  if (window.arEvidence) return;
  window.arEvidence = true;

  const SIGN = "a.ar-evidence";
  const ID = "ar-words";
  const GAP = 6;
  let shown;

  const hide = () => {
    document.getElementById(ID)?.remove();
    if (shown) {
      shown.title = shown.dataset.words;
      shown.removeAttribute("aria-describedby");
    }
    shown = undefined;
  };

  // Its own, or those of another link to the same sentence: its title, or the sentence itself.
  const wordsOf = (sign) => {
    for (const one of [sign, ...document.links])
      if (one.href === sign.href) {
        const words = one.title || one.dataset.words || one.querySelector("q")?.textContent;
        if (words) return words;
      }
  };

  const show = (sign) => {
    if (sign === shown) return;
    hide();
    const words = wordsOf(sign);
    if (!words) return;
    shown = sign;
    // A browser's own title would come up beside it.
    sign.dataset.words = words;
    sign.removeAttribute("title");
    const card = document.createElement("div");
    card.id = ID;
    card.className = "ar-card ar-card--words";
    card.setAttribute("role", "tooltip");
    card.dir = "auto";
    card.textContent = sign.dataset.words;
    document.body.append(card);
    sign.setAttribute("aria-describedby", ID);
    const at = sign.getClientRects()[0];
    const { width, height } = card.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - GAP;
    const isBelow = at.bottom + GAP + height < innerHeight || at.top < height + GAP;
    card.style.left = `${Math.max(GAP, Math.min(at.left, room))}px`;
    card.style.top = `${isBelow ? at.bottom + GAP : at.top - GAP - height}px`;
  };

  const signOf = (event) => event.target.closest?.(SIGN);
  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || event.target.closest?.(`#${ID}`)) return;
    const sign = signOf(event);
    if (sign) show(sign);
    else if (shown && document.activeElement !== shown) hide();
  });
  addEventListener("focusin", (event) => {
    const sign = signOf(event);
    if (sign?.matches(":focus-visible")) show(sign);
    else hide();
  });
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", hide, { capture: true, passive: true });
  addEventListener("click", hide);
})();
