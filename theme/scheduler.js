"use strict";

// The reader says which thread takes the next step, over the graph of all states
// that were recorded. Without this script there are a sentence and a table.
(() => {
    const PAUSE = 700; // milliseconds between two steps
    const KINDS = ["ready", "blocked", "finished", "panicked", "not begun", "spinning"];
    const BLOCKED = 1, PANICKED = 3, SPINS = 5;

    const escape = text => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt()};`);

    // Where nothing is kept, or can be: nothing.
    function kept(of) {
        try {
            return of(localStorage);
        } catch {
            return [];
        }
    }

    const grouped = count => `${count}`.replace(/\B(?=(...)+$)/g, ",");
    const plural = (count, what) => `${grouped(count)} ${what}${count == 1 ? "" : "s"}`;

    function need(right, otherwise = "they are damaged") {
        if (!right) throw otherwise;
    }

    // ---- What was recorded ----

    // Texts are escaped at the door: from here on they are HTML.
    function read(host) {
        const [json, program] = ["application/json", "text/plain"].map(type =>
            host.querySelector(`script[type="${type}"]`)?.textContent.replace(/^\n/, "").trimEnd());
        need(json && program, "the page has none");
        const data = JSON.parse(json, (key, value) => typeof value === "string" ? escape(value) : value);
        need(data.version === 1, `their version is ${data.version}, and not 1`);
        data.lines = highlighted(program);
        decode(data);
        return data;
    }

    // Puts things in the place of their indices, and checks each: what is played
    // later cannot fail.
    function decode(data) {
        const { threads, objects, outcomes, texts } = data;
        const at = (list, index) => list[index] ?? need();
        const names = (list = []) => list.map(thread => at(threads, thread)).join(", ");
        const views = data.views.map(([kind, line = 0, next = 0, why = 0, locals = 0, helper = 0]) => {
            need(KINDS[kind]);
            return { kind, line, next: at(texts, next), why: at(texts, why), locals: at(texts, locals), helper: helper && at(data.helpers, helper - 1) };
        });
        const looks = data.looks.map(look => look || []).map(([value = 0, holders, waiters, poisoned]) =>
            [at(texts, value) + (poisoned ? " (poisoned)" : ""), names(holders), names(waiters)]);
        data.states = data.states.map(state => {
            const rest = state[threads.length + objects.length], edges = [];
            for (let place = 0; place < rest.length; place += 3) {
                const [thread, to, move] = rest.slice(place);
                const [did, printed] = at(data.moves, move);
                need(at(threads, thread) && at(data.states, to));
                edges.push({ index: edges.length, thread, to, did: at(texts, did), printed: at(texts, printed) });
            }
            return {
                threads: threads.map((_, thread) => at(views, state[thread])),
                objects: objects.map((_, object) => at(looks, state[threads.length + object])),
                edges,
                outcome: edges[0] ? undefined : at(outcomes, rest),
            };
        });
        for (const outcome of outcomes) outcome.edges = follow(data.states, outcome.steps);
    }

    function follow(states, steps) {
        let state = 0;
        return steps.map(step => {
            const edge = states[state].edges[step];
            state = edge.to;
            return edge;
        });
    }

    const switches = ({ edges }) => edges.filter(({ thread }, place) => thread !== edges[place - 1]?.thread).length;

    // The lines of the program. A comment may go on from one to the next.
    function highlighted(program) {
        let before;
        return program.split("\n").map(line => {
            before = window.hljs?.highlight("rust", line, true, before?.top);
            return before?.value ?? escape(line);
        });
    }

    // For the margin of the program: M, F, S; T1, T2.
    function shortNames(names) {
        const short = names.map(name => name[0].toUpperCase() + (name.match(/\d+$/) ?? ""));
        return new Set(short).size === names.length ? short : names.map((name, thread) => name[0].toUpperCase() + (thread + 1));
    }

    const standing = ({ kind, why }) => KINDS[kind] + (why && `: ${why}`);

    // Who panicked; and, where main does not end, what each thread waits for.
    function reasons(names, views) {
        const stuck = kind => kind === BLOCKED || kind === SPINS;
        return views.flatMap(({ kind, next, why }, thread) => {
            if (kind === PANICKED) return `${names[thread]} panicked: ${why}`;
            if (!stuck(kind) || !stuck(views[0].kind)) return [];
            return `${names[thread]}${why.startsWith("held") ? ` waits to ${next},` : ":"} ${why || "spins"}`;
        }).join("; ");
    }

    // ---- The widget ----

    function build(host, listing, table) {
        const data = read(host);
        const { threads: names, objects, outcomes, states } = data;
        const short = shortNames(names);
        const failing = outcomes.filter(({ fails }) => fails).sort((one, other) => switches(one) - switches(other));

        // What was found is kept on the device until the program changes.
        const key = `unlocked ${listing} ${data.hash}`;
        const found = kept(storage => storage.getItem(key).split("\n"));

        // Where the play stands. A step makes another one.
        const start = { state: states[0], printed: "", calls: [], steps: [], last: 0 };
        const past = [];
        let here = start, timer, shown = 0;

        // A call is over when the thread is out of the helper, or again about
        // to do what the call began with. Once opened it stays open.
        function step({ state, printed, calls, steps }, edge, opens) {
            const { thread } = edge, to = states[edge.to];
            const begins = ({ line, next }) => line + next.split(" ", 2);
            const now = state.threads[thread], then = to.threads[thread];
            const { begun, open } = calls[thread] ?? { begun: begins(now) };
            const inside = now.helper && then.helper === now.helper && begins(then) !== begun;
            calls = [...calls];
            calls[thread] = inside ? { begun, open: open || opens } : undefined;
            return { state: to, printed: printed + edge.printed, calls, steps: [...steps, edge.index], last: thread };
        }

        // To the end of a call, if nothing is in its way or is to be chosen.
        function wholeCall(from, edge) {
            const to = step(from, edge);
            const [next, other] = to.state.edges.filter(({ thread }) => thread === edge.thread);
            return to.calls[edge.thread] && next && !other ? wholeCall(to, next) : to;
        }

        // The same thread for as long as it can, then the next that can.
        function toTheEnd(from) {
            const turn = ({ thread }) => (thread - from.last + names.length) % names.length;
            const [next] = from.state.edges.toSorted((one, other) => turn(one) - turn(other));
            return next && from.steps.length < states.length ? toTheEnd(step(from, next)) : from;
        }

        const at = (line, what) => line ? `${what}, line ${line}` : what;

        // The buttons of a thread: one for each way to go on.
        function choices(thread) {
            const { state: { threads, edges, outcome }, calls } = here, view = threads[thread];
            const { kind, line, next, helper } = view, call = calls[thread];
            const ways = edges.filter(edge => edge.thread === thread), [edge, other] = ways;
            const where = line ? `line ${line}` : "";
            if (!edge) return [{ does: kind || !outcome ? standing(view) : "stopped", where: outcome || !next ? "" : at(line, next) }];
            if (other) return ways.map(edge => ({ does: edge.did, where, edge, several: true }));
            if (!helper || call?.open) return [{ does: next, where, edge }];
            return [
                { does: `${call ? "rest of " : ""}${helper} (one step)`, where, edge, whole: true },
                { does: `Open ${helper}`, where: at(line, next), edge },
            ];
        }

        // ---- What the reader does ----

        function act(to, words) {
            past.push(here);
            go(to, words);
        }

        function take({ edge, whole }) {
            const name = names[edge.thread], { line, helper } = here.state.threads[edge.thread];
            if (whole) act(wholeCall(here, edge), `${name}: ${helper}, in one step.`);
            else act(step(here, edge, true), `${at(line, name)}: ${edge.did}.`);
        }

        function open(edges, words) {
            act(edges.reduce((from, edge) => step(from, edge, true), start), `${words}: ${plural(edges.length, "step")}.`);
        }

        function show() {
            const [...edges] = failing[shown++ % failing.length].edges, words = "A schedule that fails";
            if (matchMedia("(prefers-reduced-motion: reduce)").matches) return open(edges, words);
            const next = () => {
                timer = edges.length > 1 && setTimeout(next, PAUSE);
                take({ edge: edges.shift() });
            };
            timer = setTimeout(next, PAUSE);
            open([], words);
        }

        // A schedule in a link: a digit for each step, to base 36.
        async function link() {
            const url = `${location.href.split("#")[0]}#schedule=${listing}:${here.steps.map(step => step.toString(36)).join("")}`;
            try {
                history.replaceState(null, "", url);
                await navigator.clipboard.writeText(url);
                say("The link to this schedule is copied.");
            } catch {
                say(`The link to this schedule: ${url}`);
            }
        }

        // By their keys: what they are called, whether they can be pressed.
        const actions = {
            u: ["Undo", () => past.length, () => go(past.pop(), "One step back.")],
            r: ["Start again", () => here.steps.length, () => act(start, "Back at the start.")],
            e: ["Run to the end", () => !here.state.outcome, () => act(toTheEnd(here), "Run to the end.")],
            f: [failing[0] ? "Show me a failing schedule" : `No schedule fails: all ${grouped(data.schedules)} are covered`, () => failing[0], show],
            "": ["Copy link", () => true, link],
        };

        // `1.0` is the first way of thread 1. A button that is off says why.
        function press(what) {
            const showing = timer, [thread, way] = what.split(".");
            clearTimeout(timer);
            timer = undefined;
            if (showing) draw();
            const button = find(what);
            if (button.ariaDisabled === "true") say(`${button.firstChild.textContent}.`);
            else if (way) take(choices(+thread)[way]);
            else if (showing && what === "f") say("Stopped.");
            else actions[what][2]();
        }

        // ---- What she sees ----

        table.insertAdjacentHTML("beforebegin", `<section class="scheduler" aria-label="You are the scheduler of ${listing}">
            <div><b>You are the scheduler</b> ${listing}/${data.file}</div>
            <div class="source" tabindex="0" role="group" aria-label="The program ${listing}"><ol class="hljs">${
                data.lines.map(line => `<li><span></span><code>${line}</code></li>`).join("")}</ol></div>
            <div class="threads" role="group" aria-label="The threads of ${listing}"></div>
            <div class="said" role="status"></div>
            <div class="rest"></div>
            <small>Keys in here: <kbd>1</kbd> to <kbd>9</kbd> for the threads, and those on the buttons.</small></section>`);
        const section = table.previousSibling;
        const [source, cards, said, rest] = ["source", "threads", "said", "rest"].map(name => section.querySelector(`.${name}`));
        const rows = section.querySelectorAll("li");
        const find = what => section.querySelector(`[data-do="${what}"]`);

        function say(words) {
            said.innerHTML = words;
        }

        const button = (what, off, key, words) =>
            `<button type="button" data-do="${what}" aria-disabled="${off}">${words}${key && ` <kbd aria-hidden="true">${key}</kbd>`}</button>`;

        const colour = thread => `style="--thread: var(--thread-${thread % 6})"`;

        const mark = (thread, idle) => `<b class="mark${idle ? " idle" : ""}" ${colour(thread)}>${short[thread]}</b>`;

        function card(name, thread) {
            const { threads } = here.state, { locals, helper } = threads[thread];
            const buttons = choices(thread).map(({ does, where, edge }, way) => button(`${thread}.${way}`, !edge, way || thread > 8 ? "" : thread + 1,
                `<span><span class="status">${name}: </span>${does}</span>${where && ` <small>${where}</small>`}`));
            return `<div class="thread" ${colour(thread)} role="group" aria-label="${name} of ${listing}">
                <div>${mark(thread)} <b>${name}</b> ${here.calls[thread]?.open ? `<small>in ${helper}</small>` : ""} <code>${locals}</code></div>
                <div class="choices">${buttons.join("")}</div></div>`;
        }

        // Those in which some state has something to show.
        const columns = ["Value", "Held by", "Waited for by"].flatMap((name, column) =>
            states.some(({ objects }) => objects.some(look => look[column])) ? { name, column } : []);

        function shared() {
            const body = objects.map(([name, kind], object) => `<tr><th scope="row"><code>${name}</code> <small>${kind}</small></th>${
                columns.map(({ column }) => `<td>${here.state.objects[object][column] || "–"}</td>`).join("")}</tr>`);
            return `<table aria-label="Shared in ${listing}"><caption>Shared</caption><thead><tr><th scope="col">Name</th>${
                columns.map(({ name }) => `<th scope="col">${name}</th>`).join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
        }

        const count = () => `You found ${outcomes.filter(({ name }) => found.includes(name)).length} of ${plural(outcomes.length, "outcome")}.`;

        const verdict = ({ fails }) => fails ? "fails" : "holds";

        function badge(outcome) {
            const { name, fails, schedules } = outcome;
            if (!found.includes(name)) return `<li>?<span class="status"> not found yet</span></li>`;
            return `<li class="${verdict(outcome)}"><b>${name}</b> ${plural(schedules, "schedule")}${fails ? ", fails" : ""}</li>`;
        }

        // The page does not move: the program does, in its box.
        function drawSource() {
            const { threads: views, edges } = here.state;
            rows.forEach((row, place) => {
                const marks = views.flatMap(({ line, kind }, thread) => line === place + 1 ? mark(thread, kind) : []);
                row.className = marks[0] ? "at" : "";
                row.firstChild.innerHTML = marks.join("");
            });
            // Where the last thread cannot go on: another that can.
            const edge = edges.find(({ thread }) => thread === here.last) ?? edges[0];
            const row = rows[views[edge ? edge.thread : here.last].line - 1];
            if (!row) return;
            const pane = source.getBoundingClientRect(), { top, bottom } = row.getBoundingClientRect();
            if (top < pane.top || bottom > pane.bottom) source.scrollTop += (top + bottom - pane.top - pane.bottom) / 2;
        }

        // A button that goes leaves the focus to the first of its thread.
        function draw() {
            const focused = section.contains(document.activeElement) ? document.activeElement.dataset.do : undefined;
            const { outcome } = here.state;
            cards.innerHTML = names.map(card).join("");
            said.className = `said ${outcome ? verdict(outcome) : ""}`;
            rest.innerHTML = `<div class="actions">${Object.entries(actions).map(([key, [words, can]]) =>
                button(key, !can(), key, `<span>${key === "f" && timer ? "Stop" : words}</span>`)).join("")}</div>
                ${shared()}<b>Output so far</b><pre>${here.printed}</pre>
                <div>${count()} <small>Schedules are counted; they are not probabilities.</small></div><ul>${outcomes.map(badge).join("")}</ul>`;
            drawSource();
            if (focused !== undefined) (find(focused) ?? find(focused.replace(/\d+$/, 0))).focus();
        }

        // Says what was done and what has come of it.
        function go(to, words) {
            const { state, steps } = here, { outcome, threads } = to.state;
            here = to;
            if (outcome) {
                const why = reasons(names, threads);
                words += ` The end${outcome.fails ? ", and it fails" : ""}: ${outcome.name}${why && `: ${why}`}.`;
                if (!found.includes(outcome.name)) {
                    found.push(outcome.name);
                    words += ` ${count()}`;
                    kept(storage => storage.setItem(key, found.join("\n")));
                }
            } else if (to.steps.length > steps.length) {
                words += threads.map((view, thread) => view.kind === state.threads[thread].kind ? "" : ` ${names[thread]}: ${standing(view)}.`).join("");
            }
            draw();
            say(words);
        }

        section.addEventListener("click", ({ target }) => {
            const pressed = target.closest("button");
            if (pressed) press(pressed.dataset.do);
        });
        section.addEventListener("keydown", event => {
            if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9urfe]$/.test(event.key)) return;
            event.preventDefault();
            event.stopPropagation();
            const thread = event.key - 1, what = thread >= 0 ? `${thread}.0` : event.key;
            if (!find(what)) return;
            if (thread >= 0 && choices(thread)[0].several) {
                find(what).focus();
                say(`${names[thread]} can go on in several ways: choose one.`);
            } else {
                press(what);
            }
        });
        go(start, "Which thread takes the first step?");

        // Plays what a link names.
        return schedule => {
            host.scrollIntoView();
            try {
                open(follow(states, [...schedule].map(digit => parseInt(digit, 36))), "The schedule of the link");
            } catch {
                act(start, "The link names no schedule of this program. Here is the start.");
            }
        };
    }

    // ---- The page ----

    // The table is folded at once: it gives an outcome away. The rest is built
    // when that comes near, or when a link names it.
    function prepare(host) {
        const { listing } = host.dataset, table = host.querySelector("table");
        table.insertAdjacentHTML("beforebegin", "<details><summary>One schedule, as a table</summary></details>");
        const folded = table.previousSibling;
        folded.append(table);
        let play;

        function ready() {
            try {
                play ??= build(host, listing, folded);
            } catch (why) {
                play = () => host.scrollIntoView();
                folded.replaceWith(table);
                table.insertAdjacentHTML("beforebegin", `<p>The schedules of ${listing} cannot be shown: ${
                    why.message ? "they are damaged" : why}; record them with <code>cargo book record ${listing}</code></p>`);
            }
            return play;
        }

        new IntersectionObserver(seen => seen.at(-1).isIntersecting && ready(), { rootMargin: "800px" }).observe(host);
        return { listing, ready };
    }

    const widgets = [...document.querySelectorAll("you-are-the-scheduler")].map(prepare);

    function openAsked() {
        const [, listing, schedule] = location.hash.match(/^#schedule=(.+):(.*)$/) ?? [];
        widgets.find(widget => widget.listing === listing)?.ready()(schedule);
    }

    addEventListener("hashchange", openAsked);
    openAsked();
})();
