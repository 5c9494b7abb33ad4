// Filters and sorts long tables, and lets the keyboard reach what scrolls sideways.
// Every page is complete without it: its tables are in the HTML, and nothing is hidden by it.
(() => {
  "use strict";

  var ENOUGH = 8;

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) {
      made.className = className;
    }
    if (text) {
      made.textContent = text;
    }
    return made;
  }

  function all(selector, root) {
    return Array.from((root || document).querySelectorAll(selector));
  }

  // What is chosen stands in the query of the address, so that a list can be sent to somebody. The
  // fragment stays free for places of the page, and the back button leaves the page as ever.
  function remembered(name) {
    return new URLSearchParams(location.search).get(name) || "";
  }

  function remember(name, value) {
    var url = new URL(location.href);
    if (value === remembered(name)) {
      return;
    }
    url.searchParams.set(name, value);
    if (!value) {
      url.searchParams.delete(name);
    }
    history.replaceState(history.state, "", url);
    // Instant navigation of Material has put the whole address into links to places of this page.
    all('a[href*="#"]:not([href^="#"])').forEach((link) => {
      if (link.host === url.host && link.pathname === url.pathname) {
        link.search = url.search;
      }
    });
  }

  // What a cell says, one by one.
  function valuesOf(cell) {
    return textOf(cell).split(", ").filter(Boolean);
  }

  function textOf(node) {
    return node.textContent.trim();
  }

  // A choice of the values of one column.
  function choice(rows, column) {
    var select = element("select");
    var values = new Set(rows.flatMap((row) => valuesOf(row.cells[column])));
    var options = Array.from(values).sort().map((value) => new Option(value));
    select.append(new Option("All", ""), ...options);
    return select;
  }

  function addFilters(place, table, number) {
    var rows = Array.from(table.tBodies[0].rows);
    var text = element("input");
    var choices = [];
    var shown = element("p", "ddb-shown");
    function add(control, text) {
      var label = element("label", "ddb-tool");
      label.append(element("span", "", text), control);
      place.append(label);
      control.name = text.toLowerCase() + number;
      control.value = remembered(control.name);
    }
    text.type = "search";
    text.autocomplete = "off";
    shown.setAttribute("role", "status");
    add(text, "Find");
    all("thead th", table).forEach((head) => {
      if (head.dataset.filter) {
        var select = choice(rows, head.cellIndex);
        choices.push([select, head.cellIndex]);
        add(select, head.dataset.filter);
        select.selectedIndex = Math.max(select.selectedIndex, 0);
      }
    });
    place.append(shown);
    function apply() {
      var words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      var left = 0;
      rows.forEach((row) => {
        var said = row.textContent.toLowerCase();
        var fits =
          words.every((word) => said.includes(word)) &&
          choices.every(([{ value }, column]) => {
            return !value || valuesOf(row.cells[column]).includes(value);
          });
        row.hidden = !fits;
        left += fits ? 1 : 0;
      });
      shown.textContent = left === rows.length ? "All " + left : left + " of " + rows.length;
      all("[name]", place).forEach((control) => {
        remember(control.name, control.value);
      });
    }
    text.addEventListener("input", apply);
    place.addEventListener("change", apply);
    apply();
  }

  function figure(row, column) {
    var given = row.cells[column].dataset.sort;
    return given === undefined || given === "" ? null : Number(given);
  }

  // The largest first, at the second press the smallest; what is not known comes last.
  function sort(table, head, order) {
    var column = head.cellIndex;
    var sign = head.getAttribute("aria-sort") === "descending" ? 1 : -1;
    var rows = order.slice();
    all("thead th", table).forEach((other) => {
      other.removeAttribute("aria-sort");
    });
    if (head.dataset.restores === undefined) {
      head.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
      rows.sort((one, two) => {
        var a = figure(one, column);
        var b = figure(two, column);
        if (a === null || b === null) {
          return (a === null) - (b === null);
        }
        return sign * (a - b);
      });
    }
    rows.forEach((row) => {
      table.tBodies[0].append(row);
    });
  }

  function addSorting(table, number) {
    var order = Array.from(table.tBodies[0].rows);
    var name = "sort" + number;
    all("th.ddb-sortable", table).forEach((head) => {
      var title = textOf(head);
      var button = element("button", "", title);
      var wanted = [title, title + " ascending"].indexOf(remembered(name));
      button.type = "button";
      button.title = head.dataset.restores === undefined ? "Sort" : "Restore the order";
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        sort(table, head, order);
        var way = head.getAttribute("aria-sort");
        remember(name, way ? title + (way === "ascending" ? " " + way : "") : "");
      });
      for (; wanted >= 0; wanted -= 1) {
        sort(table, head, order);
      }
    });
  }

  // A region that scrolls can be reached by the keyboard, and only while it does.
  function watchWidth(region) {
    if (!window.ResizeObserver) {
      return;
    }
    new ResizeObserver(() => {
      if (region.scrollWidth > region.clientWidth + 1) {
        region.tabIndex = 0;
        region.setAttribute("role", "group");
        region.setAttribute("aria-label", "Scrolls sideways");
      } else if (region.tabIndex === 0) {
        ["tabindex", "role", "aria-label"].forEach((name) => {
          region.removeAttribute(name);
        });
      }
    }).observe(region);
  }

  // Instant navigation of Material shows new pages without loading this script again.
  function start() {
    all(".ddb-tools").forEach((place, position) => {
      var table = place.nextElementSibling && place.nextElementSibling.querySelector("table");
      if (table && !place.firstChild && table.tBodies[0].rows.length >= ENOUGH) {
        addFilters(place, table, position || "");
        addSorting(table, position || "");
      }
    });
    all(".ddb-table, .ddb-scroll, .ddb-excerpt code").forEach(watchWidth);
  }

  // Nothing scrolls on paper: a diagram that is too wide becomes smaller.
  ["beforeprint", "afterprint"].forEach((name) => {
    window.addEventListener(name, () => {
      all(".ddb-scroll").forEach((region) => {
        var wide = name === "beforeprint" && region.scrollWidth > region.clientWidth;
        region.style.zoom = wide ? Math.min(1, 640 / region.scrollWidth) : "";
      });
    });
  });

  if (window.document$ && window.document$.subscribe) {
    window.document$.subscribe(start);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
