/** Goes on when every app has been told, or after three seconds: an app that hangs must not keep anybody here. */
const longest = 3000;

// Not a click: this page would stay behind in the history.
const goOn = () => location.replace(document.querySelector("[data-onward]").href);

// The page is loaded when its frames are.
addEventListener("load", goOn);
setTimeout(goOn, longest);
