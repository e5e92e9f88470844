// The one module that every page loads. It wakes the others only where their attribute stands in the page,
// and again in whatever htmx brings in later. Every page works without it.
import { text } from "./text.js";
import { toast } from "./toast.js";

document.documentElement.classList.add("js");

const helpers = [
  ["[data-dialog-open], dialog", () => import("./dialog.js")],
  ["form[data-autosave]", () => import("./autosave.js")],
  ["[data-upload]", () => import("./upload.js")],
  ["[data-live], [data-live-state]", () => import("./live.js")],
  ["[data-combobox]", () => import("./combobox.js")],
  ["[data-hotkey]", () => import("./hotkeys.js")],
  ["[data-clock]", () => import("./clock.js")],
  ["[data-reader]", () => import("./qr-reader-field.js")],
];

/** Wakes what stands in `root`. Each module exports enhance(root) and may be told the same root twice. */
function wake(root) {
  for (const [selector, load] of helpers) {
    if (root.matches?.(selector) || root.querySelector?.(selector)) load().then((module) => module.enhance(root));
  }
  if (!isTyping()) root.querySelector?.("[data-focus]")?.focus();
  for (const tab of root.querySelectorAll?.(".tabs [aria-current]") ?? []) showTab(tab);
}

/** Who types already is led nowhere else. */
function isTyping() {
  return document.activeElement?.matches("input, select, textarea") ?? false;
}

/** Rolls a row of tabs until the current one is seen, and moves nothing else. */
function showTab(tab) {
  const row = tab.parentElement;
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

wake(document);
document.addEventListener("htmx:load", (event) => wake(event.detail.elt));

// <button data-copy="H06.12-240913-0007">
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  toast(text("copied"), "ok");
});

// Menus (<details class="menu">) close when one looks away or presses Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Without a network a form stays where it is: the browser's own page would take away what was typed.
window.addEventListener("submit", (event) => {
  if (navigator.onLine || event.target.method === "dialog") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  toast(text("no-network"), "late");
}, true);

// A form that is being sent is not sent twice; one that htmx sends is htmx's own care (hx-disabled-elt).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.matches("[hx-post], [hx-get]")) return;
  if (form.dataset.sent) return void event.preventDefault();
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

document.addEventListener("htmx:responseError", () => toast(text("failed"), "late"));
document.addEventListener("htmx:sendError", () => toast(text("no-network"), "late"));
