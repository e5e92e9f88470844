// One field into which a USB reader types the code of an identity card:
// number|old number|name|ddmmyyyy|sex|address|issued, then Enter.
//
// Page:   {% reader %} inside its own <form hx-post="…" hx-target="…">: Enter sends the form, the server reads
//         the string (motcua.kernel.codes.identity_card) and answers with the person.
// Here:   a reader types faster than any finger. When a burst begins anywhere in the page outside of a text box,
//         it is led into the field, so that nobody has to click there first. A string that is no card's is told
//         so at once, and not sent.
import { text } from "./text.js";

const CARD = /^\d{9,12}\|\d{0,12}\|[^|]+\|\d{0,8}\|/;
const known = new WeakSet();

export function enhance(root) {
  const places = root.matches?.("[data-reader]") ? [root] : root.querySelectorAll("[data-reader]");
  for (const place of places) {
    if (known.has(place)) continue;
    known.add(place);
    prepare(place);
  }
}

function prepare(place) {
  const input = place.querySelector("input");
  const said = place.querySelector("[data-reader-said]");
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    input.value = input.value.trim();
    const good = CARD.test(input.value);
    said.textContent = text(good ? "reading" : "not-a-card");
    place.classList.toggle("is-reading", good);
    if (good) return;
    event.preventDefault();
    input.select();
  });
  let burst = "";
  let last = 0;
  document.addEventListener("keydown", (event) => {
    if (!input.isConnected || event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.activeElement?.matches("input, textarea, select")) return;
    burst = event.timeStamp - last < 40 ? burst + event.key : event.key;
    last = event.timeStamp;
    if (!/^\d{4,}$/.test(burst)) return;
    event.preventDefault();
    input.value = burst;
    input.focus();
  });
}
