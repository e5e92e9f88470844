// The one module that every page loads. It wakes the others only where their attribute stands in the page,
// and again in whatever htmx brings in later. Every page works without it, and without each of the others: while one
// has not come because the network is gone, the page is one without JavaScript.
import { text } from "./text.js";
import { toast } from "./toast.js";

const page = document.documentElement;
page.classList.add("js");

const helpers = [
  ["[data-dialog-open], dialog", () => import("./dialog.js")],
  ["form[data-autosave]", () => import("./autosave.js")],
  ["[data-upload]", () => import("./upload.js")],
  ["[data-live], [data-live-state]", () => import("./live.js")],
  ["[data-combobox]", () => import("./combobox.js")],
  ["[data-hotkey]", () => import("./hotkeys.js")],
  ["[data-clock]", () => import("./clock.js")],
  ["[data-reader]", () => import("./qr-reader-field.js")],
  ['form[enctype="multipart/form-data"]', () => import("./session.js")],
];

const PATIENCE = 5000;

/** Wakes what stands in `root`. Each module exports enhance(root) and may be told the same root twice. */
async function wake(root) {
  const wanted = helpers.filter(([selector]) => root.matches?.(selector) || root.querySelector?.(selector));
  const came = await Promise.all(wanted.map(([, load]) => fetched(load, root)));
  if (came.includes(false)) doWithout();
  else if (root === document) {
    page.classList.add("js");
    page.dataset.awake = "";
  }
}

async function fetched(load, root) {
  const module = await load().catch(() => null);
  module?.enhance(root);
  return module !== null;
}

/** What a missing module would have replaced (the button that sends a file) is shown, until all have come. */
function doWithout() {
  page.classList.remove("js");
  const again = new AbortController();
  const retry = () => { again.abort(); clearTimeout(timer); wake(document); };
  const timer = setTimeout(retry, PATIENCE);
  window.addEventListener("online", retry, { signal: again.signal });
}

/** Leads the hands and the eyes to where they are wanted in `root`. */
function lead(root) {
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

for (const act of [wake, lead]) {
  act(document);
  document.addEventListener("htmx:load", (event) => act(event.detail.elt));
}

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
