// How much of the day and night is left, told anew each half minute.  The server has said it once; nothing is asked again.
(() => {
  "use strict";
  const HALF_MINUTE = 30_000, HOUR = 3600, MINUTE = 60;

  function parts(left) {
    const seconds = Math.abs(left);
    return { hours: Math.floor(seconds / HOUR), minutes: Math.floor((seconds % HOUR) / MINUTE) };
  }

  function tell() {
    const now = Math.floor(Date.now() / 1000);
    for (const line of document.querySelectorAll(".clock-left")) {
      const left = Number(line.dataset.due) - now, { hours, minutes } = parts(left);
      const words = left < 0 ? line.dataset.late : line.dataset.left;
      line.textContent = words.replace("{hours}", hours).replace("{minutes}", minutes);
    }
    for (const clock of document.querySelectorAll("svg.clock:not([data-done])")) {
      const begins = Number(clock.dataset.begins), due = Number(clock.dataset.due);
      const share = Math.min(1, Math.max(0, (now - begins) / (due - begins)));
      clock.querySelector(".clock-run").setAttribute("stroke-dasharray", `${Math.round(share * 100)} 100`);
      clock.querySelector("[data-hours]").textContent = parts(due - now).hours;
    }
  }

  setInterval(tell, HALF_MINUTE);
})();
