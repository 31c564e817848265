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
  box.addEventListener("input", () => {
    search();
    // What was found begins at the top, wherever the page stood.
    scrollTo(0, 0);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement === box) {
      box.value = "";
      search();
    } else if (event.key === "/" && document.activeElement !== box && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.select();
    }
  });
  // A code followed from another one must be there, whatever is searched.
  const reveal = () => {
    const article = articles.find(({ element }) => `#${element.id}` === location.hash);
    if (article?.element.hidden) {
      box.value = "";
      search();
      article.element.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);

  const copy = async (quote, button) => {
    try {
      await navigator.clipboard.writeText(quote.innerText);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    } catch {
      // Not every page may use the clipboard: then the text is there for the keys.
      getSelection().selectAllChildren(quote);
      button.textContent = "Selected: press Ctrl+C";
    }
  };
  for (const quote of document.querySelectorAll("blockquote")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", () => copy(quote, button));
    quote.before(button);
  }

  // A code behind the page's address (handbook.html?q=8006) opens the page on it.
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
  reveal();
})();
