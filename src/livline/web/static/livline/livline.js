// What do pages do in the browser, besides what the design system and htmx do?  Nothing here is needed to read or save.
(() => {
  "use strict";

  const all = (scope, selector) => [
    ...(scope.matches?.(selector) ? [scope] : []),
    ...scope.querySelectorAll(selector),
  ];

  // Not by `DKFDS.init`: run again for what htmx brings in, it adds a second "More" to the menu and listens twice to
  // every calendar; and it speaks Danish only.
  const words = window.livlineWords ?? {};
  const PARTS = {
    ".accordion, .accordion-bordered": "Accordion",
    ".form-limit": "CharacterLimit",
    ".js-dropdown": "Dropdown",
    ".js-checkbox-toggle-content": "CheckboxToggleContent",
    ".js-radio-toggle-group": "RadioToggleGroup",
    "[data-module='error-summary']": "ErrorSummary",
    "div.tab-container": "Tabs",
    ".tooltip-wrapper": "Tooltip",
  };

  function enliven(scope) {
    for (const [selector, part] of Object.entries(PARTS))
      for (const element of all(scope, selector)) new window.DKFDS[part](element, words[part]).init();
    for (const table of all(scope, "table.table-md-responsive-headers")) new window.DKFDS.ResponsiveTable(table);
    for (const picker of all(scope, ".date-picker:not(.date-picker--initialized)")) window.DKFDS.datePicker.init(picker.parentElement);
    for (const form of all(scope, "form[data-warn-unsaved]")) if (!written.has(form)) written.set(form, state(form));
  }

  // --- What is written is not lost -----------------------------------------------------------------------------------

  const written = new Map(); // form → what it held when it was last known to be safe
  let leaving = false; // the person has sent a form, so nothing is lost by going on

  // The token is not something that anybody wrote, nor what `drafts.js` adds.
  const ADDED = /^(csrfmiddlewaretoken|draft_.*)$/;
  const state = (form) =>
    JSON.stringify([...new FormData(form)].filter(([name, value]) => !ADDED.test(name) && typeof value === "string"));
  const unsaved = () => [...written].some(([form, safe]) => form.isConnected && state(form) !== safe);

  // The calendar sends nothing for a day that it cannot read, and lets go what stands behind one ("5.3.2026 15:00").
  // The server must see what was written, to ask about it.
  const PLAIN_DAY = /^\s*\d{1,2}[./-]\d{1,2}[./-]\d{4}\s*$/;
  document.addEventListener("formdata", (event) => {
    for (const picker of event.target.querySelectorAll(".date-picker--initialized")) {
      const shown = picker.querySelector(".date-picker__external-input");
      const sent = picker.querySelector(".date-picker__internal-input");
      const misread = sent.value === "" || !PLAIN_DAY.test(shown.value);
      if (sent.name && misread && shown.value !== "") event.formData.set(sent.name, shown.value);
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && unsaved()) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    if (written.has(event.target) && !event.defaultPrevented) leaving = true; // htmx stays on the page
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt;
    if (event.detail.successful && written.has(form)) written.set(form, state(form));
  });
  window.addEventListener("pageshow", () => { leaving = false; });

  // For `drafts.js`, which keeps what is written.
  window.livlineForms = {
    state,
    settle: (form, safe) => { if (written.has(form)) written.set(form, safe); },
    isLeaving: () => leaving,
    leave: () => { leaving = true; },
  };

  // --- Dialogs, copying, shortcuts, a quick way out ------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const near = (selector) => event.target.closest?.(selector);
    const opener = near("[data-open-dialog]");
    if (opener) open(opener.dataset.openDialog);
    if (near("[data-close-dialog]")) near("dialog").close();
    if (event.target.matches?.("dialog[open]")) event.target.close(); // the backdrop
    if (near(".toast-close")) near(".toast").remove();
    const copier = near("[data-copy]");
    if (copier) copy(copier);
    const exit = near("[data-quick-exit]");
    if (exit) { event.preventDefault(); away(exit.href); }
  });

  // The browser gives the focus back to whatever opened the dialog when it closes.
  function open(id) {
    const dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
  }

  async function copy(button) {
    const word = button.querySelector("[data-copy-word]");
    const before = word.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      word.textContent = button.dataset.copied;
    } catch {
      word.textContent = button.dataset.copy; // the browser forbids it; it can be marked by hand
    }
    setTimeout(() => { word.textContent = before; }, 3000);
  }

  // Back must not lead to the page that was left, nor to those before it: whoever leaves in a hurry is signed out too.
  function away(address) {
    leaving = true;
    document.body.hidden = true;
    const form = document.querySelector("form.sign-out");
    const out = form && fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin", redirect: "manual", keepalive: true });
    const soon = new Promise((done) => { setTimeout(done, 1000); }); // a slow server keeps nobody here
    Promise.race([out, soon]).catch(() => {}).finally(() => window.location.replace(address));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const search = document.querySelector("[data-search]");
    if (event.key === "/" && search) { event.preventDefault(); search.focus(); }
    if (event.key === "?") { event.preventDefault(); open("shortcuts"); }
  });

  const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  // --- Start ---------------------------------------------------------------------------------------------------------

  enliven(document);
  window.DKFDS.datePicker.add(document.body);
  new window.DKFDS.Navigation().init();
  for (const menu of all(document, ".js-menudropdown")) new window.DKFDS.MenuDropdown(menu).init();
  const more = document.querySelector(".more-button span");
  if (more) more.textContent = document.body.dataset.more;
  document.body.addEventListener("htmx:load", (event) => {
    if (event.detail.elt !== document.body) enliven(event.detail.elt);
  });
})();
