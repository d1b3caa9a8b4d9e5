// @ts-check
// What a page asks for and complains about while it is open.

import { gzipSync } from "node:zlib";

/**
 * Records errors and requests from now on. A request to another host is
 * recorded and refused.
 * @param {import("@playwright/test").Page} page
 * @param {string} site
 */
export function watch(page, site) {
    /** @type {string[]} */
    const errors = [];
    /** @type {string[]} */
    const foreign = [];
    /** @type {Promise<{ url: string, bytes: number }>[]} */
    const weights = [];

    page.on("console", message => {
        if (message.type() === "error") errors.push(`the console says: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", error => errors.push(`a script fails: ${error.message}`));
    page.on("response", response => weights.push(weigh(response)));
    const routed = page.route(url => url.origin !== new URL(site).origin, route => {
        foreign.push(`asks another host: ${route.request().url()}`);
        return route.abort();
    });

    return {
        routed,
        errors: () => [...errors],
        foreign: () => [...foreign],
        /** All that came over the wire until nothing more came, the heaviest first. */
        weights: async () => {
            await page.waitForLoadState("networkidle");
            return (await Promise.all(weights)).sort((one, other) => other.bytes - one.bytes);
        },
    };
}

/**
 * As a server that compresses sends it.
 * @param {import("@playwright/test").Response} response
 */
async function weigh(response) {
    const body = await response.body().catch(() => Buffer.alloc(0));
    return { url: new URL(response.url()).pathname, bytes: Math.min(body.length, gzipSync(body).length) };
}

/** What a page without a widget may weigh, all that it loads included. */
const HEAVIEST = 110 * 1024;

/**
 * @param {{ url: string, bytes: number }[]} weights
 * @param {number} [heaviest]
 * @returns {string[]}
 */
export function overweight(weights, heaviest = HEAVIEST) {
    const sum = weights.reduce((sum, { bytes }) => sum + bytes, 0);
    if (sum <= heaviest) return [];
    const first = weights.slice(0, 5).map(({ url, bytes }) => `${url} ${kilobytes(bytes)}`);
    return [`weighs ${kilobytes(sum)}, more than ${kilobytes(heaviest)}; the heaviest: ${first.join(", ")}`];
}

/** @param {number} bytes */
function kilobytes(bytes) {
    return `${(bytes / 1024).toFixed(1)} KB`;
}
