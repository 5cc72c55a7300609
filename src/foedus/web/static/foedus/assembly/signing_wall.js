// The wall follows the grid: it asks each second, and is told only what has changed.
(function () {
  "use strict";
  var wall = document.getElementById("wall");
  var stale = document.getElementById("wall-stale");
  var tag = "";
  function ask() {
    var headers = tag ? { "If-None-Match": tag } : {};
    fetch(wall.dataset.part, { headers: headers, cache: "no-store", redirect: "manual" })
      .then(function (answer) {
        stale.hidden = answer.status === 200 || answer.status === 304;
        if (answer.status !== 200) return null;
        tag = answer.headers.get("ETag") || "";
        return answer.text();
      })
      .then(function (text) { if (text) wall.innerHTML = text; })
      .catch(function () { stale.hidden = false; })
      .then(function () { setTimeout(ask, 1000); });
  }
  setTimeout(ask, 1000);
})();
