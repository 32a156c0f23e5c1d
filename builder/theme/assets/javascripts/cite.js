/* <ar-cite> copies a citation, <ar-share> what a reader hands on. Without this the words stand there to be
   selected. */
(() => {
  "use strict";

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
})();
