//! The exported formats, read back by independent parsers.

mod annotations;
mod command;
mod exchange;
mod markup;
mod read_back;
mod reviewed_article;
mod tables;
mod titles;
