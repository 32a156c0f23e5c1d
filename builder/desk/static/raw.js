/* A raw page: a file as it was saved, byte for byte, or words that were pasted. */
import { dialog, h, post } from "./dom.js";
import { t } from "./words.js";

const ACCEPTED = ".txt,.html,.htm,.xhtml,.md,.markdown,.mhtml,.mht,.webarchive,.pdf,.eml,.warc,.warc.gz,.wacz";

const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

export const addPage = (dropped = null) => {
  let file = dropped;
  const name = h("input", { type: "text", id: "de-page-name", required: true, placeholder: "name-of-the-page.txt" });
  const area = h("textarea", { id: "de-page-text", rows: 14, dir: "auto" });
  const words = h("div", {}, h("label", { for: "de-page-text" }, t("Its words, with headline and date")), area);
  const taken = h("p", { class: "ar-hint", role: "status" });
  const take = (chosen) => {
    file = chosen;
    if (file) name.value = file.name;
    words.hidden = Boolean(file);
    taken.textContent = file ? t("%(name)s is taken as it is, byte for byte.", { name: file.name }) : "";
  };
  const pick = h("input", { type: "file", id: "de-page-file", accept: ACCEPTED, onchange: () => take(pick.files[0] ?? null) });
  const refusal = h("p", { class: "de-fault", role: "alert" });
  const done = async (event) => {
    event.preventDefault();
    try {
      const given = file ? { data: await base64(file) } : { text: area.value };
      const { names } = await post("page", { name: name.value, ...given });
      // A file that holds several pages: the queue lists them.
      const { id } = names.length === 1 ? await post("import", { name: names[0] }) : {};
      box.close();
      const address = id ? `#/article/${id}` : "#/";
      if (location.hash === address || (!id && !location.hash)) window.dispatchEvent(new HashChangeEvent("hashchange"));
      else location.hash = address;
    } catch (error) {
      refusal.textContent = error.message;
    }
  };
  const box = dialog(
    t("Add a raw page"),
    h(
      "form",
      { onsubmit: done },
      h("label", { for: "de-page-file" }, t("A saved page")),
      pick,
      taken,
      h("label", { for: "de-page-name" }, t("Its name in seeds/")),
      name,
      words,
      refusal,
      h("button", { class: "de-button de-first" }, t("Read it and write its draft")),
    ),
  );
  take(file);
};
