// The livline by keyboard: one stop for Tab, arrows go from mark to mark; on a telephone the strip opens at today.
(() => {
  "use strict";

  function begin(strip) {
    if (strip.dataset.begun) return;
    strip.dataset.begun = "yes";
    const marks = [...strip.querySelectorAll(".mark")];
    const only = (chosen) => marks.forEach((mark) => mark.setAttribute("tabindex", mark === chosen ? "0" : "-1"));
    if (marks.length) only(marks[0]);
    strip.scrollLeft = strip.scrollWidth;
    strip.addEventListener("focusin", (event) => {
      const mark = event.target.closest(".mark");
      if (mark) only(mark);
    });
    strip.addEventListener("keydown", (event) => {
      const at = marks.indexOf(event.target.closest(".mark"));
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
      if (at < 0 || to === undefined || !marks[to]) return;
      event.preventDefault();
      marks[to].focus();
    });
  }

  const all = () => document.querySelectorAll(".livline-strip").forEach(begin);
  all();
  document.addEventListener("htmx:afterSwap", all);
})();
