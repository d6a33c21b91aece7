//! Pages come from servers: what is asked, what is read, and what is said when nothing comes. Every server here listens
//! on the loopback interface.

mod certificates;
mod commands;
mod copies;
mod encrypted;
pub(crate) mod fetching;
mod reading;
mod refusals;
pub(crate) mod server;
