// @ts-check
// Every page, in both palettes, on a desk and on a phone.

import { violations } from "./checks/accessibility.js";
import { cut, sideways, unaligned, unseenColumns, wrapped } from "./checks/layout.js";
import { described, none, test } from "./fixtures.js";
import { pages } from "./pages.js";

/** Each palette once by the system's wish and once by the reader's, against it.
 * @type {import("./fixtures.js").Look[]} */
const LOOKS = [
    { width: 1280, theme: "light" },
    { width: 1280, theme: "dark", saved: true },
    { width: 360, theme: "light", saved: true },
    { width: 360, theme: "dark" },
];

for (const file of pages()) {
    for (const look of LOOKS) {
        test(`${file} is sound ${described(look)}`, async ({ open }) => {
            const { page, traffic } = await open(file, look);
            none([
                ...(await sideways(page)),
                ...(await unseenColumns(page)),
                ...(await cut(page)),
                ...(look.width === 1280 ? [...(await wrapped(page)), ...(await unaligned(page))] : []),
                ...(await violations(page)),
                ...traffic.errors(),
                ...traffic.foreign(),
            ]);
        });
    }
}
