// A clock that goes on between two answers of the server: <time data-clock datetime="2024-09-13T08:16:05+07:00">08:16</time>.
// It shows the server's hour in the server's zone, whatever this machine believes the time to be.
const started = new WeakMap(); // element → [the datetime it began with, when that was]
let timer = 0;

export function enhance() {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    if (started.get(clock)?.[0] !== clock.dateTime) started.set(clock, [clock.dateTime, performance.now()]);
  }
  timer ||= setInterval(tick, 1000);
}

function tick() {
  for (const clock of document.querySelectorAll("[data-clock]")) {
    const [said, since] = started.get(clock) ?? [];
    if (!said) continue;
    const wall = Date.parse(`${said.slice(0, 19)}Z`) + performance.now() - since; // its digits, read as if in UTC
    const shown = new Date(wall).toISOString().slice(11, 16);
    if (clock.textContent !== shown) clock.textContent = shown;
  }
}
