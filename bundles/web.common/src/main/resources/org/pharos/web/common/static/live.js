// Listens for "something changed" and lets htmx fetch the pieces that show it; once a minute anyway, so that times stay true.
(function () {
  "use strict";
  if (!document.querySelector("[data-live]") || !window.EventSource) { return; }
  function changed() {
    if (window.htmx && !document.hidden) { window.htmx.trigger(document.body, "changed"); }
  }
  new EventSource("/live").addEventListener("changed", changed);
  document.addEventListener("visibilitychange", changed);
  setInterval(changed, 60000);
})();
