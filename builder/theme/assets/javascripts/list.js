/* <ar-list>: a table that readers sort by a click on a heading, and narrow by typing. Words shall all be
   in a row; a comma stands between two that may be in either. Every word that it shows is in the page. */
(() => {
  "use strict";
  if (customElements.get("ar-list")) return;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  const split = (text, by) => text.split(by).filter((part) => part.trim());

  class List extends HTMLElement {
    connectedCallback() {
      const body = this.querySelector("tbody");
      if (this.rows || !body) return;
      this.rows = [...body.rows];
      this.texts = this.rows.map((row) => fold(row.textContent));
      const narrow = this.querySelector(".ar-narrow");
      if (!narrow) return;
      narrow.addEventListener("input", ({ target }) => {
        const n = this.narrow(split(fold(target.value), ",").map((part) => split(part, /\s+/)));
        const said = this.dataset.found.replace("{n}", n).replace("{all}", this.rows.length);
        narrow.lastElementChild.textContent = n === this.rows.length ? "" : said;
      });
      for (const head of this.querySelectorAll("thead th:not([data-fixed])")) {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => body.append(...this.sorted(head)));
      }
    }

    narrow(wanted) {
      const isIn = (text) => !wanted.length || wanted.some((words) => words.every((word) => text.includes(word)));
      this.rows.forEach((row, i) => (row.hidden = !isIn(this.texts[i])));
      return this.rows.filter((row) => !row.hidden).length;
    }

    /* Numbers begin with the highest, and what is empty stands last either way. */
    sorted(head) {
      const at = head.cellIndex;
      const isTally = head.classList.contains("ar-tally");
      const [first, other] = isTally ? ["descending", "ascending"] : ["ascending", "descending"];
      const order = head.getAttribute("aria-sort") === first ? other : first;
      for (const one of head.parentElement.children) one.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      const key = (row) => row.cells[at].dataset.key ?? row.cells[at].textContent.trim();
      const compare = (a, b) => (isTally ? a - b : a.localeCompare(b));
      return [...this.rows].sort((a, b) => {
        const [one, two] = [key(a), key(b)];
        return !one - !two || sign * compare(one, two);
      });
    }
  }
  customElements.define("ar-list", List);
})();
