// <a href="#withdraw" data-dialog-open="withdraw"> opens <dialog id="withdraw"> as a modal window;
// [data-dialog-close] inside closes it. Without JavaScript the link leads to the dialog, shown in place.

const known = new WeakSet();

export function enhance(root) {
  for (const opener of root.querySelectorAll("[data-dialog-open]")) {
    if (known.has(opener)) continue;
    known.add(opener);
    opener.addEventListener("click", (event) => {
      const dialog = document.getElementById(opener.dataset.dialogOpen);
      if (!dialog) return;
      event.preventDefault();
      dialog.showModal();
    });
  }
  for (const dialog of root.querySelectorAll("dialog")) {
    if (known.has(dialog)) continue;
    known.add(dialog);
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-dialog-close]")) {
        event.preventDefault();
        dialog.close();
      }
    });
  }
}
