// @ts-check
// Which pages the built book has.

import { existsSync, readdirSync } from "node:fs";

import { book } from "./chromium.js";

/** The table of contents for readers without scripts is a frame, no page; the
 * print version is all pages in one, and has checks of its own. */
const NO_PAGES = ["toc.html", "print.html"];

/** @returns {string[]} */
export function pages() {
    const folder = book();
    if (!existsSync(folder)) throw new Error(`UNLOCKED_BOOK names ${folder}, which does not exist`);
    const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map(file => file.replaceAll("\\", "/"))
        .filter(file => file.endsWith(".html") && !NO_PAGES.includes(file))
        .sort();
    if (found.length === 0) throw new Error(`${folder} holds no page; run: cargo book browse`);
    return found;
}
