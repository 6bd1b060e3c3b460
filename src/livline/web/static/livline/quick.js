// How is the palette used?  Ctrl+K or a full stop opens it; arrows choose among the answers that the server gives.
// Without this script its page does the same (`/quick/`).
(() => {
  "use strict";

  const palette = document.getElementById("quick-palette");
  if (!palette) return;
  const words = palette.querySelector("input[name=q]");
  const answers = palette.querySelector("#quick-answers");
  const hits = () => [...answers.querySelectorAll(".quick-hit")];
  const wide = window.matchMedia("(min-width: 768px)");

  function open() {
    if (!palette.open) palette.showModal();
    words.select();
    words.dispatchEvent(new Event("quick-open", { bubbles: true }));
  }

  const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  document.addEventListener("keydown", (event) => {
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    const stop = event.key === "." && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    if (control || stop) { event.preventDefault(); open(); }
  });

  // On a telephone the page of its own has more room than a dialog over a keyboard.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("[data-quick-open]");
    if (opener && wide.matches) { event.preventDefault(); open(); }
  });

  let chosen = 0;

  function choose(number) {
    const all = hits();
    if (!all.length) return words.removeAttribute("aria-activedescendant");
    chosen = (number + all.length) % all.length;
    all.forEach((hit, place) => {
      hit.id = `quick-hit-${place}`;
      hit.classList.toggle("quick-hit--chosen", place === chosen);
    });
    words.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }

  words.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    }
  });

  palette.querySelector("form").addEventListener("submit", (event) => {
    const hit = hits()[chosen];
    if (hit && !answers.classList.contains("htmx-request")) { event.preventDefault(); hit.click(); }
  });
  answers.addEventListener("htmx:afterSwap", () => choose(0));
})();
