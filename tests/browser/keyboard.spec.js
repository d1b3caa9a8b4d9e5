// @ts-check
// Every page, without a mouse.

import { unreached } from "./checks/keyboard.js";
import { none, test } from "./fixtures.js";
import { pages } from "./pages.js";

for (const file of pages()) {
    for (const width of [1280, 360]) {
        test(`Tab goes everywhere on ${file} at ${width} px, and shows where it is`, async ({ open }) => {
            const { page } = await open(file, { width, theme: "light" });
            none(await unreached(page));
        });
    }
}
