// The calendar by keyboard: left and right go where its links before and after go.
(() => {
  "use strict";
  const LINKS = { ArrowLeft: "prev", ArrowRight: "next" };
  const HAS_ARROWS = "input, select, textarea, [contenteditable], dialog, [tabindex='0']";

  document.addEventListener("keydown", (event) => {
    const rel = LINKS[event.key];
    if (!rel || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest(HAS_ARROWS) || document.querySelector("dialog[open]")) return;
    const link = document.querySelector(`main a[rel="${rel}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
})();
