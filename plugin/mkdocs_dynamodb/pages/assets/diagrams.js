// Draws diagrams with the copy of Mermaid that lies beside this file, and never from another host.
// The library is large, so it is fetched only where a page has a diagram.
(() => {
  "use strict";

  var LIBRARY = new URL("mermaid.min.js", document.currentScript.src).href;
  var loading = null;

  // The library, as a promise. It takes the global name `mermaid` when it arrives.
  function load() {
    if (!loading) {
      loading = new Promise((resolve, reject) => {
        var script = document.createElement("script");
        script.src = LIBRARY;
        script.onload = () => {
          resolve(window.mermaid);
        };
        script.onerror = () => {
          reject(new Error("could not load " + LIBRARY));
        };
        document.head.appendChild(script);
      });
    }
    return loading;
  }

  // Material for MkDocs draws `pre.mermaid` itself, in the colours of its palette. Where it finds
  // no `window.mermaid` it asks a content delivery network for one, so it finds this stand-in,
  // which fetches the library at the first diagram. Instant navigation keeps it between pages.
  function standIn() {
    var config = {};
    function later(name) {
      return (...given) =>
        load().then((library) => {
          library.initialize(config);
          return library[name](...given);
        });
    }
    return {
      initialize: (given) => {
        config = given || {};
      },
      parse: later("parse"),
      render: later("render"),
      run: later("run")
    };
  }

  // Other themes: the diagrams of this plugin are drawn here. Diagrams of other plugins, and the
  // library that those brought along, are left alone.
  function drawAll() {
    var places = Array.from(document.querySelectorAll(".ddb-drawing"));
    if (!places.length) {
      return;
    }
    var others = window.mermaid;
    load()
      .then((library) => {
        if (others) {
          window.mermaid = others;
        }
        redraw(library, places);
        watchColours(() => {
          redraw(library, places);
        });
      })
      .catch(console.error);
  }

  var queue = Promise.resolve();
  var count = 0;

  // One after the other: Mermaid measures text in a shared corner of the page.
  function redraw(library, places) {
    queue = queue.then(() => {
      library.initialize({ startOnLoad: false, theme: isDark() ? "dark" : "default" });
    });
    places.forEach((place) => {
      queue = queue
        .then(() => {
          count += 1;
          return library.render("ddb-drawing-" + count, place.dataset.source);
        })
        .then((drawn) => {
          place.innerHTML = drawn.svg;
        })
        .catch(console.error);
    });
  }

  // Whether the page behind the text is dark, whatever the theme calls that.
  function isDark() {
    for (var element = document.querySelector(".ddb-drawing"); element; ) {
      var parts = getComputedStyle(element).backgroundColor.match(/[\d.]+/g);
      if (parts && (parts.length < 4 || Number(parts[3]) > 0.5)) {
        return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] < 128;
      }
      element = element.parentElement;
    }
    return false;
  }

  function watchColours(changed) {
    var dark = isDark();
    function look() {
      if (isDark() !== dark) {
        dark = !dark;
        changed();
      }
    }
    var observer = new MutationObserver(look);
    [document.documentElement, document.body].forEach((element) => {
      observer.observe(element, { attributes: true });
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look);
  }

  var isMaterial = document.querySelector("[data-md-component]") !== null;
  if (isMaterial && !(window.mermaid && typeof window.mermaid.render === "function")) {
    window.mermaid = standIn();
  }
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", drawAll);
  } else {
    drawAll();
  }
})();
