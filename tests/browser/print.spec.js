// @ts-check
// Every page, on paper.

import { expect } from "@playwright/test";

import { duplicateIds, folded, hiddenTwins } from "./checks/content.js";
import { cut, sideways } from "./checks/layout.js";
import { none, test } from "./fixtures.js";
import { pages } from "./pages.js";

/** A sheet of A4 between its margins. */
const PAPER = 700;

for (const file of [...pages(), "print.html"]) {
    test(`${file} prints whole, on white`, async ({ open }) => {
        const { page } = await open(file, { width: PAPER, theme: "dark", saved: true });
        await page.emulateMedia({ media: "print" });
        none([
            ...(await hiddenTwins(page)),
            ...(await folded(page)),
            ...(await cut(page)),
            ...(await sideways(page)),
            ...(await duplicateIds(page)),
        ]);
        const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        expect(background).toBe("rgb(255, 255, 255)");
    });
}
