// @ts-check
// A folder, served on a free port of this machine.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
};

/**
 * @param {string} folder
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(folder) {
    const root = path.resolve(folder);
    const server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        const asked = path.join(root, decodeURIComponent(pathname), pathname.endsWith("/") ? "index.html" : "");
        const known = asked.startsWith(root) && statSync(asked, { throwIfNoEntry: false })?.isFile();
        if (!known) {
            response.writeHead(404).end();
            return;
        }
        response.writeHead(200, { "content-type": TYPES[path.extname(asked)] ?? "application/octet-stream" });
        createReadStream(asked).pipe(response);
    });
    await new Promise(ready => server.listen(0, "127.0.0.1", () => ready(undefined)));
    const address = /** @type {import("node:net").AddressInfo} */ (server.address());
    return {
        url: `http://127.0.0.1:${address.port}/`,
        close: () => new Promise(closed => {
            server.close(() => closed());
            server.closeAllConnections();
        }),
    };
}
