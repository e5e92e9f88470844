// A sentence in the corner of the page, read out by screen readers, gone after a while.

/** Shows `said`; `tone` is ok, soon or late. What went wrong stays longer. */
export function toast(said, tone = "ok") {
  const note = document.createElement("p");
  note.className = `note ${tone}`;
  const words = document.createElement("span");
  words.textContent = said;
  note.append(words);
  document.getElementById("toasts")?.append(note);
  setTimeout(() => note.remove(), tone === "late" ? 12000 : 5000);
}
