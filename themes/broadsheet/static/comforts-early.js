// Before anything is shown: the size of the text that a reader has chosen, and room for a button.
(() => {
  const root = document.documentElement;
  const paper = new URL("..", document.currentScript.src).pathname;
  root.dataset.comforts = "";
  try {
    const size = localStorage.getItem(`digest:${paper}:size`);
    if (size) root.dataset.size = JSON.parse(size);
  } catch {
    // Storage is denied, or holds something else: the size is the usual one.
  }
})();
