// Shows the custom HTML that the page hands over. The frame is sandboxed and its policy forbids every script but this
// one and every request: handlers, links and pictures of other hosts in the HTML do nothing.
addEventListener("message", ({ data, source }) => {
  if (source !== parent || typeof data !== "string") return;
  const told = new DOMParser().parseFromString(data, "text/html");
  // A refresh would lead the frame away.
  for (const element of told.querySelectorAll("meta, base, link, script, iframe, object, embed")) element.remove();
  document.head.querySelectorAll("style").forEach((style) => style.remove());
  document.head.append(...told.head.querySelectorAll("style"));
  document.body.replaceWith(told.body);
});

// A link leads nowhere: the policies would stop it, and leave the frame empty.
addEventListener("click", (event) => {
  if (event.target.closest("a, area")) event.preventDefault();
});
