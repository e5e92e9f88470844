// The one button of a receipt that needs the browser's help.
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
