//! Whoever runs the machine: calls the built program as a process of its own, reads what it prints, and serves with it.
//! What it serves is asked over a plain connection, as a browser on the same machine would.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

pub const SAMPLE_PASSWORD: &str = "tansiq-sample";

/// A machine with an empty data folder.
pub struct Operator {
    folder: tempfile::TempDir,
    data: PathBuf,
}

/// How a command ended and what it printed.
#[derive(Debug)]
pub struct Said {
    pub done: bool,
    pub out: String,
    pub err: String,
}

impl Said {
    #[track_caller]
    pub fn done(self) -> String {
        assert!(self.done, "{}{}", self.out, self.err);
        self.out
    }

    /// The sentence it failed with.
    #[track_caller]
    pub fn failed(self) -> String {
        assert!(!self.done, "it should have failed: {}", self.out);
        self.err
    }
}

impl Operator {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().join("data");
        Self { folder, data }
    }

    /// With a kit's invented records.
    pub fn with_sample() -> Self {
        let operator = Self::new();
        operator.tansiq(&["init", "--sample"]).done();
        operator
    }

    /// With the data elsewhere: on another disk.
    pub fn at(data: &Path) -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder"), data: data.to_owned() }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn data(&self) -> &Path {
        &self.data
    }

    pub fn database(&self) -> PathBuf {
        self.data.join("tansiq.db")
    }

    /// A command on the data folder.
    pub fn tansiq(&self, words: &[&str]) -> Said {
        let data = self.data.to_str().expect("a path in UTF-8");
        self.plain(&[words, &["--data", data]].concat())
    }

    /// A command as it is.
    pub fn plain(&self, words: &[&str]) -> Said {
        let output = self.command(words).output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what it prints is text");
        Said { done: output.status.success(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Serves on a free port; returns once it listens.
    pub fn serve(&self, words: &[&str]) -> Server {
        let data = self.data.to_str().expect("a path in UTF-8");
        let mut command = self.command(&[&["serve", "--listen", "127.0.0.1:0", "--data", data], words].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let (out, mut err) = (child.stdout.take().expect("piped"), child.stderr.take().expect("piped"));
        let log = Arc::new(Mutex::new(String::new()));
        let kept = log.clone();
        let reader = std::thread::spawn(move || {
            let mut text = String::new();
            err.read_to_string(&mut text).ok();
            kept.lock().expect("nobody panicked").push_str(&text);
        });
        let mut out = BufReader::new(out);
        let mut line = String::new();
        out.read_line(&mut line).expect("it says something");
        let address = line.trim().rsplit_once("http://").map(|(_, address)| address.to_owned());
        let address = address.unwrap_or_else(|| panic!("it does not listen: {line}"));
        std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        Server { child, address, log, reader: Some(reader) }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tansiq"));
        command.args(words).stdin(Stdio::null()).current_dir(self.folder.path());
        for name in ["DATABASE", "LISTEN", "ADDRESS", "SECURE", "BEHIND_PROXY", "TEMPLATES", "MAIL_URL", "MAIL_FROM"] {
            command.env_remove(format!("TANSIQ_{name}"));
        }
        command.env_remove("TANSIQ_LOG").env_remove("RUST_LOG");
        command
    }
}

/// The program, serving.
pub struct Server {
    child: Child,
    pub address: String,
    log: Arc<Mutex<String>>,
    reader: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// A browser without a session.
    pub fn visitor(&self) -> Caller {
        Caller { address: self.address.clone(), cookies: Vec::new(), language: "en", forwarded_for: None }
    }

    pub fn signed_in(&self, email: &str) -> Caller {
        let mut caller = self.visitor();
        let answer = caller.post("/sign-in", &[("email", email), ("password", SAMPLE_PASSWORD)]);
        assert_eq!(answer.status, 303, "{}", answer.text);
        caller
    }

    /// Asks it to stop and returns all it wrote to its log.
    pub fn stop(mut self) -> String {
        let pid = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status().expect("kill is there");
        assert!(self.child.wait().expect("it ends").success(), "it ends well when it is asked to");
        self.reader.take().map(std::thread::JoinHandle::join);
        self.log.lock().expect("nobody panicked").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

pub struct Caller {
    address: String,
    cookies: Vec<(String, String)>,
    pub language: &'static str,
    /// What a proxy says of it: the header's value, where there is one.
    pub forwarded_for: Option<String>,
}

#[derive(Debug)]
pub struct Heard {
    pub status: u16,
    pub text: String,
}

impl Caller {
    pub fn get(&mut self, path: &str) -> Heard {
        self.ask("GET", path, "", "")
    }

    pub fn get_with(&mut self, path: &str, header: &str) -> Heard {
        self.ask("GET", path, &format!("{header}\r\n"), "")
    }

    /// Posts a form with the token of a page seen before it.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Heard {
        let known = self.cookies.iter().any(|(name, _)| name == "tansiq");
        let page = self.get(if known { "/no-such-page" } else { "/sign-in" }).text;
        let token = page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let token = token.unwrap_or_else(|| panic!("a page with a form: {page}")).to_owned();
        let pairs = [&[("csrf", token.as_str())], fields].concat();
        let body = serde_urlencoded::to_string(pairs).expect("pairs of text");
        self.ask("POST", path, "Content-Type: application/x-www-form-urlencoded\r\n", &body)
    }

    fn ask(&mut self, method: &str, path: &str, more: &str, body: &str) -> Heard {
        let (address, language, length) = (&self.address, self.language, body.len());
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let forwarded = self.forwarded_for.as_ref().map(|of| format!("X-Forwarded-For: {of}\r\n")).unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/html\r\nAccept-Language: {language}\r\n\
             Cookie: {cookies}\r\nContent-Length: {length}\r\n{forwarded}{more}Connection: close\r\n\r\n{body}"
        );
        let mut stream = TcpStream::connect(address).expect("it listens");
        stream.write_all(request.as_bytes()).expect("it takes the request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, text) = answer.split_once("\r\n\r\n").expect("an answer has a head");
        for line in head.lines().filter_map(|line| line.strip_prefix("set-cookie: ")) {
            let (name, value) = line.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            self.cookies.retain(|(kept, _)| kept != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Heard { status, text: text.to_owned() }
    }
}
