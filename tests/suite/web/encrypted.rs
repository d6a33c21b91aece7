//! Encrypted pages: who is trusted, and that no redirect gives the encryption up.

use super::certificates::{Authority, Identity};
use super::fetching::patient;
use super::server::{Server, Step, page, redirect};
use pullquote::input::web::{Answer, Failure, Network, NetworkEnvironment, Request, fetch};
use std::ops::ControlFlow;
use std::path::PathBuf;

fn story(identity: &Identity) -> Server {
    Server::encrypted(identity, |_| vec![Step::Send(page("Seoul said."))])
}

fn fetch_trusting(address: &str, certificates: Option<PathBuf>) -> Result<Answer, Failure> {
    let environment = NetworkEnvironment { certificates, ..NetworkEnvironment::default() };
    fetch(&Request::new(address), &Network::new(patient(), environment), &mut |_| ControlFlow::Continue(()))
}

fn said(address: &str, certificates: Option<PathBuf>) -> String {
    fetch_trusting(address, certificates).unwrap_err().error.to_string()
}

#[test]
fn a_certificate_is_trusted_only_if_a_known_root_vouches_for_it() {
    let authority = Authority::new("Coast Root");
    let server = story(&authority.vouch_for("127.0.0.1"));
    let answer = fetch_trusting(&server.at("/"), Some(authority.root())).unwrap();
    assert_eq!(answer.body.unwrap().bytes, b"Seoul said.");
    let sentence = said(&server.at("/"), None);
    assert!(
        sentence.contains("is not from a known authority") && sentence.contains("SSL_CERT_FILE"),
        "{sentence}"
    );
    let sentence = said(&server.at("/"), Some(Authority::new("Other Root").root()));
    assert!(sentence.contains("is not from a known authority"), "{sentence}");
}

#[test]
fn a_certificate_that_is_not_valid_is_refused_with_the_reason() {
    let authority = Authority::new("Coast Root");
    for (identity, reason) in [
        (authority.vouched_for("127.0.0.1"), "has expired"),
        (authority.vouch_for("news.example"), "belongs to another host"),
    ] {
        let sentence = said(&story(&identity).at("/"), Some(authority.root()));
        assert!(sentence.contains(reason), "{reason} in: {sentence}");
    }
}

#[test]
fn a_server_without_encryption_is_not_taken_for_one_with_it() {
    let plain = Server::saying(page("Seoul said."));
    let sentence = said(&plain.at("/").replace("http:", "https:"), None);
    assert!(sentence.contains("no secure connection"), "{sentence}");
}

#[test]
fn a_redirect_may_lead_to_encryption_but_not_away_from_it() {
    let authority = Authority::new("Coast Root");
    let identity = authority.vouch_for("127.0.0.1");
    let (plain, encrypted) = (Server::saying(page("plain")), story(&identity));
    let target = encrypted.at("/story");
    let upward = Server::saying(redirect(&target));
    assert_eq!(fetch_trusting(&upward.at("/"), Some(authority.root())).unwrap().address, target);
    let target = plain.at("/story");
    let downward = Server::encrypted(&identity, move |_| vec![Step::Send(redirect(&target))]);
    let sentence = said(&downward.at("/"), Some(authority.root()));
    assert!(
        sentence.contains(&format!("leads to {}, which is not encrypted", plain.at("/story"))),
        "{sentence}"
    );
    let target = plain.at("/story");
    let in_page = Server::encrypted(&identity, move |_| {
        vec![Step::Send(page(format!("<meta http-equiv=refresh content='0; url={target}'>")))]
    });
    assert!(said(&in_page.at("/"), Some(authority.root())).contains("which is not encrypted"));
    assert!(plain.asked().is_empty(), "nothing is asked of the server without encryption");
}

#[test]
fn a_file_of_certificates_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (missing, wrong) = (folder.path().join("none.pem"), folder.path().join("story.txt"));
    std::fs::write(&wrong, "Seoul said.").unwrap();
    for (file, part) in [(missing, "cannot be read"), (wrong, "holds no certificates")] {
        let sentence = said("https://127.0.0.1:1/", Some(file.clone()));
        assert!(sentence.starts_with(file.to_str().unwrap()) && sentence.contains(part), "{sentence}");
    }
}
