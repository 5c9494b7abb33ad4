// Filters and sorts long tables, and lets the keyboard reach what scrolls sideways.
// Every page is complete without it: its tables are in the HTML, and nothing is hidden by it.
(function () {
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

  // What a cell says, one by one.
  function valuesOf(cell) {
    return textOf(cell).split(", ").filter(Boolean);
  }

  function textOf(node) {
    return node.textContent.trim();
  }

  function labelled(control, text) {
    var label = element("label", "ddb-tool");
    label.appendChild(element("span", "", text));
    label.appendChild(control);
    return label;
  }

  // A choice of the values of one column.
  function choice(rows, column) {
    var select = element("select");
    var seen = {};
    select.appendChild(new Option("All", ""));
    rows.forEach(function (row) {
      valuesOf(row.cells[column]).forEach(function (value) {
        seen["=" + value] = value;
      });
    });
    Object.keys(seen)
      .sort()
      .forEach(function (key) {
        select.appendChild(new Option(seen[key], seen[key]));
      });
    return select;
  }

  function addFilters(place, table) {
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    var text = element("input");
    var choices = [];
    var shown = element("p", "ddb-shown");
    text.type = "search";
    text.autocomplete = "off";
    shown.setAttribute("role", "status");
    place.appendChild(labelled(text, "Find"));
    all("thead th", table).forEach(function (head) {
      if (head.dataset.filter) {
        var select = choice(rows, head.cellIndex);
        choices.push([select, head.cellIndex]);
        place.appendChild(labelled(select, head.dataset.filter));
      }
    });
    place.appendChild(shown);
    function apply() {
      var words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      var left = 0;
      rows.forEach(function (row) {
        var said = row.textContent.toLowerCase();
        var fits =
          words.every(function (word) {
            return said.indexOf(word) >= 0;
          }) &&
          choices.every(function (entry) {
            var wanted = entry[0].value;
            return !wanted || valuesOf(row.cells[entry[1]]).indexOf(wanted) >= 0;
          });
        row.hidden = !fits;
        left += fits ? 1 : 0;
      });
      shown.textContent = left === rows.length ? "All " + left : left + " of " + rows.length;
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
    all("thead th", table).forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    if (head.dataset.restores === undefined) {
      head.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
      rows.sort(function (one, two) {
        var a = figure(one, column);
        var b = figure(two, column);
        if (a === null || b === null) {
          return (a === null) - (b === null);
        }
        return sign * (a - b);
      });
    }
    rows.forEach(function (row) {
      table.tBodies[0].appendChild(row);
    });
  }

  function addSorting(table) {
    var order = Array.from(table.tBodies[0].rows);
    all("th.ddb-sortable", table).forEach(function (head) {
      var button = element("button", "", textOf(head));
      button.type = "button";
      button.title = head.dataset.restores === undefined ? "Sort" : "Restore the order";
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        sort(table, head, order);
      });
    });
  }

  // A region that scrolls can be reached by the keyboard, and only while it does.
  function watchWidth(region) {
    if (!window.ResizeObserver) {
      return;
    }
    new ResizeObserver(function () {
      if (region.scrollWidth > region.clientWidth + 1) {
        region.tabIndex = 0;
        region.setAttribute("role", "group");
        region.setAttribute("aria-label", "Scrolls sideways");
      } else if (region.tabIndex === 0) {
        ["tabindex", "role", "aria-label"].forEach(function (name) {
          region.removeAttribute(name);
        });
      }
    }).observe(region);
  }

  // Instant navigation of Material shows new pages without loading this script again.
  function start() {
    all(".ddb-tools").forEach(function (place) {
      var table = place.nextElementSibling && place.nextElementSibling.querySelector("table");
      if (table && !place.firstChild && table.tBodies[0].rows.length >= ENOUGH) {
        addFilters(place, table);
        addSorting(table);
      }
    });
    all(".ddb-table, .ddb-scroll, .ddb-excerpt code").forEach(watchWidth);
  }

  // Nothing scrolls on paper: a diagram that is too wide becomes smaller.
  ["beforeprint", "afterprint"].forEach(function (name) {
    window.addEventListener(name, function () {
      all(".ddb-scroll").forEach(function (region) {
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
