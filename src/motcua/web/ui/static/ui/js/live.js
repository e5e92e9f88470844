// Regions that fetch themselves again when the server says so.
//
// Page:   {% live %}: <div data-live="board" id="figures" hx-get="/…" hx-trigger="live" hx-swap="outerHTML">.
//         One region may name several topics with spaces between. A topic of a unit or a party stands there as a
//         signed token, "unit:12:time:signature" (motcua.web.ui.live). [data-live-state] shows the connection.
// Server: GET /events?topics=a,b answers text/event-stream: an event bears the name of the topic that changed and
//         no figure. The region asks for its own address, so rights are checked there again.
// Manners: one connection a page; none while the tab is hidden; a region refreshes at most once in 500 ms,
//         and not while somebody types in it; after a lost connection everything refreshes once.
import { text } from "./text.js";

const GAP = 500;
const regions = () => [...document.querySelectorAll("[data-live]")];
const tokensOf = (region) => region.dataset.live.split(/\s+/).filter(Boolean);
const topicOf = (token) => token.split(":").slice(0, 2).join(":");
const lastTime = new Map(); // id → when it was refreshed
const waiting = new Set(); // ids about to be refreshed
let source = null;
let listening = "";
let broken = false;
let patience = 1000;
let timer = 0;
let connected = null;

export function enhance() {
  connect();
  if (connected !== null) show(connected); // a mark inside a region that was just swapped
}

function connect() {
  const tokens = new Map(regions().flatMap(tokensOf).map((token) => [topicOf(token), token]));
  if (document.hidden || !tokens.size) return close();
  const wanted = [...tokens.keys()].sort().join(",");
  if (source && listening === wanted) return; // a fresh token of a topic already heard changes nothing
  close();
  listening = wanted;
  source = new EventSource(`/events?topics=${encodeURIComponent([...tokens.values()].join(","))}`);
  source.addEventListener("open", opened);
  source.addEventListener("error", lost);
  for (const topic of tokens.keys()) source.addEventListener(topic, () => heard(topic));
}

function opened() {
  patience = 1000;
  show(true);
  if (broken) regions().forEach(refresh); // what happened meanwhile was not heard
  broken = false;
}

function lost() {
  broken = true;
  show(false);
  if (source?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
  close();
  timer = setTimeout(connect, patience * (0.75 + Math.random() / 2));
  patience = Math.min(patience * 2, 30000);
}

function close() {
  clearTimeout(timer);
  source?.close();
  source = null;
  listening = "";
}

function heard(topic) {
  for (const region of regions()) if (tokensOf(region).some((token) => topicOf(token) === topic)) refresh(region);
}

function refresh(region) {
  const id = region.id;
  if (!id || waiting.has(id)) return;
  waiting.add(id);
  setTimeout(() => {
    waiting.delete(id);
    const now = document.getElementById(id);
    if (!now) return;
    if (isTypedIn(now)) return void now.addEventListener("focusout", () => refresh(now), { once: true });
    lastTime.set(id, performance.now());
    window.htmx?.trigger(now, "live");
  }, Math.max(0, (lastTime.get(id) ?? -GAP) + GAP - performance.now()));
}

function isTypedIn(region) {
  const active = document.activeElement;
  return region.contains(active) && active.matches("input, textarea, select, [contenteditable]");
}

function show(on) {
  connected = on;
  for (const mark of document.querySelectorAll("[data-live-state]")) {
    mark.classList.toggle("is-on", on);
    mark.classList.toggle("is-off", !on);
    mark.textContent = text(on ? "live" : "live-off");
  }
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    broken = true;
    close();
  } else connect();
});

// A region that came anew lights up for a moment, so that the eye finds what changed.
document.addEventListener("htmx:afterSwap", (event) => {
  const region = event.detail.elt?.id ? document.getElementById(event.detail.elt.id) : null;
  if (region?.matches("[data-live]")) region.classList.add("just-changed");
});
