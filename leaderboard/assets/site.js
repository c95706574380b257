// Sorting, filtering and the theme. Every page can be read without this file.
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // State lives in the fragment, as in #sort=eff@1:descending&suite=core. Other fragments are plain anchors.
  const readState = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const writeState = (changes) => {
    const state = readState();
    for (const [key, value] of Object.entries(changes)) {
      if (value) state.set(key, value); else state.delete(key);
    }
    const text = state.toString();
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  };

  // Theme.
  const stored = (() => { try { return localStorage.getItem("effbench-theme"); } catch { return null; } })();
  if (stored === "dark" || stored === "light") root.dataset.theme = stored;
  for (const button of all("[data-theme-switch]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      try { localStorage.setItem("effbench-theme", root.dataset.theme); } catch { /* a page may be denied storage */ }
    });
  }

  // Sorting. An empty value comes last in either direction.
  const valueOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const compare = (a, b, sign) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const difference = Number(a) - Number(b);
    return sign * (Number.isNaN(difference) ? a.localeCompare(b, "en", { numeric: true }) : difference);
  };
  const sortTable = (table, key, direction) => {
    const headers = all("thead th", table);
    const column = headers.findIndex((header) => header.dataset.key === key);
    if (column < 0 || !["ascending", "descending"].includes(direction)) return;
    for (const header of headers) header.removeAttribute("aria-sort");
    headers[column].setAttribute("aria-sort", direction);
    const sign = direction === "ascending" ? 1 : -1;
    const rows = [...table.tBodies[0].rows]; // a second body holds baselines, which keep their place
    rows.sort((a, b) => compare(valueOf(a, column), valueOf(b, column), sign));
    table.tBodies[0].append(...rows);
  };
  const tables = all("table[data-sortable]");
  const chooser = document.querySelector("[data-sort-by]");
  const sortAll = (key, direction) => {
    for (const table of tables) sortTable(table, key, direction);
    if (chooser) chooser.value = `${key}:${direction}`;
  };
  const chooseSort = (key, direction) => {
    sortAll(key, direction);
    writeState({ sort: `${key}:${direction}` });
  };
  for (const header of all("table[data-sortable] th[data-key]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const now = header.getAttribute("aria-sort");
      const other = now === "ascending" ? "descending" : "ascending";
      chooseSort(header.dataset.key, now ? other : header.dataset.first);
    });
  }
  if (chooser) chooser.addEventListener("change", () => chooseSort(...chooser.value.split(/:(?=[a-z]+$)/)));

  // Filtering.
  const controls = document.querySelector("[data-controls]");
  const filters = all("[data-filter]");
  const applyFilters = () => {
    const wanted = Object.fromEntries(filters.map((field) => [field.dataset.filter, field.value.trim()]));
    const text = (wanted.q ?? "").toLowerCase();
    let shown = 0;
    for (const board of all("[data-board]")) {
      const differs = (element) => filters.some(({ dataset: { filter: name } }) =>
        name in element.dataset && wanted[name] && element.dataset[name] !== wanted[name]);
      board.hidden = differs(board);
      let rows = 0;
      const ranked = all("tbody tr[data-model]", board);
      for (const row of ranked) {
        row.hidden = differs(row) || !row.dataset.model.toLowerCase().includes(text);
        rows += !row.hidden;
      }
      board.querySelector("[data-empty]").hidden = rows > 0;
      board.querySelector("table").hidden = rows === 0;
      const figures = board.querySelector("[data-figures]");
      if (figures) figures.hidden = rows < ranked.length;
      if (!board.hidden) shown += rows;
    }
    document.querySelector("[data-status]").textContent = shown === 1 ? "1 model" : `${shown} models`;
  };
  const restore = () => {
    const state = readState();
    for (const field of filters) field.value = state.get(field.dataset.filter) ?? "";
    const [key, direction] = (state.get("sort") ?? "").split(/:(?=[a-z]+$)/);
    if (direction) sortAll(key, direction);
    if (controls) applyFilters();
  };
  if (controls) {
    controls.hidden = false;
    controls.addEventListener("submit", (event) => event.preventDefault());
    for (const field of filters) {
      field.addEventListener("input", () => {
        writeState({ [field.dataset.filter]: field.value.trim() });
        applyFilters();
      });
    }
  }
  restore();

  // A region that is wider than its place says so.
  const regions = all(".scroll");
  const mark = () => {
    for (const region of regions) region.classList.toggle("overflows", region.scrollWidth > region.clientWidth + 1);
  };
  mark();
  addEventListener("resize", mark);

  // A link to a folded program unfolds it.
  const unfold = () => {
    const target = location.hash.includes("=") ? null : document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) {
      target.open = true;
      target.scrollIntoView();
    }
  };
  unfold();
  addEventListener("hashchange", () => { restore(); unfold(); });
})();
