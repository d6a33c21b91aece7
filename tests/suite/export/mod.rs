//! The exported formats, read back by independent parsers.

mod brat;
mod command;
mod exchange;
mod markup;
mod read_back;
mod result_object;
mod reviewed_article;
mod tables;
mod titles;
mod web_annotation;
