// @ts-check
// Every page, where scripts do not run.

import { expect } from "@playwright/test";

import { hiddenTwins, lost, texts } from "./checks/content.js";
import { cut, sideways } from "./checks/layout.js";
import { none, test } from "./fixtures.js";
import { pages } from "./pages.js";

for (const file of pages()) {
    test(`${file} says without scripts what it says with them`, async ({ open }) => {
        const { page: with_ } = await open(file, { width: 360, theme: "light" });
        const { page } = await open(file, { width: 360, theme: "dark", scripts: false });
        none([
            ...(await lost(page, await texts(with_))),
            ...(await hiddenTwins(page)),
            ...(await cut(page)),
            ...(await sideways(page)),
        ]);
    });
}

test("the table of contents opens by keyboard without scripts", async ({ open }) => {
    const { page } = await open("index.html", { width: 360, theme: "light", scripts: false });
    const contents = page.frameLocator("#mdbook-sidebar iframe").getByRole("link").first();
    await expect(contents).toBeHidden();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(contents).toBeInViewport();
});

test("the palette follows the system without scripts", async ({ open }) => {
    for (const [theme, light] of /** @type {const} */ ([["light", true], ["dark", false]])) {
        const { page } = await open("index.html", { width: 1280, theme, scripts: false });
        const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        const [red] = background.match(/\d+/g) ?? [];
        expect(Number(red) > 128, `${theme}: ${background}`).toBe(light);
    }
});
