/* <ar-cite>: copies a citation. Without it the text stands there to be selected. */
(() => {
  "use strict";

  class Cite extends HTMLElement {
    connectedCallback() {
      const button = this.querySelector("button");
      button.hidden = false;
      button.onclick = () => this.copy(button.previousElementSibling);
    }

    async copy(cited) {
      let said = this.dataset.copied;
      try {
        await navigator.clipboard.writeText(cited.textContent);
      } catch {
        getSelection().selectAllChildren(cited);
        said = this.dataset.refused;
      }
      this.querySelector("[role=status]").textContent = said;
    }
  }

  if (!customElements.get("ar-cite")) customElements.define("ar-cite", Cite);
})();
