"use strict";
(() => {
  const box = document.getElementById("search");
  const count = document.getElementById("count");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  const articles = [...document.querySelectorAll("article")].map((element) => ({
    element,
    line: document.querySelector(`nav a[href="#${element.id}"]`).parentElement,
    // Messages name Faceki and photos everywhere, so they are not searched.
    text: " " + fold([...element.querySelectorAll("h2, .title")].map((part) => part.textContent).join(" ") + " " + element.dataset.words),
  }));
  const search = () => {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { element, line, text } of articles) {
      element.hidden = line.hidden = !words.every((word) => text.includes(" " + word));
      shown += element.hidden ? 0 : 1;
    }
    count.textContent = shown === 0 ? "No code matches. Try fewer or other words." : `${shown} of ${articles.length} codes`;
  };
  box.addEventListener("input", search);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      box.value = "";
      search();
    }
  });
  // A code behind the page's address (handbook.html?q=8006) opens the page on it.
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
})();
