// What was typed into a form while it was being drawn anew, carried over into the new boxes.

/** name → values of the boxes that changed since `sent`, under the names that they have in the new form. */
export function lateValues(form, sent, act) {
  const late = new Map();
  const now = new FormData(form);
  for (const name of new Set([...now.keys(), ...(sent?.keys() ?? [])])) {
    const moved = nameAfter(act, name);
    const values = now.getAll(name);
    if (sent && moved && !same(values, sent.getAll(name))) late.set(moved, values);
  }
  return late;
}

/** A row that is taken out ("remove:outlets.0") moves those below it up; its own boxes have no name any more. */
function nameAfter(act, name) {
  const [, rows, gone] = /^remove:(.+)\.(\d+)$/.exec(act ?? "") ?? [];
  if (!rows || !name.startsWith(`${rows}.`)) return name;
  const [number, ...rest] = name.slice(rows.length + 1).split(".");
  if (Number(number) === Number(gone)) return "";
  return [rows, Number(number) - (Number(number) > Number(gone)), ...rest].join(".");
}

/** Puts them where they belong; returns a box of each name that took its values. */
export function putBack(form, late) {
  return [...late].map(([name, values]) => {
    const boxes = [...(form?.elements ?? [])].filter((box) => box.name === name && box.type !== "hidden");
    for (const box of boxes) {
      if (box.type === "checkbox" || box.type === "radio") box.checked = values.includes(box.value);
      else box.value = values.at(-1) ?? "";
    }
    return boxes[0];
  }).filter(Boolean);
}

function same(one, other) {
  return one.length === other.length && one.every((value, n) => value === other[n]);
}
