//! A page on the screen of a real terminal: opened, and read again when it has changed.

use super::server::{Server, Step, answer, page};
use crate::terminal::pseudo_terminal::{Pty, reader};
use pullquote::article::Article;
use pullquote::input::web::Network;
use pullquote::input::{Origin, load};
use pullquote::library::{ArticleKey, Library};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
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
    pty.until("until Friday").until("1 quotation ").press("gR").until("Quotations that changed");
    pty.until("+ “The quay stays closed until Sunday night,”");
    pty.press("\r").until("Rui Costa").press("q");
    assert_eq!(pty.end().code, 0);
    assert_eq!(server.asked().len(), 2);
}

/// A reader of an address in a terminal, with its library in this folder.
fn reading(home: &Path, address: &str) -> Pty {
    let mut command = reader(&[address]);
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(name);
    }
    command.env("PULLQUOTE_HOME", home);
    Pty::start(command, (80, 24))
}

#[test]
fn a_page_in_the_library_is_compared_with_its_copy_and_kept_again_when_it_is_reloaded() {
    let home = tempfile::tempdir().unwrap();
    let times = Arc::new(AtomicUsize::new(0));
    let turn = Arc::clone(&times);
    let server = Server::start(move |_| match turn.load(Ordering::SeqCst) {
        0 => vec![Step::Send(story("Friday"))],
        1 => vec![Step::Send(story("Sunday night"))],
        2 => vec![Step::Send(story("Easter Monday"))],
        _ => vec![Step::Send(answer("503 Service Unavailable", &[], ""))],
    });
    let address = server.at("/story");
    let network = Network::default();
    let origin = Origin::Web(address.clone());
    let document = load(&origin, &network, &mut |_| ControlFlow::Continue(())).unwrap();
    let article = Article::new(document);
    let mut library = Library::open(home.path()).unwrap();
    let id = library.add(&article, &ArticleKey::of(&article, &origin), 1).unwrap();
    times.store(1, Ordering::SeqCst);
    let mut pty = reading(home.path(), &address);
    pty.until("Quotations that changed");
    pty.until("+ “The quay stays closed until Sunday night,”");
    assert_eq!(library.fetches(id).unwrap().len(), 1, "looking changes nothing");
    times.store(2, Ordering::SeqCst);
    pty.until("changed since the copy of")
        .press("\r")
        .press("gR")
        .until("+ “The quay stays closed until Easter");
    let fetches = library.fetches(id).unwrap();
    assert_eq!(fetches.len(), 2, "what was fetched again is kept without a decision");
    assert!(library.article(id).unwrap().unwrap().article.text.contains("Easter Monday"));
    assert_eq!(library.original(&fetches[0].sha256).unwrap(), body(&story("Easter Monday")));
    pty.press("\r").press("q");
    assert_eq!(pty.end().code, 0);
    times.store(3, Ordering::SeqCst);
    let mut pty = reading(home.path(), &address);
    pty.until("Easter Monday").until("could not be fetched, so the copy of").press("q");
    assert_eq!(pty.end().code, 0);
}

/// What comes after the head of an answer.
fn body(answer: &[u8]) -> Vec<u8> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    answer[end + 4..].to_vec()
}
