// What is this note?  The server says what its words speak of, until the person has chosen for themselves.
(() => {
  "use strict";

  const desk = document.querySelector("[data-suggest-url]");
  const form = desk?.querySelector("form");
  if (!form) return;
  const why = form.querySelector("[data-suggested]");
  const choices = [...form.querySelectorAll("[name=occasion]")];
  const PAUSE = 700;
  let chosen = choices.some((choice) => choice.checked), mine = false, clock = 0;

  form.addEventListener("change", (event) => {
    if (event.target.name !== "occasion" || mine) return;
    chosen = true;
    why.textContent = "";
  });
  form.addEventListener("input", (event) => {
    if (!["seen", "thought"].includes(event.target.name) || chosen) return;
    clearTimeout(clock);
    clock = setTimeout(suggest, PAUSE);
  });

  async function suggest() {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("text", `${form.elements.seen.value} ${form.elements.thought.value}`);
    try {
      const answer = await fetch(desk.dataset.suggestUrl, { method: "POST", body, credentials: "same-origin", redirect: "error" });
      if (answer.ok && !chosen) show(await answer.json());
    } catch { /* without a connection nothing is suggested; the person chooses */ }
  }

  function show({ occasion, why: text }) {
    const choice = choices.find((one) => one.value === occasion);
    if (!choice || choice.checked) return;
    mine = true;
    choice.checked = true;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    mine = false;
    why.textContent = text;
  }
})();
