// A file that somebody chose is gone with the page: no answer gives it back, as it does what was typed.
//
// Page:   <form enctype="multipart/form-data">. Whoever sends it with a file in it is asked for first: is anybody
//         still signed in? If not, or without an answer, nothing is sent, the page says so and keeps what it has.
import { text } from "./text.js";
import { toast } from "./toast.js";
import { renewToken } from "./token.js";

const asked = new WeakSet(); // forms that wait for the answer
const sure = new WeakSet(); // forms that may go now

export function enhance() {}

// Before all others hear of it: a form that stays was not sent.
window.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || sure.delete(form) || !mayLose(form, event.submitter)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (asked.has(form)) return;
  asked.add(form);
  send(form, event.submitter).finally(() => asked.delete(form));
}, true);

/** What opens beside the page leaves it as it is. */
function mayLose(form, button) {
  if (form.enctype !== "multipart/form-data" || form.target || button?.formTarget) return false;
  return [...form.elements].some((box) => box.type === "file" && box.files.length > 0);
}

async function send(form, button) {
  const signedIn = await renewToken().catch(() => null);
  if (signedIn === null) return toast(text(navigator.onLine ? "failed" : "no-network"), "late");
  say(form, signedIn ? "" : text("sign-in-to-send"));
  if (!signedIn) return;
  sure.add(form);
  form.requestSubmit(button);
  sure.delete(form); // a box that is not filled in as it must be holds it back
}

/** Stands at the form's end, where the button was pressed, until it can be sent. */
function say(form, said) {
  form.querySelector("[data-unsent]")?.remove();
  if (!said) return;
  const note = document.createElement("p");
  note.className = "note soon";
  note.dataset.unsent = "";
  note.setAttribute("role", "alert");
  const words = document.createElement("span");
  words.textContent = said;
  note.append(words);
  form.append(note);
}
