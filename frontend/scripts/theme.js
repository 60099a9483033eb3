// Switches light and dark at once; the same post sets the cookie that makes it last. Without this script the form
// posts and the page comes back changed.

const forms = document.querySelectorAll("[data-theme-form]");

for (const form of forms) {
  form.addEventListener("submit", async (event) => {
    const theme = event.submitter?.value;
    if (!theme) {
      return;
    }
    event.preventDefault();
    const data = new URLSearchParams(new FormData(form));
    data.set("theme", theme);
    document.documentElement.dataset.theme = theme;
    for (const button of document.querySelectorAll("[data-theme-form] button")) {
      button.setAttribute("aria-pressed", String(button.value === theme));
    }
    try {
      await fetch(form.action, { method: "POST", body: data, redirect: "manual" });
    } catch {
      // offline: the choice holds for this page
    }
  });
}
