{%- import "partials/language.html" as lang with context -%}
{%- set features = config.theme.features or [] -%}
{%- set drawer %}{% include "partials/nav.html" %}{% endset -%}
/* The drawer of narrow screens, the same on all pages that are not in it. It is drawn wherever one stands,
   also on a page that Material brings by itself; Material looks for its labels before, so what it does with
   them is done here. */
(() => {
  "use strict";
  const source = document.currentScript.src;
  customElements.define("ar-nav", class extends HTMLElement {
    connectedCallback() {
      this.innerHTML = {{ drawer.split() | join(" ") | replace("> <", "><") | tojson | replace("\\u003c", "<") | replace("\\u003e", ">") }};
      for (const link of this.querySelectorAll("[href]")) link.href = new URL(link.getAttribute("href"), source);
      this.onchange = ({ target }) => this.querySelector(`[aria-labelledby="${target.id}_label"]`).setAttribute("aria-expanded", target.checked);
    }
  });
})();
