/* The article's words: where a selection stands in the body, and which words are chosen.

   The server counts code points of the body's text; a browser counts UTF-16 in many nodes. */

const letters = (text) => [...text].length;

/* The length of a node in code points: what nobody sees is shown as its number, and is one. */
const lengthOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return letters(node.data);
  if (node.classList?.contains("ar-unseen")) return 1;
  return [...node.childNodes].reduce((sum, child) => sum + lengthOf(child), 0);
};

/* How many code points of a block stand before a place in it. */
const before = (block, node, offset) => {
  const unseen = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".ar-unseen");
  let sum = 0;
  if (unseen) [node, offset] = [unseen.parentNode, [...unseen.parentNode.childNodes].indexOf(unseen)];
  if (node.nodeType === Node.TEXT_NODE) sum = letters(node.data.slice(0, offset));
  else sum = [...node.childNodes].slice(0, offset).reduce((all, child) => all + lengthOf(child), 0);
  for (let here = node; here !== block; here = here.parentNode) {
    for (let one = here.previousSibling; one; one = one.previousSibling) sum += lengthOf(one);
  }
  return sum;
};

const blockOf = (node) => (node.closest ? node : node.parentElement)?.closest(".ar-text [id^=p]");

/* The span of a range in the body, null where it is not within the text or goes over blocks. */
export const spanOf = (range, blocks) => {
  const from = blockOf(range.startContainer);
  const to = blockOf(range.endContainer);
  if (!from) return null;
  const start = blocks[from.id.slice(1) - 1].start + before(from, range.startContainer, range.startOffset);
  // A selection of a whole paragraph ends before the first word of the next.
  if (from !== to) {
    if (to && before(to, range.endContainer, range.endOffset) > 0) return null;
    const { start: first, length } = blocks[from.id.slice(1) - 1];
    return start < first + length ? [start, first + length] : null;
  }
  const end = blocks[to.id.slice(1) - 1].start + before(to, range.endContainer, range.endOffset);
  return start < end ? [start, end] : null;
};

/* Where a code point of a block stands in its nodes. */
const placeIn = (node, offset) => {
  for (const child of node.childNodes) {
    const length = lengthOf(child);
    if (offset > length || (offset === length && child.nextSibling && length === 0)) {
      offset -= length;
      continue;
    }
    if (child.nodeType === Node.TEXT_NODE) return [child, [...child.data].slice(0, offset).join("").length];
    if (child.classList?.contains("ar-unseen")) return [node, [...node.childNodes].indexOf(child) + (offset ? 1 : 0)];
    if (length) return placeIn(child, offset);
  }
  return [node, node.childNodes.length];
};

/* A range over a span of the body. */
export const rangeOf = (span, blocks) => {
  const index = blocks.findLastIndex((block) => block.start <= span[0]);
  const block = document.getElementById(`p${index + 1}`);
  if (!block) return null;
  const range = document.createRange();
  range.setStart(...placeIn(block, span[0] - blocks[index].start));
  range.setEnd(...placeIn(block, span[1] - blocks[index].start));
  return range;
};

/* Shows the words that a form is about without touching the text or the selection. */
export const light = (range) => {
  if (!CSS.highlights) return;
  if (range) CSS.highlights.set("de-chosen", new Highlight(range));
  else CSS.highlights.delete("de-chosen");
};

/* Words chosen with the keyboard alone: arrows go from word to word, with Shift the choice grows. */
export class WordChoice {
  constructor(text, blocks) {
    this.blocks = blocks;
    this.words = [];
    for (const [index, { start }] of blocks.entries()) {
      const block = text.querySelector(`#p${index + 1}`);
      const plain = [...this.plain(block)];
      let begin = -1;
      for (let at = 0; at <= plain.length; at += 1) {
        const isSpace = at === plain.length || !plain[at].trim();
        if (!isSpace && begin < 0) begin = at;
        if (isSpace && begin >= 0) {
          this.words.push({ block: index, span: [start + begin, start + at], text: plain.slice(begin, at).join("") });
          begin = -1;
        }
      }
    }
    this.first = this.last = 0;
  }

  plain(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.classList?.contains("ar-unseen")) return "\u0001";
    return [...node.childNodes].map((child) => this.plain(child)).join("");
  }

  startAt(position) {
    this.first = this.last = Math.max(0, this.words.findLastIndex((word) => word.span[0] <= position));
  }

  /* Moves by words, or by paragraphs; what is chosen stays within one paragraph. */
  move(step, { isGrowing = false, isByBlock = false } = {}) {
    const at = this.words[this.last];
    let next = this.last + step;
    if (isByBlock) next = this.words.findIndex((word) => word.block === at.block + step);
    if (next < 0 || next >= this.words.length) return;
    if (isGrowing && this.words[next].block !== at.block) return;
    this.last = next;
    if (!isGrowing) this.first = next;
  }

  get span() {
    const [low, high] = [Math.min(this.first, this.last), Math.max(this.first, this.last)];
    return [this.words[low].span[0], this.words[high].span[1]];
  }

  get said() {
    const [low, high] = [Math.min(this.first, this.last), Math.max(this.first, this.last)];
    return this.words.slice(low, high + 1).map((word) => word.text).join(" ");
  }
}
