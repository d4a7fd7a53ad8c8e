// Conveniences only: every page works without this file.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const all = (selector) => document.querySelectorAll(selector);

  // An error summary is the first thing to be read.
  all(".errors").forEach((summary) => summary.focus());

  // Filters apply as soon as one is chosen; typed ones on Enter.
  all("form[data-auto]").forEach((form) =>
    form.addEventListener("change", (event) => {
      if (event.target.matches("select,input[type=range],input[type=month]")) form.requestSubmit();
    }));

  // Empty filters need not be in the address.
  all("form[data-auto]").forEach((form) =>
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
    }));

  // A long list is found by typing: a small field above it hides what does not match.
  all("select[data-find]").forEach((select) => {
    const find = document.createElement("input");
    const options = [...select.options];
    find.type = "search";
    find.placeholder = select.dataset.find;
    find.setAttribute("aria-label", select.dataset.find);
    find.addEventListener("input", (event) => {
      const wanted = find.value.trim().toLowerCase();
      const fits = (o) => !o.value || o.selected || o.text.toLowerCase().includes(wanted);
      options.forEach((o) => { o.hidden = o.disabled = !fits(o); });
      event.stopPropagation();
    });
    find.addEventListener("change", (event) => event.stopPropagation());
    select.before(find);
  });

  // A list in order of time becomes a slider; the list stays what is sent.
  all("select[data-slider]").forEach((select) => {
    const range = document.createElement("input");
    const shown = document.createElement("output");
    const label = () => select.selectedOptions[0].text;
    const show = () => { shown.value = label(); range.setAttribute("aria-valuetext", label()); };
    range.type = "range";
    range.min = 0;
    range.max = select.options.length - 1;
    range.value = select.selectedIndex;
    range.id = select.id;
    select.removeAttribute("id");
    select.hidden = true;
    range.addEventListener("input", () => { select.selectedIndex = range.value; show(); });
    select.before(range, shown);
    show();
  });

  // Leaving a form half written asks first.
  let dirty = false;
  all("form.form").forEach((form) => {
    form.addEventListener("input", () => { dirty = true; });
    form.addEventListener("submit", () => { dirty = false; });
  });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  // A menu closes when one clicks elsewhere or presses Escape.
  const close = (except) => all("details.drop[open]").forEach((menu) => { if (menu !== except) menu.open = false; });
  addEventListener("click", (event) => close(event.target.closest("details.drop")));
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(null); });
});
