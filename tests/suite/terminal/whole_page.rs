//! The whole page in place of its article, from everywhere an article can come from.

use super::pseudo_terminal::{Pty, reader, shell};
use crate::web::server::{Server, Step, answer, page};
use portable_pty::CommandBuilder;
use std::path::Path;
use std::process::Command;

/// A page whose article is short, and what else is in it.
fn harbour() -> String {
    let article: String = [
        "“The quay is closed,” said Ana Lopes, the harbour master, on Monday, after the crane had fallen into the basin.",
        "Nobody could say when the ferries would run again, and the fishermen of the town sold their catch on the beach.",
        "The crane had been built in the north forty years ago and was to be replaced in the spring, when money came.",
    ]
    .map(|words| format!("<p>{words}</p>"))
    .concat()
    .repeat(5);
    let tides = |day: usize| {
        format!("<p>On day {day} of the week the tide tables say that the water is high at noon.</p>")
    };
    let others: String = (1..=30).map(tides).collect();
    format!(
        "<html><body><h1>Quay closed</h1><div class=article-body>{article}</div><div class=more>{others}</div></body></html>"
    )
}

fn server() -> Server {
    Server::start(|asked| {
        let feed = "<rss version=\"2.0\"><channel><title>The Coast Post</title><item><title>Quay closed</title>\
            <link>/quay</link><description>The quay is closed… Read more</description></item></channel></rss>";
        vec![Step::Send(match asked.path.as_str() {
            "/feed" => answer("200 OK", &[], feed),
            _ => page(harbour()),
        })]
    })
}

fn at_home(mut command: CommandBuilder, home: &Path) -> Pty {
    command.env("PULLQUOTE_HOME", home);
    for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env_remove(name);
    }
    Pty::start(command, (100, 40))
}

/// Shows the whole page, and the article again.
fn there_and_back(pty: &mut Pty) {
    pty.until("317 words").until("5 quotations").press("gw").until("this is the whole page");
    pty.until("827 words").until("35 quotations").press("G").until("the tide tables");
    pty.press("gw").until("317 words").until("¶16/16");
    pty.press("q");
}

#[test]
fn from_the_web() {
    let (server, home) = (server(), tempfile::tempdir().unwrap());
    there_and_back(&mut at_home(reader(&[&server.at("/quay")]), home.path()));
}

#[test]
fn from_the_library() {
    let (server, home) = (server(), tempfile::tempdir().unwrap());
    let mut pty = at_home(reader(&[]), home.path());
    pty.until("sample article").press("L").until("the library is empty");
    pty.press(&format!("i{}\r", server.at("/quay"))).until("5 pending").press("\r");
    there_and_back(&mut pty);
}

#[test]
fn from_a_feed() {
    let (server, home) = (server(), tempfile::tempdir().unwrap());
    let mut pty = at_home(reader(&[&server.at("/feed")]), home.path());
    pty.until("1 item  1 unread").press("\r");
    there_and_back(&mut pty);
}

#[test]
fn from_a_pipe() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("quay.html");
    super::library::write(&file, &harbour());
    there_and_back(&mut at_home(shell("cat \"$1\" | \"$0\"", &[file.to_str().unwrap()]), home.path()));
}

#[test]
fn without_a_screen() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("quay.html");
    super::library::write(&file, &harbour());
    let extract = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_pullquote"))
            .args(["extract", "--format", "text"])
            .args(arguments)
            .arg(&file)
            .env("PULLQUOTE_HOME", home.path())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let (article, whole) = (extract(&[]), extract(&["--whole-page"]));
    assert!(!article.contains("the tide tables") && whole.contains("the tide tables"), "{article}\n{whole}");
}
