// @ts-check
// The scheduler of a listing, as a reader plays it; and pages on which it
// stands, in the frame of the built book.

import { readFileSync } from "node:fs";
import path from "node:path";

import { test as base } from "./fixtures.js";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./fixtures.js").Look} Look */
/** @typedef {import("./fixtures.js").Opened} Opened */

/** A page of the book that has one before it and one after it. */
const FRAME = "zip/unordered.html";

/** Where the pages made here are, for the browser. */
export const PAGE = "zip/scheduler.html";

/**
 * The parts of a listing's element. A part that is undefined is not there.
 * @typedef {object} Parts
 * @property {string} listing
 * @property {string} fallback The sentence and the table.
 * @property {string} [json]
 * @property {string} [program]
 */

/**
 * Small programs, explored by a model that is none of the book's crates.
 * @param {string} name
 * @returns {Parts}
 */
export function fixture(name) {
    const read = (/** @type {string} */ file) =>
        readFileSync(path.join(import.meta.dirname, "fixtures", name, file), "utf8");
    return {
        listing: `threads/${name}`,
        fallback: read("without-scripts.html"),
        json: read("schedules.json"),
        program: read("main.rs"),
    };
}

/**
 * The element as mdBook puts it on a page.
 * @param {Parts} parts
 */
export function element({ listing, fallback, json, program }) {
    const script = (/** @type {string} */ type, /** @type {string | undefined} */ text) =>
        text === undefined ? "" : `<script type="${type}">\n${text.trimEnd()}\n</script>\n`;
    return `<you-are-the-scheduler data-listing="${listing}">\n${fallback}\n` +
        `${script("application/json", json)}${script("text/plain", program)}</you-are-the-scheduler>\n`;
}

/** @typedef {(main: string, look: Look, fragment?: string) => Promise<Opened>} Compose */

/**
 * `compose` opens a page of the book with another text in it.
 * @type {import("@playwright/test").TestType<
 *   import("@playwright/test").PlaywrightTestArgs & { open: import("./fixtures.js").Open, compose: Compose },
 *   import("@playwright/test").PlaywrightWorkerArgs & { folder: string, site: string }>}
 */
export const test = base.extend({
    compose: async ({ open, site, folder }, use) => {
        await use(async (main, look, fragment = "") => {
            const frame = readFileSync(path.join(folder, FRAME), "utf8");
            const body = frame.replace(/<main>.*<\/main>/s, () => `<main>\n<h1>You are the scheduler</h1>\n${main}</main>`);
            const opened = await open(FRAME, look);
            await opened.page.route(`${site}${PAGE}`, route => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
            await opened.page.goto(site + PAGE + fragment);
            return opened;
        });
    },
});

/**
 * What a reader has of the scheduler of a listing.
 * @param {Page} page
 * @param {string} listing
 */
export function scheduler(page, listing) {
    const host = page.locator(`you-are-the-scheduler[data-listing="${listing}"]`);
    const widget = host.getByRole("region", { name: `You are the scheduler of ${listing}` });
    /** @param {string} name */
    const thread = name => widget.getByRole("group", { name: `${name} of ${listing}`, exact: true });
    /** @param {string | RegExp} name */
    const button = name => widget.getByRole("button", { name, exact: true });
    return {
        host,
        widget,
        thread,
        button,
        /** The buttons of a thread. @param {string} name */
        choices: name => thread(name).getByRole("button"),
        source: widget.getByRole("group", { name: `The program ${listing}` }),
        /** The lines at which some thread is. */
        marked: widget.locator(".source .at"),
        status: widget.getByRole("status"),
        shared: widget.getByRole("table"),
        printed: widget.locator("pre"),
        outcomes: widget.locator(".rest").getByRole("listitem"),
        found: widget.locator(".rest").getByText(/^You found/),
        undo: button("Undo"),
        again: button("Start again"),
        end: button("Run to the end"),
        failing: button("Show me a failing schedule"),
        copy: button("Copy link"),
        folded: host.locator("details"),
        table: host.locator("table.schedule"),
    };
}

/**
 * Lets threads take steps by the keys that have their numbers.
 * @param {Page} page
 * @param {string} numbers
 */
export async function press(page, numbers) {
    for (const number of numbers) await page.keyboard.press(number);
}
