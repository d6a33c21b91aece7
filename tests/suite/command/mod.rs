//! The commands with the real binary: arguments and files in, text and an exit code out.

mod audit;
mod config;
mod diff;
mod extract;
mod foreign;
mod import;
mod install;
mod library;
mod output_files;
mod plain;
mod repeats;
mod self_test;
mod two_reviewers;
mod verify;
