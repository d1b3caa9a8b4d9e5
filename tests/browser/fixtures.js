// @ts-check
// What every check starts from: a served folder, and a page opened in it the
// way a reader might.

import { test as base } from "@playwright/test";

import { book } from "./chromium.js";
import { watch } from "./checks/network.js";
import { serve } from "./server.js";

/**
 * A way to look at a page.
 * @typedef {object} Look
 * @property {number} width
 * @property {"light" | "dark"} theme
 * @property {boolean} [saved] The theme was chosen in mdBook's menu, against the system's wish.
 * @property {boolean} [scripts] On, if nothing is said.
 */

/**
 * @typedef {object} Opened
 * @property {import("@playwright/test").Page} page
 * @property {ReturnType<typeof watch>} traffic
 */

/** @typedef {(file: string, look: Look) => Promise<Opened>} Open */

/**
 * @type {import("@playwright/test").Fixtures<
 *   { open: Open },
 *   { folder: string, site: string },
 *   import("@playwright/test").PlaywrightTestArgs,
 *   import("@playwright/test").PlaywrightWorkerArgs>}
 */
const fixtures = {
    folder: [async ({}, use) => use(book()), { scope: "worker", option: true }],

    site: [
        async ({ folder }, use) => {
            const server = await serve(folder);
            await use(server.url);
            await server.close();
        },
        { scope: "worker" },
    ],

    open: async ({ browser, site }, use) => {
        /** @type {import("@playwright/test").BrowserContext[]} */
        const contexts = [];
        await use(async (file, look) => {
            const { width, theme, saved = false, scripts = true } = look;
            const other = theme === "dark" ? "light" : "dark";
            const context = await browser.newContext({
                viewport: { width, height: 800 },
                colorScheme: saved ? other : theme,
                javaScriptEnabled: scripts,
                reducedMotion: "reduce",
            });
            contexts.push(context);
            if (saved) {
                const name = theme === "dark" ? "navy" : "light";
                await context.addInitScript(name => localStorage.setItem("mdbook-theme", name), name);
            }
            // print.html asks for the printer as soon as it is there.
            await context.addInitScript(() => { window.print = () => {}; });
            const page = await context.newPage();
            const traffic = watch(page, site);
            await traffic.routed;
            await page.goto(site + file);
            return { page, traffic };
        });
        await Promise.all(contexts.map(context => context.close()));
    },
};

export const test = base.extend(fixtures);

/** @param {Look} look */
export function described({ width, theme, saved, scripts = true }) {
    return `at ${width} px, ${theme}${saved ? " (chosen in the menu)" : ""}${scripts ? "" : ", scripts off"}`;
}

/**
 * Fails with all faults at once. Without a stack: the faults are on the page,
 * and the name of the test says on which.
 * @param {string[]} faults
 */
export function none(faults) {
    if (faults.length === 0) return;
    const error = new Error(faults.join("\n"));
    error.stack = faults.join("\n");
    throw error;
}
