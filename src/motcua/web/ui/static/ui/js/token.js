// Who signed in again in another window left this page with an old token: the server says the new one, and nothing else.

const SESSION = "/dang-nhap/phien";

/** Every form of the page gets the token of whoever is signed in now. False: nobody is. Throws without a network. */
export async function renewToken() {
  const answer = await fetch(SESSION, { credentials: "same-origin", cache: "no-store" });
  if (answer.status === 401) return false;
  if (!answer.ok) throw new Error(`${SESSION}: ${answer.status}`);
  const token = await answer.text();
  for (const box of document.getElementsByName("csrfmiddlewaretoken")) box.value = token;
  return true;
}
