// @ts-check
// What `cargo book browse` hands over: the browser of the system (nothing is
// downloaded), the built book, the command itself.

/** How Playwright is to start it. */
export function launch() {
    return {
        executablePath: named("UNLOCKED_CHROMIUM", CHROMIUM_MISSING),
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
        // A scroll bar takes its room, as on most desks.
        ignoreDefaultArgs: ["--hide-scrollbars"],
    };
}

/** The folder of the built book. */
export function book() {
    return named("UNLOCKED_BOOK", "no book is built; this builds it and runs the checks: cargo book browse");
}

/** The command `cargo book` itself, to serve the book as a reader does. */
export function command() {
    return named("UNLOCKED_COMMAND", "it is the path of the program behind cargo book, which sets it: cargo book browse");
}

const CHROMIUM_MISSING =
    "no browser is named. On Debian or Ubuntu: sudo apt-get install chromium; " +
    "then UNLOCKED_CHROMIUM=/usr/bin/chromium, or let this find it: cargo book browse";

/**
 * @param {string} variable
 * @param {string} otherwise
 */
function named(variable, otherwise) {
    const value = process.env[variable];
    if (!value) throw new Error(`${variable} is not set: ${otherwise}`);
    return value;
}
