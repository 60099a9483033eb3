// Whoever signs out leaves nothing behind: the drafts that draft-keeper.js keeps on this device go too.

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", () => {
    try {
      for (const key of Object.keys(localStorage).filter((name) => name.startsWith("ronl-draft:"))) {
        localStorage.removeItem(key);
      }
    } catch {
      // storage is forbidden here, so nothing was kept
    }
  });
}
