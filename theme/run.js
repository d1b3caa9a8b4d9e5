"use strict";

// A button that runs the program beside which it stands. Nobody is asked until
// it is pressed: then the server of `cargo book`, where the page comes from
// this machine, and, for a program that needs no file but its own, the Rust
// Playground.
(() => {
    const HERE = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
    const PLAYGROUND = "https://play.rust-lang.org/execute";
    const BUILD_AND_RUN = 330_000, ANSWER = 30_000; // milliseconds

    for (const output of document.querySelectorAll("figure.output[data-run]")) {
        const askers = [];
        if (HERE) askers.push(askHere);
        if (output.hasAttribute("data-playground")) askers.push(askPlayground);
        const buttons = output.querySelector(".buttons");
        if (askers.length === 0 || !buttons) continue;
        const button = document.createElement("button");
        button.type = "button";
        button.className = "run-button";
        button.textContent = "Run";
        buttons.prepend(button);
        button.addEventListener("click", () => press(button, output, askers));
    }

    async function press(button, output, askers) {
        if (button.getAttribute("aria-disabled") === "true") return;
        button.setAttribute("aria-disabled", "true");
        const show = result(output);
        show("Running…");
        const program = {
            file: output.dataset.run,
            code: output.previousElementSibling.querySelector("code").textContent,
            command: output.querySelector("figcaption kbd").textContent,
        };
        show(...await firstAnswer(askers, program));
        button.removeAttribute("aria-disabled");
    }

    async function firstAnswer(askers, program) {
        for (const ask of askers) {
            try {
                return await ask(program);
            } catch {
                // The next one may be there.
            }
        }
        const asked = askers.map(ask => ask === askHere ? "a server started by cargo book" : "the Rust Playground");
        return [`No answer from ${asked.join(", nor from ")}. In a clone of the book, this runs it: ${program.command}`];
    }

    async function askHere({ file }) {
        const answer = await fetch(`/run/${file}`, {
            method: "POST",
            headers: { "x-unlocked": "run" },
            signal: AbortSignal.timeout(BUILD_AND_RUN),
        });
        // 422: the program was run, or built, and failed.
        if (!answer.ok && answer.status !== 422) throw new Error(answer.statusText);
        return ["On this machine, now:", await answer.text()];
    }

    async function askPlayground({ code }) {
        const answer = await fetch(PLAYGROUND, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({
                channel: "stable", mode: "debug", edition: "2024",
                crateType: "bin", tests: false, backtrace: false, code,
            }),
            signal: AbortSignal.timeout(ANSWER),
        });
        if (!answer.ok) throw new Error(answer.statusText);
        const { success, stdout, stderr } = await answer.json();
        return ["On the Rust Playground, now:", success ? stdout : stdout + stderr];
    }

    // The place under the recorded output, told to screen readers as it changes.
    function result(output) {
        let place = output.querySelector(".ran");
        if (!place) {
            place = document.createElement("div");
            place.className = "ran";
            place.setAttribute("role", "status");
            output.append(place);
        }
        return (says, printed) => {
            const line = document.createElement("p");
            line.textContent = says;
            place.replaceChildren(line);
            if (printed === undefined) return;
            const code = document.createElement("code");
            code.textContent = printed;
            const pre = document.createElement("pre");
            pre.append(code);
            place.append(pre);
        };
    }
})();
