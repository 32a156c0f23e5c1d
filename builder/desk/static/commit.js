/* A branch and a commit of one article's files, each shown as it would be committed. */
import { Refused, dialog, diffOf, get, h, post, say } from "./dom.js";
import { t } from "./words.js";

const fileEntry = (file) => {
  const input = h("input", { type: "checkbox", checked: file.is_saved });
  const note = file.is_saved ? t("saved in this sitting") : t("changed before this sitting");
  const entry = h(
    "li",
    {},
    h("label", {}, input, h("span", {}, h("code", {}, file.path), " ", h("small", {}, note))),
    file.diff ? h("details", { class: "ar-fold" }, h("summary", {}, t("What changes")), diffOf(file.diff)) : null,
  );
  return { file, input, entry };
};

export const showCommit = async (id) => {
  let offered;
  try {
    offered = await get(`commit/${id}`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message);
    dialog(t("No commit can be made"), h("p", { class: "de-fault" }, error.message));
    return;
  }
  const entries = offered.files.map(fileEntry);
  const refusal = h("p", { class: "de-fault", role: "alert" });
  const make = async (event) => {
    event.preventDefault();
    const chosen = entries.filter(({ input }) => input.checked).map(({ file }) => [file.path, file.digest]);
    if (!chosen.length) {
      refusal.textContent = t("Tick the files to commit.");
      return;
    }
    try {
      const made = await post("commit", { id, files: Object.fromEntries(chosen) });
      form.replaceChildren(
        h("p", { role: "status" }, t("Committed as %(commit)s on %(branch)s. The files are as they were. To hand it in:", made)),
        h("pre", { class: "de-diff", tabindex: "0" }, made.commands),
      );
    } catch (error) {
      refusal.textContent = error.message;
    }
  };
  const form = h(
    "form",
    { onsubmit: make },
    ...(entries.length
      ? [
          h("p", {}, offered.branch === offered.base ? t("On the branch %(branch)s, where you are.", offered) : t("On the new branch %(branch)s, which begins at %(base)s.", offered)),
          h("ul", { class: "de-files" }, ...entries.map(({ entry }) => entry)),
          h("p", { class: "ar-hint" }, t("Nothing else that has changed goes with it. No hook of the repository runs. The message:")),
          h("pre", { class: "de-diff", tabindex: "0" }, offered.message.split("\n")[0]),
          refusal,
          h("button", { class: "de-button de-first" }, t("Make the commit")),
        ]
      : [h("p", {}, t("Nothing of this article has changed since the last commit."))]),
  );
  dialog(t("Branch and commit"), form);
};
