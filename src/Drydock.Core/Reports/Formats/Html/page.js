"use strict";
(() => {
  // The address remembers the order and the filter, so that a view can be handed on: #sort=risk&dir=desc&find=openssl
  const wanted = new URLSearchParams(location.hash.slice(1));

  const keyOf = (row, column) => {
    const cell = row.cells[column];
    const number = cell.dataset.sort;
    return number === undefined ? cell.textContent.trim().toLowerCase() : Number(number);
  };

  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  const sort = (table, column, isDown) => {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => ({ row, place, key: keyOf(row, column) }));
    rows.sort((a, b) => (isDown ? compare(b.key, a.key) : compare(a.key, b.key)) || a.place - b.place);
    body.append(...rows.map((r) => r.row));
    [...table.tHead.rows[0].cells].forEach((head, i) => {
      if (i === column) {
        head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      } else {
        head.removeAttribute("aria-sort");
      }
    });
  };

  const remember = (name, value) => {
    if (value) {
      wanted.set(name, value);
    } else {
      wanted.delete(name);
    }
    history.replaceState(null, "", "#" + wanted);
  };

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const current = head.getAttribute("aria-sort");
        const isDown = current ? current === "ascending" : head.dataset.first === "down";
        sort(table, column, isDown);
        remember("sort", head.dataset.key);
        remember("dir", isDown ? "desc" : "asc");
      });
      if (wanted.get("sort") === head.dataset.key) {
        sort(table, column, wanted.get("dir") === "desc");
      }
    });
  }

  for (const controls of document.querySelectorAll("form.controls")) {
    const table = document.getElementById(controls.dataset.table);
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, text: row.textContent.toLowerCase() }));
    const search = controls.querySelector("input[type=search]");
    const severities = [...controls.querySelectorAll("input[name=severity]")];
    const flags = [...controls.querySelectorAll("input[name=only]")];
    const shown = controls.querySelector("output");

    const filter = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const hidden = new Set(severities.filter((s) => !s.checked).map((s) => s.value));
      const only = flags.filter((f) => f.checked).map((f) => f.value);
      let count = 0;
      for (const { row, text } of rows) {
        const isShown = !hidden.has(row.dataset.severity) && only.every((f) => row.dataset[f] === "1") && words.every((w) => text.includes(w));
        row.hidden = !isShown;
        count += isShown ? 1 : 0;
      }
      shown.textContent = count === rows.length ? `${count} shown` : `${count} of ${rows.length} shown`;
    };

    controls.addEventListener("submit", (e) => e.preventDefault());
    controls.addEventListener("input", () => {
      filter();
      remember("find", search.value);
    });
    search.value = wanted.get("find") ?? "";
    controls.hidden = false;
    filter();
  }
})();
