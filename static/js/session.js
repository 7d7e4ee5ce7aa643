// Whether whoever opened this page is still signed in, and signing in again beside it.
const meta = document.querySelector("meta[name=person]");
export const person = meta?.content ?? "";
export const signOut = meta?.dataset.signOut;
const done = new BroadcastChannel("signed-in");

/** Ask the site: null where somebody else or nobody is signed in, else the token that the forms of this page need; it
 * is "" where the one that they have still holds. By that one the site knows a form that comes twice. */
export const freshToken = async () => {
  const response = await fetch(meta.dataset.session, { redirect: "manual" });
  const { user, token, mark } = await response.json();
  if (String(user) !== person) return null;
  return mark === meta.dataset.mark ? "" : token;
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
