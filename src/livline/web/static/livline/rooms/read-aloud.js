// Reads a plan aloud with a voice that is on the device itself.  A voice that sends the words elsewhere is none.
(() => {
  "use strict";

  const place = document.querySelector("[data-read-aloud]");
  const speech = window.speechSynthesis;
  if (!place || !speech) return;
  const button = place.querySelector("button");
  const begin = button.textContent;
  let reads = false;

  const voice = () => speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith("da"));
  const offer = () => { place.hidden = !voice(); };

  function read() {
    for (const text of document.querySelectorAll("[data-read-aloud-text] :is(h2, h3, h4, .plan-text, dt, .plan-said)")) {
      if (text.closest(".plan-translation")) continue; // a Danish voice reads Danish
      const words = text.innerText.trim();
      if (!words) continue;
      const said = new SpeechSynthesisUtterance(words);
      said.voice = voice();
      said.lang = said.voice.lang;
      said.onend = () => { if (!speech.pending && !speech.speaking) told(false); };
      speech.speak(said);
    }
    told(true);
  }

  function told(now) {
    reads = now;
    button.textContent = reads ? button.dataset.saysStop : begin;
  }

  button.addEventListener("click", () => {
    speech.cancel();
    if (reads) told(false); else read();
  });
  window.addEventListener("pagehide", () => speech.cancel());
  speech.addEventListener?.("voiceschanged", offer);
  offer();
})();
