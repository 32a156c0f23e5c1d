/* A branch and a commit of one article's files, each shown as it would be committed. */
import { Refused, dialog, diffOf, get, h, post, say } from "./dom.js";

const fileEntry = (file) => {
  const input = h("input", { type: "checkbox", checked: file.is_saved });
  const note = file.is_saved ? "saved in this sitting" : "changed before this sitting";
  const entry = h(
    "li",
    {},
    h("label", {}, input, h("span", {}, h("code", {}, file.path), " ", h("small", {}, note))),
    file.diff ? h("details", { class: "ar-fold" }, h("summary", {}, "What changes"), diffOf(file.diff)) : null,
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
    dialog("No commit can be made", h("p", { class: "de-fault" }, error.message));
    return;
  }
  const entries = offered.files.map(fileEntry);
  const refusal = h("p", { class: "de-fault", role: "alert" });
  const make = async (event) => {
    event.preventDefault();
    const chosen = entries.filter(({ input }) => input.checked).map(({ file }) => [file.path, file.digest]);
    if (!chosen.length) {
      refusal.textContent = "Tick the files to commit.";
      return;
    }
    try {
      const made = await post("commit", { id, files: Object.fromEntries(chosen) });
      form.replaceChildren(
        h("p", { role: "status" }, "Committed as ", h("code", {}, made.commit), " on ", h("code", {}, made.branch), ". The files are as they were. To hand it in:"),
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
          h("p", {}, "Branch ", h("code", {}, offered.branch), offered.branch === offered.base ? ", on which you are" : [", which begins at ", h("code", {}, offered.base)], "."),
          h("ul", { class: "de-files" }, ...entries.map(({ entry }) => entry)),
          h("p", { class: "ar-hint" }, "Nothing else that has changed goes with it. No hook of the repository runs. The message:"),
          h("pre", { class: "de-diff", tabindex: "0" }, offered.message.split("\n")[0]),
          refusal,
          h("button", { class: "de-button de-first" }, "Make the commit"),
        ]
      : [h("p", {}, "Nothing of this article has changed since the last commit.")]),
  );
  dialog("Branch and commit", form);
};
