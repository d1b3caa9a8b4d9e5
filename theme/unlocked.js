"use strict";

// Mends what mdBook's own page has for the mouse alone, or only shows. Runs
// after book.js. The page can be read without it.
(() => {
    const id = name => document.getElementById("mdbook-" + name);

    function make(tag, properties) {
        return Object.assign(document.createElement(tag), properties);
    }

    // The sidebar is opened by a label, out of the reach of Tab. The button
    // presses the label, so that book.js goes on doing the work.
    function sidebarButton() {
        const label = id("sidebar-toggle"), box = id("sidebar-toggle-anchor");
        const button = make("button", { type: "button", className: "icon-button", title: "Table of contents" });
        button.append(...label.childNodes);
        button.setAttribute("aria-label", button.title);
        button.setAttribute("aria-controls", "mdbook-sidebar");
        const tell = () => button.setAttribute("aria-expanded", box.checked);
        tell();
        box.addEventListener("change", tell);
        button.addEventListener("click", () => label.click());
        for (const name of ["aria-label", "aria-expanded", "aria-controls"]) label.removeAttribute(name);
        label.classList.add("hidden");
        label.before(button);
        document.querySelector("#mdbook-sidebar a.active")?.setAttribute("aria-current", "page");
    }

    // Everything stands in a landmark; the skip link stands before them all.
    function landmarks() {
        id("menu-bar").setAttribute("role", "banner");
        id("search-wrapper")?.setAttribute("role", "search");
        const content = id("content");
        content.tabIndex = -1;
        const skip = document.querySelector(".skip-link");
        document.body.prepend(skip);
        // The sidebar, scrolled to its active link, would have the first Tab.
        if (!location.hash) {
            document.body.tabIndex = -1;
            document.body.focus({ preventScroll: true });
            document.body.removeAttribute("tabindex");
        }
        // On a page with a <base>, as 404.html, the link would lead elsewhere.
        skip.addEventListener("click", event => {
            event.preventDefault();
            content.focus();
        });
    }

    // The title of the book is a heading of every page, and a mouse takes it
    // to the top. It is the link to the start of the book.
    function title() {
        const heading = document.querySelector(".menu-title");
        const link = make("a", { href: path_to_root + "index.html", textContent: heading.textContent });
        heading.replaceChildren(link);
        heading.setAttribute("role", "none");
    }

    function search() {
        const field = id("searchbar"), header = id("searchresults-header");
        if (!field) return;
        field.setAttribute("aria-label", "Search this book");
        field.setAttribute("aria-describedby", header.id);
        header.setAttribute("role", "status");
    }

    // Auto, Light and Dark: the other names are the same two palettes. A theme
    // chosen under another name becomes its like.
    function themes() {
        const item = name => id("theme-" + name);
        const like = { rust: "light", coal: "navy", ayu: "navy" };
        item("navy").textContent = "Dark";
        let chosen;
        try {
            chosen = localStorage.getItem("mdbook-theme");
        } catch {
            // Nothing is kept here.
        }
        if (Object.hasOwn(like, chosen)) item(like[chosen]).click();
        for (const name in like) item(name).parentElement.remove();

        const list = id("theme-list"), items = list.querySelectorAll(".theme");
        const tell = () => items.forEach(each => {
            each.setAttribute("role", "menuitemradio");
            each.setAttribute("aria-checked", each.classList.contains("theme-selected"));
        });
        tell();
        list.addEventListener("click", tell);
    }

    // The keyboard help is a dialog: it takes the focus, keeps it, gives it back.
    function help() {
        const dialog = id("help-popup"), shade = id("help-container");
        const close = make("button", { type: "button", textContent: "Close" });
        dialog.append(close);
        dialog.setAttribute("role", "dialog");
        dialog.setAttribute("aria-modal", "true");
        dialog.setAttribute("aria-label", "Keyboard shortcuts");
        close.addEventListener("click", () =>
            close.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })));
        dialog.addEventListener("keydown", event => {
            if (event.key === "Tab") event.preventDefault();
        });
        let before;
        new MutationObserver(() => {
            if (shade.style.display === "flex") {
                before = document.activeElement;
                close.focus();
            } else {
                before?.focus();
            }
        }).observe(shade, { attributeFilter: ["style"] });
    }

    // Bare arrows become links that say which chapter they lead to.
    function neighbours() {
        const names = new Map();
        for (const link of document.querySelectorAll("#mdbook-sidebar .chapter a[href]")) {
            const name = link.cloneNode(true);
            name.querySelector("strong")?.remove(); // its number
            names.set(link.href, name.textContent.trim());
        }
        for (const link of document.querySelectorAll(".mobile-nav-chapters")) {
            const name = names.get(link.href);
            if (!name) continue;
            link.append(
                make("small", { textContent: link.classList.contains("next") ? "Next" : "Previous" }),
                make("b", { textContent: name }),
            );
            link.removeAttribute("aria-label");
            link.removeAttribute("title");
        }
    }

    // A table too wide for the page scrolls in its box: by keyboard too, and
    // the arrows that scroll it do not turn the page.
    function tables() {
        const watch = new ResizeObserver(entries => entries.forEach(({ target }) => {
            if (target.scrollWidth > target.clientWidth) {
                target.tabIndex = 0;
                target.setAttribute("role", "group");
                target.setAttribute("aria-label", "Table, scrolls sideways");
            } else {
                for (const name of ["tabindex", "role", "aria-label"]) target.removeAttribute(name);
            }
        }));
        for (const box of document.querySelectorAll(".table-wrapper")) {
            watch.observe(box);
            box.addEventListener("keydown", event => event.stopPropagation());
        }
    }

    // “Copied!” is a bubble over the button, for the eye alone. It is said, too.
    function copied() {
        const status = make("div", { className: "status" });
        status.setAttribute("role", "status");
        id("content").append(status);
        const watch = new MutationObserver(([{ target }]) => {
            status.textContent = target.textContent;
        });
        for (const bubble of document.querySelectorAll(".tooltiptext")) watch.observe(bubble, { childList: true });
    }

    // The boxes of a task list have no label.
    function tasks() {
        for (const box of document.querySelectorAll("li > input[type=checkbox]:first-child")) {
            box.setAttribute("aria-label", box.parentElement.textContent.trim());
        }
    }

    // On a phone a chain of calls is wider than the page, and the names in a
    // row are wider than their columns. A call goes on below from a method or
    // an argument on; in a table, a name from one of its words on.
    function breaks() {
        const calls = String.raw`(?=\.[a-z_])|(?<=[([{,;]|::)(?![\s)\]}])`;
        allow(document.querySelectorAll("pre > code"), new RegExp(calls));
        allow(document.querySelectorAll("td code, th code"), new RegExp(String.raw`${calls}|(?=\.[A-Z])|(?<=[_=<]|[a-z](?=[A-Z]))(?![\s)\]}])`));
    }

    /** Lets each text break where `pattern` matches. */
    function allow(codes, pattern) {
        for (const code of codes) {
            const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode);
            for (const text of texts) {
                const parts = text.data.split(pattern);
                text.replaceWith(...parts.flatMap((part, place) => place === 0 ? [part] : [document.createElement("wbr"), part]));
            }
        }
    }

    sidebarButton();
    landmarks();
    title();
    search();
    themes();
    help();
    neighbours();
    tables();
    copied();
    tasks();
    breaks();
})();
