//! Faults 36 to 42: web pages, Markdown, the network and standard input.
