//! A web server on the loopback interface that answers as a script says, with and without encryption.

use super::certificates::Identity;
use rustls::{ServerConnection, StreamOwned};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// What a server does with a connection, step by step. After the last step it closes the connection.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Keeps silent until the other side gives up.
    Wait,
}

/// A request as a server saw it: its first line and its headers, in lower case.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The path, such as `/story`.
    pub(crate) path: String,
    /// The whole head.
    pub(crate) head: String,
}

impl Asked {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// A server. It listens until the tests end.
pub(crate) struct Server {
    address: SocketAddr,
    scheme: &'static str,
    asked: Arc<Mutex<Vec<Asked>>>,
}

type Script = dyn Fn(&Asked) -> Vec<Step> + Send + Sync;

impl Server {
    /// A server that answers as `script` says.
    pub(crate) fn start(script: impl Fn(&Asked) -> Vec<Step> + Send + Sync + 'static) -> Self {
        Self::listen("http", None, Arc::new(script))
    }

    /// A server that always answers with these bytes.
    pub(crate) fn saying(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |_| vec![Step::Send(answer.clone())])
    }

    /// A server with a certificate.
    pub(crate) fn encrypted(
        identity: &Identity,
        script: impl Fn(&Asked) -> Vec<Step> + Send + Sync + 'static,
    ) -> Self {
        Self::listen("https", Some(identity.server_config()), Arc::new(script))
    }

    fn listen(scheme: &'static str, tls: Option<Arc<rustls::ServerConfig>>, script: Arc<Script>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (script, seen, tls) = (Arc::clone(&script), Arc::clone(&seen), tls.clone());
                thread::spawn(move || match tls {
                    Some(config) => {
                        let session = ServerConnection::new(config).unwrap();
                        serve(&mut StreamOwned::new(session, connection), &*script, &seen);
                    }
                    None => serve(&mut { connection }, &*script, &seen),
                });
            }
        });
        Self { address, scheme, asked }
    }

    /// The address of a path on this server.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.address)
    }

    /// The host and port.
    pub(crate) fn host(&self) -> String {
        self.address.to_string()
    }

    /// What was asked so far, in order.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

/// Answers one request. The other side may leave at any time.
fn serve(connection: &mut (impl Read + Write), script: &Script, seen: &Mutex<Vec<Asked>>) {
    let Some(asked) = read_head(connection) else {
        // As servers do that are greeted in a language which is not HTTP. The other side may be gone.
        connection.write_all(&answer("400 Bad Request", &[], "")).unwrap_or_default();
        return;
    };
    seen.lock().unwrap().push(asked.clone());
    for step in script(&asked) {
        let goes_on = match step {
            Step::Send(bytes) => connection.write_all(&bytes).and_then(|()| connection.flush()).is_ok(),
            Step::Wait => connection.read(&mut [0]).is_ok(),
        };
        if !goes_on {
            return;
        }
    }
}

fn read_head(connection: &mut impl Read) -> Option<Asked> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        connection.read_exact(&mut byte).ok()?;
        head.extend(byte);
        if !byte[0].is_ascii_graphic() && !byte[0].is_ascii_whitespace() {
            return None;
        }
    }
    let text = String::from_utf8(head).ok()?;
    let path = text.split(' ').nth(1)?.to_owned();
    Some(Asked { path, head: text.to_lowercase() })
}

/// An answer with a status line, headers and a body whose length is stated.
pub(crate) fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", body.len());
    for header in headers {
        head.push_str(header);
        head.push_str("\r\n");
    }
    [head.as_bytes(), b"\r\n", body].concat()
}

/// A page as servers usually send it.
pub(crate) fn page(body: impl AsRef<[u8]>) -> Vec<u8> {
    answer("200 OK", &["Content-Type: text/html; charset=utf-8"], body)
}

/// A redirect.
pub(crate) fn redirect(to: &str) -> Vec<u8> {
    answer("302 Found", &[&format!("Location: {to}")], "")
}

/// An address at which nothing listens: that of a listener that is gone.
pub(crate) fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}/", listener.local_addr().unwrap())
}

/// An address whose server never accepts a connection: its queue is full.
pub(crate) fn busy() -> (String, TcpListener, Vec<TcpStream>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    // Connecting succeeds until the queue of connections that nobody accepts is full.
    let patience = std::time::Duration::from_millis(50);
    while let Ok(connection) = TcpStream::connect_timeout(&address, patience) {
        waiting.push(connection);
    }
    (format!("http://{address}/"), listener, waiting)
}

/// A server that answers with these in turn, and with the last for ever.
pub(super) fn turns(answers: Vec<Vec<u8>>) -> Server {
    let times = AtomicUsize::new(0);
    Server::start(move |_| {
        let turn = times.fetch_add(1, Ordering::SeqCst).min(answers.len() - 1);
        vec![Step::Send(answers[turn].clone())]
    })
}
