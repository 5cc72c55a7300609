// The signing table: what an officer records is kept on the device first, on its disk, and sent
// until the server has acknowledged it. The same entry sent twice is one entry (its key says so),
// and nobody's entry is overwritten: a conflict is shown. Without this script every cell is a page.
(function () {
  "use strict";
  const state = document.getElementById("signing-state");
  const table = document.getElementById("signing-table");
  if (!state || !table) return;
  const words = state.dataset;
  const dialog = document.getElementById("signing-dialog");
  const form = document.getElementById("signing-form");
  const told = document.getElementById("signing-told");
  const device = document.getElementById("signing-device");
  const connection = document.getElementById("signing-connection");
  const list = document.getElementById("signing-queue");
  const SVG = "http://www.w3.org/2000/svg";

  // --- the manners, as the legend of the page has them
  const manners = {};
  const codes = {};
  for (const one of document.querySelectorAll("#signing-manners [data-manner]")) {
    manners[one.dataset.manner] = one.dataset;
    codes[one.dataset.code] = one.dataset.manner;
  }
  const SIGNED = ["signed", "reservation", "special-opinion", "special-position", "ad-referendum",
    "subject-to-procedures"];
  const OPEN = ["unknown", "taken-back"];
  const WITH_WORDS = ["reservation", "special-opinion", "special-position"];

  // --- the cells
  const cells = new Map();
  for (const cell of table.querySelectorAll("a.cell")) {
    cells.set(cell.dataset.document + " " + cell.dataset.party, cell);
    cell.dataset.seq = "0";
  }
  const entries = new Map();

  function local(cell) {
    let last = null;
    for (const one of entries.values()) {
      if (one.document === cell.dataset.document && one.party === cell.dataset.party &&
        (!last || one.n > last.n)) last = one;
    }
    return last;
  }

  function icon(shape, small) {
    const drawn = document.createElementNS(SVG, "svg");
    drawn.setAttribute("class", small ? "ic state" : "ic");
    drawn.setAttribute("viewBox", "0 0 16 16");
    drawn.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", "#m-" + shape);
    drawn.append(use);
    return drawn;
  }

  function said(entry) {
    return entry.status === "waiting" ? words.waiting
      : entry.status === "conflict" ? words.conflict : words.refused;
  }

  // A cell shows what is recorded; what only this device knows stands beside it, and says so.
  function draw(cell) {
    const entry = local(cell);
    const waits = entry && entry.status === "waiting";
    const manner = manners[waits ? entry.fields.manner : cell.dataset.manner];
    const pending = cell.dataset.pending === "yes" && !waits;
    cell.className = ["cell", manner.voice, entry ? entry.status : "", pending ? "pending" : ""]
      .filter(Boolean).join(" ");
    const text = document.createElement("span");
    text.className = "vh";
    text.textContent = cell.dataset.name + ", " + cell.dataset.number + ": " + manner.name +
      (pending ? ", " + words.pending : "") + (entry ? ", " + said(entry) : "");
    const drawn = [icon(manner.shape), text];
    if (entry) drawn.splice(1, 0, icon(waits ? "waits" : "refused", true));
    cell.replaceChildren(...drawn);
  }

  function add(selector, by) {
    for (const one of document.querySelectorAll(selector)) {
      one.textContent = String(Number(one.textContent) + by);
    }
  }

  function apply(event) {
    const cell = cells.get(event.document + " " + event.party);
    if (!cell || Number(cell.dataset.seq) >= event.id) return;
    const before = cell.dataset.manner;
    const signed = SIGNED.includes(event.manner) - SIGNED.includes(before);
    const left = OPEN.includes(event.manner) - OPEN.includes(before);
    if (signed) add('[data-signed="' + event.document + '"]', signed);
    if (signed) add('[data-party-signed="' + CSS.escape(event.party) + '"]', signed);
    if (left) add('[data-left="' + event.document + '"]', left);
    cell.dataset.seq = String(event.id);
    cell.dataset.manner = event.manner;
    cell.dataset.key = event.key;
    cell.dataset.pending = event.pending ? "yes" : "";
    cell.title = event.words + ", " + event.by + ", " + event.at;
    draw(cell);
  }

  // --- what is kept on the device: in a database that is flushed to the disk at each entry
  const store = { kept: null, volatile: false };

  function opened() {
    return new Promise(function (resolve) {
      let asked;
      try { asked = indexedDB.open("foedus-signing", 1); } catch (fault) { resolve(null); return; }
      asked.onupgradeneeded = function () {
        asked.result.createObjectStore("entries", { keyPath: "key" });
      };
      asked.onsuccess = function () { resolve(asked.result); };
      asked.onerror = asked.onblocked = function () { resolve(null); };
    });
  }

  function within(work, mode) {
    if (!store.kept) return Promise.resolve(null);
    return new Promise(function (resolve, reject) {
      const transaction = store.kept.transaction("entries", mode, { durability: "strict" });
      const asked = work(transaction.objectStore("entries"));
      transaction.oncomplete = function () { resolve(asked.result); };
      transaction.onerror = transaction.onabort = function () { reject(transaction.error); };
    });
  }

  async function keep(entry) {
    entries.set(entry.key, entry);
    try {
      await within(function (kept) { return kept.put(entry); }, "readwrite");
    } catch (fault) { store.volatile = true; }
  }

  async function drop(entry) {
    entries.delete(entry.key);
    try {
      await within(function (kept) { return kept.delete(entry.key); }, "readwrite");
    } catch (fault) { /* it is sent once more, and is the same entry */ }
  }

  // --- what is shown of it
  let notice = "";

  function show() {
    const told = [...entries.values()].sort(function (a, b) { return a.n - b.n; });
    const more = store.volatile && told.length ? words.volatile : "";
    connection.textContent = [notice, more].filter(Boolean).join(" ");
    connection.hidden = !connection.textContent;
    device.hidden = !told.length && !connection.textContent;
    list.replaceChildren(...told.map(line));
  }

  function line(entry) {
    const item = document.createElement("li");
    const about = entry.name + ", " + entry.number + ": " + manners[entry.fields.manner].name;
    const what = document.createElement("span");
    what.className = "st pause";
    const text = document.createElement("span");
    text.textContent = about + ", " + said(entry);
    what.append(icon(entry.status === "waiting" ? "waits" : "refused"), text);
    item.append(what);
    if (entry.status !== "waiting") {
      const reason = document.createElement("small");
      reason.textContent = entry.reason;
      item.append(reason, button(words.again, about, function () { again(entry); }),
        button(words.drop, about, function () { forget(entry); }));
    }
    return item;
  }

  function button(word, about, work) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = word;
    const more = document.createElement("span");
    more.className = "vh";
    more.textContent = ": " + about;
    made.append(more);
    made.addEventListener("click", work);
    return made;
  }

  function redraw(entry) {
    const cell = cells.get(entry.document + " " + entry.party);
    if (cell) draw(cell);
    show();
  }

  async function again(entry) {
    entry.status = "waiting";
    entry.reason = "";
    await keep(entry);
    redraw(entry);
    pump();
  }

  async function forget(entry) {
    await drop(entry);
    redraw(entry);
  }

  // --- recording
  function fresh() {
    const drawn = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(drawn, function (one) { return one.toString(16).padStart(2, "0"); }).join("");
  }

  let count = 0;

  async function record(cell, fields) {
    const before = local(cell);
    const follows = before && before.status === "waiting";
    if (before && !follows) await drop(before);
    const entry = {
      key: fresh(), n: Date.now() * 1000 + (count++ % 1000), grid: words.grid,
      person: words.person, document: cell.dataset.document, party: cell.dataset.party,
      name: cell.dataset.name, number: cell.dataset.number, fields: fields,
      replaces: follows ? before.key : cell.dataset.key, status: "waiting", reason: "",
    };
    await keep(entry);
    redraw(entry);
    pump();
  }

  // --- sending: one after another, in the order in which they were recorded
  let sending = false;
  let timer = 0;

  function next() {
    let first = null;
    for (const one of entries.values()) {
      if (one.status === "waiting" && (!first || one.n < first.n)) first = one;
    }
    return first;
  }

  async function pump() {
    if (sending || !form) return;
    sending = true;
    clearTimeout(timer);
    let wait = 0;
    for (let entry = next(); entry && !wait; entry = next()) wait = await send(entry);
    sending = false;
    if (wait) timer = setTimeout(pump, wait);
    show();
  }

  async function send(entry) {
    const body = new URLSearchParams(entry.fields);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const name of ["key", "document", "party", "replaces"]) body.set(name, entry[name]);
    const breaking = new AbortController();
    const patience = setTimeout(function () { breaking.abort(); }, 15000);
    let answer, data;
    try {
      answer = await fetch(words.record, { method: "POST", body: body, redirect: "manual",
        signal: breaking.signal });
      const type = answer.headers.get("Content-Type") || "";
      data = type.startsWith("application/json") ? await answer.json() : null;
    } catch (fault) {
      notice = words.offline;
      show();
      return 1500;
    } finally { clearTimeout(patience); }
    return settle(entry, answer, data);
  }

  async function settle(entry, answer, data) {
    if (data && data.state === "kept") {
      notice = "";
      await drop(entry);
      apply(data.event);
      redraw(entry);
      told.textContent = entry.name + ", " + entry.number + ": " + words.kept;
      return 0;
    }
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      notice = words.signedOut;
      show();
      return 5000;
    }
    if (answer.status >= 500 || answer.status === 429) {
      notice = words.offline;
      show();
      return 3000;
    }
    entry.status = data && data.state === "conflict" ? "conflict" : "refused";
    entry.reason = data ? [data.words, data.more].filter(Boolean).join(" ") : words.refused;
    await keep(entry);
    for (const one of entries.values()) { // what followed it corrects what stood before it
      if (one.replaces === entry.key) { one.replaces = entry.replaces; await keep(one); }
    }
    if (data && data.event) apply(data.event);
    redraw(entry);
    told.textContent = entry.name + ", " + entry.number + ": " + said(entry) + ". " + entry.reason;
    return 0;
  }

  // --- following what other officers record
  let cursor = Number(words.cursor);
  let tag = "";

  async function follow() {
    let soon = 1000;
    try {
      const answer = await fetch(words.changes + "?after=" + cursor, {
        headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store", redirect: "manual",
      });
      if (answer.status === 200) {
        const data = await answer.json();
        tag = answer.headers.get("ETag") || "";
        if (data.cursor > cursor) soon = 0;
        cursor = data.cursor;
        data.events.forEach(apply);
        for (const name of Object.keys(data.tally)) {
          for (const one of document.querySelectorAll('[data-tally="' + name + '"]')) {
            one.textContent = String(data.tally[name]);
          }
        }
        if (String(data.version) !== words.version && !next()) { notice = words.reload; show(); }
      }
      const answered = answer.status === 200 || answer.status === 304;
      if (answered && notice === words.offline) { notice = ""; show(); pump(); }
    } catch (fault) {
      if (notice !== words.signedOut) { notice = words.offline; show(); }
    }
    setTimeout(follow, soon || 250);
  }

  // --- the keyboard and the form
  function grid() {
    return [...table.tBodies[0].rows].map(function (row) {
      return [...row.querySelectorAll("a.cell")];
    });
  }

  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  function move(cell, step) {
    const rows = grid();
    const row = rows.findIndex(function (one) { return one.includes(cell); });
    const column = rows[row].indexOf(cell);
    const to = (rows[row + step[0]] || [])[column + step[1]];
    if (!to) return;
    cell.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }

  let chosen = null;

  function ask(cell, manner) {
    chosen = cell;
    form.reset();
    form.elements.manner.value = manner;
    document.getElementById("signing-dialog-title").textContent =
      cell.dataset.name + ", " + cell.dataset.number;
    dialog.showModal();
    const first = WITH_WORDS.includes(manner) ? "words_ru" : "manner";
    form.elements[first].focus();
  }

  function taken(cell) {
    return Boolean(cell.dataset.key || local(cell));
  }

  function lies(cell) {
    const row = cell.closest("tr");
    return words.records === "yes" && !row.classList.contains("withdrawn");
  }

  function press(event) {
    const cell = event.target.closest("a.cell");
    if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
    if (STEPS[event.key]) {
      event.preventDefault();
      move(cell, STEPS[event.key]);
      return;
    }
    const manner = codes[event.code];
    if (!manner || !lies(cell)) return;
    event.preventDefault();
    if (manner === "taken-back" && !taken(cell)) return;
    if (taken(cell) || WITH_WORDS.includes(manner)) ask(cell, manner);
    else record(cell, { manner: manner, declared: "nothing" });
  }

  function click(event) {
    const cell = event.target.closest("a.cell");
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (!lies(cell) || cell.dataset.key) return; // its page shows what was recorded
    event.preventDefault();
    ask(cell, "signed");
  }

  function submit(event) {
    event.preventDefault();
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      if (name !== "csrfmiddlewaretoken" && value) fields[name] = value;
    }
    const cell = chosen;
    dialog.close();
    cell.focus();
    record(cell, fields);
  }

  async function begin() {
    store.kept = await opened();
    store.volatile = !store.kept;
    const kept = (await within(function (one) { return one.getAll(); }, "readonly")) || [];
    for (const one of kept) {
      if (one.grid !== words.grid || one.person !== words.person) continue;
      entries.set(one.key, one);
      redraw(one);
    }
    show();
    state.dataset.ready = "yes";
    pump();
    follow();
  }

  let first = true;
  for (const cell of cells.values()) {
    cell.tabIndex = first ? 0 : -1;
    first = false;
  }
  table.addEventListener("keydown", press);
  if (form) {
    table.addEventListener("click", click);
    form.addEventListener("submit", submit);
    document.getElementById("signing-cancel").addEventListener("click", function () {
      dialog.close();
    });
  }
  window.addEventListener("online", pump);
  begin();
})();
