//! Showing the book, and showing it again when a source has changed.

use std::io::ErrorKind;
use std::net::Ipv4Addr;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use notify_debouncer_full::notify::RecursiveMode;
use notify_debouncer_full::{DebounceEventResult, new_debouncer};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_livereload::{LiveReloadLayer, Reloader};

use super::runner;
use crate::book::Project;
use crate::book::site;

/// What a change in makes the book be built again.
const WATCHED: [&str; 4] = ["src", "listings", "theme", "book.toml"];

/// How long to wait for an editor to finish saving.
const SETTLE: Duration = Duration::from_millis(150);

/// Builds the book, serves it on `http://localhost:<port>`, and builds it
/// again and reloads the page whenever a source changes. Ends on Ctrl-C.
///
/// # Errors
///
/// When the port is taken, or when the first build fails. A later build that
/// fails is reported, and the last good one stays.
pub fn serve(project: &Project, port: u16, open: bool) -> Result<()> {
    // It ends when it has removed what it built.
    bounded::outlives_interrupts();
    let runtime = tokio::runtime::Runtime::new().context("no runtime for the server")?;
    runtime.block_on(async {
        let listener = listen(port).await?;
        let url = format!("http://localhost:{}", listener.local_addr()?.port());
        // A folder of its own: two servers do not get in each other's way.
        let folder = tempfile::Builder::new()
            .prefix("unlocked-book-")
            .tempdir()?;
        timed_build(project, folder.path())?;
        let livereload = LiveReloadLayer::new();
        let _watcher = watch(project, folder.path(), livereload.reloader())?;
        println!("The book is at {url}. It follows your changes. Stop it with Ctrl-C.");
        if open && let Err(error) = open::that(&url) {
            eprintln!("no browser could be opened ({error}); open {url} yourself");
        }
        let app = router(project, folder.path()).layer(livereload);
        axum::serve(listener, app)
            .with_graceful_shutdown(async {
                // Without Ctrl-C there is nothing to wait for: serve on.
                if tokio::signal::ctrl_c().await.is_err() {
                    std::future::pending::<()>().await;
                }
            })
            .await
            .context("the server stopped")
    })
}

async fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let other = port.checked_add(1).unwrap_or(3001);
            bail!(
                "port {port} is taken; stop what uses it, or choose another: cargo book --port {other}"
            )
        }
        Err(error) => Err(error).with_context(|| format!("port {port} cannot be used")),
    }
}

fn router(project: &Project, folder: &Path) -> Router {
    let not_found = std::fs::read(folder.join("404.html")).unwrap_or_default();
    let not_found = axum::routing::any(move || {
        let page = not_found.clone();
        async move {
            let html = HeaderValue::from_static("text/html; charset=utf-8");
            (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, html)], page).into_response()
        }
    });
    runner::router(project.clone()).fallback_service(ServeDir::new(folder).fallback(not_found))
}

fn timed_build(project: &Project, folder: &Path) -> Result<()> {
    let start = Instant::now();
    site::build(project, folder)?;
    println!("built in {:.2} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// Watches the sources for as long as what it returns is kept.
fn watch(project: &Project, folder: &Path, reloader: Reloader) -> Result<impl Sized + use<>> {
    let (book, folder) = (project.clone(), folder.to_owned());
    let mut debouncer = new_debouncer(SETTLE, None, move |events: DebounceEventResult| {
        let events = match events {
            Ok(events) => events,
            Err(errors) => return eprintln!("watching failed: {errors:?}"),
        };
        // The build itself opens every source: only what writes counts.
        let mut written = events.iter().filter(|event| !event.kind.is_access());
        let Some(path) = written.find_map(|event| event.paths.first()) else {
            return;
        };
        print!("{} changed: ", book.relative(path));
        match timed_build(&book, &folder) {
            Ok(()) => reloader.reload(),
            Err(error) => eprintln!("not built, the last version stays:\n{error:#}"),
        }
    })
    .context("changes cannot be watched")?;
    for name in WATCHED {
        debouncer
            .watch(project.root().join(name), RecursiveMode::Recursive)
            .with_context(|| format!("{name} cannot be watched"))?;
    }
    Ok(debouncer)
}
