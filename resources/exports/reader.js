// What a page can do where scripts run; without them everything can be read, and the pages A-Z take the place of search.
(function () {
  "use strict";

  // A review that was not yet due when the pages were made may be due when they are read.
  const now = new Date();
  const pad = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  for (const said of document.querySelectorAll("[data-from]")) {
    if (today < said.dataset.from) continue;
    said.textContent = said.dataset.says; // not in the text before, where a search would find it
    said.hidden = said.parentElement.hidden = false;
  }

  const form = document.querySelector("form.search");
  if (!form) return;
  form.hidden = false;
  const entries = window.KETAREF_ENTRIES;
  if (!entries) return;

  // Letters without their accents, as the library folds them.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const indexed = entries.map((entry) => ({
    entry,
    title: fold(entry.title),
    names: entry.names.map(fold),
    held: words([entry.title, ...entry.names, entry.summary].join(" ")),
  }));

  function weight(row, query, asked) {
    if (!asked.every((word) => row.held.some((held) => held.startsWith(word)))) return 0;
    if (row.title === query || row.names.includes(query)) return 4;
    if (row.title.startsWith(query)) return 3;
    return asked.every((word) => words(row.title).some((held) => held.startsWith(word))) ? 2 : 1;
  }

  const status = document.getElementById("found");
  const results = document.getElementById("results");

  function line(entry) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = entry.path;
    link.textContent = entry.title;
    const summary = document.createElement("p");
    summary.textContent = entry.summary;
    item.append(link, ` (${entry.kind})`, summary);
    return item;
  }

  function search(text) {
    const asked = words(text);
    if (!asked.length) {
      results.replaceChildren();
      status.textContent = "";
      return;
    }
    const query = asked.join(" ");
    const found = indexed
      .map((row) => ({ row, worth: weight(row, query, asked) }))
      .filter((one) => one.worth)
      .sort((a, b) => b.worth - a.worth)
      .map((one) => line(one.row.entry));
    results.replaceChildren(...found);
    const said = found.length === 0 ? "none" : found.length === 1 ? "one" : "some";
    status.textContent = status.dataset[said].replace("{count}", found.length);
  }

  const field = form.elements.q;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", () => search(field.value));
  field.value = new URLSearchParams(location.search).get("q") || "";
  search(field.value);
  field.focus();
})();
