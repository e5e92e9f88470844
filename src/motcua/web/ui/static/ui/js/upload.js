// Photos and files that send themselves, one after the other, and survive a lost network.
//
// Page:   {% upload %}: <div data-upload="/…/files" data-upload-target="#papers" data-upload-limit="20"> with
//         <input type="file"> and <ul class="sending">. Limit in MB.
// Sent:   POST multipart: <input's name>=<file>, upload_id=<uuid>. The same upload_id may come twice (the answer
//         was lost): the server stores it once and answers the same.
// Server: 200/201 answers the partial that takes the target's place; 4xx a plain sentence that says what is wrong.
// Photos: big ones are turned upright and drawn again at 2600 px before they are sent; a blurred one is named,
//         not refused. A photo that the browser cannot read is sent as it is.
import { blurred, shrunk } from "./photo.js";
import { text } from "./text.js";
import { renewToken } from "./token.js";

const known = new WeakSet();

export function enhance(root) {
  const places = root.matches?.("[data-upload]") ? [root] : root.querySelectorAll("[data-upload]");
  for (const place of places) {
    if (known.has(place)) continue;
    known.add(place);
    new Upload(place);
  }
}

class Upload {
  constructor(place) {
    this.place = place;
    this.input = place.querySelector('input[type="file"]');
    this.list = place.querySelector(".sending");
    this.limit = Number(place.dataset.uploadLimit ?? 20);
    this.queue = [];
    this.busy = false;
    this.input.addEventListener("change", () => this.take());
    for (const name of ["dragover", "dragleave", "drop"]) place.addEventListener(name, (event) => this.dragged(event));
    window.addEventListener("online", () => this.next());
    window.addEventListener("beforeunload", (event) => this.queue.length && event.preventDefault());
    if (this.input.files.length) this.take(); // chosen before this module had come
  }

  take() {
    this.add([...this.input.files]);
    this.input.value = "";
  }

  dragged(event) {
    event.preventDefault();
    this.place.classList.toggle("is-over", event.type === "dragover");
    if (event.type === "drop") this.add([...event.dataTransfer.files]);
  }

  add(files) {
    for (const file of files) {
      const item = { file, id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, tries: 0, row: row(file, (it) => this.drop(it)) };
      item.row.item = item;
      this.list.append(item.row);
      if (file.size) this.queue.push(item);
      else refuse(item, text("empty-file"));
    }
    this.next();
  }

  drop(row) {
    this.queue = this.queue.filter((item) => item.row !== row);
    row.item.request?.abort();
    row.remove();
  }

  async next() {
    const item = this.queue[0];
    if (!item || this.busy) return;
    this.busy = true;
    const outcome = await this.one(item);
    this.busy = false;
    if (!this.queue.includes(item)) return this.next();
    if (outcome === "later") {
      const wait = Math.min(1000 * 2 ** item.tries++, 30000);
      return void setTimeout(() => this.next(), wait);
    }
    this.queue.shift();
    this.next();
  }

  /** Sends one file; "done", "refused", or "later" when the network or the server failed. */
  async one(item) {
    if (!item.ready) {
      say(item, text("preparing"));
      item.ready = await shrunk(item.file, item.row.querySelector("canvas"));
      if (await blurred(item.ready)) item.row.dataset.blurred = "yes";
    }
    if (item.ready.size > this.limit * 1024 * 1024) return refuse(item, text("too-big", { limit: this.limit }));
    const answer = await this.send(item);
    if (!answer || answer.status >= 500 || answer.status === 429) {
      say(item, text("send-failed"));
      return "later";
    }
    if (signedOut(answer)) {
      say(item, text("sign-in-again"));
      await renewToken().catch(() => null);
      return "later";
    }
    if (answer.status >= 400) return refuse(item, plain(answer) || text("send-refused"));
    if (item.row.dataset.blurred) {
      say(item, text("blurred"));
      item.row.querySelector("progress").remove();
    } else item.row.remove();
    item.done = true;
    this.show(answer.responseText);
    return "done";
  }

  send(item) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      item.request = request;
      request.open("POST", this.place.dataset.upload);
      const token = this.place.closest("form")?.elements.csrfmiddlewaretoken?.value;
      if (token) request.setRequestHeader("X-CSRFToken", token);
      request.setRequestHeader("HX-Request", "true");
      request.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) return;
        const percent = Math.round((100 * event.loaded) / event.total);
        item.row.querySelector("progress").value = percent;
        say(item, text("sending", { percent }));
      });
      request.addEventListener("load", () => resolve(request));
      for (const name of ["error", "timeout", "abort"]) request.addEventListener(name, () => resolve(null));
      const body = new FormData();
      body.append("upload_id", item.id);
      body.append(this.input.name, item.ready, item.ready.name ?? item.file.name);
      request.send(body);
    });
  }

  show(partial) {
    const target = document.querySelector(this.place.dataset.uploadTarget || "null");
    if (target && partial.trim()) window.htmx.swap(target, partial, { swapStyle: "outerHTML" });
    if (!this.place.isConnected) this.moveIn();
    this.place.dispatchEvent(new CustomEvent("uploaded", { bubbles: true }));
  }

  /** The partial held this place too and brought a new one: what waits, or was refused, stands there from now on. */
  moveIn() {
    const fresh = document.getElementById(this.input.id)?.closest("[data-upload]");
    if (!fresh) return;
    const rows = [...this.list.children].filter((it) => !it.item.done);
    this.place = fresh;
    this.list = fresh.querySelector(".sending");
    this.list.append(...rows);
  }
}

function row(file, drop) {
  const item = document.createElement("li");
  const canvas = document.createElement("canvas");
  const name = document.createElement("span");
  name.className = "name";
  name.textContent = file.name;
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "btn plain small";
  remove.textContent = text("remove");
  remove.setAttribute("aria-label", `${text("remove")} ${file.name}`);
  remove.addEventListener("click", () => drop(item));
  const said = document.createElement("span");
  said.className = "said";
  said.textContent = text("waiting-to-send");
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  said.append(bar);
  item.append(canvas, name, remove, said);
  return item;
}

/** Led away to sign in, or refused with a whole page for an old token; a rule's own no is one plain sentence. */
function signedOut(answer) {
  return Boolean(answer.getResponseHeader("HX-Redirect")) || (answer.status === 403 && !plain(answer));
}

function say(item, words) {
  const said = item.row.querySelector(".said");
  const bar = said.querySelector("progress");
  said.textContent = words;
  if (bar) said.append(bar);
}

function refuse(item, words) {
  item.row.classList.add("is-wrong");
  item.row.querySelector("progress")?.remove();
  say(item, words);
  return "refused";
}

function plain(answer) {
  const page = new DOMParser().parseFromString(answer.responseText, "text/html");
  return answer.responseText.length < 2000 ? page.body.textContent.trim() : "";
}
