// Small helps of the desk. Every page works without them.
//
// <select data-phrases-for="id">: a phrase that is chosen goes into the box of that id, as a line of its own.
// <input type="checkbox" data-check-all="name">: ticks every box of that name in its form.
// <form data-submit-on-change>: filters at once; its button is for those without JavaScript.
// <a data-print="#frame">: prints what the frame shows.
// [data-reload=name]: when it changes, the form is sent with its button do=name, to be drawn anew.
// [data-reload-choices=name]: the same for every choice inside it; the hands come back to the box they left.
// <form data-enter-goes-on>: Enter in a box goes to the next one; in a box that looks something up it sends.
// <form data-begin="id">: where the hands go first, once the box of that id has been made ready.

document.addEventListener("change", (event) => {
  const target = event.target;
  if (target.matches("[data-phrases-for]")) insert(target);
  if (target.matches("[data-check-all]")) checkAll(target);
  const reload = target.closest("[data-reload]")?.dataset.reload;
  if (reload) target.form.requestSubmit(target.form.querySelector(`button[name="do"][value="${reload}"]`));
  if (target.matches("select, [type=radio], [type=checkbox]")) askAgain(target);
  if (target.form?.matches("[data-submit-on-change]")) target.form.requestSubmit();
});

// A preview may be asked for again: what app.js holds back is the same form sent twice.
document.addEventListener("submit", (event) => {
  if (event.submitter?.matches("[data-resend]")) setTimeout(() => delete event.target.dataset.sent);
});

function askAgain(target) {
  const place = target.closest("[data-reload-choices]");
  if (!place) return;
  target.form.elements.at.value = target.id;
  target.form.requestSubmit(target.form.querySelector(`button[name="do"][value="${place.dataset.reloadChoices}"]`));
}

function checkAll(all) {
  const name = all.dataset.checkAll;
  for (const box of all.form.querySelectorAll(`[name="${name}"], [name^="${name}-"][data-required]`)) box.checked = all.checked;
}

document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (event.key !== "Enter" || event.ctrlKey || event.altKey || event.defaultPrevented || event.isComposing) return;
  if (!box.form?.matches("[data-enter-goes-on]") || !box.matches("input:not([type=file]), select")) return;
  if (box.name === "scan" || box.name === "identifier") return; // these look somebody up
  event.preventDefault();
  const boxes = [...box.form.querySelectorAll("input:not([type=hidden], [type=file]), select, textarea, button[value=receive]")];
  const seen = boxes.filter((one) => one.offsetParent !== null && (one.type !== "radio" || one.checked));
  seen[seen.indexOf(box) + 1]?.focus();
});

for (const form of document.querySelectorAll("form[data-begin]")) begin(form.dataset.begin, 40);

function begin(id, patience) {
  const box = document.getElementById(id);
  // Letters typed into a list that is still becoming a combobox would choose from it.
  if (box?.matches("[data-combobox]:not([role=combobox])") && patience > 0) return void setTimeout(() => begin(id, patience - 1), 50);
  box?.focus();
}

function insert(select) {
  const box = document.getElementById(select.dataset.phrasesFor);
  if (!box || !select.value) return;
  box.value = [box.value.trim(), select.value].filter(Boolean).join("\n");
  select.value = "";
  const tick = select.closest("li")?.querySelector("input[type=checkbox]");
  if (tick) tick.checked = true;
  box.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-print]");
  const frame = link && document.querySelector(link.dataset.print);
  if (!frame?.contentWindow) return;
  event.preventDefault();
  frame.contentWindow.focus();
  frame.contentWindow.print();
});
