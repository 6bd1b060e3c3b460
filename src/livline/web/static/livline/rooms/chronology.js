// Which things are picked for a meeting?  All that are shown at once, or all between two by shift; how many, is told.
(() => {
  "use strict";

  const form = document.querySelector("[data-pick]");
  const boxes = form ? [...form.querySelectorAll("input[name=item]")] : [];
  const told = form?.querySelector("[data-pick-count]"), all = form?.querySelector("[data-pick-all]");
  if (!boxes.length) return;
  const words = { all: all.textContent, none: all.dataset.saysNone };
  let last = null;

  for (const hidden of [all, form.querySelector("[data-pick-keys]")]) hidden.hidden = false;
  form.addEventListener("click", (event) => {
    const box = event.target.closest("input[name=item]");
    if (!box) return;
    if (event.shiftKey && last && last !== box) between(last, box);
    last = box;
    tell();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === " " && event.shiftKey && event.target.matches("input[name=item]")) {
      event.preventDefault();
      event.target.checked = !event.target.checked;
      if (last && last !== event.target) between(last, event.target);
      last = event.target;
      tell();
    }
  });
  all.addEventListener("click", () => {
    const wanted = boxes.some((box) => !box.checked);
    boxes.forEach((box) => { box.checked = wanted; });
    tell();
  });
  addEventListener("pageshow", tell); // a browser that goes back keeps the ticks

  function between(one, other) {
    const [from, to] = [boxes.indexOf(one), boxes.indexOf(other)].sort((a, b) => a - b);
    for (const box of boxes.slice(from, to + 1)) box.checked = other.checked;
  }

  function tell() {
    const many = boxes.filter((box) => box.checked).length;
    told.textContent = many === 1 ? told.dataset.saysOne : many ? told.dataset.saysMany.replace("{n}", many) : "";
    all.textContent = many === boxes.length ? words.none : words.all;
    form.dataset.picked = many;
  }
})();
