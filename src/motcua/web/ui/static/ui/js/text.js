// The words that modules say, in the language of the page: <template id="ui-texts"> of ui/base.html.

/** The sentence of this name, its {name} filled in. */
export function text(name, values = {}) {
  const said = document.getElementById("ui-texts")?.content.querySelector(`[data-text="${name}"]`)?.textContent ?? name;
  return said.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}
