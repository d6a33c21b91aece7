//! The address of a page -> the bytes that its server answers with.
//!
//! [`fetch()`] asks for one address and nothing else: no picture, no script, no cookie. Redirects are followed here, not by
//! the HTTP library, so that each is checked. The request runs on its own thread, so that the caller hears of the
//! progress while the library waits for the network, and can stop at any time.

mod address;
mod answer;
mod content;
mod exchange;
mod failure;
mod fetch;
mod moved;
mod network;
mod proxy;
mod roots;
mod status;
mod trouble;

pub use address::{file_name, is_address, looks_like_address, whole_address};
pub use answer::{Answer, Body, FetchProgress, Request, Validators};
pub(super) use content::require_page;
pub use failure::Failure;
pub use fetch::fetch;
pub use network::{Limits, Network, NetworkEnvironment};
