//! What is found in whole articles: the annotated ones, and those with golden files.

mod annotated;
mod annotation;
mod articles;
mod conservation;
mod labelled;
mod languages;
mod marks;
mod passages;
