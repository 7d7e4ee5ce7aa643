// Tells the page beside that somebody is signed in again, and closes this window where a page may.
new BroadcastChannel("signed-in").postMessage("");
close();
