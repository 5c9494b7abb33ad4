// Shows one figure of the table below a "what if" form at a time. Every figure is in the table, which
// was worked out when the site was built: nothing is computed or fetched here, and without this
// script the page lacks nothing but the form.
(() => {
  "use strict";

  // Row of the table for what is chosen in a form.
  function chosenRow(form) {
    var { region, traffic } = form.elements;
    var wanted = `[data-region="${region.value}"][data-traffic="${traffic.value}"]`;
    return form.parentNode.querySelector(".ddb-what-if-all tr" + wanted);
  }

  function show(form) {
    var row = chosenRow(form);
    if (!row) {
      form.hidden = true;
      return;
    }
    var mode = Number(form.elements.mode.value);
    form.querySelector(".ddb-what-if-cost").textContent = row.cells[mode + 2].textContent;
    form.querySelector(".ddb-what-if-part").textContent = row.cells[row.cells.length - 1].textContent;
    form.hidden = false;
  }

  function showAll() {
    document.querySelectorAll("form.ddb-what-if").forEach(show);
  }

  document.addEventListener("change", (event) => {
    var form = event.target.form;
    if (form && form.classList.contains("ddb-what-if")) {
      show(form);
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target.classList.contains("ddb-what-if")) {
      event.preventDefault();
    }
  });
  if (window.document$ && window.document$.subscribe) {
    window.document$.subscribe(showAll); // Material for MkDocs: also after instant navigation
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", showAll);
  } else {
    showAll();
  }
})();
