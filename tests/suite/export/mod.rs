//! The exported formats, read back by parsers that are not ours.

mod annotations;
mod command;
mod markup;
mod reviewed_article;
mod tables;
