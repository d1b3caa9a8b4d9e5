//! A server and a client for a few files, in the little of
//! HTTP/1.0 that both need.

mod client;
mod server;

pub use client::{Fetched, fetch, fetch_patiently};
pub use server::Server;
