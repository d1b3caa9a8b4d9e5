// @ts-check
// Pictures of every page, to be looked at: screenshots/<page>.<look>.png

import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";

import { chromium } from "@playwright/test";

import { book, launch } from "./chromium.js";
import { pages } from "./pages.js";
import { serve } from "./server.js";

const FOLDER = path.join(import.meta.dirname, "screenshots");

/** @typedef {{ name: string, width: number, theme?: "light" | "dark", scripts?: boolean, print?: boolean }} Shot */

/** @type {Shot[]} */
const EVERY_PAGE = [
    { name: "desk-light", width: 1280 },
    { name: "desk-dark", width: 1280, theme: "dark" },
    { name: "phone-light", width: 390 },
    { name: "phone-dark", width: 390, theme: "dark" },
];

/** @type {Shot[]} */
const ONE_PAGE = [
    { name: "phone-scripts-off", width: 390, scripts: false },
    { name: "desk-scripts-off", width: 1280, theme: "dark", scripts: false },
    { name: "print", width: 700, theme: "dark", print: true },
];

const server = await serve(book());
// A picture of the whole page is taken without scroll bars.
const browser = await chromium.launch({ ...launch(), ignoreDefaultArgs: [] });
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);

// Name the pages wanted, if not all: npm run screenshots -- zip/pairs.html
const wanted = process.argv.slice(2);
const files = wanted.length > 0 ? wanted : pages();
for (const shot of EVERY_PAGE) await take(shot, files);
for (const shot of ONE_PAGE) await take(shot, files.slice(-1));
await browser.close();
await server.close();
console.log(`the pictures are in ${FOLDER}`);

/**
 * @param {Shot} shot
 * @param {string[]} files
 */
async function take({ name, width, theme = "light", scripts = true, print = false }, files) {
    const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: theme,
        javaScriptEnabled: scripts,
        reducedMotion: "reduce",
    });
    const page = await context.newPage();
    if (print) await page.emulateMedia({ media: "print" });
    for (const file of files) {
        await page.goto(server.url + file);
        if (scripts && !print) await showWidgets(page);
        const picture = `${file.replaceAll("/", "-").replace(/\.html$/, "")}.${name}.png`;
        await page.screenshot({ path: path.join(FOLDER, picture), fullPage: true });
    }
    await context.close();
}

/**
 * Scrolls to the schedulers, which stand on a page once they come near.
 *
 * @param {import("@playwright/test").Page} page
 */
async function showWidgets(page) {
    for (const widget of await page.locator("you-are-the-scheduler").all()) {
        await widget.scrollIntoViewIfNeeded();
        await widget.locator("button").first().waitFor();
    }
    await page.evaluate(() => scrollTo(0, 0));
}
