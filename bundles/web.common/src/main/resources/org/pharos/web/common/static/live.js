// Listens for "something changed" and lets htmx fetch the pieces that show it.
(function () {
  "use strict";
  if (!document.querySelector("[data-live]") || !window.EventSource) { return; }
  new EventSource("/live").addEventListener("changed", function () {
    if (window.htmx) { window.htmx.trigger(document.body, "changed"); }
  });
})();
