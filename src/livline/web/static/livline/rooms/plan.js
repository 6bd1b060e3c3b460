// How hard is what I am writing to read?  The server says so when I pause; an aid, and nothing waits for it.
(() => {
  "use strict";

  const desk = document.querySelector("[data-plainly-url]");
  const form = desk?.querySelector("form");
  if (!form) return;
  const PAUSE = 900;
  const clocks = new Map();

  form.addEventListener("input", (event) => wait(event.target));
  for (const text of form.querySelectorAll("textarea")) if (text.value.trim()) wait(text, 0);

  function wait(text, pause = PAUSE) {
    if (text.tagName !== "TEXTAREA") return;
    clearTimeout(clocks.get(text));
    clocks.set(text, setTimeout(() => ask(text), pause));
  }

  async function ask(text) {
    const body = new FormData(), asked = text.value;
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("text", asked);
    body.set("field", text.name);
    try {
      const answer = await fetch(desk.dataset.plainlyUrl, { method: "POST", body, credentials: "same-origin", redirect: "error" });
      if (answer.ok && text.value === asked) show(text, await answer.json());
    } catch { /* without a connection there is no advice; the text is kept all the same */ }
  }

  function show(text, { lix, hints }) {
    const place = place_of(text);
    place.replaceChildren();
    if (lix) place.append(made("p", "plan-plainly-lix", lix));
    if (!hints.length) return;
    const list = made("ul", "plan-plainly-hints", "");
    for (const hint of hints) {
      const row = made("li", "", "");
      row.append(made("strong", "", hint.what), ` ${hint.where} `, made("span", "quiet", hint.instead));
      list.append(row);
    }
    place.append(list);
  }

  function place_of(text) {
    const id = `${text.id}-plainly`;
    const known = document.getElementById(id);
    if (known) return known;
    const place = made("div", "plan-plainly", "");
    place.id = id;
    text.after(place);
    return place;
  }

  function made(tag, name, text) {
    const one = document.createElement(tag);
    if (name) one.className = name;
    one.textContent = text;
    return one;
  }
})();
