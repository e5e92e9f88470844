// Places of a form that come and go with its answers: drawn anew without taking a letter from anybody.
//
// Page:   inside a form[data-autosave]: <div data-slots hx-get="/…/doi/" hx-trigger="saved from:closest form"
//         hx-swap="none"></div>, and places with an id that begins with "slot-", empty while they are closed.
// Sent:   co=<ids of the places that stand open here>, as the page is, not as it was when the server drew it.
// Server: the places that differ, out of band.
// Kept:   a place that is open already is not drawn over; one that closes while somebody types in it, or before
//         what was typed in it is stored, closes afterwards.

const BOXES = "input:not([type=hidden]), select, textarea";
const hasBoxes = (place) => place.querySelector(BOXES) !== null;

/** `unsaved(form)` says the names of the boxes whose text is not stored yet. */
export function keepPlaces(unsaved) {
  document.addEventListener("htmx:configRequest", (event) => {
    const watcher = event.detail.elt;
    if (watcher.matches("[data-slots]")) event.detail.parameters.co = openPlaces(watcher.closest("form"));
  });

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target: place, fragment } = event.detail;
    if (!place.closest("form[data-autosave]") || !hasBoxes(place)) return;
    if (hasBoxes(fragment)) event.detail.shouldSwap = false;
    else if (isInUse(place)) {
      event.detail.shouldSwap = false;
      place.addEventListener("focusout", left, { once: true });
    }
  });

  // The whole form comes anew and knows by itself what is open: an answer under way is about the old one.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const watcher = event.detail.shouldSwap && event.detail.target.querySelector("form[data-autosave] [data-slots]");
    if (watcher) window.htmx.trigger(watcher, "htmx:abort");
  });

  function isInUse(place) {
    if (place.contains(document.activeElement)) return true;
    const waiting = unsaved(place.closest("form"));
    return [...place.querySelectorAll(BOXES)].some((box) => waiting.has(box.name));
  }

  /** Once more; but a save that is still to come asks by itself. */
  function left(event) {
    const form = event.currentTarget.closest("form");
    setTimeout(() => {
      if (!unsaved(form).size) form.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: {} }));
    });
  }
}

function openPlaces(form) {
  const places = [...form.querySelectorAll('[id^="slot-"]')];
  return places.filter((place) => place.childElementCount).map((place) => place.id).join(" ");
}
