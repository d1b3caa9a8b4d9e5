// @ts-check
// A check that cannot fail is a defect. Each page in broken/ has one fault,
// and the check for it must find it; the page without a fault must pass all.

import path from "node:path";

import { expect } from "@playwright/test";

import { violations } from "./checks/accessibility.js";
import { duplicateIds, folded, hiddenTwins, lost, texts } from "./checks/content.js";
import { unreached } from "./checks/keyboard.js";
import { cut, sideways, unaligned, unseenColumns, wrapped } from "./checks/layout.js";
import { overweight } from "./checks/network.js";
import { test } from "./fixtures.js";

test.use({ folder: [path.join(import.meta.dirname, "broken"), { scope: "worker" }] });

/** @typedef {import("./fixtures.js").Opened} Opened */

/** @type {Record<string, (opened: Opened) => Promise<string[]>>} */
const CHECKS = {
    errors: async ({ traffic }) => traffic.errors(),
    foreign: async ({ traffic }) => traffic.foreign(),
    // Small, so that the broken page need not be big: neither of its two files
    // is over it, both are.
    overweight: async ({ traffic }) => overweight(await traffic.weights(), 1100),
    violations: ({ page }) => violations(page),
    sideways: ({ page }) => sideways(page),
    unseenColumns: ({ page }) => unseenColumns(page),
    cut: ({ page }) => cut(page),
    wrapped: ({ page }) => wrapped(page),
    unaligned: ({ page }) => unaligned(page),
    hiddenTwins: ({ page }) => hiddenTwins(page),
    folded: ({ page }) => folded(page),
    duplicateIds: ({ page }) => duplicateIds(page),
    unreached: ({ page }) => unreached(page),
};

/** What is broken, the check that must say so, and a word of what it must say.
 * @type {[string, keyof typeof CHECKS, RegExp][]} */
const BROKEN = [
    ["console-error", "errors", /the console says: lost/],
    ["failing-script", "errors", /a script fails: nobody catches this/],
    ["missing-file", "errors", /404/],
    ["other-host", "foreign", /https:\/\/example\.com\/font\.woff2/],
    ["overweight", "overweight", /weighs 1\.\d KB.*overweight\.js.*overweight\.html/],
    ["low-contrast", "violations", /color-contrast/],
    ["unlabelled-button", "violations", /button-name/],
    ["sideways", "sideways", /<html> is \d+ px wide/],
    ["clipped", "sideways", /<table class=""> “A cell/],
    ["wide-table", "unseenColumns", /a table is \d+ px wide, in a box of 300 px: “Python/],
    ["cut-code", "cut", /is cut.*a line that is longer/],
    ["wrapped-twin", "wrapped", /2 lines stand in 3 rows.*51 columns/],
    ["uneven-twins", "unaligned", /twin 1, figure 2/],
    ["hidden-twin", "hiddenTwins", /not to be seen: Python/],
    ["folded", "folded", /folded away: “The answer/],
    ["duplicate-id", "duplicateIds", /twice/],
    ["mouse-only", "unreached", /Tab does not reach <div.*Roll the dice/],
    ["out-of-reach", "unreached", /Tab does not reach <button.*Skipped/],
    ["trap", "unreached", /Tab does not reach <button.*Behind the trap/],
    ["unseen-focus", "unreached", /<a.*does not show that it has the focus/],
];

for (const [file, check, word] of BROKEN) {
    test(`${check} rejects ${file}.html`, async ({ open }) => {
        const faults = await CHECKS[check](await open(`${file}.html`, { width: 1280, theme: "light" }));
        expect(faults.join("\n")).toMatch(word);
    });
}

test("every check accepts a sound page", async ({ open }) => {
    const opened = await open("sound.html", { width: 1280, theme: "light" });
    for (const [name, check] of Object.entries(CHECKS)) {
        expect(await check(opened), name).toEqual([]);
    }
});

test("lost rejects a page whose program is there by script alone", async ({ open }) => {
    const { page: with_ } = await open("by-script.html", { width: 360, theme: "light" });
    const { page: without } = await open("by-script.html", { width: 360, theme: "light", scripts: false });
    expect(await lost(without, await texts(with_))).toEqual([expect.stringMatching(/cannot be seen: “onlybyscript/)]);
    expect(await lost(with_, await texts(with_))).toEqual([]);
});
