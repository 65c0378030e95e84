// Leads on from the page of a former address, with the anchor that the address names.

const link = document.querySelector("a");
if (link) location.replace(link.href + location.hash);
