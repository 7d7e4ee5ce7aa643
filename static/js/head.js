// A menu of the head closes on Escape and on a click beside it. Without this file each opens and closes by its own name.
const menus = [...document.querySelectorAll("details[name='head-menu']")];
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && menus.find(({ open }) => open);
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
