// @ts-check
import { defineConfig } from "@playwright/test";

import { launch } from "./chromium.js";

export default defineConfig({
    testMatch: "*.spec.js",
    fullyParallel: true,
    workers: 2,
    // A check that passes at the second try is a check that nobody trusts.
    retries: 0,
    timeout: 60_000,
    reporter: [["dot"]],
    outputDir: "report",
    use: {
        launchOptions: launch(),
        // Colours are measured at rest, not in the midst of a transition.
        contextOptions: { reducedMotion: "reduce" },
    },
});
