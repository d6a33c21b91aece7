//! A feed on a real terminal: listed with who is quoted, read, and back in the list at the same place.

use super::pseudo_terminal::{Pty, reader};
use crate::web::server::{Server, Step, answer};

#[test]
fn a_feed_is_listed_an_item_read_from_its_page_and_kept() {
    let server = Server::start(|asked| {
        let body = match asked.path.as_str() {
            "/feed" => {
                "<rss version=\"2.0\"><channel><title>The Coast Post</title><item><title>Ferry runs again</title>\
                        <link>/ferry</link><description>“We waited,” said Nils Brekke. Read more</description></item><item>\
                        <title>Ice gets dear</title><link>/gone</link><description>“I sell half,” Ane Moe said…</description>\
                        </item></channel></rss>"
            }
            "/ferry" => {
                "<html><body><article><h1>Ferry runs again</h1><p>“We waited for the crane,” said Nils Brekke, who \
                         sells ice on the quay of Lunde in the north of Norway.</p><p>It came on Monday, in the rain.</p>\
                         </article></body></html>"
            }
            _ => return vec![Step::Send(answer("404 Not Found", &[], ""))],
        };
        vec![Step::Send(answer("200 OK", &[], body))]
    });
    let folder = tempfile::tempdir().unwrap();
    let mut command = reader(&[&server.at("/feed")]);
    command.env("PULLQUOTE_HOME", folder.path());
    for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env_remove(name);
    }
    let mut pty = Pty::start(command, (100, 30));
    pty.until("The Coast Post");
    pty.until("Nils Brekke");
    pty.until("Ane Moe");
    pty.press("\r");
    pty.until("It came on Monday");
    pty.press("q");
    pty.until("2 items  1 unread");
    pty.press("j\r");
    pty.until("only what the feed has is shown");
    pty.press("q");
    pty.until("2 items  0 unread");
    pty.press("s");
    pty.until("kept in the library");
}
