// How is nothing lost that somebody types?  Each form with `data-draft-url` is kept on the server as it is typed, and in
// the browser (`draft-store.js`) as long as the server has not answered.  Two tabs have two texts; a person chooses.
(() => {
  "use strict";

  if (!window.isSecureContext) return; // the browser seals nothing there, and nothing is served so but to a developer

  const store = window.livlineStore, page = window.livlineForms;
  const PAUSE = 1200, AGAIN = 4000, PATIENCE = 15000, LARGEST_AT_LEAVING = 60000;
  const ABOUT = /^(csrfmiddlewaretoken|submission|draft_.*)$/; // fields that nobody writes
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("livline-drafts") : null;
  const keepers = new Set();

  // --- What a form holds ---------------------------------------------------------------------------------------------

  function fieldsOf(form) {
    const fields = {};
    for (const [name, value] of new FormData(form))
      if (!ABOUT.test(name) && typeof value === "string") (fields[name] ??= []).push(value);
    return fields;
  }

  // For comparing: what is empty says nothing, and the calendar writes a day in one way or the other.
  const plain = (value) => value.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3.$2.$1").replaceAll("\r\n", "\n");
  const said = (fields) => JSON.stringify(
    Object.entries(fields).map(([name, values]) => [name, values.map(plain)])
      .filter(([, values]) => values.join("") !== "").sort(([a], [b]) => (a < b ? -1 : 1)));

  function fill(form, fields) {
    for (const control of form.elements) {
      if (!control.name || ABOUT.test(control.name) || control.type === "file") continue;
      const values = fields[control.name] ?? [];
      if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
      else if (control.multiple) for (const option of control.options) option.selected = values.includes(option.value);
      else control.value = values[0] ?? "";
    }
    for (const picker of form.querySelectorAll(".date-picker--initialized")) showDay(picker);
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // The calendar shows a day in a field of its own and sends another.
  function showDay(picker) {
    const sent = picker.querySelector(".date-picker__internal-input"), shown = picker.querySelector(".date-picker__external-input");
    const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(sent.value);
    shown.value = day ? `${day[3]}.${day[2]}.${day[1]}` : sent.value;
    shown.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function hidden(form, name, value) {
    let field = form.elements.namedItem(name);
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name });
      form.append(field);
    }
    field.value = value;
  }

  // --- Who is signed in, with which keys, and what is kept -----------------------------------------------------------

  class SignedOut extends Error {}

  async function ask(url, reader) {
    const sent = (await store.submissions().catch(() => [])).slice(-40).join(",");
    const answer = await fetch(`${url}kept/?sent=${sent}`, {
      credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.type === "opaqueredirect") throw new SignedOut();
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    if (told.reader !== reader) throw new SignedOut(); // somebody else has signed in; their keys are not for this text
    await store.useKeys(told.keys);
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = told.token;
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": told.token }));
    return told;
  }

  // A page holds a lock as long as it lives: so another knows whether the writer of a text is still there.
  async function alive() {
    const { held } = await navigator.locks.query();
    return new Set(held.map((lock) => lock.name));
  }
  const lockOf = (writer) => `livline-draft-${writer}`;

  // --- One form ------------------------------------------------------------------------------------------------------

  class Keeper {
    constructor(form) {
      this.form = form;
      this.url = form.dataset.draftUrl;
      this.told = form.querySelector("[data-draft-told]");
      this.version = 0; // of what is typed
      this.kept = 0; // of it the server has
      this.put = 0; // of it the browser has
      this.last = said(fieldsOf(form));
      this.began = this.last;
      this.reader = form.dataset.draftReader;
      this.isReady = false; // has the server told what is kept?
      this.becomes(form.dataset.draftWriter || crypto.randomUUID());
      // Again a moment later: the calendar sets the day that it sends after the form has heard of what was typed.
      for (const kind of ["input", "change"]) form.addEventListener(kind, () => { this.look(); setTimeout(() => this.look()); });
      this.start();
    }

    becomes(writer) {
      this.writer = writer;
      hidden(this.form, "draft_writer", writer);
      this.release?.();
      navigator.locks.request(lockOf(writer), () => new Promise((done) => { this.release = done; }));
    }

    async start() {
      channel?.postMessage({ url: this.url, writer: this.writer, asks: true });
      try {
        await this.ready();
      } catch {
        if (this.version > this.kept) this.later(0);
        else setTimeout(() => this.start(), AGAIN);
        return;
      }
      if (this.version > this.kept) { this.keepHere(); this.later(0); }
    }

    async ready() {
      if (this.isReady) return;
      const answer = await ask(this.url, this.reader);
      this.isReady = true;
      await this.recover(answer);
    }

    // What is kept elsewhere: what this page shows is gone on from; what was typed after it comes back by itself; of
    // all else the person chooses.
    async recover({ drafts, sent }) {
      const shown = said(fieldsOf(this.form)), living = await alive();
      for (const draft of drafts) draft.says = said(draft.fields);
      const same = drafts.find((draft) => draft.says === shown);
      if (same) this.goOnFrom(same);
      const here = [];
      for (const entry of await store.take(this.url)) {
        entry.says = said(entry.fields);
        const known = sent.includes(entry.submission) || entry.says === shown || drafts.some((draft) => draft.says === entry.says);
        if (known && !living.has(lockOf(entry.writer))) await store.forget(this.url, entry.writer);
        else if (!known && entry.writer !== this.writer && !living.has(lockOf(entry.writer))) here.push(entry);
      }
      const next = here.filter((entry) => entry.began === shown || entry.writer === same?.writer);
      if (next.length === 1 && this.version === 0) await this.bringBack(here.splice(here.indexOf(next[0]), 1)[0]);
      const others = drafts.filter((draft) => draft !== same && draft.says !== said(fieldsOf(this.form)) && draft.writer !== this.writer);
      this.offer([...here, ...others], living);
    }

    goOnFrom(draft) {
      hidden(this.form, "draft_base", `${draft.id}:${draft.version}`);
    }

    async bringBack(entry) {
      fill(this.form, entry.fields);
      this.look();
      this.say("back");
      await this.keepHere();
      if (this.put === this.version && this.last === entry.says) await store.forget(this.url, entry.writer);
    }

    // --- Keeping

    look() {
      const now = said(fieldsOf(this.form));
      if (now === this.last || page.isLeaving()) return;
      this.last = now;
      this.version = Math.max(this.version + 1, Date.now());
      this.told?.setAttribute("data-state", "typing");
      this.keepHere();
      this.later(PAUSE);
    }

    later(wait) {
      clearTimeout(this.clock);
      this.clock = setTimeout(() => this.keepThere(), wait);
    }

    // In the browser, at once and one after the other; what came meanwhile is kept next.
    async keepHere() {
      if (this.putting) return this.putting;
      this.putting = (async () => {
        while (this.put < this.version && this.kept < this.version) {
          const version = this.version;
          try {
            const submission = this.form.elements.namedItem("submission")?.value;
            await store.put(this.url, this.writer, submission, { fields: fieldsOf(this.form), began: this.began, at: Date.now() });
          } catch { break; }
          this.put = version;
        }
      })();
      await this.putting;
      this.putting = null;
    }

    async keepThere(leaving = false) {
      if (!this.form.isConnected || page.isLeaving() || this.version <= this.kept) return;
      if (this.sending) { this.again = true; return; }
      this.sending = true;
      const version = this.version, safe = page.state(this.form);
      try {
        await this.ready();
        await this.send(version, leaving);
        this.kept = version;
        page.settle(this.form, safe);
        if (this.version === version) await this.settled();
      } catch (fault) {
        await this.keepHere();
        const where = this.put === this.version ? "device" : "alone";
        this.say(fault instanceof SignedOut ? (where === "device" ? "out" : "alone") : where);
        this.later(AGAIN);
      }
      this.sending = false;
      if (this.again) { this.again = false; this.later(0); }
    }

    async send(version, leaving) {
      const body = new FormData(this.form);
      for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
      body.set("draft_version", version);
      body.set("draft_reader", this.reader);
      const small = this.last.length < LARGEST_AT_LEAVING;
      const answer = await fetch(this.url, {
        method: "POST", body, credentials: "same-origin", redirect: "manual", keepalive: leaving && small,
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.type === "opaqueredirect") throw new SignedOut();
      if (answer.status === 403) { // the token went with an earlier session; or somebody else has signed in
        await ask(this.url, this.reader);
      }
      if (!answer.ok) throw new Error(String(answer.status));
    }

    async settled() {
      await this.putting;
      await store.forget(this.url, this.writer).catch(() => {});
      if (this.version === this.kept) { this.put = this.kept; this.say("kept"); }
    }

    // --- Telling

    say(word) {
      if (!this.told) return;
      const time = new Date().toLocaleTimeString(document.documentElement.lang === "en" ? "en-GB" : "da-DK", { hour: "2-digit", minute: "2-digit" });
      this.told.dataset.state = word;
      this.told.textContent = this.told.dataset[`says${word[0].toUpperCase()}${word.slice(1)}`].replace("{time}", time);
    }

    // --- Choosing

    offer(others, living) {
      const place = this.form.parentElement.querySelector("[data-draft-others]");
      if (!place) return;
      place.replaceChildren(...others.map((other) => this.offered(other, living)));
      place.hidden = others.length === 0;
    }

    offered(other, living) {
      const shown = document.getElementById("draft-offer").content.cloneNode(true).firstElementChild;
      const at = new Date(other.at).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : "da-DK", { dateStyle: "long", timeStyle: "short" });
      shown.querySelector("[data-offer-when]").textContent = at;
      shown.querySelector("[data-offer-open]").hidden = !living.has(lockOf(other.writer));
      shown.querySelector("[data-offer-text]").textContent = this.readable(other.fields);
      shown.querySelector("[data-offer-take]").addEventListener("click", () => this.swap(other));
      shown.querySelector("[data-offer-drop]").addEventListener("click", () => this.dropped(other, shown));
      return shown;
    }

    readable(fields) {
      const texts = Object.entries(fields).filter(([name]) => this.form.elements.namedItem(name)?.tagName === "TEXTAREA");
      return (texts.length ? texts : Object.entries(fields)).map(([, values]) => values.join(", ")).filter(Boolean).join("\n\n");
    }

    // What stands in the form is kept as a draft of its own before the other takes its place.
    async swap(other) {
      await this.keepThere();
      if (this.version > this.kept && this.put < this.version) return; // neither kept here nor there: nothing is replaced
      hidden(this.form, "draft_base", "");
      this.becomes(crypto.randomUUID());
      if (other.id) this.goOnFrom(other);
      fill(this.form, other.fields);
      this.look();
      await this.keepHere();
      if (!other.id && this.put === this.version && this.last === other.says) await store.forget(this.url, other.writer);
      this.recover(await ask(this.url, this.reader));
      this.form.querySelector("textarea, input:not([type=hidden])")?.focus();
    }

    async dropped(other, shown) {
      if (other.id) {
        const body = new FormData(this.form);
        const answer = await fetch(`${this.url}${other.id}/drop/`, { method: "POST", body, credentials: "same-origin", redirect: "manual" }).catch(() => null);
        if (!answer?.ok) return;
      } else await store.forget(this.url, other.writer);
      const place = shown.parentElement;
      shown.remove();
      place.hidden = !place.children.length;
    }
  }

  // --- All forms -----------------------------------------------------------------------------------------------------

  function begin(scope) {
    const forms = scope.matches?.("form[data-draft-url]") ? [scope] : scope.querySelectorAll("form[data-draft-url]");
    for (const form of forms) if (![...keepers].some((keeper) => keeper.form === form)) keepers.add(new Keeper(form));
  }

  const flush = (leaving) => Promise.all([...keepers].map((keeper) => keeper.keepThere(leaving)));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") flush(true); });
  window.addEventListener("online", () => { for (const keeper of keepers) keeper.later(0); });

  // The same form in another tab: both say so, and both texts are kept.
  channel?.addEventListener("message", ({ data }) => {
    for (const keeper of keepers) {
      if (keeper.url !== data.url || keeper.writer === data.writer) continue;
      const note = keeper.form.querySelector("[data-draft-twice]");
      if (note) note.hidden = false;
      if (data.asks) channel.postMessage({ url: keeper.url, writer: keeper.writer });
    }
  });

  // Who signs out has everything sent first; then nothing of it stays here.
  document.addEventListener("submit", async (event) => {
    if (!event.target.matches("form.sign-out") || event.defaultPrevented) return;
    event.preventDefault();
    await Promise.race([flush(false), new Promise((done) => { setTimeout(done, 3000); })]);
    await store.wipe().catch(() => {});
    page.leave();
    event.target.submit();
  });

  begin(document);
  document.body.addEventListener("htmx:load", (event) => begin(event.detail.elt));
})();
