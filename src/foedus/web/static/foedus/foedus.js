// Opens the proof whose address is visited. Browsers do it themselves for what lies within a closed
// <details>; this is for those that do not, and for an address that is visited twice.
(function () {
  "use strict";
  function open() {
    var key = decodeURIComponent(location.hash.slice(1));
    var found = key && document.getElementById(key);
    if (!found) return;
    for (var node = found; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    found.scrollIntoView();
  }
  function again(event) {
    var link = event.target.closest && event.target.closest("a[href*='#']");
    if (link && link.hash && link.href === location.href) open();
  }
  window.addEventListener("hashchange", open);
  document.addEventListener("click", again);
  document.addEventListener("DOMContentLoaded", open);
})();
