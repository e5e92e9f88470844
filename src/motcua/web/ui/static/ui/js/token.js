// Who signed in again in another window left this page with an old token: the page, asked anew, brings the new one.

/** Nothing changes while nobody is signed in: asking then leads elsewhere. */
export async function renewToken() {
  const answer = await fetch(window.location.href, { credentials: "same-origin" });
  if (answer.redirected || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form [name=csrfmiddlewaretoken]");
  if (fresh) for (const box of document.getElementsByName("csrfmiddlewaretoken")) box.value = fresh.value;
}
