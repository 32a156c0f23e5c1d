/* The sentence that a fact rests on, shown in place when its sign is pointed at or focused: without
   this script the browser shows it as a title, and the link leads to it all the same. And what is
   copied from Cite and Share, which stand on the same pages. */
(() => {
  "use strict";

  /* <ar-cite> copies a citation, <ar-share> what a reader hands on. Without this the words stand there
     to be selected. */
  class Cite extends HTMLElement {
    connectedCallback() {
      for (const button of this.querySelectorAll("button")) {
        button.hidden = false;
        button.onclick = () => this.copy(button.previousElementSibling, button.nextElementSibling);
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
      const { address, embed } = this.dataset;
      const parts = [...this.querySelectorAll("[data-part]")].map((part) => [part, part.textContent]);
      this.firstElementChild.addEventListener("toggle", () => {
        const state = location.search;
        const written = state.replaceAll("&", "&amp;").replaceAll('"', "%22");
        for (const [part, text] of parts)
          part.textContent = part.dataset.part === "snippet"
            ? text.replace(`"${embed}"`, () => `"${embed}${written}"`)
            : text.replace(address, () => address + state);
      });
    }
  }

  for (const [name, kind] of [["ar-cite", Cite], ["ar-share", Share]])
    if (!customElements.get(name)) customElements.define(name, kind);

  // A page that Material brings by itself runs this again.
  if (window.arEvidence) return;
  window.arEvidence = true;

  const SIGN = "a.ar-evidence[title], a.ar-evidence[data-words]";
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

  const show = (sign) => {
    if (sign === shown) return;
    hide();
    shown = sign;
    // A browser's own title would come up beside it.
    sign.dataset.words = sign.title;
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
