// The desk by keyboard: data-hotkey="Alt+1", "F2", "Ctrl+Enter" on a link, a button or a field presses or focuses it.
//
// Only keys with Alt or Ctrl, and F1 to F12, are taken: a bare letter would answer a slip of the finger and the
// speech of those who dictate (WCAG 2.1.4). F1 lists every key of the page; data-hotkey-says names one otherwise.
// Arrow up and down move along the rows of a table whose tbody carries data-rows: each row's first link.
import { text } from "./text.js";

let started = false;

export function enhance(root) {
  for (const target of root.querySelectorAll("[data-hotkey]")) {
    target.setAttribute("aria-keyshortcuts", target.dataset.hotkey.replace("Ctrl", "Control"));
  }
  if (started) return;
  started = true;
  document.addEventListener("keydown", pressed);
}

function named(event) {
  const parts = [event.ctrlKey && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift"].filter(Boolean);
  const letter = event.code.startsWith("Key") ? event.code.slice(3) : event.code.startsWith("Digit") ? event.code.slice(5) : event.key;
  return [...parts, letter].join("+");
}

function pressed(event) {
  const isTaken = event.altKey || event.ctrlKey || /^F\d+$/.test(event.key);
  if (!isTaken) return alongRows(event);
  if (event.key === "F1") {
    event.preventDefault();
    return help();
  }
  const name = named(event);
  const room = document.querySelector("dialog[open]") ?? document;
  const target = [...room.querySelectorAll("[data-hotkey]")].find((each) => each.dataset.hotkey === name && each.offsetParent !== null);
  if (!target || target.disabled) return;
  event.preventDefault();
  if (target.matches("input:not([type=checkbox], [type=radio]), select, textarea")) target.focus();
  else target.click();
}

function alongRows(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const row = document.activeElement?.closest?.("tbody[data-rows] tr");
  const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  const link = next?.querySelector("a, button, input");
  if (!link || document.activeElement.matches("input:not([type=checkbox]), textarea, select")) return;
  event.preventDefault();
  link.focus();
}

function help() {
  const open = document.getElementById("hotkeys-help");
  if (open) return open.open ? open.close() : (open.remove(), help());
  const dialog = document.createElement("dialog");
  dialog.id = "hotkeys-help";
  const title = document.createElement("h2");
  title.id = "hotkeys-title";
  title.textContent = text("keys");
  dialog.setAttribute("aria-labelledby", title.id);
  const keys = document.createElement("dl");
  keys.className = "keys";
  for (const target of [...document.querySelectorAll("[data-hotkey]")].filter((each) => each.offsetParent !== null)) {
    const name = document.createElement("dt");
    for (const cap of target.dataset.hotkey.split("+")) {
      const key = document.createElement("kbd");
      key.textContent = cap;
      name.append(key, " ");
    }
    const said = document.createElement("dd");
    const label = target.getAttribute("aria-label") ?? target.labels?.[0]?.textContent;
    said.textContent = target.dataset.hotkeySays ?? label ?? target.textContent;
    keys.append(name, said);
  }
  const close = document.createElement("button");
  close.className = "btn";
  close.type = "button";
  close.textContent = text("close");
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, keys, close);
  document.body.append(dialog);
  dialog.showModal();
}
