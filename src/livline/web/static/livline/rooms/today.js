// On a telephone the first day is one line: the children come first.  Whoever opens it has it open.
(() => {
  "use strict";
  if (!window.matchMedia("(max-width: 767px)").matches) return;
  for (const fold of document.querySelectorAll("[data-fold-narrow]")) fold.open = false;
})();
