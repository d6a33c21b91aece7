//! A page on the screen of a real terminal: opened, and read again when it has changed.

use super::server::{Server, Step, page};
use crate::terminal::pseudo_terminal::{Pty, reader};
use std::sync::atomic::{AtomicUsize, Ordering};

fn story(until: &str) -> Vec<u8> {
    page(format!(
        "<html><body><article><h1>Quay closed</h1><p>“The quay stays closed until {until},” harbour master Rui Costa said \
         in Lisbon on Tuesday, after a storm had broken the wall.</p></article></body></html>"
    ))
}

#[test]
fn a_page_is_read_again_and_its_changes_are_listed() {
    let home = tempfile::tempdir().unwrap();
    let times = AtomicUsize::new(0);
    let server = Server::start(move |_| {
        let until = if times.fetch_add(1, Ordering::SeqCst) == 0 { "Friday" } else { "Sunday night" };
        vec![Step::Send(story(until))]
    });
    let mut command = reader(&[&server.at("/story")]);
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(name);
    }
    command.env("PULLQUOTE_HOME", home.path());
    let mut pty = Pty::start(command, (80, 24));
    pty.until("until Friday").until("1 quotation ").press("gr").until("Quotations that changed");
    assert!(pty.text().contains("+ “The quay stays closed until Sunday night,”"), "{}", pty.text());
    pty.press("\r").until("Rui Costa").press("q");
    assert_eq!(pty.end().code, 0);
    assert_eq!(server.asked().len(), 2);
}
