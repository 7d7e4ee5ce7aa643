// Whether whoever opened this page is still signed in, and signing in again beside it.
const meta = document.querySelector("meta[name=person]");
export const person = meta?.content ?? "";
export const signOut = meta?.dataset.signOut;
const done = new BroadcastChannel("signed-in");

/** Ask the site: the token that forms need now, or null where somebody else or nobody is signed in. */
export const freshToken = async () => {
  const response = await fetch(meta.dataset.session, { redirect: "manual" });
  const { user, token } = await response.json();
  return String(user) === person ? token : null;
};

/** Return a link that opens the sign-in beside this page; `goOn` is called once somebody is signed in there. */
export const signInAgain = (goOn) => {
  const link = Object.assign(document.createElement("a"), { href: meta.dataset.signIn, target: "_blank", rel: "opener", textContent: "Sign in again" });
  link.addEventListener("click", (event) => {
    if (open(link.href, "sign-in", "popup,width=480,height=640")) event.preventDefault();
  });
  done.addEventListener("message", goOn, { once: true });
  return link;
};
