/* An article's page: entries beside their passages, cards for names, links to sentences, and the
   words that a reader reports. All of it can be read without this script, and every number leads where
   it says; what a script alone can work, or make of what stands on the page, stands here. */
(() => {
  "use strict";

  const SOON = 250;
  const wide = matchMedia("(min-width: 1100px)");
  // Material writes the whole address into links of a page.
  const NUMBER = '.ar-text a[href*="#p"]', REF = '.ar-text a[href*="#f-"]';
  const OWNER = `${REF}, .ar-text a:not([data-n], .ar-correct)`;
  const LINK = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1m2 4a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/></svg>';
  const TOOLS = `<div class="ar-tools" hidden><button>${LINK}<span></span></button></div>
<div class="ar-card" id="ar-card" role="tooltip" hidden></div>
<p class="ar-said"><span role="status"></span><input readonly hidden></p>`;
  const letter = /[\p{L}\p{M}\p{N}]/u;

  /* How far each entry of the list moves down, so that the distances to the passages are least and
     the order stays: isotonic regression, by pooling neighbours that would overlap. */
  const spread = (wishes, weights) => {
    const runs = [];
    wishes.forEach((wish, i) => {
      let run = { at: wish, weight: weights[i], size: 1 };
      while (runs.at(-1)?.at >= run.at) {
        const above = runs.pop();
        const weight = above.weight + run.weight;
        const at = (above.at * above.weight + run.at * run.weight) / weight;
        run = { at, weight, size: above.size + run.size };
      }
      runs.push(run);
    });
    return runs.flatMap((run) => Array(run.size).fill(run.at));
  };

  /* The passage or paragraph that the address names, by itself or by its entry. */
  const aim = () => location.hash.slice(1).replace(/^f-/, "");

  const blockOf = (node) => (node.closest ? node : node.parentElement)?.closest(".ar-text [id^=p]");

  /* Where an end of a range stands in the text of its block, moved to the end of a word. */
  const placeIn = (block, node, offset, step) => {
    const before = document.createRange();
    before.selectNodeContents(block);
    before.setEnd(node, offset);
    const text = block.textContent;
    let at = before.toString().length;
    const sign = (ahead) => text[at + (ahead === step > 0 ? 0 : -1)] ?? "";
    while (at > 0 && at < text.length && !sign(false).trim()) at -= step;
    while (letter.test(sign(false)) && letter.test(sign(true))) at += step;
    return at;
  };

  /* A fragment that finds the words of a range again: their paragraph and the words themselves, with
     those around them where a browser, to which all letters are small, would find the same elsewhere. */
  const fragmentOf = (range) => {
    const from = blockOf(range.startContainer);
    let to = blockOf(range.endContainer);
    if (!from || !to) return null;
    const start = placeIn(from, range.startContainer, range.startOffset, -1);
    let end = placeIn(to, range.endContainer, range.endOffset, 1);
    if (!end) [to, end] = [from, from.textContent.length];
    const words = (text, ...slice) => text.trim().split(/\s+/).slice(...slice).join(" ");
    const exact = from === to ? from.textContent.slice(start, end).trim() : "";
    const parts = exact && exact.length <= 100
      ? [exact]
      : [words(from.textContent.slice(start), 0, 5), words(to.textContent.slice(0, end), -5)];
    const before = words(from.textContent.slice(0, start), -5);
    const after = words(to.textContent.slice(end), 0, 5);
    const [whole, first] = [document.body.textContent, parts[0]].map((text) => text.toLowerCase());
    const isOnce = whole.indexOf(first) === whole.lastIndexOf(first);
    const encode = (words) => encodeURIComponent(words).replaceAll("-", "%2D");
    const prefix = before && !isOnce ? `${encode(before)}-,` : "";
    const suffix = after && !before && !isOnce ? `,-${encode(after)}` : "";
    return `${from.id}:~:text=${prefix}${parts.map(encode).join(",")}${suffix}`;
  };

  class ArArticle extends HTMLElement {
    #timers = {};

    connectedCallback() {
      this.off = new AbortController();
      const { signal } = this.off;
      const on = (target, type, act) => target.addEventListener(type, act, { signal });
      const root = (this.root = this.closest(".ar-article"));
      this.text = root.querySelector(".ar-text");
      this.list = root.querySelector(".ar-reads");
      this.innerHTML = TOOLS;
      [this.tools, this.card, this.said] = this.children;
      this.copies = this.tools.firstElementChild;
      this.complete();
      this.named = new Map(
        [...root.querySelectorAll(".ar-named > li")].map((li) => [li.firstElementChild.href, li]),
      );
      on(root, "pointerover", (event) => event.pointerType !== "touch" && this.enter(event.target));
      on(root, "pointerleave", () => this.enter(root));
      on(root, "focusin", (event) => this.focused(event.target));
      on(root, "click", (event) => this.tap(event));
      on(document, "keydown", (event) => event.key === "Escape" && this.dismiss());
      on(document, "selectionchange", () => this.wait("choose", SOON, () => this.choose()));
      on(window, "hashchange", () => this.arrive());
      on(this.tools, "mousedown", (event) => event.preventDefault());
      on(this.copies, "click", () => this.copy(this.place.address));
      for (const button of root.querySelectorAll(".ar-copies")) {
        button.hidden = false;
        on(button, "click", () => this.copy(button.previousElementSibling.textContent, "cited"));
      }
      if (this.text) {
        const watch = new ResizeObserver(() => this.settle());
        watch.observe(this.text);
        signal.onabort = () => watch.disconnect();
        on(wide, "change", () => this.settle());
      }
      this.arrive();
    }

    disconnectedCallback() {
      this.off.abort();
      Object.values(this.#timers).forEach(clearTimeout);
    }

    /* The tools stand within the publisher's words, and speak the language of the page. What a screen
       reader calls a number says where it leads. */
    complete() {
      const { block, rests, refused } = this.dataset;
      this.said.lastElementChild.ariaLabel = refused;
      this.tools.append(...this.all(".ar-correct").map((link) => link.cloneNode(true)));
      const { lang } = document.documentElement, dir = getComputedStyle(document.body).direction;
      for (const tool of this.tools.children) Object.assign(tool, { lang, dir });
      for (const one of this.all(".ar-text [data-n]")) one.ariaLabel = `${one.matches(REF) ? `${rests},` : block} ${one.dataset.n}`;
      for (const back of this.all(".ar-reads > li > a")) back.ariaLabel = `${back.textContent}, ${block} ${blockOf(document.getElementById(back.hash.slice(1))).id.slice(1)}`;
    }

    wordsOf(id) {
      return this.partsOf(id).map((part) => part.textContent).join("");
    }

    wait(what, delay, act) {
      clearTimeout(this.#timers[what]);
      if (act) this.#timers[what] = setTimeout(act, delay);
    }

    all(selector) {
      return [...this.root.querySelectorAll(selector)];
    }

    partsOf(id) {
      return this.all(`[id="${CSS.escape(id)}"], [data-of="${CSS.escape(id)}"]`);
    }

    /* All in its place, in a text that has another width now. */
    settle() {
      if (this.list) this.align();
      if (this.owner && !this.open(this.owner)) this.close();
      this.place?.isChosen ? this.choose() : this.offer(this.place?.id);
    }

    /* Entries beside their passages. */
    align() {
      const { list, text } = this;
      // A list much longer than the text would only drift from it: then it scrolls by itself.
      const isBeside = wide.matches && list.offsetHeight <= 1.25 * text.offsetHeight;
      list.parentElement.classList.toggle("ar-margin--beside", isBeside);
      const entries = [...list.children].filter((entry) => !entry.classList.contains("ar-along"));
      // What stands in one line is moved as one.
      const lineOf = (entry) => (entry?.classList.contains("ar-along") ? lineOf(entry.previousElementSibling) : entry);
      const aimed = document.getElementById(`f-${aim()}`);
      const chosen = entries.indexOf(lineOf(aimed));
      const { top } = list.getBoundingClientRect();
      const room = text.getBoundingClientRect().bottom - top - list.offsetHeight;
      const moves = spread(
        entries.map((entry, i) => {
          // Of a line, the one that is chosen stands beside its own passage.
          const passage = document.getElementById((i === chosen ? aimed : entry).id.slice(2));
          return (passage?.getClientRects()[0].top ?? top) - top - entry.offsetTop;
        }),
        entries.map((_, i) => (i === chosen ? 1e4 : 1)),
      );
      // The last entry ends with the text, unless that parts the chosen one from its passage.
      const most = Math.max(0, room, moves[chosen] ?? 0);
      entries.forEach((entry, i) => {
        const move = Math.round(Math.max(0, Math.min(moves[i], most)));
        for (let one = entry; one && lineOf(one) === entry; one = one.nextElementSibling) one.style.translate = isBeside ? `0 ${move}px` : "";
        list.style.marginBottom = isBeside ? `${Math.max(0, move - room)}px` : "";
      });
      // Who signed the notes stays below the last entry.
      const last = entries.at(-1)?.style.translate ?? "";
      if (list.nextElementSibling) list.nextElementSibling.style.translate = last;
    }

    /* What is under the pointer, or has the focus. */
    passageOf(node) {
      // What a search led to is marked, too, and is no passage.
      const mark = node.closest(".ar-text mark:is([id], [data-of])");
      const entry = node.closest(REF)?.hash.slice(1) ?? node.closest(".ar-reads > li")?.id;
      return entry?.slice(2) ?? mark?.dataset.of ?? mark?.id;
    }

    enter(node) {
      if (this.tools.contains(node)) return this.wait("offer");
      const name = node.closest(OWNER);
      this.wait("open");
      if (this.card.contains(node) || (name && name === this.owner)) this.wait("close");
      else {
        if (this.owner) this.wait("close", SOON, () => this.close());
        if (name) this.wait("open", SOON, () => this.open(name));
      }
      const id = this.passageOf(node);
      const sign = node.closest(".ar-evidence");
      if (sign && id) sign.title ||= this.wordsOf(id);
      this.light(id);
      this.wait("offer", SOON, () => this.offer(id ?? node.closest(NUMBER)?.hash.slice(1)));
    }

    focused(node) {
      if (this.tools.contains(node)) return;
      this.close();
      const name = node.closest(OWNER);
      if (name?.matches(":focus-visible")) this.open(name);
      const id = this.passageOf(node);
      this.light(id);
      this.offer(id ?? node.closest(NUMBER)?.hash.slice(1));
    }

    light(id = aim()) {
      for (const lit of this.all(".ar-lit")) lit.classList.remove("ar-lit");
      for (const part of [...this.partsOf(id), ...this.partsOf(`f-${id}`)]) {
        part.classList.add("ar-lit");
      }
    }

    dismiss() {
      if (this.tools.contains(document.activeElement)) this.tools.previousElementSibling.focus();
      this.tools.hidden = true;
      this.close();
      this.say("");
    }

    /* Cards of names, and of numbers whose entry is far below. Tapped again, a number leads there. */
    tap(event) {
      const ref = event.target.closest(REF);
      if (ref && ref !== this.owner && this.open(ref)) event.preventDefault();
      else this.close();
    }

    open(name) {
      const far = wide.matches ? null : document.getElementById(name.hash.slice(1));
      const entry = this.named.get(name.href) ?? far;
      if (!entry) return false;
      this.close();
      const { card } = this;
      card.replaceChildren(...entry.cloneNode(true).childNodes);
      if (entry.matches(".ar-reads > li")) {
        card.firstElementChild.remove();
        // What is about the same as the entry before is told of it there.
        let head = entry;
        while (head.matches(".ar-on")) head = head.previousElementSibling;
        if (head !== entry) card.prepend(head.querySelector('a:not([href*="#"])').cloneNode(true));
      }
      for (const link of card.querySelectorAll("a")) link.replaceWith(...link.childNodes);
      card.hidden = false;
      this.owner = name;
      name.setAttribute("aria-describedby", card.id);
      const at = name.getClientRects()[0];
      const isAbove = at.bottom + card.offsetHeight > innerHeight && at.top > 2 * card.offsetHeight;
      this.put(card, at.left, isAbove ? at.top - card.offsetHeight - 4 : at.bottom + 4, this.root);
      return true;
    }

    close() {
      this.wait("open");
      this.wait("close");
      this.owner?.removeAttribute("aria-describedby");
      this.owner = null;
      this.card.hidden = true;
    }

    put(box, left, top, frame) {
      const around = frame.getBoundingClientRect();
      const room = around.width - box.offsetWidth;
      box.style.left = left === null ? "" : `${Math.max(0, Math.min(left - around.left, room))}px`;
      box.style.top = `${top - around.top}px`;
    }

    /* Links to passages, paragraphs, and words that the reader has chosen. */
    arrive() {
      this.light();
      this.offer();
      if (!this.list || !this.place) return;
      this.align();
      this.list.classList.add("ar-reads--moving");
      if (location.hash.startsWith("#f-") && wide.matches) {
        document.getElementById(aim()).scrollIntoView({ block: "nearest" });
      }
    }

    /* Put the button at a passage or paragraph; without one, at that which the address names. */
    offer(id = aim()) {
      if (this.place?.isChosen || this.tools.contains(document.activeElement)) return;
      const place = this.partsOf(id).find((part) => this.text?.contains(part));
      const isPassage = place?.matches("mark");
      const anchor = isPassage
        ? this.text.querySelector(`[href$="#f-${place.id}"]`)
        : place?.querySelector(NUMBER);
      this.tools.hidden = !anchor;
      this.place = anchor ? { id, address: this.addressOf(id) } : null;
      this.quote(isPassage ? this.wordsOf(id) : "");
      if (!anchor) return;
      this.label(isPassage ? "sentence" : "paragraph");
      anchor.after(this.tools);
      this.put(this.tools, null, place.getClientRects()[0].top, this.text);
    }

    choose() {
      const selection = getSelection();
      const range = selection.isCollapsed ? null : selection.getRangeAt(0);
      if (!range || !this.text?.contains(range.commonAncestorContainer)) {
        if (!this.place?.isChosen) return;
        this.place = null;
        return this.offer();
      }
      // Out of the text first, where it would count as a part of it.
      this.prepend(this.tools);
      const fragment = fragmentOf(range);
      this.tools.hidden = !fragment;
      if (!fragment) return;
      this.place = { isChosen: true, address: this.addressOf(fragment) };
      this.quote(selection.toString());
      this.label("choice");
      blockOf(range.endContainer).after(this.tools);
      const at = [...range.getClientRects()].at(-1);
      this.put(this.tools, at.left, at.bottom + 4, this.text);
    }

    label(kind) {
      const isChosen = kind === "choice";
      this.tools.classList.toggle("ar-tools--choice", isChosen);
      this.copies.title = this.copies.ariaLabel = this.dataset[kind];
      this.copies.lastElementChild.textContent = isChosen ? this.dataset[kind] : "";
    }

    addressOf(fragment) {
      const address = new URL(location);
      address.search = "";
      address.hash = fragment;
      return address.href;
    }

    /* Fill in the form on which readers report an error. */
    quote(words) {
      const signs = [...words.replace(/\s+/g, " ").trim()];
      const quote = signs.slice(0, 500).join("") + (signs.length > 500 ? "…" : "");
      for (const link of this.all(".ar-correct")) {
        const address = new URL(link.href);
        address.searchParams.set("quote", quote);
        link.href = address;
      }
    }

    async copy(text, done = "copied") {
      try {
        await navigator.clipboard.writeText(text);
        this.say(this.dataset[done]);
      } catch {
        this.say(this.dataset.refused, text);
      }
      this.wait("said", 4000, () => this.said.lastElementChild.hidden && this.say(""));
    }

    say(words, text = "") {
      const [status, field] = this.said.children;
      status.textContent = words;
      field.hidden = !text;
      field.value = text;
      if (text) field.select();
    }
  }

  if (!customElements.get("ar-article")) customElements.define("ar-article", ArArticle);
})();
