// @ts-check
// What comes over the wire for every page.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { expect } from "@playwright/test";

import { book } from "./chromium.js";
import { overweight } from "./checks/network.js";
import { none, test } from "./fixtures.js";
import { pages } from "./pages.js";

for (const file of pages()) {
    test(`${file} is light`, async ({ open }) => {
        const { traffic } = await open(file, { width: 1280, theme: "light" });
        none(overweight(await traffic.weights()));
    });
}

test("all scripts of the book's own weigh at most 15 KB", () => {
    const folder = path.join(book(), "theme");
    const scripts = readdirSync(folder).filter(file => file.endsWith(".js"));
    const weights = scripts.map(file => gzipSync(readFileSync(path.join(folder, file))).length);
    expect(scripts).not.toEqual([]);
    expect(weights.reduce((one, other) => one + other), `${scripts}: ${weights} bytes`).toBeLessThanOrEqual(15 * 1024);
});
